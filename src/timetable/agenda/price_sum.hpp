// timetable/agenda/price_sum.hpp: how much is paid, counted in clauses.
//
// A tree: of two parts, a paid in one and b in the other make a + b (Joshi, Martins and Manquinho 2015,
// doi:10.1007/978-3-319-23219-5_15). For prices that make few different sums.
#pragma once

#include <map>
#include <optional>
#include <utility>

#include "timetable/agenda/clause_box.hpp"
#include "timetable/agenda/grid_model.hpp"

namespace samling::timetable::agenda {

class PriceSum {
 public:
  /// Sums of `most` or more are not told apart. Nothing when there are too many sums.
  [[nodiscard]] static std::optional<PriceSum> of(ClauseBox& box, const std::map<Literal, Cost>& prices, Cost most);
  /// Holds when as much is paid, or more; it may hold when less is. Precondition: sum <= most.
  [[nodiscard]] Literal at_least(Cost sum) const;

 private:
  using Sums = std::map<Cost, Literal>;
  PriceSum(Sums sums, Literal never) : sums_(std::move(sums)), never_(never) {}
  static Sums joined(ClauseBox& box, const Sums& a, const Sums& b, Cost most);

  Sums sums_;
  Literal never_;
};

}  // namespace samling::timetable::agenda
