// A plan as what people read.
#include "bind.hpp"
#include "samling/report/bench_page.hpp"
#include "samling/report/report.hpp"

namespace samling::python {

void bind_report(py::module_& module) {
  using namespace report;
  using Release = py::call_guard<py::gil_scoped_release>;
  const std::vector<plan::Boundary> no_boundaries;
  module.def("summary", &summary, py::arg("plan"), Release(), "At most 24 lines of 80 columns, for a terminal.");
  module.def("markdown", &markdown, py::arg("plan"), Release(), "The plan as Markdown.");
  module.def("html", &html, py::arg("plan"), py::arg("boundaries") = no_boundaries, Release(),
             "One self-contained page: map, days, reasons. No script, no network.");
  module.def("csv", &csv, py::arg("plan"), Release(),
             "One row a municipality (RFC 4180); no cell can run as a formula.");
  module.def("geojson", &geojson, py::arg("plan"), Release(), "Seats, venues and travellers (RFC 7946).");
  module.def("calendars", &calendars, py::arg("plan"), Release(),
             "iCalendar files (RFC 5545) as (file name, text): one a gathering, one a municipality; only those with a "
             "date and a day.");
  module.def(
      "write_folder", &write_folder, py::arg("plan"), py::arg("folder"), py::arg("boundaries") = no_boundaries,
      Release(),
      "plan.json, plan.html, plan.md, plan.csv, map.geojson and calendars into a folder; each file is replaced whole.");
  module.def("bench_page", &bench_page, py::arg("comparison"), py::arg("source"), Release(),
             "A workbench.Comparison as a self-contained page; source is the name of its table.");
  bind_schedule(module);
}

}  // namespace samling::python
