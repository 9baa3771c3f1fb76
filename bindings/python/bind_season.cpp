// Which gathering on which date.
#include "bind.hpp"
#include "samling/season/dates.hpp"

namespace samling::python {

void bind_season(py::module_& module) {
  using namespace season;
  Record<Gathering::Absence>(module, "GatheringAbsence", "Who cannot come when.")
      .required("who", &Gathering::Absence::who, "Name.")
      .required("date", &Gathering::Absence::date, "Date.")
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
  module.def("candidate_dates", &candidate_dates, py::arg("request"),
             "The allowed dates: preferred weekdays first, each part ascending.");
}

}  // namespace samling::python
