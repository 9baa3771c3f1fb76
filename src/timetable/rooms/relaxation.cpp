#include "timetable/rooms/relaxation.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace samling::timetable {
namespace {

constexpr double no_least = -MipModel::unlimited;
constexpr double no_most = MipModel::unlimited;

}  // namespace

RoomsRelaxation::RoomsRelaxation(const RoomsCosts& costs) : costs_(costs) {
  find_room_classes();
  find_kinds();
  add_tracks();
  add_cells();
  add_talks();
  add_neighbours();
  add_clashes();
  add_changes();
}

// Rooms are alike when every track pays the same in them in every session.
void RoomsRelaxation::find_room_classes() {
  std::map<std::vector<Cost>, std::vector<int>> classes;
  for (int r = 0; r < costs_.rooms; ++r) {
    std::vector<Cost> prices;
    for (int t = 0; t < costs_.tracks; ++t) {
      for (int s = 0; s < costs_.sessions; ++s) prices.push_back(costs_.cell_cost(t, s * costs_.rooms + r));
    }
    classes[std::move(prices)].push_back(r);
  }
  for (auto& [prices, rooms] : classes) rooms_.push_back(std::move(rooms));
}

// Talks of a track are alike when they are as long, pay the same in every session and clash with nobody.
void RoomsRelaxation::find_kinds() {
  std::map<std::vector<Cost>, int> known;
  kind_of_.assign(at(costs_.talks), 0);
  for (int u = 0; u < costs_.talks; ++u) {
    const bool alone =
        !costs_.clashes[at(u)].empty() || (!costs_.people_of[at(u)].empty() && costs_.published_cell[at(u)] >= 0);
    std::vector<Cost> key{costs_.track_of[at(u)], costs_.length[at(u)], alone ? u : -1};
    for (int s = 0; s < costs_.sessions; ++s)
      key.push_back(costs_.talk_session[RoomsCosts::index(u, costs_.sessions, s)]);
    const auto [found, is_new] = known.emplace(std::move(key), static_cast<int>(kinds_.size()));
    if (is_new) kinds_.push_back({.track = costs_.track_of[at(u)], .length = costs_.length[at(u)]});
    kinds_[at(found->second)].talks.push_back(u);
    kind_of_[at(u)] = found->second;
  }
}

// Columns n and y; the price of a further cell in the same session; that there are cells enough.
void RoomsRelaxation::add_tracks() {
  n_.assign(at(costs_.tracks) * at(costs_.sessions), -1);
  y_ = n_;
  const bool single = is_forbidden(costs_.parallel_price);
  const double parallel = single ? 0.0 : static_cast<double>(costs_.parallel_price);
  const int longest = *std::max_element(costs_.capacity.begin(), costs_.capacity.end());
  for (int t = 0; t < costs_.tracks; ++t) {
    if (costs_.talks_of[at(t)].empty()) continue;
    MipModel::Terms all;
    int slots = 0;
    for (const int u : costs_.talks_of[at(t)]) slots += costs_.length[at(u)];
    for (int s = 0; s < costs_.sessions; ++s) {
      n(t, s) = model_.add_column(parallel, 0.0, single ? 1.0 : costs_.rooms, true);
      y(t, s) = model_.add_column(-parallel, 0.0, 1.0, true);
      model_.add_row(0.0, {{n(t, s), 1.0}, {y(t, s), -1.0}}, no_most);
      model_.add_row(no_least, {{n(t, s), 1.0}, {y(t, s), single ? -1.0 : -costs_.rooms}}, 0.0);
      all.emplace_back(n(t, s), 1.0);
    }
    model_.add_row((slots + longest - 1) / longest, all, no_most);
    add_gaps(t);
  }
}

// More than one run of sessions begins only with a gap.
void RoomsRelaxation::add_gaps(int track) {
  if (costs_.gap_price == 0 || costs_.sessions < 3) return;
  const bool never = is_forbidden(costs_.gap_price);
  const int gap = model_.add_column(never ? 0.0 : static_cast<double>(costs_.gap_price), 0.0, never ? 0.0 : 1.0, true);
  MipModel::Terms begins;
  for (int s = 0; s < costs_.sessions; ++s) {
    const int begin = model_.add_column(0.0, 0.0, 1.0, false);
    MipModel::Terms row{{begin, 1.0}, {y(track, s), -1.0}};
    if (s > 0) row.emplace_back(y(track, s - 1), 1.0);
    model_.add_row(0.0, row, no_most);
    begins.emplace_back(begin, 1.0);
  }
  begins.emplace_back(gap, -static_cast<double>((costs_.sessions + 1) / 2 - 1));
  model_.add_row(no_least, begins, 1.0);
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
        const Cost price = costs_.cell_cost(t, s * costs_.rooms + rooms_[at(k)].front());
        const double most = is_forbidden(price) ? 0.0 : static_cast<double>(rooms_[at(k)].size());
        const int column = model_.add_column(is_forbidden(price) ? 0.0 : static_cast<double>(price), 0.0, most, true);
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
      if (!is_forbidden(least)) constant_ += least;
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

void RoomsRelaxation::add_neighbours() {
  for (int a = 0; a < costs_.tracks; ++a) {
    for (int b = a + 1; b < costs_.tracks; ++b) {
      const Cost price = costs_.pair_cost(a, b);
      if (price == 0 || costs_.talks_of[at(a)].empty() || costs_.talks_of[at(b)].empty()) continue;
      for (int s = 0; s < costs_.sessions; ++s) {
        MipModel::Terms both{{y(a, s), 1.0}, {y(b, s), 1.0}};
        if (!is_forbidden(price)) {
          both.emplace_back(model_.add_column(static_cast<double>(price), 0.0, 1.0, false), -1.0);
        }
        model_.add_row(no_least, both, 1.0);
      }
    }
  }
}

// Strategy: clashes between tracks, each in one set of talks that clash pairwise at one price; sets grow greedily.
void RoomsRelaxation::add_clashes() {
  std::map<std::pair<int, int>, Cost> open;
  for (int u = 0; u < costs_.talks; ++u) {
    for (const Clash& clash : costs_.clashes[at(u)]) {
      if (clash.session == 0 || clash.talk < u || costs_.track_of[at(u)] == costs_.track_of[at(clash.talk)]) continue;
      open[{u, clash.talk}] = clash.session;
    }
  }
  while (!open.empty()) {
    const auto [u, v] = open.begin()->first;
    const Cost price = open.begin()->second;
    std::vector<int> clique{u, v};
    for (int w = 0; w < costs_.talks; ++w) {
      const bool all = std::all_of(clique.begin(), clique.end(), [&](int member) {
        const auto found = open.find({std::min(member, w), std::max(member, w)});
        return found != open.end() && found->second == price;
      });
      if (all) clique.push_back(w);
    }
    for (const int a : clique) {
      for (const int b : clique) open.erase({a, b});
    }
    add_clique(clique, price);
  }
}

void RoomsRelaxation::add_clique(const std::vector<int>& talks, Cost price) {
  for (int s = 0; s < costs_.sessions; ++s) {
    MipModel::Terms row;
    for (const int u : talks) row.emplace_back(x(u, s), 1.0);
    if (!is_forbidden(price)) {
      const auto most = static_cast<double>(talks.size() - 1);
      row.emplace_back(model_.add_column(static_cast<double>(price), 0.0, most, false), -1.0);
    }
    model_.add_row(no_least, row, 1.0);
  }
}

// A person is changed when a talk leaves its published session (at least).
void RoomsRelaxation::add_changes() {
  if (costs_.change_price == 0) return;
  std::vector<int> changed(at(costs_.people), -1);
  for (int u = 0; u < costs_.talks; ++u) {
    if (costs_.published_cell[at(u)] < 0) continue;
    const int session = costs_.session_of[at(costs_.published_cell[at(u)])];
    for (const int person : costs_.people_of[at(u)]) {
      int& column = changed[at(person)];
      if (column < 0) column = model_.add_column(static_cast<double>(costs_.change_price), 0.0, 1.0, false);
      model_.add_row(1.0, {{column, 1.0}, {x(u, session), 1.0}}, no_most);
    }
  }
}

}  // namespace samling::timetable
