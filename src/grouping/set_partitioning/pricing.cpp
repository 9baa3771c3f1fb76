#include "grouping/set_partitioning/pricing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "grouping/instance/enumerate.hpp"
#include "grouping/set_partitioning/star_search.hpp"

namespace samling::grouping::set_partitioning {
namespace {

constexpr std::size_t most_listed = 2'000'000;

std::optional<std::vector<Column>> list_groups(const Instance& instance) {
  std::vector<int> order(static_cast<std::size_t>(instance.size()));
  std::iota(order.begin(), order.end(), 0);
  std::vector<Column> list;
  const bool complete = enumerate_groups(instance, order, [&](const Candidate& candidate) {
    list.push_back(make_column(instance, candidate.units));
    return list.size() <= most_listed;
  });
  if (!complete) return std::nullopt;
  return list;
}

// What was found so far.
class PricedGroups {
 public:
  PricedGroups(int units, const Duals& duals, const CutCharges& charges, double threshold, std::size_t keep)
      : duals_(duals), charges_(charges), threshold_(threshold), keep_(keep) {
    answer_.excess.assign(static_cast<std::size_t>(units), 0.0);
    answer_.all_kept = true;
  }

  void look_at(const Column& column) {
    double reduced = column.value - row_prices(duals_, column.members());
    if (reduced <= threshold_) return;
    if (!charges_.empty()) reduced -= charges_(column.members());
    if (reduced <= threshold_) return;
    answer_.groups.push_back({column, reduced});
    for (const auto u : column.members()) {
      answer_.excess[u] = std::max(answer_.excess[u], reduced / static_cast<double>(column.size));
    }
    if (answer_.groups.size() >= 2 * keep_ + 1000) keep_the_best();
  }

  PricingAnswer finish(bool complete) {
    keep_the_best();
    answer_.complete = complete;
    return std::move(answer_);
  }

 private:
  static bool before(const Priced& a, const Priced& b) {
    if (a.reduced != b.reduced) return a.reduced > b.reduced;
    if (a.column.size != b.column.size) return a.column.size < b.column.size;
    return a.column.units < b.column.units;
  }

  void keep_the_best() {
    auto& groups = answer_.groups;
    std::sort(groups.begin(), groups.end(), before);
    const auto same = [](const Priced& a, const Priced& b) {
      return a.column.size == b.column.size && a.column.units == b.column.units;
    };
    groups.erase(std::unique(groups.begin(), groups.end(), same), groups.end());
    if (groups.size() <= keep_) return;
    groups.resize(keep_);
    answer_.all_kept = false;
  }

  const Duals& duals_;
  const CutCharges& charges_;
  double threshold_;
  std::size_t keep_;
  PricingAnswer answer_;
};

}  // namespace

Pricer::Pricer(const Instance& instance) : instance_(instance), pairwise_(value_is_bounded_by_pairs(instance)) {
  if (!pairwise_) list_ = list_groups(instance);
}

PricingAnswer Pricer::price(const std::vector<Cut>& cuts, const Duals& duals, double threshold,
                            const PricingLimits& limits, const Stopper& stopper) const {
  const CutCharges charges(instance_.size(), cuts, duals.cuts);
  PricedGroups found(instance_.size(), duals, charges, threshold, limits.keep);
  if (!pairwise_) {
    if (!list_) return found.finish(false);
    for (const Column& column : *list_) found.look_at(column);
    return found.finish(true);
  }
  StarSearch search(instance_, duals, charges, threshold, limits, stopper);
  const bool complete = search.run([&](const Column& column) { found.look_at(column); });
  return found.finish(complete && limits.companions == 0);
}

}  // namespace samling::grouping::set_partitioning
