// For a terminal: every section has its share of the 24 lines, every line is cut to 80 columns.
#include <fmt/format.h>

#include <algorithm>

#include "report/figures.hpp"
#include "report/plan_view.hpp"
#include "report/text.hpp"
#include "samling/report/report.hpp"

namespace samling::report {
namespace {

constexpr int columns = 80;
constexpr std::size_t group_lines = 9;
constexpr std::size_t unplaced_lines = 4;
constexpr std::size_t conflict_lines = 2;
constexpr std::size_t warning_lines = 2;

/// Lines of one section: at most `limit`; when there are more, the last one says how many were left out.
std::vector<std::string> at_most(std::vector<std::string> lines, std::size_t limit, const std::string& what) {
  if (lines.size() <= limit) return lines;
  const auto left_out = lines.size() - (limit - 1);
  lines.resize(limit - 1);
  lines.push_back(fmt::format("  … and {} more {}", left_out, what));
  return lines;
}

std::string score_line(const plan::Plan& plan) {
  return fmt::format("Score {}, no plan scores more than {} (gap {}).", fixed(plan.score, 3),
                     fixed(plan.upper_bound, 3), fixed(gap(plan), 3));
}

std::string count_line(const PlanView& view) {
  auto line = fmt::format("{} for {}; {} not placed", counted(view.plan().groups.size(), "gathering", "gatherings"),
                          counted(view.placed(), "municipality", "municipalities"), view.unplaced().size());
  if (!view.excluded().empty()) line += fmt::format(", {} not asked for", view.excluded().size());
  return line + ".";
}

std::string group_line(const PlanView& view, const plan::PlannedGroup& group) {
  const auto date = group.date ? short_date(*group.date) : std::string("no date");
  const auto worst = group.venue ? minutes_text(group.venue->worst_minutes) : std::string("-");
  const auto mark = has_estimate(group) ? " est." : "";
  const auto venue = group.venue ? one_line(group.venue->name) : std::string("no venue");
  return fmt::format("{} {} {} {} {}", padded(one_line(group.key), 5), padded(date, 11), padded(worst + mark, 13),
                     padded(venue, 20), joined(view.names(group.members)));
}

std::vector<std::string> groups_section(const PlanView& view) {
  std::vector<std::string> lines;
  for (const auto& group : view.plan().groups) lines.push_back(group_line(view, group));
  lines = at_most(std::move(lines), group_lines, "gatherings");
  if (lines.empty()) return lines;
  lines.insert(lines.begin(), fmt::format("{} {} {} {} {}", padded("Group", 5), padded("Date", 11),
                                          padded("Longest way", 13), padded("Venue", 20), "Members"));
  lines.insert(lines.begin(), "");
  return lines;
}

std::vector<std::string> unplaced_section(const PlanView& view) {
  std::vector<std::string> lines;
  for (const auto* municipality : view.unplaced()) {
    lines.push_back(fmt::format("Not placed: {}: {}", view.name(municipality->code), one_line(municipality->why)));
  }
  return at_most(std::move(lines), unplaced_lines, "not placed");
}

std::vector<std::string> conflict_section(const plan::Plan& plan) {
  std::vector<std::string> lines;
  if (!plan.conflict.empty()) {
    std::vector<std::string> demands;
    for (const auto& demand : plan.conflict) demands.push_back(one_line(demand));
    lines.push_back("Cannot hold together: " + joined(demands) + ".");
  }
  if (!plan.repairs.empty()) lines.push_back("Repair that works: " + one_line(plan.repairs.front()));
  return at_most(std::move(lines), conflict_lines, "conflicts");
}

std::vector<std::string> warnings_section(const plan::Plan& plan) {
  std::vector<std::string> lines;
  for (const auto& warning : plan.warnings) lines.push_back("Warning: " + one_line(warning));
  for (const auto& group : plan.groups) {
    for (const auto& warning : group.warnings) {
      lines.push_back(fmt::format("Warning: {}: {}", one_line(group.key), one_line(warning)));
    }
  }
  return at_most(std::move(lines), warning_lines, "warnings");
}

}  // namespace

std::string summary(const plan::Plan& plan) {
  const PlanView view(plan);
  std::vector<std::string> lines = {one_line(plan.title), status_sentence(plan), score_line(plan), count_line(view)};
  for (auto section : {groups_section(view), conflict_section(plan), unplaced_section(view), warnings_section(plan)}) {
    std::ranges::move(section, std::back_inserter(lines));
  }
  lines.push_back(
      fmt::format("Seed {}, samling {}, input {}", plan.seed, one_line(plan.samling_version),
                  plan.input_checksum.empty() ? "without checksum" : shorten(one_line(plan.input_checksum), 20)));
  std::string text;
  for (const auto& line : lines) text += shorten(line, columns) + "\n";
  return text;
}

}  // namespace samling::report
