// timetable/rooms/mip.hpp: bounds from linear and integer programmes: the one place that knows Clp and Cbc.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "samling/core/limits.hpp"

namespace samling::timetable {

/// minimise cost x, row_lower <= A x <= row_upper, lower <= x <= upper; some columns whole. Columns are bounded on
/// both sides.
class MipModel {
 public:
  static constexpr double unlimited = 1e30;
  using Terms = std::vector<std::pair<int, double>>;

  [[nodiscard]] int add_column(double cost, double lower, double upper, bool whole);
  void add_cost(int column, double cost) { cost_[static_cast<std::size_t>(column)] += cost; }
  void add_row(double lower, const Terms& terms, double upper);

  [[nodiscard]] std::size_t columns() const { return cost_.size(); }
  [[nodiscard]] std::size_t rows() const { return row_lower_.size(); }

  /// At most the optimum of the linear programme without whole numbers: from Clp's prices, whatever they are worth, by
  /// weak duality (Neumaier and Shcherbina (2004), doi:10.1007/s10107-003-0433-3).
  [[nodiscard]] double linear_bound(const Stopper& stopper) const;

  /// What branch and bound (Cbc) can show.
  struct Search {
    double seconds = 10.0;         ///< Of CPU time; not repeatable when it is what stops the search.
    int nodes = 20'000;            ///< At most.
    std::optional<double> cutoff;  ///< Only solutions that cost less are of interest.
  };
  /// At most the optimum of the programme or the cutoff; to Cbc's tolerances.
  [[nodiscard]] double whole_bound(const Search& search, const Stopper& stopper) const;

 private:
  [[nodiscard]] double weak_dual(const std::vector<double>& prices) const;

  std::vector<double> cost_, lower_, upper_;
  std::vector<char> whole_;
  std::vector<double> row_lower_, row_upper_;
  std::vector<Terms> terms_;
};

}  // namespace samling::timetable
