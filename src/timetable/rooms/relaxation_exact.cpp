// What the other programmes leave out: the cell and slot of every talk. With it the programme's optimum is the
// cheapest timetable; without, it is small enough for hundreds of talks.
#include <algorithm>
#include <cmath>

#include "timetable/rooms/relaxation.hpp"

namespace samling::timetable {

int RoomsRelaxation::starts_at(const Kind& kind, int cell, int slot) const {
  const int slots = slots_of(kind.track);
  return slot < slots ? kind.places[RoomsCosts::index(cell, slots, slot)] : -1;
}

void RoomsRelaxation::add_starts(const Kind& kind, int cell, double factor, MipModel::Terms& terms) const {
  for (int k = 0; k < slots_of(kind.track); ++k) {
    const int column = starts_at(kind, cell, k);
    if (column >= 0) terms.emplace_back(column, factor);
  }
}

void RoomsRelaxation::add_places() {
  for (int u = 0; u < costs_.talks; ++u) {
    if (is_exact() && costs_.slot_matters[at(u)] != 0) has_slots_[at(costs_.track_of[at(u)])] = 1;
  }
  for (Kind& kind : kinds_) add_places_of(kind);
  for (int t = 0; t < costs_.tracks; ++t) {
    for (int c = 0; !costs_.talks_of[at(t)].empty() && c < costs_.cells; ++c) add_cell_slots(t, c);
  }
}

// How many talks of the kind begin in a cell and slot; of those in a session, all begin somewhere.
void RoomsRelaxation::add_places_of(Kind& kind) {
  const int slots = slots_of(kind.track);
  const int talk = kind.talks.front();
  const Cost* const price = &costs_.talk_room[RoomsCosts::index(talk, costs_.rooms, 0)];
  const Cost least = *std::min_element(price, price + costs_.rooms);
  const auto size = static_cast<double>(kind.talks.size());
  kind.places.assign(at(costs_.cells) * at(slots), -1);
  for (int s = 0; s < costs_.sessions; ++s) {
    MipModel::Terms all{{kind.x[at(s)], -1.0}};
    const int last = slots == 1 ? 0 : costs_.capacity[at(s * costs_.rooms)] - kind.length;
    for (int r = 0; r < costs_.rooms; ++r) {
      if (is_forbidden(price[r])) continue;
      for (int k = 0; k <= last; ++k) {
        if (slots > 1 && costs_.pinned_slot[at(talk)] >= 0 && costs_.pinned_slot[at(talk)] != k) continue;
        const int column = model_.add_column(static_cast<double>(price[r] - least), 0.0, slots > 1 ? 1.0 : size, true);
        kind.places[RoomsCosts::index(s * costs_.rooms + r, slots, k)] = column;
        all.emplace_back(column, 1.0);
      }
    }
    model_.add_row(0.0, all, 0.0);
  }
}

// One talk to a slot of a cell that the track has; without slots, talks that fit.
void RoomsRelaxation::add_cell_slots(int track, int cell) {
  const int column = cell_column(track, cell);
  const int capacity = costs_.capacity[at(cell)];
  if (slots_of(track) == 1) {
    MipModel::Terms filled{{column, -static_cast<double>(capacity)}};
    for (const Kind& kind : kinds_) {
      const int here = kind.track == track ? starts_at(kind, cell, 0) : -1;
      if (here < 0) continue;
      filled.emplace_back(here, static_cast<double>(kind.length));
      const double most = std::min(static_cast<double>(kind.talks.size()), static_cast<double>(capacity / kind.length));
      model_.add_row(no_least, {{here, 1.0}, {column, -most}}, 0.0);
    }
    model_.add_row(no_least, filled, 0.0);
    return;
  }
  for (int k = 0; k < capacity; ++k) {
    MipModel::Terms filled{{column, -1.0}};
    for (const Kind& kind : kinds_) {
      if (kind.track != track) continue;
      for (int first = std::max(0, k - kind.length + 1); first <= k; ++first) {
        const int start = starts_at(kind, cell, first);
        if (start >= 0) filled.emplace_back(start, 1.0);
      }
    }
    model_.add_row(no_least, filled, 0.0);
  }
}

// Whether a talk is on in a slot of a session, in any room.
int RoomsRelaxation::busy(int talk, int session, int slot) {
  const auto [found, is_new] = busy_.emplace(std::array<int, 3>{talk, session, slot}, -1);
  if (!is_new) return found->second;
  const Kind& kind = kinds_[at(kind_of_[at(talk)])];
  const int column = model_.add_column(0.0, 0.0, 1.0, false);
  MipModel::Terms row{{column, -1.0}};
  for (int r = 0; r < costs_.rooms; ++r) {
    for (int first = std::max(0, slot - kind.length + 1); first <= slot; ++first) {
      const int start = starts_at(kind, session * costs_.rooms + r, first);
      if (start >= 0) row.emplace_back(start, 1.0);
    }
  }
  model_.add_row(0.0, row, 0.0);
  found->second = column;
  return column;
}

// Two talks of one track, in one session but not in one cell.
void RoomsRelaxation::add_clashes_within_tracks() {
  for (int u = 0; u < costs_.talks; ++u) {
    for (const Clash& clash : costs_.clashes[at(u)]) {
      const int v = clash.talk;
      if (clash.session == 0 || v < u || costs_.track_of[at(u)] != costs_.track_of[at(v)]) continue;
      const int both = add_price(std::min(clash.session, cutoff_), 1.0);
      for (int c = 0; c < costs_.cells; ++c) {
        MipModel::Terms row{{both, -1.0}, {x(v, costs_.session_of[at(c)]), 1.0}};
        add_starts(kinds_[at(kind_of_[at(u)])], c, 1.0, row);
        add_starts(kinds_[at(kind_of_[at(v)])], c, -1.0, row);
        model_.add_row(no_least, row, 1.0);
      }
    }
  }
}

// Columns that say whether the track has m cells or more in the session.
const std::vector<int>& RoomsRelaxation::cells_in_steps(int track, int session) {
  std::vector<int>& steps = steps_[{track, session}];
  if (!steps.empty()) return steps;
  const int most = is_forbidden(costs_.parallel_price) ? 1 : most_cells(track, session);
  MipModel::Terms all{{n(track, session), -1.0}};
  for (int m = 1; m <= most; ++m) {
    steps.push_back(m == 1 ? y(track, session) : model_.add_column(0.0, 0.0, 1.0, true));
    all.emplace_back(steps.back(), 1.0);
    if (m > 1) model_.add_row(0.0, {{steps[at(m - 2)], 1.0}, {steps.back(), -1.0}}, no_most);
  }
  model_.add_row(0.0, all, 0.0);
  return steps;
}

// a cells of one track and b of another are ab pairs, of all pairs of tracks together.
void RoomsRelaxation::add_exact_pairs(const std::vector<int>& tracks, int session, int pairs) {
  MipModel::Terms all{{pairs, 1.0}};
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    for (std::size_t j = i + 1; j < tracks.size(); ++j) {
      const std::vector<int> here = cells_in_steps(tracks[i], session);
      const std::vector<int> there = cells_in_steps(tracks[j], session);
      for (const int a : here) {
        for (const int b : there) {
          const int both = model_.add_column(0.0, 0.0, 1.0, false);
          model_.add_row(-1.0, {{both, 1.0}, {a, -1.0}, {b, -1.0}}, no_most);
          all.emplace_back(both, -1.0);
        }
      }
    }
  }
  model_.add_row(0.0, all, no_most);
}

// The sessions' rows of add_order once more, for every cell (and slot) in turn; numbered talks at once by pairs.
void RoomsRelaxation::add_order_of_places(int track) {
  const auto& talks = costs_.talks_of[at(track)];
  std::vector<int> late(talks.size() + 1, -1);  // columns: so far m talks or more have begun
  std::vector<MipModel::Terms> been(at(costs_.talks));
  for (int c = 0; c < costs_.cells; ++c) {
    for (int k = 0; k < std::min(slots_of(track), costs_.capacity[at(c)]); ++k) {
      MipModel::Terms row;  // what begins here, less how many more have begun by now
      for (const Kind& kind : kinds_) {
        const int start = kind.track == track ? starts_at(kind, c, k) : -1;
        if (start < 0) continue;
        row.emplace_back(start, 1.0);
        for (const int u : kind.talks) been[at(u)].emplace_back(start, 1.0);
      }
      if (row.empty()) continue;
      for (std::size_t m = 1; m <= talks.size(); ++m) {
        const int now = model_.add_column(0.0, 0.0, 1.0, false);
        if (late[m] >= 0) {
          model_.add_row(0.0, {{now, 1.0}, {late[m], -1.0}}, no_most);
          row.emplace_back(late[m], 1.0);
        }
        late[m] = now;
        row.emplace_back(now, -1.0);
        if (m > 1) model_.add_row(0.0, {{late[m - 1], 1.0}, {now, -1.0}}, no_most);
      }
      model_.add_row(0.0, row, 0.0);
      for (const int u : talks) {
        const auto wanted = at(costs_.wanted[at(u)]);
        if (wanted == 0 || wanted > talks.size()) continue;
        MipModel::Terms right = been[at(u)];
        right.emplace_back(late[wanted], -1.0);
        add_unless_wrong(u, right);
      }
    }
  }
  if (is_exact()) add_numbered_pairs(track);
}

// The row is 0 unless the talk is out of order; then it is from -1 to 1.
void RoomsRelaxation::add_unless_wrong(int talk, MipModel::Terms row) {
  const int wrong = wrong_[at(talk)];
  if (wrong < 0) return model_.add_row(0.0, row, 0.0);
  row.emplace_back(wrong, 1.0);
  model_.add_row(0.0, row, no_most);
  row.back().second = -1.0;
  model_.add_row(no_least, row, 0.0);
}

void RoomsRelaxation::add_numbered_pairs(int track) {
  for (int s = 0; s < costs_.sessions; ++s) {
    for (int k = 0; k < costs_.capacity[at(s * costs_.rooms)]; ++k) {
      std::vector<int> columns;
      for (const int u : costs_.talks_of[at(track)]) {
        if (costs_.wanted[at(u)] > 0) columns.push_back(busy(u, s, k));
      }
      if (columns.size() > 1) add_clique(columns, std::min(costs_.order_price, cutoff_), 1);
    }
  }
}

// A chair is changed when the track has another cell than published, or one less.
void RoomsRelaxation::add_changes_of_cells(int track, int changed) {
  if (costs_.talks_of[at(track)].empty()) return;
  for (int c = 0; c < costs_.cells; ++c) {
    const bool was_there = costs_.published_track[at(c)] == track;
    const MipModel::Terms row{{cell_column(track, c), 1.0}, {changed, was_there ? 1.0 : -1.0}};
    model_.add_row(was_there ? 1.0 : no_least, row, was_there ? no_most : 0.0);
  }
}

RoomsPlan RoomsRelaxation::plan_of(const std::vector<double>& values) const {
  RoomsPlan plan;
  plan.track.assign(at(costs_.cells), costs_.tracks);
  plan.cell.assign(at(costs_.talks), -1);
  plan.slot.assign(at(costs_.talks), 0);
  std::vector<int> used(at(costs_.cells), 0);
  for (const Kind& kind : kinds_) {
    const int slots = slots_of(kind.track);
    std::size_t next = 0;
    for (int c = 0; c < costs_.cells; ++c) {
      for (int k = 0; k < slots; ++k) {
        const int column = starts_at(kind, c, k);
        const long here = column < 0 ? 0 : std::lround(values[at(column)]);
        for (long i = 0; i < here && next < kind.talks.size(); ++i) {
          const int u = kind.talks[next++];
          plan.track[at(c)] = kind.track;
          plan.cell[at(u)] = c;
          plan.slot[at(u)] = slots > 1 ? k : used[at(c)];
          used[at(c)] += kind.length;
        }
      }
    }
  }
  for (int t = 0; t < costs_.tracks; ++t) {
    for (int c = 0; !costs_.talks_of[at(t)].empty() && c < costs_.cells; ++c) {
      if (std::lround(values[at(cell_column(t, c))]) > 0) plan.track[at(c)] = t;
    }
  }
  return plan;
}

}  // namespace samling::timetable
