// The registry of grouping methods, and heuristics written in Python.
#include "bind.hpp"
#include "interruptible.hpp"
#include "samling/grouping/methods.hpp"

namespace samling::python {
namespace {

using namespace grouping;

/// A Python callable that C++ may copy, call and drop on any thread: each takes the GIL.
using Callable = std::shared_ptr<py::object>;

Callable held(py::object callable) {
  return {new py::object(std::move(callable)), [](py::object* object) {
            const py::gil_scoped_acquire acquired;
            delete object;
          }};
}

// A Grouping, or the groups alone as lists of rows.
Grouping grouping_of(const py::object& answer) {
  if (py::isinstance<Grouping>(answer)) return answer.cast<Grouping>();
  try {
    return {.groups = answer.cast<std::vector<Members>>(), .unplaced = {}};
  } catch (const py::cast_error&) {
    throw py::type_error("a heuristic returns a Grouping or lists of rows, not " +
                         py::repr(answer).cast<std::string>().substr(0, 80));
  }
}

Method python_heuristic(std::string name, std::string summary, py::object body) {
  if (PyCallable_Check(body.ptr()) == 0) throw py::type_error("body must be callable");
  const auto call = [callable = held(std::move(body))](const GroupingProblem& problem, const GroupingOptions& options) {
    const py::gil_scoped_acquire acquired;
    // A problem that Python has already is handed over as it is, any other as a copy that Python may keep.
    const py::object seen = py::cast(problem, py::return_value_policy::copy);
    return grouping_of((*callable)(seen, options));
  };
  return heuristic(std::move(name), std::move(summary), call);
}

}  // namespace

void bind_methods(py::module_& module) {
  py::class_<Method>(module, "Method", "A way to group, with a name.")
      .def_readonly("name", &Method::name, "'local_search': lower case, digits and underscores.")
      .def_readonly("summary", &Method::summary, "One line.")
      .def(
          "solve",
          [](const Method& method, const GroupingProblem& problem, const GroupingOptions& options) {
            return run_interruptible(options.limits, [&](const Limits& limits) {
              GroupingOptions stoppable = options;
              stoppable.limits = limits;
              return method.solve(problem, stoppable);
            });
          },
          py::arg("problem"), py::arg("options") = GroupingOptions{},
          "A GroupingResult. Releases the GIL; Ctrl-C raises samling.Interrupted with the best so far.")
      .def("__repr__", [](const Method& method) { return "Method('" + method.name + "')"; });
  py::class_<Methods>(module, "Methods", "The registry: the built-in methods, and those that are added.")
      .def(py::init<>())
      .def("add", &Methods::add, py::arg("method"), "Raises InvalidInput when the name is taken or odd.")
      .def(
          "all", [](const Methods& methods) { return methods.all(); }, "Every Method, in the order of the list.")
      .def(
          "at", [](const Methods& methods, const std::string& name) { return methods.at(name); }, py::arg("name"),
          "The Method of that name. Raises InvalidInput that names those there are.")
      .def("__len__", [](const Methods& methods) { return methods.all().size(); });
  module.def("heuristic", &python_heuristic, py::arg("name"), py::arg("summary"), py::arg("body"),
             "A Method made of body(problem, options), which returns groups as lists of rows, or a Grouping. What it "
             "returns faces the judge; whoever it names nowhere is unplaced. What it raises comes out as it is.");
}

}  // namespace samling::python
