#include "grouping/large_groups/model.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "grouping/group_limits.hpp"
#include "grouping/instance/units.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t row_multiple = 16;       // whole vectors, so that loops have no remainder
constexpr double largest_sum = 268'435'456.0;  // 2^28: four such sums still fit 32 bits
constexpr double price_ratio = 8.0;            // a price of so many largest sums outweighs all affinities alike

// Entries of the group limits that the pinned groups leave: each pin takes the tightest it fits and that is free, as
// long as all pins have one.
std::vector<GroupLimits> entries_left(const GroupingProblem& problem) {
  std::vector<GroupLimits> entries = problem.rules().group_limits;
  std::vector<GroupTotals> pins;
  for (const Members& pin : units_of(problem).pinned) pins.push_back(totals_of(problem, pin));
  std::vector<int> taken = matched_entries(problem, pins);
  const auto width = [&](int entry) {
    const SizeRange& sizes = entries[static_cast<std::size_t>(entry)].sizes;
    return sizes.max - sizes.min;
  };
  for (std::size_t p = 0; p < pins.size(); ++p) {
    for (int entry = 0; entry < static_cast<int>(entries.size()); ++entry) {
      const bool free = std::find(taken.begin(), taken.end(), entry) == taken.end();
      const bool fits = within_entry(problem, entries[static_cast<std::size_t>(entry)], pins[p]);
      if (free && fits && taken[p] >= 0 && width(entry) < width(taken[p])) taken[p] = entry;
    }
  }
  std::sort(taken.rbegin(), taken.rend());
  for (const int entry : taken) {
    if (entry >= 0) entries.erase(entries.begin() + entry);
  }
  return entries;
}

bool whole(const Eigen::MatrixXd& values, double quanta) {
  const auto scaled = values.array() * quanta;
  return ((scaled - scaled.round()).abs() <= 1e-6).all();
}

}  // namespace

LargeModel::LargeModel(const Instance& instance)
    : instance_(&instance),
      units_(instance.size()),
      stride_((static_cast<std::size_t>(instance.size()) + row_multiple - 1) / row_multiple * row_multiple),
      mean_(instance.value(3, 1.0) != instance.value(2, 1.0)) {
  choose_limits();
  most_out_ = std::max(0, instance.most_unplaced().value_or(instance.total_weight()));
  for (int u = 0; u < units_; ++u) {
    weight_.push_back(instance.weight(u));
    people_.push_back(instance.people(u));
    equal_weights_ = equal_weights_ && instance.weight(u) == instance.weight(0);
  }
  const bool people_count = std::any_of(limits_.begin(), limits_.end(), [&](const SlotLimits& limits) {
    return limits.least_people > 0 || limits.most_people < std::accumulate(people_.begin(), people_.end(), 0L);
  });
  free_swaps_ = equal_weights_ && !people_count && instance.all_compatible() && !instance.has_group_rules();
  choose_quantum();
  fill();
}

void LargeModel::choose_limits() {
  const SizeRange sizes = instance_->sizes();
  const SlotLimits common{sizes.min, sizes.max, instance_->people_min(), instance_->people_max()};
  limits_.assign(at(*instance_->groups()), common);
  const GroupingProblem& problem = instance_->problem();
  if (problem.rules().group_limits.empty()) return;
  const std::vector<GroupLimits> entries = entries_left(problem);
  const bool people_count = problem.rules().people && problem.rules().grades.people.grade == Grade::forbid;
  for (std::size_t s = 0; s < std::min(limits_.size(), entries.size()); ++s) {
    limits_[s].least = entries[s].sizes.min;
    limits_[s].most = entries[s].sizes.max;
    if (!people_count) continue;
    limits_[s].least_people = entries[s].people.min;
    limits_[s].most_people = entries[s].people.max;
  }
}

// The largest sum is that of one unit to the best-filled group, or the whole of a unit's row if that is less.
void LargeModel::choose_quantum() {
  int most = 0;
  for (const SlotLimits& limits : limits_) most = std::max(most, limits.most);
  double sum = 1e-12;
  std::vector<double> values(at(units_));
  for (int u = 0; u < units_; ++u) {
    for (int v = 0; v < units_; ++v) values[at(v)] = std::abs(instance_->affinity()(u, v));
    const auto count = std::min(at(most), values.size());
    std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count), values.end(),
                      std::greater<>());
    const double row = std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count), 0.0);
    sum = std::max(sum, row + std::abs(instance_->inner(u)));
  }
  double price = 0.0;
  for (int u = 0; u < units_; ++u) price = std::max(price, std::min(instance_->price(u), price_ratio * sum));
  const double most_quanta = largest_sum / std::max(sum, price / 2.0);
  for (quanta_ = 1.0; quanta_ * 10.0 <= most_quanta && !whole(instance_->affinity(), quanta_);) quanta_ *= 10.0;
  if (quanta_ > most_quanta || !whole(instance_->affinity(), quanta_)) {
    quanta_ = std::exp2(std::floor(std::log2(most_quanta)));
  }
  price_.resize(at(units_));
  for (int u = 0; u < units_; ++u) {
    price_[at(u)] = static_cast<std::int32_t>(std::lround(std::min(instance_->price(u), price_ratio * sum) * quanta_));
  }
}

void LargeModel::fill() {
  affinity_.assign(at(units_) * stride_, 0);
  inner_.assign(stride_, 0);
  for (int u = 0; u < units_; ++u) {
    inner_[at(u)] = static_cast<std::int32_t>(std::lround(instance_->inner(u) * quanta_));
    for (int v = 0; v < units_; ++v) {
      if (u == v) continue;
      affinity_[at(u) * stride_ + at(v)] =
          static_cast<std::int32_t>(std::lround(instance_->affinity()(u, v) * quanta_));
    }
  }
}

}  // namespace samling::grouping
