// The search against a twin that knows only the judge: it writes down every sequence of activities with every start and
// every idle time on the grid, and keeps the best that check() accepts.
#include <array>
#include <optional>

#include <gtest/gtest.h>

#include "timetable/drawn_days.hpp"

namespace samling::timetable {
namespace {

using testing::drawn_day;
using testing::words;

class Twin {
 public:
  explicit Twin(const DayProblem& problem) : problem_(problem), day_(problem.day()) {}

  std::optional<DayScore> best() {
    for (WholeMinutes slot = day_.slot.min; slot <= day_.slot.max; slot += day_.grid) {
      timetable_ = Timetable{{}, slot};
      place(day_.start);
    }
    return best_;
  }

 private:
  int placed(ActivityKind kind) const {
    return static_cast<int>(std::ranges::count(timetable_.activities, kind, &Activity::kind));
  }

  // Every activity that may come next, at every time from `now` on.
  void place(ClockTime now) {
    judge();
    const int presenters = static_cast<int>(problem_.delegations().size());
    for (ClockTime start = now; start < day_.end; start = start + day_.grid) {
      const int slots = placed(ActivityKind::slot);
      if (timetable_.activities.empty()) extend(ActivityKind::opening, start, day_.opening);
      if (slots < presenters) extend_with_slots(start, slots);
      if (placed(ActivityKind::pause) < presenters - 1) extend(ActivityKind::pause, start, day_.pause);
      if (placed(ActivityKind::lunch) == 0) extend(ActivityKind::lunch, start, day_.lunch);
      if (slots == presenters && placed(ActivityKind::evaluation) == 0) {
        extend(ActivityKind::evaluation, start, day_.evaluation);
      }
      if (start + still_to_come() > day_.end) return;
    }
  }

  // What the header promises the presenters together: the nominal time, less lunch and breaks where these are inside.
  WholeMinutes promised() const {
    const int presenters = static_cast<int>(problem_.delegations().size());
    const WholeMinutes nominal = timetable_.slot * presenters;
    return day_.pauses_inside_slots ? nominal - day_.pause * (presenters - 1) - day_.lunch : nominal;
  }

  // This long is what has not been placed.
  WholeMinutes still_to_come() const {
    const int presenters = static_cast<int>(problem_.delegations().size());
    WholeMinutes presented{0};
    for (const Activity& activity : timetable_.activities) {
      if (activity.kind == ActivityKind::slot) presented += activity.length;
    }
    if (presented > promised()) return WholeMinutes(24 * 60);
    return promised() - presented + day_.pause * (presenters - 1 - placed(ActivityKind::pause)) +
           day_.lunch * (1 - placed(ActivityKind::lunch)) + day_.evaluation * (1 - placed(ActivityKind::evaluation));
  }

  // Breaks inside make slots shorter than the nominal length: every shorter length is tried then.
  void extend_with_slots(ClockTime start, int slots) {
    const WholeMinutes shortest = day_.pauses_inside_slots ? day_.grid : timetable_.slot;
    for (WholeMinutes length = shortest; length <= timetable_.slot; length += day_.grid) {
      extend(ActivityKind::slot, start, length, problem_.delegations()[static_cast<std::size_t>(slots)].municipality);
    }
  }

  void extend(ActivityKind kind, ClockTime start, WholeMinutes length, std::optional<MunicipalityId> presenter = {}) {
    if (length.count() == 0 || start + length > day_.end) return;
    timetable_.activities.push_back({kind, start, length, presenter});
    if (!hopeless() && start + length + still_to_come() <= day_.end) place(start + length);
    timetable_.activities.pop_back();
  }

  // Two of a kind in a row are never accepted; this keeps the twin's tree small without looking at any rule of time.
  bool hopeless() const {
    const auto& rows = timetable_.activities;
    if (rows.size() < 2) return false;
    const ActivityKind last = rows.back().kind;
    const ActivityKind before = rows[rows.size() - 2].kind;
    return before == ActivityKind::evaluation ||
           (last == before && (last != ActivityKind::slot || day_.pause.count() > 0));
  }

  void judge() {
    if (still_to_come().count() > 0) return;
    for (const Issue& issue : check(problem_, timetable_)) {
      if (issue.level == Level::error) return;
    }
    const DayScore found = score(problem_, timetable_);
    if (!best_ || found > *best_) best_ = found;
  }

  const DayProblem& problem_;
  const DayTemplate& day_;
  Timetable timetable_;
  std::optional<DayScore> best_;
};

TEST(SolveDay, IsAsGoodAsEveryDayThatCanBeWrittenDown) {
  int possible = 0;
  int impossible = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const DayProblem problem = drawn_day(seed);
    const auto result = solve(problem);
    const auto truth = Twin(problem).best();
    ASSERT_EQ(result.best.has_value(), truth.has_value()) << "seed " << seed;
    if (!truth) {
      ++impossible;
      EXPECT_EQ(result.status, Status::infeasible);
      EXPECT_FALSE(result.reasons.empty()) << "seed " << seed;
      continue;
    }
    ++possible;
    EXPECT_EQ(result.status, Status::optimal);
    EXPECT_TRUE(check(problem, *result.best).empty()) << "seed " << seed << ": " << words(*result.best);
    EXPECT_TRUE(score(problem, *result.best) == *truth) << "seed " << seed << ": " << words(*result.best);
  }
  EXPECT_GT(possible, 40);
  EXPECT_GT(impossible, 40);
}

TEST(SolveDay, AnswersTheSameQuestionTheSameWay) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    EXPECT_TRUE(solve(drawn_day(seed)).best == solve(drawn_day(seed)).best);
  }
}

}  // namespace
}  // namespace samling::timetable
