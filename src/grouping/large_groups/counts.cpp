#include "grouping/large_groups/counts.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "grouping/large_groups/model.hpp"

namespace samling::grouping {
namespace {

// Limits on the sum of one quantity over the members of each group, in descending order.
struct SortedLimits {
  std::vector<double> least;
  std::vector<double> most;
};

// The most of sum over groups of f(amount): f convex, so all but one stand at a limit; greedy from the largest is the
// best for sorted limits. With `value` the linear weights instead.
double greedy(const SortedLimits& limits, double total, const std::function<double(std::size_t, double)>& value) {
  std::vector<double> amount = limits.least;
  double left = total - std::accumulate(amount.begin(), amount.end(), 0.0);
  double sum = 0.0;
  for (std::size_t k = 0; k < amount.size(); ++k) {
    const double more = std::clamp(limits.most[k] - limits.least[k], 0.0, std::max(0.0, left));
    amount[k] += more;
    left -= more;
    sum += value(k, amount[k]);
  }
  return sum;
}

// Sum of squares: an upper bound by the sorted limits. Amounts that majorise all others have the most.
double most_squares(const SortedLimits& limits, double total) {
  return greedy(limits, total, [](std::size_t, double amount) { return amount * amount; });
}

}  // namespace

double GroupCounts::largest_with(const Eigen::VectorXd& values) const {
  const SortedLimits limits{{least.begin(), least.end()}, {most.begin(), most.end()}};
  const auto value = [&](std::size_t k, double amount) { return values(static_cast<Eigen::Index>(k)) * amount; };
  if (all_placed) return greedy(limits, units, value);
  // Whoever adds nothing may be out: fill only while values are positive.
  double sum = 0.0;
  double left = units - std::accumulate(limits.least.begin(), limits.least.end(), 0.0);
  for (std::size_t k = 0; k < least.size(); ++k) {
    const double each = values(static_cast<Eigen::Index>(k));
    const double more = each > 0.0 ? std::clamp(limits.most[k] - limits.least[k], 0.0, std::max(0.0, left)) : 0.0;
    left -= more;
    sum += each * (limits.least[k] + more);
  }
  return sum;
}

std::optional<GroupCounts> counts_of(const Instance& instance) {
  const Rules& rules = instance.problem().rules();
  if (!rules.group_limits.empty() && !rules.pinned.empty()) return std::nullopt;  // the pins may leave other entries
  const LargeModel model(instance);
  GroupCounts counts;
  counts.units = instance.size();
  std::vector<int> people;
  for (int u = 0; u < instance.size(); ++u) {
    if (instance.weight(u) != 1) return std::nullopt;
    people.push_back(instance.people(u));
  }
  std::sort(people.begin(), people.end());
  const long all_people = std::accumulate(people.begin(), people.end(), 0L);
  SortedLimits squares;
  bool people_count = false;
  for (int s = 0; s < model.slots(); ++s) {
    const SlotLimits& limits = model.limits(s);
    people_count = people_count || limits.least_people > 0 || limits.most_people < all_people;
    int most = 0;  // as many of those with fewest people as fit
    for (long sum = 0; most < counts.units && (sum += people[static_cast<std::size_t>(most)]) <= limits.most_people;)
      ++most;
    int least = 0;  // as few of those with most people as are needed
    for (long sum = 0; least < counts.units && sum < limits.least_people; ++least) {
      sum += people[static_cast<std::size_t>(counts.units - 1 - least)];
    }
    counts.least.push_back(std::max(least, limits.least));
    counts.most.push_back(std::min(most, limits.most));
    squares.least.push_back(static_cast<double>(limits.least_people));
    squares.most.push_back(static_cast<double>(std::min(limits.most_people, all_people)));
  }
  std::sort(counts.least.rbegin(), counts.least.rend());
  std::sort(counts.most.rbegin(), counts.most.rend());
  std::sort(squares.least.rbegin(), squares.least.rend());
  std::sort(squares.most.rbegin(), squares.most.rend());
  const int fewest = std::accumulate(counts.least.begin(), counts.least.end(), 0);
  const int places = std::accumulate(counts.most.begin(), counts.most.end(), 0);
  if (fewest > counts.units || counts.least.back() < 1) return std::nullopt;
  counts.all_placed = (fewest == counts.units && places >= counts.units) || instance.most_unplaced() == 0;
  for (std::size_t k = 0; k < counts.most.size(); ++k) counts.most[k] = std::max(counts.most[k], counts.least[k]);
  if (model.mean()) {
    if (counts.least.back() != counts.most.front()) return std::nullopt;
    counts.factor = model.factor(counts.most.front());
  }
  counts.weight = Eigen::VectorXd::Ones(counts.units);
  double total = counts.units;
  if (people_count) {
    for (int u = 0; u < counts.units; ++u) counts.weight(u) = instance.people(u);
    total = static_cast<double>(all_people);
  } else {
    squares.least.assign(counts.least.begin(), counts.least.end());
    squares.most.assign(counts.most.begin(), counts.most.end());
  }
  counts.square_most = most_squares(squares, total);
  const double groups = model.slots();
  counts.square_least = std::inner_product(squares.least.begin(), squares.least.end(), squares.least.begin(), 0.0);
  if (counts.all_placed) counts.square_least = std::max(counts.square_least, total * total / groups);
  return counts;
}

}  // namespace samling::grouping
