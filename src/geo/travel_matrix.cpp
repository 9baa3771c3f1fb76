#include "samling/geo/travel_matrix.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "samling/core/issue.hpp"

namespace samling::geo {
namespace {

constexpr std::size_t cells_reported = 100;
constexpr double beyond_all_travel = 100'000.0;  // minutes (69 days) or km (more than twice round the earth)

Eigen::Index at(PlaceId place) {
  return place.value();
}

std::string shape(Eigen::Index rows, Eigen::Index columns) {
  return fmt::format("{} x {}", rows, columns);
}

/// Collects what is wrong with the parts of a matrix.
class Examination {
 public:
  explicit Examination(const std::vector<std::string>& places) : places_(places) {}

  void shape_of(const char* field, Eigen::Index rows, Eigen::Index columns, bool may_be_unknown) {
    const auto n = static_cast<Eigen::Index>(places_.size());
    if ((rows == n && columns == n) || (may_be_unknown && rows == 0 && columns == 0)) return;
    issues_.push_back({.rule = "matrix_shape",
                       .field = field,
                       .value = shape(rows, columns),
                       .message = fmt::format("should be {} for {} places", shape(n, n), n)});
  }

  void cells(const char* field, const Eigen::MatrixXd& table) {
    std::size_t broken = 0;
    for (Eigen::Index i = 0; i < table.rows(); ++i) {
      for (Eigen::Index j = 0; j < table.cols(); ++j) {
        const char* trouble = trouble_with(table(i, j), i == j);
        if (trouble == nullptr || ++broken > cells_reported) continue;
        issues_.push_back({.rule = "matrix_cell",
                           .field = fmt::format("{}/{}/{}", field, i, j),
                           .value = fmt::format("{}", table(i, j)),
                           .message = fmt::format("from {} to {}: {}", name(i), name(j), trouble)});
      }
    }
    if (broken <= cells_reported) return;
    issues_.push_back({.rule = "matrix_cell",
                       .field = field,
                       .message = fmt::format("{} more cells are wrong", broken - cells_reported)});
  }

  void add(std::vector<Issue> issues) { issues_.insert(issues_.end(), issues.begin(), issues.end()); }

  void finish() {
    if (!issues_.empty()) throw InvalidInput(std::move(issues_));
  }

 private:
  static const char* trouble_with(double figure, bool on_diagonal) {
    if (std::isnan(figure)) return nullptr;
    if (std::isinf(figure)) return "is infinite; a missing figure is NaN";
    if (figure < 0.0) return "is negative";
    if (figure > beyond_all_travel) return "is more than 100000";
    if (on_diagonal && figure > 0.0) return "a place is 0 from itself";
    return nullptr;
  }

  [[nodiscard]] std::string name(Eigen::Index row) const {
    const auto r = static_cast<std::size_t>(row);
    return r < places_.size() ? places_[r] : fmt::format("row {}", row);
  }

  const std::vector<std::string>& places_;
  std::vector<Issue> issues_;
};

std::optional<double> known(double figure) {
  return std::isnan(figure) ? std::nullopt : std::optional(figure);
}

}  // namespace

TravelMatrix::TravelMatrix(std::vector<std::string> places, Eigen::MatrixXd minutes, Eigen::MatrixXd kilometres,
                           EstimateMarks estimates)
    : places_(std::move(places)),
      minutes_(std::move(minutes)),
      kilometres_(std::move(kilometres)),
      estimates_(std::move(estimates)) {
  Examination examination(places_);
  examination.add(name_places());
  examination.shape_of("minutes", minutes_.rows(), minutes_.cols(), false);
  examination.shape_of("kilometres", kilometres_.rows(), kilometres_.cols(), true);
  examination.shape_of("estimates", estimates_.rows(), estimates_.cols(), true);
  examination.cells("minutes", minutes_);
  examination.cells("kilometres", kilometres_);
  examination.finish();
  minutes_.diagonal().setZero();
  if (kilometres_.size() > 0) kilometres_.diagonal().setZero();
  if (estimates_.size() > 0) estimates_ = (estimates_.array() != 0).cast<unsigned char>();
}

std::vector<Issue> TravelMatrix::name_places() {
  std::vector<Issue> issues;
  for (std::size_t row = 0; row < places_.size(); ++row) {
    const bool named = !places_[row].empty();
    if (named && row_of_.emplace(places_[row], PlaceId(row)).second) continue;
    issues.push_back({.rule = "place_name",
                      .field = fmt::format("places/{}", row),
                      .value = places_[row],
                      .message = named ? "this place is named twice" : "a place needs a name"});
  }
  return issues;
}

std::optional<PlaceId> TravelMatrix::find(std::string_view place) const {
  const auto found = row_of_.find(std::string(place));
  return found == row_of_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Minutes> TravelMatrix::minutes(PlaceId from, PlaceId to) const {
  assert(from.index() < size() && to.index() < size());
  if (!has_table()) return Minutes(kilometres(from, to)->count() / options_.speed_kmh * 60.0);
  const auto figure = known(minutes_(at(from), at(to)));
  return figure ? std::optional(Minutes(*figure)) : std::nullopt;
}

std::optional<Kilometres> TravelMatrix::kilometres(PlaceId from, PlaceId to) const {
  assert(from.index() < size() && to.index() < size());
  if (!has_table()) {
    const std::size_t less = std::min(from.index(), to.index());  // the same bits in both directions
    const std::size_t more = std::max(from.index(), to.index());
    const double air = less == more ? 0.0 : geodesic_distance(positions_[more], positions_[less]).count();
    return Kilometres::of(air * options_.detour);
  }
  if (kilometres_.size() == 0) return std::nullopt;
  const auto figure = known(kilometres_(at(from), at(to)));
  return figure ? std::optional(Kilometres::of(*figure)) : std::nullopt;
}

bool TravelMatrix::is_estimate(PlaceId from, PlaceId to) const {
  assert(from.index() < size() && to.index() < size());
  if (!has_table()) return from != to;
  return estimates_.size() > 0 && estimates_(at(from), at(to)) != 0;
}

bool TravelMatrix::has_estimates() const {
  return (!has_table() && size() > 1) || (estimates_.size() > 0 && (estimates_.array() != 0).any());
}

std::optional<Minutes> TravelMatrix::minutes_between(PlaceId a, PlaceId b) const {
  const auto there = minutes(a, b);
  const auto back = minutes(b, a);
  if (!there || !back) return std::nullopt;
  return std::max(*there, *back);
}

}  // namespace samling::geo
