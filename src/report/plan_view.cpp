#include "report/plan_view.hpp"

#include <algorithm>

#include "report/figures.hpp"
#include "report/text.hpp"

namespace samling::report {

PlanView::PlanView(const plan::Plan& plan) : plan_(plan) {
  for (const auto& theme : plan.themes) theme_of_.emplace(theme.code, one_line(theme.name));
  for (const auto& group : plan.groups) group_of_.emplace(group.key, &group);
  for (const auto& municipality : plan.municipalities) {
    municipality_of_.emplace(municipality.code, &municipality);
    if (!municipality.group.empty()) {
      ++placed_;
    } else {
      (municipality.rule == "excluded" ? excluded_ : unplaced_).push_back(&municipality);
    }
  }
}

const plan::PlannedMunicipality* PlanView::municipality(const std::string& code) const {
  const auto found = municipality_of_.find(code);
  return found == municipality_of_.end() ? nullptr : found->second;
}

const plan::PlannedGroup* PlanView::group(const std::string& key) const {
  const auto found = group_of_.find(key);
  return found == group_of_.end() ? nullptr : found->second;
}

std::string PlanView::name(const std::string& code) const {
  const auto* known = municipality(code);
  return one_line(known == nullptr || known->name.empty() ? code : known->name);
}

std::string PlanView::theme(const std::string& code) const {
  const auto found = theme_of_.find(code);
  return found == theme_of_.end() || found->second.empty() ? one_line(code) : found->second;
}

std::vector<std::string> PlanView::names(const std::vector<std::string>& codes) const {
  std::vector<std::string> result;
  for (const auto& code : codes) result.push_back(name(code));
  return result;
}

std::vector<std::string> PlanView::themes(const std::vector<std::string>& codes) const {
  std::vector<std::string> result;
  for (const auto& code : codes) result.push_back(theme(code));
  return result;
}

int PlanView::people(const plan::PlannedGroup& group) const {
  int sum = 0;
  for (const auto& code : group.members) {
    if (const auto* known = municipality(code)) sum += known->people;
  }
  return sum;
}

bool PlanView::any_estimate() const {
  return std::ranges::any_of(plan_.groups, has_estimate);
}

bool is_remote(const plan::PlannedGroup& group, const std::string& code) {
  return std::ranges::find(group.remote, code) != group.remote.end();
}

const plan::PlannedLeg* leg_of(const plan::PlannedGroup& group, const std::string& code) {
  if (!group.venue) return nullptr;
  const auto found = std::ranges::find(group.venue->legs, code, &plan::PlannedLeg::municipality);
  return found == group.venue->legs.end() ? nullptr : &*found;
}

bool has_estimate(const plan::PlannedGroup& group) {
  return std::ranges::any_of(group.pairs, &plan::PlannedPair::estimate) ||
         (group.venue && std::ranges::any_of(group.venue->legs, &plan::PlannedLeg::estimate));
}

std::string activity_name(const PlanView& view, const plan::PlannedActivity& activity) {
  if (activity.kind == "slot")
    return (activity.presenter.empty() ? "Slot" : view.name(activity.presenter) + " presents");
  return capitalised(one_line(activity.kind));
}

double gap(const plan::Plan& plan) {
  return std::max(0.0, plan.upper_bound - plan.score);
}

std::string status_sentence(const plan::Plan& plan) {
  if (plan.status == "optimal") return "Proven best: no admissible plan scores more.";
  if (plan.status == "feasible") return "Every rule holds; a better plan may exist, by at most the gap.";
  if (plan.status == "infeasible") return "Not everything that was asked can be had; this is the best partial plan.";
  if (plan.status == "stopped") return "Stopped before the search was done; this is the best plan so far.";
  return capitalised(one_line(plan.status));
}

double group_score_sum(const plan::Plan& plan) {
  double sum = 0.0;
  for (const auto& group : plan.groups) sum += group.score;
  return sum;
}

std::string rule_name(const std::string& rule) {
  if (rule == "travel_limit") return "beyond the travel limit";
  if (rule == "common_theme") return "no common theme within reach";
  if (rule == "excluded") return "not asked for";
  if (rule == "sizes") return "left over by the group sizes";
  if (rule == "must_together") return "must be together with others";
  if (rule == "people") return "number of people";
  if (rule == "group_count") return "more than the groups asked for can take";
  if (rule == "score") return "would lower the score";
  auto text = one_line(rule);
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace samling::report
