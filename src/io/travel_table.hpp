// io/travel_table.hpp: tables of figures from outside, on their way to a TravelMatrix.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "io/issue_list.hpp"
#include "io/json_with_lines.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::io {

inline constexpr double missing_figure = std::numeric_limits<double>::quiet_NaN();
/// A table that is wrong in so many cells is wrong as a whole; the rest is not read.
inline constexpr std::size_t most_errors_in_a_table = 20;

/// Stops the reading of a table, with an issue, once it has too many errors.
class Patience {
 public:
  explicit Patience(const IssueList& issues) : issues_(issues), before_(issues.error_count()) {}
  [[nodiscard]] bool is_over() const { return issues_.error_count() >= before_ + most_errors_in_a_table; }

 private:
  const IssueList& issues_;
  std::size_t before_;
};

/// Names and shape of a table that comes without names.
struct TableSide {
  std::size_t count = 0;
  std::string called;  ///< "places", "origins"
};

/// A list of lists of numbers, null = missing, each divided by `divisor`. Another shape, another kind of value and
/// negative figures are issues.
[[nodiscard]] Eigen::MatrixXd read_figures(const JsonPlace& table, const TableSide& rows, const TableSide& columns,
                                           double divisor);

/// "3 rows for 4 places": an issue at `list` unless it has as many elements as the side.
[[nodiscard]] bool has_length(const JsonPlace& list, const TableSide& side, const std::string& element);

/// Issues for empty names and names given twice; `field` is "places", "origins".
void check_names(const std::vector<std::string>& names, const std::string& field, IssueList& issues);

/// The tables of a matrix, before it is one.
struct TravelTables {
  std::vector<std::string> places;
  Eigen::MatrixXd minutes;
  Eigen::MatrixXd kilometres;    ///< 0 x 0 when unknown.
  geo::EstimateMarks estimates;  ///< 0 x 0 when there are none.
};

/// Throws the issues, if there are errors. A place is 0 from itself, whatever the tables say: services and zone models
/// give the time within the place there.
[[nodiscard]] geo::TravelMatrix to_matrix(TravelTables tables, const IssueList& issues);

}  // namespace samling::io
