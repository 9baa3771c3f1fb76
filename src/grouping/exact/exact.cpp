#include "grouping/exact/exact.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <limits>
#include <unordered_map>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/cuthill_mckee_ordering.hpp>

#include "grouping/instance/enumerate.hpp"

namespace samling::grouping {
namespace {

using Mask = std::uint64_t;  // bit k: the k-th unit of the order.

struct Choice {
  Mask mask = 0;
  double value = 0.0;
  double dual = 0.0;  // sum of y over its units
};

struct State {
  Mask remaining = 0;
  double value = 0.0;  // of what was decided
  double dual = 0.0;   // sum of y over remaining
  int parent = -1;
  Mask taken = 0;  // the group that led here; 0: the unit was left out
  int groups = 0;
  int unplaced = 0;  // municipalities left out
};

struct StateKey {
  Mask remaining;
  int groups;
  int unplaced;
  friend bool operator==(const StateKey&, const StateKey&) = default;
};

struct StateHash {
  std::size_t operator()(const StateKey& key) const noexcept {
    const Mask mixed =
        (key.remaining ^ (static_cast<Mask>(key.groups) << 58U) ^ (static_cast<Mask>(key.unplaced) << 52U)) *
        0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>(mixed ^ (mixed >> 29U));
  }
};

std::size_t lowest(Mask mask) {
  return static_cast<std::size_t>(std::countr_zero(mask));
}

class SubsetProgramme {
 public:
  SubsetProgramme(const Instance& instance, const std::vector<int>& units, std::optional<int> groups,
                  std::optional<double> incumbent, const ExactLimits& limits)
      : instance_(instance),
        units_(units),
        groups_(groups),
        threshold_(incumbent ? *incumbent + instance.significant() : -std::numeric_limits<double>::infinity()),
        limits_(limits),
        beginning_(units.size()),
        dual_(units.size()),
        buckets_(units.size()) {}

  ExactAnswer run() {
    if (!collect_groups()) return {};
    settle_duals();
    begin();
    for (std::size_t k = 0; k < units_.size(); ++k) {
      for (std::size_t s = 0; s < buckets_[k].size(); ++s) {
        if (!expand(buckets_[k][s], k)) return {};
      }
    }
    return answer();
  }

 private:
  bool collect_groups() {
    std::vector<std::size_t> position(static_cast<std::size_t>(instance_.size()));
    for (std::size_t k = 0; k < units_.size(); ++k) position[static_cast<std::size_t>(units_[k])] = k;
    std::size_t count = 0;
    return enumerate_groups(instance_, units_, [&](const Candidate& candidate) {
      Choice choice;
      for (const int u : candidate.units) choice.mask |= Mask{1} << position[static_cast<std::size_t>(u)];
      choice.value = instance_.group_value(candidate.units, candidate.weight, candidate.pair_sum);
      beginning_[lowest(choice.mask)].push_back(choice);
      return ++count <= limits_.candidates;
    });
  }

  template <class Visit>
  void for_each_choice(const Visit& visit) {
    for (auto& choices : beginning_) {
      for (Choice& choice : choices) visit(choice);
    }
  }

  double dual_sum(Mask mask) const {
    double sum = 0.0;
    for (Mask rest = mask; rest != 0; rest &= rest - 1) sum += dual_[lowest(rest)];
    return sum;
  }

  // Strategy: begin with each unit's best share of any group, then lower the units one after the other as far as
  // the groups that contain them allow. Any y kept feasible on the way is a bound; two passes take most of the gain.
  void settle_duals() {
    for (std::size_t k = 0; k < units_.size(); ++k) dual_[k] = -instance_.price(units_[k]);
    for_each_choice([&](const Choice& choice) {
      const double share = choice.value / std::popcount(choice.mask);
      for (Mask rest = choice.mask; rest != 0; rest &= rest - 1) {
        dual_[lowest(rest)] = std::max(dual_[lowest(rest)], share);
      }
    });
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t k = 0; k < units_.size(); ++k) lower(k);
    }
    for_each_choice([&](Choice& choice) { choice.dual = dual_sum(choice.mask); });
    for (auto& choices : beginning_) {
      std::stable_sort(choices.begin(), choices.end(),
                       [](const Choice& a, const Choice& b) { return a.value - a.dual > b.value - b.dual; });
    }
  }

  void lower(std::size_t k) {
    double needed = -instance_.price(units_[k]);
    for_each_choice([&](const Choice& choice) {
      if ((choice.mask >> k & 1U) == 0) return;
      needed = std::max(needed, choice.value - (dual_sum(choice.mask) - dual_[k]));
    });
    dual_[k] = needed;
  }

  void begin() {
    const Mask all = units_.size() == 64 ? ~Mask{0} : (Mask{1} << units_.size()) - 1;
    State first{.remaining = all, .dual = dual_sum(all)};
    states_.push_back(first);
    if (all == 0) {
      finish(0);
    } else if (first.dual >= threshold_) {
      buckets_[0].push_back(0);
    }
  }

  // Every way to deal with unit k in this state. False when there are too many states.
  bool expand(int index, std::size_t k) {
    const State state = states_[static_cast<std::size_t>(index)];
    if (state.value + state.dual < threshold_) return true;
    if (groups_ && state.groups == *groups_) {
      leave_the_rest_out(index);
      return true;
    }
    for (const Choice& choice : beginning_[k]) {
      // Sorted by value - dual: from here on nothing can beat the incumbent.
      if (state.value + state.dual + choice.value - choice.dual < threshold_) break;
      if ((choice.mask & ~state.remaining) != 0) continue;
      add(State{state.remaining & ~choice.mask, state.value + choice.value, state.dual - choice.dual, index,
                choice.mask, state.groups + 1, state.unplaced});
    }
    add(State{state.remaining & ~(Mask{1} << k), state.value - instance_.price(units_[k]), state.dual - dual_[k], index,
              0, state.groups, state.unplaced + instance_.weight(units_[k])});
    return states_.size() <= limits_.states;
  }

  void add(const State& state) {
    if (state.value + state.dual < threshold_ || !groups_can_be_had(state) || too_many_unplaced(state)) return;
    if (state.remaining == 0) {
      states_.push_back(state);
      finish(static_cast<int>(states_.size()) - 1);
      return;
    }
    const StateKey key{state.remaining, groups_ ? state.groups : 0, limits_.most_unplaced ? state.unplaced : 0};
    const auto [found, fresh] = seen_.try_emplace(key, static_cast<int>(states_.size()));
    if (fresh) {
      states_.push_back(state);
      buckets_[lowest(state.remaining)].push_back(found->second);
    } else if (states_[static_cast<std::size_t>(found->second)].value < state.value) {
      states_[static_cast<std::size_t>(found->second)] = state;
    }
  }

  bool groups_can_be_had(const State& state) const {
    if (!groups_) return true;
    int weight = 0;
    for (Mask rest = state.remaining; rest != 0; rest &= rest - 1) weight += instance_.weight(units_[lowest(rest)]);
    return state.groups + weight / instance_.sizes().min >= *groups_;
  }

  bool too_many_unplaced(const State& state) const {
    return limits_.most_unplaced && state.unplaced > *limits_.most_unplaced;
  }

  void leave_the_rest_out(int index) {
    State state = states_[static_cast<std::size_t>(index)];
    for (Mask rest = state.remaining; rest != 0; rest &= rest - 1) {
      state.value -= instance_.price(units_[lowest(rest)]);
      state.unplaced += instance_.weight(units_[lowest(rest)]);
    }
    if (state.value < threshold_ || too_many_unplaced(state)) return;
    states_.push_back(State{.value = state.value, .parent = index, .groups = state.groups, .unplaced = state.unplaced});
    finish(static_cast<int>(states_.size()) - 1);
  }

  void finish(int index) {
    const double value = states_[static_cast<std::size_t>(index)].value;
    if (groups_ && states_[static_cast<std::size_t>(index)].groups != *groups_) return;
    if (best_ >= 0 && value <= states_[static_cast<std::size_t>(best_)].value) return;
    best_ = index;
    threshold_ = std::max(threshold_, value + instance_.significant());
  }

  ExactAnswer answer() const {
    ExactAnswer answer{.complete = true, .best = std::nullopt};
    if (best_ < 0) return answer;
    Partition partition;
    Mask left = units_.size() == 64 ? ~Mask{0} : (Mask{1} << units_.size()) - 1;
    for (int index = best_; index >= 0; index = states_[static_cast<std::size_t>(index)].parent) {
      const Mask taken = states_[static_cast<std::size_t>(index)].taken;
      if (taken != 0) partition.groups.push_back(units_in(taken));
      left &= ~taken;
    }
    partition.unplaced = units_in(left);
    partition.score = instance_.score(partition);
    answer.best = std::move(partition);
    return answer;
  }

  std::vector<int> units_in(Mask mask) const {
    std::vector<int> units;
    for (Mask rest = mask; rest != 0; rest &= rest - 1) units.push_back(units_[lowest(rest)]);
    std::sort(units.begin(), units.end());
    return units;
  }

  const Instance& instance_;
  const std::vector<int>& units_;
  std::optional<int> groups_;
  double threshold_;
  ExactLimits limits_;
  std::vector<std::vector<Choice>> beginning_;  // by earliest unit
  std::vector<double> dual_;
  std::vector<State> states_;
  std::vector<std::vector<int>> buckets_;  // states by earliest remaining unit
  std::unordered_map<StateKey, int, StateHash> seen_;
  int best_ = -1;
};

}  // namespace

ExactAnswer best_partition(const Instance& instance, const std::vector<int>& units, std::optional<int> groups,
                           std::optional<double> incumbent, const ExactLimits& limits) {
  if (units.size() > 64) return {};
  return SubsetProgramme(instance, units, groups, incumbent, limits).run();
}

std::vector<int> narrow_order(const Instance& instance) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS,
                                      boost::property<boost::vertex_color_t, boost::default_color_type>>;
  const auto n = static_cast<std::size_t>(instance.size());
  Graph graph(n);
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t v = u + 1; v < n; ++v) {
      if (instance.together(static_cast<int>(u), static_cast<int>(v)) != Together::no) boost::add_edge(u, v, graph);
    }
  }
  std::vector<std::size_t> order;
  boost::cuthill_mckee_ordering(graph, std::back_inserter(order), get(boost::vertex_color, graph),
                                boost::make_out_degree_map(graph));
  return {order.begin(), order.end()};
}

}  // namespace samling::grouping
