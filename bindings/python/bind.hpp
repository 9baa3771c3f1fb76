// bind.hpp: one function a floor; each fills the Python module of its floor.
#pragma once

#include "record.hpp"

namespace samling::python {

void bind_core(py::module_& module);
void bind_geo(py::module_& module);
void bind_themes(py::module_& module);
void bind_model(py::module_& module);
void bind_rules(py::module_& module);
void bind_grouping(py::module_& module);
void bind_rounds(py::module_& module);
void bind_explanations(py::module_& module);
void bind_methods(py::module_& grouping);
void bind_workbench(py::module_& module);
void bind_venue(py::module_& module);
void bind_timetable(py::module_& module);
void bind_season(py::module_& module);
void bind_plan(py::module_& module);
void bind_programme(py::module_& module);
void bind_io(py::module_& module);
void bind_report(py::module_& module);
void bind_schedule(py::module_& module);

/// Throws IndexError unless row < size: C++ asserts it, Python must not crash.
template <class Tag>
void require_row(Id<Tag> row, std::size_t size) {
  if (row.index() >= size) {
    throw py::index_error("row " + std::to_string(row.value()) + " of a table of " + std::to_string(size));
  }
}

}  // namespace samling::python
