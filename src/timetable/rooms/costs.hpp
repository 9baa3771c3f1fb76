// timetable/rooms/costs.hpp: a question of parallel rooms as flat tables of prices, for the search.
//
// Rows are ints, cells are session x rooms + room, and the row after the last track is "no track". Rules become
// prices: what is forbidden, pinned elsewhere or unplaced costs `forbidden`, above any sum of weights and penalties of
// the question, so that one objective steers the search. Whether the rules hold is for check() to say.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {

using Cost = std::int64_t;

/// A talk that clashes with another, and what a shared session (in different rooms) or slot costs.
struct Clash {
  int talk = 0;
  Cost session = 0;
  Cost slot = 0;
};

struct RoomsCosts {
  explicit RoomsCosts(const RoomsProblem& problem);

  Cost forbidden = 0;  ///< Above what any timetable that obeys the rules can cost: dearest.hpp.

  int sessions = 0;
  int rooms = 0;
  int tracks = 0;
  int talks = 0;
  int cells = 0;
  int slots = 0;  ///< Of the longest session.

  std::vector<int> session_of;             ///< Of a cell.
  std::vector<int> room_of;                ///< Of a cell.
  std::vector<int> capacity;               ///< Slots of a cell.
  std::vector<int> track_of;               ///< Of a talk.
  std::vector<int> length;                 ///< Of a talk.
  std::vector<int> wanted;                 ///< Number of a talk in its track; 0: any.
  std::vector<std::vector<int>> talks_of;  ///< Of a track.

  std::vector<Cost> cell;                                     ///< [track or none][cell].
  std::vector<Cost> pair;                                     ///< [track or none][track or none], in one session.
  std::vector<std::vector<std::pair<int, Cost>>> neighbours;  ///< Of a track: the others it has a price with.
  std::vector<Cost> talk_session;                             ///< [talk][session], all its slots together.
  std::vector<Cost> talk_room;                                ///< [talk][room].
  Cost room_price = 0;                                        ///< A further room of a track.
  Cost parallel_price = 0;                                    ///< A further cell of a track in a session.
  Cost gap_price = 0;
  Cost order_price = 0;
  std::vector<std::vector<Clash>> clashes;  ///< Of a talk.
  std::vector<int> clash_begin;             ///< Of a talk, in clash_talk; one more than there are talks.
  std::vector<int> clash_talk;              ///< The talks of `clashes`, one list after the other.
  std::vector<char> has_order;              ///< Tracks with wanted numbers that count.
  std::vector<int> pinned_slot;             ///< Of a talk; -1: any.

  Cost change_price = 0;
  std::vector<int> published_cell;  ///< Of a talk; -1: not published; `cells`: where nothing is any more.
  std::vector<int> published_slot;
  std::vector<std::vector<int>> people_of;  ///< Of a talk; empty without a price for changes.
  std::vector<int> published_track;         ///< Of a cell; `tracks`: none.
  std::vector<int> published_cells;         ///< Of a track: how many; one more where one has gone.
  std::vector<std::vector<int>> chairs_of;  ///< Of a track; empty without a price for changes. One more: of no track.
  bool chairs_count = false;                ///< Somebody chairs a published track, at a price.
  int people = 0;
  std::vector<char> slot_matters;  ///< Talks for which it matters where in its cell they stand.

  [[nodiscard]] Cost cell_cost(int track, int at) const { return cell[index(track, cells, at)]; }
  [[nodiscard]] Cost pair_cost(int a, int b) const { return pair[index(a, tracks + 1, b)]; }
  [[nodiscard]] Cost place_cost(int talk, int at) const {
    return talk_session[index(talk, sessions, session_of[static_cast<std::size_t>(at)])] +
           talk_room[index(talk, rooms, room_of[static_cast<std::size_t>(at)])];
  }
  static std::size_t index(int row, int width, int column) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
  }

 private:
  [[nodiscard]] Cost priced(TermGrade grade, Cost value) const;
  void fill_shape(const RoomsProblem& problem);
  void fill_cells(const RoomsProblem& problem);
  void fill_talks(const RoomsProblem& problem);
  void fill_clashes(const RoomsProblem& problem);
  void fill_pins(const RoomsProblem& problem);
  void fill_published(const RoomsProblem& problem);
};

}  // namespace samling::timetable
