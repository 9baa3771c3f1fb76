#include <algorithm>

#include "timetable/rooms/moves.hpp"

namespace samling::timetable {
namespace {

std::size_t row_at(int row) {
  return static_cast<std::size_t>(row);
}

}  // namespace

bool RoomsMoves::move_talk(Chance& chance) {
  const int talk = drawn_talk(chance);
  const int from = state_.cell(talk);
  const bool to_free = chance.below(3) == 0;
  const int to = to_free ? drawn_free_cell(chance, costs().length[row_at(talk)])
                         : drawn_cell_of(chance, costs().track_of[row_at(talk)]);
  if (to < 0 || to == from) return false;
  if (!to_free && state_.free(to) < costs().length[row_at(talk)]) return false;
  if (from >= 0) state_.lift(talk);
  if (!insert(talk, to, to_free)) return false;
  if (from >= 0) give_back(from);
  return true;
}

bool RoomsMoves::swap_talks(Chance& chance) {
  const int a = drawn_talk(chance);
  const std::vector<int>& others = costs().talks_of[row_at(costs().track_of[row_at(a)])];
  const int b = others[row_at(drawn(chance, static_cast<int>(others.size())))];
  const int cell_a = state_.cell(a);
  const int cell_b = state_.cell(b);
  if (keeps_order(a, b, chance)) return false;
  if (cell_a == cell_b || cell_a < 0 || cell_b < 0) return false;
  const int slot_a = state_.slot(a);
  const int slot_b = state_.slot(b);
  const int longer = costs().length[row_at(a)] - costs().length[row_at(b)];
  if (longer > state_.free(cell_b) || -longer > state_.free(cell_a)) return false;
  state_.lift(a);
  state_.lift(b);
  if (longer != 0) return fit(a, cell_b) && fit(b, cell_a);
  state_.place(a, cell_b, slot_b);
  state_.place(b, cell_a, slot_a);
  return true;
}

bool RoomsMoves::rearrange_cell(Chance& chance) {
  const int talk = drawn_talk(chance);
  const int cell = state_.cell(talk);
  if (cell < 0 || costs().slot_matters[row_at(talk)] == 0) return false;
  const int capacity = costs().capacity[row_at(cell)];
  if (costs().length[row_at(talk)] == capacity) return false;
  // The cell as a row of talks and gaps (-1), two of which change places.
  first_.clear();
  int mine = 0;
  for (int k = 0; k < capacity;) {
    const int here = state_.talk_at(cell, k);
    if (here == talk) mine = static_cast<int>(first_.size());
    first_.push_back(here);
    k += here >= 0 ? costs().length[row_at(here)] : 1;
  }
  const int other = drawn(chance, static_cast<int>(first_.size()));
  if (other == mine || (first_[row_at(other)] >= 0 && keeps_order(talk, first_[row_at(other)], chance))) return false;
  std::swap(first_[row_at(mine)], first_[row_at(other)]);
  second_.clear();
  int slot = 0;
  for (const int here : first_) {
    if (here >= 0 && state_.slot(here) != slot) second_.push_back(here);
    slot += here >= 0 ? costs().length[row_at(here)] : 1;
  }
  for (const int here : second_) state_.lift(here);
  slot = 0;
  for (const int here : first_) {
    if (here >= 0 && state_.cell(here) < 0) state_.place(here, cell, slot);
    slot += here >= 0 ? costs().length[row_at(here)] : 1;
  }
  return true;
}

// Strategy: into a cell of its track, or one of another track whose talks go to their other cells; what cannot stay is
// unplaced itself, and the price decides.
bool RoomsMoves::place_missing(Chance& chance) {
  const std::vector<int>& missing = state_.unplaced();
  const int talk = missing[row_at(drawn(chance, static_cast<int>(missing.size())))];
  const int track = costs().track_of[row_at(talk)];
  const int length = costs().length[row_at(talk)];
  int cell = chance.below(2) == 0 ? drawn_cell_of(chance, track) : drawn(chance, costs().cells);
  if (cell < 0) cell = drawn(chance, costs().cells);
  if (costs().capacity[row_at(cell)] < length) return false;
  if (!is_loose(track) || !is_loose(state_.track(cell))) return false;
  const bool own = state_.track(cell) == track;
  talks_in(cell, first_);
  second_ = first_;
  chance.shuffle(second_);
  for (const int other : second_) {
    if (own && state_.free(cell) >= length) break;
    state_.lift(other);
  }
  if (!own) state_.assign(cell, track);
  if (!fit(talk, cell)) return false;
  for (const int other : second_) {
    if (state_.cell(other) >= 0) continue;
    for (const int to : state_.cells_of(costs().track_of[row_at(other)])) {
      if (to != cell && fit(other, to)) break;
    }
  }
  for (const int other : costs().talks_of[row_at(track)]) {
    if (state_.cell(other) < 0 && state_.free(cell) > 0) (void)fit(other, cell);
  }
  return true;
}

}  // namespace samling::timetable
