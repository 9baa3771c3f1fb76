// Positions, nearest points, travel matrices, road networks.
#include "bind.hpp"
#include "samling/geo/latlon.hpp"
#include "samling/geo/nearest.hpp"
#include "samling/geo/road_network.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::python {
namespace {

using namespace geo;
using Marks = py::array_t<bool, py::array::c_style | py::array::forcecast>;

// A list of LatLon or of (lat, lon), or an (n, 2) array of degrees.
std::vector<LatLon> positions_of(const py::object& given) {
  if (!py::hasattr(given, "__array__")) return py::cast<std::vector<LatLon>>(given);
  const auto degrees = py::cast<Eigen::MatrixXd>(given);
  if (degrees.cols() != 2) throw py::value_error("positions: an (n, 2) array of latitude and longitude is needed");
  std::vector<LatLon> positions;
  for (Eigen::Index row = 0; row < degrees.rows(); ++row)
    positions.push_back(LatLon::degrees(degrees(row, 0), degrees(row, 1)));
  return positions;
}

EstimateMarks marks_of(const std::optional<Marks>& given) {
  if (!given) return {};
  if (given->ndim() != 2) throw py::value_error("estimates: an (n, n) array is needed");
  const auto cells = given->unchecked<2>();
  EstimateMarks marks(cells.shape(0), cells.shape(1));
  for (Eigen::Index row = 0; row < marks.rows(); ++row) {
    for (Eigen::Index column = 0; column < marks.cols(); ++column) marks(row, column) = cells(row, column) ? 1 : 0;
  }
  return marks;
}

void require_table(const TravelMatrix& travel, const char* field) {
  require(travel.has_table(), field, "",
          "are worked out when asked for, without arrays of all pairs: ask minutes_between(a, b)");
}

py::object estimates_of(const TravelMatrix& travel) {
  require_table(travel, "estimates");
  if (travel.estimates().size() == 0) return py::none();
  return py::cast(Eigen::Matrix<bool, Eigen::Dynamic, Eigen::Dynamic>(travel.estimates().cast<bool>()));
}

py::object kilometres_of(const py::object& self) {
  const auto& travel = py::cast<const TravelMatrix&>(self);
  require_table(travel, "kilometres");
  return travel.kilometres().size() == 0 ? py::object(py::none()) : to_python(travel.kilometres(), self);
}

TravelMatrix make_travel_matrix(std::vector<std::string> places, Eigen::MatrixXd minutes,
                                std::optional<Eigen::MatrixXd> kilometres, const std::optional<Marks>& estimates) {
  return {std::move(places), std::move(minutes), kilometres ? std::move(*kilometres) : Eigen::MatrixXd(),
          marks_of(estimates)};
}

void bind_positions(py::module_& module) {
  py::class_<LatLon>(module, "LatLon",
                     "A position in WGS 84 degrees. (lat, lon) tuples are taken wherever one is needed.")
      .def(py::init(&LatLon::degrees), py::arg("lat"), py::arg("lon"),
           "Raises InvalidInput unless lat is in [-90, 90] and lon in [-180, 180].")
      .def(py::init([](const std::pair<double, double>& pair) { return LatLon::degrees(pair.first, pair.second); }),
           py::arg("pair"))
      .def_static("degrees", &LatLon::degrees, py::arg("lat"), py::arg("lon"), "The same as LatLon(lat, lon).")
      .def_property_readonly("lat", &LatLon::lat, "Degrees north.")
      .def_property_readonly("lon", &LatLon::lon, "Degrees east.")
      .def(
          "__eq__", [](const LatLon& a, const LatLon& b) { return a == b; }, py::is_operator())
      .def("__hash__", [](const LatLon& p) { return py::hash(py::make_tuple(p.lat(), p.lon())); })
      .def("__iter__", [](const LatLon& p) { return py::iter(py::make_tuple(p.lat(), p.lon())); })
      .def("__repr__", [](const LatLon& p) { return "LatLon" + shown(py::repr(py::make_tuple(p.lat(), p.lon()))); })
      .def(py::pickle([](const LatLon& p) { return py::make_tuple(p.lat(), p.lon()); },
                      [](const py::tuple& t) { return LatLon::degrees(t[0].cast<double>(), t[1].cast<double>()); }));
  py::implicitly_convertible<py::tuple, LatLon>();
  module.def("geodesic_distance", &geodesic_distance, py::arg("a"), py::arg("b"),
             "Kilometres along the WGS 84 ellipsoid (Karney 2013, doi:10.1007/s00190-012-0578-z).");

  Record<Neighbour>(module, "Neighbour", "A point near a place.")
      .field("row", &Neighbour::row, "Row of the point in the list given to PointIndex.")
      .field("distance", &Neighbour::distance, "Geodesic kilometres.")
      .done();
  py::class_<PointIndex>(module, "PointIndex", "The points nearest to a place, through an R-tree.")
      .def(py::init([](const py::object& points) { return PointIndex(positions_of(points)); }), py::arg("points"),
           "points: LatLons, or an (n, 2) array of degrees.")
      .def("__len__", &PointIndex::size)
      .def("nearest", &PointIndex::nearest, py::arg("place"), py::arg("count"),
           "The nearest points, nearest first, ties by row.")
      .def("within", &PointIndex::within, py::arg("place"), py::arg("radius"),
           "Every point at most radius kilometres away, nearest first.");
}

void bind_travel_matrix(py::module_& module) {
  py::class_<TravelMatrix>(
      module, "TravelMatrix",
      "How long and how far from each place (row) to each other place (column); NaN where no connection is known.")
      .def(py::init(&make_travel_matrix), py::arg("places"), py::arg("minutes"), py::arg("kilometres") = py::none(),
           py::arg("estimates") = py::none(),
           "minutes, kilometres: (n, n) float arrays for the n places, NaN missing; estimates: (n, n) bool array. "
           "Raises InvalidInput, all issues at once.")
      .def("__len__", &TravelMatrix::size)
      .def_property_readonly(
          "places", [](const TravelMatrix& t) { return py::tuple(py::cast(t.places())); }, "Names, in row order.")
      .def("find", &TravelMatrix::find, py::arg("place"), "Row of a place, or None.")
      .def_property_readonly(
          "minutes",
          [](const py::object& self) {
            const auto& travel = py::cast<const TravelMatrix&>(self);
            require_table(travel, "minutes");
            return to_python(travel.minutes(), self);
          },
          "(n, n) float array, NaN missing; a read-only view.")
      .def_property_readonly("kilometres", &kilometres_of,
                             "(n, n) float array, NaN missing, a read-only view; None when unknown.")
      .def_property_readonly("estimates", &estimates_of,
                             "(n, n) bool array, True where the figure is an estimate; None when none is.")
      .def_property_readonly("has_table", &TravelMatrix::has_table,
                             "False for straight_line_travel, which has no arrays of all pairs.")
      .def_property_readonly("has_estimates", &TravelMatrix::has_estimates,
                             "Whether any figure is a straight-line estimate.")
      .def(
          "minutes_between",
          [](const TravelMatrix& t, PlaceId a, PlaceId b) {
            require_row(a, t.size());
            require_row(b, t.size());
            return t.minutes_between(a, b);
          },
          py::arg("a"), py::arg("b"), "The longer of the two directions, in minutes; None when either is missing.")
      .def("__repr__",
           [](const TravelMatrix& t) { return "<TravelMatrix of " + std::to_string(t.size()) + " places>"; })
      .def(py::pickle(
          [](const TravelMatrix& t) {
            return t.has_table() ? py::make_tuple(t.places(), t.minutes(), t.kilometres(), t.estimates())
                                 : py::make_tuple(t.places(), t.positions(), t.estimate_options());
          },
          [](const py::tuple& t) {
            if (t.size() == 3) {
              return straight_line_travel(t[0].cast<std::vector<std::string>>(), t[1].cast<std::vector<LatLon>>(),
                                          t[2].cast<EstimateOptions>());
            }
            return TravelMatrix(t[0].cast<std::vector<std::string>>(), t[1].cast<Eigen::MatrixXd>(),
                                t[2].cast<Eigen::MatrixXd>(), t[3].cast<EstimateMarks>());
          }));

  Record<EstimateOptions>(module, "EstimateOptions", "Straight-line fallback: minutes = geodesic km x detour / speed.")
      .field("detour", &EstimateOptions::detour, "Road km per air km, at least 1. Default 1.4.")
      .field("speed_kmh", &EstimateOptions::speed_kmh, "Average speed in km/h. Default 60.")
      .done();
  module.def(
      "estimate_travel",
      [](const std::vector<std::string>& places, const py::object& positions, const EstimateOptions& options) {
        return estimate_travel(places, positions_of(positions), options);
      },
      py::arg("places"), py::arg("positions"), py::arg("options") = EstimateOptions{},
      "TravelMatrix of straight-line estimates for all pairs; every figure is marked.");
  module.def(
      "straight_line_travel",
      [](const std::vector<std::string>& places, const py::object& positions, const EstimateOptions& options) {
        return straight_line_travel(places, positions_of(positions), options);
      },
      py::arg("places"), py::arg("positions"), py::arg("options") = EstimateOptions{},
      "The same figures worked out when asked for, without tables of all pairs: for whole countries.");
  module.def(
      "fill_with_estimates",
      [](const TravelMatrix& known, const std::vector<std::string>& places, const py::object& positions,
         bool also_missing, const EstimateOptions& options) {
        return fill_with_estimates(known, places, positions_of(positions), also_missing, options);
      },
      py::arg("known"), py::arg("places"), py::arg("positions"), py::arg("also_missing"),
      py::arg("options") = EstimateOptions{},
      "known extended to places: cells of places it does not have are estimates; missing cells too when also_missing.");
}

void bind_network_records(py::module_& module) {
  Record<RoadEdge>(module, "RoadEdge", "A stretch of road or a ferry between two nodes.")
      .required("from_", &RoadEdge::from, "Row of the first node.")
      .required("to", &RoadEdge::to, "Row of the second node.")
      .required("length", &RoadEdge::length, "Kilometres.")
      .required("time", &RoadEdge::time, "Driving or sailing minutes, without waiting.")
      .field("kind", &RoadEdge::kind, "'road', 'ferry', or 'connector' (a drawn link between a quay and the road).")
      .field("waiting", &RoadEdge::waiting, "Ferry: minutes at the quay before departure, paid at every use.")
      .field("name", &RoadEdge::name, "'E18', 'Moss-Horten'; may be ''.")
      .field("one_way", &RoadEdge::one_way, "Only from from_ to to.")
      .field("closed", &RoadEdge::closed, "Not used.")
      .done();
  Record<FerryLeg>(module, "FerryLeg", "One ferry of a route.")
      .field("name", &FerryLeg::name, "As its edge is named.")
      .field("from_", &FerryLeg::from, "Row of the node it leaves.")
      .field("to", &FerryLeg::to, "Row of the node it reaches.")
      .field("time", &FerryLeg::time, "Minutes of sailing and waiting.")
      .field("length", &FerryLeg::length, "Kilometres.")
      .done();
  Record<Route>(module, "Route", "A fastest path.")
      .field("time", &Route::time, "Minutes.")
      .field("length", &Route::length, "Kilometres.")
      .field("nodes", &Route::nodes, "Rows of the nodes, from start to end.")
      .field("ferries", &Route::ferries, "Ferries in the order they are taken.")
      .done();
  Record<AccessOptions>(module, "AccessOptions",
                        "How a place joins the network: by a straight stretch to its nearest node.")
      .field("speed_kmh", &AccessOptions::speed_kmh, "On the stretch. Default 30.")
      .field("longest", &AccessOptions::longest,
             "Kilometres; a place further from every node is not connected. Default 50.")
      .done();
}

void bind_road_network(py::module_& module) {
  using ByNodes = std::optional<Route> (RoadNetwork::*)(NodeId, NodeId) const;
  py::class_<RoadNetwork>(module, "RoadNetwork",
                          "Roads and ferries as a graph; fastest paths by Dijkstra (doi:10.1007/BF01386390).")
      .def(py::init([](const py::object& nodes, std::vector<RoadEdge> edges) {
             return RoadNetwork(positions_of(nodes), std::move(edges));
           }),
           py::arg("nodes"), py::arg("edges"), "nodes: LatLons, or an (n, 2) array of degrees. Raises InvalidInput.")
      .def_property_readonly(
          "nodes", [](const py::object& self) { return to_python(py::cast<const RoadNetwork&>(self).nodes(), self); },
          "Positions of the nodes.")
      .def_property_readonly(
          "edges", [](const py::object& self) { return to_python(py::cast<const RoadNetwork&>(self).edges(), self); },
          "The edges as they were given.")
      .def("nearest_node", &RoadNetwork::nearest_node, py::arg("place"), "Row of the node nearest to a position.")
      .def(
          "route",
          [](const RoadNetwork& network, NodeId from, NodeId to) {
            require_row(from, network.nodes().size());
            require_row(to, network.nodes().size());
            return (network.*static_cast<ByNodes>(&RoadNetwork::route))(from, to);
          },
          py::arg("start"), py::arg("end"), "Fastest path between two nodes (rows); None when there is none.")
      .def(
          "route",
          [](const RoadNetwork& network, LatLon from, LatLon to, const AccessOptions& access) {
            return network.route(from, to, access);
          },
          py::arg("start"), py::arg("end"), py::arg("access") = AccessOptions{}, "Fastest path between two positions.")
      .def(
          "travel_matrix",
          [](const RoadNetwork& network, const std::vector<std::string>& places, const py::object& positions,
             const AccessOptions& access, int threads) {
            const auto at = positions_of(positions);
            const py::gil_scoped_release released;
            return network.travel_matrix(places, at, access, threads);
          },
          py::arg("places"), py::arg("positions"), py::arg("access") = AccessOptions{}, py::arg("threads") = 1,
          "Fastest minutes and their kilometres between all positions, as a TravelMatrix. Releases the GIL.");
}

}  // namespace

void bind_geo(py::module_& module) {
  bind_positions(module);
  bind_travel_matrix(module);
  bind_network_records(module);
  bind_road_network(module);
}

}  // namespace samling::python
