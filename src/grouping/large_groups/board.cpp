#include "grouping/large_groups/board.hpp"

#include <algorithm>
#include <cassert>

namespace samling::grouping {
namespace {

constexpr std::int32_t unthinkable = -(1 << 30);  // no sum of the model comes near

}  // namespace

Board::Board(const LargeModel& model)
    : model_(&model),
      slot_(model.stride(), model.out() + 1),
      own_(model.stride(), 0),
      table_(at(model.slots() + 2) * model.stride(), 0),
      size_(at(model.slots() + 1), 0),
      people_(size_.size(), 0),
      pair_sum_(size_.size(), 0),
      change_(model.stride(), 0),
      from_u_(std::max(looked_up_at_once, at(model.slots() + 2)), unthinkable),
      factor_(from_u_.size(), 1.0F) {
  if (model.has_conflicts()) conflicts_.assign(table_.size(), 0);
  assign(std::vector<int>(at(model.units()), model.out()));
}

std::vector<int> Board::assignment() const {
  return {slot_.begin(), slot_.begin() + model_->units()};
}

void Board::assign(const std::vector<int>& slot_of) {
  const int out = model_->out();
  std::fill(conflicts_.begin(), conflicts_.end(), 0);
  std::fill(size_.begin(), size_.end(), 0);
  std::fill(people_.begin(), people_.end(), 0L);
  std::fill(pair_sum_.begin(), pair_sum_.end(), std::int64_t{0});
  out_units_.clear();
  for (int s = 0; s < out; ++s) std::copy_n(model_->inner(), model_->stride(), row_of(s));
  for (int u = 0; u < model_->units(); ++u) row_of(out)[at(u)] = -model_->price(u);
  for (int u = 0; u < model_->units(); ++u) {
    slot_[at(u)] = out;
    own_[at(u)] = -model_->price(u);
    pair_sum_[at(out)] -= model_->price(u);
    size_[at(out)] += model_->weight(u);
    people_[at(out)] += model_->people(u);
    out_units_.push_back(u);
  }
  for (int u = 0; u < model_->units(); ++u) {
    if (slot_of[at(u)] == out) continue;
    leave(u);
    enter(u, slot_of[at(u)]);
  }
  for (int u = 0; u < model_->units(); ++u) own_[at(u)] = sum(u, slot_[at(u)]);
  assert(tables_hold());
}

double Board::value(int slot) const {
  const auto sum = static_cast<double>(pair_sum(slot));
  return slot == model_->out() ? sum : model_->factor(size(slot)) * sum;
}

double Board::score() const {
  double total = 0.0;
  for (int s = 0; s <= model_->out(); ++s) total += value(s);
  return total;
}

double Board::value_after(int slot, int leaves, int comes) const {
  std::int64_t after = pair_sum(slot);
  int weight = size(slot);
  if (leaves != nobody) {
    after -= sum(leaves, slot);
    weight -= model_->weight(leaves);
  }
  if (comes != nobody) {
    after += sum(comes, slot);
    weight += model_->weight(comes);
  }
  if (slot == model_->out()) return static_cast<double>(after);
  if (leaves != nobody && comes != nobody) after -= model_->affinity(leaves, comes);
  return model_->factor(weight) * static_cast<double>(after);
}

double Board::swap_change(int u, int v) const {
  const int a = slot_of(u);
  const int b = slot_of(v);
  return value_after(a, u, v) - value(a) + value_after(b, v, u) - value(b);
}

double Board::shift_change(int u, int slot) const {
  const int from = slot_of(u);
  return value_after(from, u, nobody) - value(from) + value_after(slot, nobody, u) - value(slot);
}

bool Board::keeps_limits(int slot, int leaves, int comes) const {
  const int less = leaves == nobody ? 0 : model_->weight(leaves);
  const int more = comes == nobody ? 0 : model_->weight(comes);
  if (slot == model_->out()) return more <= less || size(slot) - less + more <= model_->most_out();
  const SlotLimits& limits = model_->limits(slot);
  const int weight = size(slot) - less + more;
  if (weight < limits.least || weight > limits.most) return false;
  const long count =
      people(slot) - (leaves == nobody ? 0 : model_->people(leaves)) + (comes == nobody ? 0 : model_->people(comes));
  if (count < limits.least_people || count > limits.most_people) return false;
  if (comes != nobody && model_->has_conflicts()) {
    const int with_leaving = leaves != nobody && model_->conflict(comes, leaves) ? 1 : 0;
    if (conflicts_[at(slot) * model_->stride() + at(comes)] > with_leaving) return false;
  }
  return !model_->instance().has_group_rules() || keeps_group_rules(slot, leaves, comes);
}

bool Board::keeps_group_rules(int slot, int leaves, int comes) const {
  std::vector<int> units;
  for (const int u : members(slot)) {
    if (u != leaves) units.push_back(u);
  }
  if (comes != nobody) units.push_back(comes);
  return model_->instance().keeps_group_rules(units);
}

std::vector<int> Board::members(int slot) const {
  std::vector<int> units;
  for (int u = 0; u < model_->units(); ++u) {
    if (slot_of(u) == slot) units.push_back(u);
  }
  return units;
}

bool Board::may_swap(int u, int v) const {
  if (model_->free_swaps()) return true;
  return keeps_limits(slot_of(u), u, v) && keeps_limits(slot_of(v), v, u);
}

bool Board::may_shift(int u, int slot) const {
  return keeps_limits(slot_of(u), u, nobody) && keeps_limits(slot, nobody, u);
}

void Board::count_conflicts(int u, int slot, int sign) {
  if (!model_->has_conflicts() || slot == model_->out()) return;
  std::int32_t* row = conflicts_.data() + at(slot) * model_->stride();
  for (int v = 0; v < model_->units(); ++v) row[at(v)] += sign * (model_->conflict(u, v) ? 1 : 0);
}

// Books of the slot that u is in; the table's row and own_ are the caller's, except from and to `out`, which has none.
void Board::leave(int u) {
  const auto slot = at(slot_of(u));
  size_[slot] -= model_->weight(u);
  people_[slot] -= model_->people(u);
  pair_sum_[slot] -= sum(u, slot_of(u));
  count_conflicts(u, slot_of(u), -1);
  if (slot_of(u) == model_->out()) {
    out_units_.erase(std::find(out_units_.begin(), out_units_.end(), u));
  } else {
    add_row(row_of(slot_of(u)), model_->row(u), -1, model_->stride());
  }
}

void Board::enter(int u, int slot) {
  size_[at(slot)] += model_->weight(u);
  people_[at(slot)] += model_->people(u);
  pair_sum_[at(slot)] += sum(u, slot);
  count_conflicts(u, slot, +1);
  slot_[at(u)] = slot;
  if (slot == model_->out()) {
    out_units_.push_back(u);
  } else {
    add_row(row_of(slot), model_->row(u), +1, model_->stride());
  }
}

void Board::shift(int u, int slot) {
  const int from = slot_of(u);
  leave(u);
  enter(u, slot);
  refresh_own(own_.data(), slot_.data(), row_of(from), row_of(slot), from, slot, model_->stride());
}

void Board::swap(int u, int v) {
  const int a = slot_of(u);
  const int b = slot_of(v);
  if (a == model_->out() || b == model_->out()) {
    leave(u);
    leave(v);
    enter(u, b);
    enter(v, a);
  } else {
    const std::int32_t together = model_->affinity(u, v);
    pair_sum_[at(a)] += sum(v, a) - own(u) - together;
    pair_sum_[at(b)] += sum(u, b) - own(v) - together;
    const int weight = model_->weight(v) - model_->weight(u);
    const int people = model_->people(v) - model_->people(u);
    size_[at(a)] += weight;
    size_[at(b)] -= weight;
    people_[at(a)] += people;
    people_[at(b)] -= people;
    count_conflicts(u, a, -1);
    count_conflicts(v, a, +1);
    count_conflicts(v, b, -1);
    count_conflicts(u, b, +1);
    exchange_rows(row_of(a), row_of(b), model_->row(v), model_->row(u), model_->stride());
    slot_[at(u)] = b;
    slot_[at(v)] = a;
  }
  refresh_own(own_.data(), slot_.data(), row_of(a), row_of(b), a, b, model_->stride());
}

const std::int32_t* Board::sums_of(int u) {
  const std::int32_t* sum = table_.data() + at(u);
  for (int s = 0; s <= model_->out(); ++s, sum += model_->stride()) from_u_[at(s)] = *sum;
  return from_u_.data();
}

Board::Scan Board::scan_swaps(int u) {
  const int a = slot_of(u);
  const int out = model_->out();
  if (model_->mean() && !model_->equal_weights()) {
    scan_one_by_one(u);
    return {*std::max_element(change_.begin(), change_.end()), change_.data()};
  }
  (void)sums_of(u);
  from_u_[at(a)] = unthinkable;
  const RowScan row{slot_.data(),   own_.data(), row_of(a),        model_->row(u),
                    from_u_.data(), own_[at(u)], model_->stride(), at(model_->slots() + 2)};
  std::int32_t largest = 0;
  if (model_->mean()) {
    for (int s = 0; s < out; ++s) factor_[at(s)] = static_cast<float>(model_->factor(size(s)));
    largest = scan_means(row, factor_.data(), factor_[at(a)], a == out ? 0.0F : 1.0F, change_.data());
  } else {
    largest = scan_pair_sums(row, a != out, change_.data());
  }
  if (a == out) return {largest, change_.data()};
  for (const int v : out_units_) {  // the loop took away an affinity that `out` does not have
    change_[at(v)] += model_->affinity(u, v);
    largest = std::max(largest, change_[at(v)]);
  }
  return {largest, change_.data()};
}

void Board::scan_one_by_one(int u) {
  std::fill(change_.begin(), change_.end(), unthinkable);
  for (int v = 0; v < model_->units(); ++v) {
    if (slot_of(v) != slot_of(u)) change_[at(v)] = static_cast<std::int32_t>(swap_change(u, v));
  }
}

long Board::violation(int slot) const {
  if (slot == model_->out()) return std::max(0, size(slot) - model_->most_out());
  const SlotLimits& limits = model_->limits(slot);
  const auto beyond = [](long value, long least, long most) { return std::max({0L, least - value, value - most}); };
  long off = beyond(size(slot), limits.least, limits.most);
  off += beyond(people(slot), limits.least_people, limits.most_people);
  if (!model_->has_conflicts() && !model_->instance().has_group_rules()) return off;
  const std::vector<int> units = members(slot);
  for (const int u : units) {
    if (model_->has_conflicts()) off += conflicts_[at(slot) * model_->stride() + at(u)];
  }
  if (model_->instance().has_group_rules() && !model_->instance().keeps_group_rules(units)) ++off;
  return off;
}

long Board::violation() const {
  long off = 0;
  for (int s = 0; s <= model_->out(); ++s) off += violation(s);
  return off;
}

bool Board::tables_hold() const {
  for (int s = 0; s < model_->slots(); ++s) {
    std::int64_t pairs = 0;
    for (int u = 0; u < model_->units(); ++u) {
      std::int64_t expected = model_->inner()[at(u)];
      for (int v = 0; v < model_->units(); ++v) expected += slot_of(v) == s ? model_->affinity(u, v) : 0;
      if (sum(u, s) != expected) return false;
      if (slot_of(u) == s && own(u) != expected) return false;
      if (slot_of(u) == s) pairs += expected + model_->inner()[at(u)];
    }
    if (pair_sum(s) * 2 != pairs) return false;
  }
  return true;
}

Partition Board::partition() const {
  Partition partition;
  for (int s = 0; s < model_->slots(); ++s) {
    if (size(s) > 0) partition.groups.push_back(members(s));
  }
  partition.unplaced = members(model_->out());
  partition.score = model_->instance().score(partition);
  return partition;
}

}  // namespace samling::grouping
