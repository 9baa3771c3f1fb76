// Files in, files out.
#include "bind.hpp"
#include "samling/io/grouping_file.hpp"
#include "samling/io/instance_files.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/programme_file.hpp"
#include "samling/io/result_files.hpp"
#include "samling/io/travel_files.hpp"

namespace samling::python {

namespace {

using namespace io;
using Release = py::call_guard<py::gil_scoped_release>;

void write_results(const std::vector<workbench::Run>& runs, const std::filesystem::path& file) {
  ResultsWriter writer(file);
  for (const workbench::Run& run : runs) writer.add(run);
  writer.finish();
}

void bind_instances(py::module_& module) {
  module.def("read_mdgplib", &read_mdgplib, py::arg("file"), py::arg("objective") = grouping::Objective::pair_sum,
             Release(), "A GroupingProblem from an MDGPLIB instance. Raises InvalidInput with file and line.");
  module.def("read_ccplib", &read_ccplib, py::arg("file"), py::arg("objective") = grouping::Objective::pair_sum,
             Release(), "A GroupingProblem from a CCPLIB instance: node weights as people, made whole.");
  module.def(
      "read_points",
      [](const std::filesystem::path& file, grouping::SizeRange sizes, grouping::Objective objective) {
        return read_points(file, {.sizes = sizes, .objective = objective});
      },
      py::arg("file"), py::arg("sizes") = grouping::SizeRange{3, 3},
      py::arg("objective") = grouping::Objective::pair_sum, Release(),
      "A GroupingProblem from CSV points: x,y (affinity minus the distance) or lat,lon (minus the kilometres).");
  module.def("read_best_known", &read_best_known, py::arg("file"), Release(), "Best known score by instance.");
  module.def("read_results", &read_results, py::arg("file"), Release(),
             "The Runs of a table of results, with their traces when the companion is there.");
  module.def("write_results", &write_results, py::arg("runs"), py::arg("file"), Release(),
             "Writes Runs as a table of results, and its companion with the traces.");
}

}  // namespace

void bind_io(py::module_& module) {
  bind_instances(module);
  module.def("read_programme", &read_programme, py::arg("file"), Release(),
             "A plan.Programme from one JSON file and the CSVs it names. Raises InvalidInput with every issue: file, "
             "line, field, value.");
  module.def("plan_to_json", &plan_to_json, py::arg("plan"), "The plan as JSON text: same plan, same bytes.");
  module.def("plan_from_json", &plan_from_json, py::arg("text"), py::arg("name") = "plan",
             "The Plan of plan_to_json's text. Raises InvalidInput.");
  module.def("read_plan", &read_plan, py::arg("file"), Release(), "A Plan from a file. Raises InvalidInput.");
  module.def("write_plan", &write_plan, py::arg("plan"), py::arg("file"), Release(),
             "Writes plan_to_json(plan), whole or not at all.");

  Record<HandMadeGrouping::Resolved>(module, "Resolved", "A name or code that stands for something else today.")
      .field("given", &HandMadeGrouping::Resolved::given, "As the file has it.")
      .field("municipality", &HandMadeGrouping::Resolved::municipality, "Row.")
      .done();
  Record<HandMadeGrouping>(module, "HandMadeGrouping", "A grouping as it was written down.")
      .field("grouping", &HandMadeGrouping::grouping, "The Grouping; whoever is not named is unplaced.")
      .field("labels", &HandMadeGrouping::labels, "What the file calls each group.")
      .field("resolved", &HandMadeGrouping::resolved, "Names and codes that were read as others.")
      .done();
  module.def("read_grouping", &read_grouping, py::arg("file"), py::arg("region"), Release(),
             "A HandMadeGrouping from a CSV (group, municipality) or a plan file. Raises InvalidInput.");

  module.def("read_matrix_csv", &read_matrix_csv, py::arg("minutes"), py::arg("kilometres") = std::filesystem::path(),
             py::arg("unit") = TimeUnit::minutes, Release(),
             "TravelMatrix from square CSVs; unit 'minutes' or 'seconds'. Raises InvalidInput.");
  module.def("read_osrm_table", &read_osrm_table, py::arg("file"), py::arg("places"), Release(),
             "TravelMatrix from an OSRM /table answer.");
  module.def("read_graphhopper_matrix", &read_graphhopper_matrix, py::arg("file"), py::arg("places"), Release(),
             "TravelMatrix from a GraphHopper matrix answer.");
  module.def("read_google_matrix", &read_google_matrix, py::arg("file"), py::arg("origins"), py::arg("destinations"),
             Release(), "TravelMatrix from a Google distance matrix answer.");
  module.def("read_road_network", &read_road_network, py::arg("nodes"), py::arg("edges"), Release(),
             "RoadNetwork from two CSV files.");
  module.def("minutes_to_csv", &minutes_to_csv, py::arg("travel"),
             "Whole minutes as a square CSV; missing cells empty.");
  module.def("kilometres_to_csv", &kilometres_to_csv, py::arg("travel"),
             "Kilometres with one decimal as a square CSV.");
}

}  // namespace samling::python
