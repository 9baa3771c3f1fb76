// timetable/agenda/node.hpp: what the search has decided so far, and what follows from it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "timetable/agenda/grid_model.hpp"
#include "timetable/agenda/steps.hpp"

namespace samling::timetable::agenda {

enum class Held : std::int8_t { no, open, yes };

struct Node {
  std::vector<StepSet> starts;  ///< Of each item; meaningless when it is not held.
  std::vector<Held> held;
  std::vector<Family> lengths;  ///< Range of each family.
  Cost left_out = 0;            ///< Priorities of what must be held and is not.
};

[[nodiscard]] inline int shortest(const GridModel& model, const Node& node, std::size_t item) {
  const int family = model.items[item].family;
  return family < 0 ? model.items[item].shortest : node.lengths[static_cast<std::size_t>(family)].shortest;
}
[[nodiscard]] inline int longest(const GridModel& model, const Node& node, std::size_t item) {
  const int family = model.items[item].family;
  return family < 0 ? model.items[item].longest : node.lengths[static_cast<std::size_t>(family)].longest;
}

/// A whole day in steps.
struct Layout {
  std::vector<int> start;  ///< -1: not held.
  std::vector<int> length;
  std::vector<int> room;  ///< -1: none.
};

/// Sets of activities of which only one can run at a time (cliques of the pairs that may not overlap).
[[nodiscard]] std::vector<std::vector<int>> cliques(const GridModel& model);
/// Activities that compete for the same few rooms.
struct RoomPool {
  std::vector<int> users;    ///< All their rooms are among `rooms`, or they are alone in the house.
  std::vector<int> takes;    ///< Rooms that each takes from its start until `after` steps after its end.
  std::vector<int> empties;  ///< Rooms that each, from `after` steps after its start until its end, keeps empty.
  std::uint64_t mask = 0;    ///< Which rooms.
  int rooms = 0;             ///< How many.
  int after = 0;             ///< Steps that a room stays taken after the end.
  /// Room steps that user number `u` takes when it lasts `length`.
  [[nodiscard]] int room_steps(std::size_t u, int length) const {
    return takes[u] * (length + after) + empties[u] * std::max(0, length - after);
  }
};
[[nodiscard]] std::vector<RoomPool> room_pools(const GridModel& model);

enum class RoomsFound { no, yes, unknown };
/// Rooms for activities whose start stands, by trying, of which there are so many tries: unknown when these do not say.
/// `at` has start -1 for those that are not placed (yet). Yes: at.room is filled.
[[nodiscard]] RoomsFound find_rooms(const GridModel& model, Layout& at, std::int64_t tries);

}  // namespace samling::timetable::agenda
