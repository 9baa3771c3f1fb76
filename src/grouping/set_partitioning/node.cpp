#include "grouping/set_partitioning/node.hpp"

#include <algorithm>
#include <numeric>

namespace samling::grouping::set_partitioning {
namespace {

constexpr double broken_enough_at_node = 0.03;
constexpr int cuts_each_at_node = 4;
constexpr std::size_t cuts_a_round_at_node = 120;

}  // namespace

NodeSolver::Answer NodeSolver::solve(Node& node, double cutoff, int cut_rounds) {
  double before = node.bound;
  for (int round = 0;; ++round) {
    const Step step = relax(node, cutoff);
    if (step != Step::done) return step == Step::closed ? Answer::closed : Answer::stopped;
    solution_ = master_.solution();
    if (round >= cut_rounds || solution_.is_whole()) return Answer::open;
    if (round > 2 && before - node.bound < 0.02 * (node.bound - cutoff)) return Answer::open;
    before = node.bound;
    std::vector<Violation> broken =
        broken_cuts(instance_.size(), solution_.shares, broken_enough_at_node, cuts_each_at_node);
    if (broken.empty()) return Answer::open;
    if (broken.size() > cuts_a_round_at_node) broken.resize(cuts_a_round_at_node);
    master_.drop_slack_cuts();
    master_.add_cuts(broken);
  }
}

// Until no listed group has a positive reduced cost.
NodeSolver::Step NodeSolver::relax(Node& node, double cutoff) {
  while (true) {
    master_.restrict_to(node.choices);
    const auto outcome = master_.solve(stopper_);
    if (outcome == Master::Outcome::infeasible) return Step::closed;
    if (outcome != Master::Outcome::optimal) return Step::stopped;
    const Duals duals = master_.duals();
    const bool added = price(node, duals);
    const double bound =
        dual_bound(instance_, master_.side_rows(), master_.cuts(), duals, excess_, node.choices.leaving);
    node.bound = std::min(node.bound, bound);
    if (node.bound <= cutoff) return Step::closed;
    if (bound <= node.bound) fix(node, cutoff, duals);
    if (!added) return Step::done;
  }
}

bool NodeSolver::price(const Node& node, const Duals& duals) {
  const CutCharges charges(instance_.size(), master_.cuts(), duals.cuts);
  open_.clear();
  reduced_.clear();
  excess_.assign(static_cast<std::size_t>(instance_.size()), 0.0);
  std::vector<std::pair<double, int>> missing;
  const double tolerance = 1e-8 * master_.scale();
  for (int number = 0; number < master_.pool().size(); ++number) {
    if (!node.choices.groups[static_cast<std::size_t>(number)]) continue;
    const Column& column = master_.pool()[number];
    const double reduced = column.value - row_prices(duals, column.members()) - charges(column.members());
    open_.push_back(number);
    reduced_.push_back(reduced);
    if (reduced <= 0.0) continue;
    for (const auto u : column.members()) {
      excess_[u] = std::max(excess_[u], reduced / static_cast<double>(column.size));
    }
    if (reduced > tolerance && !master_.is_active(number)) missing.emplace_back(-reduced, number);
  }
  std::sort(missing.begin(), missing.end());
  if (missing.size() > static_cast<std::size_t>(instance_.size()))
    missing.resize(static_cast<std::size_t>(instance_.size()));
  std::vector<int> numbers;
  for (const auto& [reduced, number] : missing) numbers.push_back(number);
  master_.activate(numbers);
  return !numbers.empty();
}

// What cannot be part of anything above the cutoff.
void NodeSolver::fix(Node& node, double cutoff, const Duals& duals) const {
  for (std::size_t k = 0; k < open_.size(); ++k) {
    double reduced = reduced_[k];
    for (const auto u : master_.pool()[open_[k]].members()) reduced -= excess_[u];
    if (node.bound + reduced <= cutoff) node.choices.groups[static_cast<std::size_t>(open_[k])] = false;
  }
  for (int u = 0; u < instance_.size(); ++u) {
    const auto i = static_cast<std::size_t>(u);
    const double left_out = -instance_.price(u) - duals.unit[i] - instance_.weight(u) * duals.unplaced;
    if (node.choices.leaving[i] == Leaving::open && left_out < 0.0 && node.bound + left_out <= cutoff) {
      node.choices.leaving[i] = Leaving::no;
    }
  }
}

namespace {

template <class Gone>
void forbid_groups(const Master& master, Choices& choices, const Gone& gone) {
  for (int number = 0; number < master.pool().size(); ++number) {
    const auto k = static_cast<std::size_t>(number);
    if (choices.groups[k] && gone(master.pool()[number])) choices.groups[k] = false;
  }
}

}  // namespace

void put_together(const Master& master, Choices& choices, int u, int v) {
  forbid_groups(master, choices, [&](const Column& column) { return column.contains(u) != column.contains(v); });
  choices.leaving[static_cast<std::size_t>(u)] = choices.leaving[static_cast<std::size_t>(v)] = Leaving::no;
}

void keep_apart(const Master& master, Choices& choices, int u, int v) {
  forbid_groups(master, choices, [&](const Column& column) { return column.contains(u) && column.contains(v); });
}

void choose_group(const Master& master, Choices& choices, int chosen) {
  const Column& group = master.pool()[chosen];
  forbid_groups(master, choices, [&](const Column& column) {
    return &column != &group &&
           std::any_of(column.members().begin(), column.members().end(), [&](auto u) { return group.contains(u); });
  });
  for (const auto u : group.members()) choices.leaving[u] = Leaving::no;
}

void leave_out(const Master& master, Choices& choices, int u) {
  forbid_groups(master, choices, [&](const Column& column) { return column.contains(u); });
  choices.leaving[static_cast<std::size_t>(u)] = Leaving::yes;
}

}  // namespace samling::grouping::set_partitioning
