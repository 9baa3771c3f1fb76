#include "report/score_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "report/figures.hpp"
#include "report/text.hpp"

namespace samling::report {
namespace {

std::string weight(double value) {
  return format_number(value, 4);
}

std::string cleaned_words(const std::vector<std::string>& words) {
  std::vector<std::string> lines;
  for (const auto& word : words) lines.push_back(one_line(word));
  return joined(lines, ", ");
}

std::string affinity_formula(const plan::PlanSettings& settings) {
  return fmt::format(
      "Affinity of a pair = {} × likeness of themes + {} × unlikeness of practice − {} × {} / {}. Likeness "
      "({}) and unlikeness lie between 0 and 1; travel is the longer direction between the two seats. A pair without a "
      "travel "
      "figure counts {} {}.",
      weight(settings.theme_weight), weight(settings.difference_weight), weight(settings.travel_weight),
      one_line(settings.travel_measure), weight(settings.travel_scale),
      settings.likeness == "cosine" ? "cosine" : "weighted Jaccard", weight(2 * settings.travel_scale),
      one_line(settings.travel_measure));
}

std::string group_formula(const plan::PlanSettings& settings) {
  const bool weighs = std::any_of(settings.rules.begin(), settings.rules.end(),
                                  [](const plan::PlannedRule& rule) { return rule.grade == "weigh"; });
  const std::string end = weighs ? ", less what the weighed rules cost that it does not keep." : ".";
  if (settings.objective == "pair_sum") return "Score of a group = sum of the affinities of its pairs" + end;
  return "Score of a group = sum over its members of their mean affinity to the others = 2 / (members − 1) × sum of "
         "the affinities of its pairs, so that small and large groups compare fairly" +
         end;
}

std::string total(const PlanView& view) {
  const auto& plan = view.plan();
  const double sum = group_score_sum(plan);
  const double price = plan.settings.unplaced_price * static_cast<double>(view.unplaced().size());
  auto text = fmt::format(
      "Score of the plan = sum of the group scores − {} × municipalities that could have been placed "
      "and were not = {} − {} × {} = {}.",
      weight(plan.settings.unplaced_price), signed_text(sum, 4), weight(plan.settings.unplaced_price),
      view.unplaced().size(), signed_text(sum - price, 4));
  const double halves = plan.unplaced_penalty;
  if (halves != 0.0) {
    text += fmt::format(" Less {} for weighed pairs of those not placed: {}.", signed_text(halves, 4),
                        signed_text(sum - price - halves, 4));
  }
  // A plan file may have been edited by hand: the page says so instead of showing a sum that does not add up.
  if (std::abs(sum - price - halves - plan.score) > 1e-6 * std::max(1.0, std::abs(plan.score))) {
    text += fmt::format(" The plan file states {}.", signed_text(plan.score, 4));
  }
  return text;
}

// Plans without a list of rules have binding ones only.
bool binds(const plan::PlanSettings& settings, std::string_view name) {
  return std::none_of(settings.rules.begin(), settings.rules.end(),
                      [&](const plan::PlannedRule& rule) { return rule.rule == name && rule.grade != "forbid"; });
}

std::string limits(const plan::PlanSettings& settings) {
  auto text = settings.size_min == settings.size_max
                  ? fmt::format("Groups of exactly {}", settings.size_min)
                  : fmt::format("Groups of {} to {}", settings.size_min, settings.size_max);
  if (settings.group_count) text += fmt::format(", {} of them", *settings.group_count);
  if (settings.travel_limit && binds(settings, "travel_limit")) {
    text += fmt::format("; at most {} between any two", minutes_text(*settings.travel_limit));
  }
  if (settings.venue_limit) text += fmt::format("; at most {} to the venue", minutes_text(*settings.venue_limit));
  if (settings.common_theme && binds(settings, "common_theme")) {
    text += "; every group has a theme that all its members work on";
  }
  for (const plan::PlannedRule& rule : settings.rules) {
    if (rule.rule == "travel_limit" || rule.rule == "common_theme") {
      if (rule.grade == "forbid") continue;
    }
    text += "; " + rule_text(rule);
  }
  return text + ".";
}

}  // namespace

std::string rule_text(const plan::PlannedRule& rule) {
  if (rule.grade == "forbid") return one_line(rule.what);
  if (rule.grade == "weigh") return fmt::format("{} (weighed: {} each)", one_line(rule.what), weight(rule.weight));
  return fmt::format("{} ({})", one_line(rule.what), rule.grade == "warn" ? "warned of" : one_line(rule.grade));
}

std::string difference_text(const PlanView& view, const plan::PlannedPair& pair) {
  if (pair.unlikeness_basis == "unknown") return "practice not known";
  std::vector<std::string> parts;
  if (!pair.only_a.empty()) parts.push_back(view.name(pair.a) + ": " + cleaned_words(pair.only_a));
  if (!pair.only_b.empty()) parts.push_back(view.name(pair.b) + ": " + cleaned_words(pair.only_b));
  if (parts.empty()) return "no difference stated";
  auto text = joined(parts, "; ");
  if (pair.unlikeness_basis == "text") text += " (from their texts)";
  return text;
}

std::string group_score_text(const plan::PlanSettings& settings, const plan::PlannedGroup& group) {
  if (group.pairs.empty()) return signed_text(group.score, 3);
  std::string sum;
  for (const auto& pair : group.pairs) {
    const auto term = signed_text(std::abs(pair.affinity), 3);
    sum += sum.empty() ? signed_text(pair.affinity, 3) : (pair.affinity < 0 ? " − " : " + ") + term;
  }
  const std::string less = group.penalty != 0.0 ? " − " + signed_text(group.penalty, 3) + " (rules)" : "";
  if (settings.objective == "pair_sum") return fmt::format("{}{} = {}", sum, less, signed_text(group.score, 3));
  return fmt::format("2 / ({} − 1) × ({}){} = {}", group.members.size(), sum, less, signed_text(group.score, 3));
}

std::string pair_text(const plan::PlanSettings& settings, const plan::PlannedPair& pair) {
  const auto& measured = settings.travel_measure == "kilometres" ? pair.kilometres : pair.minutes;
  const double travel = measured.value_or(2 * settings.travel_scale);
  return fmt::format("{} × {} + {} × {} − {} × {} / {} = {}", weight(settings.theme_weight), fixed(pair.likeness, 3),
                     weight(settings.difference_weight), fixed(pair.unlikeness, 3), weight(settings.travel_weight),
                     format_number(travel, 2), weight(settings.travel_scale), signed_text(pair.affinity, 3));
}

std::vector<std::string> score_formulas(const PlanView& view) {
  const auto& plan = view.plan();
  std::vector<std::string> lines = {limits(plan.settings), affinity_formula(plan.settings)};
  for (const auto& group : plan.groups) {
    if (group.pairs.empty()) continue;
    const auto& pair = group.pairs.front();
    lines.push_back(fmt::format("For example {} and {}: {}.", view.name(pair.a), view.name(pair.b),
                                pair_text(plan.settings, pair)));
    break;
  }
  lines.push_back(group_formula(plan.settings));
  lines.push_back(total(view));
  lines.push_back(fmt::format("No plan scores more than {} (the bound); the gap is {}. {}",
                              signed_text(plan.upper_bound, 4), fixed(gap(plan), 4), one_line(plan.proof)));
  lines.push_back("Figures are rounded here; the plan file (plan.json) holds them in full.");
  return lines;
}

}  // namespace samling::report
