// timetable/agenda/day_clauses.hpp: a day in clauses.
//
// Order encoding (Tamura, Taga, Kitagawa and Banbara 2009, doi:10.1007/s10601-008-9061-0): for each activity and start
// t a literal "starts at t or later", for each family "lasts l or longer", for each pair that may not overlap "a before
// b", for each activity and room "is in it". Rules are clauses over these; each cost is a sum of prices of literals.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "timetable/agenda/core_search.hpp"
#include "timetable/agenda/node.hpp"

namespace samling::timetable::agenda {

class DayClauses {
 public:
  /// Of the days within `root`, which is propagated.
  DayClauses(const GridModel& model, const Node& root, ClauseBox& box);
  void add_rules();
  /// Sums of what lies before and after each break, then of a single room around each activity: they follow from the
  /// rules, but not easily. Many clauses. False: there are no more.
  bool add_packing();
  /// When these families last so long or longer, the starts are within `node`; null: they cannot.
  void add_consequences(const std::vector<std::pair<std::size_t, int>>& lengths, const Node* node);
  /// Only days within `node`, which is within the root.
  void narrow_to(const Node& node);
  /// Of what must be held something is not.
  void leave_something_out();
  /// What `model` charges.
  [[nodiscard]] Prices01 costs(const GridModel& model);
  /// The priorities of what must be held and is not.
  [[nodiscard]] Prices01 left_out() const;
  [[nodiscard]] Literal held(int item) const { return held_[static_cast<std::size_t>(item)]; }
  /// Of a yes: whether it is a day, rooms included; else the rules of rooms that it breaks are added. To be asked after
  /// every yes.
  [[nodiscard]] bool settle_rooms();
  /// The day of the last yes.
  [[nodiscard]] const Layout& layout() const { return day_; }

 private:
  friend class DemandClauses;  // the same day with every demand as a question
  struct Starts {
    std::vector<int> values;
    std::vector<Literal> from;  // by step t: starts at t or later
  };
  using Pair = std::pair<int, int>;

  [[nodiscard]] Literal starts_from(int item, int step) const;
  [[nodiscard]] Literal lasts(int item, int length) const;  // length or longer
  [[nodiscard]] int least_length(int item) const;
  [[nodiscard]] int most_length(int item) const;
  [[nodiscard]] bool out(int item) const { return box_.is_false(held(item)); }
  [[nodiscard]] bool may_be_held(int item) const { return told_.held[static_cast<std::size_t>(item)] != Held::no; }
  [[nodiscard]] Clause unless_held(Clause clause, int a, int b) const;

  // day_clauses.cpp
  void add_starts();
  void add_lengths();
  void add_hours(int item);
  void after_end(const Clause& unless, int from, int to, int gap);
  void after_start(const Clause& unless, int from, int to, int gap);
  void not_later(const Clause& unless, int from, int to, int most);
  [[nodiscard]] Literal before(int a, int b);
  void apart(const Clause& unless, int a, int b, int gap);
  void add_orders();
  // day_clauses_rooms.cpp
  void add_rooms();
  void room_hours(int item, std::size_t room);
  void add_pairs();
  void add_pair(int a, int b, int base, bool walk);
  void add_room_gaps(int a, int b);
  [[nodiscard]] bool breaks_room_gap(int a, int b) const;
  [[nodiscard]] Layout answered();
  [[nodiscard]] Literal in_room(int item, std::size_t room) const;
  void add_pools();
  void at_most(const Clause& literals, const std::vector<int>& takes, int most);
  // day_clauses_packing.cpp
  struct Load;
  struct Sums;
  struct SumRange {
    int least = 0;
    int most = 0;
    int all = 0;         // what everything together can come to
    Literal unless = 0;  // more than `most` is possible with it only
  };
  void in_order(const Sums& sums);
  [[nodiscard]] Sums joined(const Sums& a, const Sums& b, const SumRange& range);
  [[nodiscard]] Sums joined(std::vector<Sums> parts, const SumRange& range);
  [[nodiscard]] int room_steps(const RoomPool& pool, int item, int length) const;
  [[nodiscard]] Sums sums_of(const RoomPool& pool, const Load& load, const SumRange& range);
  [[nodiscard]] Sums sums(const RoomPool& pool, const std::vector<Load>& loads, SumRange range);
  void add_load(std::vector<Load>& loads, const RoomPool& pool, int item, Literal placed);
  [[nodiscard]] Literal surely_before(int a, int b);
  void pack_around(const RoomPool& pool, int item);
  // day_clauses_breaks.cpp
  [[nodiscard]] Literal begun(int step);            // something starts at it or earlier
  [[nodiscard]] Literal not_over(int step);         // something ends at it or later
  [[nodiscard]] Clause touching(int from, int to);  // breaks that touch these steps
  void add_stretch();
  // day_clauses_costs.cpp
  void charge_item(Prices01& prices, const Item& item, int row);
  void charge_steps(Prices01& prices, int row, const std::vector<Cost>& by_step, bool at_end);
  void charge_length(Prices01& prices, const Item& item, int row);
  [[nodiscard]] Literal ends_from(int row, int step);
  void charge_order(Prices01& prices, const Order& order);
  void charge_pair(Prices01& prices, const PairCost& pair);
  void charge_lacking(Prices01& prices, const PairCost& pair);
  void charge_beyond(Prices01& prices, const PairCost& pair);
  void further(int a, int b, int gap, Literal told);
  void charge_stretches(Prices01& prices, int limit, Cost price);
  void charge_idle(Prices01& prices, Cost price);

  const GridModel& model_;
  const Node& root_;
  Node told_;  // within which all days lie by now
  ClauseBox& box_;
  std::vector<Starts> starts_;
  std::vector<Literal> held_;
  std::vector<std::vector<Literal>> lasts_;  // family, length - shortest
  std::map<Pair, Literal> before_;
  std::map<Pair, int> certain_gap_;  // pairs that are surely apart
  // Of pairs whose gap depends on their rooms: by gap the rooms, until they are told.
  std::map<Pair, std::map<int, std::vector<std::pair<std::size_t, std::size_t>>>> open_gaps_;
  Layout day_;
  int packed_ = 0;  // kinds of sums that were told
  std::vector<std::vector<Literal>> rooms_;
  std::map<int, Literal> begun_;
  std::map<int, Literal> not_over_;
};

}  // namespace samling::timetable::agenda
