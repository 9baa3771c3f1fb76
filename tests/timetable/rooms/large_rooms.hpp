// large_rooms.hpp: a conference of a thousand talks, by chance but with room enough.
#pragma once

#include <string>

#include "samling/core/chance.hpp"
#include "samling/timetable/rooms.hpp"

namespace samling::testing {

/// `rooms` rooms, `days` days of three sessions of 4 slots, tracks of 4 to 20 talks, a tenth of them two slots long,
/// every third presenter with a second talk, wishes against sessions; weights of 1, 10 and 1,000.
inline timetable::RoomsInput large_rooms(int talks, int rooms, int days, std::uint64_t seed = 1) {
  using namespace timetable;
  Chance chance(seed);
  const auto draw = [&](int bound) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound))); };
  RoomsInput input;
  input.name = "large";
  for (int s = 0; s < 3 * days; ++s) input.sessions.push_back({.name = "S" + std::to_string(s + 1), .slots = 4});
  for (int r = 0; r < rooms; ++r) input.rooms.push_back("R" + std::to_string(r + 1));
  while (static_cast<int>(input.talks.size()) < talks) {
    const TrackId track(input.tracks.size());
    input.tracks.push_back(
        {.name = "T" + std::to_string(track.value()), .chairs = {"P" + std::to_string(draw(talks))}});
    for (int i = 4 + draw(17); i > 0 && static_cast<int>(input.talks.size()) < talks; --i) {
      const int row = static_cast<int>(input.talks.size());
      Talk talk{.name = "U" + std::to_string(row), .track = track, .slots = draw(10) == 0 ? 2 : 1};
      talk.presenters = {"P" + std::to_string(draw(3) == 0 ? draw(talks) : row)};
      if (draw(3) == 0) talk.session_penalty = {{SessionId(draw(3 * days)), 1 + draw(10)}};
      input.talks.push_back(std::move(talk));
    }
  }
  const auto tracks = static_cast<int>(input.tracks.size());
  for (int t = 0; t < tracks; ++t) {
    input.track_room.push_back({t, draw(rooms), 5});
    if (t > 0) input.track_track.push_back({t - 1, t, 10});
  }
  const auto weigh = [&](RoomsTerm term, std::int64_t weight) {
    input.terms[static_cast<std::size_t>(term)].weight = weight;
  };
  for (const RoomsTerm term : {RoomsTerm::track_room, RoomsTerm::similar_tracks, RoomsTerm::rooms_per_track,
                               RoomsTerm::parallel_tracks, RoomsTerm::submission_session}) {
    weigh(term, 1);
  }
  weigh(RoomsTerm::consecutive_tracks, 10);
  weigh(RoomsTerm::presenter_session, 1000);
  return input;
}

}  // namespace samling::testing
