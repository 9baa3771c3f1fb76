// Which gathering on which date.
#include "bind.hpp"
#include "samling/season/dates.hpp"

namespace samling::python {

void bind_season(py::module_& module) {
  using namespace season;
  Record<Gathering::Absence>(module, "GatheringAbsence", "Who cannot come when.")
      .required("who", &Gathering::Absence::who, "Name.")
      .required("date", &Gathering::Absence::date, "Date.")
      .field("why", &Gathering::Absence::why, "In words. Default 'away'.")
      .done();
  Record<Gathering>(module, "Gathering", "One gathering that needs a date.")
      .required("key", &Gathering::key, "'G1'.")
      .field("venue", &Gathering::venue, "Key of its venue; gatherings at one venue cannot share a date.")
      .field("absences", &Gathering::absences, "Who cannot come when.")
      .done();
  py::class_<DatesProblem>(module, "DatesProblem", "The question: dates in order of preference for gatherings.")
      .def(py::init<std::vector<Gathering>, std::vector<Date>, int>(), py::arg("gatherings"), py::arg("dates"),
           py::arg("per_day") = 1, "Raises InvalidInput: no or duplicate dates, per_day < 1, duplicate keys.")
      .def_property_readonly(
          "gatherings",
          [](const py::object& self) { return to_python(py::cast<const DatesProblem&>(self).gatherings(), self); },
          "The gatherings.")
      .def_property_readonly(
          "dates", [](const py::object& self) { return to_python(py::cast<const DatesProblem&>(self).dates(), self); },
          "datetime.date each.")
      .def_property_readonly("per_day", &DatesProblem::per_day, "Gatherings on one date, at most.")
      .def(py::pickle([](const DatesProblem& p) { return py::make_tuple(p.gatherings(), p.dates(), p.per_day()); },
                      [](const py::tuple& t) {
                        return DatesProblem(t[0].cast<std::vector<Gathering>>(), t[1].cast<std::vector<Date>>(),
                                            t[2].cast<int>());
                      }));
  Record<DatesResult>(module, "DatesResult", "Dates, exact: as many gatherings as possible, then the preferred dates.")
      .field("date_of", &DatesResult::date_of, "datetime.date or None, one a gathering.")
      .field("reasons", &DatesResult::reasons, "Why no date, or '', one a gathering.")
      .field("status", &DatesResult::status, "'optimal' or 'infeasible'.")
      .done();
  Record<DatesScore>(module, "DatesScore", "What makes one answer better than another; a greater score is better.")
      .field("dated", &DatesScore::dated, "Gatherings with a date; more is better.")
      .field("sum_of_ranks", &DatesScore::sum_of_ranks, "Of their dates, the first date being 0; less is better.")
      .done()
      .def(
          "__lt__", [](const DatesScore& a, const DatesScore& b) { return a < b; }, py::is_operator())
      .def(
          "__gt__", [](const DatesScore& a, const DatesScore& b) { return a > b; }, py::is_operator())
      .def(
          "__le__", [](const DatesScore& a, const DatesScore& b) { return a <= b; }, py::is_operator())
      .def("__ge__", [](const DatesScore& a, const DatesScore& b) { return a >= b; }, py::is_operator());
  Record<DateRequest>(module, "DateRequest", "What dates a programme asks for.")
      .required("from_", &DateRequest::from, "First date.")
      .required("to", &DateRequest::to, "Last date, inclusive.")
      .field("weekdays", &DateRequest::weekdays, "Allowed: 'mon' ... 'sun'; () for Monday to Friday.")
      .field("preferred", &DateRequest::preferred, "Weekdays that come first.")
      .field("excluded", &DateRequest::excluded, "Holidays.")
      .field("per_day", &DateRequest::per_day, "Gatherings on one date. Default 1.")
      .done();
  module.def("solve", &solve, py::arg("problem"), py::call_guard<py::gil_scoped_release>(),
             "A DatesResult; exact. Releases the GIL.");
  module.def("check", &check, py::arg("problem"), py::arg("date_of"), "Every broken rule, as Issues.");
  module.def(
      "score",
      [](const DatesProblem& problem, const std::vector<std::optional<Date>>& date_of) {
        if (auto broken = check(problem, date_of); !broken.empty()) throw InvalidInput(std::move(broken));
        return score(problem, date_of);
      },
      py::arg("problem"), py::arg("date_of"),
      "DatesScore of anyone's answer, from scratch. Raises InvalidInput with the rules it breaks.");
  module.def("free_dates", &free_dates, py::arg("gathering"), py::arg("dates"), py::arg("count"),
             "The first count of the dates on which nobody of the gathering is absent.");
  module.def("candidate_dates", &candidate_dates, py::arg("request"),
             "The allowed dates: preferred weekdays first, each part ascending.");
}

}  // namespace samling::python
