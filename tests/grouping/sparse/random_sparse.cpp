#include "sparse/random_sparse.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "random_problem.hpp"

namespace samling::testing {
namespace {

using grouping::GroupScore;
using grouping::Members;
using grouping::Rules;

Members some_rows(Chance& chance, std::size_t n, std::size_t count) {
  Members members;
  for (std::size_t i = 0; i < n; ++i) members.push_back(MunicipalityId(i));
  chance.shuffle(members);
  members.resize(count);
  std::sort(members.begin(), members.end());
  return members;
}

// In half of the problems every rule gets a grade of its own.
void grade_by_chance(Chance& chance, Rules& rules) {
  if (chance.below(2) == 0) return;
  using grouping::Grade;
  const auto drawn = [&]() -> grouping::RuleGrade {
    const std::vector<Grade> grades{Grade::forbid, Grade::weigh, Grade::weigh, Grade::warn, Grade::ignore};
    return {.grade = grades[chance.below(grades.size())], .weight = chance.below(4) == 0 ? 3.0 : 0.3};
  };
  rules.grades = {
      .common_theme = drawn(), .must_together = drawn(), .keep_apart = drawn(), .people = drawn(), .met = drawn()};
  for (auto& rule : rules.at_most) rule.grade = drawn();
  for (auto& rule : rules.at_least) rule.grade = drawn();
}

}  // namespace

model::Affinity random_candidates(Chance& chance, std::size_t n, double share) {
  std::vector<std::vector<model::Companion>> rows(n);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = a + 1; b < n; ++b) {
      if (chance.unit() >= share) continue;
      const double affinity = 2.0 * chance.unit() - 1.0;
      rows[a].push_back({.other = MunicipalityId(b), .affinity = affinity});
      rows[b].push_back({.other = MunicipalityId(a), .affinity = affinity});
    }
  }
  return model::Affinity(std::move(rows));
}

grouping::GroupingProblem random_sparse_problem(std::uint64_t seed, std::size_t n) {
  Chance chance(seed);
  const std::vector<grouping::SizeRange> ranges{{2, 2}, {2, 3}, {3, 3}, {3, 5}, {2, 4}, {4, 6}};
  const auto sizes = ranges[chance.below(ranges.size())];
  const auto used = [&] { return chance.below(3) == 0; };
  const auto two = [&] {
    const Members both = some_rows(chance, n, 2);
    return std::pair(both[0], both[1]);
  };
  Rules rules;
  if (used()) {
    rules.common_theme = true;
    for (std::size_t i = 0; i < n; ++i) {
      auto& themes = rules.themes.emplace_back();
      for (int t = 0; t < 3; ++t) {
        if (chance.below(3) > 0) themes.push_back(ThemeId(t));
      }
    }
  }
  if (used()) {
    rules.people = grouping::PeopleRange{8, 18};
    for (std::size_t i = 0; i < n; ++i) rules.people_of.push_back(static_cast<int>(2 + chance.below(6)));
  }
  if (used()) rules.must_together = {two(), two()};
  if (used()) rules.keep_apart = {two(), two()};
  if (used()) rules.forbidden = {some_rows(chance, n, static_cast<std::size_t>(sizes.min))};
  if (used()) rules.pinned = {some_rows(chance, n, static_cast<std::size_t>(sizes.min))};
  if (chance.below(5) == 0) {
    auto& rule = rules.at_most.emplace_back(grouping::AtMost{.name = "county", .kind_of = {}, .most = 1, .grade = {}});
    for (std::size_t i = 0; i < n; ++i) rule.kind_of.push_back(static_cast<int>(chance.below(4)) - 1);
  }
  if (chance.below(5) == 0) {
    auto& rule =
        rules.at_least.emplace_back(grouping::AtLeast{.name = "mentor", .is_one = {}, .least = 1, .grade = {}});
    for (std::size_t i = 0; i < n; ++i) rule.is_one.push_back(chance.below(2) == 0);
  }
  if (chance.below(5) == 0) rules.met.push_back({.a = two().first, .b = MunicipalityId(n - 1), .ago = 1});
  if (!rules.met.empty() && rules.met.front().a == rules.met.front().b) rules.met.clear();
  const std::vector<grouping::Grade> softer{grouping::Grade::forbid, grouping::Grade::warn, grouping::Grade::ignore};
  rules.grades.keep_apart.grade = softer[chance.below(3)];
  rules.grades.common_theme.grade = softer[chance.below(3)];
  if (used()) rules.excluded = {{MunicipalityId(chance.below(n)), "theme not stated"}};
  const auto objective = chance.below(2) == 0 ? grouping::Objective::pair_sum : grouping::Objective::mean_companion;
  std::optional<double> price;
  if (used()) price = chance.below(2) == 0 ? 0.0 : 0.4;
  const double share = chance.below(3) == 0 ? 1.0 : 0.4 + 0.5 * chance.unit();
  model::Affinity affinity = random_candidates(chance, n, share);
  grade_by_chance(chance, rules);
  GroupScore own;
  if (chance.below(8) == 0) {
    own = {.name = "odd one", .value = [](const Members& members) {
             std::size_t product = 1;
             for (const MunicipalityId id : members) product = product * (id.index() + 3) % 17;
             return static_cast<double>(product) / 4.0;
           }};
  }
  return {std::move(affinity), sizes, std::move(rules), objective, {}, price, std::move(own)};
}

std::vector<geo::PlanePoint> random_points(std::uint64_t seed, std::size_t n) {
  Chance chance(seed);
  const double side = std::sqrt(static_cast<double>(n));
  std::vector<geo::PlanePoint> points;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = side * chance.unit();
    points.push_back({.x = x, .y = side * chance.unit()});
  }
  return points;
}

}  // namespace samling::testing
