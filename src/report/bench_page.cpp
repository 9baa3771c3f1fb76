// The page of a table of results: one file, no script, nothing fetched (the content security policy forbids it).
#include "samling/report/bench_page.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/page_parts.hpp"
#include "report/staircase_svg.hpp"
#include "report/text.hpp"
#include "samling/core/version.hpp"

namespace samling::report {
namespace {

using workbench::Cell;
using workbench::Comparison;
using workbench::MethodPair;
using workbench::MethodSummary;
using workbench::Staircase;

constexpr double level = 0.05;  // below it a difference is called clear

constexpr std::string_view bench_style = R"css(
.chart{width:100%;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.grid path{fill:none;stroke:#dde3e8;stroke-width:1}
.grid text{fill:#566473;font-size:12px}
.grid .axis{fill:#1c2733;font-size:13px}
.step{fill:none;stroke-width:2;stroke-linejoin:round}
.marks{stroke:#fff;stroke-width:1}
.sample{display:inline-block;width:34px;height:14px;vertical-align:-2px;margin-right:7px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.legend .sample{width:34px;height:14px;margin:0}
.methods tbody th{white-space:nowrap}
.scores td,.scores th{vertical-align:top}
.scores small{display:block;color:var(--soft);font-size:.86em}
.best{font-weight:700}
.clear{font-weight:600}
.methods td:last-child{white-space:nowrap}
@media print{.wide .chart{max-height:78mm}section{break-inside:avoid-page}#scores,#tests{break-inside:auto}}
)css";

std::string bench_head(std::string_view source) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta "
      "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"samling "
      "{}\">\n<title>Methods compared: {}</title>\n<style>{}{}</style>\n</head>\n",
      version(), html_text(one_line(source)), style_sheet(), bench_style);
}

// Enough figures to tell gaps apart, few enough to read.
std::string gap_text(std::optional<double> gap) {
  if (!gap) return "–";
  if (*gap == 0.0) return "0 %";
  const double size = std::abs(*gap);
  return signed_text(*gap, size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.001 ? 4 : 6) + " %";
}

std::string score_text(double score) {
  const double size = std::abs(score);
  return signed_text(score, size >= 1e6 ? 0 : size >= 1000 ? 2 : 4);
}

std::string seconds_text(double seconds) {
  return fixed(seconds, seconds >= 100 ? 0 : seconds >= 1 ? 2 : 4);
}

std::string p_text(double p) {
  return p < 0.0001 ? "&lt; 0.0001" : fixed(p, 4);
}

std::string method_name(const Comparison& comparison, std::size_t method) {
  return method_sample(method) + html_text(one_line(comparison.methods[method]));
}

std::string bench_fact(std::string_view name, const std::string& value) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
}

// Who is in front, in a sentence.
std::string verdict(const Comparison& comparison) {
  const MethodSummary* front = nullptr;
  for (const MethodSummary& summary : comparison.summaries) {
    const bool all = summary.feasible == summary.runs && summary.gap_to_best_pct.has_value();
    if (all && (front == nullptr || *summary.gap_to_best_pct < *front->gap_to_best_pct)) front = &summary;
  }
  if (front == nullptr) return "No method keeps the rules in all of its runs.";
  if (comparison.methods.size() == 1) return "One method alone: add others to compare.";
  return fmt::format("Nearest to the best answers of this table: <strong>{}</strong>, {} away on average.",
                     html_text(one_line(front->method)), gap_text(front->gap_to_best_pct));
}

std::string bench_banner(const Comparison& comparison, std::string_view source) {
  int runs = 0;
  double seconds = 0.0;
  for (const MethodSummary& summary : comparison.summaries) {
    runs += summary.runs;
    seconds += summary.runs * summary.cpu_seconds;
  }
  return fmt::format("<header><p class=\"eyebrow\">Workbench for grouping methods</p><h1>Methods compared: {}</h1>",
                     prose(source)) +
         "<p class=\"lead\">" + verdict(comparison) + "</p><dl class=\"facts\">" +
         bench_fact("Methods", fmt::format("{}", comparison.methods.size())) +
         bench_fact("Instances", fmt::format("{}", comparison.instances.size())) +
         bench_fact("Runs", fmt::format("{}", runs)) +
         bench_fact("CPU time in all", fmt::format("{} s", seconds_text(seconds))) + "</dl></header>";
}

std::string section(std::string_view id, std::string_view title, const std::string& body) {
  return fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-h\"><h2 id=\"{0}-h\">{1}</h2>{2}</section>\n", id,
                     title, body);
}

std::string summary_section(const Comparison& comparison) {
  std::string rows;
  for (std::size_t m = 0; m < comparison.summaries.size(); ++m) {
    const MethodSummary& summary = comparison.summaries[m];
    rows += "<tr>" + row_head(method_name(comparison, m)) + cell(fmt::format("{}", summary.runs), true) +
            cell(fmt::format("{}", summary.feasible), true) + cell(fmt::format("{}", summary.proven), true) +
            cell(fmt::format("{}", summary.best), true) + cell(gap_text(summary.gap_to_best_pct), true) +
            cell(gap_text(summary.gap_to_best_known_pct), true) + cell(gap_text(summary.gap_to_bound_pct), true) +
            cell(seconds_text(summary.cpu_seconds), true) + "</tr>";
  }
  return section(
      "methods", "By method",
      table("Means over the runs that keep the rules",
            {"Method", ">Runs", ">Keep the rules", ">Proven", ">Best here", ">Gap to best here", ">Gap to best known",
             ">Gap to bound", ">CPU s a run"},
            rows, "methods") +
          "<p class=\"note\">Gap: 100 × (mark − score) / |mark|, in percent; larger scores are better, so "
          "smaller gaps are, and a negative one is better than the mark. Best here: runs that reach the best "
          "score of their instance in this table.</p>");
}

std::string chart_legend(const Comparison& comparison) {
  std::string items;
  for (std::size_t m = 0; m < comparison.methods.size(); ++m) {
    items += fmt::format("<span>{}{}</span>", method_sample(m), html_text(one_line(comparison.methods[m])));
  }
  return "<figcaption class=\"legend\">" + items + "</figcaption>";
}

// The same picture for wide and for narrow windows.
std::string chart_figure(const Comparison& comparison, StaircaseChart chart, std::string_view narrow_id) {
  std::string figure = "<figure><div class=\"wide\">" + staircase_svg(chart) + "</div>";
  chart.id = narrow_id;
  chart.width = 380;
  chart.height = 300;
  return figure + "<div class=\"narrow\">" + staircase_svg(chart) + "</div>" + chart_legend(comparison) + "</figure>";
}

std::string profile_section(const Comparison& comparison) {
  const StaircaseChart chart{.id = "profile-title",
                             .title = "Performance profile",
                             .x_name = "percent worse than the best of the same instance and seed, at most",
                             .y_name = "share of problems",
                             .of_method = &comparison.profile,
                             .shift = 1.0,
                             .scale = 100.0,
                             .from_zero = true};
  StaircaseChart shown = chart;
  shown.x_name = "percent worse than the best, at most";
  return section(
      "profile", "Performance profile",
      "<p>How often is a method within so many percent of the best? Higher and further left is better. At 0: "
      "the share of problems (instance and seed) in which no other method did better.</p>" +
          chart_figure(comparison, shown, "profile-title-narrow") +
          "<p class=\"note\">After Dolan and Moré (2002), doi:10.1007/s101070100263, with 1 + gap to the "
          "best of the instance as the cost. Runs that break rules, or are missing, never count as "
          "solved.</p>");
}

bool any_reached(const std::vector<Staircase>& staircases) {
  return std::any_of(staircases.begin(), staircases.end(), [](const auto& s) { return !s.values().empty(); });
}

std::string time_section(const Comparison& comparison) {
  const auto& times = comparison.time_to_target;
  const std::string target = times.target_gap_pct == 0.0
                                 ? "the best score of the instance in this table"
                                 : fmt::format("a score within {} % of the best of the instance in this table",
                                               format_number(times.target_gap_pct, 6));
  std::string body = "<p>How often has a method reached " + target + " after so many CPU seconds?</p>";
  if (!any_reached(times.of_method)) return section("times", "Time to target", body + "<p>No run reached it.</p>");
  const StaircaseChart chart{.id = "times-title",
                             .title = "Time to target",
                             .x_name = "CPU seconds, at most",
                             .y_name = "share of runs",
                             .of_method = &times.of_method};
  body += chart_figure(comparison, chart, "times-title-narrow");
  body += "<p class=\"note\">After Aiex, Resende and Ribeiro (2007), doi:10.1007/s11590-006-0031-4. ";
  body += times.from_traces ? "Times are those of the traces beside the table.</p>"
                            : "Traces are missing for some runs: those count at the end of the run, so their times are "
                              "too long.</p>";
  return section("times", "Time to target", body);
}

std::string pair_row(const MethodPair& pair) {
  const auto& test = pair.test;
  std::string says = "no clear difference";
  if (pair.adjusted_p < level) {
    const bool first =
        test.median_difference > 0 || (test.median_difference == 0 && test.first_better > test.second_better);
    says = "<span class=\"clear\">" + html_text(one_line(first ? pair.first : pair.second)) + " is better</span>";
  }
  return "<tr>" + row_head(html_text(one_line(pair.first)) + " – " + html_text(one_line(pair.second))) +
         cell(fmt::format("{}", test.pairs), true) +
         cell(fmt::format("{} : {} : {}", test.first_better, test.pairs - test.first_better - test.second_better,
                          test.second_better),
              true) +
         cell(gap_text(test.median_difference), true) + cell(p_text(test.signed_rank_p), true) +
         cell(p_text(pair.adjusted_p), true) + cell(p_text(test.sign_p), true) + cell(says) + "</tr>";
}

std::string tests_section(const Comparison& comparison) {
  if (comparison.pairs.empty()) return {};
  std::string rows;
  for (const MethodPair& pair : comparison.pairs) rows += pair_row(pair);
  const std::string_view unit = comparison.pairs_are_instances
                                    ? "A pair is an instance: the mean gaps of the two methods over their seeds."
                                    : "A pair is a run of each on the same instance with the same seed. With fewer "
                                      "than 6 instances the pairs are "
                                      "not independent of each other: read p with care.";
  return section(
      "tests", "Paired tests",
      table("Two by two",
            {"Methods", ">Pairs", ">First better : equal : second better", ">Median difference", ">p, signed ranks",
             ">p, after Holm", ">p, signs", "Says"},
            rows, "methods") +
          fmt::format(
              "<p class=\"note\">{} Differences are of gaps to the best of the instance. Signed ranks: Wilcoxon "
              "(1945), doi:10.2307/3001968, two-sided, exact up to 50 pairs; Holm (1979) over all pairs of "
              "methods; signs: exact binomial. “Better” where p after Holm is below {}. No clear difference is "
              "not the same as no difference.</p>",
              unit, level));
}

const Cell* cell_of(const Comparison& comparison, const std::string& instance, const std::string& method) {
  for (const Cell& found : comparison.cells) {
    if (found.instance == instance && found.method == method) return &found;
  }
  return nullptr;
}

std::string score_cell(const Cell* found, bool best) {
  if (found == nullptr) return cell("–", true);
  if (!found->mean_score) return cell("<small>breaks rules</small>", true);
  std::string html = score_text(*found->mean_score);
  if (best) html = "<span class=\"best\">" + html + "</span>";
  if (found->runs > 1) html += "<small>best " + score_text(*found->best_score) + "</small>";
  if (found->mean_gap_to_best_known_pct) {
    html += "<small>" + gap_text(found->mean_gap_to_best_known_pct) + " to best known</small>";
  }
  if (found->feasible < found->runs) html += fmt::format("<small>{} of {} runs</small>", found->feasible, found->runs);
  return cell(html, true);
}

std::string scores_section(const Comparison& comparison) {
  std::vector<std::string> names{"Instance"};
  for (const std::string& method : comparison.methods) names.push_back(">" + html_text(one_line(method)));
  std::string rows;
  for (const std::string& instance : comparison.instances) {
    double best = -std::numeric_limits<double>::infinity();
    for (const std::string& method : comparison.methods) {
      const Cell* found = cell_of(comparison, instance, method);
      if (found != nullptr && found->mean_score) best = std::max(best, *found->mean_score);
    }
    rows += "<tr>" + row_head(html_text(one_line(instance)));
    for (const std::string& method : comparison.methods) {
      const Cell* found = cell_of(comparison, instance, method);
      rows += score_cell(found, found != nullptr && found->mean_score == best);
    }
    rows += "</tr>";
  }
  return section("scores", "Scores by instance",
                 table("Mean score over the seeds; the best mean of an instance is bold",
                       std::vector<std::string_view>(names.begin(), names.end()), rows, "scores"));
}

std::string bench_contents(const Comparison& comparison) {
  std::string html = "<nav aria-label=\"Contents\"><ul>";
  const auto link = [&](std::string_view id, std::string_view name) {
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>", id, name);
  };
  link("methods", "By method");
  link("profile", "Performance profile");
  link("times", "Time to target");
  if (!comparison.pairs.empty()) link("tests", "Paired tests");
  link("scores", "Scores by instance");
  return html + "</ul></nav>";
}

}  // namespace

std::string bench_page(const Comparison& comparison, std::string_view source) {
  return bench_head(source) + "<body>\n<a class=\"skip\" href=\"#main\">Skip to the tables</a>\n" +
         bench_banner(comparison, source) + "\n" + bench_contents(comparison) + "\n<main id=\"main\">\n" +
         summary_section(comparison) + profile_section(comparison) + time_section(comparison) +
         tests_section(comparison) + scores_section(comparison) +
         fmt::format("</main>\n<footer><p>Made by samling {} from {}.</p></footer>\n</body>\n</html>\n", version(),
                     prose(source));
}

}  // namespace samling::report
