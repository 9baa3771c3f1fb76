// The end of the page: who has no group, what was rejected, how the figures came about, where they come from.
#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/page_parts.hpp"
#include "report/score_words.hpp"
#include "report/text.hpp"

namespace samling::report {
namespace {

std::string lonely_rows(const PlanView& view, const std::vector<const plan::PlannedMunicipality*>& rows) {
  std::string html;
  for (const auto* row : rows) {
    html += "<tr>" +
            row_head(prose(view.name(row->code)) + fmt::format(" <span class=\"code\">{}</span>", prose(row->code))) +
            cell(prose(row->county)) + cell(prose(joined(view.themes(row->themes), ", "))) + cell(prose(row->why)) +
            "</tr>";
  }
  return html;
}

std::string setting(std::string_view name, const std::string& value) {
  return fmt::format("<tr>{}{}</tr>", row_head(std::string(name)), cell(prose(value)));
}

std::string settings_table(const plan::Plan& plan) {
  const auto& s = plan.settings;
  auto rows = setting("Objective", s.objective);
  rows += setting("Group size", fmt::format("{} to {}", s.size_min, s.size_max));
  rows += setting("Number of groups", s.group_count ? fmt::format("{}", *s.group_count) : "free");
  rows += setting("Travel limit between two members", s.travel_limit ? minutes_text(*s.travel_limit) : "none");
  rows += setting("Travel limit to the venue", s.venue_limit ? minutes_text(*s.venue_limit) : "none");
  rows += setting("Common theme required", s.common_theme ? "yes" : "no");
  for (const plan::PlannedRule& rule : s.rules) rows += setting("Rule: " + rule.rule, rule_text(rule));
  rows += setting("Weight of theme likeness", format_number(s.theme_weight, 4));
  rows += setting("Weight of unlike practice", format_number(s.difference_weight, 4));
  rows += setting("Weight of travel", format_number(s.travel_weight, 4));
  rows += setting("Travel scale", format_number(s.travel_scale, 4) + " " + s.travel_measure);
  rows += setting("Likeness measure", s.likeness);
  rows += setting("Price of one not placed", format_number(s.unplaced_price, 4));
  rows += setting("Time zone", s.time_zone);
  rows += setting("Seed", fmt::format("{}", plan.seed));
  rows += setting("samling version", plan.samling_version);
  rows += setting("Input checksum", plan.input_checksum.empty() ? "none" : plan.input_checksum);
  return table("Settings of this plan", {"Setting", "Value"}, rows);
}

}  // namespace

std::string unplaced_section(const Page& page) {
  const auto& view = page.view;
  std::string html = "<section id=\"unplaced\" aria-labelledby=\"unplaced-h\"><h2 id=\"unplaced-h\">Not placed</h2>";
  if (view.unplaced().empty() && view.excluded().empty()) return html + "<p>Everybody has a group.</p></section>";
  const std::vector<std::string_view> head = {"Municipality", "County", "Themes", "_Why"};
  if (!view.unplaced().empty()) {
    html += table("Municipalities without a group, and the reason", head, lonely_rows(view, view.unplaced()));
  } else {
    html += "<p>Everybody who was asked for has a group.</p>";
  }
  if (!view.excluded().empty()) {
    html += "<h3>Not asked for</h3>" +
            table("Municipalities outside this request, and the reason", head, lonely_rows(view, view.excluded()));
  }
  return html + "</section>";
}

std::string rejected_section(const Page& page) {
  if (page.view.plan().rejected.empty()) return {};
  std::string rows;
  for (const auto& group : page.view.plan().rejected) {
    rows += "<tr>" + row_head(name_list(page.view, group.members)) + cell(signed_text(group.score, 3), true) +
            cell(prose(group.stage)) + cell(bullets(group.reasons)) + cell(bullets(group.repairs)) + "</tr>";
  }
  return "<section id=\"rejected\" aria-labelledby=\"rejected-h\"><h2 id=\"rejected-h\">Good groups that cannot "
         "meet</h2><p>These "
         "groups were best until their venue or their day could not be had.</p>" +
         table("Rejected groups", {"Group", ">Score", "Refused by", "_Reasons", "_What would make it valid"}, rows,
               "named") +
         "</section>";
}

std::string method_section(const Page& page) {
  std::string html =
      "<section id=\"method\" aria-labelledby=\"method-h\"><h2 id=\"method-h\">How the score was computed</h2>";
  for (const auto& line : score_formulas(page.view)) html += "<p>" + prose(line) + "</p>";
  return html + settings_table(page.view.plan()) + "</section>";
}

std::string sources_section(const Page& page) {
  const auto& plan = page.view.plan();
  if (plan.attributions.empty()) return {};
  return "<section id=\"sources\" aria-labelledby=\"sources-h\"><h2 id=\"sources-h\">Sources</h2>" +
         bullets(plan.attributions) + "</section>";
}

}  // namespace samling::report
