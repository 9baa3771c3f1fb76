#include "grouping/set_partitioning/tree.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace samling::grouping::set_partitioning {
namespace {

constexpr int root_cut_rounds = 25;
constexpr int node_cut_rounds = 4;
constexpr int dive_cut_rounds = 1;
constexpr int nodes_a_dive = 16;
constexpr double as_good_as_chosen = 1.0 - 1e-6;
constexpr double nothing = -std::numeric_limits<double>::infinity();

}  // namespace

Tree::Tree(const Instance& instance, Master& master, Incumbent& incumbent, const Stopper& stopper, Polish polish)
    : instance_(instance),
      master_(master),
      incumbent_(incumbent),
      stopper_(stopper),
      solver_(instance, master, stopper),
      branching_(master, stopper),
      polish_(std::move(polish)),
      unresolved_(nothing) {}

double Tree::cutoff() const {
  return std::max(incumbent_.score() + instance_.significant(), floor_);
}

double Tree::bound() const {
  return open_.empty() ? unresolved_ : std::max(unresolved_, open_.top().bound);
}

void Tree::run(Choices choices, double bound, double floor, std::int64_t most_nodes, const Tell& tell) {
  floor_ = floor;
  open_.push({.choices = std::move(choices), .bound = bound, .place = nullptr});
  while (!open_.empty() && open_.top().bound > cutoff()) {
    if (nodes_ >= most_nodes || stopper_.interrupted()) return;
    Node node = open_.top();
    open_.pop();
    expand(std::move(node));
    tell(nodes_, std::max(this->bound(), incumbent_.score()));
  }
  open_ = {};
}

void Tree::expand(Node node) {
  ++nodes_;
  if (node.place) master_.go_to(*node.place);
  const auto answer = solver_.solve(node, cutoff(), node.depth == 0 ? root_cut_rounds : node_cut_rounds);
  if (answer == NodeSolver::Answer::closed) return;
  if (answer == NodeSolver::Answer::stopped) {
    unresolved_ = std::max(unresolved_, node.bound);
    return;
  }
  const Master::Solution solution = solver_.solution();
  if (solution.is_whole()) {
    take(solution);
    if (node.bound > cutoff()) unresolved_ = std::max(unresolved_, node.bound);
    return;
  }
  if (node.depth == 0 || nodes_ % nodes_a_dive == 0) {
    const Master::Place place = master_.place();
    dive(node);
    master_.go_to(place);
    master_.restrict_to(node.choices);
    (void)master_.solve(stopper_);
    if (node.bound <= cutoff()) return;
  }
  branch(std::move(node), solution);
}

void Tree::branch(Node node, const Master::Solution& solution) {
  const auto decision = branching_.choose(node, solution, cutoff());
  if (!decision) {
    unresolved_ = std::max(unresolved_, node.bound);
    return;
  }
  const auto place = std::make_shared<const Master::Place>(master_.place());
  for (const bool yes : {true, false}) {
    open_.push({.choices = decided(master_, node.choices, *decision, yes),
                .bound = node.bound,
                .place = place,
                .depth = node.depth + 1,
                .order = nodes_ * 2 + (yes ? 0 : 1)});
  }
}

// Strategy: choose the group with the largest share, solve again, until the solution is whole or cannot beat the
// incumbent. Then the groups chosen stand, and whoever is left is put to groups by other means.
void Tree::dive(Node node) {
  const double to_beat = incumbent_.score() + instance_.significant();
  std::vector<int> chosen;
  std::vector<int> forced;
  while (!stopper_.interrupted()) {
    const Master::Solution solution = solver_.solution();
    if (solution.is_whole()) {
      take(solution);
      return;
    }
    chosen.clear();
    std::size_t best = solution.shares.size();
    for (std::size_t s = 0; s < solution.shares.size(); ++s) {
      const double value = solution.shares[s].value;
      if (value > as_good_as_chosen) {
        chosen.push_back(solution.numbers[s]);
      } else if (best == solution.shares.size() || value > solution.shares[best].value) {
        best = s;
      }
    }
    // A group that was chosen before and is in part made up all the same: nothing admissible is left here.
    if (best == solution.shares.size()) break;
    if (std::find(forced.begin(), forced.end(), solution.numbers[best]) != forced.end()) break;
    forced.push_back(solution.numbers[best]);
    chosen.push_back(solution.numbers[best]);
    choose_group(master_, node.choices, solution.numbers[best]);
    if (solver_.solve(node, to_beat, dive_cut_rounds) != NodeSolver::Answer::open) break;
  }
  repair(chosen);
}

void Tree::repair(const std::vector<int>& chosen) {
  std::vector<Column> columns;
  for (const int number : chosen) columns.push_back(master_.pool()[number]);
  if (!stopper_.interrupted()) incumbent_.offer(polish_(partition_of(instance_, columns)));
}

void Tree::take(const Master::Solution& solution) {
  std::vector<Column> columns;
  for (const Share& share : solution.shares) columns.push_back(*share.column);
  incumbent_.offer(partition_of(instance_, columns));
}

}  // namespace samling::grouping::set_partitioning
