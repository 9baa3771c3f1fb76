// Where one group meets.
#include "bind.hpp"
#include "samling/venue/venue.hpp"

namespace samling::python {
namespace {

using namespace venue;

void bind_question(py::module_& module) {
  Record<Candidate>(module, "Candidate", "A place a gathering can be held in.")
      .required("key", &Candidate::key,
                "Place of the travel matrix: 'inspiria', or a municipality's code for its town hall.")
      .field("name", &Candidate::name, "Name.")
      .required("position", &Candidate::position, "LatLon, or (lat, lon) in degrees.")
      .field("capacity", &Candidate::capacity, "People. Default 30.")
      .field("host", &Candidate::host, "Row of the municipality whose town hall it is; None for a neutral venue.")
      .field("refused", &Candidate::refused, "Why it is not to be used, or None.")
      .field("closed_dates", &Candidate::closed_dates, "Dates on which it is closed.")
      .done();
  Record<Traveller>(module, "Traveller", "One who travels.")
      .required("municipality", &Traveller::municipality, "Row.")
      .field("name", &Traveller::name, "Name.")
      .required("place", &Traveller::place, "Of the travel matrix.")
      .field("people", &Traveller::people, "In the delegation. Default 1.")
      .field("remote", &Traveller::remote, "Attends remotely, does not travel.")
      .done();
  py::class_<VenueProblem>(
      module, "VenueProblem",
      "The question for one group: the worst traveller first, then the sum (doi:10.1287/opre.12.3.450).")
      .def(py::init<std::vector<Traveller>, std::vector<Candidate>, geo::TravelMatrix, std::optional<Minutes>>(),
           py::arg("travellers"), py::arg("candidates"), py::arg("travel"), py::arg("limit") = py::none(),
           "limit: longest minutes for any traveller, or None. Raises InvalidInput, all issues at once.")
      .def_property_readonly(
          "travellers",
          [](const py::object& self) { return to_python(py::cast<const VenueProblem&>(self).travellers(), self); },
          "Who travels.")
      .def_property_readonly(
          "candidates",
          [](const py::object& self) { return to_python(py::cast<const VenueProblem&>(self).candidates(), self); },
          "Where they could meet.")
      .def_property_readonly("travel", &VenueProblem::travel, "The TravelMatrix.")
      .def_property_readonly("limit", &VenueProblem::limit, "Minutes, or None.")
      .def_property_readonly("people_present", &VenueProblem::people_present, "Without those who attend remotely.")
      .def(py::pickle(
          [](const VenueProblem& p) { return py::make_tuple(p.travellers(), p.candidates(), p.travel(), p.limit()); },
          [](const py::tuple& t) {
            return VenueProblem(t[0].cast<std::vector<Traveller>>(), t[1].cast<std::vector<Candidate>>(),
                                t[2].cast<geo::TravelMatrix>(), t[3].cast<std::optional<Minutes>>());
          }));
}

void bind_answer(py::module_& module) {
  Record<Leg>(module, "Leg", "One traveller's way to the venue and home again.")
      .field("municipality", &Leg::municipality, "Row.")
      .field("there", &Leg::there, "Minutes.")
      .field("home", &Leg::home, "Minutes.")
      .field("kilometres", &Leg::kilometres, "There; None when unknown.")
      .field("estimate", &Leg::estimate, "A straight-line estimate.")
      .done();
  Record<Choice>(module, "Choice", "A venue as the group would see it. Travel counted is the longer of there and home.")
      .field("venue", &Choice::venue, "Row of the candidates.")
      .field("worst", &Choice::worst, "Minutes of the worst traveller.")
      .field("sum", &Choice::sum, "Minutes of all travellers.")
      .field("legs", &Choice::legs, "Those who travel, in the problem's order.")
      .done();
  Record<Refusal>(module, "Refusal", "A venue that cannot be used, with the number.")
      .field("venue", &Refusal::venue, "Row of the candidates.")
      .field("rule", &Refusal::rule, "'travel_limit', 'capacity', 'refused', 'no_connection'.")
      .field("reason", &Refusal::reason, "'65 > 60'.")
      .field("sentence", &Refusal::sentence, "'Oppegård travels 65 minutes, the limit is 60'.")
      .done();
  Record<VenueResult>(module, "VenueResult", "Every candidate, ranked or refused.")
      .field("ranked", &VenueResult::ranked, "Admissible choices, best first.")
      .field("refused", &VenueResult::refused, "The others, in the problem's order.")
      .field("status", &VenueResult::status, "'optimal' or 'infeasible'.")
      .done()
      .def_property_readonly(
          "best",
          [](const py::object& self) {
            const auto* best = py::cast<const VenueResult&>(self).best();
            return best == nullptr ? py::object(py::none()) : to_python(*best, self);
          },
          "The best Choice, or None.");
}

}  // namespace

void bind_venue(py::module_& module) {
  bind_question(module);
  bind_answer(module);
  module.def("solve", &solve, py::arg("problem"), py::call_guard<py::gil_scoped_release>(),
             "A VenueResult; exact. Releases the GIL.");
  module.def(
      "check",
      [](const VenueProblem& problem, VenueId venue) {
        require_row(venue, problem.candidates().size());
        return check(problem, venue);
      },
      py::arg("problem"), py::arg("venue"), "Why this candidate (row) cannot be used, as Issues; [] when it can.");
}

}  // namespace samling::python
