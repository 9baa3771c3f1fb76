#include <algorithm>

#include "grouping/rounds/finite_field.hpp"
#include "grouping/rounds/first_rounds.hpp"

namespace samling::grouping {
namespace {

// Number y of column j is unit j x q + y.
UnitRound round_of_slope(const FiniteField& field, int slope, int size) {
  const int q = field.size();
  UnitRound round;
  for (int y = 0; y < q; ++y) {
    std::vector<int> group;
    for (int j = 0; j < size; ++j) group.push_back(j * q + field.add(y, field.multiply(slope, j)));
    round.groups.push_back(std::move(group));
  }
  return round;
}

UnitRound round_of_columns(int units, int size) {
  UnitRound round;
  for (int u = 0; u < units; u += size) {
    std::vector<int> group;
    for (int k = 0; k < size; ++k) group.push_back(u + k);
    round.groups.push_back(std::move(group));
  }
  return round;
}

}  // namespace

std::optional<std::vector<UnitRound>> rounds_by_fields(const RoundsModel& model, int rounds) {
  const int units = model.size();
  const SizeRange sizes = model.problem->sizes();
  for (int size = sizes.min; size <= sizes.max; ++size) {
    if (units % size != 0) continue;
    const int groups = units / size;
    const int most = groups + (groups % size == 0 ? 1 : 0);
    if (model.free_groups().value_or(groups) != groups || size > groups || rounds > most || groups > 128) continue;
    const auto field = FiniteField::of(groups);
    if (!field) continue;
    std::vector<UnitRound> made;
    for (int slope = 0; slope < std::min(rounds, groups); ++slope) made.push_back(round_of_slope(*field, slope, size));
    if (rounds > groups) made.push_back(round_of_columns(units, size));
    return made;
  }
  return std::nullopt;
}

}  // namespace samling::grouping
