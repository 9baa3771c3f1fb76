// _samling: the extension behind the Python package. A submodule for each namespace of C++; what C++ has in samling
// itself stands at the top.
#include "bind.hpp"
#include "rooms_words.hpp"
#include "samling/core/issue.hpp"

namespace samling::python {
void bind_agenda(pybind11::module_& module);
}

namespace {

namespace py = pybind11;

void translate(std::exception_ptr pointer) {
  try {
    if (pointer) std::rethrow_exception(pointer);
  } catch (const samling::InvalidInput& error) {
    const py::object invalid = py::module_::import("samling._errors").attr("InvalidInput")(error.issues());
    PyErr_SetObject(py::type::handle_of(invalid).ptr(), invalid.ptr());
  }
}

// The Python name is the public one, so that pickles and messages say samling.grouping, not samling._samling.grouping.
py::module_ floor(py::module_& parent, const char* name, const char* doc) {
  auto module = parent.def_submodule(name, doc);
  module.attr("__name__") = std::string("samling.") + name;
  return module;
}

}  // namespace

PYBIND11_MODULE(_samling, module) {
  using namespace samling::python;
  module.doc() = "The C++ library of the Python package samling.";
  py::register_exception_translator(&translate);

  auto geo = floor(module, "geo", "Where municipalities are, and how long it takes from each to each.");
  auto themes = floor(module, "themes", "What municipalities work on, how alike and how differently.");
  auto model = floor(module, "model", "The region as one immutable table, and affinity.");
  auto grouping = floor(module, "grouping", "Who gathers with whom.");
  auto venue = floor(module, "venue", "Where one group meets.");
  auto timetable = floor(module, "timetable", "How the hours of one gathering run.");
  auto agenda = floor(module, "agenda", "A day of many activities, in one or several rooms.");
  auto rooms = floor(module, "rooms", "Parallel rooms: which track and talk in which room, session and slot.");
  auto season = floor(module, "season", "Which gathering on which date.");
  auto plan = floor(module, "plan", "The conductor: one function, one result.");
  auto workbench = floor(module, "workbench", "Methods side by side, by CPU time.");
  auto io = floor(module, "io", "Files in, files out.");
  auto report = floor(module, "report", "A plan as what people read.");

  const py::object extension_name = module.attr("__name__");
  module.attr("__name__") = "samling";  // classes of C++'s namespace samling
  bind_core(module);
  module.attr("__name__") = extension_name;
  bind_geo(geo);
  bind_themes(themes);
  bind_model(model);
  bind_grouping(grouping);
  bind_rounds(grouping);
  bind_explanations(grouping);
  bind_methods(grouping);
  bind_venue(venue);
  bind_timetable(timetable);
  bind_agenda(agenda);
  bind_season(season);
  bind_programme(plan);
  bind_plan(plan);
  bind_workbench(workbench);
  bind_io(io);
  bind_rooms(rooms, io);
  bind_report(report);
}
