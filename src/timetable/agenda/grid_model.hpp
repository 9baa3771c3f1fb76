// timetable/agenda/grid_model.hpp: an agenda problem in whole grid steps, for the search.
//
// Step s stands for start + s x grid. Whatever is asked in minutes off the grid is rounded to the side that keeps it.
// Activities that cannot be told apart (same length, people, rooms, rules and wishes) are put in order of their rows:
// any agenda can be renamed into one of that kind.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda {

using Cost = std::int64_t;  ///< Thousandths.
inline constexpr Cost no_price = std::numeric_limits<Cost>::max() / 4;

/// One activity, or a marker (first start, last end of the day) that costs and takes nothing else.
struct Item {
  int shortest = 1;
  int longest = 1;
  int family = -1;              ///< Of GridModel::families; every flexible activity has one.
  std::vector<int> free_until;  ///< By start: the first step from it on that its people or its window do not have.
  int first_start = 0;          ///< Hard window of starts.
  int last_start = 0;
  std::vector<Cost> start_cost;  ///< By start.
  std::vector<Cost> end_cost;    ///< By end.
  Cost step_shorter = 0;         ///< For each step below the longest.
  Cost step_held = 0;            ///< For each step of its length.
  Cost price = no_price;         ///< Of leaving it out; no_price: must be held.
  Cost priority = 0;             ///< Lost when it must be held and a partial day leaves it out.
  bool needs_room = false;
  bool alone = false;
  bool is_break = false;
  bool marker = false;
  std::uint64_t rooms = 0;  ///< Rooms that suit.
  friend bool operator==(const Item&, const Item&) = default;
};

struct Family {
  int shortest = 1;
  int longest = 1;
};

/// They may not overlap, and `gap` steps lie between.
struct Disjoint {
  int a = 0;
  int b = 0;
  int gap = 0;
  friend auto operator<=>(const Disjoint&, const Disjoint&) = default;
};

/// `to` starts no earlier than
///   after_end    start + length of `from` + steps
///   after_start  start of `from` + steps
///   not_later    start of `from` - length of `to` - steps (so `from` starts at most so long after the end of `to`)
struct Order {
  enum class Kind { after_end, after_start, not_later };
  Kind kind = Kind::after_end;
  int from = 0;
  int to = 0;
  int steps = 0;
  Cost weight = -1;  ///< Below 0: must hold; else broken (after_end only) at this cost.
  [[nodiscard]] bool hard() const { return weight < 0; }
  friend auto operator<=>(const Order&, const Order&) = default;
};

/// A wish or weighed relation that is no Order: charged when all stands, bounded by domains before.
struct PairCost {
  enum class Kind { lacking, beyond, broken_apart, broken_together, broken_before };
  Kind kind = Kind::lacking;
  int a = 0;
  int b = 0;
  int minutes = 0;
  int most = -1;  ///< Minutes, of broken_before; below 0: none.
  Cost weight = 0;
  friend auto operator<=>(const PairCost&, const PairCost&) = default;
};

struct GridModel {
  int steps = 0;  ///< Length of the day.
  int grid = 5;
  int changeover = 0;
  std::vector<Item> items;  ///< The activities by row, then the markers.
  int activities = 0;
  int first_marker = -1;  ///< Row of the marker of the first start; -1: none.
  int last_marker = -1;
  std::vector<Family> families;
  std::vector<Disjoint> disjoint;  ///< a < b.
  std::vector<Order> orders;
  std::vector<PairCost> pair_costs;
  std::vector<std::pair<int, int>> walkers;       ///< Pairs that share people who walk, and are in rooms.
  std::vector<std::vector<int>> walk;             ///< Room x room, steps.
  std::vector<std::vector<int>> room_free_until;  ///< Room, step: as Item::free_until.
  std::vector<int> room_class;                    ///< Rooms of one class cannot be told apart.
  int stretch = -1;                               ///< Hard: steps without a break; -1: no limit.
  Cost stretch_weight = 0;                        ///< Weighed: per minute over stretch_minutes.
  int stretch_minutes = 0;
  Cost idle_weight = 0;  ///< Per step; 0 when markers count it.
  Cost unit = 1;         ///< Every cost is a multiple of it.
};

/// Without `costs`: the bare question whether there is such a day.
[[nodiscard]] GridModel grid_model(const AgendaProblem& problem, bool costs = true);

}  // namespace samling::timetable::agenda
