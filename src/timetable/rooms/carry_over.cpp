// A timetable of one question in the shape of another, by names.
#include <algorithm>
#include <deque>
#include <map>
#include <string>

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {
namespace {

// Rows of `now` by the rows of `before`; nothing: gone. Of several with one name the first is the first, and so forth.
template <class Row, class Before, class Now, class Name>
std::vector<std::optional<Row>> rows_by_name(const Before& before, const Now& now, const Name& name) {
  std::map<std::string, std::deque<Row>> rows;
  for (std::size_t row = 0; row < now.size(); ++row) rows[name(now[row])].push_back(Row(row));
  std::vector<std::optional<Row>> found(before.size());
  for (std::size_t row = 0; row < before.size(); ++row) {
    std::deque<Row>& here = rows[name(before[row])];
    if (here.empty()) continue;
    found[row] = here.front();
    here.pop_front();
  }
  return found;
}

// Rows of what stands in `timetable`: of each talk a slot, of each track a cell.
struct SlotsAndCells {
  std::vector<int> slots;
  std::vector<int> cells;
};
SlotsAndCells slots_and_cells(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  SlotsAndCells taken{std::vector<int>(problem.talks().size()), std::vector<int>(problem.tracks().size())};
  for (const auto& row : timetable.cells) {
    for (const Cell& cell : row) {
      if (cell.track) ++taken.cells[cell.track->index()];
      for (const auto& talk : cell.slots) {
        if (talk) ++taken.slots[talk->index()];
      }
    }
  }
  return taken;
}

}  // namespace

RoomsTimetable carried_over(const RoomsProblem& before, const RoomsTimetable& timetable, const RoomsProblem& now) {
  (void)score(before, timetable);  // refuses another shape
  const auto by_name = [](const auto& row) { return row.name; };
  const auto sessions = rows_by_name<SessionId>(before.sessions(), now.sessions(), by_name);
  const auto rooms = rows_by_name<RoomId>(before.rooms(), now.rooms(), [](const std::string& name) { return name; });
  const auto tracks = rows_by_name<TrackId>(before.tracks(), now.tracks(), by_name);
  const auto talks = rows_by_name<TalkId>(before.talks(), now.talks(), by_name);
  RoomsTimetable carried = empty_timetable(now);
  for (std::size_t s = 0; s < sessions.size(); ++s) {
    for (std::size_t r = 0; r < rooms.size(); ++r) {
      if (!sessions[s] || !rooms[r]) continue;
      const Cell& from = timetable.cells[s][r];
      Cell& to = carried.cells[sessions[s]->index()][rooms[r]->index()];
      if (from.track) to.track = tracks[from.track->index()];
      for (std::size_t k = 0; k < std::min(from.slots.size(), to.slots.size()); ++k) {
        if (from.slots[k]) to.slots[k] = talks[from.slots[k]->index()];
      }
    }
  }
  return carried;
}

RoomsProblem replan_problem(const RoomsProblem& before, const RoomsTimetable& published, const RoomsProblem& now,
                            std::int64_t change_price) {
  RoomsInput input = now.input();
  input.published = Published{carried_over(before, published, now), change_price, {}, {}};
  const SlotsAndCells was = slots_and_cells(before, published);
  const SlotsAndCells is = slots_and_cells(now, input.published->timetable);
  const auto tracks = rows_by_name<TrackId>(before.tracks(), now.tracks(), [](const auto& row) { return row.name; });
  const auto talks = rows_by_name<TalkId>(before.talks(), now.talks(), [](const auto& row) { return row.name; });
  for (std::size_t u = 0; u < talks.size(); ++u) {
    if (talks[u] && is.slots[talks[u]->index()] < was.slots[u]) input.published->lost_talks.push_back(*talks[u]);
  }
  for (std::size_t t = 0; t < tracks.size(); ++t) {
    if (tracks[t] && is.cells[tracks[t]->index()] < was.cells[t]) input.published->lost_tracks.push_back(*tracks[t]);
  }
  return RoomsProblem(std::move(input));
}

}  // namespace samling::timetable
