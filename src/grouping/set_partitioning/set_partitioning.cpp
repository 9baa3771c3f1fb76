#include "grouping/set_partitioning/set_partitioning.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

#include "grouping/bound.hpp"
#include "grouping/local_search/search.hpp"
#include "grouping/set_partitioning/generation.hpp"
#include "grouping/set_partitioning/pairs.hpp"
#include "grouping/set_partitioning/tree.hpp"

namespace samling::grouping {
namespace set_partitioning {
namespace {

constexpr int most_units = 3000;  // the tables are dense
constexpr std::int64_t start_rounds = 10;
constexpr int most_cut_rounds = 60;
constexpr std::size_t most_searched = 400'000;  // groups searched among at most
constexpr std::size_t few_listed = 3'000;       // when fewer, more are taken at once
constexpr double first_distance =
    0.05;  // of floor and bound, of what cuts took off the first bound; doubled at each stage
constexpr const char* branched = "branch and price with subset-row cuts, over all groups";
constexpr std::int64_t nodes_by_default = 400;  // without a clock
constexpr std::int64_t nodes_a_round = 10;
constexpr double no_floor = -std::numeric_limits<double>::infinity();

Members all_members(const Instance& instance) {
  Members members;
  for (int u = 0; u < instance.size(); ++u)
    members.insert(members.end(), instance.unit(u).begin(), instance.unit(u).end());
  std::sort(members.begin(), members.end());
  return members;
}

// What the sizes alone leave out: as many groups as can be, each as large as can be, hold no more.
int least_left_out(const Instance& instance) {
  const int total = instance.total_weight();
  return std::max(0, total - total / instance.sizes().min * instance.sizes().max);
}

SideRows side_rows(const Instance& instance) {
  return {.groups = instance.groups(),
          .most_unplaced = instance.most_unplaced(),
          .least_unplaced = instance.groups() ? 0 : least_left_out(instance)};
}

class ColumnProof {
 public:
  ColumnProof(const Instance& instance, const Limits& limits, Chance chance)
      : instance_(instance), limits_(limits), stopper_(limits), chance_(std::move(chance)), pricer_(instance) {}

  PartAnswer run(const std::optional<Partition>& start) {
    answer_.statistics.components = 1;
    Incumbent incumbent(instance_, side_rows(instance_), start ? *start : first_partition());
    row_bound();
    if (instance_.total_weight() < instance_.sizes().min || instance_.groups() == 0) {
      answer_.upper_bound = nobody_placed().score;
    } else if (pricer_.usable()) {
      search(incumbent);
    }
    answer_.partition = incumbent.partition();
    answer_.proven = incumbent.counts() && answer_.upper_bound <= incumbent.score() + instance_.significant();
    if (answer_.proven || answer_.upper_bound < incumbent.score()) answer_.upper_bound = incumbent.score();
    answer_.statistics.proven_components = answer_.proven ? 1 : 0;
    return std::move(answer_);
  }

 private:
  Partition nobody_placed() const {
    Partition partition;
    partition.unplaced.resize(static_cast<std::size_t>(instance_.size()));
    std::iota(partition.unplaced.begin(), partition.unplaced.end(), 0);
    partition.score = instance_.score(partition);
    return partition;
  }

  Partition first_partition() {
    if (instance_.total_weight() < instance_.sizes().min || instance_.groups() == 0) return nobody_placed();
    Limits limits = stopper_.remaining();
    limits.max_rounds = std::min(start_rounds, limits.max_rounds.value_or(start_rounds));
    limits.progress = nullptr;
    return improve(instance_, limits, chance_, std::nullopt, answer_.statistics);
  }

  void row_bound() {
    answer_.upper_bound = std::numeric_limits<double>::infinity();
    if (!value_is_bounded_by_pairs(instance_)) return;
    answer_.upper_bound = row_sum_bound(instance_.problem(), all_members(instance_), instance_.groups());
    answer_.bound_method = "row sum";
  }

  void search(Incumbent& incumbent) {
    Master master(instance_, side_rows(instance_), typical_value(incumbent.partition()));
    Generation generation(instance_, pricer_, master, stopper_);
    const bool finished = solve_root(generation, master, incumbent);
    lower_bound_to(generation.bound(), "column generation with subset-row cuts, over all groups");
    tell(0, incumbent);
    double distance = first_distance * std::max(generation.first_bound() - generation.bound(), 0.01 * master.scale());
    while (finished && answer_.upper_bound > incumbent.score() + instance_.significant() && nodes_ < most_nodes()) {
      if (!branch(generation, master, incumbent, distance)) return;
    }
  }

  static double typical_value(const Partition& partition) {
    const auto groups = static_cast<double>(std::max<std::size_t>(1, partition.groups.size()));
    const double mean = std::abs(partition.score) / groups;
    return mean > 0.0 ? mean : 1.0;
  }

  bool solve_root(Generation& generation, const Master& master, Incumbent& incumbent) {
    generation.seed(incumbent.partition());
    for (const int companions : {10, 16, 0}) {
      if (!generation.converge(companions)) return false;
      take_if_whole(master, incumbent);
    }
    lower_bound_to(generation.bound(), "column generation, over all groups");
    tell(0, incumbent);
    if (!generation.cut(incumbent.score(), most_cut_rounds)) return false;
    take_if_whole(master, incumbent);
    return true;
  }

  void take_if_whole(const Master& master, Incumbent& incumbent) const {
    const Master::Solution solution = master.solution();
    if (!solution.is_whole()) return;
    std::vector<Column> columns;
    for (const Share& share : solution.shares) columns.push_back(*share.column);
    incumbent.offer(partition_of(instance_, columns));
  }

  void lower_bound_to(double bound, const char* method) {
    if (bound >= answer_.upper_bound) return;
    answer_.upper_bound = bound;
    answer_.bound_method = method;
  }

  // Lists the groups that anything above a floor may hold, and searches among them. The floor is the incumbent when
  // that is near; else one nearer the bound, lowered from stage to stage: what the search costs grows with the
  // distance, and the incumbent rises meanwhile. False when there is nothing more to be had: proven, interrupted, or at
  // a limit.
  bool branch(const Generation& generation, Master& master, Incumbent& incumbent, double& distance) {
    const double bound = generation.bound();
    const double whole = incumbent.counts() ? bound - incumbent.score() : std::numeric_limits<double>::max();
    PricingAnswer listed;
    do {
      distance = std::min(2.0 * distance, whole);
      listed = pricer_.price(generation.best_cuts(), generation.best_duals(), -distance,
                             {.companions = 0, .keep = most_searched, .steps = 20'000'000'000}, stopper_);
      if (!listed.complete) return false;
    } while (listed.groups.size() < few_listed && distance < whole);
    if (!listed.all_kept) distance = -listed.groups.back().reduced;
    const double floor = distance < whole ? bound - distance : no_floor;
    Choices choices;
    choices.leaving.assign(static_cast<std::size_t>(instance_.size()), Leaving::open);
    std::vector<int> numbers;
    for (const Priced& priced : listed.groups) numbers.push_back(master.know(priced.column));
    choices.groups.assign(static_cast<std::size_t>(master.pool().size()), false);
    for (const int number : numbers) choices.groups[static_cast<std::size_t>(number)] = true;
    Tree tree(instance_, master, incumbent, stopper_,
              [&](Partition partition) { return polished(std::move(partition)); });
    const auto before = nodes_;
    tree.run(std::move(choices), bound, floor, most_nodes() - nodes_, [&](std::int64_t nodes, double tree_bound) {
      nodes_ = before + nodes;
      lower_bound_to(std::max({tree_bound, floor, incumbent.score()}), branched);
      tell(nodes_, incumbent);
    });
    lower_bound_to(std::max({tree.bound(), floor, incumbent.score()}), branched);
    return listed.all_kept && tree.bound() <= std::max(floor, incumbent.score());
  }

  // Whoever is left out is grouped apart, then exact re-splits join the two.
  Partition polished(Partition partition) {
    Limits limits = stopper_.remaining();
    limits.progress = nullptr;
    limits.max_rounds = start_rounds;
    group_those_left(partition, limits);
    limits.max_rounds = 0;
    return improve(instance_, limits, chance_, std::move(partition), answer_.statistics);
  }

  void group_those_left(Partition& partition, const Limits& limits) {
    std::vector<Members> units;
    for (const int u : partition.unplaced) units.push_back(instance_.unit(u));
    std::optional<int> groups = instance_.groups();
    if (groups) groups = std::max(0, *groups - static_cast<int>(partition.groups.size()));
    const Instance left(instance_.problem(), units, groups);
    if (left.total_weight() < instance_.sizes().min || groups == 0) return;
    const Partition beside = improve(left, limits, chance_, std::nullopt, answer_.statistics);
    const std::vector<int> names = std::move(partition.unplaced);
    const auto named = [&](int u) { return names[static_cast<std::size_t>(u)]; };
    for (const auto& group : beside.groups) {
      std::transform(group.begin(), group.end(), std::back_inserter(partition.groups.emplace_back()), named);
    }
    partition.unplaced.clear();
    std::transform(beside.unplaced.begin(), beside.unplaced.end(), std::back_inserter(partition.unplaced), named);
    partition.score = instance_.score(partition);
  }

  [[nodiscard]] std::int64_t most_nodes() const {
    if (limits_.max_rounds) return nodes_a_round * *limits_.max_rounds;
    if (limits_.time_limit || limits_.cpu_limit) return std::numeric_limits<std::int64_t>::max();
    return nodes_by_default;
  }

  void tell(std::int64_t nodes, const Incumbent& incumbent) const {
    stopper_.report({.stage = "grouping: set partitioning",
                     .done = nodes,
                     .total = 0,
                     .score = incumbent.partition().score,
                     .upper_bound = answer_.upper_bound});
  }

  const Instance& instance_;
  const Limits& limits_;
  Stopper stopper_;
  Chance chance_;
  Pricer pricer_;
  PartAnswer answer_;
  std::int64_t nodes_ = 0;
};

}  // namespace
}  // namespace set_partitioning

bool suits_set_partitioning(const Instance& instance) {
  return instance.sizes().max <= set_partitioning::most_members && instance.size() <= set_partitioning::most_units &&
         instance.problem().rules().group_limits.empty() && instance.most_unplaced().value_or(0) >= 0;
}

PartAnswer prove_by_columns(const Instance& instance, const Limits& limits, Chance chance,
                            const std::optional<Partition>& start) {
  const Stopper stopper(limits);
  if (auto pairs = match_pairs(instance, stopper); pairs && pairs->proven) {
    stopper.report({.stage = "grouping: matching pairs",
                    .done = 1,
                    .total = 1,
                    .score = pairs->partition.score,
                    .upper_bound = pairs->upper_bound});
    return std::move(*pairs);
  }
  return set_partitioning::ColumnProof(instance, limits, std::move(chance)).run(start);
}

}  // namespace samling::grouping
