// samling/timetable/agenda/formats.hpp: ways to meet, as agendas to start from.
//
// Each function makes a whole question that solve() answers; change what it gives as you like. Lengths are those that
// published descriptions of the format give (docs/agenda-format.md has the sources); where these say nothing, they are
// our assumption and an option.
#pragma once

#include <string>
#include <vector>

#include "samling/timetable/agenda.hpp"
#include "samling/timetable/day.hpp"

namespace samling::timetable::agenda {

/// The simple day (timetable/day.hpp) as an agenda: opening, equal slots with a break between any two, lunch in one of
/// the gaps, evaluation; everybody all day. The longest slot decides, then idle time, then an early start, then the
/// lunch. When not everything can be held, breaks are given up first, and those that part nothing.
/// Throws InvalidInput when lunch and breaks are inside the slots: an agenda has no such thing.
[[nodiscard]] AgendaInput simple_day(const DayProblem& problem);

/// The pilot of 2015: each delegation tells of its challenges and is asked and advised for 90 minutes, 10:00-15:00 in
/// all. (With three delegations, lunch and breaks that is 345 minutes: explain() tells what to change.)
[[nodiscard]] AgendaInput pilot(const std::vector<std::string>& delegations,
                                SlotRange slot = {WholeMinutes(90), WholeMinutes(90)});

/// Peer assist: peers who have met a problem before help the one who has it now. Introduction 10, roles 5, the case 10,
/// discussion 35, conclusions 15-30: one group each, in parallel rooms.
[[nodiscard]] AgendaInput peer_assist(const std::vector<std::string>& hosts);

/// Action learning: sets of 5 to 8, each member's issue 30-40 minutes in turn (issue, questions, help, summary,
/// actions). Sets work in parallel rooms; a break after at most two hours.
[[nodiscard]] AgendaInput action_learning(const std::vector<std::vector<std::string>>& sets);

/// A theme day: registration, welcome, talks of a common length, a panel, lunch, evaluation in one hall.
[[nodiscard]] AgendaInput theme_day(const std::vector<std::string>& talks);

/// A kick-off: registration 60, welcome 15, talks in plenary, lunch 60, an introduction of 5, a break of 15 to change
/// rooms, then deep dives of 60 minutes side by side, a room each.
[[nodiscard]] AgendaInput kick_off(const std::vector<std::string>& talks, const std::vector<std::string>& deep_dives);

}  // namespace samling::timetable::agenda
