// Plans of the search as answers, and back.
#include <algorithm>

#include "timetable/rooms/state.hpp"

namespace samling::timetable {

RoomsTimetable rooms_timetable(const RoomsProblem& problem, const RoomsCosts& costs, const RoomsPlan& plan) {
  RoomsTimetable timetable = empty_timetable(problem);
  const auto cell_at = [&](int cell) -> Cell& {
    const auto row = static_cast<std::size_t>(cell);
    return timetable
        .cells[static_cast<std::size_t>(costs.session_of[row])][static_cast<std::size_t>(costs.room_of[row])];
  };
  for (int c = 0; c < costs.cells; ++c) {
    const int track = plan.track[static_cast<std::size_t>(c)];
    if (track != costs.tracks) cell_at(c).track = TrackId(track);
  }
  for (int u = 0; u < costs.talks; ++u) {
    const int cell = plan.cell[static_cast<std::size_t>(u)];
    if (cell < 0) continue;
    const int first = plan.slot[static_cast<std::size_t>(u)];
    for (int k = 0; k < costs.length[static_cast<std::size_t>(u)]; ++k) {
      cell_at(cell).slots[static_cast<std::size_t>(first + k)] = TalkId(u);
    }
  }
  return timetable;
}

RoomsPlan rooms_plan(const RoomsCosts& costs, const RoomsTimetable& timetable) {
  RoomsPlan plan;
  plan.track.assign(static_cast<std::size_t>(costs.cells), costs.tracks);
  plan.cell.assign(static_cast<std::size_t>(costs.talks), -1);
  plan.slot.assign(static_cast<std::size_t>(costs.talks), 0);
  for (int c = 0; c < costs.cells; ++c) {
    const auto row = static_cast<std::size_t>(c);
    const Cell& cell =
        timetable.cells[static_cast<std::size_t>(costs.session_of[row])][static_cast<std::size_t>(costs.room_of[row])];
    if (!cell.track) continue;
    plan.track[row] = cell.track->value();
    for (std::size_t k = 0; k < cell.slots.size(); ++k) {
      if (!cell.slots[k] || (k > 0 && cell.slots[k] == cell.slots[k - 1])) continue;
      const std::size_t u = cell.slots[k]->index();
      const auto end = k + static_cast<std::size_t>(costs.length[u]);
      const bool whole = costs.track_of[u] == cell.track->value() && plan.cell[u] < 0 && end <= cell.slots.size() &&
                         std::all_of(
                             cell.slots.begin() + static_cast<std::ptrdiff_t>(k),
                             cell.slots.begin() + static_cast<std::ptrdiff_t>(end),
                             [&](const auto& slot) { return slot == cell.slots[k]; });
      if (!whole) continue;
      plan.cell[u] = c;
      plan.slot[u] = static_cast<int>(k);
    }
  }
  return plan;
}

}  // namespace samling::timetable
