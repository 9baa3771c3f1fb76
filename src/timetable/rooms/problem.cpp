// Validation of a question of parallel rooms: every issue of the input at once.
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/rooms.hpp"
#include "timetable/rooms/dearest.hpp"
#include "timetable/rooms/derived.hpp"

namespace samling::timetable {
namespace {

constexpr std::int64_t largest_weight = 10'000'000;
constexpr std::int64_t largest_penalty = 1'000'000;
constexpr int largest_table = 100'000;
constexpr int most_slots = 1'000;

// Collects what is wrong; `field` is a JSON pointer into the input's own names.
class RoomsInspection {
 public:
  explicit RoomsInspection(const RoomsInput& input) : input_(input) {}

  void expect(bool holds, const std::string& rule, const std::string& field, const std::string& value,
              const std::string& message) {
    if (!holds) issues_.push_back({.rule = rule, .field = field, .value = value, .message = message});
  }

  void row(int row, std::size_t size, const std::string& field, const char* what) {
    expect(row >= 0 && static_cast<std::size_t>(row) < size, "unknown_row", field, std::to_string(row),
           fmt::format("is not a row of the {} {}", size, what));
  }

  void penalty(std::int64_t penalty, const std::string& field) {
    expect(penalty >= 0 && penalty <= largest_penalty, "penalty", field, std::to_string(penalty),
           fmt::format("must be a whole number from 0 to {}", largest_penalty));
  }

  void table(const std::vector<Penalty>& entries, std::size_t a_size, const char* a, std::size_t b_size, const char* b,
             const std::string& name) {
    std::set<std::pair<int, int>> seen;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string field = fmt::format("/{}/{}", name, i);
      row(entries[i].a, a_size, field + "/0", a);
      row(entries[i].b, b_size, field + "/1", b);
      penalty(entries[i].penalty, field + "/2");
      std::pair<int, int> pair{entries[i].a, entries[i].b};
      if (name == "track_track") {
        expect(pair.first != pair.second, "same_track", field, std::to_string(pair.first), "must name two tracks");
        if (pair.second < pair.first) std::swap(pair.first, pair.second);
      }
      expect(seen.insert(pair).second, "twice", field, fmt::format("{}, {}", pair.first, pair.second),
             "has a penalty already");
    }
  }

  void done() {
    if (!issues_.empty()) throw InvalidInput(std::move(issues_));
  }

  void tables_are_sane();
  void sessions();
  void talks();
  void terms();
  void pins();
  void timetable(const RoomsTimetable& timetable, const std::string& field);

 private:
  void talk(const Talk& talk, const std::string& field);

  const RoomsInput& input_;
  std::vector<Issue> issues_;
};

void RoomsInspection::tables_are_sane() {
  const auto count = [this](std::size_t size, const std::string& field) {
    expect(size >= 1 && size <= largest_table, "count", field, std::to_string(size),
           fmt::format("must have from 1 to {} rows", largest_table));
  };
  count(input_.sessions.size(), "/sessions");
  count(input_.rooms.size(), "/rooms");
  count(input_.tracks.size(), "/tracks");
  count(input_.talks.size(), "/submissions");
  table(input_.track_session, input_.tracks.size(), "tracks", input_.sessions.size(), "sessions", "track_session");
  table(input_.track_room, input_.tracks.size(), "tracks", input_.rooms.size(), "rooms", "track_room");
  table(input_.session_room, input_.sessions.size(), "sessions", input_.rooms.size(), "rooms", "session_room");
  table(input_.track_track, input_.tracks.size(), "tracks", input_.tracks.size(), "tracks", "track_track");
}

void RoomsInspection::sessions() {
  for (std::size_t s = 0; s < input_.sessions.size(); ++s) {
    const int slots = input_.sessions[s].slots;
    expect(slots >= 1 && slots <= most_slots, "slots", fmt::format("/sessions/{}/slots", s), std::to_string(slots),
           fmt::format("must be from 1 to {}", most_slots));
  }
  const TimeZones& zones = input_.timezones;
  penalty(zones.small_penalty, "/timezones/small_penalty");
  penalty(zones.big_penalty, "/timezones/big_penalty");
  const auto hours = [this](double offset, const std::string& field) {
    expect(std::isfinite(offset) && std::abs(offset) <= 24.0, "utc_offset", field, fmt::format("{}", offset),
           "must be from -24 to 24 hours");
  };
  hours(zones.local_utc_offset, "/timezones/local_utc_offset");
  for (std::size_t u = 0; u < input_.talks.size(); ++u) {
    hours(input_.talks[u].utc_offset, fmt::format("/submissions/{}/utc_offset", u));
  }
}

void RoomsInspection::talk(const Talk& talk, const std::string& field) {
  row(talk.track.value(), input_.tracks.size(), field + "/track", "tracks");
  expect(talk.slots >= 1 && talk.slots <= most_slots, "slots", field + "/slots", std::to_string(talk.slots),
         fmt::format("must be from 1 to {}", most_slots));
  expect(talk.order >= 0 && talk.order <= largest_table, "order", field + "/order", std::to_string(talk.order),
         "must be 0 (any) or a number from 1");
  std::set<int> seen;
  for (const auto& [session, value] : talk.session_penalty) {
    row(session.value(), input_.sessions.size(), field + "/session_penalty", "sessions");
    penalty(value, field + "/session_penalty");
    expect(seen.insert(session.value()).second, "twice", field + "/session_penalty", std::to_string(session.value()),
           "has a penalty already");
  }
  seen.clear();
  for (const auto& [room, value] : talk.room_penalty) {
    row(room.value(), input_.rooms.size(), field + "/room_penalty", "rooms");
    penalty(value, field + "/room_penalty");
    expect(seen.insert(room.value()).second, "twice", field + "/room_penalty", std::to_string(room.value()),
           "has a penalty already");
  }
}

void RoomsInspection::talks() {
  for (std::size_t u = 0; u < input_.talks.size(); ++u) talk(input_.talks[u], fmt::format("/submissions/{}", u));
}

void RoomsInspection::terms() {
  for (std::size_t t = 0; t < rooms_terms; ++t) {
    const std::int64_t weight = input_.terms[t].weight;
    expect(weight >= 0 && weight <= largest_weight, "weight",
           fmt::format("/weights/{}", to_string(static_cast<RoomsTerm>(t))), std::to_string(weight),
           fmt::format("must be a whole number from 0 to {}", largest_weight));
  }
}

void RoomsInspection::pins() {
  std::set<int> pinned;
  for (std::size_t i = 0; i < input_.talk_pins.size(); ++i) {
    const TalkPin& pin = input_.talk_pins[i];
    const std::string field = fmt::format("/talk_pins/{}", i);
    row(pin.talk.value(), input_.talks.size(), field + "/talk", "talks");
    row(pin.session.value(), input_.sessions.size(), field + "/session", "sessions");
    if (pin.room) row(pin.room->value(), input_.rooms.size(), field + "/room", "rooms");
    if (pin.slot) expect(*pin.slot >= 0, "slot", field + "/slot", std::to_string(*pin.slot), "must be 0 or more");
    expect(pinned.insert(pin.talk.value()).second, "twice", field + "/talk", std::to_string(pin.talk.value()),
           "is pinned already");
  }
  std::set<std::pair<int, int>> cells;
  for (std::size_t i = 0; i < input_.cell_pins.size(); ++i) {
    const CellPin& pin = input_.cell_pins[i];
    const std::string field = fmt::format("/cell_pins/{}", i);
    row(pin.session.value(), input_.sessions.size(), field + "/session", "sessions");
    row(pin.room.value(), input_.rooms.size(), field + "/room", "rooms");
    if (pin.track) row(pin.track->value(), input_.tracks.size(), field + "/track", "tracks");
    expect(cells.insert({pin.session.value(), pin.room.value()}).second, "twice", field,
           fmt::format("{}, {}", pin.session.value(), pin.room.value()), "is pinned already");
  }
  if (!input_.published) return;
  timetable(input_.published->timetable, "/published/timetable");
  for (std::size_t i = 0; i < input_.published->lost_talks.size(); ++i) {
    row(input_.published->lost_talks[i].value(), input_.talks.size(), fmt::format("/published/lost_talks/{}", i),
        "talks");
  }
  for (std::size_t i = 0; i < input_.published->lost_tracks.size(); ++i) {
    row(input_.published->lost_tracks[i].value(), input_.tracks.size(), fmt::format("/published/lost_tracks/{}", i),
        "tracks");
  }
  const std::int64_t price = input_.published->change_price;
  expect(price >= 0 && price <= largest_weight, "change_price", "/published/change_price", std::to_string(price),
         fmt::format("must be a whole number from 0 to {}", largest_weight));
}

void RoomsInspection::timetable(const RoomsTimetable& timetable, const std::string& field) {
  for (const Issue& issue : shape_issues(input_, timetable)) {
    expect(false, issue.rule, field + issue.field, issue.value, issue.message);
  }
}

}  // namespace

RoomsProblem::RoomsProblem(RoomsInput input) : input_(std::move(input)) {
  input_.terms[static_cast<std::size_t>(RoomsTerm::multi_slot)] = {.weight = 1, .grade = Grade::weigh};
  RoomsInspection inspection(input_);
  inspection.tables_are_sane();
  inspection.sessions();
  inspection.talks();
  inspection.terms();
  inspection.pins();
  inspection.done();
  const People people = people_of_rooms(input_);
  people_ = people.names;
  people_of_ = people.of_talk;
  chairs_of_ = people.chairs;
  presenter_conflicts_ = derive_presenter_conflicts(input_);
  attendee_conflicts_ = derive_attendee_conflicts(input_);
  chair_conflicts_ = derive_chair_conflicts(input_);
  timezone_penalties_ = derive_timezone_penalties(input_);
  inspection.expect(prices_fit(*this), "prices", "/weights", "",
                    "weights times penalties are too large: a timetable of all of them would cost more than can be "
                    "counted; make them smaller in proportion");
  inspection.done();
}

RoomsProblem replan_problem(const RoomsProblem& problem, RoomsTimetable published, std::int64_t change_price) {
  RoomsInput input = problem.input();
  input.published = Published{std::move(published), change_price, {}, {}};
  return RoomsProblem(std::move(input));
}

RoomsTimetable empty_timetable(const RoomsProblem& problem) {
  RoomsTimetable timetable;
  for (const RoomsSession& session : problem.sessions()) {
    const Cell free{.track = {}, .slots = std::vector<std::optional<TalkId>>(static_cast<std::size_t>(session.slots))};
    timetable.cells.emplace_back(problem.rooms().size(), free);
  }
  return timetable;
}

}  // namespace samling::timetable
