#include "random_problem.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace samling::testing {
namespace {

using grouping::GroupingProblem;
using grouping::Members;
using grouping::Objective;
using grouping::Rules;
using grouping::SizeRange;

MunicipalityId one_of(Chance& chance, std::size_t n) {
  return MunicipalityId(chance.below(n));
}

std::pair<MunicipalityId, MunicipalityId> two_of(Chance& chance, std::size_t n) {
  const auto first = chance.below(n);
  const auto second = (first + 1 + chance.below(n - 1)) % n;
  return {MunicipalityId(first), MunicipalityId(second)};
}

Members some_of(Chance& chance, std::size_t n, std::size_t count) {
  Members members;
  for (std::size_t i = 0; i < n; ++i) members.push_back(MunicipalityId(i));
  chance.shuffle(members);
  members.resize(std::min(n, count));
  std::sort(members.begin(), members.end());
  return members;
}

void draw_travel(Chance& chance, std::size_t n, Rules& rules) {
  rules.minutes = random_minutes(chance, n, 100.0);
  rules.travel_limit = Minutes(40.0 + 60.0 * chance.unit());
  if (chance.below(4) == 0) {
    const auto [a, b] = two_of(chance, n);
    rules.minutes(a.value(), b.value()) = std::numeric_limits<double>::quiet_NaN();
  }
  if (chance.below(3) != 0) return;
  rules.remote_per_group = static_cast<int>(1 + chance.below(2));
  for (std::size_t i = 0; i < n; ++i) rules.may_attend_remotely.push_back(chance.below(2) == 0);
}

void draw_themes(Chance& chance, std::size_t n, Rules& rules) {
  rules.common_theme = true;
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<ThemeId> themes;
    for (int t = 0; t < 3; ++t) {
      if (chance.below(2) == 0) themes.push_back(ThemeId(t * 70));
    }
    rules.themes.push_back(themes);
  }
}

void draw_people(Chance& chance, std::size_t n, Rules& rules) {
  rules.people = grouping::PeopleRange{8, 18};
  for (std::size_t i = 0; i < n; ++i) rules.people_of.push_back(static_cast<int>(2 + chance.below(6)));
}

// All partitions of the members from `next` on into admissible groups and the unplaced.
class BruteForce {
 public:
  BruteForce(const GroupingProblem& problem, bool all_together) : problem_(problem), all_together_(all_together) {
    groups_ = admissible_groups(problem);
    for (const Members& group : groups_) {
      std::uint32_t mask = 0;
      for (const MunicipalityId id : group) mask |= 1U << id.index();
      masks_.push_back(mask);
    }
  }

  std::optional<double> run() {
    extend(0, {});
    return best_;
  }

 private:
  void extend(std::uint32_t decided, grouping::Grouping grouping) {
    if (decided == (1U << problem_.size()) - 1) {
      judge(grouping);
      return;
    }
    const auto next = static_cast<std::size_t>(std::countr_one(decided));
    auto left_out = grouping;
    left_out.unplaced.push_back(MunicipalityId(next));
    extend(decided | 1U << next, std::move(left_out));
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if ((masks_[g] & decided) != 0 || (masks_[g] >> next & 1U) == 0) continue;
      auto with_group = grouping;
      with_group.groups.push_back(groups_[g]);
      extend(decided | masks_[g], std::move(with_group));
    }
  }

  void judge(const grouping::Grouping& grouping) {
    if (!check(problem_, grouping).empty()) return;
    const bool binding = problem_.rules().grades.must_together.grade == grouping::Grade::forbid;
    for (const auto& pair : problem_.rules().must_together) {
      const auto& out = grouping.unplaced;
      if (all_together_ && binding && std::find(out.begin(), out.end(), pair.first) != out.end()) return;
    }
    best_ = std::max(best_.value_or(-std::numeric_limits<double>::infinity()), score(problem_, grouping));
  }

  const GroupingProblem& problem_;
  bool all_together_;
  std::vector<Members> groups_;
  std::vector<std::uint32_t> masks_;
  std::optional<double> best_;
};

}  // namespace

Members rows(const std::vector<int>& values) {
  Members members;
  for (const int value : values) members.push_back(MunicipalityId(value));
  return members;
}

Eigen::MatrixXd random_affinity(Chance& chance, std::size_t n) {
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < i; ++j) affinity(i, j) = affinity(j, i) = 2.0 * chance.unit() - 1.0;
  }
  return affinity;
}

Eigen::MatrixXd random_minutes(Chance& chance, std::size_t n, double side) {
  std::vector<std::pair<double, double>> places;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = side * chance.unit();
    places.emplace_back(x, side * chance.unit());
  }
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd minutes(size, size);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      minutes(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
          std::hypot(places[i].first - places[j].first, places[i].second - places[j].second);
    }
  }
  return minutes;
}

namespace {

grouping::RuleGrade drawn_grade(Chance& chance) {
  using grouping::Grade;
  const std::vector<Grade> grades{Grade::forbid, Grade::forbid, Grade::weigh, Grade::weigh, Grade::warn, Grade::ignore};
  return {grades[chance.below(grades.size())], 0.1 + 1.4 * chance.unit()};
}

void draw_grades(Chance& chance, std::size_t n, Rules& rules) {
  const auto used = [&] { return chance.below(3) == 0; };
  rules.grades = {drawn_grade(chance), drawn_grade(chance), drawn_grade(chance),
                  drawn_grade(chance), drawn_grade(chance), drawn_grade(chance)};
  for (int k = 0; k < 2; ++k) {
    if (!used()) continue;
    grouping::AtMost rule{"county", {}, static_cast<int>(1 + chance.below(2)), drawn_grade(chance)};
    for (std::size_t i = 0; i < n; ++i) rule.kind_of.push_back(static_cast<int>(chance.below(4)) - 1);
    rules.at_most.push_back(rule);
  }
  if (used()) {
    grouping::AtLeast rule{"mentor", {}, static_cast<int>(1 + chance.below(2)), drawn_grade(chance)};
    for (std::size_t i = 0; i < n; ++i) rule.is_one.push_back(chance.below(2) == 0);
    rules.at_least.push_back(rule);
  }
  if (used()) {
    for (int k = 0; k < 4; ++k) {
      const auto [a, b] = two_of(chance, n);
      rules.met.push_back({a, b, static_cast<int>(chance.below(3))});
    }
    rules.met_fade = chance.below(4) == 0 ? 0.0 : chance.unit();
  }
  if (used()) rules.most_unplaced = static_cast<int>(chance.below(4));
}

GroupingProblem drawn_problem(std::uint64_t seed, std::size_t n, bool graded) {
  Chance chance(seed);
  const std::vector<SizeRange> ranges{{2, 2}, {2, 3}, {3, 3}, {3, 4}, {3, 5}, {2, 4}};
  const SizeRange sizes = ranges[chance.below(ranges.size())];
  const auto used = [&] { return chance.below(3) == 0; };
  Rules rules;
  if (used()) draw_travel(chance, n, rules);
  if (used()) draw_themes(chance, n, rules);
  if (used()) draw_people(chance, n, rules);
  if (used()) rules.must_together.push_back(two_of(chance, n));
  if (used()) rules.must_together.push_back(two_of(chance, n));
  if (used()) rules.keep_apart = {two_of(chance, n), two_of(chance, n)};
  if (used()) rules.forbidden = {some_of(chance, n, static_cast<std::size_t>(sizes.min))};
  if (chance.below(5) == 0) rules.pinned = {some_of(chance, n, static_cast<std::size_t>(sizes.min))};
  if (used()) rules.excluded = {{one_of(chance, n), "theme not stated"}};
  const auto objective = chance.below(2) == 0 ? Objective::pair_sum : Objective::mean_companion;
  std::optional<int> groups;
  if (used()) groups = static_cast<int>(1 + chance.below(2));
  std::optional<double> price;
  if (used()) price = chance.below(2) == 0 ? 0.0 : 0.4;
  Eigen::MatrixXd affinity = random_affinity(chance, n);
  if (graded) draw_grades(chance, n, rules);
  return {model::Affinity(std::move(affinity)), sizes, std::move(rules), objective, groups, price};
}

}  // namespace

GroupingProblem random_problem(std::uint64_t seed, std::size_t n) {
  return drawn_problem(seed, n, false);
}

GroupingProblem random_graded_problem(std::uint64_t seed, std::size_t n) {
  return drawn_problem(seed, n, true);
}

GroupingProblem random_region_problem(std::uint64_t seed, std::size_t n) {
  Chance chance(seed);
  Rules rules;
  rules.minutes = random_minutes(chance, n, 200.0);
  rules.travel_limit = Minutes(75.0);
  if (chance.below(2) == 0) draw_themes(chance, n, rules);
  for (int k = 0; k < 3; ++k) rules.must_together.push_back(two_of(chance, n));
  for (int k = 0; k < 10; ++k) rules.keep_apart.push_back(two_of(chance, n));
  if (chance.below(2) == 0) {
    rules.remote_per_group = 1;
    for (std::size_t i = 0; i < n; ++i) rules.may_attend_remotely.push_back(chance.below(4) == 0);
  }
  Eigen::MatrixXd affinity = random_affinity(chance, n) - rules.minutes / 100.0;
  affinity.diagonal().setZero();
  return {model::Affinity(affinity), {3, 5}, std::move(rules)};
}

std::vector<Members> admissible_groups(const GroupingProblem& problem) {
  std::vector<Members> groups;
  for (std::uint32_t mask = 1; mask < 1U << problem.size(); ++mask) {
    if (std::popcount(mask) < problem.sizes().min || std::popcount(mask) > problem.sizes().max) continue;
    Members members;
    for (std::size_t i = 0; i < problem.size(); ++i) {
      if ((mask >> i & 1U) != 0) members.push_back(MunicipalityId(i));
    }
    if (check_group(problem, members).empty()) groups.push_back(members);
  }
  return groups;
}

std::optional<double> best_by_brute_force(const GroupingProblem& problem, bool all_together) {
  return BruteForce(problem, all_together).run();
}

}  // namespace samling::testing
