#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/plan_view.hpp"
#include "report/score_words.hpp"
#include "report/text.hpp"
#include "samling/report/report.hpp"

namespace samling::report {
namespace {

using plan::PlannedGroup;

/// Text from outside.
std::string md(std::string_view text) {
  return markdown_text(text);
}

std::string md_names(const PlanView& view, const std::vector<std::string>& codes) {
  return md(joined(view.names(codes)));
}

std::string estimate_mark(bool estimate) {
  return estimate ? " (estimate)" : "";
}

void bullets(std::string& out, const std::vector<std::string>& texts) {
  for (const auto& text : texts) out += "- " + md(text) + "\n";
  if (!texts.empty()) out += "\n";
}

void head(std::string& out, const PlanView& view) {
  const auto& plan = view.plan();
  out += fmt::format("# {}\n\n", md(plan.title));
  out += fmt::format(
      "{} for {}; {} not placed, {} not asked for.\n\n", counted(plan.groups.size(), "gathering", "gatherings"),
      counted(view.placed(), "municipality", "municipalities"), view.unplaced().size(), view.excluded().size());
  out += fmt::format("{} {} Score {}, bound {}, gap {}.\n\n", md(status_sentence(plan)), md(plan.proof),
                     fixed(plan.score, 4), fixed(plan.upper_bound, 4), fixed(gap(plan), 4));
  if (!plan.conflict.empty()) {
    out += "## What cannot hold together\n\n";
    bullets(out, plan.conflict);
  }
  if (!plan.repairs.empty()) {
    out += "Each of these was tried and works:\n\n";
    bullets(out, plan.repairs);
  }
  if (!plan.warnings.empty()) {
    out += "## Warnings\n\n";
    bullets(out, plan.warnings);
  }
}

void overview(std::string& out, const PlanView& view) {
  if (view.plan().groups.empty()) return;
  out += "## Gatherings\n\n| Group | Members | Theme | Date | Venue | Longest way | Score |\n";
  out += "|---|---|---|---|---|---:|---:|\n";
  for (const auto& group : view.plan().groups) {
    const auto worst = group.venue ? minutes_text(group.venue->worst_minutes) + estimate_mark(has_estimate(group)) : "";
    out += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", md(group.key), md_names(view, group.members),
                       md(view.theme(group.theme)), md(group.date ? short_date(*group.date) : ""),
                       md(group.venue ? group.venue->name : ""), worst, fixed(group.score, 3));
  }
  out += "\n";
}

void venue(std::string& out, const PlanView& view, const PlannedGroup& group) {
  if (!group.venue) return;
  const auto& place = *group.venue;
  out += fmt::format("**Venue:** {}. {}\n\n", md(place.name), md(place.why));
  out += "| From | There | Home | Kilometres |\n|---|---:|---:|---:|\n";
  for (const auto& leg : place.legs) {
    out += fmt::format("| {} | {}{} | {}{} | {} |\n", md(view.name(leg.municipality)), minutes_text(leg.minutes_there),
                       estimate_mark(leg.estimate), minutes_text(leg.minutes_home), estimate_mark(leg.estimate),
                       leg.kilometres ? format_number(*leg.kilometres, 1) : "");
  }
  out += fmt::format("\nWorst {}, sum {}.\n\n", minutes_text(place.worst_minutes), minutes_text(place.sum_minutes));
  for (const auto& refused : place.refused) out += fmt::format("- Not {}: {}\n", md(refused.name), md(refused.reason));
  if (!place.refused.empty()) out += "\n";
}

void day(std::string& out, const PlanView& view, const PlannedGroup& group) {
  if (group.day.empty()) return;
  out += "| Time | Programme |\n|---|---|\n";
  for (const auto& activity : group.day) {
    out += fmt::format("| {}–{} | {} |\n", md(activity.start), md(activity.end), md(activity_name(view, activity)));
  }
  out += "\n";
}

void pairs(std::string& out, const PlanView& view, const PlannedGroup& group) {
  if (group.pairs.empty()) return;
  out += "| Pair | Minutes | Kilometres | Likeness | Unlikeness | Affinity | What differs |\n";
  out += "|---|---:|---:|---:|---:|---:|---|\n";
  for (const auto& pair : group.pairs) {
    out += fmt::format("| {} – {} | {}{} | {} | {} | {} | {} | {} |\n", md(view.name(pair.a)), md(view.name(pair.b)),
                       pair.minutes ? format_number(*pair.minutes, 1) : "no figure", estimate_mark(pair.estimate),
                       pair.kilometres ? format_number(*pair.kilometres, 1) : "", fixed(pair.likeness, 3),
                       fixed(pair.unlikeness, 3), fixed(pair.affinity, 3), md(difference_text(view, pair)));
  }
  out += fmt::format("\nScore of the group: {}.\n\n", md(group_score_text(view.plan().settings, group)));
}

void alternatives(std::string& out, const PlanView& view, const PlannedGroup& group) {
  if (group.alternatives.empty()) return;
  out += "Why not another:\n\n";
  for (const auto& other : group.alternatives) {
    out += fmt::format("- {} (score {}{}): {}\n", md_names(view, other.members), fixed(other.group_score, 3),
                       other.change ? ", the whole " + signed_text(*other.change, 3, true) : std::string(),
                       md(other.why_not));
  }
  out += "\n";
}

void gathering(std::string& out, const PlanView& view, const PlannedGroup& group) {
  out += fmt::format("## {}: {}\n\n", md(group.key), md_names(view, group.members));
  std::vector<std::string> facts;
  if (!group.theme.empty()) facts.push_back("theme " + md(view.theme(group.theme)));
  if (group.date) facts.push_back(md(long_date(*group.date)));
  if (view.people(group) > 0)
    facts.push_back(counted(static_cast<std::size_t>(view.people(group)), "person", "people"));
  if (!group.remote.empty()) facts.push_back("remotely: " + md_names(view, group.remote));
  if (!facts.empty()) out += capitalised(joined(facts, ", ")) + ".\n\n";
  if (!group.why.empty()) out += md(group.why) + "\n\n";
  bullets(out, group.warnings);
  venue(out, view, group);
  day(out, view, group);
  pairs(out, view, group);
  alternatives(out, view, group);
}

void not_placed(std::string& out, const PlanView& view) {
  const auto table = [&](const char* heading, const std::vector<const plan::PlannedMunicipality*>& rows) {
    if (rows.empty()) return;
    out += fmt::format("## {}\n\n| Code | Municipality | Themes | Why |\n|---|---|---|---|\n", heading);
    for (const auto* row : rows) {
      out += fmt::format("| {} | {} | {} | {} |\n", md(row->code), md(view.name(row->code)),
                         md(joined(view.themes(row->themes), ", ")), md(row->why));
    }
    out += "\n";
  };
  table("Not placed", view.unplaced());
  table("Not asked for", view.excluded());
}

void rejected(std::string& out, const PlanView& view) {
  if (view.plan().rejected.empty()) return;
  out += "## Groups that were better but cannot meet\n\n";
  for (const auto& group : view.plan().rejected) {
    out += fmt::format("- {} (score {}), refused by the {}:\n", md_names(view, group.members), fixed(group.score, 3),
                       md(group.stage));
    for (const auto& reason : group.reasons) out += "  - " + md(reason) + "\n";
    for (const auto& repair : group.repairs) out += "  - repair: " + md(repair) + "\n";
  }
  out += "\n";
}

void method(std::string& out, const PlanView& view) {
  out += "## How the score was computed\n\n";
  for (const auto& line : score_formulas(view)) out += md(line) + "\n\n";
  out += fmt::format("Seed {}; samling {}; input {}.\n\n", view.plan().seed, md(view.plan().samling_version),
                     view.plan().input_checksum.empty() ? "without checksum" : md(view.plan().input_checksum));
  if (view.plan().attributions.empty()) return;
  out += "## Sources\n\n";
  bullets(out, view.plan().attributions);
}

}  // namespace

std::string markdown(const plan::Plan& plan) {
  const PlanView view(plan);
  std::string out;
  head(out, view);
  overview(out, view);
  for (const auto& group : plan.groups) gathering(out, view, group);
  not_placed(out, view);
  rejected(out, view);
  method(out, view);
  return out;
}

}  // namespace samling::report
