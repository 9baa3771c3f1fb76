// Municipalities, code history, the region, affinity.
#include "bind.hpp"
#include "samling/model/affinity.hpp"
#include "samling/model/region.hpp"

namespace samling::python {
namespace {

using namespace model;

void bind_municipality(py::module_& module) {
  Record<Project>(module, "Project", "Work of one municipality on one theme.")
      .required("theme", &Project::theme, "Row of the theme in the catalogue.")
      .field("title", &Project::title, "Title.")
      .field("stage", &Project::stage, "Free word: 'planning', 'running', 'finished'.")
      .field("approach_tags", &Project::approach_tags, "How it is done: ('longer shifts', 'staff pool').")
      .field("text", &Project::text, "Short description.")
      .field("weight", &Project::weight, "Entry of the theme profile: 1 for a project, or any count. Default 1.")
      .done();
  Record<Municipality>(module, "Municipality",
                       "One municipality (or school, hospital, region), as a programme knows it. No personal field.")
      .required("code", &Municipality::code, "Official code, as text: '0105'.")
      .required("name", &Municipality::name, "Name.")
      .field("county", &Municipality::county, "County.")
      .required("seat", &Municipality::seat, "LatLon, or (lat, lon) in degrees.")
      .field("population", &Municipality::population, "Inhabitants, or None.")
      .field("projects", &Municipality::projects, "What it works on.")
      .field("people", &Municipality::people, "In the delegation. Default 5.")
      .field("can_host", &Municipality::can_host, "Its town hall may be a venue. Default True.")
      .field("host_capacity", &Municipality::host_capacity, "People its town hall seats. Default 30.")
      .field("blackout_dates", &Municipality::blackout_dates, "Dates on which it cannot attend.")
      .field("earliest_departure", &Municipality::earliest_departure, "From its seat, 'HH:MM', or None.")
      .field("latest_home", &Municipality::latest_home, "Back at its seat, 'HH:MM', or None.")
      .field("may_attend_remotely", &Municipality::may_attend_remotely, "Default False.")
      .field("withdrawn", &Municipality::withdrawn, "Left the programme: listed, never placed.")
      .field("language_form", &Municipality::language_form, "'neutral', 'bokmal' or 'nynorsk'.")
      .done();
}

void bind_code_history(py::module_& module) {
  Record<CodeChange>(module, "CodeChange", "A code (or name) and what became of it.")
      .required("old_code", &CodeChange::old_code, "Code before.")
      .field("old_name", &CodeChange::old_name, "Name before.")
      .required("new_code", &CodeChange::new_code, "Code after.")
      .field("new_name", &CodeChange::new_name, "Name after.")
      .required("from_", &CodeChange::from, "First day of the new code.")
      .done();
  Record<ResolvedCode>(module, "ResolvedCode", "What a code or a name means on a date.")
      .field("code", &ResolvedCode::code, "Valid on the date.")
      .field("name", &ResolvedCode::name, "Name on the date.")
      .field("history", &ResolvedCode::history, "Steps passed to get there, oldest first; () when unchanged.")
      .done();
  py::class_<CodeHistory>(module, "CodeHistory",
                          "Municipalities merge and change code; names and codes are read as of a date.")
      .def(py::init<>())
      .def(py::init<std::vector<CodeChange>>(), py::arg("changes"),
           "Raises InvalidInput on an empty code, a code changed twice on one date, or a cycle.")
      .def_property_readonly(
          "changes",
          [](const py::object& self) { return to_python(py::cast<const CodeHistory&>(self).changes(), self); },
          "The changes.")
      .def("resolve", &CodeHistory::resolve, py::arg("code_or_name"), py::arg("date"),
           "ResolvedCode as of the date, or None when the history does not know it.")
      .def("linked_codes", &CodeHistory::linked_codes, py::arg("code_or_name"),
           "Codes that the history links to it, before or after.")
      .def(py::pickle([](const CodeHistory& history) { return py::make_tuple(history.changes()); },
                      [](const py::tuple& state) { return CodeHistory(state[0].cast<std::vector<CodeChange>>()); }));
}

void bind_region(py::module_& module) {
  py::class_<Region>(module, "Region", "The region as one immutable table; row numbers are municipality ids.")
      .def(py::init<std::vector<Municipality>, themes::ThemeCatalogue, geo::TravelMatrix, CodeHistory,
                    std::optional<Date>>(),
           py::arg("municipalities"), py::arg("catalogue"), py::arg("travel"), py::arg("history") = CodeHistory{},
           py::arg("as_of") = py::none(),
           "travel must have a place named by each municipality's code. Raises InvalidInput, all issues at once.")
      .def("__len__", &Region::size)
      .def(
          "__getitem__",
          [](const py::object& self, MunicipalityId id) {
            const auto& region = py::cast<const Region&>(self);
            require_row(id, region.size());
            return to_python(region[id], self);
          },
          py::arg("id"))
      .def_property_readonly(
          "municipalities",
          [](const py::object& self) { return to_python(py::cast<const Region&>(self).municipalities(), self); },
          "The municipalities in row order.")
      .def_property_readonly("catalogue", &Region::catalogue, "The themes.")
      .def_property_readonly("travel", &Region::travel, "The TravelMatrix.")
      .def_property_readonly("history", &Region::history, "The CodeHistory.")
      .def_property_readonly("as_of", &Region::as_of, "Date as of which codes are read, or None.")
      .def("find", &Region::find, py::arg("code_or_name"),
           "Row by code, exact name, or what the history links to one here; None when unknown.")
      .def("at", &Region::at, py::arg("code_or_name"), "The same, but raises InvalidInput with near matches.")
      .def(
          "themes_of",
          [](const Region& region, MunicipalityId id) {
            require_row(id, region.size());
            return region.themes_of(id);
          },
          py::arg("id"), "Rows of the distinct themes of its projects, ascending.")
      .def(
          "minutes_between",
          [](const Region& region, MunicipalityId a, MunicipalityId b) {
            require_row(a, region.size());
            require_row(b, region.size());
            return region.minutes_between(a, b);
          },
          py::arg("a"), py::arg("b"), "Minutes between the seats, the longer direction; None when unknown.")
      .def("__repr__",
           [](const Region& region) { return "<Region of " + std::to_string(region.size()) + " municipalities>"; })
      .def(py::pickle(
          [](const Region& r) {
            return py::make_tuple(r.municipalities(), r.catalogue(), r.travel(), r.history(), r.as_of());
          },
          [](const py::tuple& t) {
            return Region(t[0].cast<std::vector<Municipality>>(), t[1].cast<themes::ThemeCatalogue>(),
                          t[2].cast<geo::TravelMatrix>(), t[3].cast<CodeHistory>(), t[4].cast<std::optional<Date>>());
          }));
}

void bind_affinity(py::module_& module) {
  Record<AffinityOptions>(
      module, "AffinityOptions",
      "affinity = theme_weight x likeness + difference_weight x unlikeness - travel_weight x travel / travel_scale.")
      .field("theme_weight", &AffinityOptions::theme_weight, ">= 0. Default 1.")
      .field("difference_weight", &AffinityOptions::difference_weight, ">= 0. Default 0.5.")
      .field("travel_weight", &AffinityOptions::travel_weight, ">= 0. Default 1.")
      .field("travel_scale", &AffinityOptions::travel_scale,
             "Minutes (or km) that cost as much as one whole likeness gives. Default 90.")
      .field("travel_measure", &AffinityOptions::travel_measure, "'minutes' or 'kilometres'.")
      .field("likeness", &AffinityOptions::likeness, "'weighted_jaccard' or 'cosine'.")
      .field("parent_share", &AffinityOptions::parent_share, "In [0, 1]; see themes.profile. Default 0.5.")
      .done();
  Record<PairTerms>(module, "PairTerms", "The terms behind one affinity: what a report shows and anyone can recompute.")
      .field("likeness", &PairTerms::likeness, "Of the theme profiles, in [0, 1].")
      .field("unlikeness", &PairTerms::unlikeness, "Of the practices, in [0, 1].")
      .field("basis", &PairTerms::basis, "'tags', 'text' or 'unknown'.")
      .field("minutes", &PairTerms::minutes, "Longer direction, or None.")
      .field("kilometres", &PairTerms::kilometres, "Longer direction, or None.")
      .field("estimate", &PairTerms::estimate, "The travel figures are straight-line estimates.")
      .field("affinity", &PairTerms::affinity, "The sum.")
      .field("only_a", &PairTerms::only_a, "Tags or words that set a's practice apart.")
      .field("only_b", &PairTerms::only_b, "The same for b.")
      .done();
  py::class_<Affinity>(module, "Affinity", "Affinities of all pairs: symmetric, finite, zero diagonal.")
      .def(py::init<Eigen::MatrixXd>(), py::arg("values"),
           "values: (n, n) array. Raises InvalidInput unless finite and symmetric.")
      .def("__len__", &Affinity::size)
      .def_property_readonly(
          "values", [](const py::object& self) { return to_python(py::cast<const Affinity&>(self).values(), self); },
          "(n, n) float array; a read-only view.")
      .def(py::pickle([](const Affinity& affinity) { return py::make_tuple(affinity.values()); },
                      [](const py::tuple& state) { return Affinity(state[0].cast<Eigen::MatrixXd>()); }));
  module.def("affinity", &affinity, py::arg("region"), py::arg("options") = AffinityOptions{}, py::arg("threads") = 1,
             py::call_guard<py::gil_scoped_release>(), "Affinity of all pairs of a Region. Releases the GIL.");
  module.def(
      "validate", [](const AffinityOptions& options) { validate(options); }, py::arg("options"),
      "Raises InvalidInput on a weight, scale or share out of range.");
  module.def("theme_profiles", &theme_profiles, py::arg("region"), py::arg("parent_share") = 0.5,
             "(n, themes) array: the theme profile of each municipality, a row each.");
  module.def("practices", &practices, py::arg("region"),
             "How each municipality works on its themes, as a themes.PracticeTable.");
  module.def(
      "explain_pairs",
      [](const Region& region, const AffinityOptions& options,
         const std::vector<std::pair<MunicipalityId, MunicipalityId>>& pairs) {
        for (const auto& [a, b] : pairs) {
          require_row(a, region.size());
          require_row(b, region.size());
        }
        return explain_pairs(region, options, pairs);
      },
      py::arg("region"), py::arg("options"), py::arg("pairs"), "PairTerms of chosen pairs, in the order asked.");
}

}  // namespace

void bind_model(py::module_& module) {
  bind_municipality(module);
  bind_code_history(module);
  bind_region(module);
  bind_affinity(module);
}

}  // namespace samling::python
