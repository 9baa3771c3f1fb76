// timetable/agenda/changes.hpp: how one demand can give way, from the gentlest way to dropping it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "samling/timetable/agenda/explain.hpp"

namespace samling::timetable::agenda {

inline constexpr int shortest_useful = 15;  ///< Minutes; nobody calls a shorter slot a presentation.

/// A change of the question in steps; more of it never makes a possible day impossible.
struct Change {
  int most = 1;
  std::function<void(AgendaInput&, int)> apply;
  /// Where more was allowed than the day needed, as it is needed.
  std::function<void(AgendaInput&, const Agenda&)> settle;
  std::function<std::string(const AgendaInput&, int, const Agenda&)> words;
  double each = 0.0;                   ///< What a step counts; see Repair::change.
  std::optional<std::size_t> dropped;  ///< A demand that is taken out as a whole.
};

/// Row `demand` of `all`. `short_hours`: people who come late or leave early are part of the conflict, so the hours of
/// a shorter day are told.
[[nodiscard]] std::vector<Change> changes_of(const AgendaProblem& problem, const std::vector<Demand>& all,
                                             std::size_t demand, bool short_hours);
/// Who arrives or leaves takes part from afar.
[[nodiscard]] Change from_afar(const AgendaInput& input, PersonId who);

}  // namespace samling::timetable::agenda
