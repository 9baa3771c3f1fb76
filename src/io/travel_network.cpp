// A road network from two CSV files.
#include <fmt/format.h>

#include <unordered_map>
#include <utility>

#include "io/csv_table.hpp"
#include "samling/io/travel_files.hpp"

namespace samling::io {
namespace {

using NodeRows = std::unordered_map<std::string, NodeId>;
/// As geo::RoadNetwork: longer than any road, slower than any ferry.
constexpr Range minutes_range{0.0, 100'000.0};
constexpr Range metres_range{0.0, 100'000'000.0};

struct Nodes {
  std::vector<geo::LatLon> positions;
  NodeRows rows;  ///< By the name of the node; looked up, never iterated.
};

Nodes read_nodes(const std::filesystem::path& path, IssueList& issues) {
  const CsvFile file = read_csv(path, issues);
  const CsvTable table(file, {{"node", true}, {"lat", true}, {"lon", true}}, issues);
  Nodes nodes;
  if (!table.usable()) return nodes;
  for (const CsvRow& row : file.rows) {
    const CsvCells cells(table, row, issues);
    const auto name = cells.required_text("node");
    const auto lat = cells.required_number("lat", Range{-90.0, 90.0});
    const auto lon = cells.required_number("lon", Range{-180.0, 180.0});
    if (name && !nodes.rows.emplace(*name, NodeId(nodes.positions.size())).second) {
      cells.error("node", "duplicate_node", "this node stands twice");
    }
    nodes.positions.push_back(lat && lon ? geo::LatLon::degrees(*lat, *lon) : geo::LatLon());
  }
  if (file.rows.empty() && file.complete) {
    issues.add(
        Issue{.rule = "network_nodes", .file = file.name, .line = file.header_line, .message = "there is no node"});
  }
  return nodes;
}

geo::EdgeKind kind_of(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (text.find("ferry") != std::string::npos) return geo::EdgeKind::ferry;
  return text == "connector" ? geo::EdgeKind::connector : geo::EdgeKind::road;
}

/// The name, or the road's category and number: "E18".
std::string name_of(const CsvCells& cells) {
  if (std::string name = cells.text("name"); !name.empty()) return name;
  const std::string number = cells.text("road_nr");
  return number.empty() ? number : cells.text("category") + number;
}

geo::RoadEdge read_edge(const CsvCells& cells, const NodeRows& rows) {
  geo::RoadEdge edge;
  const auto node = [&](const char* column) {
    const auto name = cells.required_text(column);
    const auto found = name ? rows.find(*name) : rows.end();
    if (name && found == rows.end()) cells.error(column, "unknown_node", "there is no such node in the nodes file");
    return found == rows.end() ? NodeId() : found->second;
  };
  edge.from = node("from");
  edge.to = node("to");
  edge.length = Kilometres::from_metres(cells.required_number("length_m", metres_range).value_or(0.0));
  edge.time = Minutes(cells.required_number("minutes", minutes_range).value_or(0.0));
  edge.kind = kind_of(cells.text("kind"));
  edge.waiting = Minutes(cells.number("waiting", minutes_range).value_or(0.0));
  edge.name = name_of(cells);
  edge.one_way = cells.yes_no("one_way").value_or(false);
  edge.closed = cells.yes_no("closed").value_or(false);
  return edge;
}

std::vector<geo::RoadEdge> read_edges(const std::filesystem::path& path, const NodeRows& rows, IssueList& issues) {
  const CsvFile file = read_csv(path, issues);
  const CsvTable table(file,
                       {{"from", true},
                        {"to", true},
                        {"length_m", true},
                        {"kind", true},
                        {"minutes", true, {"minutes_assumed"}},
                        {"waiting"},
                        {"name"},
                        {"road_nr"},
                        {"category"},
                        {"one_way"},
                        {"closed"}},
                       issues);
  std::vector<geo::RoadEdge> edges;
  if (!table.usable()) return edges;
  for (const CsvRow& row : file.rows) edges.push_back(read_edge(CsvCells(table, row, issues), rows));
  return edges;
}

}  // namespace

geo::RoadNetwork read_road_network(const std::filesystem::path& nodes, const std::filesystem::path& edges) {
  IssueList issues;
  Nodes read = read_nodes(nodes, issues);
  // Without sound nodes every edge would be complained of.
  const bool sound_nodes = !issues.has_errors();
  auto read_roads = read_edges(edges, read.rows, issues);
  if (!sound_nodes) {
    IssueList first;
    for (const Issue& issue : issues.all()) {
      if (issue.rule != "unknown_node") first.add(issue);
    }
    first.throw_if_errors();
  }
  issues.throw_if_errors();
  return geo::RoadNetwork(std::move(read.positions), std::move(read_roads));
}

}  // namespace samling::io
