#include "cli/score_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "samling/core/units.hpp"

namespace samling::cli {

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string score_number(double score) {
  return format_number(score, 3);
}

std::size_t charged(const grouping::GroupingProblem& problem, const grouping::Grouping& grouping) {
  const auto& excluded = problem.rules().excluded;
  const auto could_be_placed = [&](MunicipalityId id) {
    return std::none_of(excluded.begin(), excluded.end(),
                        [&](const auto& exclusion) { return exclusion.municipality == id; });
  };
  return static_cast<std::size_t>(std::count_if(grouping.unplaced.begin(), grouping.unplaced.end(), could_be_placed));
}

std::string score_words(const grouping::GroupingProblem& problem, const grouping::Grouping& grouping) {
  const double score = grouping::score(problem, grouping);
  const std::size_t unplaced = charged(problem, grouping);
  const double price = problem.unplaced_price();
  if (unplaced == 0 || price <= 0.0) return "score " + score_number(score);
  double groups = 0.0;
  for (const grouping::Members& members : grouping.groups) groups += grouping::group_score(problem, members);
  const double halves = groups - static_cast<double>(unplaced) * price - score;  // of weighed must_together pairs
  const std::string less = halves > 1e-9 ? " - " + score_number(halves) + " for their weighed pairs" : "";
  return fmt::format("groups {} - {} x {} for the unplaced{} = {}", score_number(groups), unplaced, score_number(price),
                     less, score_number(score));
}

}  // namespace samling::cli
