// Small drawn networks: ferries, closed roads, one-way streets, places off the road.
#include "samling/geo/road_network.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "samling/core/issue.hpp"

namespace samling::geo {
namespace {

RoadEdge road(int from, int to, double kilometres, double minutes) {
  return {.from = NodeId(from), .to = NodeId(to), .length = Kilometres::of(kilometres), .time = Minutes(minutes)};
}

RoadEdge ferry(int from, int to, double kilometres, double sailing, double waiting, std::string name) {
  auto edge = road(from, to, kilometres, sailing);
  edge.kind = EdgeKind::ferry;
  edge.waiting = Minutes(waiting);
  edge.name = std::move(name);
  return edge;
}

/// Nodes on a west-east line, a tenth of a degree (5.6 km at 60 N) apart.
std::vector<LatLon> on_a_line(int count) {
  std::vector<LatLon> nodes;
  for (int i = 0; i < count; ++i) nodes.push_back(LatLon::degrees(60.0, 10.0 + 0.1 * i));
  return nodes;
}

std::vector<int> numbers(const std::vector<NodeId>& nodes) {
  std::vector<int> values;
  for (const NodeId node : nodes) values.push_back(node.value());
  return values;
}

//   0 ----30---- 1 ~~ferry 10 + wait 15~~ 2 ----20---- 3
//    \__________________ 100 ________________________/
std::vector<RoadEdge> across_the_fjord() {
  return {road(0, 1, 30, 30), ferry(1, 2, 5, 10, 15, "Moss-Horten"), road(2, 3, 20, 20), road(0, 3, 110, 100)};
}

TEST(Route, TakesTheFerryAndNamesIt) {
  const RoadNetwork network(on_a_line(4), across_the_fjord());
  const auto route = network.route(NodeId(0), NodeId(3));
  ASSERT_TRUE(route.has_value());
  EXPECT_DOUBLE_EQ(route->time.count(), 75.0);
  EXPECT_DOUBLE_EQ(route->length.count(), 55.0);
  EXPECT_EQ(numbers(route->nodes), (std::vector<int>{0, 1, 2, 3}));
  ASSERT_EQ(route->ferries.size(), 1U);
  EXPECT_EQ(route->ferries[0].name, "Moss-Horten");
  EXPECT_EQ(route->ferries[0].time, Minutes(25));
  EXPECT_EQ(route->ferries[0].from, NodeId(1));
  EXPECT_EQ(route->ferries[0].to, NodeId(2));
}

TEST(Route, TakesFerriesBackwardsInTheirOrder) {
  const RoadNetwork network(on_a_line(3), {ferry(0, 1, 5, 10, 5, "first"), ferry(1, 2, 5, 10, 5, "second")});
  const auto back = network.route(NodeId(2), NodeId(0));
  ASSERT_TRUE(back.has_value());
  ASSERT_EQ(back->ferries.size(), 2U);
  EXPECT_EQ(back->ferries[0].name, "second");
  EXPECT_EQ(back->ferries[0].from, NodeId(2));
  EXPECT_EQ(back->ferries[1].name, "first");
  EXPECT_DOUBLE_EQ(back->time.count(), 30.0) << "waits at each quay";
}

TEST(Route, GoesRoundWhenTheWaitIsLong) {
  auto edges = across_the_fjord();
  edges[1].waiting = Minutes(45);
  const auto route = RoadNetwork(on_a_line(4), edges).route(NodeId(0), NodeId(3));
  EXPECT_DOUBLE_EQ(route->time.count(), 100.0);
  EXPECT_TRUE(route->ferries.empty());
}

TEST(Route, DoesNotUseAClosedEdge) {
  auto edges = across_the_fjord();
  edges[1].closed = true;
  const RoadNetwork network(on_a_line(4), edges);
  EXPECT_DOUBLE_EQ(network.route(NodeId(0), NodeId(3))->time.count(), 100.0);
  EXPECT_DOUBLE_EQ(network.route(NodeId(1), NodeId(2))->time.count(), 150.0);
}

TEST(Route, IsNothingWhereThereIsNoWay) {
  const RoadNetwork network(on_a_line(3), {road(0, 1, 5, 5)});
  EXPECT_FALSE(network.route(NodeId(0), NodeId(2)).has_value());
  EXPECT_TRUE(network.route(NodeId(2), NodeId(2)).has_value());
}

TEST(Route, ObeysOneWayStreets) {
  auto edges = std::vector{road(0, 1, 5, 5), road(1, 2, 5, 5), road(2, 0, 5, 5)};
  for (auto& edge : edges) edge.one_way = true;
  const RoadNetwork network(on_a_line(3), edges);
  EXPECT_DOUBLE_EQ(network.route(NodeId(0), NodeId(1))->time.count(), 5.0);
  EXPECT_DOUBLE_EQ(network.route(NodeId(1), NodeId(0))->time.count(), 10.0);
}

TEST(Route, FromANodeToItselfIsThatNode) {
  const auto route = RoadNetwork(on_a_line(2), {road(0, 1, 5, 5)}).route(NodeId(1), NodeId(1));
  EXPECT_EQ(numbers(route->nodes), std::vector<int>{1});
  EXPECT_DOUBLE_EQ(route->time.count(), 0.0);
}

TEST(Route, BreaksTiesByKilometresThenEdgesThenTheLowestNode) {
  const auto through = [](std::vector<RoadEdge> edges) {
    return numbers(RoadNetwork(on_a_line(5), std::move(edges)).route(NodeId(0), NodeId(4))->nodes);
  };
  EXPECT_EQ(through({road(0, 1, 10, 10), road(1, 4, 10, 10), road(0, 2, 9, 10), road(2, 4, 10, 10)}),
            (std::vector<int>{0, 2, 4}))
      << "same minutes, fewer kilometres";
  EXPECT_EQ(through({road(0, 1, 5, 5), road(1, 2, 5, 5), road(2, 4, 10, 10), road(0, 3, 10, 10), road(3, 4, 10, 10)}),
            (std::vector<int>{0, 3, 4}))
      << "same minutes and kilometres, fewer edges";
  EXPECT_EQ(through({road(0, 3, 10, 10), road(3, 4, 10, 10), road(0, 2, 10, 10), road(2, 4, 10, 10)}),
            (std::vector<int>{0, 2, 4}))
      << "all the same, the lower node, though it is listed later";
}

TEST(Route, TakesTheBetterOfTwoParallelEdges) {
  const auto route = RoadNetwork(on_a_line(2), {road(0, 1, 9, 9), ferry(0, 1, 2, 3, 1, "short cut"), road(0, 1, 8, 8)})
                         .route(NodeId(0), NodeId(1));
  EXPECT_DOUBLE_EQ(route->time.count(), 4.0);
  EXPECT_EQ(route->ferries.size(), 1U);
}

TEST(Route, PassesEdgesThatCostNothing) {
  const auto route = RoadNetwork(on_a_line(4), {road(0, 1, 0, 0), road(1, 2, 0, 0), road(2, 0, 0, 0), road(2, 3, 1, 1)})
                         .route(NodeId(0), NodeId(3));
  EXPECT_EQ(numbers(route->nodes), (std::vector<int>{0, 2, 3}));
}

TEST(Route, BetweenPlacesHasTheStretchesToTheRoad) {
  const RoadNetwork network(on_a_line(3), {road(0, 1, 6, 6), road(1, 2, 6, 6)});
  const auto from = LatLon::degrees(60.01, 10.0);
  const auto to = LatLon::degrees(59.99, 10.2);
  const auto route = network.route(from, to, {.speed_kmh = 20.0});
  ASSERT_TRUE(route.has_value());
  const double stretches =
      geodesic_distance(from, network.nodes()[0]).count() + geodesic_distance(to, network.nodes()[2]).count();
  EXPECT_NEAR(route->length.count(), 12.0 + stretches, 1e-9);
  EXPECT_NEAR(route->time.count(), 12.0 + stretches * 3.0, 1e-9);
}

TEST(Route, BetweenNeighboursOfOneNodeIsStraight) {
  const RoadNetwork network(on_a_line(2), {road(0, 1, 6, 6)});
  const auto hall = LatLon::degrees(60.01, 10.0);
  const auto library = LatLon::degrees(60.0101, 10.0);
  EXPECT_NEAR(network.route(hall, library)->length.count(), geodesic_distance(hall, library).count(), 1e-12);
  EXPECT_EQ(network.route(hall, hall)->time, Minutes(0));
}

TEST(RoadNetwork, JoinsPlacesToRoadsAndNotToQuays) {
  // Node 2 is the quay, linked to the road at 1; the place lies on the quay.
  auto link = road(1, 2, 0.4, 0.8);
  link.kind = EdgeKind::connector;
  const RoadNetwork network(on_a_line(4), {road(0, 1, 6, 6), link, ferry(2, 3, 5, 20, 15, "")});
  EXPECT_EQ(network.nearest_node(LatLon::degrees(60.0, 10.19)), NodeId(1));
  EXPECT_EQ(network.nearest_node(LatLon::degrees(60.0, 9.0)), NodeId(0));
  EXPECT_DOUBLE_EQ(network.route(NodeId(0), NodeId(3))->time.count(), 41.8) << "connectors are driven";
}

TEST(RoadNetwork, JoinsAnyNodeWhereThereAreNoRoads) {
  const RoadNetwork network(on_a_line(3), {ferry(0, 1, 5, 20, 15, "")});
  EXPECT_EQ(network.nearest_node(LatLon::degrees(60.0, 10.21)), NodeId(2));
}

TEST(TravelMatrixOfANetwork, LeavesPlacesFarFromEveryRoadUnconnected) {
  const RoadNetwork network(on_a_line(2), {road(0, 1, 6, 6)});
  const std::vector<LatLon> positions{LatLon::degrees(60.0, 10.0), LatLon::degrees(60.0, 10.1),
                                      LatLon::degrees(61.0, 10.0)};
  const auto travel = network.travel_matrix({"A", "B", "Far"}, positions);
  EXPECT_EQ(travel.minutes(PlaceId(0), PlaceId(1)), Minutes(6));
  EXPECT_FALSE(travel.minutes(PlaceId(0), PlaceId(2)).has_value());
  EXPECT_FALSE(travel.kilometres(PlaceId(2), PlaceId(1)).has_value());
  EXPECT_EQ(travel.minutes(PlaceId(2), PlaceId(2)), Minutes(0));
  EXPECT_FALSE(travel.has_estimates());
  const auto near = network.travel_matrix({"A", "B", "Far"}, positions, {.longest = Kilometres::of(200.0)});
  EXPECT_TRUE(near.minutes(PlaceId(0), PlaceId(2)).has_value());
  EXPECT_FALSE(network.route(positions[0], positions[2]).has_value());
}

TEST(TravelMatrixOfANetwork, RefusesOptionsThatMakeNoSense) {
  const RoadNetwork network(on_a_line(2), {road(0, 1, 6, 6)});
  const std::vector<LatLon> one{LatLon::degrees(60.0, 10.0)};
  EXPECT_THROW((void)network.travel_matrix({"A"}, one, {.speed_kmh = 0.0}), InvalidInput);
  EXPECT_THROW((void)network.travel_matrix({"A"}, one, {.longest = Kilometres::of(-1.0)}), InvalidInput);
  EXPECT_THROW((void)network.travel_matrix({"A"}, one, {}, 0), InvalidInput);
  EXPECT_THROW((void)network.travel_matrix({"A", "B"}, one), InvalidInput);
  EXPECT_THROW((void)network.travel_matrix({"A", "A"}, {one[0], one[0]}), InvalidInput);
}

TEST(RoadNetwork, ReportsEverythingThatIsWrongAtOnce) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  auto slow = ferry(0, 1, 1e6, nan, -15, "");
  std::vector<std::string> fields;
  try {
    const RoadNetwork network(on_a_line(2), {road(0, 7, 1, 1), road(-1, 1, -3, 1), slow});
  } catch (const InvalidInput& problem) {
    for (const Issue& issue : problem.issues()) fields.push_back(issue.field + " " + issue.message);
  }
  const std::vector<std::string> expected{"edges/0/to there is no such node; there are 2, from 0",
                                          "edges/1/from there is no such node; there are 2, from 0",
                                          "edges/1/length is negative",
                                          "edges/2/length is more than 100000",
                                          "edges/2/time is not a number",
                                          "edges/2/waiting is negative"};
  EXPECT_EQ(fields, expected);
  EXPECT_THROW(RoadNetwork({}, {}), InvalidInput);
}

}  // namespace
}  // namespace samling::geo
