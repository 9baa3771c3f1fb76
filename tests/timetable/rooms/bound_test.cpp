// The lower bound, and the solver, against every timetable of tiny questions.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "random_rooms.hpp"
#include "timetable/rooms/bound.hpp"
#include "timetable/rooms/relaxation.hpp"

namespace samling::timetable {
namespace {

using samling::testing::random_rooms;

/// Tries every cell for every talk and every track for every cell that is left. No term that depends on slots may
/// count; a published timetable may, so then every slot is tried too.
class EveryTimetable {
 public:
  explicit EveryTimetable(const RoomsProblem& problem) : problem_(problem), timetable_(empty_timetable(problem)) {}

  Cost least() {
    place(0);
    return least_;
  }

 private:
  Cell& cell(std::size_t c) {
    const std::size_t rooms = problem_.rooms().size();
    return timetable_.cells[c / rooms][c % rooms];
  }
  [[nodiscard]] std::size_t cells() const { return problem_.sessions().size() * problem_.rooms().size(); }

  void place(std::size_t u) {
    if (u == problem_.talks().size()) return keep_free(0);
    const Talk& talk = problem_.talks()[u];
    for (std::size_t c = 0; c < cells(); ++c) {
      if (cell(c).track && *cell(c).track != talk.track) continue;
      const Cell before = cell(c);
      const int last = static_cast<int>(before.slots.size()) - talk.slots;
      for (int slot = 0; slot <= last; ++slot) {
        const auto first = before.slots.begin() + slot;
        if (std::any_of(first, first + talk.slots, [](const auto& other) { return other.has_value(); })) continue;
        cell(c).track = talk.track;
        std::fill_n(cell(c).slots.begin() + slot, talk.slots, TalkId(u));
        place(u + 1);
        cell(c) = before;
        if (!problem_.input().published) break;  // one slot is as good as another, unless people know theirs already
      }
    }
  }

  void keep_free(std::size_t c) {
    if (c == cells()) return judge();
    keep_free(c + 1);
    if (cell(c).track) return;
    for (std::size_t t = 0; t < problem_.tracks().size(); ++t) {
      cell(c).track = TrackId(t);
      keep_free(c + 1);
    }
    cell(c).track.reset();
  }

  void judge() {
    const Cost cost = score(problem_, timetable_).cost;
    if (cost >= least_) return;
    const std::vector<Issue> issues = check(problem_, timetable_);
    const bool broken =
        std::any_of(issues.begin(), issues.end(), [](const Issue& i) { return i.level == Level::error; });
    if (!broken) least_ = cost;
  }

  const RoomsProblem& problem_;
  RoomsTimetable timetable_;
  Cost least_ = std::numeric_limits<Cost>::max();
};

RoomsProblem tiny_question(std::uint64_t seed) {
  RoomsInput input = random_rooms(seed, {.sessions = 3, .rooms = 2, .tracks = 2, .talks = 3, .most_slots = 3}).input();
  for (const RoomsTerm term : {RoomsTerm::order, RoomsTerm::presenter_slot, RoomsTerm::attendee_slot}) {
    input.terms[static_cast<std::size_t>(term)] = {.weight = 0, .grade = Grade::ignore};
  }
  for (TalkPin& pin : input.talk_pins) pin.slot.reset();
  return RoomsProblem(std::move(input));
}

std::string sentences(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::string text;
  for (const Issue& issue : check(problem, timetable)) text += issue.message + "\n";
  return text;
}

TEST(RoomsBound, IsNeverAboveTheBestOfAllTimetablesAndTheSolverFindsIt) {
  int open = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const RoomsProblem problem = tiny_question(seed);
    const RoomsCosts costs(problem);
    const Cost least = EveryTimetable(problem).least();
    if (least == std::numeric_limits<Cost>::max()) continue;  // pins and forbidden terms that cannot be kept
    const Cost above = least + 50;                            // an incumbent that leaves room for a wrong bound
    const RoomsBound bound = programme_bound(costs, above, {.nodes = 1000}, {});
    const Stopper never({});
    EXPECT_LE(bound.value, least) << seed;
    EXPECT_LE(
        RoomsRelaxation(costs).model().linear_bound(never) + static_cast<double>(RoomsRelaxation(costs).constant()),
        static_cast<double>(least) + 1e-6)
        << seed;
    EXPECT_LE(talk_bound(costs).value, least) << seed;
    RoomsOptions options;
    options.limits.max_rounds = 2;
    const RoomsResult result = solve(problem, options);
    EXPECT_EQ(result.score.cost, least) << seed << ": " << to_string(result.status) << ": "
                                        << sentences(problem, result.best);
    EXPECT_LE(result.lower_bound, least) << seed;
    ++open;
  }
  EXPECT_GT(open, 4);
}

TEST(RoomsBound, ProvesACliqueOfClashes) {
  RoomsInput input;
  for (int s = 0; s < 2; ++s) input.sessions.push_back({.name = "S", .slots = 1});
  for (int i = 0; i < 3; ++i) {
    input.rooms.push_back("R" + std::to_string(i));
    input.tracks.push_back({.name = "T" + std::to_string(i)});
    input.talks.push_back({.name = "U" + std::to_string(i), .track = TrackId(i), .presenters = {"P"}});
  }
  input.terms[static_cast<std::size_t>(RoomsTerm::presenter_session)].weight = 7;
  const RoomsProblem problem(input);
  RoomsOptions options;
  options.limits.max_rounds = 2;
  const RoomsResult result = solve(problem, options);
  EXPECT_EQ(result.objective, 7);
  EXPECT_EQ(result.lower_bound, 7);
  EXPECT_EQ(result.status, Status::optimal);
}

}  // namespace
}  // namespace samling::timetable
