// Issues, limits, progress and stopping.
#include <sstream>

#include "bind.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/core/version.hpp"

namespace samling::python {
namespace {

void bind_issue(py::module_& module) {
  Record<Issue>(module, "Issue", "One thing that is wrong with an input, or one rule that an answer breaks.")
      .field("level", &Issue::level, "'warning' or 'error'.")
      .field("rule", &Issue::rule, "Stable name in snake_case: 'travel_limit', 'unknown_theme'.")
      .field("file", &Issue::file, "File it was read from; '' when it came through the API.")
      .field("line", &Issue::line, "Line in that file, from 1; 0 when there is none.")
      .field("field", &Issue::field, "Column, JSON pointer or option: 'lat', '/request/sizes/min'.")
      .field("value", &Issue::value, "The offending value as it was given, shortened to 80 characters.")
      .field("message", &Issue::message, "One sentence: what is wrong, and what is allowed or near.")
      .done()
      .def("__str__", [](const Issue& issue) { return to_string(issue); });
}

void bind_stopping(py::module_& module) {
  py::class_<std::stop_token>(module, "StopToken", "Tells a solve to stop. A pickled token never stops anything.")
      .def(py::init<>())
      .def_property_readonly("stop_requested", &std::stop_token::stop_requested, "Whether the source asked to stop.")
      .def(py::pickle([](const std::stop_token&) { return py::tuple(); },
                      [](const py::tuple&) { return std::stop_token(); }));
  py::class_<std::stop_source>(
      module, "StopSource",
      "Stops a solve from another thread: give Limits(stop=source.get_token()), then call request_stop().")
      .def(py::init<>())
      .def("get_token", &std::stop_source::get_token, "A token for Limits(stop=...).")
      .def("request_stop", &std::stop_source::request_stop,
           "Stop soon, keep the best so far. False when already asked.")
      .def_property_readonly("stop_requested", &std::stop_source::stop_requested, "Whether request_stop was called.");
}

void bind_limits(py::module_& module) {
  Record<Progress>(module, "Progress", "What a solver tells while it works.")
      .field("stage", &Progress::stage, "'grouping: local search'.")
      .field("done", &Progress::done, "Rounds done.")
      .field("total", &Progress::total, "Rounds asked for; 0 when unknown.")
      .field("score", &Progress::score, "Best so far, larger is better; None before any.")
      .field("upper_bound", &Progress::upper_bound, "No answer scores more; None when unknown.")
      .done();
  Record<Limits>(
      module, "Limits",
      "When to stop and whom to tell. Whichever limit is reached first ends the work; the best so far is returned.\n\n"
      "Rounds give repeatable answers: same input, seed and rounds, same bytes, at any number of threads. "
      "Functions that take it raise InvalidInput unless max_rounds >= 0, time_limit and cpu_limit > 0 and 1 <= threads "
      "<= 256.")
      .field("seed", &Limits::seed, "Same seed, same answer. Default 1.")
      .field("max_rounds", &Limits::max_rounds, "Rounds of improvement, or None.")
      .field("time_limit", &Limits::time_limit,
             "Wall-clock seconds (or a datetime.timedelta), or None; not repeatable.")
      .field("cpu_limit", &Limits::cpu_limit,
             "CPU seconds of the whole process, for benchmarks, or None; not repeatable.")
      .field("threads", &Limits::threads, "Worker threads; the answer does not depend on it. Default 1.")
      .field("stop", &Limits::stop, "Token of a StopSource.")
      .field("progress", &Limits::progress, "Called with a Progress from the solving thread, with the GIL; or None.")
      .done();
}

}  // namespace

void bind_core(py::module_& module) {
  bind_issue(module);
  bind_stopping(module);
  bind_limits(module);
  module.def(
      "version", [] { return std::string(version()); }, "Semantic version of the library, as written into every plan.");
  module.def("near_matches", &near_matches, py::arg("text"), py::arg("candidates"), py::arg("count") = 3,
             "The candidates nearest to text by edit distance, nearest first: for 'did you mean'.");
}

}  // namespace samling::python
