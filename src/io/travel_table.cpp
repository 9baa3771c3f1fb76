#include "io/travel_table.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace samling::io {

bool has_length(const JsonPlace& list, const TableSide& side, const std::string& element) {
  const std::size_t length = list.elements().size();
  if (!list.is_array()) return false;  // said by elements()
  if (length == side.count) return true;
  list.error("matrix_shape", fmt::format("has {} {} for {} {}", length, element, side.count, side.called));
  return false;
}

Eigen::MatrixXd read_figures(const JsonPlace& table, const TableSide& rows, const TableSide& columns, double divisor) {
  Eigen::MatrixXd figures = Eigen::MatrixXd::Constant(static_cast<Eigen::Index>(rows.count),
                                                      static_cast<Eigen::Index>(columns.count), missing_figure);
  if (!has_length(table, rows, "rows")) return figures;
  constexpr double most = 100'000.0;  // minutes or kilometres, as geo::TravelMatrix has it
  const Patience patience(table.issues());
  Eigen::Index i = 0;
  for (const JsonPlace& row : table.elements()) {
    if (!row.exists()) {
      row.error("wrong_kind", "must be a list");
    } else if (has_length(row, columns, "columns")) {
      Eigen::Index j = 0;
      for (const JsonPlace& cell : row.elements()) {
        if (const auto figure = cell.number(not_negative)) {
          if (*figure / divisor > most) cell.error("out_of_range", fmt::format("is more than {}", most * divisor));
          figures(i, j) = *figure / divisor;
        }
        ++j;
      }
    }
    if (patience.is_over()) {
      row.error("too_many_errors", "the table has too many errors; the rows after this one are not read");
      break;
    }
    ++i;
  }
  return figures;
}

void check_names(const std::vector<std::string>& names, const std::string& field, IssueList& issues) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto complain = [&](const std::string& message) {
      issues.add(
          Issue{.rule = "place_name", .field = fmt::format("{}/{}", field, i), .value = names[i], .message = message});
    };
    if (names[i].empty()) complain("a place needs a name");
    if (!names[i].empty() && !seen.insert(names[i]).second) complain("this place is named twice");
  }
}

geo::TravelMatrix to_matrix(TravelTables tables, const IssueList& issues) {
  issues.throw_if_errors();
  tables.minutes.diagonal().setZero();
  if (tables.kilometres.size() > 0) tables.kilometres.diagonal().setZero();
  return {std::move(tables.places), std::move(tables.minutes), std::move(tables.kilometres),
          std::move(tables.estimates)};
}

}  // namespace samling::io
