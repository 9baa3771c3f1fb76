// Road networks from files: drawn ones, and the Norwegian one against its published minutes.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <functional>

#include "io/csv_table.hpp"
#include "samling/core/issue.hpp"
#include "samling/io/text_file.hpp"
#include "samling/io/travel_files.hpp"
#include "support/data_folder.hpp"

namespace samling::io {
namespace {

using testing::data_folder;
using Texts = std::vector<std::string>;

class RoadNetworkFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("samling_network_" + std::string(test->test_suite_name()) + "_" + test->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  geo::RoadNetwork read(const std::string& nodes, const std::string& edges) {
    write_text(folder_ / "nodes.csv", nodes);
    write_text(folder_ / "edges.csv", edges);
    return read_road_network(folder_ / "nodes.csv", folder_ / "edges.csv");
  }
  Texts issues(const std::string& nodes, const std::string& edges) {
    Texts texts;
    try {
      (void)read(nodes, edges);
    } catch (const InvalidInput& problem) {
      for (const Issue& issue : problem.issues()) texts.push_back(to_string(issue));
    }
    return texts;
  }
  std::filesystem::path folder_;
};

const std::string three_nodes = "node,lat,lon\nMoss,59.43,10.66\nquay,59.44,10.64\nHorten,59.42,10.48\n";

TEST_F(RoadNetworkFiles, HaveNamesFerriesAndStreets) {
  const auto network = read(three_nodes,
                            "from,to,length_m,kind,minutes,waiting,name,one_way,closed\n"
                            "Moss,quay,1500,road,3,,Strandgata,yes,\n"
                            "quay,Horten,10000,ferry,30,15,Moss-Horten,,no\n"
                            "Moss,Horten,95000,road,80,,E6,,yes\n");
  const auto& edges = network.edges();
  ASSERT_EQ(edges.size(), 3U);
  EXPECT_TRUE(edges[0].one_way);
  EXPECT_EQ(edges[1].kind, geo::EdgeKind::ferry);
  EXPECT_EQ(edges[1].waiting, Minutes(15));
  EXPECT_TRUE(edges[2].closed);
  const auto route = network.route(NodeId(0), NodeId(2));
  ASSERT_TRUE(route.has_value());
  EXPECT_DOUBLE_EQ(route->time.count(), 48.0);
  EXPECT_DOUBLE_EQ(route->length.count(), 11.5);
  ASSERT_EQ(route->ferries.size(), 1U);
  EXPECT_EQ(route->ferries[0].name, "Moss-Horten");
  EXPECT_FALSE(network.route(NodeId(2), NodeId(0)).has_value()) << "the street is one-way and the road closed";
}

TEST_F(RoadNetworkFiles, MayUseTheColumnsOfTheNorwegianNetwork) {
  const auto network =
      read(three_nodes,
           "from,to,length_m,kind,category,road_nr,motorway,structure,speed_kmh_assumed,minutes_assumed\n"
           "Moss,quay,500,connector,,,,,30,1\n"
           "quay,Horten,10000,car_ferry,R,19,,,20,45\n"
           "Moss,Horten,95000,road,,,,surface,68,83.82\n");
  EXPECT_EQ(network.edges()[0].kind, geo::EdgeKind::connector);
  EXPECT_EQ(network.edges()[1].kind, geo::EdgeKind::ferry);
  EXPECT_EQ(network.edges()[1].name, "R19");
  EXPECT_EQ(network.edges()[2].name, "");
  EXPECT_EQ(network.nearest_node(network.nodes()[1]), NodeId(0)) << "nobody lives on the quay";
}

TEST_F(RoadNetworkFiles, SayWhereTheyAreBroken) {
  const std::string header = "from,to,length_m,kind,minutes\n";
  EXPECT_EQ(issues(three_nodes, header + "Moss,Sande,-1,road,3\nMoss,Horten,1,road,NaN\n"),
            (Texts{"edges.csv:2: to: \"Sande\": there is no such node in the nodes file",
                   "edges.csv:2: length_m: \"-1\": is outside [0, 100000000]",
                   "edges.csv:3: minutes: \"NaN\": is not a finite number"}));
  EXPECT_EQ(issues("node,lat,lon\nMoss,95,10\nMoss,59,\n", header + "Moss,Moss,1,road,1\n"),
            (Texts{"nodes.csv:2: lat: \"95\": is outside [-90, 90]", "nodes.csv:3: lon: the cell is empty",
                   "nodes.csv:3: node: \"Moss\": this node stands twice"}));
  EXPECT_EQ(issues("node,lat\nMoss,59\n", header + "Moss,Horten,1,road,1\n"),
            Texts{"nodes.csv:1: lon: \"node,lat\": the column is missing"})
      << "edges are not blamed for the nodes";
  EXPECT_EQ(issues("node,lat,lon\n", header), Texts{"nodes.csv:1: there is no node"});
  EXPECT_EQ(issues(three_nodes, "from,to,length_m,kind\nMoss,Horten,1,road\n").size(), 1U);
  EXPECT_EQ(issues(three_nodes, header + "Moss,Horten,1,road,1\nMoss,Horten,,ferry,\n").size(), 2U);
  EXPECT_EQ(issues("", "").size(), 2U);
  EXPECT_TRUE(issues(three_nodes, header).empty()) << "a network without edges connects nothing, and may be";
}

struct Seats {
  std::vector<std::string> codes;
  std::vector<geo::LatLon> positions;
};

Seats read_seats(const std::filesystem::path& path) {
  IssueList issues;
  const CsvFile file = read_csv(path, issues);
  const CsvTable table(file, {{"kommune_nr", true}, {"lat", true}, {"lon", true}}, issues);
  Seats seats;
  for (const CsvRow& row : file.rows) {
    const CsvCells cells(table, row, issues);
    seats.codes.push_back(cells.text("kommune_nr"));
    seats.positions.push_back(geo::LatLon::degrees(cells.number("lat").value(), cells.number("lon").value()));
  }
  return seats;
}

// The published minutes were rounded, and so were the minutes of each edge (to a hundredth), so a few pairs near half a
// minute fall on the other side. Nothing else may differ: each cell that does is within 0.01 of the half.
TEST(NorwegianNetwork, AgreesWithThePublishedMinutes) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto norway = *data / "norway";
  const Seats seats = read_seats(norway / "norway_2013.csv");
  const auto published = read_matrix_csv(norway / "norway_2013_minutes.csv");
  ASSERT_EQ(published.places(), seats.codes);
  ASSERT_EQ(seats.codes.size(), 428U);
  const auto network = read_road_network(norway / "norway_road_nodes.csv", norway / "norway_road_edges.csv");
  ASSERT_EQ(network.nodes().size(), 11'166U);

  const auto travel = network.travel_matrix(seats.codes, seats.positions, {.speed_kmh = 30.0});
  int pairs = 0;
  int agreeing = 0;
  double furthest_from_half = 0.0;
  for (Eigen::Index i = 0; i < travel.minutes().rows(); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) {
      ++pairs;
      const double ours = travel.minutes()(i, j);
      const double theirs = published.minutes()(i, j);
      ASSERT_FALSE(std::isnan(ours)) << seats.codes[static_cast<std::size_t>(i)];
      ASSERT_NEAR(ours, travel.minutes()(j, i), 1e-9);
      if (std::lround(ours) == std::lround(theirs)) {
        ++agreeing;
      } else {
        furthest_from_half = std::max(furthest_from_half, std::abs(std::abs(ours - theirs) - 0.5));
      }
    }
  }
  EXPECT_EQ(pairs, 428 * 427 / 2);
  EXPECT_GE(agreeing, static_cast<int>(std::ceil(0.999 * pairs)));
  EXPECT_LT(furthest_from_half, 0.01);
}

TEST(NorwegianNetwork, NamesTheFerriesOfARoute) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto norway = *data / "norway";
  const auto network = read_road_network(norway / "norway_road_nodes.csv", norway / "norway_road_edges.csv");
  const Seats seats = read_seats(norway / "norway_2013.csv");
  const auto seat = [&](const std::string& code) {
    const auto at = std::find(seats.codes.begin(), seats.codes.end(), code);
    return seats.positions[static_cast<std::size_t>(at - seats.codes.begin())];
  };
  const auto route = network.route(seat("0104"), seat("0701"));  // Moss to Horten
  ASSERT_TRUE(route.has_value());
  ASSERT_EQ(route->ferries.size(), 1U);
  EXPECT_EQ(route->ferries[0].name, "R19");
  EXPECT_GT(route->ferries[0].time, Minutes(15));
  EXPECT_LT(route->ferries[0].time, route->time);
  EXPECT_TRUE(network.route(seat("0104"), seat("0105"))->ferries.empty()) << "Moss to Sarpsborg is dry land";
}

// Whoever changes the defaults should see how they fit: minutes of neighbours, not of Oslo to Kirkenes.
TEST(NorwegianNetwork, FitsTheDefaultEstimateInTheMedian) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const Seats seats = read_seats(*data / "norway" / "norway_2013.csv");
  const auto published = read_matrix_csv(*data / "norway" / "norway_2013_minutes.csv");
  const auto estimate = geo::estimate_travel(seats.codes, seats.positions);
  std::vector<double> ratios;
  for (std::size_t i = 0; i < seats.codes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (geo::geodesic_distance(seats.positions[i], seats.positions[j]) > Kilometres::of(100.0)) continue;
      ratios.push_back(*estimate.minutes(PlaceId(i), PlaceId(j)) / *published.minutes(PlaceId(i), PlaceId(j)));
    }
  }
  ASSERT_GT(ratios.size(), 7000U);
  std::nth_element(ratios.begin(), ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2), ratios.end());
  EXPECT_NEAR(ratios[ratios.size() / 2], 1.0, 0.02);
}

}  // namespace
}  // namespace samling::io
