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

GroupingProblem random_limited_problem(std::uint64_t seed, std::size_t n, int groups) {
  Chance chance(seed);
  Rules rules;
  const int mean = static_cast<int>(n) / groups;
  const bool people = chance.below(2) == 0;
  if (people) {
    rules.people = grouping::PeopleRange{0, 100};
    for (std::size_t i = 0; i < n; ++i) rules.people_of.push_back(static_cast<int>(1 + chance.below(4)));
  }
  for (int g = 0; g < groups; ++g) {
    const int least = std::max(1, mean - 1 - static_cast<int>(chance.below(2)));
    const int most = std::min(static_cast<int>(n), least + 1 + static_cast<int>(chance.below(2)));
    grouping::GroupLimits limits{.sizes = {least, most}, .people = {}};
    if (people) limits.people = {2 * least - 1, 2 * least + 5 + static_cast<int>(chance.below(4))};
    rules.group_limits.push_back(limits);
  }
  if (chance.below(3) == 0) {
    const int size = rules.group_limits.front().sizes.min;
    for (int i = 0; i < size; ++i) rules.pinned.resize(1), rules.pinned.front().push_back(MunicipalityId(i));
  }
  const grouping::SizeRange sizes{1, static_cast<int>(n)};
  const auto objective = chance.below(2) == 0 ? Objective::pair_sum : Objective::mean_companion;
  return {model::Affinity(random_affinity(chance, n)), sizes, std::move(rules), objective, groups, 5.0};
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
