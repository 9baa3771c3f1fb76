#include "grouping/set_partitioning/branching.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace samling::grouping::set_partitioning {
namespace {

constexpr std::size_t most_tried = 10;
constexpr std::size_t most_known = 6;  // of them such as were tried before
constexpr int tried_iterations = 40;
constexpr double undecided = 1e-5;

struct Open {
  Decision decision;
  double share;
};

// Pairs that meet in part of the solution, and units left out in part, the most undecided first.
std::vector<Open> open_decisions(const Master::Solution& solution) {
  std::map<std::pair<int, int>, double> meets;
  for (const Share& share : solution.shares) {
    if (share.value > 1.0 - undecided) continue;
    const auto members = share.column->members();
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) meets[{members[i], members[j]}] += share.value;
    }
  }
  std::vector<Open> open;
  for (const auto& [pair, value] : meets) {
    if (value > undecided && value < 1.0 - undecided) open.push_back({{pair.first, pair.second}, value});
  }
  for (std::size_t u = 0; u < solution.left_out.size(); ++u) {
    const double value = solution.left_out[u];
    if (value > undecided && value < 1.0 - undecided) open.push_back({{static_cast<int>(u), -1}, value});
  }
  std::stable_sort(open.begin(), open.end(),
                   [](const Open& a, const Open& b) { return std::abs(a.share - 0.55) < std::abs(b.share - 0.55); });
  return open;
}

}  // namespace

Choices decided(const Master& master, const Choices& choices, const Decision& decision, bool yes) {
  Choices child = choices;
  if (decision.v < 0) {
    if (yes) {
      leave_out(master, child, decision.u);
    } else {
      child.leaving[static_cast<std::size_t>(decision.u)] = Leaving::no;
    }
  } else if (yes) {
    put_together(master, child, decision.u, decision.v);
  } else {
    keep_apart(master, child, decision.u, decision.v);
  }
  return child;
}

double Branching::fall(const Node& node, const Decision& decision, bool yes, double before,
                       const Master::Place& place) {
  const auto [u, v] = decision;
  const bool about_pair = v >= 0;
  const auto gone = [&, u = u, v = v](const Column& column) {
    if (!about_pair) return yes && column.contains(u);
    return yes ? column.contains(u) != column.contains(v) : column.contains(u) && column.contains(v);
  };
  std::vector<int> placed;
  std::vector<int> left_out;
  if (about_pair && yes) placed = {u, v};
  if (!about_pair) (yes ? left_out : placed) = {u};
  const double after = master_.try_without(gone, placed, left_out, stopper_, tried_iterations);
  master_.go_to(place);
  master_.restrict_to(node.choices);
  return std::max(0.0, before - after);
}

// Those that did well elsewhere first, then those not tried yet.
std::vector<Decision> Branching::worth_trying(const Master::Solution& solution) const {
  std::vector<std::pair<double, Decision>> tried;
  std::vector<Decision> fresh;
  for (const Open& open : open_decisions(solution)) {
    const auto known = known_.find({open.decision.u, open.decision.v});
    if (known == known_.end()) {
      fresh.push_back(open.decision);
    } else {
      tried.emplace_back(-known->second, open.decision);
    }
  }
  std::stable_sort(tried.begin(), tried.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Decision> worth;
  for (std::size_t k = 0; k < tried.size() && k < most_known; ++k) worth.push_back(tried[k].second);
  for (std::size_t k = 0; k < fresh.size() && worth.size() < most_tried; ++k) worth.push_back(fresh[k]);
  return worth;
}

std::optional<Decision> Branching::choose(const Node& node, const Master::Solution& solution, double cutoff) {
  const std::vector<Decision> worth = worth_trying(solution);
  if (worth.empty()) return std::nullopt;
  if (worth.size() == 1) return worth.front();
  const Master::Place place = master_.place();
  const double before = master_.objective();
  const double enough = before - cutoff;
  const double least = 1e-6 * master_.scale();
  std::optional<Decision> best;
  double most = -1.0;
  for (const Decision& decision : worth) {
    if (stopper_.interrupted()) break;
    const double yes = std::min(enough, fall(node, decision, true, before, place));
    const double no = std::min(enough, fall(node, decision, false, before, place));
    const double promise = std::max(yes, least) * std::max(no, least);
    double& known = known_[{decision.u, decision.v}];
    known = known == 0.0 ? promise : (known + promise) / 2.0;
    if (promise <= most) continue;
    most = promise;
    best = decision;
  }
  return best ? best : worth.front();
}

}  // namespace samling::grouping::set_partitioning
