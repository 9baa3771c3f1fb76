#include "samling/venue/venue.hpp"

#include <algorithm>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"

namespace samling::venue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> rules(const std::vector<Issue>& issues) {
  std::vector<std::string> names;
  for (const Issue& issue : issues) names.push_back(issue.rule);
  return names;
}

std::vector<std::string> keys(const VenueProblem& problem, const VenueResult& result) {
  std::vector<std::string> ranked;
  for (const Choice& choice : result.ranked) ranked.push_back(problem.candidates()[choice.venue.index()].key);
  return ranked;
}

Candidate candidate(const std::string& key, int capacity = 30) {
  return {.key = key, .name = key, .position = {}, .capacity = capacity};
}

// The pilot: minutes to Inspiria 8/20/55, Fredrikstad town hall 20/0/65, Kolbotn 58/65/0.
class Pilot : public ::testing::Test {
 protected:
  static Eigen::MatrixXd pilot_minutes() {
    Eigen::MatrixXd minutes(4, 4);
    minutes << 0, 20, 58, 8,  //
        20, 0, 65, 20,        //
        58, 65, 0, 55,        //
        8, 20, 55, 0;
    return minutes;
  }
  geo::TravelMatrix travel() const { return geo::TravelMatrix({"0105", "0106", "0217", "inspiria"}, minutes_); }
  VenueProblem problem(std::optional<Minutes> limit = Minutes(60)) const {
    return VenueProblem(travellers_, candidates_, travel(), limit);
  }

  Eigen::MatrixXd minutes_ = pilot_minutes();
  std::vector<Traveller> travellers_{{MunicipalityId(0), "Sarpsborg", "0105", 5},
                                     {MunicipalityId(1), "Fredrikstad", "0106", 5},
                                     {MunicipalityId(2), "Oppegård", "0217", 5}};
  std::vector<Candidate> candidates_{candidate("0106"), candidate("inspiria"), candidate("0217")};
};

TEST_F(Pilot, MeetsAtInspiria) {
  const VenueProblem asked = problem();
  const auto result = solve(asked);
  EXPECT_EQ(result.status, Status::optimal);
  ASSERT_THAT(keys(asked, result), ElementsAre("inspiria"));
  EXPECT_EQ(result.best()->worst, Minutes(55));
  EXPECT_EQ(result.best()->sum, Minutes(83));
  ASSERT_EQ(result.refused.size(), 2u);
  for (const Refusal& refusal : result.refused) {
    EXPECT_EQ(refusal.rule, "travel_limit");
    EXPECT_EQ(refusal.reason, "65 > 60");
  }
  EXPECT_EQ(result.refused[0].venue, VenueId(0));
  EXPECT_EQ(result.refused[0].sentence, "Oppegård travels 65 minutes, the limit is 60");
  EXPECT_EQ(result.refused[1].venue, VenueId(2));
  EXPECT_EQ(result.refused[1].sentence, "Fredrikstad travels 65 minutes, the limit is 60");
}

TEST_F(Pilot, RanksTheWorstTravellerBeforeTheSum) {
  const VenueProblem asked = problem(std::nullopt);
  EXPECT_THAT(keys(asked, solve(asked)), ElementsAre("inspiria", "0106", "0217"));  // 55; then 65 with sums 85 and 123
}

TEST_F(Pilot, ListsTheLegsOfThoseWhoTravel) {
  const auto result = solve(problem());
  ASSERT_EQ(result.best()->legs.size(), 3u);
  EXPECT_EQ(result.best()->legs[2].municipality, MunicipalityId(2));
  EXPECT_EQ(result.best()->legs[2].there, Minutes(55));
  EXPECT_FALSE(result.best()->legs[2].estimate);
  EXPECT_FALSE(result.best()->legs[2].kilometres);
}

TEST_F(Pilot, CountsTheLongerWayOfThereAndHome) {
  minutes_(3, 2) = 70;  // from Inspiria to Oppegård
  const auto result = solve(problem());
  EXPECT_EQ(result.best(), nullptr);
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_EQ(result.refused[1].reason, "70 > 60");
  const auto unlimited = solve(problem(std::nullopt));
  const auto& at_inspiria = unlimited.ranked.back();
  EXPECT_EQ(at_inspiria.worst, Minutes(70));
  EXPECT_EQ(at_inspiria.sum, Minutes(98));
  EXPECT_EQ(at_inspiria.legs[2].there, Minutes(55));
  EXPECT_EQ(at_inspiria.legs[2].home, Minutes(70));
}

TEST_F(Pilot, LetsTheRemoteMemberStayAtHome) {
  travellers_[2].remote = true;
  travellers_[2].place = "nowhere in the matrix";
  const VenueProblem asked = problem();
  const auto result = solve(asked);
  EXPECT_EQ(asked.people_present(), 10);
  EXPECT_THAT(keys(asked, result), ElementsAre("0106", "inspiria"));  // 20 at worst, sums 20 and 28
}

TEST_F(Pilot, RefusesAVenueThatIsTooSmall) {
  candidates_[1].capacity = 14;
  EXPECT_EQ(solve(problem()).refused[1].reason, "15 people > 14");
  candidates_[1].capacity = 15;
  EXPECT_NE(solve(problem()).best(), nullptr);
  candidates_[1].capacity = 30;
  travellers_[0].people = 21;
  const auto refusal = solve(problem()).refused[1];
  EXPECT_EQ(refusal.rule, "capacity");
  EXPECT_EQ(refusal.reason, "31 people > 30");
  travellers_[0].remote = true;
  EXPECT_NE(solve(problem()).best(), nullptr);
}

TEST_F(Pilot, RefusesAVenueThatIsNotToBeUsedInItsOwnWords) {
  candidates_[1].refused = "closed for rebuilding";
  candidates_[1].capacity = 1;
  const auto result = solve(problem());
  EXPECT_EQ(result.refused[1].rule, "refused");
  EXPECT_EQ(result.refused[1].reason, "closed for rebuilding");
  EXPECT_THAT(rules(check(problem(), VenueId(1))), ElementsAre("refused", "capacity"));
}

TEST_F(Pilot, RefusesAVenueWithoutAConnectionEvenOneWay) {
  minutes_(3, 0) = missing;
  const auto result = solve(problem(std::nullopt));
  EXPECT_EQ(result.refused[0].venue, VenueId(1));
  EXPECT_EQ(result.refused[0].rule, "no_connection");
  EXPECT_EQ(result.refused[0].reason, "no connection from Sarpsborg");
}

TEST_F(Pilot, JudgesEveryBrokenRuleOfACandidate) {
  EXPECT_THAT(check(problem(), VenueId(1)), IsEmpty());
  candidates_[0].capacity = 3;
  minutes_(0, 1) = 61;
  const auto issues = check(problem(), VenueId(0));
  ASSERT_THAT(rules(issues), ElementsAre("capacity", "travel_limit", "travel_limit"));
  EXPECT_EQ(issues[1].value, "65 > 60");
  EXPECT_EQ(issues[2].message, "Sarpsborg travels 61 minutes, the limit is 60");
  EXPECT_THAT(rules(check(problem(), VenueId(3))), ElementsAre("unknown_venue"));
}

TEST_F(Pilot, ShowsAsManyDecimalsAsTheDifferenceNeeds) {
  minutes_(2, 3) = 60.04;
  EXPECT_EQ(solve(problem()).refused[1].reason, "60.04 > 60");
}

TEST_F(Pilot, BreaksTiesByKey) {
  minutes_ = Eigen::MatrixXd::Constant(4, 4, 10.0);
  minutes_.diagonal().setZero();
  const VenueProblem asked(travellers_, {candidate("inspiria"), candidate("0217"), candidate("0106")}, travel());
  EXPECT_THAT(keys(asked, solve(asked)), ElementsAre("0106", "0217", "inspiria"));  // two tie at sum 20
}

TEST_F(Pilot, CarriesTheMarkOfAnEstimateAndTheKilometres) {
  geo::EstimateMarks marks = geo::EstimateMarks::Zero(4, 4);
  marks(3, 0) = 1;
  const geo::TravelMatrix with_marks({"0105", "0106", "0217", "inspiria"}, minutes_, minutes_ * 0.9, marks);
  const auto result = solve(VenueProblem(travellers_, candidates_, with_marks, Minutes(60)));
  EXPECT_TRUE(result.best()->legs[0].estimate);
  EXPECT_FALSE(result.best()->legs[1].estimate);
  EXPECT_DOUBLE_EQ(result.best()->legs[2].kilometres->count(), 49.5);
}

TEST_F(Pilot, HasNowhereToMeetWithoutCandidates) {
  candidates_.clear();
  const auto result = solve(problem());
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_EQ(result.best(), nullptr);
  EXPECT_THAT(result.refused, IsEmpty());
}

TEST_F(Pilot, KeepsOnlyThePlacesItNeeds) {
  candidates_ = {candidate("inspiria")};
  travellers_.pop_back();
  EXPECT_THAT(problem().travel().places(), ElementsAre("0105", "0106", "inspiria"));
}

TEST_F(Pilot, NamesEverythingThatIsWrongAtOnce) {
  travellers_[0].place = "0104";
  travellers_[1].municipality = travellers_[0].municipality;
  candidates_[0].key = "inspirja";
  candidates_[1].key = candidates_[2].key;
  candidates_[2].capacity = -1;
  try {
    static_cast<void>(problem(Minutes(0)));
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(rules(error.issues()), ElementsAre("unknown_place", "duplicate_traveller", "unknown_place",
                                                   "duplicate_venue", "negative_capacity", "invalid_limit"));
    EXPECT_THAT(error.issues()[2].message, HasSubstr("near: inspiria"));
  }
  EXPECT_THROW(VenueProblem({}, {}, travel()), InvalidInput);
}

// Over drawn matrices: every candidate is ranked or refused as the judge says, and nothing admissible beats the best.
TEST(SolveVenue, LooksAtEveryCandidate) {
  int ranked = 0;
  int refused = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Chance chance(seed);
    const std::size_t size = 4 + chance.below(8);
    std::vector<std::string> places;
    Eigen::MatrixXd minutes(static_cast<Eigen::Index>(size), static_cast<Eigen::Index>(size));
    for (std::size_t i = 0; i < size; ++i) {
      places.push_back("P" + std::to_string(chance.below(1000)) + "-" + std::to_string(i));
      for (std::size_t j = 0; j < size; ++j) {
        const double drawn = chance.below(20) == 0 ? missing : 5.0 * static_cast<double>(chance.below(25));
        minutes(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = i == j ? 0.0 : drawn;
      }
    }
    const geo::TravelMatrix travel(places, minutes);
    std::vector<Traveller> travellers;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < 3; ++i)
      travellers.push_back({MunicipalityId(i), places[i], places[i], 5, i == 2 && chance.below(3) == 0});
    for (const std::string& place : places)
      candidates.push_back(candidate(place, 10 + static_cast<int>(chance.below(10))));
    const VenueProblem problem(travellers, candidates, travel, Minutes(90));
    const auto result = solve(problem);
    EXPECT_EQ(result.ranked.size() + result.refused.size(), size);
    ranked += static_cast<int>(result.ranked.size());
    refused += static_cast<int>(result.refused.size());
    for (const Refusal& refusal : result.refused) EXPECT_FALSE(check(problem, refusal.venue).empty());
    for (const Choice& choice : result.ranked) {
      EXPECT_TRUE(check(problem, choice.venue).empty());
      Minutes worst{0};
      Minutes sum{0};
      for (const Traveller& traveller : travellers) {
        if (traveller.remote) continue;
        const auto way =
            *travel.minutes_between(*travel.find(traveller.place), *travel.find(places[choice.venue.index()]));
        worst = std::max(worst, way);
        sum += way;
      }
      EXPECT_EQ(choice.worst, worst);
      EXPECT_EQ(choice.sum, sum);
      EXPECT_LE(result.best()->worst, worst);
      EXPECT_TRUE(result.best()->worst < worst || result.best()->sum <= sum) << "seed " << seed;
    }
  }
  EXPECT_GT(ranked, 200);
  EXPECT_GT(refused, 200);
}

}  // namespace
}  // namespace samling::venue
