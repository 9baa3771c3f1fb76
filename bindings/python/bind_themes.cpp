// Themes, likeness of profiles, unlikeness of approach.
#include <algorithm>

#include "bind.hpp"
#include "samling/themes/approach.hpp"
#include "samling/themes/catalogue.hpp"
#include "samling/themes/likeness.hpp"
#include "samling/themes/practice_table.hpp"
#include "samling/themes/words.hpp"

namespace samling::python {
namespace {

using namespace themes;

void bind_catalogue(py::module_& module) {
  Record<Theme>(module, "Theme", "Something municipalities work on.")
      .required("code", &Theme::code, "Short stable key: 'heltid'.")
      .required("name", &Theme::name, "As people write it: 'Heltid/deltid'.")
      .field("parent", &Theme::parent, "Code of a broader theme, or None.")
      .field("weight", &Theme::weight, "Importance in likeness, >= 0. Default 1.")
      .done();
  py::class_<ThemeCatalogue>(module, "ThemeCatalogue", "The themes of a programme; row numbers are theme ids.")
      .def(py::init<>())
      .def(py::init<std::vector<Theme>>(), py::arg("themes"),
           "Raises InvalidInput: empty or duplicate code, unknown parent, cycle of parents, negative weight.")
      .def("__len__", &ThemeCatalogue::size)
      .def(
          "__getitem__",
          [](const ThemeCatalogue& catalogue, ThemeId id) {
            require_row(id, catalogue.size());
            return catalogue[id];
          },
          py::arg("id"))
      .def_property_readonly(
          "themes",
          [](const py::object& self) { return to_python(py::cast<const ThemeCatalogue&>(self).themes(), self); },
          "The themes in row order.")
      .def("find", &ThemeCatalogue::find, py::arg("code"), "Row of a theme, or None.")
      .def("at", &ThemeCatalogue::at, py::arg("code"), "Row of a theme. Raises InvalidInput with near matches.")
      .def(
          "ancestors",
          [](const ThemeCatalogue& catalogue, ThemeId id) {
            require_row(id, catalogue.size());
            return catalogue.ancestors(id);
          },
          py::arg("id"), "Rows of parent, grandparent, ...")
      .def(py::pickle([](const ThemeCatalogue& catalogue) { return py::make_tuple(catalogue.themes()); },
                      [](const py::tuple& state) { return ThemeCatalogue(state[0].cast<std::vector<Theme>>()); }));
}

void bind_likeness(py::module_& module) {
  module.def("profile", &profile, py::arg("catalogue"), py::arg("counts"), py::arg("parent_share") = 0.5,
             "Profile of one municipality, (themes,) array: counts per theme, a share of them on each ancestor, times "
             "the theme weights.");
  module.def("likeness", &likeness, py::arg("measure"), py::arg("a"), py::arg("b"),
             "Likeness in [0, 1] of two profiles; measure 'cosine' (doi:10.1145/361219.361220) or 'weighted_jaccard' "
             "(Ruzicka 1958).");
  module.def("likeness_matrix", &likeness_matrix, py::arg("measure"), py::arg("profiles"), py::arg("threads") = 1,
             py::call_guard<py::gil_scoped_release>(),
             "(n, n) array of the likeness of all pairs; profiles is (n, themes). Releases the GIL.");
}

void bind_approach(py::module_& module) {
  Record<Practice>(module, "Practice", "How somebody works on a theme.")
      .field("tags", &Practice::tags, "Approach tags: ('longer shifts',).")
      .field("text", &Practice::text, "Short description, any mix of Norwegian and English.")
      .done();
  Record<Unlikeness>(module, "Unlikeness", "How differently two work, and what sets them apart.")
      .field("score", &Unlikeness::score, "In [0, 1]; symmetric.")
      .field("basis", &Unlikeness::basis, "'tags', 'text' or 'unknown'.")
      .field("only_a", &Unlikeness::only_a, "Tags or words that set a apart, strongest first, at most 5.")
      .field("only_b", &Unlikeness::only_b, "The same for b.")
      .done();
  py::class_<ApproachModel>(module, "ApproachModel",
                            "Compares practices of one corpus; the corpus gives the word weights.")
      .def(py::init<const std::vector<Practice>&>(), py::arg("corpus"))
      .def("__len__", &ApproachModel::size)
      .def(
          "compare",
          [](const ApproachModel& approach, std::size_t a, std::size_t b) {
            if (std::max(a, b) >= approach.size()) throw py::index_error("row beyond the corpus");
            return approach.compare(a, b);
          },
          py::arg("a"), py::arg("b"), "Unlikeness of two rows of the corpus, with evidence.")
      .def(
          "unlikeness",
          [](const ApproachModel& approach, std::size_t a, std::size_t b) {
            if (std::max(a, b) >= approach.size()) throw py::index_error("row beyond the corpus");
            return approach.unlikeness(a, b);
          },
          py::arg("a"), py::arg("b"), "compare(a, b).score without the evidence.");
}

void bind_practice_table(py::module_& module) {
  Record<ThemePractice>(module, "ThemePractice", "How one municipality works on one theme.")
      .required("theme", &ThemePractice::theme, "Row of the theme.")
      .field("practice", &ThemePractice::practice, "May be empty: nothing more is known.")
      .done();
  py::class_<PracticeTable>(module, "PracticeTable",
                            "Unlikeness of approach where municipalities work on several themes.")
      .def(py::init<const std::vector<std::vector<ThemePractice>>&>(), py::arg("municipalities"),
           "One list of ThemePractice a municipality.")
      .def("__len__", &PracticeTable::size)
      .def(
          "compare",
          [](const PracticeTable& table, std::size_t a, std::size_t b) {
            if (std::max(a, b) >= table.size()) throw py::index_error("row beyond the table");
            return table.compare(a, b);
          },
          py::arg("a"), py::arg("b"),
          "Unlikeness of two municipalities (rows) on the themes both work on, with evidence.")
      .def(
          "unlikeness",
          [](const PracticeTable& table, std::size_t a, std::size_t b) {
            if (std::max(a, b) >= table.size()) throw py::index_error("row beyond the table");
            return table.unlikeness(a, b);
          },
          py::arg("a"), py::arg("b"), "compare(a, b).score without the evidence.")
      .def("unlikeness_matrix", &PracticeTable::unlikeness_matrix, py::arg("threads") = 1,
           py::call_guard<py::gil_scoped_release>(), "(n, n) array of all pairs. Releases the GIL.");
}

void bind_words(py::module_& module) {
  Record<Word>(module, "Word", "One word of a text.")
      .field("stem", &Word::stem, "Case-folded and stemmed.")
      .field("surface", &Word::surface, "As it stood, lower-cased.")
      .done();
  module.def("guess_language", &guess_language, py::arg("text"),
             "'norwegian' or 'english', by the most frequent function words.");
  module.def("words", &words, py::arg("text"),
             "Words of a text in order: ICU breaks, lower-cased, stopwords dropped, Snowball stems.");
  module.def("fold", &fold, py::arg("text"), "Case-folded, white space trimmed and collapsed: how tags are compared.");
}

}  // namespace

void bind_themes(py::module_& module) {
  bind_catalogue(module);
  bind_likeness(module);
  bind_approach(module);
  bind_practice_table(module);
  bind_words(module);
}

}  // namespace samling::python
