#include "timetable/rooms/dearest.hpp"

#include <algorithm>
#include <vector>

namespace samling::timetable {
namespace {

// Large enough for sums that may not fit 64 bits.
using Sum = long double;

Sum sum_of(std::size_t count) {
  return static_cast<Sum>(count);
}

class Dearest {
 public:
  explicit Dearest(const RoomsProblem& problem)
      : problem_(problem),
        sessions_(sum_of(problem.sessions().size())),
        rooms_(sum_of(problem.rooms().size())),
        broken_(
            sum_of(problem.talks().size() + 3 * problem.input().talk_pins.size() + problem.input().cell_pins.size())) {
    cells();
    tracks();
    talks();
    clashes(problem.presenter_conflicts(), RoomsTerm::presenter_session, RoomsTerm::presenter_slot);
    clashes(problem.attendee_conflicts(), RoomsTerm::attendee_session, RoomsTerm::attendee_slot);
    if (const auto& published = problem.input().published) {
      wishes_ += static_cast<Sum>(published->change_price) * sum_of(problem.people().size());
    }
  }

  [[nodiscard]] Sum wishes() const { return wishes_; }  // of a timetable that obeys the rules
  [[nodiscard]] Sum broken() const { return broken_; }  // rules of one that obeys none

 private:
  void add(RoomsTerm term, std::int64_t value, Sum times) {
    const TermGrade grade = problem_.term(term);
    if (grade.grade != Grade::weigh && grade.grade != Grade::forbid) return;
    wishes_ += static_cast<Sum>(grade.weight) * static_cast<Sum>(value) * times;
    if (grade.grade == Grade::forbid) broken_ += static_cast<Sum>(std::min(value, most_counted)) * times;
  }

  // A cell has one track: of each row of `b` only the dearest counts.
  void table(RoomsTerm term, const std::vector<Penalty>& entries, std::size_t rows, Sum times) {
    std::vector<std::int64_t> dearest(rows, 0);
    for (const Penalty& entry : entries) {
      std::int64_t& most = dearest[static_cast<std::size_t>(entry.b)];
      most = std::max(most, entry.penalty);
    }
    for (const std::int64_t penalty : dearest) add(term, penalty, times);
  }

  void cells() {
    const RoomsInput& input = problem_.input();
    table(RoomsTerm::track_session, input.track_session, input.sessions.size(), rooms_);
    table(RoomsTerm::track_room, input.track_room, input.rooms.size(), sessions_);
    for (const Penalty& entry : input.session_room) add(RoomsTerm::session_room, entry.penalty, 1);
    std::int64_t similar = 0;
    for (const Penalty& entry : input.track_track) similar = std::max(similar, entry.penalty);
    const Sum neighbours = sessions_ * rooms_ * (rooms_ - 1) / 2;
    add(RoomsTerm::similar_tracks, similar, neighbours);
    if (!problem_.chair_conflicts().empty()) add(RoomsTerm::chair, 1, neighbours);
  }

  void tracks() {
    const Sum count = sum_of(problem_.tracks().size());
    add(RoomsTerm::rooms_per_track, 1, count * (rooms_ - 1));
    add(RoomsTerm::parallel_tracks, 1, sessions_ * rooms_);
    add(RoomsTerm::consecutive_tracks, 1, count);
    const auto numbered = std::count_if(problem_.talks().begin(), problem_.talks().end(),
                                        [](const Talk& talk) { return talk.order != 0; });
    if (numbered == 0) return;
    Sum slots = 0;
    for (const RoomsSession& session : problem_.sessions()) slots += session.slots;
    add(RoomsTerm::order, 1, static_cast<Sum>(numbered) + slots * rooms_ * (rooms_ - 1) / 2);
  }

  void talks() {
    std::vector<std::int64_t> night(problem_.talks().size(), 0);
    for (const Penalty& entry : problem_.timezone_penalties()) {
      std::int64_t& most = night[static_cast<std::size_t>(entry.a)];
      most = std::max(most, entry.penalty);
    }
    for (std::size_t u = 0; u < night.size(); ++u) {
      const Talk& talk = problem_.talks()[u];
      const auto dearest = [](const auto& entries) {
        std::int64_t most = 0;
        for (const auto& entry : entries) most = std::max(most, entry.second);
        return most;
      };
      add(RoomsTerm::timezone, night[u], talk.slots);
      add(RoomsTerm::submission_session, dearest(talk.session_penalty), talk.slots);
      add(RoomsTerm::submission_room, dearest(talk.room_penalty), talk.slots);
    }
  }

  void clashes(const Pairs& pairs, RoomsTerm in_session, RoomsTerm in_slot) {
    Sum shared = 0;
    for (const auto& [u, v] : pairs) {
      shared += std::min(problem_.talks()[static_cast<std::size_t>(u)].slots,
                         problem_.talks()[static_cast<std::size_t>(v)].slots);
    }
    add(in_session, 1, sum_of(pairs.size()));
    add(in_slot, 1, shared);
  }

  const RoomsProblem& problem_;
  Sum sessions_;
  Sum rooms_;
  Sum wishes_ = 0;
  Sum broken_;
};

constexpr std::int64_t usual_price = 1'000'000'000'000;
// Twice what wishes can cost: bounds come from floating point.
constexpr Sum distance = 2;

bool is_usual(Sum wishes) {
  return distance * wishes < static_cast<Sum>(usual_price);
}

}  // namespace

std::int64_t price_of_a_broken_rule(const RoomsProblem& problem) {
  const Sum wishes = Dearest(problem).wishes();
  return is_usual(wishes) ? usual_price : static_cast<std::int64_t>(distance * wishes);
}

bool prices_fit(const RoomsProblem& problem) {
  constexpr Sum most = 4e18L;
  const Dearest dearest(problem);
  const Sum price = is_usual(dearest.wishes()) ? static_cast<Sum>(usual_price) : distance * dearest.wishes();
  return price * (dearest.broken() + 1) <= most;
}

}  // namespace samling::timetable
