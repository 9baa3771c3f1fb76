// How the hours of one gathering run.
#include "bind.hpp"
#include "samling/timetable/day.hpp"

namespace samling::python {
namespace {

using namespace timetable;

void bind_question(py::module_& module) {
  Record<SlotRange>(module, "SlotRange", "Closed range of the slot length in minutes; min == max fixes it.")
      .field("min", &SlotRange::min, "Default 60.")
      .field("max", &SlotRange::max, "Default 90.")
      .done();
  Record<LunchWindow>(module, "LunchWindow", "Closed range of start times of lunch.")
      .field("earliest", &LunchWindow::earliest, "'HH:MM'. Default '11:00'.")
      .field("latest", &LunchWindow::latest, "'HH:MM'. Default '13:00'.")
      .done();
  Record<DayTemplate>(module, "DayTemplate", "The template of a day. Lengths in minutes; 0 leaves that activity out.")
      .field("start", &DayTemplate::start, "'HH:MM': doors open no earlier. Default '10:00'.")
      .field("end", &DayTemplate::end, "'HH:MM': everything is over. Default '15:00'.")
      .field("opening", &DayTemplate::opening, "Default 10.")
      .field("slot", &DayTemplate::slot, "SlotRange: one slot a municipality, equal for all.")
      .field("pause", &DayTemplate::pause, "Break between two sessions. Default 10.")
      .field("lunch", &DayTemplate::lunch, "Default 30.")
      .field("lunch_window", &DayTemplate::lunch_window, "LunchWindow, or None: any time between two sessions.")
      .field("evaluation", &DayTemplate::evaluation, "Default 15.")
      .field("pauses_inside_slots", &DayTemplate::pauses_inside_slots,
             "Lunch and breaks are taken out of the slots' own time.")
      .field("grid", &DayTemplate::grid, "Every time is a multiple of it. Default 5.")
      .done();
  Record<Delegation>(module, "Delegation", "A delegation that presents, and when it can be there.")
      .required("municipality", &Delegation::municipality, "Row.")
      .field("name", &Delegation::name, "Name.")
      .field("arrives", &Delegation::arrives, "'HH:MM', no earlier; or None.")
      .field("leaves", &Delegation::leaves, "'HH:MM', no later; or None.")
      .done();
  py::class_<DayProblem>(module, "DayProblem", "The question: complete, validated, immutable.")
      .def(py::init<DayTemplate, std::vector<Delegation>>(), py::arg("day"), py::arg("delegations"),
           "Raises InvalidInput, all issues at once.")
      .def_property_readonly("day", &DayProblem::day, "The DayTemplate.")
      .def_property_readonly(
          "delegations",
          [](const py::object& self) { return to_python(py::cast<const DayProblem&>(self).delegations(), self); },
          "Who presents.")
      .def(py::pickle([](const DayProblem& p) { return py::make_tuple(p.day(), p.delegations()); },
                      [](const py::tuple& t) {
                        return DayProblem(t[0].cast<DayTemplate>(), t[1].cast<std::vector<Delegation>>());
                      }));
}

void bind_timetable_records(py::module_& module) {
  Record<Activity>(module, "Activity", "One activity of a day.")
      .field("kind", &Activity::kind, "'opening', 'slot', 'break', 'lunch', 'evaluation'.")
      .field("start", &Activity::start, "'HH:MM'.")
      .field("length", &Activity::length, "Minutes.")
      .field("presenter", &Activity::presenter, "Row, of a slot; else None.")
      .done()
      .def_property_readonly("end", &Activity::end, "'HH:MM'.");
  Record<Timetable>(module, "Timetable", "A day as it runs.")
      .field("activities", &Timetable::activities, "In order of time.")
      .field("slot", &Timetable::slot, "Minutes of each slot.")
      .done();
}

void bind_score(py::module_& module) {
  Record<DayScore>(
      module, "DayScore",
      "What makes one day better than another, term by term in this order; a greater score is a better day.")
      .field("slot", &DayScore::slot, "Minutes; longer is better.")
      .field("idle", &DayScore::idle, "Minutes between two activities; less is better.")
      .field("break_after_lunch", &DayScore::break_after_lunch, "Before is better.")
      .field("lunch_off", &DayScore::lunch_off,
             "Minutes from the start of lunch to the middle of its window; less is better.")
      .field("start", &DayScore::start, "'HH:MM' of the first activity; earlier is better.")
      .done()
      .def(
          "__lt__", [](const DayScore& a, const DayScore& b) { return a < b; }, py::is_operator())
      .def(
          "__gt__", [](const DayScore& a, const DayScore& b) { return a > b; }, py::is_operator())
      .def(
          "__le__", [](const DayScore& a, const DayScore& b) { return a <= b; }, py::is_operator())
      .def("__ge__", [](const DayScore& a, const DayScore& b) { return a >= b; }, py::is_operator());
}

void bind_answer(py::module_& module) {
  Record<Arithmetic>(module, "Arithmetic", "Minutes asked at the shortest slots, and minutes there.")
      .field("asked", &Arithmetic::asked, "Minutes.")
      .field("available", &Arithmetic::available, "Minutes.")
      .field("sum", &Arithmetic::sum, "'3 x 90 + opening 10 + lunch 30 + evaluation 15 + 2 breaks x 10 = 345'.")
      .done()
      .def_property_readonly("over", &Arithmetic::over, "Minutes asked beyond those there.");
  Record<RefusedLunch>(module, "RefusedLunch", "A gap that cannot hold the lunch.")
      .field("after_slot", &RefusedLunch::after_slot, "Slots before the lunch.")
      .field("would_start", &RefusedLunch::would_start, "'HH:MM', nearest to the window that this gap allows.")
      .field("sentence", &RefusedLunch::sentence, "In words.")
      .done();
  Record<Demand>(module, "Demand", "One thing that is asked of a day.")
      .field("kind", &Demand::kind, "'slot', 'lunch_window', 'arrival', ...")
      .field("delegation", &Demand::delegation, "Row, of an arrival or departure; else None.")
      .field("sentence", &Demand::sentence, "'slots of 60-90 minutes', 'C arrives 10:15'.")
      .done();
  Record<Repair>(module, "Repair", "A changed day that was tried and works.")
      .field("sentence", &Repair::sentence, "'75 minutes each', 'end at 15:45'.")
      .field("condition", &Repair::condition,
             "What follows 'becomes valid if': 'the day is 10:15-14:45 with 65-minute slots'.")
      .field("day", &Repair::day, "The changed DayTemplate.")
      .field("timetable", &Repair::timetable, "Its Timetable.")
      .done();
  Record<Absence>(module, "Absence", "Someone who cannot be there for the whole template.")
      .field("municipality", &Absence::municipality, "Row.")
      .field("at_start", &Absence::at_start, "Minutes missed.")
      .field("at_end", &Absence::at_end, "Minutes missed.")
      .field("sentence", &Absence::sentence, "'C misses 15 min at each end'.")
      .done();
  Record<DayResult>(module, "DayResult", "The best day, or why there is none and what would work.")
      .field("best", &DayResult::best, "Timetable, or None.")
      .field("status", &DayResult::status, "'optimal' or 'infeasible'.")
      .field("arithmetic", &DayResult::arithmetic, "The sum that was checked first.")
      .field("reasons", &DayResult::reasons, "Infeasible: Issues such as '345 minutes asked, 300 there, 45 over'.")
      .field("refused_lunches", &DayResult::refused_lunches,
             "Gaps that cannot hold the lunch, and when it would start there.")
      .field("absences", &DayResult::absences, "Infeasible: who misses a part of the template's day.")
      .field("conflict", &DayResult::conflict,
             "Infeasible: Demands that cannot all be met; without any one of them the others can.")
      .field("repairs", &DayResult::repairs, "Infeasible: each was tried with solve.")
      .done();
}

}  // namespace

void bind_timetable(py::module_& module) {
  bind_question(module);
  bind_timetable_records(module);
  bind_score(module);
  bind_answer(module);
  module.def("arithmetic", &arithmetic, py::arg("problem"), "Minutes asked and there, before any search.");
  module.def("solve", &solve, py::arg("problem"), py::call_guard<py::gil_scoped_release>(),
             "A DayResult; exact. Releases the GIL.");
  module.def("score", &score, py::arg("problem"), py::arg("timetable"),
             "DayScore of anyone's timetable, from scratch.");
  module.def("demands", &demands, py::arg("problem"), "Everything that is asked of the day.");
  module.def("without", &without, py::arg("problem"), py::arg("demand"),
             "The same DayProblem without one of its demands.");
  module.def("check", &check, py::arg("problem"), py::arg("timetable"),
             "Every broken rule of anyone's timetable, as Issues.");
}

}  // namespace samling::python
