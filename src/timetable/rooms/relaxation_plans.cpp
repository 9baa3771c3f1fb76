// Timetables as values of the programme's columns, and back.
#include "timetable/rooms/relaxation.hpp"

#include <algorithm>
#include <cmath>

namespace samling::timetable {
namespace {

// Talks of a track in one session in the order of their numbers, of which `before` have been; the others in between.
std::vector<int> in_wanted_order(const RoomsCosts& costs, const std::vector<int>& talks, int before) {
  std::vector<int> order(talks.size(), -1);
  std::vector<int> others;
  for (const int u : talks) {
    const int place = costs.wanted[static_cast<std::size_t>(u)] - 1 - before;
    const bool fits =
        place >= 0 && place < static_cast<int>(talks.size()) && order[static_cast<std::size_t>(place)] < 0;
    if (fits) {
      order[static_cast<std::size_t>(place)] = u;
    } else {
      others.push_back(u);
    }
  }
  auto next = others.begin();
  for (int& u : order) {
    if (u < 0) u = *next++;
  }
  return order;
}

}  // namespace

bool RoomsRelaxation::keep(int track, const RoomsPlan& plan, MipModel& model) const {
  const int classes = static_cast<int>(rooms_.size());
  bool possible = true;
  for (int s = 0; s < costs_.sessions; ++s) {
    for (int k = 0; k < classes; ++k) {
      const auto& rooms = rooms_[at(k)];
      const auto here = std::count_if(rooms.begin(), rooms.end(),
                                      [&](int r) { return plan.track[at(s * costs_.rooms + r)] == track; });
      const int column = c_[RoomsCosts::index(track * costs_.sessions + s, classes, k)];
      possible = (column < 0 || model.fix(column, static_cast<double>(here))) && possible;
    }
    for (const Kind& kind : kinds_) {
      if (kind.track != track) continue;
      const auto here = std::count_if(kind.talks.begin(), kind.talks.end(),
                                      [&](int u) { return costs_.session_of[at(plan.cell[at(u)])] == s; });
      possible = model.fix(kind.x[at(s)], static_cast<double>(here)) && possible;
    }
  }
  return possible;
}

std::vector<std::vector<int>> RoomsRelaxation::talks_by_session(const std::vector<double>& values, int track,
                                                                const RoomsPlan& before) const {
  std::vector<std::vector<int>> talks(at(costs_.sessions));
  for (const Kind& kind : kinds_) {
    if (kind.track != track) continue;
    std::vector<int> open = kind.talks;
    // First those that stay.
    std::vector<int> missing;
    for (int s = 0; s < costs_.sessions; ++s) {
      auto wanted = std::lround(values[at(kind.x[at(s)])]);
      for (std::size_t i = 0; i < open.size() && wanted > 0;) {
        if (costs_.session_of[at(before.cell[at(open[i])])] != s) {
          ++i;
          continue;
        }
        talks[at(s)].push_back(open[i]);
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
        --wanted;
      }
      for (; wanted > 0; --wanted) missing.push_back(s);
    }
    for (std::size_t i = 0; i < missing.size() && i < open.size(); ++i) talks[at(missing[i])].push_back(open[i]);
  }
  return talks;
}

// Strategy: in wanted order from cell to cell; where that does not fit, the longest first.
bool RoomsRelaxation::pack(const std::vector<int>& talks, const std::vector<int>& cells, RoomsPlan& plan) const {
  const auto fill = [&](const std::vector<int>& order, bool go_back) {
    std::vector<int> used(cells.size(), 0);
    std::size_t first = 0;
    for (const int u : order) {
      std::size_t i = first;
      while (i < cells.size() && used[i] + costs_.length[at(u)] > costs_.capacity[at(cells[i])]) ++i;
      if (i == cells.size()) return false;
      plan.cell[at(u)] = cells[i];
      plan.slot[at(u)] = used[i];
      used[i] += costs_.length[at(u)];
      if (!go_back) first = i;
    }
    return true;
  };
  if (fill(talks, false) || fill(talks, true)) return true;
  std::vector<int> longest = talks;
  std::stable_sort(longest.begin(), longest.end(),
                   [&](int a, int b) { return costs_.length[at(a)] > costs_.length[at(b)]; });
  return fill(longest, true);
}

bool RoomsRelaxation::take_over(const std::vector<double>& values, const std::vector<int>& tracks,
                                RoomsPlan& plan) const {
  const RoomsPlan before = plan;
  const int classes = static_cast<int>(rooms_.size());
  for (int& track : plan.track) {
    if (std::find(tracks.begin(), tracks.end(), track) != tracks.end()) track = costs_.tracks;
  }
  for (const int t : tracks) {
    const std::vector<std::vector<int>> talks = talks_by_session(values, t, before);
    int been = 0;
    for (int s = 0; s < costs_.sessions; ++s) {
      std::vector<int> cells;
      for (int k = 0; k < classes; ++k) {
        auto wanted = std::lround(values[at(c_[RoomsCosts::index(t * costs_.sessions + s, classes, k)])]);
        for (const int r : rooms_[at(k)]) {
          const int cell = s * costs_.rooms + r;
          if (wanted == 0 || plan.track[at(cell)] != costs_.tracks) continue;
          plan.track[at(cell)] = t;
          cells.push_back(cell);
          --wanted;
        }
        if (wanted > 0) return false;
      }
      std::sort(cells.begin(), cells.end());
      if (!pack(in_wanted_order(costs_, talks[at(s)], been), cells, plan)) return false;
      been += static_cast<int>(talks[at(s)].size());
    }
  }
  return true;
}

}  // namespace samling::timetable
