#include <algorithm>

#include "timetable/rooms/moves.hpp"

namespace samling::timetable {
namespace {

std::size_t row_at(int row) {
  return static_cast<std::size_t>(row);
}

}  // namespace

bool RoomsMoves::move_talk(Chance& chance) {
  const int talk = drawn(chance, costs().talks);
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
  const int a = drawn(chance, costs().talks);
  const std::vector<int>& others = costs().talks_of[row_at(costs().track_of[row_at(a)])];
  const int b = others[row_at(drawn(chance, static_cast<int>(others.size())))];
  const int cell_a = state_.cell(a);
  const int cell_b = state_.cell(b);
  if (keeps_order(a, b)) return false;
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
  const int talk = drawn(chance, costs().talks);
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
  if (other == mine || (first_[row_at(other)] >= 0 && keeps_order(talk, first_[row_at(other)]))) return false;
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

bool RoomsMoves::keeps_order(int a, int b) const {
  const int wanted_a = costs().wanted[row_at(a)];
  const int wanted_b = costs().wanted[row_at(b)];
  return order_is_rigid_ && wanted_a != 0 && wanted_b != 0 && wanted_a != wanted_b;
}

bool RoomsMoves::sort_track(Chance& chance) {
  const int track = ordered_tracks_[row_at(drawn(chance, static_cast<int>(ordered_tracks_.size())))];
  return resequence(track, chance.below(3) == 0 ? Dealing::full : Dealing::by_chance, chance);
}

// Placed talks: those with wanted numbers in that order, the others between them where no number is due.
void RoomsMoves::numbered_sequence(std::vector<int>& talks) {
  std::vector<int> numbered;
  std::vector<int> others;
  for (const int cell : second_) {
    talks_in(cell, first_);
    for (const int talk : first_) (costs().wanted[row_at(talk)] != 0 ? numbered : others).push_back(talk);
  }
  std::sort(numbered.begin(), numbered.end(), [this](int a, int b) {
    return std::pair(costs().wanted[row_at(a)], a) < std::pair(costs().wanted[row_at(b)], b);
  });
  talks.clear();
  std::size_t next_numbered = 0;
  std::size_t next_other = 0;
  while (next_numbered < numbered.size() || next_other < others.size()) {
    const int number = static_cast<int>(talks.size()) + 1;
    const bool due = next_numbered < numbered.size() &&
                     (next_other == others.size() || costs().wanted[row_at(numbered[next_numbered])] <= number);
    talks.push_back(due ? numbered[next_numbered++] : others[next_other++]);
  }
}

// Strategy: the cells in order of session and room get the talks in order of their numbers; how many each gets is as
// it was, as many as it holds, or by chance. Only talks that come to stand elsewhere are touched.
bool RoomsMoves::resequence(int track, Dealing dealing, Chance& chance) {
  second_ = state_.cells_of(track);
  std::sort(second_.begin(), second_.end());
  numbered_sequence(sequence_);
  int left = 0;
  int room = 0;
  for (const int talk : sequence_) left += costs().length[row_at(talk)];
  for (const int cell : second_) room += costs().capacity[row_at(cell)];
  dealt_.clear();
  for (const int cell : second_) {
    const int capacity = costs().capacity[row_at(cell)];
    room -= capacity;
    const int least = std::max(0, left - room);
    int fill = dealing == Dealing::as_now ? std::max(least, capacity - state_.free(cell)) : capacity;
    if (dealing == Dealing::by_chance && least < capacity) fill = least + drawn(chance, capacity - least + 1);
    for (int slot = 0; dealt_.size() < sequence_.size() && slot < fill;) {
      const int length = costs().length[row_at(sequence_[dealt_.size()])];
      if (slot + length > capacity) break;
      dealt_.emplace_back(cell, slot);
      slot += length;
      left -= length;
    }
  }
  if (dealt_.size() < sequence_.size()) return false;
  const auto stays = [this](std::size_t i) {
    return dealt_[i] == std::pair(state_.cell(sequence_[i]), state_.slot(sequence_[i]));
  };
  first_.clear();
  for (std::size_t i = 0; i < sequence_.size(); ++i) {
    if (!stays(i)) first_.push_back(static_cast<int>(i));
  }
  for (const int i : first_) state_.lift(sequence_[row_at(i)]);
  for (const int i : first_) state_.place(sequence_[row_at(i)], dealt_[row_at(i)].first, dealt_[row_at(i)].second);
  for (const int cell : second_) give_back(cell);
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
