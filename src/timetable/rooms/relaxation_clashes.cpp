// The programme's columns and rows for what should not be at the same time, for people who change, and for order.
#include "timetable/rooms/relaxation.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace samling::timetable {
namespace {

using PricedPairs = std::map<std::pair<int, int>, Cost>;
using PricedSets = std::vector<std::pair<std::vector<int>, Cost>>;

// Strategy: each pair in one set whose pairs all have one price; sets grow greedily.
PricedSets cliques(PricedPairs open, int rows) {
  PricedSets sets;
  while (!open.empty()) {
    const auto [u, v] = open.begin()->first;
    const Cost price = open.begin()->second;
    std::vector<int> clique{u, v};
    for (int w = 0; w < rows; ++w) {
      const bool all = std::all_of(clique.begin(), clique.end(), [&](int member) {
        const auto found = open.find({std::min(member, w), std::max(member, w)});
        return found != open.end() && found->second == price;
      });
      if (all) clique.push_back(w);
    }
    for (const int a : clique) {
      for (const int b : clique) open.erase({a, b});
    }
    sets.emplace_back(std::move(clique), price);
  }
  return sets;
}

bool is_in(const std::vector<int>& rows, int row) {
  return std::find(rows.begin(), rows.end(), row) != rows.end();
}

}  // namespace

void RoomsRelaxation::add_neighbours() {
  std::map<std::pair<int, int>, Cost> open;
  for (int a = 0; a < costs_.tracks; ++a) {
    for (int b = a + 1; b < costs_.tracks; ++b) {
      const Cost price = std::min(costs_.pair_cost(a, b), cutoff_);
      if (price > 0 && !costs_.talks_of[at(a)].empty() && !costs_.talks_of[at(b)].empty()) open[{a, b}] = price;
    }
  }
  for (const auto& [tracks, price] : cliques(std::move(open), costs_.tracks)) {
    for (int s = 0; s < costs_.sessions; ++s) {
      std::vector<int> columns;
      for (const int t : tracks) columns.push_back(y(t, s));
      const int pairs = add_clique(columns, price, at(costs_.rooms));
      if (pairs >= 0 && has_places()) add_exact_pairs(tracks, s, pairs);
      for (std::size_t i = 0; pairs >= 0 && i < tracks.size(); ++i) {
        for (std::size_t j = i + 1; j < tracks.size(); ++j) add_pairs_of_cells(tracks[i], tracks[j], s, pairs);
      }
    }
  }
}

// It is pairs of cells that cost: a cells of one track and b of another are ab pairs, which is a + b - 1 or more.
void RoomsRelaxation::add_pairs_of_cells(int track, int other, int session, int pairs) {
  if (is_forbidden(costs_.parallel_price)) return;
  const int here = n(track, session);
  const int there = n(other, session);
  const int is_here = y(track, session);
  const int is_there = y(other, session);
  const double most_here = most_cells(track, session);
  const double most_there = most_cells(other, session);
  if (most_here > 1.0) model_.add_row(-most_here, {{pairs, 1.0}, {here, -1.0}, {is_there, -most_here}}, no_most);
  if (most_there > 1.0) model_.add_row(-most_there, {{pairs, 1.0}, {there, -1.0}, {is_here, -most_there}}, no_most);
  if (most_here == 1.0 || most_there == 1.0) return;
  model_.add_row(1.0 - most_here - most_there,
                 {{pairs, 1.0}, {here, -1.0}, {there, -1.0}, {is_there, 1.0 - most_here}, {is_here, 1.0 - most_there}},
                 no_most);
}

void RoomsRelaxation::add_clashes() {
  std::map<std::pair<int, int>, Cost> open;
  for (int u = 0; u < costs_.talks; ++u) {
    for (const Clash& clash : costs_.clashes[at(u)]) {
      if (clash.session == 0 || clash.talk < u || costs_.track_of[at(u)] == costs_.track_of[at(clash.talk)]) continue;
      open[{u, clash.talk}] = std::min(clash.session, cutoff_);
    }
  }
  for (const auto& [talks, price] : cliques(std::move(open), costs_.talks)) {
    for (int s = 0; s < costs_.sessions; ++s) {
      std::vector<int> columns;
      for (const int u : talks) columns.push_back(x(u, s));
      add_clique(columns, price, 1);
    }
  }
  if (has_places()) add_clashes_within_tracks();
  if (is_exact()) add_slot_clashes();
}

// Every slot that two talks share.
void RoomsRelaxation::add_slot_clashes() {
  std::map<std::pair<int, int>, Cost> open;
  for (int u = 0; u < costs_.talks; ++u) {
    for (const Clash& clash : costs_.clashes[at(u)]) {
      if (clash.slot > 0 && clash.talk > u) open[{u, clash.talk}] = std::min(clash.slot, cutoff_);
    }
  }
  for (const auto& [talks, price] : cliques(std::move(open), costs_.talks)) {
    for (int s = 0; s < costs_.sessions; ++s) {
      for (int k = 0; k < costs_.capacity[at(s * costs_.rooms)]; ++k) {
        std::vector<int> columns;
        for (const int u : talks) columns.push_back(busy(u, s, k));
        add_clique(columns, price, 1);
      }
    }
  }
}

// m of the columns at 1 make m (m - 1) / 2 pairs, which is j m - j (j + 1) / 2 or more for every j, and no less for
// some.
int RoomsRelaxation::add_clique(const std::vector<int>& columns, Cost price, std::size_t most_of_one) {
  MipModel::Terms sum;
  for (const int column : columns) sum.emplace_back(column, 1.0);
  if (is_forbidden(price)) {
    model_.add_row(no_least, sum, 1.0);
    return -1;
  }
  const auto size = static_cast<int>(columns.size());
  const auto most = static_cast<double>(columns.size() * (columns.size() - 1) / 2 * most_of_one * most_of_one);
  const int pairs = model_.add_column(static_cast<double>(price), 0.0, most, true);
  for (int j = 1; j < size; ++j) {
    MipModel::Terms row{{pairs, -1.0}};
    for (const int column : columns) row.emplace_back(column, j);
    model_.add_row(no_least, row, j * (j + 1) / 2);
  }
  return pairs;
}

// A person is changed when a talk leaves its published session (at least), or a track has more or fewer cells in one.
void RoomsRelaxation::add_changes() {
  if (costs_.change_price == 0) return;
  std::vector<int> changed(at(costs_.people), -1);
  const auto column_of = [&](int person) {
    int& column = changed[at(person)];
    if (column < 0) column = add_price(costs_.change_price, 1.0);
    return column;
  };
  for (int u = 0; u < costs_.talks; ++u) {
    const int cell = costs_.published_cell[at(u)];
    if (cell < 0) continue;
    for (const int person : costs_.people_of[at(u)]) {
      MipModel::Terms row{{column_of(person), 1.0}};
      if (cell < costs_.cells) {
        const int start = is_exact() ? starts_at(kinds_[at(kind_of_[at(u)])], cell, costs_.published_slot[at(u)])
                                     : x(u, costs_.session_of[at(cell)]);
        if (start >= 0) row.emplace_back(start, 1.0);
      }
      model_.add_row(1.0, row, no_most);
    }
  }
  for (int t = 0; t < costs_.tracks; ++t) {
    for (const int person : costs_.chairs_of[at(t)]) {
      add_changes_of_chair(t, column_of(person));
      if (has_places()) add_changes_of_cells(t, column_of(person));
    }
  }
}

void RoomsRelaxation::add_changes_of_chair(int track, int changed) {
  int carried = 0;
  for (int s = 0; s < costs_.sessions; ++s) {
    const int published = published_cells(track, s);
    carried += published;
    if (costs_.talks_of[at(track)].empty()) continue;
    if (published > 0) model_.add_row(published, {{n(track, s), 1.0}, {changed, published}}, no_most);
    model_.add_row(no_least, {{n(track, s), 1.0}, {changed, published - costs_.rooms}}, published);
  }
  if (carried < costs_.published_cells[at(track)]) model_.add_row(1.0, {{changed, 1.0}}, no_most);  // one is lost
}

int RoomsRelaxation::published_cells(int track, int session) const {
  const auto first = costs_.published_track.begin() + session * costs_.rooms;
  return static_cast<int>(std::count(first, first + costs_.rooms, track));
}

// Whole talks before the end of each session, and whether they are m or more: then a talk with wanted number m has
// been. Where no talk may be out of order, that talk itself tells, and needs no column.
void RoomsRelaxation::add_order(int track) {
  const auto& talks = costs_.talks_of[at(track)];
  const std::vector<int> sure = talks_surely_in_place(track);
  for (const int u : talks) {
    if (costs_.wanted[at(u)] > 0 && !is_in(sure, u)) wrong_[at(u)] = add_price(costs_.order_price, 1.0);
  }
  std::vector<MipModel::Terms> late(talks.size() + 1);  // of the session before: m talks or more
  MipModel::Terms so_far;                               // less the count of m
  for (int s = 0; s < costs_.sessions; ++s) {
    for (const Kind& kind : kinds_) {
      if (kind.track == track && !is_in(sure, kind.talks.front())) so_far.emplace_back(kind.x[at(s)], 1.0);
    }
    MipModel::Terms counted = so_far;
    for (std::size_t m = 1; m <= talks.size(); ++m) add_late(sure[m], s, late[m], counted);
    for (std::size_t m = 2; m <= talks.size(); ++m) {
      MipModel::Terms row = late[m];
      for (const auto& [column, factor] : late[m - 1]) row.emplace_back(column, -factor);
      model_.add_row(no_least, row, 0.0);
    }
    if (!counted.empty()) model_.add_row(0.0, counted, 0.0);
    for (const int u : talks) {
      if (wrong_[at(u)] >= 0) add_wanted(u, s, late, wrong_[at(u)]);
    }
    if (!is_exact()) add_numbered_at_once(track, s);
  }
}

// By wanted number: the only talk that has it, when no talk may be out of order; -1 otherwise.
std::vector<int> RoomsRelaxation::talks_surely_in_place(int track) const {
  const auto& talks = costs_.talks_of[at(track)];
  std::vector<int> sure(talks.size() + 1, -1);
  if (!is_forbidden(costs_.order_price)) return sure;
  std::vector<int> having(sure.size(), 0);
  for (const int u : talks) {
    const auto m = at(costs_.wanted[at(u)]);
    if (m == 0 || m >= sure.size()) continue;
    sure[m] = ++having[m] == 1 ? u : -1;
  }
  return sure;
}

// Whether m talks or more have been by the end of the session: what `talk` shows, or a column that rises in time.
void RoomsRelaxation::add_late(int talk, int session, MipModel::Terms& late, MipModel::Terms& counted) {
  if (talk >= 0) {
    late.emplace_back(x(talk, session), 1.0);
    return;
  }
  const int now = model_.add_column(0.0, 0.0, 1.0, true);
  counted.emplace_back(now, -1.0);
  if (!late.empty()) model_.add_row(0.0, {{now, 1.0}, {late.front().first, -1.0}}, no_most);
  late = {{now, 1.0}};
}

void RoomsRelaxation::add_wanted(int talk, int session, const std::vector<MipModel::Terms>& late, int wrong) {
  MipModel::Terms been;
  for (int s = 0; s <= session; ++s) been.emplace_back(x(talk, s), 1.0);
  const auto wanted = at(costs_.wanted[at(talk)]);
  if (wanted < late.size()) {
    for (const auto& [column, factor] : late[wanted]) been.emplace_back(column, -factor);
  }
  MipModel::Terms early = been;
  early.emplace_back(wrong, -1.0);
  model_.add_row(no_least, early, 0.0);
  been.emplace_back(wrong, 1.0);
  model_.add_row(0.0, been, no_most);
}

// Numbered talks of a track fill slots; where more slots are filled than the session has, two are at once.
void RoomsRelaxation::add_numbered_at_once(int track, int session) {
  MipModel::Terms filled;
  for (const int u : costs_.talks_of[at(track)]) {
    if (costs_.wanted[at(u)] > 0) filled.emplace_back(x(u, session), costs_.length[at(u)]);
  }
  const int capacity = costs_.capacity[at(session * costs_.rooms)];
  filled.emplace_back(add_price(costs_.order_price, capacity * costs_.rooms), -1.0);
  model_.add_row(no_least, filled, capacity);
}

int RoomsRelaxation::add_price(Cost price, double most) {
  return is_forbidden(price) ? model_.add_column(0.0, 0.0, 0.0, true)
                             : model_.add_column(static_cast<double>(price), 0.0, most, true);
}

}  // namespace samling::timetable
