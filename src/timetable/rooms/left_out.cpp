// Why the talks that a timetable leaves out have no place in it.
#include <algorithm>

#include <fmt/format.h>

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {
namespace {

class RoomsVacancies {
 public:
  RoomsVacancies(const RoomsProblem& problem, const RoomsTimetable& timetable)
      : problem_(problem), timetable_(timetable) {}

  [[nodiscard]] std::vector<bool> placed() const {
    std::vector<bool> placed(problem_.talks().size(), false);
    for_each_cell([&](std::size_t, std::size_t, const Cell& cell) {
      for (const std::optional<TalkId>& slot : cell.slots) {
        if (slot) placed[slot->index()] = true;
      }
    });
    return placed;
  }

  [[nodiscard]] std::string reason(TalkId id) const {
    const Talk& talk = problem_.talks()[id.index()];
    int longest_session = 0;
    int longest_free = 0;
    std::string objection;
    for_each_cell([&](std::size_t s, std::size_t r, const Cell& cell) {
      longest_session = std::max(longest_session, static_cast<int>(cell.slots.size()));
      if (cell.track && *cell.track != talk.track) return;
      const auto [first, length] = longest_gap(cell);
      longest_free = std::max(longest_free, length);
      if (length >= talk.slots && objection.empty()) objection = objection_to(id, s, r, first);
    });
    if (talk.slots > longest_session) {
      return fmt::format("it is {} slots long, the longest session has {}", talk.slots, longest_session);
    }
    if (!objection.empty()) return objection;
    return fmt::format("it needs {} in a row, at most {} free in a cell of track {} or of none",
                       talk.slots == 1 ? "1 slot" : fmt::format("{} slots", talk.slots),
                       longest_free == 1 ? "1 is" : fmt::format("{} are", longest_free),
                       problem_.tracks()[talk.track.index()].name);
  }

 private:
  template <class Visit>
  void for_each_cell(const Visit& visit) const {
    for (std::size_t s = 0; s < timetable_.cells.size(); ++s) {
      for (std::size_t r = 0; r < timetable_.cells[s].size(); ++r) visit(s, r, timetable_.cells[s][r]);
    }
  }

  static std::pair<std::size_t, int> longest_gap(const Cell& cell) {
    std::pair<std::size_t, int> longest{0, 0};
    int length = 0;
    for (std::size_t k = 0; k < cell.slots.size(); ++k) {
      length = cell.slots[k] ? 0 : length + 1;
      if (length > longest.second) longest = {k + 1 - static_cast<std::size_t>(length), length};
    }
    return longest;
  }

  [[nodiscard]] std::vector<std::string> error_messages(const RoomsTimetable& timetable) const {
    std::vector<std::string> messages;
    for (const Issue& issue : check(problem_, timetable)) {
      if (issue.level == Level::error) messages.push_back(issue.message);
    }
    return messages;
  }

  // What would be broken if it stood there.
  [[nodiscard]] std::string objection_to(TalkId id, std::size_t s, std::size_t r, std::size_t first) const {
    RoomsTimetable tried = timetable_;
    Cell& cell = tried.cells[s][r];
    cell.track = problem_.talks()[id.index()].track;
    std::fill_n(cell.slots.begin() + static_cast<std::ptrdiff_t>(first), problem_.talks()[id.index()].slots, id);
    const std::vector<std::string> before = error_messages(timetable_);
    const std::string where = fmt::format("session {}, room {}", problem_.sessions()[s].name, problem_.rooms()[r]);
    for (const std::string& message : error_messages(tried)) {
      if (std::find(before.begin(), before.end(), message) == before.end()) {
        return fmt::format("in {} there is a place, but then: {}", where, message);
      }
    }
    return fmt::format("no timetable with it was found, although there is a place in {}", where);
  }

  const RoomsProblem& problem_;
  const RoomsTimetable& timetable_;
};

}  // namespace

std::vector<RoomsLeftOut> left_out(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<RoomsLeftOut> talks;
  const RoomsVacancies vacancies(problem, timetable);
  const std::vector<bool> placed = vacancies.placed();
  for (std::size_t u = 0; u < placed.size(); ++u) {
    if (!placed[u]) talks.push_back({TalkId(u), vacancies.reason(TalkId(u))});
  }
  return talks;
}

}  // namespace samling::timetable
