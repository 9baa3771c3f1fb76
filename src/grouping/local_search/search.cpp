#include "grouping/local_search/search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "grouping/exact/exact.hpp"
#include "grouping/local_search/anneal.hpp"
#include "grouping/local_search/construct.hpp"
#include "grouping/local_search/descent.hpp"
#include "grouping/local_search/moves/swap.hpp"
#include "grouping/local_search/search_state.hpp"

namespace samling::grouping {
namespace {

constexpr std::int64_t default_rounds = 200;
constexpr int most_units_resplit = 15;       // a re-split of more would take too long to be one step among thousands
constexpr std::int64_t annealed_of_ten = 6;  // rounds of ten that cool from above; the others disturb and repair
constexpr int least_places = 5;              // a round disturbs that many places,
constexpr int groups_per_place = 10;         // or one for every so many groups
constexpr double heat = 0.3;                 // temperature of the disturbances, in mean losses

class LocalSearch {
 public:
  LocalSearch(const Instance& instance, const Limits& limits, Chance chance, Statistics& statistics)
      : instance_(instance),
        limits_(with_default(limits)),
        stopper_(limits_),
        chance_(std::move(chance)),
        statistics_(statistics),
        state_(instance, slots_needed(instance)),
        descent_(state_),
        small_groups_(2 * instance.sizes().min <= most_units_resplit - 3) {}

  Partition run(const std::optional<Partition>& start) {
    begin(start);
    descend();
    if (small_groups_) resplit_everywhere();
    best_ = state_.assignment();
    best_score_ = state_.score();
    best_overdraft_ = state_.overdraft();
    const Annealing annealing(state_, chance_);
    for (std::int64_t round = 0; !stopper_.stop_before(round); ++round) {
      work(annealing, round);
      ++statistics_.rounds;
      stopper_.report({.stage = "grouping: local search",
                       .done = round + 1,
                       .total = limits_.max_rounds.value_or(0),
                       .score = best_score_,
                       .upper_bound = std::nullopt});
    }
    state_.become(best_);
    return state_.partition();
  }

 private:
  static Limits with_default(Limits limits) {
    if (!limits.max_rounds && !limits.time_limit) limits.max_rounds = default_rounds;
    return limits;
  }

  void begin(const std::optional<Partition>& start) {
    if (!start) {
      construct(state_, chance_);
      return;
    }
    int slot = 0;
    for (const auto& group : start->groups) {
      if (slot == state_.slots()) break;  // more groups than asked for: the rest begins unplaced
      for (const int u : group) state_.place(u, slot);
      ++slot;
    }
  }

  // One round. When only the clock ends the work, cooling begins again every so many rounds.
  void work(const Annealing& annealing, std::int64_t round) {
    const std::int64_t period = limits_.max_rounds.value_or(default_rounds);
    const std::int64_t cooling = std::max<std::int64_t>(1, period * annealed_of_ten / 10);
    const std::int64_t step = round % period;
    if (step < cooling) {
      const double cooled = static_cast<double>(step + 1) / static_cast<double>(cooling);
      statistics_.moves += annealing.sweep(state_, chance_, cooled, stopper_);
      remember();
      if (step + 1 == cooling) settle_down();
      return;
    }
    const double warmth = 1.0 - static_cast<double>(step) / static_cast<double>(period);
    const int places = std::max(least_places, state_.groups() / groups_per_place);
    for (int place = 0; place < places && !stopper_.interrupted(); ++place) disturb_and_repair(warmth);
  }

  // After the annealing: descend, re-split everywhere, and go on from the better of this and the best so far.
  void settle_down() {
    descend();
    if (small_groups_) resplit_everywhere();
    remember();
    state_.become(best_);
  }

  void remember() {
    const bool fewer_left_out = state_.overdraft() < best_overdraft_;
    if (!fewer_left_out && state_.score() <= best_score_ + instance_.significant()) return;
    if (state_.overdraft() > best_overdraft_) return;
    best_score_ = state_.score();
    best_overdraft_ = state_.overdraft();
    best_ = state_.assignment();
  }

  void descend() { statistics_.moves += descent_.run(state_, stopper_); }

  // Other groups, the nearest by mean affinity first. Those that no one of the slot may join come not at all.
  std::vector<int> near_slots(int slot) const {
    std::vector<std::pair<double, int>> ranked;
    for (int other = 0; other < state_.slots(); ++other) {
      if (other == slot || state_.members(other).empty()) continue;
      double sum = 0.0;
      bool reachable = false;
      for (const int u : state_.members(slot)) {
        sum += state_.gain(u, other);
        reachable = reachable || state_.conflicts(u, other) < static_cast<int>(state_.members(other).size());
      }
      if (reachable) ranked.emplace_back(-sum / (state_.weight(slot) * state_.weight(other)), other);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<int> slots;
    for (const auto& [distance, other] : ranked) slots.push_back(other);
    return slots;
  }

  int units_in(const std::vector<int>& slots) const {
    int count = 0;
    for (const int slot : slots) count += static_cast<int>(state_.members(slot).size());
    return count;
  }

  // The unplaced that have most to give to the groups of `slots`, as many as there is room for.
  std::vector<int> unplaced_near(const std::vector<int>& slots, int room) const {
    std::vector<std::pair<double, int>> ranked;
    for (const int u : state_.unplaced()) {
      double best = 0.0;
      bool reachable = false;
      for (const int slot : slots) {
        if (state_.conflicts(u, slot) == static_cast<int>(state_.members(slot).size())) continue;
        const double mean = state_.gain(u, slot) / state_.weight(slot);
        best = reachable ? std::max(best, mean) : mean;
        reachable = true;
      }
      if (reachable) ranked.emplace_back(-best, u);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<int> units;
    for (std::size_t k = 0; k < ranked.size() && static_cast<int>(units.size()) < room; ++k)
      units.push_back(ranked[k].second);
    return units;
  }

  // The exact best of some groups and the unplaced near them. True when that is better than what is there.
  bool resplit(const std::vector<int>& slots) {
    std::vector<int> units = unplaced_near(slots, std::min(3, most_units_resplit - units_in(slots)));
    double now = 0.0;
    for (const int u : units) now -= instance_.price(u);
    for (const int slot : slots) {
      now += state_.value(slot);
      units.insert(units.end(), state_.members(slot).begin(), state_.members(slot).end());
    }
    std::sort(units.begin(), units.end());
    std::optional<int> groups;
    if (instance_.groups()) groups = static_cast<int>(slots.size());
    const ExactAnswer answer =
        best_partition(instance_, units, groups, now,
                       {.candidates = 20'000, .states = 20'000, .most_unplaced = most_unplaced_of(units)});
    if (!answer.best) return false;
    settle(*answer.best, slots, units);
    ++statistics_.moves;
    return true;
  }

  // Of these units no more may be left out than are now, or than the limit still allows.
  std::optional<int> most_unplaced_of(const std::vector<int>& units) const {
    if (!instance_.most_unplaced()) return std::nullopt;
    int now = 0;
    for (const int u : units) now += state_.slot_of(u) == SearchState::nowhere ? instance_.weight(u) : 0;
    int more = 0;
    while (state_.may_leave_out(more + 1) && more < instance_.total_weight()) ++more;
    return now + more;
  }

  // Puts the groups of an answer into the slots the units came from, and into empty ones.
  void settle(const Partition& partition, const std::vector<int>& slots, const std::vector<int>& units) {
    for (const int u : units) {
      if (state_.slot_of(u) != SearchState::nowhere) state_.remove(u);
    }
    std::vector<int> free = slots;
    for (int slot = 0; slot < state_.slots() && free.size() < partition.groups.size(); ++slot) {
      const bool listed = std::find(slots.begin(), slots.end(), slot) != slots.end();
      if (!listed && state_.members(slot).empty()) free.push_back(slot);
    }
    for (std::size_t k = 0; k < partition.groups.size(); ++k) {
      for (const int u : partition.groups[k]) state_.place(u, free[k]);
    }
  }

  // A group and near ones, as many as can be re-split at once. With chance, some near ones are passed over.
  std::vector<int> neighbourhood(int slot, int most_units, bool by_chance) {
    std::vector<int> slots{slot};
    for (const int other : near_slots(slot)) {
      const int with_other = units_in(slots) + static_cast<int>(state_.members(other).size());
      if (with_other > most_units) break;
      if (by_chance && chance_.below(3) == 0) continue;
      slots.push_back(other);
    }
    return slots;
  }

  void resplit_everywhere() {
    for (bool again = true; again && !stopper_.interrupted();) {
      again = false;
      for (int slot = 0; slot < state_.slots() && !stopper_.interrupted(); ++slot) {
        if (!state_.members(slot).empty() && resplit(neighbourhood(slot, most_units_resplit, false))) again = true;
      }
    }
  }

  // A worse outcome is kept with the chance exp(-loss / temperature), as in simulated annealing, so that chains of
  // moves longer than a neighbourhood are found. The temperature follows the losses that were met.
  void disturb_and_repair(double warmth) {
    const std::vector<int> before = state_.assignment();
    const double score_before = state_.score();
    const int groups_before = state_.groups();
    const int overdraft_before = state_.overdraft();
    const std::int64_t clock_before = state_.clock();
    if (!disturb()) return;
    descend();
    if (small_groups_) resplit_changed(clock_before);
    const double loss = score_before - state_.score();
    if (loss > instance_.significant()) {
      ++losses_;
      mean_loss_ += (loss - mean_loss_) / static_cast<double>(std::min<std::int64_t>(losses_, 100));
    }
    const bool fewer = (state_.groups() < groups_before && instance_.groups()) || state_.overdraft() > overdraft_before;
    const double temperature = heat * warmth * mean_loss_;
    const bool keep =
        loss <= instance_.significant() || chance_.unit() < std::exp(-loss / std::max(temperature, 1e-300));
    if (fewer || !keep) state_.become(before);
    remember();
  }

  bool disturb() {
    std::vector<int> filled;
    for (int slot = 0; slot < state_.slots(); ++slot) {
      if (!state_.members(slot).empty()) filled.push_back(slot);
    }
    if (filled.empty()) return false;
    const int slot = filled[chance_.below(filled.size())];
    if (small_groups_ && chance_.below(2) == 0) {
      resplit(neighbourhood(slot, most_units_resplit, true));
      return true;
    }
    if (!instance_.groups() && chance_.below(4) == 0) {
      dissolve(neighbourhood(slot, std::max(most_units_resplit, 3 * instance_.sizes().max), true));
      return true;
    }
    swap_by_chance(slot);
    return true;
  }

  void dissolve(std::vector<int> slots) {
    if (slots.size() > 3) slots.resize(3);
    std::vector<int> units;
    for (const int slot : slots) units.insert(units.end(), state_.members(slot).begin(), state_.members(slot).end());
    for (const int u : units) state_.remove(u);
    regroup(state_, units, chance_);
  }

  // Some swaps between a group and its neighbours, whatever they cost.
  void swap_by_chance(int slot) {
    std::vector<int> near = near_slots(slot);
    if (near.empty()) return;
    near.resize(std::min<std::size_t>(near.size(), 6));
    const std::size_t swaps = 1 + chance_.below(2 + state_.members(slot).size() / 4);
    for (std::size_t k = 0; k < swaps; ++k) {
      const int other = near[chance_.below(near.size())];
      const auto& mine = state_.members(slot);
      const auto& theirs = state_.members(other);
      const Swap move{mine[chance_.below(mine.size())], theirs[chance_.below(theirs.size())]};
      if (keeps_rules(state_, move)) apply(state_, move);
    }
  }

  void resplit_changed(std::int64_t clock_before) {
    for (int slot = 0; slot < state_.slots(); ++slot) {
      if (state_.stamp(slot) <= clock_before || state_.members(slot).empty()) continue;
      resplit(neighbourhood(slot, most_units_resplit, false));
    }
  }

  const Instance& instance_;
  Limits limits_;
  Stopper stopper_;
  Chance chance_;
  Statistics& statistics_;
  SearchState state_;
  Descent descent_;
  bool small_groups_;
  std::vector<int> best_;
  double best_score_ = 0.0;
  int best_overdraft_ = 0;
  std::int64_t losses_ = 0;
  double mean_loss_ = 0.0;
};

}  // namespace

int slots_needed(const Instance& instance) {
  return instance.groups().value_or(instance.total_weight() / instance.sizes().min);
}

Partition improve(const Instance& instance, const Limits& limits, Chance chance, const std::optional<Partition>& start,
                  Statistics& statistics) {
  return LocalSearch(instance, limits, std::move(chance), statistics).run(start);
}

}  // namespace samling::grouping
