// Which move, and what they share.
#include "timetable/rooms/moves.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace samling::timetable {
namespace {

std::size_t spot(int row) {
  return static_cast<std::size_t>(row);
}

constexpr int first_of_cells = 4;  // of the moves in one()
constexpr double hopeless = 20.0;  // temperatures dearer: exp(-20) is a chance that does not come

}  // namespace

RoomsMoves::RoomsMoves(RoomsState& state, const RoomsProblem& problem) : state_(state) {
  kept_.assign(spot(costs().cells), costs().tracks);
  for (const CellPin& pin : problem.input().cell_pins) {
    if (pin.track) kept_[spot(pin.session.value() * costs().rooms + pin.room.value())] = pin.track->value();
  }
  (void)only(std::vector<char>(spot(costs().tracks), 1));
  const bool slots =
      std::any_of(costs().slot_matters.begin(), costs().slot_matters.end(), [](char m) { return m != 0; });
  // Small moves often, large ones seldom: a large one costs ten small ones and is accepted a tenth as often.
  const std::array<int, 14> shares{300,
                                   250,
                                   slots ? 150 : 0,
                                   ordered_tracks_.empty() ? 0 : 20,
                                   60,
                                   200,
                                   40,
                                   40,
                                   15,
                                   15,
                                   1,
                                   30,
                                   20,
                                   uneven_talks_.empty() ? 0 : 20};
  std::partial_sum(shares.begin(), shares.end(), limits_.begin());
}

std::int64_t RoomsMoves::only(const std::vector<char>& tracks) {
  loose_ = tracks;
  loose_.push_back(1);
  loose_tracks_.clear();
  loose_talks_.clear();
  ordered_tracks_.clear();
  uneven_talks_.clear();
  for (int t = 0; t < costs().tracks; ++t) {
    if (!is_loose(t)) continue;
    const std::vector<int>& talks = costs().talks_of[spot(t)];
    loose_tracks_.push_back(t);
    loose_talks_.insert(loose_talks_.end(), talks.begin(), talks.end());
    if (costs().has_order[spot(t)] != 0) ordered_tracks_.push_back(t);
    const bool long_ones =
        std::any_of(talks.begin(), talks.end(), [this](int u) { return costs().length[spot(u)] > 1; });
    if (long_ones) uneven_talks_.insert(uneven_talks_.end(), talks.begin(), talks.end());
  }
  return static_cast<std::int64_t>(loose_talks_.size());
}

bool RoomsMoves::any(Chance& chance) {
  if (loose_talks_.empty()) return false;
  const int draw = drawn(chance, limits_.back());
  const auto kind = static_cast<int>(std::upper_bound(limits_.begin(), limits_.end(), draw) - limits_.begin());
  if (!one(kind, chance)) return false;
  state_.settle();
  // Cells that went elsewhere are worth what their talks can make of them.
  if (kind >= first_of_cells && chance.below(2) == 0) return deal_after_cells(chance);
  if (state_.disordered().empty() || chance.below(8) == 0) return true;
  const std::vector<int> spoilt = state_.disordered();
  for (const int track : spoilt) {
    const std::uint64_t lot = chance.below(4);
    const Dealing dealing = lot < 2 ? Dealing::as_now : lot == 2 ? Dealing::full : Dealing::by_chance;
    if (!resequence(track, dealing, chance)) return false;
  }
  state_.settle();
  return true;
}

bool RoomsMoves::step(double temperature, Chance& chance) {
  const Cost before = state_.cost();
  if (!any(chance)) {
    state_.undo();
    return false;
  }
  const auto dearer = static_cast<double>(state_.cost() - before);
  if (dearer > 0.0 && (dearer > hopeless * temperature || chance.unit() >= std::exp(-dearer / temperature))) {
    state_.undo();
    return false;
  }
  state_.commit();
  return true;
}

void RoomsMoves::heed_temperature(double temperature) {
  order_is_dear_ = hopeless * temperature < static_cast<double>(costs().order_price);
}

bool RoomsMoves::one(int kind, Chance& chance) {
  switch (kind) {
    case 0:
      return move_talk(chance);
    case 1:
      return swap_talks(chance);
    case 2:
      return rearrange_cell(chance);
    case 3:
      return sort_track(chance);
    case 4:
      return state_.unplaced().empty() ? swap_cells(chance) : place_missing(chance);
    case 5:
      return swap_cells(chance);
    case 6:
      return close_cell(chance);
    case 7:
      return open_cell(chance);
    case 8:
      return move_track(chance);
    case 9:
      return swap_tracks(chance);
    case 10:
      return swap_sessions(chance);
    case 11:
      return chain_of_rooms(chance);
    case 12:
      return chain_of_sessions(chance);
    default:
      return pack_track(chance);
  }
}

int RoomsMoves::drawn_free_cell(Chance& chance, int length) const {
  const int session = drawn(chance, costs().sessions);
  const int start = drawn(chance, costs().rooms);
  if (costs().capacity[spot(session * costs().rooms)] < length) return -1;
  for (int i = 0; i < costs().rooms; ++i) {
    const int room = start + i < costs().rooms ? start + i : start + i - costs().rooms;
    const int cell = session * costs().rooms + room;
    if (state_.is_free(cell) && state_.track(cell) == costs().tracks) return cell;
  }
  return -1;
}

int RoomsMoves::drawn_cell_of(Chance& chance, int track) const {
  const std::vector<int>& cells = state_.cells_of(track);
  return cells.empty() ? -1 : cells[spot(drawn(chance, static_cast<int>(cells.size())))];
}

int RoomsMoves::run(int cell, int length) const {
  int found = 0;
  for (int k = 0; k < costs().capacity[spot(cell)]; ++k) {
    found = state_.talk_at(cell, k) < 0 ? found + 1 : 0;
    if (found == length) return k - length + 1;
  }
  return -1;
}

void RoomsMoves::talks_in(int cell, std::vector<int>& talks) const {
  talks.clear();
  for (int k = 0; k < costs().capacity[spot(cell)];) {
    const int talk = state_.talk_at(cell, k);
    if (talk >= 0) talks.push_back(talk);
    k += talk >= 0 ? costs().length[spot(talk)] : 1;
  }
}

void RoomsMoves::pack(int cell, const std::vector<int>& talks) {
  for (const int talk : talks) {
    if (state_.cell(talk) >= 0) state_.lift(talk);
  }
  int slot = 0;
  for (const int talk : talks) {
    state_.place(talk, cell, slot);
    slot += costs().length[spot(talk)];
  }
}

bool RoomsMoves::fit(int talk, int cell) {
  const int length = costs().length[spot(talk)];
  if (state_.free(cell) < length) return false;
  const int slot = run(cell, length);
  if (slot >= 0) {
    state_.place(talk, cell, slot);
  } else {
    talks_in(cell, third_);
    third_.push_back(talk);
    pack(cell, third_);
  }
  return true;
}

void RoomsMoves::give_back(int cell) {
  if (state_.is_free(cell)) state_.assign(cell, kept_[spot(cell)]);
}

// The talks and tracks of two cells.
bool RoomsMoves::exchange(int a, int b) {
  if (!is_loose(state_.track(a)) || !is_loose(state_.track(b))) return false;
  if (costs().session_of[spot(a)] == costs().session_of[spot(b)]) {
    state_.swap(a, b);
    give_back(a);
    give_back(b);
    return true;
  }
  const int track_a = state_.track(a);
  const int track_b = state_.track(b);
  const int used_a = costs().capacity[spot(a)] - state_.free(a);
  const int used_b = costs().capacity[spot(b)] - state_.free(b);
  if (used_a > costs().capacity[spot(b)] || used_b > costs().capacity[spot(a)]) return false;
  talks_in(a, first_);
  talks_in(b, second_);
  const auto ends_by = [this](const std::vector<int>& talks, int limit) {
    return talks.empty() || state_.slot(talks.back()) + costs().length[spot(talks.back())] <= limit;
  };
  const bool stay_a = ends_by(first_, costs().capacity[spot(b)]);
  const bool stay_b = ends_by(second_, costs().capacity[spot(a)]);
  for (const int talk : first_) state_.lift(talk);
  for (const int talk : second_) state_.lift(talk);
  state_.assign(a, track_b);
  state_.assign(b, track_a);
  const auto put = [this](const std::vector<int>& talks, int cell, bool stay) {
    if (!stay) return pack(cell, talks);
    for (const int talk : talks) state_.place(talk, cell, state_.slot(talk));
  };
  put(first_, b, stay_a);
  put(second_, a, stay_b);
  give_back(a);
  give_back(b);
  return true;
}

bool RoomsMoves::insert(int talk, int cell, bool was_free) {
  if (was_free) state_.assign(cell, costs().track_of[spot(talk)]);
  return fit(talk, cell);
}

// Strategy: every cell of the track with room, and one free cell a session and room; the dearest step is the clashes,
// so the cell is judged by really placing the talk.
bool RoomsMoves::best_place(int talk, Chance& chance) {
  const int length = costs().length[spot(talk)];
  const int track = costs().track_of[spot(talk)];
  int best = -1;
  Cost least = 0;
  const int start = drawn(chance, costs().cells);
  for (int i = 0; i < costs().cells; ++i) {
    const int cell = start + i < costs().cells ? start + i : start + i - costs().cells;
    const bool own = state_.track(cell) == track;
    const bool open = state_.track(cell) == costs().tracks && state_.is_free(cell);
    const int slot = own || open ? run(cell, length) : -1;
    if (slot < 0) continue;
    const Cost before = state_.cost();
    if (open) state_.assign(cell, track);
    state_.place(talk, cell, slot);
    // A cell of its own is a scarce thing: a new one is taken when the track has no other.
    const Cost cost = state_.cost() - before + (open ? 1 : 0);
    if (best < 0 || cost < least) {
      best = cell;
      least = cost;
    }
    state_.lift(talk);
    if (open) state_.assign(cell, costs().tracks);
  }
  if (best < 0) return false;
  return insert(talk, best, state_.track(best) != track);
}

void RoomsMoves::place_all(Chance& chance) {
  std::vector<int> size(spot(costs().tracks), 0);
  for (const int talk : state_.unplaced()) size[spot(costs().track_of[spot(talk)])] += costs().length[spot(talk)];
  // Large tracks first, long talks first within them, the rest by chance.
  std::vector<std::array<int, 5>> ranked;
  for (const int talk : state_.unplaced()) {
    const int track = costs().track_of[spot(talk)];
    const int lot = drawn(chance, 1 << 20);
    ranked.push_back({-size[spot(track)], track, -costs().length[spot(talk)], lot, talk});
  }
  std::sort(ranked.begin(), ranked.end());
  for (const auto& rank : ranked) {
    if (!best_place(rank.back(), chance)) state_.undo();
    state_.commit();
  }
}

}  // namespace samling::timetable
