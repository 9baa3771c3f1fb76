// random_rooms.hpp: parallel rooms by chance, with everything that the format has.
#pragma once

#include <string>

#include "samling/core/chance.hpp"
#include "samling/timetable/rooms.hpp"

namespace samling::testing {

struct RandomRooms {
  int sessions = 4;
  int rooms = 3;
  int tracks = 4;
  int talks = 14;
  int most_slots = 4;
  bool wishes = true;  ///< Pins, forbidden terms and a published timetable, now and then.
};

inline int dice(Chance& chance, int bound) {
  return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound)));
}

inline std::vector<std::string> random_people(Chance& chance, int most) {
  std::vector<std::string> people;
  for (int i = dice(chance, most + 1); i > 0; --i) people.push_back("P" + std::to_string(dice(chance, 12)));
  return people;
}

inline void add_random_wishes(Chance& chance, timetable::RoomsInput& input) {
  using namespace timetable;
  const auto sessions = static_cast<int>(input.sessions.size());
  const auto rooms = static_cast<int>(input.rooms.size());
  if (dice(chance, 2) == 0) {
    TalkPin pin{.talk = TalkId(0), .session = SessionId(dice(chance, sessions)), .room = {}, .slot = {}};
    if (dice(chance, 2) == 0) pin.room = RoomId(dice(chance, rooms));
    if (dice(chance, 2) == 0) pin.slot = 0;
    input.talk_pins.push_back(pin);
  }
  if (dice(chance, 2) == 0) {
    CellPin pin{.session = SessionId(dice(chance, sessions)), .room = RoomId(dice(chance, rooms)), .track = {}};
    if (dice(chance, 2) == 0) pin.track = TrackId(dice(chance, static_cast<int>(input.tracks.size())));
    input.cell_pins.push_back(pin);
  }
  const auto term = static_cast<std::size_t>(dice(chance, static_cast<int>(rooms_terms) - 1));
  if (dice(chance, 2) == 0) input.terms[term].grade = static_cast<Grade>(dice(chance, 4));
}

inline void publish(Chance& chance, timetable::RoomsInput& input) {
  using namespace timetable;
  RoomsTimetable timetable = empty_timetable(RoomsProblem(input));
  for (std::size_t u = 0; u < input.talks.size(); ++u) {
    auto& row = timetable.cells[chance.below(timetable.cells.size())];
    Cell& cell = row[chance.below(row.size())];
    if (input.talks[u].slots != 1 || cell.slots[0]) continue;
    cell.track = input.talks[u].track;
    cell.slots[0] = TalkId(u);
  }
  input.published = Published{std::move(timetable), 1 + dice(chance, 5), {}, {}};
  if (dice(chance, 3) == 0) input.published->lost_talks = {TalkId(chance.below(input.talks.size()))};
  if (dice(chance, 3) == 0) input.published->lost_tracks = {TrackId(chance.below(input.tracks.size()))};
}

inline timetable::RoomsProblem random_rooms(std::uint64_t seed, const RandomRooms& shape = {}) {
  using namespace timetable;
  Chance chance(seed);
  RoomsInput input;
  for (int s = 0; s < shape.sessions; ++s) {
    input.sessions.push_back({.name = "S" + std::to_string(s),
                              .slots = 2 + dice(chance, shape.most_slots - 1),
                              .start = ClockTime::at(8 + 2 * s, 0),
                              .end = ClockTime::at(9 + 2 * s, 30)});
  }
  for (int r = 0; r < shape.rooms; ++r) input.rooms.push_back("R" + std::to_string(r));
  for (int t = 0; t < shape.tracks; ++t) {
    input.tracks.push_back({.name = "T" + std::to_string(t), .chairs = random_people(chance, 1)});
  }
  for (int u = 0; u < shape.talks; ++u) {
    Talk talk{.name = "U" + std::to_string(u), .track = TrackId(dice(chance, shape.tracks))};
    if (dice(chance, 4) == 0) talk.slots = 2;
    if (dice(chance, 3) == 0) talk.order = 1 + dice(chance, 4);
    talk.utc_offset = dice(chance, 24) - 12;
    talk.presenters = random_people(chance, 2);
    talk.attendees = random_people(chance, 1);
    if (dice(chance, 2) == 0) talk.session_penalty = {{SessionId(dice(chance, shape.sessions)), 1 + dice(chance, 5)}};
    if (dice(chance, 3) == 0) talk.room_penalty = {{RoomId(dice(chance, shape.rooms)), 1 + dice(chance, 5)}};
    input.talks.push_back(std::move(talk));
  }
  input.timezones.suitable = {ClockTime::at(8, 0), ClockTime::at(18, 0)};
  input.timezones.less_suitable = {ClockTime::at(6, 0), ClockTime::at(22, 0)};
  for (int a = 0; a < shape.tracks; ++a) {
    if (dice(chance, 2) == 0) input.track_session.push_back({a, dice(chance, shape.sessions), 1 + dice(chance, 9)});
    if (dice(chance, 2) == 0) input.track_room.push_back({a, dice(chance, shape.rooms), 1 + dice(chance, 9)});
    for (int b = a + 1; b < shape.tracks; ++b) {
      if (dice(chance, 3) == 0) input.track_track.push_back({a, b, 1 + dice(chance, 3)});
    }
  }
  if (dice(chance, 2) == 0) input.session_room.push_back({dice(chance, shape.sessions), dice(chance, shape.rooms), 4});
  for (TermGrade& term : input.terms) term.weight = dice(chance, 3) == 0 ? 0 : 1 + dice(chance, 20);
  if (shape.wishes) {
    add_random_wishes(chance, input);
    if (dice(chance, 3) == 0) publish(chance, input);
  }
  return RoomsProblem(std::move(input));
}

}  // namespace samling::testing
