// For a terminal: every section has its share of the 24 lines; sentences are wrapped at 80 columns.
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
constexpr std::size_t all_lines = 24;
constexpr std::size_t unplaced_lines = 8;
constexpr std::size_t conflict_lines = 5;
constexpr std::size_t warning_lines = 3;

/// Entries of one section, wrapped, on at most `limit` lines; when there are more, the last line says how many were
/// left out.
std::vector<std::string> at_most(const std::vector<std::string>& entries, std::size_t limit, const std::string& one,
                                 const std::string& many) {
  std::vector<std::string> lines;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const auto entry = wrapped(entries[e], columns);
    const bool last = e + 1 == entries.size();
    if (lines.size() + entry.size() + (last ? 0 : 1) > limit) {
      if (limit > 0)
        lines.push_back(fmt::format("  … and {} more {}", entries.size() - e, e + 1 == entries.size() ? one : many));
      return lines;
    }
    lines.insert(lines.end(), entry.begin(), entry.end());
  }
  return lines;
}

std::string score_line(const plan::Plan& plan) {
  return fmt::format("Score of the groups {}; at most {} more is possible under these rules.",
                     fixed(group_score_sum(plan), 3), fixed(gap(plan), 3));
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
  for (const auto& group : view.plan().groups) lines.push_back(shorten(group_line(view, group), columns));
  lines = at_most(lines, group_lines, "gathering", "gatherings");
  if (lines.empty()) return lines;
  lines.insert(lines.begin(), fmt::format("{} {} {} {} {}", padded("Group", 5), padded("Date", 11),
                                          padded("Longest way", 13), padded("Venue", 20), "Members"));
  lines.insert(lines.begin(), "");
  return lines;
}

std::vector<std::string> unplaced_section(const PlanView& view, std::size_t limit) {
  std::vector<std::string> lines;
  for (const auto* municipality : view.unplaced()) {
    lines.push_back(fmt::format("Not placed: {}: {}", view.name(municipality->code), one_line(municipality->why)));
  }
  return at_most(lines, std::min(limit, unplaced_lines), "not placed", "not placed");
}

std::vector<std::string> conflict_section(const plan::Plan& plan) {
  std::vector<std::string> lines;
  if (!plan.conflict.empty()) {
    std::vector<std::string> demands;
    for (const auto& demand : plan.conflict) demands.push_back(one_line(demand));
    lines.push_back("Cannot hold together: " + joined(demands) + ".");
  }
  for (const auto& repair : plan.repairs) lines.push_back("Repair that works: " + one_line(repair));
  return at_most(lines, conflict_lines, "demand or repair", "demands and repairs");
}

std::vector<std::string> warnings_section(const plan::Plan& plan) {
  std::vector<std::string> lines;
  for (const auto& warning : plan.warnings) lines.push_back("Warning: " + one_line(warning));
  for (const auto& group : plan.groups) {
    for (const auto& warning : group.warnings) {
      lines.push_back(fmt::format("Warning: {}: {}", one_line(group.key), one_line(warning)));
    }
  }
  return at_most(lines, warning_lines, "warning", "warnings");
}

}  // namespace

std::string summary(const plan::Plan& plan) {
  const PlanView view(plan);
  std::vector<std::string> lines = {one_line(plan.title), status_sentence(plan), score_line(plan), count_line(view)};
  const auto append = [&lines](const std::vector<std::string>& section) {
    lines.insert(lines.end(), section.begin(), section.end());
  };
  append(groups_section(view));
  append(conflict_section(plan));
  const auto warnings = warnings_section(plan);
  append(unplaced_section(view, all_lines - 1 - std::min(all_lines - 1, lines.size() + warnings.size())));
  append(warnings);
  lines.push_back(
      fmt::format("Seed {}, samling {}, input {}", plan.seed, one_line(plan.samling_version),
                  plan.input_checksum.empty() ? "without checksum" : shorten(one_line(plan.input_checksum), 20)));
  std::string text;
  for (const auto& line : lines) text += shorten(line, columns) + "\n";
  return text;
}

}  // namespace samling::report
