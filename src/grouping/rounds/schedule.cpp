#include "grouping/rounds/schedule.hpp"

#include <algorithm>
#include <utility>

namespace samling::grouping {

Schedule::Schedule(const RoundsModel& model, std::vector<UnitRound> rounds)
    : model_(&model), rounds_(std::move(rounds)) {
  count_everything();
}

void Schedule::count_everything() {
  const auto units = static_cast<std::size_t>(model_->size());
  slots_.assign(rounds_.size() * units, -1);
  meetings_.assign(units * units, 0);
  outs_.assign(units, 0);
  total_ = {};
  for (std::size_t r = 0; r < rounds_.size(); ++r) {
    const UnitRound& round = rounds_[r];
    for (std::size_t g = 0; g < round.groups.size(); ++g) {
      std::vector<int> before;
      for (const int u : round.groups[g]) {
        slots_[index(static_cast<int>(r), u)] = static_cast<int>(g);
        total_.repeats += join(u, before, -1);
        for (const int v : before) ++meetings_[model_->at(u, v)], ++meetings_[model_->at(v, u)];
        before.push_back(u);
      }
    }
    for (const int u : round.out) {
      const auto i = static_cast<std::size_t>(u);
      total_.sitting += static_cast<long>(outs_[i]++) * model_->weight[i];
    }
  }
  for (int u = 0; u < model_->size(); ++u) {
    for (int out = outs_[static_cast<std::size_t>(u)]; out < static_cast<int>(rounds_.size()); ++out) {
      total_.repeats += within(u, out);
    }
  }
}

long Schedule::within(int u, int out) const {
  return out + 1 == static_cast<int>(rounds_.size()) ? model_->based[model_->at(u, u)] : model_->pairs(u, u);
}

long Schedule::join(int u, const std::vector<int>& group, int skip) const {
  long cost = 0;
  for (const int v : group) {
    if (v == skip) continue;
    const std::size_t pair = model_->at(u, v);
    cost += meetings_[pair] == 0 ? model_->based[pair] : model_->pairs(u, v);
  }
  return cost;
}

long Schedule::leave(int u, const std::vector<int>& group) const {
  long gain = 0;
  for (const int v : group) {
    if (v == u) continue;
    const std::size_t pair = model_->at(u, v);
    gain += meetings_[pair] == 1 ? model_->based[pair] : model_->pairs(u, v);
  }
  return gain;
}

bool Schedule::has_repeat(int round, int u) const {
  const int g = slot(round, u);
  return g >= 0 && leave(u, group(round, g)) > 0;
}

int Schedule::group_weight(int round, int g) const {
  int weight = 0;
  for (const int u : group(round, g)) weight += model_->weight[static_cast<std::size_t>(u)];
  return weight;
}

int Schedule::out_weight(int round) const {
  return group_weight(round, -1);
}

Repeats Schedule::delta(const UnitMove& move) const {
  const int from = slot(move.round, move.unit);
  Repeats change;
  const auto goes = [&](int u, int a, int b, int skip) {
    const auto i = static_cast<std::size_t>(u);
    if (a >= 0) change.repeats -= leave(u, group(move.round, a));
    if (b >= 0) change.repeats += join(u, group(move.round, b), skip);
    if (a < 0) {
      change.sitting -= static_cast<long>(outs_[i] - 1) * model_->weight[i];
      change.repeats += within(u, outs_[i] - 1);
    }
    if (b < 0) {
      change.sitting += static_cast<long>(outs_[i]) * model_->weight[i];
      change.repeats -= within(u, outs_[i]);
    }
  };
  goes(move.unit, from, move.to, move.other);
  if (move.other >= 0) goes(move.other, move.to, from, move.unit);
  return change;
}

bool Schedule::keeps_sizes(const UnitMove& move) const {
  const int from = slot(move.round, move.unit);
  const int shifted = model_->weight[static_cast<std::size_t>(move.unit)] -
                      (move.other >= 0 ? model_->weight[static_cast<std::size_t>(move.other)] : 0);
  if (shifted == 0) return true;
  const SizeRange sizes = model_->problem->sizes();
  const auto fits = [&](int g, int change) {
    const int weight = group_weight(move.round, g) + change;
    return g < 0 ? weight <= model_->most_out : weight >= sizes.min && weight <= sizes.max;
  };
  return fits(from, -shifted) && fits(move.to, shifted);
}

std::vector<int> Schedule::group_after(const UnitMove& move, int g) const {
  const int from = slot(move.round, move.unit);
  std::vector<int> units;
  const int leaver = g == from ? move.unit : move.other;
  const int comer = g == from ? move.other : move.unit;
  for (const int u : group(move.round, g)) {
    if (u != leaver) units.push_back(u);
  }
  if (comer >= 0) units.push_back(comer);
  return units;
}

void Schedule::apply(const UnitMove& move) {
  total_ = total_ + delta(move);
  const int from = slot(move.round, move.unit);
  relocate(move.round, move.unit, move.to);
  if (move.other >= 0) relocate(move.round, move.other, from);
}

void Schedule::relocate(int round, int u, int to) {
  UnitRound& r = rounds_[static_cast<std::size_t>(round)];
  const auto i = static_cast<std::size_t>(u);
  int& slot = slots_[index(round, u)];
  std::vector<int>& left = slot < 0 ? r.out : r.groups[static_cast<std::size_t>(slot)];
  left.erase(std::find(left.begin(), left.end(), u));
  if (slot >= 0) {
    for (const int v : left) --meetings_[model_->at(u, v)], --meetings_[model_->at(v, u)];
  } else {
    --outs_[i];
  }
  std::vector<int>& joined = to < 0 ? r.out : r.groups[static_cast<std::size_t>(to)];
  if (to >= 0) {
    for (const int v : joined) ++meetings_[model_->at(u, v)], ++meetings_[model_->at(v, u)];
  } else {
    ++outs_[i];
  }
  joined.push_back(u);
  slot = to;
}

void Schedule::rename(int u, int v) {
  for (UnitRound& round : rounds_) {
    const auto exchange = [&](std::vector<int>& units) {
      for (int& x : units) x = x == u ? v : (x == v ? u : x);
    };
    for (auto& group : round.groups) exchange(group);
    exchange(round.out);
  }
  count_everything();
}

}  // namespace samling::grouping
