#include "grouping/set_partitioning/branching.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace samling::grouping::set_partitioning {
namespace {

constexpr std::size_t most_tried = 12;
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

std::optional<Decision> Branching::choose(const Node& node, const Master::Solution& solution, double cutoff) {
  std::vector<Open> open = open_decisions(solution);
  if (open.empty()) return std::nullopt;
  if (open.size() > most_tried) open.resize(most_tried);
  if (open.size() == 1) return open.front().decision;
  const Master::Place place = master_.place();
  const double before = master_.objective();
  const double enough = before - cutoff;
  std::optional<Decision> best;
  double most = -1.0;
  int since = 0;
  for (const Open& candidate : open) {
    if (stopper_.interrupted()) break;
    const double yes = std::min(enough, fall(node, candidate.decision, true, before, place));
    const double no = std::min(enough, fall(node, candidate.decision, false, before, place));
    const double least = 1e-6 * master_.scale();
    const double promise = std::max(yes, least) * std::max(no, least);
    if (promise > most) {
      most = promise;
      best = candidate.decision;
      since = 0;
    } else if (++since >= 6) {
      break;
    }
  }
  return best ? best : open.front().decision;
}

}  // namespace samling::grouping::set_partitioning
