// Talks of several lengths into cells that they nearly fill.
#include <algorithm>

#include "timetable/rooms/moves.hpp"

namespace samling::timetable {
namespace {

std::size_t slot_of(int row) {
  return static_cast<std::size_t>(row);
}

}  // namespace

// Strategy: the cells one by one, in any order, each filled as far as the talks that are left can fill it, or less far
// where slots are to spare. Talks with wanted numbers stay where they are, before the others.
bool RoomsMoves::pack_track(Chance& chance) {
  if (uneven_talks_.empty()) return false;
  const int talk = uneven_talks_[slot_of(drawn(chance, static_cast<int>(uneven_talks_.size())))];
  const int closed = chance.below(2) == 0 ? state_.cell(talk) : -1;
  const int track = costs().track_of[slot_of(talk)];
  second_ = state_.cells_of(track);
  std::sort(second_.begin(), second_.end());
  chance.shuffle(second_);
  sequence_.clear();
  int spare = 0;
  for (const int cell : second_) {
    talks_in(cell, first_);
    for (const int here : first_) {
      if (cell == closed || costs().wanted[slot_of(here)] == 0) sequence_.push_back(here);
    }
    spare += cell == closed ? 0 : costs().capacity[slot_of(cell)];
    for (const int here : first_) spare -= costs().length[slot_of(here)];
  }
  if (spare < 0 || sequence_.empty()) return false;
  chance.shuffle(sequence_);
  for (const int moved : sequence_) state_.lift(moved);
  for (const int cell : second_) {
    if (cell != closed && !fill_cell(cell, spare, chance)) return false;
  }
  if (!sequence_.empty()) return false;
  for (const int cell : std::vector<int>(second_)) give_back(cell);
  return costs().has_order[slot_of(track)] != 0 || deal_better(track);
}

// Fills a cell from sequence_ (a subset sum); what it leaves free is taken from `spare`.
bool RoomsMoves::fill_cell(int cell, int& spare, Chance& chance) {
  const int room = state_.free(cell);
  // of a sum of lengths: the talk that reached it first, in sequence_; the sum before it was reached without it.
  reached_by_.assign(slot_of(room) + 1, -1);
  for (std::size_t i = 0; i < sequence_.size(); ++i) {
    const int length = costs().length[slot_of(sequence_[i])];
    for (int sum = room; sum >= length; --sum) {
      const bool before = sum == length || reached_by_[slot_of(sum - length)] >= 0;
      if (before && reached_by_[slot_of(sum)] < 0) reached_by_[slot_of(sum)] = static_cast<int>(i);
    }
  }
  int sum = room - (spare > 0 && chance.below(2) == 0 ? drawn(chance, std::min(spare, room) + 1) : 0);
  while (sum > 0 && reached_by_[slot_of(sum)] < 0) --sum;
  spare -= room - sum;
  if (spare < 0) return false;
  talks_in(cell, third_);
  while (sum > 0) {
    int& talk = sequence_[slot_of(reached_by_[slot_of(sum)])];
    third_.push_back(talk);
    sum -= costs().length[slot_of(talk)];
    talk = -1;
  }
  sequence_.erase(std::remove(sequence_.begin(), sequence_.end(), -1), sequence_.end());
  pack(cell, third_);
  return true;
}

}  // namespace samling::timetable
