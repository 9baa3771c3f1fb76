// Timetables as what people and programs read.
#include "bind.hpp"
#include "samling/report/schedule.hpp"
#include "samling/report/schedule_of.hpp"

namespace samling::python {
namespace {

using namespace report;
using Release = py::call_guard<py::gil_scoped_release>;

void bind_schedule_parts(py::module_& module) {
  Record<SchedulePerson>(module, "SchedulePerson", "Somebody who has a calendar.")
      .field("key", &SchedulePerson::key, "Names the calendar's file.")
      .field("name", &SchedulePerson::name, "As shown.")
      .done();
  Record<ScheduleEntry>(module, "ScheduleEntry", "Something that is held.")
      .field("key", &ScheduleEntry::key, "Unique, and the same after a replan.")
      .field("title", &ScheduleEntry::title, "Its title.")
      .field("kind", &ScheduleEntry::kind, "'talk', 'break', ...")
      .field("track", &ScheduleEntry::track, "One of the schedule's tracks; '': none.")
      .field("session", &ScheduleEntry::session, "'': none.")
      .field("text", &ScheduleEntry::text, "What it is about.")
      .field("room", &ScheduleEntry::room, "Row of rooms, or None.")
      .field("everywhere", &ScheduleEntry::everywhere, "In every room at once.")
      .field("date", &ScheduleEntry::date, "The day it belongs to.")
      .field("start", &ScheduleEntry::start, "Minutes since midnight of that day; beyond 1440 after midnight.")
      .field("length", &ScheduleEntry::length, "Minutes.")
      .field("speakers", &ScheduleEntry::speakers, "Rows of people.")
      .field("others", &ScheduleEntry::others, "Rows of people who are there besides.")
      .field("change", &ScheduleEntry::change, "Against the published timetable, in words; '': as published.")
      .done();
  Record<ScheduleDuty>(module, "ScheduleDuty", "Somebody's duty that is no entry: to chair.")
      .field("key", &ScheduleDuty::key, "Unique, and the same after a replan.")
      .field("title", &ScheduleDuty::title, "Its title.")
      .field("room", &ScheduleDuty::room, "Row of rooms, or None.")
      .field("date", &ScheduleDuty::date, "The day it belongs to.")
      .field("start", &ScheduleDuty::start, "Minutes since midnight of that day.")
      .field("length", &ScheduleDuty::length, "Minutes.")
      .field("people", &ScheduleDuty::people, "Rows of people.")
      .done();
  Record<ScheduleTerm>(module, "ScheduleTerm", "A part of the objective.")
      .field("name", &ScheduleTerm::name, "Its name.")
      .field("meaning", &ScheduleTerm::meaning, "What it counts.")
      .field("value", &ScheduleTerm::value, "How much of it.")
      .field("weight", &ScheduleTerm::weight, "Cost of one.")
      .field("cost", &ScheduleTerm::cost, "weight x value.")
      .done();
  Record<ScheduleLeftOut>(module, "ScheduleLeftOut", "What is not held.")
      .field("title", &ScheduleLeftOut::title, "Its title.")
      .field("reason", &ScheduleLeftOut::reason, "Why.")
      .done();
}

void bind_schedule_record(py::module_& module) {
  Record<Schedule>(module, "Schedule", "A timetable, neutral: days, rooms, entries, people.")
      .field("title", &Schedule::title, "Its title.")
      .field("identity", &Schedule::identity, "Two schedules of one event have the same; part of every UID and GUID.")
      .field("time_zone", &Schedule::time_zone, "IANA name, or 'UTC+05:30'.")
      .field("days", &Schedule::days, "Dates, ascending.")
      .field("day_names", &Schedule::day_names, "Empty: the days are dates; else a name each.")
      .field("rooms", &Schedule::rooms, "As columns, in this order.")
      .field("tracks", &Schedule::tracks, "Names.")
      .field("people", &Schedule::people, "SchedulePerson.")
      .field("entries", &Schedule::entries, "ScheduleEntry.")
      .field("duties", &Schedule::duties, "ScheduleDuty.")
      .field("status", &Schedule::status, "'optimal', ...; '': not known.")
      .field("verdict", &Schedule::verdict, "The score in a sentence.")
      .field("terms", &Schedule::terms, "ScheduleTerm.")
      .field("left_out", &Schedule::left_out, "ScheduleLeftOut.")
      .field("notes", &Schedule::notes, "Broken rules, warnings.")
      .done();
}

ScheduleOptions options_of(const std::string& title, const std::string& time_zone,
                           const std::optional<Date>& first_day) {
  return {.title = title, .time_zone = time_zone, .first_day = first_day};
}

// schedule_of() and write_timetable() of one kind of question and answer.
template <class Problem, class Answer>
void bind_schedule_of(py::module_& module) {
  module.def(
      "schedule_of",
      [](const Problem& problem, const Answer& answer, const std::string& title, const std::string& time_zone,
         const std::optional<Date>& first_day) {
        return schedule_of(problem, answer, options_of(title, time_zone, first_day));
      },
      py::arg("problem"), py::arg("answer"), py::kw_only(), py::arg("title") = "", py::arg("time_zone") = "",
      py::arg("first_day") = py::none(),
      "The Schedule of a RoomsProblem with a RoomsTimetable or RoomsResult, or of an AgendaProblem with an Agenda, "
      "AgendaResult or AgendaReplan.");
  module.def(
      "write_timetable",
      [](const Problem& problem, const Answer& answer, const std::filesystem::path& folder, const std::string& title,
         const std::string& time_zone, const std::optional<Date>& first_day) {
        write_schedule(schedule_of(problem, answer, options_of(title, time_zone, first_day)), folder);
      },
      py::arg("problem"), py::arg("answer"), py::arg("folder"), py::kw_only(), py::arg("title") = "",
      py::arg("time_zone") = "", py::arg("first_day") = py::none(),
      "timetable.html, .csv, .json, .xlsx, schedule.xml and calendars into a folder; each file is replaced whole.");
}

}  // namespace

void bind_schedule(py::module_& module) {
  bind_schedule_parts(module);
  bind_schedule_record(module);
  module.def("check_schedule", &check_schedule, py::arg("schedule"), "Raises InvalidInput, all issues at once.");
  module.def("schedule_html", &schedule_html, py::arg("schedule"), Release(), "One self-contained page; prints on A4.");
  module.def("schedule_csv", &schedule_csv, py::arg("schedule"), Release(), "One row an entry (RFC 4180).");
  module.def("schedule_json", &schedule_json, py::arg("schedule"), Release(), "Format 'samling-schedule/1'.");
  module.def("schedule_xml", &schedule_xml, py::arg("schedule"), Release(),
             "The exchange format of frab and pentabarf. Raises InvalidInput when the days have no dates.");
  module.def(
      "schedule_xlsx",
      [](const Schedule& schedule) {
        std::string book;
        {
          const py::gil_scoped_release release;
          book = schedule_xlsx(schedule);
        }
        return py::bytes(book);
      },
      py::arg("schedule"), "A workbook: a sheet a day, the list, the score.");
  module.def("schedule_calendars", &schedule_calendars, py::arg("schedule"), Release(),
             "iCalendar files as (file name, text): 'all.ics', then one a person.");
  module.def("write_schedule", &write_schedule, py::arg("schedule"), py::arg("folder"), Release(),
             "All of these into a folder; each file is replaced whole.");
  bind_schedule_of<timetable::RoomsProblem, timetable::RoomsTimetable>(module);
  bind_schedule_of<timetable::RoomsProblem, timetable::RoomsResult>(module);
  bind_schedule_of<timetable::agenda::AgendaProblem, timetable::agenda::Agenda>(module);
  bind_schedule_of<timetable::agenda::AgendaProblem, timetable::agenda::AgendaResult>(module);
  bind_schedule_of<timetable::agenda::AgendaProblem, timetable::agenda::AgendaReplan>(module);
}

}  // namespace samling::python
