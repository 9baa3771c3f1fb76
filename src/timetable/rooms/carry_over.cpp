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

}  // namespace samling::timetable
