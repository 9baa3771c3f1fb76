// own_score.hpp: a group score that is a Python callable: called with a tuple of rows, under the GIL, from any thread.
// What it raises comes out of solve() as it was raised.
#pragma once

#include "casters.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::python {

namespace py = pybind11;

/// None: no score of its own. Throws TypeError for what cannot be called.
[[nodiscard]] grouping::GroupScore group_score_of(const py::object& callable);
/// The callable it was made of; None for any other.
[[nodiscard]] py::object callable_of(const grouping::GroupScore& score);

}  // namespace samling::python
