// timetable/agenda/worthwhile.hpp: where days that cost less than the best so far can still lie.
//
// The root of the search, priced again whenever a better day is known: what the bound of the time-indexed formulation
// (price_bound.hpp) shows to cost as much as the best day is taken away (reduced cost fixing), for clauses as for the
// tree. Of partial days that leave out no more than a sum P of priorities, every priority has a price per unit, and a
// day is charged for P in advance: days that leave out P cost what they cost.
#pragma once

#include <memory>
#include <optional>

#include "samling/core/limits.hpp"
#include "timetable/agenda/price_bound.hpp"
#include "timetable/agenda/propagator.hpp"

namespace samling::timetable::agenda {

class WorthwhileDays {
 public:
  /// `may_leave_out`: the sum of priorities of what must be held and may be left out; nothing: none may.
  WorthwhileDays(const GridModel& model, std::optional<Cost> may_leave_out, Cost first_cutoff, const Stopper& stopper);
  /// False: no day costs less than `cutoff`.
  [[nodiscard]] bool narrow(Cost cutoff, int rounds);
  /// All days that cost less than the last cutoff are within it.
  [[nodiscard]] const Node& node() const { return node_; }
  /// No day (within the leave) costs less than this, nor than the cutoff it was found with.
  [[nodiscard]] Cost bound() const { return bound_; }

 private:
  [[nodiscard]] bool keep_budget(bool& changed);
  [[nodiscard]] bool settle(Cost cutoff, int rounds, bool& pruned);
  [[nodiscard]] bool probe(Cost cutoff);

  GridModel model_;
  const Stopper& stopper_;
  std::optional<Cost> may_leave_out_;
  std::vector<Cost> owed_;  // by item, of a partial day: its priority
  Cost in_advance_ = 0;
  std::unique_ptr<Propagator> propagator_;
  std::unique_ptr<PriceBound> pricing_;
  Prices prices_;
  Node node_;
  Cost bound_;
  Cost latest_ = 0;         // bound of the last node priced
  Cost probed_ = no_price;  // the cutoff of the last probe
};

}  // namespace samling::timetable::agenda
