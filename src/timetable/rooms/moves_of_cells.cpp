#include <algorithm>

#include "timetable/rooms/moves.hpp"

namespace samling::timetable {
namespace {

std::size_t row_of(int row) {
  return static_cast<std::size_t>(row);
}

constexpr std::size_t longest_chain = 6;  // rooms

}  // namespace

bool RoomsMoves::swap_cells(Chance& chance) {
  // A talk's cell rather than any cell: where few are used, most pairs would be of two free ones.
  const int talk = drawn_talk(chance);
  const int a = state_.cell(talk);
  if (a < 0) return false;
  const int session = costs().session_of[row_of(a)];
  const int room = costs().room_of[row_of(a)];
  const std::uint64_t kind = chance.below(3);
  const int other_session = kind == 0 ? session : drawn(chance, costs().sessions);
  const int other_room = kind == 1 ? room : drawn(chance, costs().rooms);
  const int b = other_session * costs().rooms + other_room;
  if (a == b || (kind == 0 && state_.track(a) == state_.track(b))) return false;
  return exchange(a, b);
}

bool RoomsMoves::close_cell(Chance& chance) {
  const int talk = drawn_talk(chance);
  const int cell = state_.cell(talk);
  if (cell < 0) return false;
  const int track = state_.track(cell);
  int room = 0;
  for (const int other : state_.cells_of(track)) room += other == cell ? 0 : state_.free(other);
  if (room < costs().capacity[row_of(cell)] - state_.free(cell)) return false;
  talks_in(cell, first_);
  second_.clear();
  for (const int other : state_.cells_of(track)) {
    if (other != cell && state_.free(other) > 0) second_.push_back(other);
  }
  std::sort(second_.begin(), second_.end());
  chance.shuffle(first_);
  chance.shuffle(second_);
  for (const int moved : first_) {
    state_.lift(moved);
    const bool placed = std::any_of(second_.begin(), second_.end(), [&](int other) { return fit(moved, other); });
    if (!placed) return false;
  }
  give_back(cell);
  return true;
}

bool RoomsMoves::open_cell(Chance& chance) {
  const int talk = drawn_talk(chance);
  const int cell = drawn_free_cell(chance, costs().length[row_of(talk)]);
  if (cell < 0 || state_.cell(talk) < 0) return false;
  const int track = costs().track_of[row_of(talk)];
  first_ = costs().talks_of[row_of(track)];
  chance.shuffle(first_);
  state_.assign(cell, track);
  const int most = 1 + drawn(chance, costs().capacity[row_of(cell)]);
  int slot = 0;
  for (const int moved : first_) {
    const int length = costs().length[row_of(moved)];
    const int from = state_.cell(moved);
    if (from == cell || slot + length > most) continue;
    if (from >= 0) state_.lift(moved);
    state_.place(moved, cell, slot);
    if (from >= 0) give_back(from);
    slot += length;
  }
  return slot > 0;
}

bool RoomsMoves::move_track(Chance& chance) {
  const int talk = drawn_talk(chance);
  const int cell = state_.cell(talk);
  if (cell < 0) return false;
  const int track = state_.track(cell);
  const int room = drawn(chance, costs().rooms);
  const int from = costs().room_of[row_of(cell)];
  const bool all = chance.below(2) == 0;  // every cell of the track, or those of one room
  third_.clear();
  for (const int own : state_.cells_of(track)) {
    const int there = costs().room_of[row_of(own)];
    if (there != room && (all || there == from)) third_.push_back(own);
  }
  std::sort(third_.begin(), third_.end());
  const std::vector<int> cells = third_;  // third_ is used by what follows
  for (const int own : cells) {
    const int to = costs().session_of[row_of(own)] * costs().rooms + room;
    if (state_.track(own) == track && state_.track(to) != track && !exchange(own, to)) return false;
  }
  return !cells.empty();
}

bool RoomsMoves::swap_tracks(Chance& chance) {
  const auto count = static_cast<int>(loose_tracks_.size());
  const int a = loose_tracks_[row_of(drawn(chance, count))];
  const int b = loose_tracks_[row_of(drawn(chance, count))];
  if (a == b) return false;
  std::vector<int> cells_a = state_.cells_of(a);
  std::vector<int> cells_b = state_.cells_of(b);
  std::sort(cells_a.begin(), cells_a.end());
  std::sort(cells_b.begin(), cells_b.end());
  const std::size_t common = std::min(cells_a.size(), cells_b.size());
  const bool to_the_end = chance.below(2) == 0;
  for (std::size_t i = 0; i < common; ++i) {
    const int from = to_the_end ? cells_a[cells_a.size() - 1 - i] : cells_a[i];
    const int to = to_the_end ? cells_b[cells_b.size() - 1 - i] : cells_b[i];
    if (!exchange(from, to)) return false;
  }
  return common > 0;
}

bool RoomsMoves::swap_sessions(Chance& chance) {
  const int a = drawn(chance, costs().sessions);
  const int b = drawn(chance, costs().sessions);
  if (a == b) return false;
  for (int room = 0; room < costs().rooms; ++room) {
    if (!exchange(a * costs().rooms + room, b * costs().rooms + room)) return false;
  }
  return true;
}

void RoomsMoves::draw_in(int row) {
  if (in_chain_[row_of(row)] != 0) return;
  in_chain_[row_of(row)] = 1;
  chain_.push_back(row);
}

// Strategy: a track that leaves one of the two rooms for the other does so in every session in which it is in either.
bool RoomsMoves::chain_of_rooms(Chance& chance) {
  const int talk = drawn_talk(chance);
  const int cell = state_.cell(talk);
  const int other = drawn(chance, costs().rooms);
  if (cell < 0 || costs().room_of[row_of(cell)] == other) return false;
  const int room = costs().room_of[row_of(cell)];
  in_chain_.assign(row_of(costs().sessions), 0);
  chain_.clear();
  draw_in(costs().session_of[row_of(cell)]);
  for (std::size_t i = 0; i < chain_.size(); ++i) {
    for (const int there : {chain_[i] * costs().rooms + room, chain_[i] * costs().rooms + other}) {
      const int track = state_.track(there);
      if (track == costs().tracks) continue;
      for (const int own : state_.cells_of(track)) {
        const int beside = costs().room_of[row_of(own)];
        if (beside == room || beside == other) draw_in(costs().session_of[row_of(own)]);
      }
    }
  }
  for (const int session : chain_) {
    if (!exchange(session * costs().rooms + room, session * costs().rooms + other)) return false;
  }
  return true;
}

// Strategy: what clashes with a track or talk that comes into a session leaves it, in its own room. Long chains are
// swapped sessions, nearly, and dear to try.
bool RoomsMoves::chain_of_sessions(Chance& chance) {
  const int talk = drawn_talk(chance);
  const int cell = state_.cell(talk);
  const int other = drawn(chance, costs().sessions);
  if (cell < 0 || costs().session_of[row_of(cell)] == other) return false;
  const int session = costs().session_of[row_of(cell)];
  in_chain_.assign(row_of(costs().rooms), 0);
  chain_.clear();
  draw_in(costs().room_of[row_of(cell)]);
  for (std::size_t i = 0; i < chain_.size(); ++i) {
    draw_in_clashing(session * costs().rooms + chain_[i], other);
    draw_in_clashing(other * costs().rooms + chain_[i], session);
    if (chain_.size() > longest_chain) return false;
  }
  for (const int room : chain_) {
    if (!exchange(session * costs().rooms + room, other * costs().rooms + room)) return false;
  }
  return true;
}

void RoomsMoves::draw_in_clashing(int cell, int session) {
  const int track = state_.track(cell);
  if (track == costs().tracks) return;
  for (int room = 0; room < costs().rooms; ++room) {
    const int there = state_.track(session * costs().rooms + room);
    if (there == track || costs().pair_cost(track, there) > 0) draw_in(room);
  }
  talks_in(cell, first_);
  for (const int talk : first_) {
    for (const Clash& clash : costs().clashes[row_of(talk)]) {
      const int theirs = state_.cell(clash.talk);
      if (theirs >= 0 && costs().session_of[row_of(theirs)] == session) draw_in(costs().room_of[row_of(theirs)]);
    }
  }
}

}  // namespace samling::timetable
