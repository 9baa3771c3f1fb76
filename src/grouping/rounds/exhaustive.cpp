#include "grouping/rounds/exhaustive.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <utility>

#include "grouping/explain/judged_groups.hpp"

namespace samling::grouping {
namespace {

constexpr int most_units_of_rounds = 16;
constexpr std::size_t most_splits = 400'000;
constexpr long most_looks = 200'000'000;  // at a round beside those before it

using UnitMask = std::uint32_t;

// Pairs of units, a bit each, and the units themselves (their inner pairs): 16 x 17 / 2 = 136.
struct PairSet {
  std::array<std::uint64_t, 3> bits{};
  void add(std::size_t pair) { bits[pair / 64] |= 1ULL << (pair % 64); }
  [[nodiscard]] bool has(std::size_t pair) const { return (bits[pair / 64] >> (pair % 64) & 1U) != 0; }
  void add(const PairSet& other) {
    for (std::size_t k = 0; k < bits.size(); ++k) bits[k] |= other.bits[k];
  }
  [[nodiscard]] PairSet both(const PairSet& other) const {
    return {{bits[0] & other.bits[0], bits[1] & other.bits[1], bits[2] & other.bits[2]}};
  }
  [[nodiscard]] int count() const { return std::popcount(bits[0]) + std::popcount(bits[1]) + std::popcount(bits[2]); }
};

struct Split {
  std::vector<UnitMask> groups;
  PairSet pairs;
};

std::size_t pair_number(int u, int v) {
  return static_cast<std::size_t>(v * (v + 1) / 2 + u);  // u <= v
}

std::vector<int> units_in(UnitMask mask) {
  std::vector<int> units;
  for (; mask != 0; mask &= mask - 1) units.push_back(std::countr_zero(mask));
  return units;
}

// Every way to make one round.
class Splits {
 public:
  explicit Splits(const RoundsModel& model) : model_(model), judge_(*model.problem) {
    const auto everyone = static_cast<UnitMask>((1ULL << model.size()) - 1);
    groups_from_.resize(static_cast<std::size_t>(model.size()));
    for (UnitMask mask = 1; mask <= everyone; ++mask) {
      if (admissible(mask)) groups_from_[static_cast<std::size_t>(std::countr_zero(mask))].push_back(mask);
    }
  }

  // False when there are too many.
  bool list(std::vector<Split>& all) {
    all_ = &all;
    return extend(0, 0);
  }

 private:
  [[nodiscard]] bool admissible(UnitMask mask) {
    int weight = 0;
    for (const int u : units_in(mask)) weight += model_.weight[static_cast<std::size_t>(u)];
    const SizeRange sizes = model_.problem->sizes();
    if (weight < sizes.min || weight > sizes.max) return false;
    return model_.plain || judge_.of(model_.members_of(units_in(mask))).admissible;
  }

  bool extend(UnitMask decided, int out) {
    const auto next = static_cast<std::size_t>(std::countr_one(decided));
    if (next == model_.weight.size()) return keep();
    if (out + model_.weight[next] <= model_.most_out) {
      if (!extend(decided | 1U << next, out + model_.weight[next])) return false;
    }
    for (const UnitMask group : groups_from_[next]) {
      if ((group & decided) != 0) continue;
      chosen_.push_back(group);
      const bool go_on = extend(decided | group, out);
      chosen_.pop_back();
      if (!go_on) return false;
    }
    return true;
  }

  bool keep() {
    const auto groups = model_.free_groups();
    if (groups && *groups != static_cast<int>(chosen_.size())) return true;
    Split split{chosen_, {}};
    if (!model_.plain && !obeys_all_rules(split)) return true;
    for (const UnitMask group : chosen_) {
      const std::vector<int> units = units_in(group);
      for (std::size_t i = 0; i < units.size(); ++i) {
        const std::size_t first = model_.weight[static_cast<std::size_t>(units[i])] > 1 ? i : i + 1;
        for (std::size_t j = first; j < units.size(); ++j) split.pairs.add(pair_number(units[i], units[j]));
      }
    }
    all_->push_back(std::move(split));
    return all_->size() <= most_splits;
  }

  [[nodiscard]] bool obeys_all_rules(const Split& split) const;

  const RoundsModel& model_;
  JudgedGroups judge_;
  std::vector<std::vector<UnitMask>> groups_from_;  ///< By lowest unit.
  std::vector<UnitMask> chosen_;
  std::vector<Split>* all_ = nullptr;
};

UnitRound as_round(const Split& split, int units) {
  UnitRound round;
  UnitMask placed = 0;
  for (const UnitMask group : split.groups) {
    round.groups.push_back(units_in(group));
    placed |= group;
  }
  for (int u = 0; u < units; ++u) {
    if ((placed >> u & 1U) == 0) round.out.push_back(u);
  }
  return round;
}

bool Splits::obeys_all_rules(const Split& split) const {
  return check(*model_.problem, in_municipalities(model_, as_round(split, model_.size()))).empty();
}

// How many of each group of one split are in each group of the other, rows and columns in an order that hardly
// depends on how they were numbered; those who sit out of the one or the other come first.
using Table = std::vector<std::vector<int>>;

Table transposed(const Table& table) {
  Table other(table.front().size(), std::vector<int>(table.size()));
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t j = 0; j < table.front().size(); ++j) other[j][i] = table[i][j];
  }
  return other;
}

Table table_of(const Split& first, const Split& second, int units) {
  const auto with_rest = [units](const Split& split) {
    auto rest = static_cast<UnitMask>((1ULL << units) - 1);
    for (const UnitMask group : split.groups) rest &= ~group;
    std::vector<UnitMask> parts{rest};
    parts.insert(parts.end(), split.groups.begin(), split.groups.end());
    return parts;
  };
  Table table;
  for (const UnitMask row : with_rest(first)) {
    auto& counts = table.emplace_back();
    for (const UnitMask column : with_rest(second)) counts.push_back(std::popcount(row & column));
  }
  for (int pass = 0; pass < 6; ++pass) {
    std::sort(table.begin() + 1, table.end());
    table = transposed(table);
  }
  return table;
}

class AllRounds {
 public:
  AllRounds(const RoundsModel& model, const std::vector<Split>& splits, int rounds, long to_beat,
            const Stopper& stopper)
      : model_(model), splits_(splits), rounds_(rounds), best_(to_beat), stopper_(stopper) {}

  Exhausted search() {
    Exhausted answer;
    answer.complete = model_.plain ? search_alike() : search_ascending();
    answer.repeats = best_;
    answer.splits = static_cast<long>(splits_.size());
    if (!best_rounds_.empty()) {
      answer.best.emplace();
      for (const std::size_t k : best_rounds_) answer.best->push_back(as_round(splits_[k], model_.size()));
    }
    return answer;
  }

 private:
  struct Open {
    std::size_t split;
    long cost;
  };

  [[nodiscard]] long cost_of(const PairSet& pairs) {
    const PairSet again = pairs.both(met_);
    if (even_) return again.count();
    long cost = 0;
    for (int v = 0; v < model_.size(); ++v) {
      for (int u = 0; u <= v; ++u) {
        const std::size_t pair = pair_number(u, v);
        if (pairs.has(pair)) cost += again.has(pair) ? model_.pairs(u, v) : model_.based[model_.at(u, v)];
      }
    }
    return cost;
  }

  // Those of `open` that can still be in something better, from `first` on, priced anew; nothing when the work is over.
  bool reprice(const std::vector<Open>& open, std::size_t first, long repeats, long later_rounds, long least_of_later,
               std::vector<Open>& fitting) {
    for (std::size_t k = first; k < open.size(); ++k) {
      if (++looks_ % 65536 == 0 && stopper_.interrupted()) return false;
      const long cost = std::max(least_of_later, cost_of(splits_[open[k].split].pairs));
      if (repeats + cost + (later_rounds - 1) * least_of_later < best_) fitting.push_back({open[k].split, cost});
    }
    return looks_ <= most_looks;
  }

  // Rounds still to come are from `open`, ascending; each costs at least `least`.
  bool extend(const std::vector<Open>& open, std::size_t first, long repeats, long least) {
    const long missing = rounds_ - static_cast<long>(chosen_.size());
    if (missing == 0) {
      if (repeats < best_) {
        best_ = repeats;
        best_rounds_ = chosen_;
      }
      return true;
    }
    std::vector<Open> fitting;
    if (!reprice(open, first, repeats, missing, least, fitting)) return false;
    for (std::size_t k = 0; k < fitting.size(); ++k) {
      if (repeats + fitting[k].cost + (missing - 1) * least >= best_) continue;
      if (!take(fitting[k].split, [&] { return extend(fitting, k, repeats + fitting[k].cost, least); })) return false;
    }
    return true;
  }

  template <class Then>
  bool take(std::size_t split, Then then) {
    const PairSet before = met_;
    met_.add(splits_[split].pairs);
    chosen_.push_back(split);
    const bool go_on = then();
    chosen_.pop_back();
    met_ = before;
    return go_on;
  }

  [[nodiscard]] std::vector<Open> everything() const {
    std::vector<Open> open;
    for (std::size_t k = 0; k < splits_.size(); ++k) open.push_back({k, 0});
    return open;
  }

  bool search_ascending() {
    even_ = !model_.any_based && std::all_of(model_.weight.begin(), model_.weight.end(), [](int w) { return w == 1; });
    return extend(everything(), 0, 0, 0);
  }

  // The first two rounds up to renaming, as the two that share fewest pairs.
  bool search_alike() {
    even_ = true;
    const std::vector<Open> open = everything();
    if (rounds_ == 1) return extend(open, 0, 0, 0);
    for (const auto& [first, second] : first_two()) {
      const long shared = splits_[first].pairs.both(splits_[second].pairs).count();
      if ((rounds_ - 1) * shared >= best_) continue;
      const bool go_on = take(first, [&] { return take(second, [&] { return extend(open, 0, shared, shared); }); });
      if (!go_on) return false;
    }
    return true;
  }

  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> first_two() const {
    std::map<std::vector<int>, std::size_t> firsts;  // by the sizes of the groups
    for (std::size_t k = 0; k < splits_.size(); ++k) {
      std::vector<int> sizes;
      for (const UnitMask group : splits_[k].groups) sizes.push_back(std::popcount(group));
      std::sort(sizes.begin(), sizes.end());
      firsts.emplace(std::move(sizes), k);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [sizes, first] : firsts) {
      std::map<Table, std::size_t> seconds;
      for (std::size_t k = 0; k < splits_.size(); ++k) {
        seconds.emplace(table_of(splits_[first], splits_[k], model_.size()), k);
      }
      for (const auto& [table, second] : seconds) pairs.emplace_back(first, second);
    }
    return pairs;
  }

  const RoundsModel& model_;
  const std::vector<Split>& splits_;
  int rounds_;
  long best_;
  const Stopper& stopper_;
  bool even_ = false;  // every repeat costs 1
  long looks_ = 0;
  PairSet met_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> best_rounds_;
};

}  // namespace

Exhausted search_all_rounds(const RoundsModel& model, int rounds, long to_beat, const Stopper& stopper) {
  if (model.size() > most_units_of_rounds || model.size() == 0) return {};
  std::vector<Split> splits;
  if (!Splits(model).list(splits)) return {};
  return AllRounds(model, splits, rounds, to_beat, stopper).search();
}

}  // namespace samling::grouping
