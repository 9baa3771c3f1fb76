#include "timetable/agenda/worthwhile.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace samling::timetable::agenda {
namespace {

constexpr int passes = 4;
constexpr int rounds_to_probe = 10;
constexpr Cost most_charged = 1'000'000'000'000'000;  // far from overflow

}  // namespace

WorthwhileDays::WorthwhileDays(const GridModel& model, std::optional<Cost> may_leave_out, Cost first_cutoff,
                               const Stopper& stopper)
    : model_(model), stopper_(stopper), may_leave_out_(may_leave_out), bound_(std::numeric_limits<Cost>::min()) {
  if (may_leave_out_) {
    Cost unit = 0;
    Cost all = 1;
    for (const Item& item : model_.items) {
      owed_.push_back(item.marker || item.price != no_price ? 0 : item.priority);
      unit = std::gcd(unit, owed_.back());
      all += owed_.back();
    }
    const Cost wanted = first_cutoff < most_charged ? first_cutoff / std::max<Cost>(1, unit) + 1 : 1;
    const Cost rate = std::clamp<Cost>(wanted, 1, std::max<Cost>(1, most_charged / all));
    in_advance_ = rate * *may_leave_out_;
    for (Item& item : model_.items) {
      if (!item.marker && item.price == no_price) item.price = rate * item.priority;
    }
  }
  propagator_ = std::make_unique<Propagator>(model_);
  pricing_ = std::make_unique<PriceBound>(model_, propagator_->cliques(), propagator_->pools());
  prices_ = pricing_->zero();
  node_ = propagator_->root(may_leave_out_.has_value());
}

// What would leave out too much is held.
bool WorthwhileDays::keep_budget(bool& changed) {
  if (!may_leave_out_) return true;
  Cost left = *may_leave_out_;
  for (std::size_t i = 0; i < node_.held.size(); ++i) {
    if (node_.held[i] == Held::no) left -= owed_[i];
  }
  if (left < 0) return false;
  for (std::size_t i = 0; i < node_.held.size(); ++i) {
    if (node_.held[i] != Held::open || owed_[i] <= left) continue;
    node_.held[i] = Held::yes;
    changed = true;
  }
  return true;
}

// Propagates and prices `node_`; false: there is no day below the cutoff.
bool WorthwhileDays::settle(Cost cutoff, int rounds, bool& pruned) {
  bool changed = false;
  if (!propagator_->propagate(node_) || !keep_budget(changed)) return false;
  if (changed && !propagator_->propagate(node_)) return false;
  const Cost charged = cutoff >= no_price ? no_price : cutoff + in_advance_;
  const BoundResult found = pricing_->improve(node_, prices_, charged, rounds, stopper_);
  if (found.empty) return false;
  constexpr Cost least = std::numeric_limits<Cost>::min();
  latest_ = found.bound < least + in_advance_ ? least : found.bound - in_advance_;
  pruned = found.pruned;
  return true;
}

// What cannot be left out, or not held, in any day below the cutoff.
bool WorthwhileDays::probe(Cost cutoff) {
  for (std::size_t i = 0; i < node_.held.size(); ++i) {
    for (const Held state : {Held::no, Held::yes}) {
      if (node_.held[i] != Held::open) break;
      const Node whole = node_;
      const Prices prices = prices_;
      node_.held[i] = state;
      bool pruned = false;
      const bool possible = settle(cutoff, rounds_to_probe, pruned);
      node_ = whole;
      prices_ = prices;
      if (possible) continue;
      node_.held[i] = state == Held::no ? Held::yes : Held::no;
      if (!settle(cutoff, rounds_to_probe, pruned)) return false;
    }
  }
  return true;
}

bool WorthwhileDays::narrow(Cost cutoff, int rounds) {
  bool pruned = true;
  for (int pass = 0; pass < passes && pruned; ++pass) {
    if (!settle(cutoff, pass == 0 ? rounds : rounds / 8 + 1, pruned)) return false;
    bound_ = std::max(bound_, std::min(cutoff, latest_));
  }
  if (may_leave_out_ && cutoff < probed_ - probed_ / 8) {
    probed_ = cutoff;
    if (!probe(cutoff) || !settle(cutoff, rounds, pruned)) return false;
    bound_ = std::max(bound_, std::min(cutoff, latest_));
  }
  return propagator_->propagate(node_);
}

}  // namespace samling::timetable::agenda
