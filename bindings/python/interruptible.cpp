#include "interruptible.hpp"

namespace samling::python {

std::optional<py::error_already_set> pending_signal() {
  const py::gil_scoped_acquire acquired;
  if (PyErr_CheckSignals() == 0) return std::nullopt;
  return std::make_optional<py::error_already_set>();
}

void raise_interrupted(py::error_already_set& error, const py::object& best) {
  if (!error.matches(PyExc_KeyboardInterrupt)) throw std::move(error);
  const py::object interrupted = py::module_::import("samling._errors").attr("Interrupted")(best);
  PyErr_SetObject(py::type::handle_of(interrupted).ptr(), interrupted.ptr());
  throw py::error_already_set();
}

}  // namespace samling::python
