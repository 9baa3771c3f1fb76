#include "large_problem.hpp"

#include <algorithm>

#include "random_problem.hpp"

namespace samling::testing {

using grouping::GroupingProblem;
using grouping::Objective;
using grouping::Rules;

GroupingProblem random_large_problem(std::uint64_t seed, std::size_t n, int groups) {
  Chance chance(seed);
  const auto used = [&] { return chance.below(3) == 0; };
  const int mean = static_cast<int>(n) / groups;
  const grouping::SizeRange sizes{std::max(1, mean - 1), mean + 2};
  Rules rules;
  if (used()) {
    rules.people = grouping::PeopleRange{mean, 6 * mean};
    for (std::size_t i = 0; i < n; ++i) rules.people_of.push_back(static_cast<int>(1 + chance.below(5)));
  }
  if (used()) rules.must_together = {{MunicipalityId(0), MunicipalityId(1)}};
  if (used()) rules.keep_apart = {{MunicipalityId(2), MunicipalityId(3)}, {MunicipalityId(2), MunicipalityId(4)}};
  if (used()) {
    rules.common_theme = true;
    for (std::size_t i = 0; i < n; ++i) {
      rules.themes.push_back(i % 5 == 0 ? std::vector<ThemeId>{ThemeId(1)}
                                        : std::vector<ThemeId>{ThemeId(1), ThemeId(2)});
    }
  }
  if (used()) {
    for (int g = 0; g < groups; ++g) {
      rules.group_limits.push_back(
          {.sizes = {sizes.min, sizes.max - g % 2}, .people = rules.people.value_or(grouping::PeopleRange{})});
    }
  }
  const auto objective = chance.below(2) == 0 ? Objective::pair_sum : Objective::mean_companion;
  std::optional<double> price;
  if (used()) price = chance.below(2) == 0 ? 0.0 : 0.4;
  return {model::Affinity(random_affinity(chance, n)), sizes, std::move(rules), objective, groups, price};
}

GroupingProblem plain_large_problem(std::uint64_t seed, std::size_t n, int groups) {
  Chance chance(seed);
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < i; ++j) affinity(i, j) = affinity(j, i) = static_cast<double>(chance.below(101));
  }
  const int each = static_cast<int>(n) / groups;
  return {model::Affinity(affinity), {each, each}, {}, Objective::pair_sum, groups};
}

}  // namespace samling::testing
