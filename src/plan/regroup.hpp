// plan/regroup.hpp: group, arrange, and where a group cannot meet, forbid it and group again.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "plan/arrange.hpp"
#include "samling/plan/plan.hpp"

namespace samling::plan {

/// A group that was chosen until its venue or day could not be had.
struct Rejection {
  grouping::Members members;
  Arrangement arrangement;
};

/// Grouping, venues and days that fit each other.
struct Arranged {
  grouping::GroupingProblem problem;  ///< The last one asked: with the groups that cannot meet forbidden.
  grouping::GroupingResult result;
  double upper_bound = 0.0;           ///< Of the whole question: no grouping whose groups can all meet scores more.
  bool all_can_meet = true;           ///< Else regroup_rounds ran out, and those that cannot were dissolved.
  std::vector<Arrangement> arrangements;  ///< One a group of result.best.
  std::vector<Rejection> rejections;      ///< In the order they were tried.
  std::vector<Issue> notes;               ///< Sizes whose day cannot work.
  std::optional<timetable::DayResult> refused_day;  ///< The template works for no allowed size; nothing was given a day.
};

[[nodiscard]] Arranged group_and_arrange(const Programme& programme, const Limits& limits);

}  // namespace samling::plan
