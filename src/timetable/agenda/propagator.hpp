// timetable/agenda/propagator.hpp: what follows from a node: starts that no agenda below it can have are taken away.
//
//   order, together   bounds of one push the bounds of the other
//   disjoint pairs    a start of b between max(start a) - length b and min(start a) + length a overlaps every start of
//                     a: taken away
//   cliques, rooms    overload: what must lie between two times does not fit between them (Carlier and Pinson 1989,
//                     doi:10.1287/mnsc.35.2.164, for one machine; rooms by their sum); the rooms that are surely taken
//                     at one time are not more than there are
//   finish            the last end leaves room for all that starts after any time
//   longest stretch   every window of its length + 1 inside the day must touch a break; the last that can, has to
//
// An activity that may be left out is left out when it has no start any more; while that is open it pushes nobody.
#pragma once

#include <vector>

#include "timetable/agenda/node.hpp"

namespace samling::timetable::agenda {

class Propagator {
 public:
  explicit Propagator(const GridModel& model);
  /// Every activity that has a price, or with `all_open` every activity, may be left out.
  [[nodiscard]] Node root(bool all_open) const;
  /// False: there is no agenda below this node.
  [[nodiscard]] bool propagate(Node& node);
  [[nodiscard]] const std::vector<std::vector<int>>& cliques() const { return cliques_; }
  [[nodiscard]] const std::vector<RoomPool>& pools() const { return pools_; }

 private:
  const StepSet& fitting(std::size_t item, int length);
  void look(const Node& node);  // notes the bounds of all starts
  bool settle(Node& node, std::size_t item, bool changed);
  bool lengths(Node& node);
  bool orders(Node& node);
  bool push(Node& node, const Order& order);
  bool disjoint(Node& node);
  bool avoid(Node& node, std::size_t a, std::size_t b, int gap);
  [[nodiscard]] bool overload(const Node& node, const RoomPool& pool) const;
  bool rooms_taken(Node& node, const RoomPool& pool);
  bool leave_full_step(Node& node, const RoomPool& pool, std::size_t user, int step);
  bool stretch(Node& node);
  [[nodiscard]] int last_end(const Node& node, const RoomPool& pool) const;
  bool finish(Node& node);

  const GridModel& model_;
  std::vector<std::vector<int>> cliques_;
  std::vector<RoomPool> pools_;
  std::vector<RoomPool> singles_;              // each clique as the users of one room
  std::vector<std::vector<StepSet>> fitting_;  // by item, length - shortest; empty sets until asked for
  std::vector<std::vector<bool>> known_;
  std::vector<int> min_;
  std::vector<int> max_;
  bool changed_ = false;
};

}  // namespace samling::timetable::agenda
