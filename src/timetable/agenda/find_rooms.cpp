// Strategy: activities in order of start, each into the first room that is free, that it suits and that its people can
// reach in time; when none is left, the last choice is changed. Of empty rooms that cannot be told apart one is tried.
#include <algorithm>
#include <cstdlib>

#include "timetable/agenda/node.hpp"

namespace samling::timetable::agenda {
namespace {

class RoomFinder {
 public:
  RoomFinder(const GridModel& model, Layout& at, std::int64_t tries)
      : model_(model), at_(at), tries_(tries), walks_(at.start.size()) {
    for (std::size_t i = 0; i < at.start.size(); ++i) {
      at_.room[i] = -1;
      if (at.start[i] >= 0 && model.items[i].needs_room) order_.push_back(i);
    }
    std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return at.start[i]; });
    for (const auto& [a, b] : model.walkers) {
      walks_[static_cast<std::size_t>(a)].push_back(static_cast<std::size_t>(b));
      walks_[static_cast<std::size_t>(b)].push_back(static_cast<std::size_t>(a));
    }
    used_.assign(model.walk.size(), 0);
  }

  bool place(std::size_t position) {
    if (position == order_.size()) return true;
    const std::size_t item = order_[position];
    for (std::size_t room = 0; room < model_.walk.size(); ++room) {
      if ((model_.items[item].rooms >> room & 1U) == 0 || !fresh_choice(room) || !fits(item, room)) continue;
      if (--tries_ < 0) return false;
      at_.room[item] = static_cast<int>(room);
      ++used_[room];
      if (place(position + 1)) return true;
      --used_[room];
      at_.room[item] = -1;
    }
    return false;
  }
  [[nodiscard]] bool gave_up() const { return tries_ < 0; }

 private:
  // Not an empty room when an earlier one of its class is empty too.
  bool fresh_choice(std::size_t room) const {
    if (used_[room] > 0) return true;
    for (std::size_t other = 0; other < room; ++other) {
      if (used_[other] == 0 && model_.room_class[other] == model_.room_class[room]) return false;
    }
    return true;
  }

  bool fits(std::size_t item, std::size_t room) const {
    const int start = at_.start[item];
    const int end = start + at_.length[item];
    if (end > model_.room_free_until[room][static_cast<std::size_t>(start)]) return false;
    for (const std::size_t other : order_) {
      if (other == item || at_.room[other] != static_cast<int>(room)) continue;
      if (!apart(item, other, model_.changeover)) return false;
    }
    return std::ranges::all_of(walks_[item], [&](std::size_t other) {
      if (at_.start[other] < 0 || at_.room[other] < 0) return true;
      return apart(item, other, model_.walk[room][static_cast<std::size_t>(at_.room[other])]);
    });
  }

  bool apart(std::size_t a, std::size_t b, int gap) const {
    return at_.start[a] + at_.length[a] + gap <= at_.start[b] || at_.start[b] + at_.length[b] + gap <= at_.start[a];
  }

  const GridModel& model_;
  Layout& at_;
  std::int64_t tries_;
  std::vector<std::vector<std::size_t>> walks_;
  std::vector<std::size_t> order_;
  std::vector<int> used_;
};

}  // namespace

RoomsFound find_rooms(const GridModel& model, Layout& at, std::int64_t tries) {
  at.room.assign(at.start.size(), -1);
  RoomFinder finder(model, at, tries);
  if (finder.place(0)) return RoomsFound::yes;
  return finder.gave_up() ? RoomsFound::unknown : RoomsFound::no;
}

}  // namespace samling::timetable::agenda
