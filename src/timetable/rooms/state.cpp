#include "timetable/rooms/state.hpp"

#include <algorithm>
#include <cassert>

namespace samling::timetable {

RoomsState::RoomsState(const RoomsCosts& costs) : costs_(&costs) {
  const RoomsCosts& c = costs;
  plan_.track.assign(at(c.cells), c.tracks);
  plan_.cell.assign(at(c.talks), -1);
  plan_.slot.assign(at(c.talks), 0);
  grid_.assign(at(c.cells) * at(c.slots), -1);
  free_ = c.capacity;
  cells_of_.resize(at(c.tracks) + 1);
  row_in_cells_.assign(at(c.cells), -1);
  row_in_unplaced_.resize(at(c.talks));
  session_.assign(at(c.talks), -1);
  runs_.assign(at(c.tracks), 0);
  in_session_.assign(at(c.tracks) * at(c.sessions), 0);
  in_room_.assign(at(c.tracks) * at(c.rooms), 0);
  rooms_used_.assign(at(c.tracks), 0);
  order_.assign(at(c.tracks), 0);
  is_touched_.assign(at(c.tracks), 0);
  moved_.assign(at(c.people), 0);
  strayed_ = c.published_cells;
  for (int cell = 0; cell < c.cells; ++cell) cost_ += c.cell_cost(c.tracks, cell);
  for (int u = 0; u < c.talks; ++u) {
    row_in_unplaced_[at(u)] = u;
    unplaced_.push_back(u);
    cost_ += costs_->forbidden;
    if (moved(u)) count_people(c.people_of[at(u)], 1);
  }
  for (int t = 0; t < c.tracks; ++t) {
    if (strayed_[at(t)] > 0) count_people(c.chairs_of[at(t)], 1);
  }
  commit();
}

bool RoomsState::moved(int talk) const {
  if (costs_->published_cell[at(talk)] < 0) return false;
  return cell(talk) != costs_->published_cell[at(talk)] || slot(talk) != costs_->published_slot[at(talk)];
}

void RoomsState::count_people(const std::vector<int>& people, int change) {
  for (const int person : people) {
    const int before = moved_[at(person)];
    moved_[at(person)] += change;
    if (before == 0) cost_ += costs_->change_price;
    if (before + change == 0) cost_ -= costs_->change_price;
  }
}

// The cell is given to the track (1) or taken from it (-1).
void RoomsState::stray(int track, int cell, int change) {
  if (!costs_->chairs_count) return;
  int& strayed = strayed_[at(track)];
  const int before = strayed;
  strayed += costs_->published_track[at(cell)] == track ? -change : change;
  if (before == 0 || strayed == 0) count_people(costs_->chairs_of[at(track)], before == 0 ? 1 : -1);
}

Cost RoomsState::clash_cost(int talk) const {
  Cost cost = 0;
  const int session = session_[at(talk)];
  const int begin = costs_->clash_begin[at(talk)];
  const int end = costs_->clash_begin[at(talk) + 1];
  for (int i = begin; i < end; ++i) {
    const int other = costs_->clash_talk[at(i)];
    if (session_[at(other)] != session || cell(other) == cell(talk)) continue;
    const Clash& clash = costs_->clashes[at(talk)][at(i - begin)];
    cost += clash.session;
    if (clash.slot == 0) continue;
    const int from = std::max(slot(talk), slot(other));
    const int to = std::min(slot(talk) + costs_->length[at(talk)], slot(other) + costs_->length[at(other)]);
    if (to > from) cost += (to - from) * clash.slot;
  }
  return cost;
}

void RoomsState::clashes_by_session(int talk, std::vector<Cost>& sessions) const {
  for (const Clash& clash : costs_->clashes[at(talk)]) {
    const int session = session_[at(clash.talk)];
    if (session >= 0 && costs_->track_of[at(clash.talk)] != costs_->track_of[at(talk)]) {
      sessions[at(session)] += clash.session;
    }
  }
}

Cost RoomsState::slot_cost(int talk, int slot) const {
  const int pinned = costs_->pinned_slot[at(talk)];
  return pinned >= 0 && pinned != slot ? costs_->forbidden : 0;
}

void RoomsState::touch(int track) {
  if (costs_->has_order[at(track)] == 0 || is_touched_[at(track)] != 0) return;
  is_touched_[at(track)] = 1;
  touched_.push_back(track);
}

void RoomsState::lift_unlogged(int talk) {
  const int from = cell(talk);
  const int first = slot(talk);
  const int length = costs_->length[at(talk)];
  const bool was_moved = moved(talk);
  cost_ += costs_->forbidden - costs_->place_cost(talk, from) - clash_cost(talk) - slot_cost(talk, first);
  for (int k = 0; k < length; ++k) grid_[RoomsCosts::index(from, costs_->slots, first + k)] = -1;
  free_[at(from)] += length;
  plan_.cell[at(talk)] = -1;
  session_[at(talk)] = -1;
  if (!was_moved && moved(talk)) count_people(costs_->people_of[at(talk)], 1);
  row_in_unplaced_[at(talk)] = static_cast<int>(unplaced_.size());
  unplaced_.push_back(talk);
  touch(costs_->track_of[at(talk)]);
}

void RoomsState::place_unlogged(int talk, int cell, int slot) {
  const int length = costs_->length[at(talk)];
  const bool was_moved = moved(talk);
  for (int k = 0; k < length; ++k) grid_[RoomsCosts::index(cell, costs_->slots, slot + k)] = talk;
  free_[at(cell)] -= length;
  plan_.cell[at(talk)] = cell;
  session_[at(talk)] = costs_->session_of[at(cell)];
  plan_.slot[at(talk)] = slot;
  cost_ += costs_->place_cost(talk, cell) + clash_cost(talk) + slot_cost(talk, slot) - costs_->forbidden;
  if (was_moved && !moved(talk)) count_people(costs_->people_of[at(talk)], -1);
  const int row = row_in_unplaced_[at(talk)];
  unplaced_[at(row)] = unplaced_.back();
  row_in_unplaced_[at(unplaced_[at(row)])] = row;
  unplaced_.pop_back();
  touch(costs_->track_of[at(talk)]);
}

Cost RoomsState::neighbour_cost(int cell, int track) const {
  Cost cost = 0;
  const int session = costs_->session_of[at(cell)];
  for (const auto& [other, price] : costs_->neighbours[at(track)]) {
    cost += price * in_session_[RoomsCosts::index(other, costs_->sessions, session)];
  }
  return cost;
}

void RoomsState::count_session(int session, int track, int change) {
  int* const row = &in_session_[RoomsCosts::index(track, costs_->sessions, 0)];
  const int before = row[session];
  row[session] += change;
  if (std::max(before, before + change) > 1) cost_ += change * costs_->parallel_price;
  if (std::min(before, before + change) > 0) return;
  const int beside =
      (session > 0 && row[session - 1] > 0 ? 1 : 0) + (session + 1 < costs_->sessions && row[session + 1] > 0 ? 1 : 0);
  int& runs = runs_[at(track)];
  if (runs > 1) cost_ -= costs_->gap_price;
  runs += change * (1 - beside);
  if (runs > 1) cost_ += costs_->gap_price;
}

void RoomsState::count_room(int room, int track, int change) {
  int& cells = in_room_[RoomsCosts::index(track, costs_->rooms, room)];
  const int before = cells;
  cells += change;
  if (std::min(before, cells) > 0) return;
  int& used = rooms_used_[at(track)];
  if (std::max(used, used + change) > 1) cost_ += change * costs_->room_price;
  used += change;
}

void RoomsState::assign_unlogged(int cell, int track) {
  const int before = this->track(cell);
  const int session = costs_->session_of[at(cell)];
  const int room = costs_->room_of[at(cell)];
  cost_ -= costs_->cell_cost(before, cell) + neighbour_cost(cell, before);
  stray(before, cell, -1);
  stray(track, cell, 1);
  std::vector<int>& left = cells_of_[at(before)];
  if (before != costs_->tracks) {
    count_session(session, before, -1);
    count_room(room, before, -1);
    const int row = row_in_cells_[at(cell)];
    left[at(row)] = left.back();
    row_in_cells_[at(left[at(row)])] = row;
    left.pop_back();
  }
  plan_.track[at(cell)] = track;
  if (track != costs_->tracks) {
    count_session(session, track, 1);
    count_room(room, track, 1);
    row_in_cells_[at(cell)] = static_cast<int>(cells_of_[at(track)].size());
    cells_of_[at(track)].push_back(cell);
  }
  cost_ += costs_->cell_cost(track, cell) + neighbour_cost(cell, track);
}

void RoomsState::change_room(int talk, int to) {
  const bool was_moved = moved(talk);
  const Cost* const row = &costs_->talk_room[RoomsCosts::index(talk, costs_->rooms, 0)];
  cost_ += row[costs_->room_of[at(to)]] - row[costs_->room_of[at(cell(talk))]];
  plan_.cell[at(talk)] = to;
  if (moved(talk) != was_moved) count_people(costs_->people_of[at(talk)], was_moved ? -1 : 1);
}

void RoomsState::swap_unlogged(int a, int b) {
  const int of_a = track(a);
  const int of_b = track(b);
  const auto change_track = [this](int track, int from, int to) {
    cost_ += costs_->cell_cost(track, to) - costs_->cell_cost(track, from);
    if (track == costs_->tracks) return;
    stray(track, from, -1);
    stray(track, to, 1);
    count_room(costs_->room_of[at(from)], track, -1);
    count_room(costs_->room_of[at(to)], track, 1);
    touch(track);
  };
  change_track(of_a, a, b);
  change_track(of_b, b, a);
  const int slots = costs_->capacity[at(a)];
  std::int32_t* const row_a = &grid_[RoomsCosts::index(a, costs_->slots, 0)];
  std::int32_t* const row_b = &grid_[RoomsCosts::index(b, costs_->slots, 0)];
  for (int k = 0; k < slots; ++k) {
    if (row_a[k] >= 0 && (k == 0 || row_a[k - 1] != row_a[k])) change_room(row_a[k], b);
    if (row_b[k] >= 0 && (k == 0 || row_b[k - 1] != row_b[k])) change_room(row_b[k], a);
  }
  std::swap_ranges(row_a, row_a + slots, row_b);
  std::swap(free_[at(a)], free_[at(b)]);
  std::swap(plan_.track[at(a)], plan_.track[at(b)]);
  if (of_a != costs_->tracks) cells_of_[at(of_a)][at(row_in_cells_[at(a)])] = b;
  if (of_b != costs_->tracks) cells_of_[at(of_b)][at(row_in_cells_[at(b)])] = a;
  std::swap(row_in_cells_[at(a)], row_in_cells_[at(b)]);
}

Cost RoomsState::counted_order(int track) const {
  scratch_ = cells_of(track);
  std::sort(scratch_.begin(), scratch_.end());
  int number = 0;
  Cost wrong = 0;
  for (const int cell : scratch_) {
    for (int k = 0; k < costs_->capacity[at(cell)];) {
      const int talk = talk_at(cell, k);
      if (talk >= 0) {
        ++number;
        const int wanted = costs_->wanted[at(talk)];
        if (wanted != 0 && wanted != number) ++wrong;
      }
      k += talk >= 0 ? costs_->length[at(talk)] : 1;
    }
  }
  for (std::size_t i = 0; i + 1 < scratch_.size(); ++i) {
    for (std::size_t j = i + 1; j < scratch_.size(); ++j) {
      if (costs_->session_of[at(scratch_[i])] != costs_->session_of[at(scratch_[j])]) break;
      for (int k = 0; k < costs_->capacity[at(scratch_[i])]; ++k) {
        const int a = talk_at(scratch_[i], k);
        const int b = talk_at(scratch_[j], k);
        if (a >= 0 && b >= 0 && costs_->wanted[at(a)] != 0 && costs_->wanted[at(b)] != 0) ++wrong;
      }
    }
  }
  return wrong * costs_->order_price;
}

void RoomsState::lift(int talk) {
  assert(cell(talk) >= 0);
  log_.push_back({Step::lift, talk, cell(talk), slot(talk)});
  lift_unlogged(talk);
}

void RoomsState::place(int talk, int cell, int slot) {
  assert(this->cell(talk) < 0 && track(cell) == costs_->track_of[at(talk)]);
  log_.push_back({Step::place, talk, cell, slot});
  place_unlogged(talk, cell, slot);
}

void RoomsState::assign(int cell, int track) {
  if (this->track(cell) == track) return;
  assert(is_free(cell));
  log_.push_back({Step::assign, this->track(cell), cell, 0});
  assigned_.push_back(this->track(cell));
  assigned_.push_back(track);
  assign_unlogged(cell, track);
}

void RoomsState::swap(int a, int b) {
  assert(a != b && costs_->session_of[at(a)] == costs_->session_of[at(b)]);
  log_.push_back({Step::swap, a, b, 0});
  swap_unlogged(a, b);
}

void RoomsState::settle() {
  for (const int track : touched_) {
    is_touched_[at(track)] = 0;
    const Cost now = counted_order(track);
    old_order_.emplace_back(track, order_[at(track)]);
    cost_ += now - order_[at(track)];
    if (now > order_[at(track)]) disordered_.push_back(track);
    recounted_.push_back(track);
    order_[at(track)] = now;
  }
  touched_.clear();
}

void RoomsState::undo() {
  for (auto done = log_.rbegin(); done != log_.rend(); ++done) {
    if (done->step == Step::lift) place_unlogged(done->what, done->cell, done->slot);
    if (done->step == Step::place) lift_unlogged(done->what);
    if (done->step == Step::assign) assign_unlogged(done->cell, done->what);
    if (done->step == Step::swap) swap_unlogged(done->what, done->cell);
  }
  for (auto old = old_order_.rbegin(); old != old_order_.rend(); ++old) order_[at(old->first)] = old->second;
  for (const int track : touched_) is_touched_[at(track)] = 0;
  touched_.clear();
  old_order_.clear();
  disordered_.clear();
  recounted_.clear();
  assigned_.clear();
  log_.clear();
  cost_ = committed_;
}

void RoomsState::commit() {
  settle();
  old_order_.clear();
  disordered_.clear();
  recounted_.clear();
  assigned_.clear();
  log_.clear();
  committed_ = cost_;
}

void RoomsState::become(const RoomsPlan& plan) {
  for (int u = 0; u < costs_->talks; ++u) {
    if (cell(u) >= 0) lift_unlogged(u);
  }
  for (int c = 0; c < costs_->cells; ++c) {
    if (track(c) != plan.track[at(c)]) assign_unlogged(c, plan.track[at(c)]);
  }
  for (int u = 0; u < costs_->talks; ++u) {
    if (plan.cell[at(u)] >= 0) place_unlogged(u, plan.cell[at(u)], plan.slot[at(u)]);
  }
  commit();
}

}  // namespace samling::timetable
