#include "samling/geo/travel_matrix.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "samling/core/issue.hpp"

namespace samling::geo {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Eigen::MatrixXd two_by_two(double a, double b, double c, double d) {
  Eigen::MatrixXd matrix(2, 2);
  matrix << a, b, c, d;
  return matrix;
}

/// "field: message" of each issue that the constructor reports.
std::vector<std::string> refusals(std::vector<std::string> places, Eigen::MatrixXd minutes,
                                  Eigen::MatrixXd kilometres = {}, EstimateMarks estimates = {}) {
  std::vector<std::string> texts;
  try {
    const TravelMatrix matrix(std::move(places), std::move(minutes), std::move(kilometres), std::move(estimates));
  } catch (const InvalidInput& problem) {
    for (const Issue& issue : problem.issues()) texts.push_back(to_string(issue));
  }
  return texts;
}

TEST(TravelMatrix, AnswersInBothDirections) {
  const TravelMatrix matrix({"Moss", "Horten"}, two_by_two(0, 50, 65, 0), two_by_two(0, 20.5, 21, 0));
  const PlaceId moss = matrix.find("Moss").value();
  const PlaceId horten = matrix.find("Horten").value();
  EXPECT_EQ(matrix.minutes(moss, horten), Minutes(50));
  EXPECT_EQ(matrix.minutes(horten, moss), Minutes(65));
  EXPECT_EQ(matrix.minutes_between(moss, horten), Minutes(65));
  EXPECT_EQ(matrix.kilometres(moss, horten), Kilometres::of(20.5));
  EXPECT_FALSE(matrix.find("Sande").has_value());
  EXPECT_FALSE(matrix.has_estimates());
  EXPECT_FALSE(matrix.is_estimate(moss, horten));
}

TEST(TravelMatrix, HasMissingCells) {
  const TravelMatrix matrix({"A", "B"}, two_by_two(missing, missing, 30, 0));
  EXPECT_EQ(matrix.minutes(PlaceId(0), PlaceId(0)), Minutes(0));
  EXPECT_FALSE(matrix.minutes(PlaceId(0), PlaceId(1)).has_value());
  EXPECT_EQ(matrix.minutes(PlaceId(1), PlaceId(0)), Minutes(30));
  EXPECT_FALSE(matrix.minutes_between(PlaceId(0), PlaceId(1)).has_value());
  EXPECT_FALSE(matrix.minutes_between(PlaceId(1), PlaceId(0)).has_value());
  EXPECT_FALSE(matrix.kilometres(PlaceId(1), PlaceId(0)).has_value());
}

TEST(TravelMatrix, KnowsWhichFiguresAreEstimates) {
  EstimateMarks marks = EstimateMarks::Zero(2, 2);
  marks(0, 1) = 7;  // any mark is a mark
  const TravelMatrix matrix({"A", "B"}, two_by_two(0, 5, 6, 0), {}, marks);
  EXPECT_TRUE(matrix.has_estimates());
  EXPECT_TRUE(matrix.is_estimate(PlaceId(0), PlaceId(1)));
  EXPECT_FALSE(matrix.is_estimate(PlaceId(1), PlaceId(0)));
  EXPECT_EQ(matrix.estimates()(0, 1), 1);
}

TEST(TravelMatrix, MayBeEmpty) {
  const TravelMatrix matrix({}, Eigen::MatrixXd(0, 0));
  EXPECT_EQ(matrix.size(), 0U);
  EXPECT_FALSE(matrix.has_estimates());
}

TEST(TravelMatrix, ReportsEverythingThatIsWrongAtOnce) {
  const auto texts = refusals({"A", "A"}, two_by_two(0, -5, infinity, 3), Eigen::MatrixXd::Zero(2, 3));
  const std::vector<std::string> expected{"places/1: \"A\": this place is named twice",
                                          "kilometres: \"2 x 3\": should be 2 x 2 for 2 places",
                                          "minutes/0/1: \"-5\": from A to A: is negative",
                                          "minutes/1/0: \"inf\": from A to A: is infinite; a missing figure is NaN",
                                          "minutes/1/1: \"3\": from A to A: a place is 0 from itself"};
  EXPECT_EQ(texts, expected);
}

TEST(TravelMatrix, RefusesAnotherShapeAndPlacesWithoutAName) {
  EXPECT_EQ(refusals({"A", "B"}, Eigen::MatrixXd::Zero(3, 3)),
            std::vector<std::string>{"minutes: \"3 x 3\": should be 2 x 2 for 2 places"});
  EXPECT_EQ(refusals({"A", ""}, Eigen::MatrixXd::Zero(2, 2)),
            std::vector<std::string>{"places/1: a place needs a name"});
  EXPECT_EQ(refusals({"A", "B"}, Eigen::MatrixXd::Zero(2, 2), {}, EstimateMarks::Zero(1, 1)),
            std::vector<std::string>{"estimates: \"1 x 1\": should be 2 x 2 for 2 places"});
}

TEST(TravelMatrix, CountsTheRestWhenVeryManyCellsAreWrong) {
  std::vector<std::string> places;
  for (int i = 0; i < 20; ++i) places.push_back("P" + std::to_string(i));
  const auto texts = refusals(places, Eigen::MatrixXd::Constant(20, 20, -1.0));
  ASSERT_EQ(texts.size(), 101U);
  EXPECT_EQ(texts.back(), "minutes: 300 more cells are wrong");
}

}  // namespace
}  // namespace samling::geo
