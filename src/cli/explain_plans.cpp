// samling explain --plans: several good plans that are really different.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/explanation.hpp"
#include "cli/score_words.hpp"
#include "cli/text.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr double most_shared_pairs = 0.5;

// Each part of the score alone, over the same municipalities and rules, at the price that was asked for.
grouping::Axis axis_of(const Explanation& why, const std::string& name, double theme, double difference,
                       double travel) {
  plan::Programme other = why.programme;
  model::AffinityOptions& weights = other.request.affinity;
  weights.theme_weight = theme;
  weights.difference_weight = difference;
  weights.travel_weight = travel;
  other.request.unplaced_price = why.problem.unplaced_price();
  return {name, plan::grouping_problem(other)};
}

// Mean over the pairs that sit together; nothing without pairs.
template <class Value>
std::optional<double> mean_of_pairs(const grouping::Grouping& grouping, const Value& value) {
  double sum = 0.0;
  long pairs = 0;
  for (const grouping::Members& members : grouping.groups) {
    for (const MunicipalityId a : members) {
      for (const MunicipalityId b : members) {
        const std::optional<double> one = a < b ? value(a, b) : std::nullopt;
        if (!one) continue;
        sum += *one;
        ++pairs;
      }
    }
  }
  return pairs > 0 ? std::optional(sum / static_cast<double>(pairs)) : std::nullopt;
}

struct PlanFigures {
  std::optional<double> likeness;
  std::optional<double> unlikeness;
  std::optional<double> minutes;
  double score_as_asked = 0.0;
};

PlanFigures figures_of(const Explanation& why, const std::vector<grouping::Axis>& axes,
                       const grouping::Grouping& grouping) {
  const auto on = [&](std::size_t axis) {
    return mean_of_pairs(grouping, [&](MunicipalityId a, MunicipalityId b) {
      return std::optional(axes[axis].problem.affinity()(a, b));
    });
  };
  const auto minutes = mean_of_pairs(grouping, [&](MunicipalityId a, MunicipalityId b) -> std::optional<double> {
    const auto found = why.region().minutes_between(a, b);
    return found ? std::optional(found->count()) : std::nullopt;
  });
  return {on(1), on(2), minutes, grouping::score(why.problem, grouping)};
}

std::string two_decimals(const std::optional<double>& number) {
  return number ? fmt::format("{:.2f}", *number) : "-";
}

Json number_json(const std::optional<double>& number) {
  return number ? Json(*number) : Json();
}

void tell_plan(Explanation& why, const grouping::DifferentPlan& plan, const PlanFigures& figures) {
  why.text +=
      fmt::format("\nBest for: {}{}\n", plan.axis,
                  plan.largest_share > 0.0 ? fmt::format(" (shares at most {} % of its pairs with a plan above)",
                                                         format_number(100.0 * plan.largest_share, 0))
                                           : "");
  why.text += fmt::format("  score as asked {}; pairs: likeness {}, unlikeness {}, {} min on average\n",
                          score_number(figures.score_as_asked), two_decimals(figures.likeness),
                          two_decimals(figures.unlikeness), figures.minutes ? format_number(*figures.minutes, 0) : "-");
  Json groups = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const grouping::Members& members : plan.result.best.groups) {
    rows.push_back({names(why.region(), members)});
    groups.push_back(codes(why.region(), members));
  }
  why.text += columns(rows);
  why.json["plans"].push_back({{"axis", plan.axis},
                               {"largest_share", plan.largest_share},
                               {"score", plan.result.score},
                               {"score_as_asked", figures.score_as_asked},
                               {"mean_likeness", number_json(figures.likeness)},
                               {"mean_unlikeness", number_json(figures.unlikeness)},
                               {"mean_minutes", number_json(figures.minutes)},
                               {"groups", groups}});
}

}  // namespace

void explain_plans(Explanation& why) {
  const std::vector<grouping::Axis> axes{{"as asked", why.problem},
                                         axis_of(why, "alike in themes", 1, 0, 0),
                                         axis_of(why, "unlike in practice", 0, 1, 0),
                                         axis_of(why, "short travel", 0, 0, 1)};
  const auto plans = grouping::different_plans(axes, most_shared_pairs, why.search);
  why.json["plans"] = Json::array();
  why.json["axes_without_plan"] = Json::array();
  for (const grouping::DifferentPlan& plan : plans) tell_plan(why, plan, figures_of(why, axes, plan.result.best));
  for (const grouping::Axis& axis : axes) {
    const bool found =
        std::any_of(plans.begin(), plans.end(), [&](const auto& plan) { return plan.axis == axis.name; });
    if (found) continue;
    why.json["axes_without_plan"].push_back(axis.name);
    why.text += fmt::format("\nBest for: {}\n  no plan found that shares at most half its pairs with each plan above\n",
                            axis.name);
  }
}

}  // namespace samling::cli
