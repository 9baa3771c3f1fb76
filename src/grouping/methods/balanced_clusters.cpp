#include "grouping/methods/balanced_clusters.hpp"

#include <algorithm>

#include "grouping/methods/admissible.hpp"

namespace samling::grouping {

std::vector<Capacity> cluster_sizes(const GroupingProblem& problem, int groups, std::size_t n) {
  const auto limits = limits_of_groups(problem);
  const bool by_people = problem.rules().people.has_value() || !problem.rules().people_of.empty();
  const int even = static_cast<int>(n) / std::max(1, groups);
  std::vector<Capacity> sizes;
  for (int k = 0; k < groups; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const SizeRange range = at < limits.size() ? limits[at].sizes : problem.sizes();
    sizes.push_back({range.min, range.max});
    if (by_people) sizes.back() = {std::clamp(even, range.min, range.max), std::clamp(even + 1, range.min, range.max)};
  }
  return sizes;
}

std::vector<Offer> thinned(std::vector<Offer> offers, std::size_t items) {
  constexpr std::size_t all = 1'000'000;
  if (offers.size() <= all) return offers;
  const std::size_t each = std::max<std::size_t>(20, all / items);
  std::sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
    if (a.item != b.item) return a.item < b.item;
    return a.gain != b.gain ? a.gain > b.gain : a.cluster < b.cluster;
  });
  std::vector<Offer> kept;
  std::size_t of_item = 0;
  for (std::size_t k = 0; k < offers.size(); ++k) {
    of_item = k > 0 && offers[k].item == offers[k - 1].item ? of_item + 1 : 0;
    if (of_item < each) kept.push_back(offers[k]);
  }
  return kept;
}

std::vector<Members> clusters_of(const Members& members, const std::vector<int>& cluster_of, std::size_t clusters) {
  std::vector<Members> groups(clusters);
  for (std::size_t i = 0; i < members.size() && i < cluster_of.size(); ++i) {
    if (cluster_of[i] != no_cluster) groups[static_cast<std::size_t>(cluster_of[i])].push_back(members[i]);
  }
  return groups;
}

}  // namespace samling::grouping
