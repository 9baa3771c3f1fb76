#include "timetable/rooms/relaxation.hpp"

#include <algorithm>
#include <map>

namespace samling::timetable {

RoomsRelaxation::RoomsRelaxation(const RoomsCosts& costs, Cost cutoff, RoomDetail detail)
    : costs_(costs),
      detail_(detail),
      cutoff_(std::clamp<Cost>(cutoff, 1, costs.forbidden)),
      wrong_(at(costs.talks), -1),
      class_of_(at(costs.rooms), 0),
      has_slots_(at(costs.tracks), 0) {
  find_room_classes(detail);
  find_kinds();
  add_tracks();
  add_cells();
  add_talks();
  if (has_places()) add_places();
  add_neighbours();
  add_clashes();
  for (int t = 0; t < costs_.tracks; ++t) {
    if (costs_.has_order[at(t)] == 0) continue;
    add_order(t);
    if (has_places()) add_order_of_places(t);
  }
  add_changes();
}

// Rooms are alike when every track pays the same in them in every session.
void RoomsRelaxation::find_room_classes(RoomDetail detail) {
  std::map<std::vector<Cost>, std::vector<int>> classes;
  for (int r = 0; r < costs_.rooms; ++r) {
    std::vector<Cost> prices;
    for (int t = 0; detail != RoomDetail::none && t <= costs_.tracks; ++t) {
      for (int s = 0; s < costs_.sessions; ++s) prices.push_back(costs_.cell_cost(t, s * costs_.rooms + r));
    }
    if (detail == RoomDetail::each || has_places()) prices.push_back(r);
    classes[std::move(prices)].push_back(r);
  }
  for (auto& [prices, rooms] : classes) {
    for (const int r : rooms) class_of_[at(r)] = static_cast<int>(rooms_.size());
    rooms_.push_back(std::move(rooms));
  }
}

// Talks of a track are alike when they are as long, pay the same in every session clash with nobody and have no wanted
// number.
void RoomsRelaxation::find_kinds() {
  std::map<std::vector<Cost>, int> known;
  kind_of_.assign(at(costs_.talks), 0);
  for (int u = 0; u < costs_.talks; ++u) {
    const bool numbered = costs_.has_order[at(costs_.track_of[at(u)])] != 0 && costs_.wanted[at(u)] > 0;
    const bool moves = !costs_.people_of[at(u)].empty() && costs_.published_cell[at(u)] >= 0;
    const bool alone = numbered || moves || !costs_.clashes[at(u)].empty();
    std::vector<Cost> key{costs_.track_of[at(u)], costs_.length[at(u)], alone ? u : -1};
    for (int s = 0; s < costs_.sessions; ++s)
      key.push_back(costs_.talk_session[RoomsCosts::index(u, costs_.sessions, s)]);
    for (int r = 0; has_places() && r < costs_.rooms; ++r)
      key.push_back(costs_.talk_room[RoomsCosts::index(u, costs_.rooms, r)]);
    if (is_exact()) key.push_back(costs_.pinned_slot[at(u)]);
    const auto [found, is_new] = known.emplace(std::move(key), static_cast<int>(kinds_.size()));
    if (is_new) kinds_.push_back({.track = costs_.track_of[at(u)], .length = costs_.length[at(u)]});
    kinds_[at(found->second)].talks.push_back(u);
    kind_of_[at(u)] = found->second;
  }
}

// Columns x: every talk somewhere, in a session that its track is in.
void RoomsRelaxation::add_talks() {
  for (Kind& kind : kinds_) {
    MipModel::Terms all;
    const auto size = static_cast<double>(kind.talks.size());
    for (int s = 0; s < costs_.sessions; ++s) {
      const Cost price = costs_.talk_session[RoomsCosts::index(kind.talks.front(), costs_.sessions, s)];
      const int capacity = costs_.capacity[at(s * costs_.rooms)];
      const bool possible = !is_forbidden(price) && kind.length <= capacity;
      const double cost = possible ? static_cast<double>(price) : 0.0;
      kind.x.push_back(model_.add_column(cost, 0.0, possible ? size : 0.0, true));
      all.emplace_back(kind.x.back(), 1.0);
      model_.add_row(no_least, {{kind.x.back(), 1.0}, {y(kind.track, s), -size}}, 0.0);
    }
    model_.add_row(size, all, size);
    for (const int u : kind.talks) {
      const auto first = costs_.talk_room.begin() + static_cast<std::ptrdiff_t>(RoomsCosts::index(u, costs_.rooms, 0));
      const Cost least = *std::min_element(first, first + costs_.rooms);
      if (least < costs_.forbidden) constant_ += least;
    }
  }
  for (int t = 0; t < costs_.tracks; ++t) {
    if (!costs_.talks_of[at(t)].empty()) add_capacity(t);
  }
}

// The slots of the track's cells hold its talks, and a cell only one talk that is longer than half of it.
void RoomsRelaxation::add_capacity(int track) {
  for (int s = 0; s < costs_.sessions; ++s) {
    const int capacity = costs_.capacity[at(s * costs_.rooms)];
    MipModel::Terms slots{{n(track, s), -static_cast<double>(capacity)}};
    MipModel::Terms halves{{n(track, s), -1.0}};
    for (const Kind& kind : kinds_) {
      if (kind.track != track || kind.length > capacity) continue;
      slots.emplace_back(kind.x[at(s)], static_cast<double>(kind.length));
      if (2 * kind.length > capacity) halves.emplace_back(kind.x[at(s)], 1.0);
    }
    model_.add_row(no_least, slots, 0.0);
    if (halves.size() > 1) model_.add_row(no_least, halves, 0.0);
  }
}

}  // namespace samling::timetable
