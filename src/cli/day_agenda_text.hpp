// cli/day_agenda_text.hpp: what is told of an agenda, as text, JSON and CSV.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/timetable/agenda/explain.hpp"
#include "samling/timetable/agenda/replan.hpp"

namespace samling::cli {

struct AgendaAnswer {
  const timetable::agenda::AgendaProblem& problem;
  std::optional<timetable::agenda::Agenda> day;
  std::optional<timetable::agenda::AgendaResult> result;  ///< Of a search.
  std::vector<Issue> broken;                              ///< Of a day by hand, or warnings.
  std::optional<timetable::agenda::WhyNot> why;
  std::optional<timetable::agenda::AgendaReplan> made;  ///< Of a replan.
};
[[nodiscard]] std::string agenda_text(const AgendaAnswer& answer);
/// The format "samling-agenda-day", which io::read_agenda_day() reads again.
[[nodiscard]] std::string agenda_answer_json(const AgendaAnswer& answer);
[[nodiscard]] std::string agenda_csv(const AgendaAnswer& answer);
/// Term by term.
[[nodiscard]] std::string agenda_terms_text(const AgendaAnswer& answer);
[[nodiscard]] std::string agenda_broken_text(const AgendaAnswer& answer);

}  // namespace samling::cli
