// The programme's columns and rows for tracks, cells and rooms.
#include "timetable/rooms/relaxation.hpp"

#include <algorithm>

namespace samling::timetable {

// A cell without talks beside another of its track costs what it costs for nothing, so that some best timetable has
// none, unless a pin keeps it, or a chair who was told of it.
int RoomsRelaxation::most_cells(int track, int session) const {
  int talks = 0;
  for (const int u : costs_.talks_of[at(track)]) {
    const Cost price = costs_.talk_session[RoomsCosts::index(u, costs_.sessions, session)];
    if (!is_forbidden(price) && costs_.length[at(u)] <= costs_.capacity[at(session * costs_.rooms)]) ++talks;
  }
  int kept = 0;
  for (int r = 0; r < costs_.rooms; ++r) {
    if (costs_.cell_cost(costs_.tracks, session * costs_.rooms + r) >= costs_.forbidden) ++kept;
  }
  if (!costs_.chairs_of[at(track)].empty()) kept += published_cells(track, session);
  return std::min(costs_.rooms, std::max(1, talks) + kept);
}

// Columns n and y; the price of a further cell in the same session; that there are cells and slots enough.
void RoomsRelaxation::add_tracks() {
  n_.assign(at(costs_.tracks) * at(costs_.sessions), -1);
  y_ = n_;
  const bool single = is_forbidden(costs_.parallel_price);
  const double parallel = single ? 0.0 : static_cast<double>(costs_.parallel_price);
  const int longest = *std::max_element(costs_.capacity.begin(), costs_.capacity.end());
  for (int t = 0; t < costs_.tracks; ++t) {
    if (costs_.talks_of[at(t)].empty()) continue;
    MipModel::Terms all;
    MipModel::Terms room;
    int slots = 0;
    for (const int u : costs_.talks_of[at(t)]) slots += costs_.length[at(u)];
    for (int s = 0; s < costs_.sessions; ++s) {
      const int most = single ? 1 : most_cells(t, s);
      n(t, s) = model_.add_column(parallel, 0.0, most, true);
      y(t, s) = model_.add_column(-parallel, 0.0, 1.0, true);
      model_.add_row(0.0, {{n(t, s), 1.0}, {y(t, s), -1.0}}, no_most);
      model_.add_row(no_least, {{n(t, s), 1.0}, {y(t, s), -static_cast<double>(most)}}, 0.0);
      all.emplace_back(n(t, s), 1.0);
      room.emplace_back(n(t, s), costs_.capacity[at(s * costs_.rooms)]);
    }
    model_.add_row((slots + longest - 1) / longest, all, no_most);
    model_.add_row(slots, room, no_most);
    add_gaps(t);
  }
}

// Without a gap the sessions are one run: begun (by session s) less ended (before s), both rising; a gap frees them.
void RoomsRelaxation::add_gaps(int track) {
  if (costs_.gap_price == 0 || costs_.sessions < 3) return;
  const bool never = is_forbidden(costs_.gap_price);
  const int gap = model_.add_column(never ? 0.0 : static_cast<double>(costs_.gap_price), 0.0, never ? 0.0 : 1.0, true);
  int begun = -1;
  int ended = -1;
  for (int s = 0; s < costs_.sessions; ++s) {
    const int begun_before = begun;
    const int ended_before = ended;
    begun = model_.add_column(0.0, 0.0, 1.0, false);
    ended = model_.add_column(0.0, 0.0, s == 0 ? 0.0 : 1.0, false);
    model_.add_row(0.0, {{begun, 1.0}, {ended, -1.0}, {y(track, s), -1.0}, {gap, 1.0}}, no_most);
    model_.add_row(no_least, {{begun, 1.0}, {ended, -1.0}, {y(track, s), -1.0}}, 0.0);
    if (s == 0) continue;
    model_.add_row(0.0, {{begun, 1.0}, {begun_before, -1.0}}, no_most);
    model_.add_row(0.0, {{ended, 1.0}, {ended_before, -1.0}}, no_most);
  }
  model_.add_row(no_least, {{begun, 1.0}, {gap, 1.0}}, 1.0);
}

Cost RoomsRelaxation::least_price(int track, int session, int room_class) const {
  Cost least = costs_.forbidden;
  for (const int r : rooms_[at(room_class)])
    least = std::min(least, costs_.cell_cost(track, session * costs_.rooms + r));
  return least;
}

// Cells that pins keep for the track, at whatever price.
bool RoomsRelaxation::has_to_be(int track, int session, int room_class) const {
  const auto& rooms = rooms_[at(room_class)];
  return std::all_of(rooms.begin(), rooms.end(), [&](int r) {
    const int cell = session * costs_.rooms + r;
    return costs_.cell_cost(costs_.tracks, cell) >= costs_.forbidden &&
           costs_.cell_cost(track, cell) < costs_.forbidden;
  });
}

// Columns c: cells by classes of rooms, as many as there are, and z: how many rooms of a class a track uses.
void RoomsRelaxation::add_cells() {
  const int classes = static_cast<int>(rooms_.size());
  c_.assign(at(costs_.tracks) * at(costs_.sessions) * at(classes), -1);
  std::vector<MipModel::Terms> used(at(costs_.sessions) * at(classes));
  for (int t = 0; t < costs_.tracks; ++t) {
    if (costs_.talks_of[at(t)].empty()) continue;
    for (int s = 0; s < costs_.sessions; ++s) {
      MipModel::Terms here{{n(t, s), -1.0}};
      for (int k = 0; k < classes; ++k) {
        const Cost price = least_price(t, s, k);
        const auto size = static_cast<double>(rooms_[at(k)].size());
        const bool kept = has_to_be(t, s, k);
        const bool possible = kept || !is_forbidden(price);
        const int column = model_.add_column(possible ? static_cast<double>(price) : 0.0, kept ? size : 0.0,
                                             possible ? size : 0.0, true);
        c_[RoomsCosts::index(t * costs_.sessions + s, classes, k)] = column;
        here.emplace_back(column, 1.0);
        used[RoomsCosts::index(s, classes, k)].emplace_back(column, 1.0);
      }
      model_.add_row(0.0, here, 0.0);
    }
    add_room_counts(t);
  }
  for (int s = 0; s < costs_.sessions; ++s) {
    for (int k = 0; k < classes; ++k) {
      model_.add_row(no_least, used[RoomsCosts::index(s, classes, k)], static_cast<double>(rooms_[at(k)].size()));
    }
  }
}

void RoomsRelaxation::add_room_counts(int track) {
  if (costs_.room_price == 0) return;
  const bool single = is_forbidden(costs_.room_price);
  const int classes = static_cast<int>(rooms_.size());
  MipModel::Terms all;
  for (int k = 0; k < classes; ++k) {
    const auto size = static_cast<double>(rooms_[at(k)].size());
    const int z = model_.add_column(single ? 0.0 : static_cast<double>(costs_.room_price), 0.0, size, true);
    all.emplace_back(z, 1.0);
    for (int s = 0; s < costs_.sessions; ++s) {
      const int column = c_[RoomsCosts::index(track * costs_.sessions + s, classes, k)];
      model_.add_row(0.0, {{z, 1.0}, {column, -1.0}}, no_most);
    }
  }
  model_.add_row(1.0, all, single ? 1.0 : no_most);
  if (!single) constant_ -= costs_.room_price;
}

}  // namespace samling::timetable
