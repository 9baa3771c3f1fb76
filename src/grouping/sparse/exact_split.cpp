#include "grouping/sparse/exact_split.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <utility>

namespace samling::grouping {
namespace {

std::size_t first_of(UnitSet set) {
  return static_cast<std::size_t>(std::countr_zero(set));
}

template <class Visit>
void for_each_unit(UnitSet set, const Visit& visit) {
  for (; set != 0; set &= set - 1) visit(first_of(set));
}

}  // namespace

ExactSplit::ExactSplit(std::vector<double> leaving, double to_beat, std::int64_t most_nodes)
    : leaving_(std::move(leaving)), options_(leaving_.size()), best_(to_beat), nodes_left_(most_nodes) {
  assert(!leaving_.empty() && leaving_.size() <= 64);
  for (std::size_t k = 0; k < leaving_.size(); ++k) {
    options_[k].push_back({.slack = leaving_[k], .set = UnitSet{1} << k});
  }
}

void ExactSplit::add(const Option& option) {
  options_[first_of(option.set)].push_back(option);
}

bool ExactSplit::run() {
  const UnitSet all = leaving_.size() == 64 ? ~UnitSet{0} : (UnitSet{1} << leaving_.size()) - 1;
  const double least = settle_least();
  search(all, 0.0, least);
  return !chosen_.empty();
}

// A unit loses at least its part of the slack of the option in which that part is least.
double ExactSplit::settle_least() {
  std::vector<double> least = leaving_;
  for (const auto& of_unit : options_) {
    for (const Option& option : of_unit) {
      const double part = option.slack / std::popcount(option.set);
      for_each_unit(option.set, [&](std::size_t k) { least[k] = std::min(least[k], part); });
    }
  }
  for (auto& of_unit : options_) {
    for (Option& option : of_unit) {
      option.least = 0.0;
      for_each_unit(option.set, [&](std::size_t k) { option.least += least[k]; });
    }
    std::stable_sort(of_unit.begin(), of_unit.end(),
                     [](const Option& a, const Option& b) { return a.slack - a.least < b.slack - b.least; });
  }
  double sum = 0.0;
  for (const double part : least) sum += part;
  return sum;
}

void ExactSplit::search(UnitSet remaining, double slack, double least) {
  if (remaining == 0) {
    best_ = slack;
    chosen_ = path_;
    return;
  }
  if (--nodes_left_ < 0) return;
  for (const Option& option : options_[first_of(remaining)]) {
    if (slack + option.slack + least - option.least >= best_) break;
    if ((option.set & ~remaining) != 0) continue;
    path_.push_back(option);
    search(remaining & ~option.set, slack + option.slack, least - option.least);
    path_.pop_back();
  }
}

}  // namespace samling::grouping
