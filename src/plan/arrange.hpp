// plan/arrange.hpp: a venue and a day for one group, or why there is none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/plan/programme.hpp"

namespace samling::plan {

/// What became of one group.
struct Arrangement {
  grouping::Members remote;
  std::vector<venue::Candidate> candidates;  ///< Of the venue problem: VenueId is a row of it.
  venue::VenueResult venues;
  std::optional<venue::Choice> choice;       ///< The best venue at which the day works.
  std::optional<timetable::DayResult> day;   ///< At `choice`, or at the best venue when no day works.
  std::string failed_stage;                  ///< "venue" or "day"; empty when the group can meet.
  [[nodiscard]] bool can_meet() const { return failed_stage.empty(); }
};

/// Tries the admissible venues from the best on until the day works. Exact: a group that cannot meet here can meet nowhere.
/// With `try_day` false only the venue is chosen.
[[nodiscard]] Arrangement arrange(const Programme& programme, const grouping::GroupingProblem& problem,
                                  const grouping::Members& members, bool try_day);

/// The day of a group of `size`, with nobody's travel in its way: what the template itself allows.
[[nodiscard]] timetable::DayResult day_of_size(const timetable::DayTemplate& day, int size);

}  // namespace samling::plan
