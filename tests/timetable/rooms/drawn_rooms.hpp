// drawn_rooms.hpp: parallel rooms small enough to count by hand.
//
// Tracks are letters and so are talks: talk "A1" belongs to track A. A timetable is drawn a session a line, a cell a
// word: "A1A2 B1.. ...." has A's talks in the first room, B's in the second with a free slot, and nothing in the third.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "samling/timetable/rooms.hpp"

namespace samling::testing {

/// `talks`: "A1 A2 B1", in the order of rows; tracks in alphabetical order without gaps from A.
inline timetable::RoomsInput drawn_rooms(const std::string& talks, std::vector<int> session_slots, int rooms) {
  timetable::RoomsInput input;
  input.name = "drawn";
  for (std::size_t s = 0; s < session_slots.size(); ++s) {
    input.sessions.push_back({.name = "S" + std::to_string(s + 1), .slots = session_slots[s]});
  }
  for (int r = 0; r < rooms; ++r) input.rooms.push_back("R" + std::to_string(r + 1));
  std::istringstream words(talks);
  for (std::string word; words >> word;) {
    const auto track = static_cast<std::size_t>(word.front() - 'A');
    while (input.tracks.size() <= track) {
      input.tracks.push_back({.name = std::string(1, static_cast<char>('A' + input.tracks.size()))});
    }
    input.talks.push_back({.name = word, .track = timetable::TrackId(track)});
  }
  return input;
}

inline void weigh(timetable::RoomsInput& input, timetable::RoomsTerm term, std::int64_t weight,
                  timetable::Grade grade = timetable::Grade::weigh) {
  input.terms[static_cast<std::size_t>(term)] = {.weight = weight, .grade = grade};
}

/// A cell's track is that of its first talk; "A:.." is a cell of track A without talks.
inline timetable::RoomsTimetable drawn_timetable(const timetable::RoomsProblem& problem, const std::string& drawing) {
  timetable::RoomsTimetable timetable = timetable::empty_timetable(problem);
  std::istringstream words(drawing);
  for (auto& row : timetable.cells) {
    for (timetable::Cell& cell : row) {
      std::string word;
      words >> word;
      if (word.size() > 1 && word[1] == ':') {
        cell.track = timetable::TrackId(word[0] - 'A');
        word.erase(0, 2);
      }
      for (std::size_t k = 0; k < cell.slots.size() && 2 * k < word.size(); ++k) {
        const std::string name = word.substr(2 * k, 2);
        if (name == "..") continue;
        const auto& talks = problem.talks();
        const auto found =
            std::find_if(talks.begin(), talks.end(), [&](const auto& talk) { return talk.name == name; });
        cell.slots[k] = timetable::TalkId(found - talks.begin());
        if (!cell.track) cell.track = found->track;
      }
    }
  }
  return timetable;
}

}  // namespace samling::testing
