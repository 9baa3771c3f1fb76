// Every number of a plan can be recomputed from the plan alone, by the formulas of its headers.
#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <set>

#include "samling/core/chance.hpp"
#include "samling/plan/plan.hpp"
#include "support/drawn_region.hpp"

namespace samling::testing {
namespace {

using Affinities = std::map<std::pair<std::string, std::string>, double>;

// 14 municipalities at random places, two themes, four approaches.
model::Region random_region(std::uint64_t seed) {
  Chance chance(seed);
  std::vector<std::string> names;
  std::vector<std::pair<double, double>> at;
  for (char c = 'A'; c < 'A' + 14; ++c) {
    names.emplace_back(1, c);
    at.emplace_back(chance.unit() * 120, chance.unit() * 120);
  }
  Eigen::MatrixXd minutes(14, 14);
  for (int i = 0; i < 14; ++i) {
    for (int j = 0; j < 14; ++j) {
      const auto [xi, yi] = at[static_cast<std::size_t>(i)];
      const auto [xj, yj] = at[static_cast<std::size_t>(j)];
      minutes(i, j) = std::hypot(xi - xj, yi - yj);
    }
  }
  const auto base = region_from_minutes(names, minutes);
  auto municipalities = base.municipalities();
  const std::vector<std::string> approaches{"longer shifts", "staff pool", "in-house training", "survey"};
  for (auto& municipality : municipalities) {
    municipality.projects.at(0).theme = ThemeId(chance.below(2));
    municipality.projects.at(0).approach_tags = {approaches[chance.below(4)], approaches[chance.below(4)]};
  }
  themes::ThemeCatalogue two({{.code = "T", .name = "Theme T", .parent = {}}, {.code = "U", .name = "Theme U", .parent = {}}});
  return model::Region(municipalities, two, base.travel());
}

double affinity_by_formula(const plan::Plan& plan, const plan::PlannedPair& pair) {
  const auto& s = plan.settings;
  const double travel = pair.minutes.value_or(2 * s.travel_scale);
  return s.theme_weight * pair.likeness + s.difference_weight * pair.unlikeness - s.travel_weight * travel / s.travel_scale;
}

double group_score(const plan::Plan& plan, const Affinities& affinity, const std::vector<std::string>& members) {
  double sum = 0.0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) sum += affinity.at(std::minmax(members[i], members[j]));
  }
  return plan.settings.objective == "pair_sum" ? sum : 2.0 / static_cast<double>(members.size() - 1) * sum;
}

std::vector<std::vector<std::string>> groups_after(const plan::Plan& plan, std::size_t group,
                                                   const std::vector<std::string>& replaced) {
  const std::set<std::string> before(plan.groups[group].members.begin(), plan.groups[group].members.end());
  const std::set<std::string> after(replaced.begin(), replaced.end());
  std::string leaves;
  std::string enters;
  for (const auto& code : before) leaves = after.contains(code) ? leaves : code;
  for (const auto& code : after) enters = before.contains(code) ? enters : code;
  std::vector<std::vector<std::string>> groups;
  for (std::size_t g = 0; g < plan.groups.size(); ++g) {
    auto members = g == group ? replaced : plan.groups[g].members;
    if (g != group) std::replace(members.begin(), members.end(), enters, leaves);
    std::sort(members.begin(), members.end());
    groups.push_back(members);
  }
  return groups;
}

class RecomputeThePlan : public ::testing::TestWithParam<int> {};

TEST_P(RecomputeThePlan, FromItsOwnFigures) {
  plan::Programme programme{.title = "Test", .region = random_region(static_cast<std::uint64_t>(GetParam())), .venues = {},
                            .request = {}, .boundaries = {}, .attributions = {}, .input_checksum = "", .warnings = {}};
  programme.request.travel_limit = Minutes(90);
  programme.request.objective = GetParam() % 2 == 0 ? grouping::Objective::pair_sum : grouping::Objective::mean_companion;
  const auto plan = plan::make_plan(programme);
  Affinities affinity;
  const auto learn = [&](const plan::PlannedPair& pair) {
    EXPECT_NEAR(pair.affinity, affinity_by_formula(plan, pair), 1e-9);
    affinity[std::minmax(pair.a, pair.b)] = pair.affinity;
  };
  for (const auto& group : plan.groups) std::for_each(group.pairs.begin(), group.pairs.end(), learn);
  std::for_each(plan.other_pairs.begin(), plan.other_pairs.end(), learn);

  double total = 0.0;
  for (const auto& group : plan.groups) {
    EXPECT_NEAR(group.score, group_score(plan, affinity, group.members), 1e-9) << group.key;
    total += group.score;
  }
  double charged = 0.0;
  for (const auto& m : plan.municipalities) charged += m.group.empty() && m.rule != "excluded" ? 1.0 : 0.0;
  EXPECT_NEAR(plan.score, total - plan.settings.unplaced_price * charged, 1e-9);
  EXPECT_LE(plan.score, plan.upper_bound + 1e-9);

  for (std::size_t g = 0; g < plan.groups.size(); ++g) {
    for (const auto& alternative : plan.groups[g].alternatives) {
      EXPECT_NEAR(alternative.group_score, group_score(plan, affinity, alternative.members), 1e-9);
      if (!alternative.change) continue;
      double after = 0.0;
      for (const auto& members : groups_after(plan, g, alternative.members)) {
        after += members == plan.groups[g].members ? 0.0 : group_score(plan, affinity, members);
      }
      EXPECT_NEAR(*alternative.change, after - total, 1e-9) << alternative.why_not;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RecomputeThePlan, ::testing::Range(1, 13));

}  // namespace
}  // namespace samling::testing
