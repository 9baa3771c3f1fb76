// Points: plane, or on the earth.
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "io/csv_table.hpp"
#include "io/issue_list.hpp"
#include "samling/geo/latlon.hpp"
#include "samling/geo/plane.hpp"
#include "samling/io/instance_files.hpp"
#include "samling/model/nearest_affinity.hpp"

namespace samling::io {
namespace {

constexpr std::size_t dense_at_most = 2'000;       // points: above, only nearest ones are candidates
constexpr double leaving_out = 10.0;               // times the longest distance
constexpr double longest_distance = 99'999'998.0;  // so that leaving one out has a price that a problem may have

struct Points {
  std::vector<geo::PlanePoint> plane;
  std::vector<geo::LatLon> earth;
  std::vector<std::string> names;
  [[nodiscard]] std::size_t size() const { return plane.size() + earth.size(); }
};

// A file that begins with numbers has no header: its first row is a point.
void take_header_as_point(CsvFile& csv) {
  if (csv.header.empty() || !parse_number(csv.header.front(), csv.separator == ';')) return;
  csv.rows.insert(csv.rows.begin(), {csv.header_line, csv.header});
  const std::size_t columns = csv.header.size();
  csv.header = {"x", "y"};
  for (std::size_t column = 3; column <= columns; ++column) csv.header.push_back(fmt::format("column {}", column));
  if (columns == 1) csv.header.resize(1);
}

class PointsReader {
 public:
  explicit PointsReader(const std::filesystem::path& file) : csv_(read_csv(file, issues_)) {
    issues_.throw_if_errors();
    take_header_as_point(csv_);
  }

  Points read() {
    const CsvTable looks(csv_, {{"x"}, {"y"}, {"lat"}, {"lon"}}, ignored_);
    const bool on_earth = looks.has("lat") || looks.has("lon");
    const CsvTable table(
        csv_,
        {{on_earth ? "lat" : "x", true}, {on_earth ? "lon" : "y", true}, {"id", false, {"code", "key"}}, {"name"}},
        issues_);
    for (const CsvRow& row : table.usable() ? csv_.rows : std::vector<CsvRow>{}) {
      const CsvCells cells(table, row, issues_);
      on_earth ? take_place(cells) : take_point(cells);
      take_name(cells);
    }
    if (csv_.complete && table.usable() && csv_.rows.size() < 2) {
      issues_.add({.rule = "too_few_points",
                   .file = csv_.name,
                   .line = csv_.header_line,
                   .field = "rows",
                   .value = fmt::format("{}", csv_.rows.size()),
                   .message = "there must be two points at least"});
    }
    issues_.throw_if_errors();
    return std::move(points_);
  }

 private:
  void take_place(const CsvCells& cells) {
    const auto lat = cells.required_number("lat", latitudes);
    const auto lon = cells.required_number("lon", longitudes);
    if (lat && lon) points_.earth.push_back(geo::LatLon::degrees(*lat, *lon));
  }

  void take_point(const CsvCells& cells) {
    const auto x = cells.required_number("x");
    const auto y = cells.required_number("y");
    if (x && y) points_.plane.push_back({*x, *y});
  }

  void take_name(const CsvCells& cells) {
    const std::string id = cells.text("id");
    const std::string name = cells.text("name");
    if (!id.empty()) {
      const auto [at, is_new] = line_of_.emplace(id, cells.line());
      if (!is_new) cells.error("id", "duplicate_point", fmt::format("stands in line {} already", at->second));
    }
    if (!id.empty() || !name.empty()) points_.names.push_back(name.empty() ? id : name);
  }

  IssueList issues_;
  IssueList ignored_;
  CsvFile csv_;
  Points points_;
  std::map<std::string, int> line_of_;
};

model::Affinity dense_affinity(const Points& points) {
  const auto n = static_cast<Eigen::Index>(points.size());
  Eigen::MatrixXd values = Eigen::MatrixXd::Zero(n, n);
  for (std::size_t a = 0; a < points.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const double distance = points.earth.empty() ? geo::distance(points.plane[a], points.plane[b])
                                                   : geo::geodesic_distance(points.earth[a], points.earth[b]).count();
      const auto row = static_cast<Eigen::Index>(a);
      const auto column = static_cast<Eigen::Index>(b);
      values(row, column) = values(column, row) = -distance;
    }
  }
  return model::Affinity(std::move(values));
}

model::Affinity affinity_of(const Points& points) {
  if (points.size() <= dense_at_most) return dense_affinity(points);
  return points.earth.empty() ? model::nearest_affinity(points.plane) : model::nearest_affinity(points.earth);
}

}  // namespace

grouping::GroupingProblem read_points(const std::filesystem::path& file, const PointsOptions& options) {
  Points points = PointsReader(file).read();
  model::Affinity affinity = affinity_of(points);
  grouping::Rules rules;
  if (points.names.size() == points.size()) rules.names = std::move(points.names);
  require(affinity.largest() <= longest_distance, file.filename().string() + ": x, y",
          format_number(affinity.largest(), 0),
          fmt::format("is how far two points lie apart; at most {} is possible: use a larger unit",
                      format_number(longest_distance, 0)));
  const double price = leaving_out * (1.0 + affinity.largest());
  return {std::move(affinity), options.sizes, std::move(rules), options.objective, {}, price};
}

}  // namespace samling::io
