// timetable/rooms/mip.hpp: bounds from linear and integer programmes: the one place that knows Clp and Cbc.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "samling/core/limits.hpp"

class OsiClpSolverInterface;

namespace samling::timetable {

/// minimise cost x, row_lower <= A x <= row_upper, lower <= x <= upper; some columns whole. Columns are bounded on
/// both sides.
class MipModel {
 public:
  static constexpr double unlimited = 1e30;
  using Terms = std::vector<std::pair<int, double>>;

  [[nodiscard]] int add_column(double cost, double lower, double upper, bool whole);
  void add_cost(int column, double cost) { cost_[static_cast<std::size_t>(column)] += cost; }
  /// False where the column may not have this value.
  [[nodiscard]] bool fix(int column, double value);
  void add_row(double lower, const Terms& terms, double upper);

  [[nodiscard]] std::size_t columns() const { return cost_.size(); }
  [[nodiscard]] std::size_t rows() const { return row_lower_.size(); }

  /// The linear programme without whole numbers.
  struct Linear {
    double bound = 0.0;          ///< At most its optimum.
    std::vector<double> prices;  ///< Of the rows; they prove the bound.
  };
  /// Work is simplex iterations times rows and columns: the same on every machine, some 20 million a CPU second.
  static constexpr double unlimited_work = 1e15;
  /// From Clp's prices, whatever they are worth, by weak duality (Neumaier and Shcherbina (2004),
  /// doi:10.1007/s10107-003-0433-3). A programme without solution has a bound of `enough` or more, if that can be
  /// shown.
  [[nodiscard]] Linear linear(const Stopper& stopper, double enough, double work = unlimited_work) const;
  /// Takes from the whole columns the values that no solution of a cost up to `most` has, as the prices show; how many
  /// columns were tightened.
  int tighten(const std::vector<double>& prices, double most);

  /// What branch and bound (Cbc) can show.
  struct Search {
    double seconds = 10.0;         ///< Of CPU time; not repeatable when it is what stops the search.
    int nodes = 20'000;            ///< At most.
    double work = unlimited_work;  ///< At most, roughly; half as much again for the first linear programme.
    std::optional<double> cutoff;  ///< Only solutions that cost less are of interest.
    bool heuristics = false;       ///< For a solution early, at the bound's expense.
  };
  struct Whole {
    double bound = -unlimited;  ///< At most the optimum or the cutoff; infinite: nothing is below it. To tolerances.
    std::optional<std::vector<double>> values;  ///< Of the columns, at the best solution that came along.
  };
  [[nodiscard]] Whole whole(const Search& search, const Stopper& stopper) const;

 private:
  // What the rows give at these prices, and what is left of each column's cost.
  struct Priced {
    long double rows = 0.0L;
    std::vector<long double> rest;
  };
  [[nodiscard]] int iterations(double work) const;
  void load(OsiClpSolverInterface& osi) const;
  [[nodiscard]] Priced priced(const std::vector<double>& prices) const;
  [[nodiscard]] double weak_dual(const std::vector<double>& prices) const;
  void improve_by_ray(const double* ray, double enough, Linear& linear) const;

  std::vector<double> cost_, lower_, upper_;
  std::vector<char> whole_;
  std::vector<double> row_lower_, row_upper_;
  std::vector<Terms> terms_;
};

}  // namespace samling::timetable
