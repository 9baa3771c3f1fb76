#include "report/page_parts.hpp"

#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/text.hpp"

namespace samling::report {

std::string badge(const Page& page, std::size_t group) {
  const auto& slot = palette[page.slots[group]];
  return fmt::format(
      R"(<span class="badge" style="background:{};color:{}"><svg viewBox="0 0 14 14" aria-hidden="true"><g fill="{}">{}</g></svg>{}</span>)",
      slot.fill, slot.text, slot.text, mark(slot, 7, 7, 4),
      html_text(shorten(one_line(page.view.plan().groups[group].key), 16)));
}

std::string table(std::string_view caption, const std::vector<std::string_view>& head, const std::string& rows,
                  std::string_view style) {
  std::string heads;
  for (const auto& name : head) {
    const bool number = name.starts_with('>');
    const bool wide = name.starts_with('_');
    heads += fmt::format(R"(<th scope="col"{}>{}</th>)",
                         number ? " class=\"n\""
                         : wide ? " class=\"w\""
                                : "",
                         number || wide ? name.substr(1) : name);
  }
  return fmt::format(
      R"(<div class="scroll" role="region" tabindex="0" aria-label="{0}"><table{1}><caption>{0}</caption><thead><tr>{2}</tr></thead><tbody>{3}</tbody></table></div>)",
      caption, style.empty() ? std::string() : fmt::format(R"( class="{}")", style), heads, rows);
}

std::string cell(const std::string& html, bool number) {
  return fmt::format("<td{}>{}</td>", number ? " class=\"n\"" : "", html);
}

std::string row_head(const std::string& html) {
  return fmt::format(R"(<th scope="row">{}</th>)", html);
}

std::string estimate_mark(bool estimate) {
  return estimate ? R"( <span class="estimate" title="computed from straight lines, not from roads">estimate</span>)"
                  : "";
}

std::string bullets(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  std::string list = "<ul>";
  for (const auto& text : texts) list += "<li>" + prose(text) + "</li>";
  return list + "</ul>";
}

std::string name_list(const PlanView& view, const std::vector<std::string>& codes) {
  std::string list;
  for (const auto& name : view.names(codes)) list += (list.empty() ? "" : ", ") + prose(name);
  return list;
}

}  // namespace samling::report
