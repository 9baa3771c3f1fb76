#include "grouping/local_search/search_state.hpp"

#include <algorithm>
#include <cassert>

namespace samling::grouping {

SearchState::SearchState(const Instance& instance, int slots)
    : instance_(&instance),
      slot_of_(static_cast<std::size_t>(instance.size()), nowhere),
      members_(static_cast<std::size_t>(slots)),
      weight_(members_.size(), 0),
      people_(members_.size(), 0),
      pair_sum_(members_.size(), 0.0),
      stamp_(members_.size(), 0),
      gain_(Eigen::MatrixXd::Zero(instance.size(), slots)),
      conflicts_(Eigen::MatrixXi::Zero(instance.size(), slots)) {
  for (int u = 0; u < instance.size(); ++u) {
    unplaced_.push_back(u);
    unplaced_weight_ += instance.weight(u);
    score_ -= instance.price(u);
  }
  has_costs_ = instance.has_costs();
  pair_costs_used_ = instance.pair_costs().used();
  if (has_costs_) value_.resize(members_.size(), 0.0);
  if (!pair_costs_used_) return;
  pair_cost_.resize(members_.size(), 0.0);
  cost_gain_ = Eigen::MatrixXd::Zero(instance.size(), slots);
}

int SearchState::overdraft() const {
  const auto most = instance_->most_unplaced();
  return most ? std::max(0, unplaced_weight_ - *most) : 0;
}

bool SearchState::keeps_rules_after(int slot, int out, int in) const {
  const int after = weight_after(slot, out, in);
  if (after == 0) return !instance_->groups().has_value();
  if (after < instance_->sizes().min || after > instance_->sizes().max) return false;
  if (in != nobody) {
    const int with_out = out != nobody ? instance_->conflicts()(in, out) : 0;
    if (conflicts_(in, slot) - with_out != 0) return false;
  }
  const long people = people_[static_cast<std::size_t>(slot)] - (out == nobody ? 0 : instance_->people(out)) +
                      (in == nobody ? 0 : instance_->people(in));
  if (people < instance_->people_min() || people > instance_->people_max()) return false;
  return !instance_->has_group_rules() || instance_->keeps_group_rules(members_after(slot, out, in));
}

std::vector<int> SearchState::members_after(int slot, int out, int in) const {
  std::vector<int> units;
  for (const int u : members(slot)) {
    if (u != out) units.push_back(u);
  }
  if (in != nobody) units.push_back(in);
  return units;
}

double SearchState::pair_cost_after(int slot, int out, int in) const {
  if (!pair_costs_used_) return 0.0;
  const PairCosts& costs = instance_->pair_costs();
  double sum = pair_cost_[static_cast<std::size_t>(slot)];
  if (out != nobody) sum -= cost_gain_(out, slot) + costs.own(out);
  if (in != nobody) sum += cost_gain_(in, slot) + costs.own(in);
  if (out != nobody && in != nobody) sum -= costs.between(in, out);
  return sum;
}

// Rules about the group as a whole and own scores look at its members; pair costs come from the table.
double SearchState::value_with_costs(int slot, int out, int in) const {
  if (weight_after(slot, out, in) == 0) return 0.0;
  const double before_group = -pair_cost_after(slot, out, in);
  if (!instance_->has_group_costs() && !instance_->has_own_score()) {
    return objective_after(slot, out, in) + before_group;
  }
  const std::vector<int> units = members_after(slot, out, in);
  const double objective = instance_->has_own_score() ? instance_->own_score(units) : objective_after(slot, out, in);
  return objective + before_group - instance_->group_cost(units);
}

// Called when members, weight and pair sum of the slot are as they will be.
void SearchState::update_costs(int unit, int slot, int sign) {
  const auto s = static_cast<std::size_t>(slot);
  if (pair_costs_used_) {
    const PairCosts& costs = instance_->pair_costs();
    pair_cost_[s] += sign * (cost_gain_(unit, slot) + costs.own(unit));
    if (members_[s].empty()) pair_cost_[s] = 0.0;
    for (const PairCosts::Link& link : costs.links(unit)) cost_gain_(link.unit, slot) += sign * link.cost;
  }
  value_[s] = value_with_costs(slot, nobody, nobody);
}

void SearchState::update(int unit, int slot, int sign) {
  const auto s = static_cast<std::size_t>(slot);
  score_ -= value(slot);
  weight_[s] += sign * instance_->weight(unit);
  people_[s] += sign * instance_->people(unit);
  pair_sum_[s] += sign * (gain_(unit, slot) + instance_->inner(unit));
  if (members_[s].empty()) pair_sum_[s] = 0.0;  // no rounding is carried over
  unplaced_weight_ -= sign * instance_->weight(unit);
  if (has_costs_) update_costs(unit, slot, sign);
  score_ += value(slot) + sign * instance_->price(unit);
  gain_.col(slot) += sign * instance_->affinity().col(unit);
  if (!instance_->all_compatible()) conflicts_.col(slot) += sign * instance_->conflicts().col(unit);
  stamp_[s] = unplaced_stamp_ = ++clock_;
}

void SearchState::place(int unit, int slot) {
  assert(slot_of(unit) == nowhere);
  auto& members = members_[static_cast<std::size_t>(slot)];
  members.insert(std::lower_bound(members.begin(), members.end(), unit), unit);
  unplaced_.erase(std::lower_bound(unplaced_.begin(), unplaced_.end(), unit));
  slot_of_[static_cast<std::size_t>(unit)] = slot;
  update(unit, slot, +1);
}

void SearchState::remove(int unit) {
  const int slot = slot_of(unit);
  assert(slot != nowhere);
  auto& members = members_[static_cast<std::size_t>(slot)];
  members.erase(std::lower_bound(members.begin(), members.end(), unit));
  unplaced_.insert(std::lower_bound(unplaced_.begin(), unplaced_.end(), unit), unit);
  slot_of_[static_cast<std::size_t>(unit)] = nowhere;
  update(unit, slot, -1);
}

void SearchState::become(const std::vector<int>& slot_of) {
  std::vector<int> moved;
  for (int u = 0; u < instance_->size(); ++u) {
    if (slot_of[static_cast<std::size_t>(u)] == this->slot_of(u)) continue;
    moved.push_back(u);
    if (this->slot_of(u) != nowhere) remove(u);
  }
  for (const int u : moved) {
    if (const int slot = slot_of[static_cast<std::size_t>(u)]; slot != nowhere) place(u, slot);
  }
}

Partition SearchState::partition() const {
  Partition partition;
  for (const auto& members : members_) {
    if (!members.empty()) partition.groups.push_back(members);
  }
  partition.unplaced = unplaced_;
  partition.score = instance_->score(partition);
  return partition;
}

int SearchState::groups() const {
  return static_cast<int>(std::count_if(members_.begin(), members_.end(), [](const auto& m) { return !m.empty(); }));
}

}  // namespace samling::grouping
