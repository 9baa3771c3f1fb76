#include "timetable/agenda/core_search.hpp"

#include <algorithm>
#include <utility>

namespace samling::timetable::agenda {
namespace {

constexpr int turns_to_trim = 4;              // a core is asked again for what of it clashes
constexpr std::size_t widest_to_shrink = 40;  // wider cores are not tried member by member
constexpr std::int64_t shrinking_conflicts = 200;
constexpr int most_in_vain = 6;  // members of unknown outcome
constexpr std::int64_t stepping_conflicts = 300;
constexpr std::int64_t most_tries = 12;              // steps of unknown outcome, one after the other
constexpr std::int64_t going_down_conflicts = 1000;  // for less than the best so far; twice as many each time
constexpr Cost no_answer = no_price;

}  // namespace

void Prices01::charge(const ClauseBox& box, Literal literal, Cost cost) {
  if (cost < 0) {
    constant_ += cost;
    literal = -literal;
    cost = -cost;
  }
  if (box.is_true(literal)) constant_ += cost;
  if (cost == 0 || box.is_true(literal) || box.is_false(literal)) return;
  const auto other = prices_.find(-literal);
  if (other != prices_.end()) {
    const Cost shared = std::min(other->second, cost);
    constant_ += shared;
    cost -= shared;
    other->second -= shared;
    if (other->second == 0) prices_.erase(other);
  }
  if (cost > 0) prices_[literal] += cost;
}

CoreSearch::CoreSearch(ClauseBox& box, const Prices01& prices, CoreOptions options, std::function<Cost()> seen,
                       std::function<Cost(Cost)> narrow)
    : box_(box),
      options_(options),
      seen_(std::move(seen)),
      narrow_(std::move(narrow)),
      prices_(prices),
      soft_(prices.prices()),
      bound_(prices.constant()),
      outer_bound_(std::max({Cost{0}, bound_, options.bound})),
      until_(box.conflicts() + options.conflicts) {
  std::vector<std::pair<Cost, Literal>> dear;
  for (const auto& [literal, price] : soft_) {
    box_.prefer(-literal);
    dear.emplace_back(-price, literal);
  }
  std::ranges::sort(dear);
  for (const auto& [price, literal] : dear) by_price_.push_back(literal);
}

std::int64_t CoreSearch::left() const {
  return until_ - box_.conflicts();
}

Clause CoreSearch::stratum(Cost least) const {
  std::vector<std::pair<Cost, Literal>> dear;
  for (const auto& [literal, price] : soft_) {
    if (price >= least) dear.emplace_back(-price, literal);
  }
  std::ranges::sort(dear);
  Clause assumed;
  for (const auto& [price, literal] : dear) assumed.push_back(-literal);
  return assumed;
}

// The largest price that is at most half of this one, or the largest below it.
Cost CoreSearch::next_stratum(Cost least) const {
  Cost below = 0;
  Cost half = 0;
  for (const auto& [literal, price] : soft_) {
    if (price < least) below = std::max(below, price);
    if (price <= least / 2) half = std::max(half, price);
  }
  return half > 0 ? half : below;
}

// A literal dearer than what is left between bound and best day cannot hold in a better one.
void CoreSearch::harden(Cost best) {
  if (best >= no_answer) return;
  if (narrow_ && best < narrowed_) {
    narrowed_ = best;
    outer_bound_ = std::max(outer_bound_, narrow_(best));
  }
  for (auto soft = soft_.begin(); soft != soft_.end();) {
    if (soft->second > best - bound_ - options_.unit) {
      box_.add({-soft->first});
      soft = soft_.erase(soft);
    } else {
      ++soft;
    }
  }
}

void CoreSearch::ask_for_help() {
  if (help_ && !help_()) help_ = {};
}

// Whether sums up to the best are told apart.
bool CoreSearch::count_sums(Cost best) {
  if (!options_.count_sums || best >= no_answer) return false;
  if (!sum_) sum_ = PriceSum::of(box_, prices_.prices(), best - prices_.constant() + 1);
  options_.count_sums = sum_.has_value();
  return options_.count_sums;
}

// As long as less is found; no: there is nothing less.
Verdict CoreSearch::go_down(Cost& best, std::int64_t conflicts) {
  while (left() > 0 && count_sums(best)) {
    if (outer_bound_ >= best) return Verdict::no;
    const Verdict less = box_.solve({-sum_->at_least(best - prices_.constant())}, std::min(left(), conflicts));
    if (less != Verdict::yes) return less;
    const Cost before = std::exchange(best, std::min(best, better_step_by_step()));
    if (best == before) break;
  }
  return Verdict::unknown;
}

CoreResult CoreSearch::search(Cost cutoff) {
  Cost best = cutoff;
  Cost least = next_stratum(no_price);
  std::int64_t patience = options_.patience;
  Verdict any = left() > 0 ? box_.solve({}, std::min(left(), patience)) : Verdict::unknown;
  if (any == Verdict::unknown && left() > 0 && !box_.interrupted()) {
    ask_for_help();
    any = box_.solve({}, best < no_answer ? std::min(left(), patience) : left());
  }
  if (any == Verdict::no) return {Verdict::no, best};
  if (any == Verdict::yes) best = std::min(best, better_step_by_step());
  std::int64_t going_down = going_down_conflicts;
  harden(best);
  bool stale = false;  // nothing better was found since a question was put aside
  for (;;) {
    if (std::max(bound_, outer_bound_) + options_.unit > best) return {Verdict::no, best};
    const Clause assumed = stratum(std::max<Cost>(least, 1));
    switch (left() > 0 ? box_.solve(assumed, std::min(left(), patience)) : Verdict::unknown) {
      case Verdict::unknown:
        if (left() <= 0 || box_.interrupted()) return {Verdict::unknown, std::max(bound_, outer_bound_)};
        ask_for_help();
        if (stale && go_down(best, going_down *= 2) == Verdict::no) {
          proven_by_sum_ = true;
          return {Verdict::no, best};
        }
        if (!std::exchange(stale, true) && box_.solve({}, patience) == Verdict::yes) {
          const Cost before = best;
          best = std::min(best, better_step_by_step());
          stale = best == before;
        }
        harden(best);
        patience *= 2;
        break;
      case Verdict::yes:
        best = std::min(best, better_step_by_step());
        if (assumed.size() == soft_.size() || bound_ >= best) return {Verdict::yes, bound_};
        harden(best);
        least = next_stratum(least);
        break;
      case Verdict::no: {
        Clause core = box_.clash(assumed);
        if (core.empty()) return {Verdict::no, best};
        shrink(core);
        raise(std::move(core));
        harden(best);
        break;
      }
    }
  }
}

// From the last answer: all that is not paid stays so, and one price more is not paid, the dearest first.
Cost CoreSearch::better_step_by_step() {
  Cost best = note();
  std::int64_t tries = most_tries;
  for (std::size_t at = 0; at < by_price_.size() && tries > 0 && left() > 0; ++at) {
    if (!paid_.contains(by_price_[at])) continue;
    Clause assumed{-by_price_[at]};
    for (const Literal literal : by_price_) {
      if (!paid_.contains(literal)) assumed.push_back(-literal);
    }
    const Verdict verdict = box_.solve(assumed, std::min(left(), stepping_conflicts));
    if (verdict == Verdict::yes) best = std::min(best, note());
    if (verdict == Verdict::unknown) --tries;
    if (box_.interrupted()) break;
  }
  return best;
}

Cost CoreSearch::note() {
  const Cost best = seen_();
  paid_.clear();
  for (const Literal literal : by_price_) {
    if (box_.holds(literal)) paid_.insert(literal);
  }
  return best;
}

void CoreSearch::shrink(Clause& core) {
  for (int turn = 0; turn < turns_to_trim && core.size() > 1; ++turn) {
    std::ranges::reverse(core);
    if (box_.solve(core, std::min(left(), shrinking_conflicts)) != Verdict::no) break;
    Clause smaller = box_.clash(core);
    const bool done = smaller.size() == core.size();
    core = std::move(smaller);
    if (done) break;
  }
  if (core.size() > widest_to_shrink) return;
  int in_vain = 0;
  for (std::size_t i = 0; i < core.size() && core.size() > 1 && in_vain < most_in_vain;) {
    Clause rest = core;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    const Verdict verdict = left() > 0 ? box_.solve(rest, std::min(left(), shrinking_conflicts)) : Verdict::unknown;
    if (verdict == Verdict::yes) (void)seen_();
    if (verdict == Verdict::unknown) ++in_vain;
    if (verdict != Verdict::no) {
      ++i;
      continue;
    }
    core = box_.clash(rest);
    i = 0;
  }
}

void CoreSearch::raise(Clause core) {
  for (Literal& literal : core) literal = -literal;  // one of these holds
  Cost price = no_price;
  for (const Literal literal : core) price = std::min(price, soft_.at(literal));
  bound_ += price;
  for (const Literal literal : core) {
    const auto soft = soft_.find(literal);
    soft->second -= price;
    if (soft->second == 0) soft_.erase(soft);
    const auto counted = counters_.find(literal);
    if (counted == counters_.end()) continue;
    // One more than these many hold: the next output is what costs from now on.
    Counted& next = counted->second;
    if (next.next < next.outputs.size()) {
      const Literal output = next.outputs[next.next];
      Counted rest{next.outputs, next.next + 1, price};
      soft_[output] += price;
      counters_.try_emplace(output, std::move(rest));
    }
  }
  box_.add(core);
  if (core.size() == 1) return;
  std::vector<Literal> outputs = counter(core);
  const Literal second = outputs[1];
  soft_[second] += price;
  counters_.try_emplace(second, Counted{std::move(outputs), 2, price});
}

// A tree of counters: of two lists in order, i of one and j of the other make i + j (Bailleux and Boufkhad 2003,
// doi:10.1007/978-3-540-45193-8_8).
std::vector<Literal> CoreSearch::counter(const Clause& inputs) {
  std::vector<std::vector<Literal>> level;
  for (const Literal input : inputs) level.push_back({input});
  while (level.size() > 1) {
    std::vector<std::vector<Literal>> above;
    for (std::size_t i = 0; i + 1 < level.size(); i += 2) {
      const auto& a = level[i];
      const auto& b = level[i + 1];
      std::vector<Literal> sum(a.size() + b.size());
      for (Literal& output : sum) output = box_.fresh();
      for (std::size_t x = 0; x <= a.size(); ++x) {
        for (std::size_t y = x == 0 ? 1 : 0; y <= b.size(); ++y) {
          Clause clause{sum[x + y - 1]};
          if (x > 0) clause.push_back(-a[x - 1]);
          if (y > 0) clause.push_back(-b[y - 1]);
          box_.add(clause);
        }
      }
      for (std::size_t k = 1; k < sum.size(); ++k) box_.add({-sum[k], sum[k - 1]});
      above.push_back(std::move(sum));
    }
    if (level.size() % 2 == 1) above.push_back(level.back());
    level = std::move(above);
  }
  return level.front();
}

void CoreSearch::keep_the_cheapest(Cost least) {
  if (proven_by_sum_) {
    box_.add({-sum_->at_least(least - prices_.constant() + 1)});
  } else {
    for (const auto& [literal, price] : soft_) box_.add({-literal});
  }
  soft_.clear();
}

}  // namespace samling::timetable::agenda
