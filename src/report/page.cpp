// The page: one file, no script, nothing fetched (the content security policy forbids it).
#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/map_svg.hpp"
#include "report/page_parts.hpp"
#include "report/text.hpp"
#include "samling/report/report.hpp"

namespace samling::report {
namespace {

// Above this many the overview shows keys only; every group has its own map.
constexpr std::size_t most_names = 60;

std::string head(const plan::Plan& plan) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, "
      "initial-scale=1\">\n<meta name=\"generator\" content=\"samling "
      "{}\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
      html_text(one_line(plan.samling_version)), html_text(one_line(plan.title)), style_sheet());
}

std::string figure_fact(std::string_view name, const std::string& value) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
}

std::string banner(const PlanView& view) {
  const auto& plan = view.plan();
  auto html =
      fmt::format("<header><p class=\"eyebrow\">Proposal of gatherings</p><h1>{}</h1><p class=\"lead\">{} for {}",
                  prose(plan.title), counted(plan.groups.size(), "gathering", "gatherings"),
                  counted(view.placed(), "municipality", "municipalities"));
  if (!view.unplaced().empty()) html += fmt::format("; {} could not be placed", view.unplaced().size());
  html += fmt::format(". {}</p>", html_text(status_sentence(plan)));
  html += "<dl class=\"facts\">" + figure_fact("Gatherings", fmt::format("{}", plan.groups.size())) +
          figure_fact("Placed", fmt::format("{}", view.placed())) +
          figure_fact("Not placed", fmt::format("{}", view.unplaced().size())) +
          figure_fact("Score of the groups", signed_text(group_score_sum(plan), 3)) +
          figure_fact("More is possible by at most", fixed(gap(plan), 3)) + "</dl></header>";
  return html;
}

bool has_notes(const PlanView& view) {
  const auto& plan = view.plan();
  return !plan.warnings.empty() || !plan.conflict.empty() || !plan.repairs.empty() || view.any_estimate();
}

std::string contents(const Page& page) {
  const auto& plan = page.view.plan();
  std::string html = "<nav aria-label=\"Contents\"><ul>";
  const auto link = [&](std::string_view id, std::string_view name) {
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>", id, name);
  };
  if (has_notes(page.view)) link("notes", "What to know first");
  link("map", "Map");
  if (!plan.groups.empty()) link("gatherings", "All gatherings");
  link("unplaced", "Not placed");
  if (!plan.rejected.empty()) link("rejected", "Good groups that cannot meet");
  link("method", "How the score was computed");
  if (!plan.attributions.empty()) link("sources", "Sources");
  html += "</ul><ul class=\"keys\">";
  for (std::size_t g = 0; g < plan.groups.size(); ++g) {
    html += fmt::format("<li><a href=\"#group-{}\" aria-label=\"{}: {}\">{}</a></li>", g + 1,
                        html_text(one_line(plan.groups[g].key)),
                        html_text(joined(page.view.names(plan.groups[g].members))), badge(page, g));
  }
  return html + "</ul></nav>";
}

std::string notes(const PlanView& view) {
  const auto& plan = view.plan();
  if (!has_notes(view)) return {};
  std::string html = "<section id=\"notes\" aria-labelledby=\"notes-h\"><h2 id=\"notes-h\">What to know first</h2>";
  if (!plan.conflict.empty()) {
    html += "<div class=\"warning\"><h3>These demands cannot hold together</h3>" + bullets(plan.conflict) + "</div>";
  }
  if (!plan.repairs.empty()) html += "<h3>Each of these was tried and works</h3>" + bullets(plan.repairs);
  if (!plan.warnings.empty()) html += "<div class=\"warning\">" + bullets(plan.warnings) + "</div>";
  if (view.any_estimate()) {
    html += "<p>Figures marked" + estimate_mark(true) + " are computed from straight lines, not from roads.</p>";
  }
  return html + "</section>";
}

std::string legend() {
  return "<figcaption class=\"legend\"><span><svg viewBox=\"0 0 20 14\" aria-hidden=\"true\"><g "
         "fill=\"#5a6775\"><circle cx=\"7\" "
         "cy=\"7\" r=\"4\"/><rect x=\"13\" y=\"3.5\" width=\"7\" height=\"7\"/></g></svg>member, a mark and colour for "
         "each "
         "group</span><span><svg viewBox=\"0 0 20 18\" aria-hidden=\"true\"><path fill=\"#5a6775\" d=\"M10 18l-4.5-8a5 "
         "5 0 1 1 9 "
         "0z\"/></svg>venue</span><span><svg viewBox=\"0 0 20 14\" aria-hidden=\"true\"><circle class=\"hollow\" "
         "cx=\"10\" cy=\"7\" "
         "r=\"4.5\"/></svg>not placed</span><span><svg viewBox=\"0 0 28 14\" aria-hidden=\"true\"><path "
         "stroke=\"#5a6775\" "
         "stroke-width=\"1.6\" d=\"M0 4h28\"/><path stroke=\"#5a6775\" stroke-width=\"1.6\" stroke-dasharray=\"5 4\" "
         "d=\"M0 "
         "11h28\"/></svg>journey; dashed where it is an estimate</span></figcaption>";
}

std::string map_section(const Page& page) {
  const bool names = page.view.placed() + page.view.unplaced().size() <= most_names;
  const MapOptions wide{.id = "overview",
                        .size = {.width = 1040,
                                 .least_height = 460,
                                 .most_height = page.view.plan().groups.size() > 25 ? 1240.0 : 860.0,
                                 .margin = 60},
                        .names = names};
  const MapOptions narrow{.id = "overview-narrow",
                          .size = {.width = 380, .least_height = 300, .most_height = 640, .margin = 34},
                          .names = names && page.view.placed() <= 20};
  const auto picture = overview_map(page.view, page.outlines, page.slots, wide);
  std::string html = "<section id=\"map\" aria-labelledby=\"map-h\"><h2 id=\"map-h\">Map</h2>";
  if (picture.empty()) return html + "<p>The plan has no positions to show.</p></section>";
  html += "<figure><div class=\"wide\">" + picture + "</div><div class=\"narrow\">" +
          overview_map(page.view, page.outlines, page.slots, narrow) + "</div>" + legend() + "</figure>";
  return html +
         "<p class=\"note\">Names without room are left out; every gathering below has a map of its own.</p></section>";
}

std::string gatherings(const Page& page) {
  const auto& groups = page.view.plan().groups;
  if (groups.empty()) return {};
  std::string rows;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const auto& group = groups[g];
    rows +=
        "<tr>" + row_head(fmt::format("<a href=\"#group-{}\">{}</a>", g + 1, badge(page, g))) +
        cell(name_list(page.view, group.members)) + cell(prose(page.view.theme(group.theme))) + "<td class=\"d\">" +
        (group.date ? html_text(short_date(*group.date)) : "–") + "</td>" +
        cell(group.venue ? prose(group.venue->name) : "–") +
        cell(group.venue ? minutes_text(group.venue->worst_minutes) + estimate_mark(has_estimate(group)) : "–", true) +
        cell(signed_text(group.score, 3), true) + "</tr>";
  }
  return "<section id=\"gatherings\" aria-labelledby=\"gatherings-h\"><h2 id=\"gatherings-h\">All gatherings</h2>" +
         table("All gatherings", {"Group", "_Members", "Theme", "Date", "Venue", ">Longest way", ">Score"}, rows,
               "overview named") +
         "</section>";
}

std::string footer(const plan::Plan& plan) {
  return fmt::format("<footer><p>Made by samling {} from seed {}. Input: {}.</p></footer>", prose(plan.samling_version),
                     plan.seed, plan.input_checksum.empty() ? "no checksum" : prose(plan.input_checksum));
}

}  // namespace

std::string html(const plan::Plan& plan, const std::vector<plan::Boundary>& boundaries) {
  const PlanView view(plan);
  const Outlines outlines(boundaries);
  const auto slots = slots_of(plan);
  const Page page{view, outlines, slots};
  auto document = head(plan) + "<body>\n<a class=\"skip\" href=\"#main\">Skip to the plan</a>\n" + banner(view) + "\n" +
                  contents(page) + "\n<main id=\"main\">\n" + notes(view) + "\n" + map_section(page) + "\n" +
                  gatherings(page) + "\n";
  for (std::size_t g = 0; g < plan.groups.size(); ++g) document += group_section(page, g) + "\n";
  document += unplaced_section(page) + "\n" + rejected_section(page) + "\n" + method_section(page) + "\n" +
              sources_section(page);
  return document + "\n</main>\n" + footer(plan) + "\n</body>\n</html>\n";
}

}  // namespace samling::report
