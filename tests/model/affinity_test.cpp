#include "samling/model/affinity.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/drawn_programme.hpp"
#include "samling/core/issue.hpp"

namespace samling::model {
namespace {

using samling::testing::all_apart;
using samling::testing::region_told;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const themes::ThemeCatalogue catalogue({{.code = "heltid", .name = "Full-time work"},
                                        {.code = "omd", .name = "Reputation"},
                                        {.code = "syk", .name = "Sick leave"}});
const MunicipalityId A(0), B(1), C(2);

std::vector<std::string> fields_refused(const AffinityOptions& options) {
  std::vector<std::string> fields;
  try {
    validate(options);
  } catch (const InvalidInput& invalid) {
    for (const Issue& issue : invalid.issues()) fields.push_back(issue.field);
  }
  return fields;
}

TEST(AffinityOf, IsTheSumOfTheHeaderComputedByHand) {
  // A and B share heltid of three themes: weighted Jaccard 1/3; tags {longer shifts} and {longer shifts, staff pool}:
  // 1/2; 45 minutes.
  const Region region =
      region_told(catalogue, {"heltid: longer shifts; omd: film", "heltid: longer shifts, staff pool; syk: walks"},
                  all_apart(2, 45.0));
  const double expected = 1.0 * (1.0 / 3.0) + 0.5 * 0.5 - 1.0 * 45.0 / 90.0;
  EXPECT_NEAR(affinity(region)(A, B), expected, 1e-12);
  EXPECT_EQ(affinity(region)(A, B), affinity(region)(B, A));
  EXPECT_EQ(affinity(region)(A, A), 0.0);
}

TEST(AffinityOf, WeighsEachTermByItsOption) {
  const Region region = region_told(catalogue, {"heltid: longer shifts", "heltid: staff pool"}, all_apart(2, 45.0));
  EXPECT_DOUBLE_EQ(affinity(region, {.theme_weight = 7, .difference_weight = 0, .travel_weight = 0})(A, B), 7.0);
  EXPECT_DOUBLE_EQ(affinity(region, {.theme_weight = 0, .difference_weight = 3, .travel_weight = 0})(A, B), 3.0);
  EXPECT_DOUBLE_EQ(
      affinity(region, {.theme_weight = 0, .difference_weight = 0, .travel_weight = 2, .travel_scale = 30})(A, B),
      -3.0);
}

TEST(AffinityOf, CountsDifferenceOfApproachOnlyWithinSharedThemes) {
  const Region region =
      region_told(catalogue, {"heltid: longer shifts; omd: film", "heltid: longer shifts; syk: walks", "syk: films"},
                  all_apart(3, 0.0));
  const auto values = affinity(region, {.theme_weight = 0, .difference_weight = 1, .travel_weight = 0});
  EXPECT_EQ(values(A, B), 0.0);
  EXPECT_EQ(values(A, C), 0.0);  // no theme in common: unlikeness is not known
  EXPECT_EQ(values(B, C), 1.0);
  const auto terms = explain_pairs(region, {}, {{A, C}});
  EXPECT_EQ(terms[0].basis, themes::UnlikenessBasis::unknown);
}

TEST(AffinityOf, SetsApartTheApproachesOfScenarioA4) {
  const Region region = region_told(catalogue,
                                    {"heltid: longer shifts", "heltid: longer shifts", "heltid: staff pool",
                                     "heltid: longer shifts", "heltid: in-house training"},
                                    all_apart(5, 45.0));
  const auto values = affinity(region, {.theme_weight = 0, .difference_weight = 1, .travel_weight = 0}).values();
  for (Eigen::Index i = 0; i < 5; ++i) {
    for (Eigen::Index j = 0; j < 5; ++j) {
      const bool longer_shifts = i != 2 && i != 4 && j != 2 && j != 4;
      EXPECT_EQ(values(i, j), i == j || longer_shifts ? 0.0 : 1.0) << i << ", " << j;
    }
  }
}

TEST(AffinityOf, TakesTheLongerDirectionAndTwoScalesWhereTravelIsUnknown) {
  Eigen::MatrixXd minutes = all_apart(3, 30.0);
  minutes(1, 0) = 60.0;
  minutes(2, 0) = std::nan("");
  const Region region = region_told(catalogue, {"", "", ""}, minutes);
  const auto values = affinity(region);
  EXPECT_DOUBLE_EQ(values(A, B), -60.0 / 90.0);
  EXPECT_DOUBLE_EQ(values(A, C), -2.0);
  EXPECT_DOUBLE_EQ(values(B, C), -30.0 / 90.0);
}

TEST(AffinityOf, MeasuresKilometresWhenAsked) {
  const std::vector<std::string> places{"A", "B"};
  Eigen::MatrixXd kilometres = all_apart(2, 30.0);
  kilometres(0, 1) = 40.0;
  const std::vector<Municipality> municipalities{{.code = "A", .name = "A"}, {.code = "B", .name = "B"}};
  const Region region(municipalities, catalogue, geo::TravelMatrix(places, all_apart(2, 99.0), kilometres));
  const AffinityOptions options{.travel_scale = 80, .travel_measure = TravelMeasure::kilometres};
  EXPECT_DOUBLE_EQ(affinity(region, options)(A, B), -0.5);
  const auto terms = explain_pairs(region, options, {{A, B}});
  EXPECT_EQ(terms[0].kilometres, Kilometres::of(40.0));
  EXPECT_EQ(terms[0].minutes, Minutes(99.0));
  EXPECT_DOUBLE_EQ(terms[0].affinity, -0.5);
}

TEST(AffinityOf, RefusesToWeighKilometresThatAreNotThere) {
  const Region region = region_told(catalogue, {"", ""}, all_apart(2, 30.0));
  AffinityOptions options{.travel_measure = TravelMeasure::kilometres};
  EXPECT_THROW(static_cast<void>(affinity(region, options)), InvalidInput);
  EXPECT_THROW(static_cast<void>(explain_pairs(region, options, {})), InvalidInput);
  options.travel_weight = 0.0;
  EXPECT_EQ(affinity(region, options)(A, B), 0.0);
}

TEST(AffinityOf, RefusesOptionsAllAtOnce) {
  EXPECT_THAT(fields_refused({.theme_weight = -1,
                              .difference_weight = std::nan(""),
                              .travel_weight = HUGE_VAL,
                              .travel_scale = 0,
                              .parent_share = 2}),
              ElementsAre("theme_weight", "difference_weight", "travel_weight", "travel_scale", "parent_share"));
  EXPECT_THAT(fields_refused({}), ElementsAre());
  const Region region = region_told(catalogue, {"", ""}, all_apart(2, 30.0));
  EXPECT_THROW(static_cast<void>(affinity(region, {.theme_weight = -1})), InvalidInput);
  EXPECT_THROW(static_cast<void>(explain_pairs(region, {.travel_scale = -1}, {})), InvalidInput);
}

TEST(AffinityOf, NobodyIsEmpty) {
  EXPECT_EQ(affinity(Region({}, {}, {})).size(), 0U);
}

TEST(ExplainPairs, ShowsTheTagsThatSetThemApart) {
  const Region region =
      region_told(catalogue, {"heltid: Longer shifts, course", "heltid: staff pool, course"}, all_apart(2, 45.0));
  const auto terms = explain_pairs(region, {}, {{A, B}, {B, A}, {A, A}});
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_THAT(terms[0].only_a, ElementsAre("Longer shifts"));
  EXPECT_THAT(terms[0].only_b, ElementsAre("staff pool"));
  EXPECT_EQ(terms[1].only_a, terms[0].only_b);
  EXPECT_EQ(terms[0].basis, themes::UnlikenessBasis::tags);
  EXPECT_FALSE(terms[0].estimate);
  EXPECT_EQ(terms[2].affinity, 0.0);
}

TEST(ExplainPairs, ShowsTheWordsOfTitlesAndTextsWhereThereAreNoTags) {
  std::vector<Municipality> municipalities{{.code = "A", .name = "A"}, {.code = "B", .name = "B"}};
  municipalities[0].projects = {{.theme = ThemeId(0), .title = "Langvakter", .text = "Lengre vakter i helgene"}};
  municipalities[1].projects = {{.theme = ThemeId(0), .title = "Ønsketurnus", .text = "Turnus i helgene"}};
  const Region region(municipalities, catalogue, geo::TravelMatrix({"A", "B"}, all_apart(2, 45.0)));
  const auto terms = explain_pairs(region, {}, {{A, B}});
  EXPECT_EQ(terms[0].basis, themes::UnlikenessBasis::text);
  EXPECT_THAT(terms[0].only_a, ElementsAre("langvakter", "lengre", "vakter"));
  EXPECT_THAT(terms[0].only_b, ElementsAre("turnus", "ønsketurnus"));
}

TEST(ExplainPairs, MarksStraightLineFiguresAsEstimates) {
  geo::EstimateMarks marks = geo::EstimateMarks::Zero(2, 2);
  marks(1, 0) = 1;
  const std::vector<Municipality> municipalities{{.code = "A", .name = "A"}, {.code = "B", .name = "B"}};
  const Region region(municipalities, catalogue, geo::TravelMatrix({"A", "B"}, all_apart(2, 45.0), {}, marks));
  EXPECT_TRUE(explain_pairs(region, {}, {{A, B}})[0].estimate);
}

TEST(ExplainPairs, RefusesARowThatIsNotThere) {
  const Region region = region_told(catalogue, {"", ""}, all_apart(2, 45.0));
  EXPECT_THROW(static_cast<void>(explain_pairs(region, {}, {{A, C}})), InvalidInput);
  EXPECT_THROW(static_cast<void>(explain_pairs(region, {}, {{MunicipalityId(-1), A}})), InvalidInput);
}

TEST(AffinityTable, TakesASquareSymmetricMatrixAndClearsTheDiagonal) {
  Eigen::MatrixXd values(2, 2);
  values << std::nan(""), 3.0, 3.0, 7.0;
  const Affinity table(values);
  EXPECT_EQ(table(A, B), 3.0);
  EXPECT_EQ(table(A, A), 0.0);
  EXPECT_EQ(table(B, B), 0.0);
  EXPECT_EQ(Affinity(Eigen::MatrixXd()).size(), 0U);
}

TEST(AffinityTable, EvensOutRoundingButRefusesAsymmetry) {
  Eigen::MatrixXd values = Eigen::MatrixXd::Zero(2, 2);
  values(0, 1) = 1.0;
  values(1, 0) = 1.0 + 1e-10;
  const Affinity table(values);
  EXPECT_EQ(table(A, B), table(B, A));
  values(1, 0) = 1.001;
  EXPECT_THROW(Affinity{values}, InvalidInput);
}

TEST(AffinityTable, RefusesWhatIsNoMatrixOfNumbers) {
  EXPECT_THROW(Affinity{Eigen::MatrixXd::Zero(2, 3)}, InvalidInput);
  Eigen::MatrixXd values = Eigen::MatrixXd::Zero(30, 30);
  values(0, 1) = values(1, 0) = std::numeric_limits<double>::infinity();
  EXPECT_THROW(Affinity{values}, InvalidInput);
  values.setConstant(std::nan(""));
  try {
    const Affinity table(values);
    FAIL() << "it was taken";
  } catch (const InvalidInput& invalid) {
    EXPECT_EQ(invalid.issues().size(), 10U);
    EXPECT_THAT(invalid.what(), HasSubstr("row 0, column 1"));
  }
}

}  // namespace
}  // namespace samling::model
