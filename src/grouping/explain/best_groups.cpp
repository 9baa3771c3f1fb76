// The best admissible groups by themselves: branch and bound over units.
#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "grouping/instance/instance.hpp"
#include "grouping/instance/units.hpp"
#include "grouping/pair_rules.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::grouping {
namespace {

constexpr long most_looked_at = 5'000'000;

bool better(const RankedGroup& a, const RankedGroup& b) {
  return a.score != b.score ? a.score > b.score : a.members < b.members;
}

// The best admissible groups of one instance. Strategy: depth-first over units in order, for each size by itself; a
// branch is cut when even the best companions that are left, with the best affinity of all among themselves, cannot
// reach the worst group kept.
class BestGroups {
 public:
  BestGroups(const Instance& instance, std::size_t count) : instance_(instance), count_(count) {
    for (int u = 0; u < instance.size(); ++u) {
      for (int v = 0; v < u; ++v) {
        if (instance.together(u, v) == Together::no) continue;
        const double per_pair = instance.affinity()(u, v) / (instance.weight(u) * instance.weight(v));
        best_pair_ = std::max(best_pair_, per_pair);
      }
      if (instance.weight(u) > 1) {
        best_pair_ = std::max(best_pair_, instance.inner(u) / (instance.weight(u) * (instance.weight(u) - 1) / 2.0));
      }
    }
  }

  // Groups that contain `root` and otherwise units of `others`.
  void add_groups_of(int root, const std::vector<int>& others) {
    for (int size = instance_.sizes().min; size <= instance_.sizes().max; ++size) {
      size_ = size;
      grow(root, others, 0, 0, 0.0);
    }
  }

  std::vector<RankedGroup> ranked() && {
    std::sort(kept_.begin(), kept_.end(), better);
    return std::move(kept_);
  }

 private:
  void grow(int u, const std::vector<int>& candidates, int weight, long people, double pair_sum) {
    weight += instance_.weight(u);
    people += instance_.people(u);
    if (weight > size_ || people > instance_.people_max()) return;
    pair_sum += instance_.inner(u);
    for (const int v : units_) pair_sum += instance_.affinity()(u, v);
    count_one();
    units_.push_back(u);
    if (instance_.may_grow(units_)) {
      if (weight == size_) {
        if (people >= instance_.people_min() && instance_.keeps_group_rules(units_)) keep(weight, pair_sum);
      } else {
        extend(u, candidates, weight, people, pair_sum);
      }
    }
    units_.pop_back();
  }

  void extend(int u, const std::vector<int>& candidates, int weight, long people, double pair_sum) {
    std::vector<int> fitting;
    std::vector<double> links;  // to the units there are, per municipality
    for (const int v : candidates) {
      if (instance_.together(u, v) == Together::no || weight + instance_.weight(v) > size_) continue;
      double link = 0.0;
      for (const int w : units_) link += instance_.affinity()(v, w);
      fitting.push_back(v);
      links.push_back(link / instance_.weight(v));
    }
    // best_behind[k]: at most this much from the links of those from k on that would fill the group.
    for (std::size_t k = 0; k < fitting.size(); ++k) {
      const int v = fitting[k];
      if (pair_sum + most_from(links, k, weight) < least_pair_sum()) continue;
      const std::vector<int> later(fitting.begin() + static_cast<std::ptrdiff_t>(k) + 1, fitting.end());
      grow(v, later, weight, people, pair_sum);
    }
  }

  // The most that filling the group with the k-th candidate and later ones can add to the pair sum.
  double most_from(const std::vector<double>& links, std::size_t k, int weight) const {
    const int missing = size_ - weight;
    std::vector<double> best(links.begin() + static_cast<std::ptrdiff_t>(k) + 1, links.end());
    const auto others = std::min(static_cast<std::size_t>(missing - 1), best.size());
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(others), best.end(), std::greater<>());
    double sum = links[k] + std::accumulate(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(others), 0.0);
    // A chain counts several times: whoever is missing is taken to be as good as the best.
    const double most_link = others > 0 ? std::max(links[k], best.front()) : links[k];
    if (has_chains()) sum = missing * most_link;
    return sum + missing * (missing - 1) / 2.0 * best_pair_;
  }

  bool has_chains() const { return !instance_.problem().rules().must_together.empty(); }

  // The pair sum a group of size_ needs to be kept.
  double least_pair_sum() const {
    if (kept_.size() < count_ || instance_.has_own_score()) return -std::numeric_limits<double>::infinity();
    const double worst = kept_.front().score;
    return worst / instance_.value(size_, 1.0) - instance_.significant();
  }

  void keep(int weight, double pair_sum) {
    RankedGroup group{{}, instance_.value(weight, pair_sum)};
    const bool bounded = !instance_.has_own_score();  // then costs only lower it
    if (bounded && kept_.size() == count_ && group.score < kept_.front().score - instance_.significant()) return;
    for (const int u : units_)
      group.members.insert(group.members.end(), instance_.unit(u).begin(), instance_.unit(u).end());
    std::sort(group.members.begin(), group.members.end());
    group.score = group_score(instance_.problem(), group.members);  // the same to the last bit as the judge's
    kept_.push_back(std::move(group));
    std::push_heap(kept_.begin(), kept_.end(), better);  // the worst kept is in front
    if (kept_.size() <= count_) return;
    std::pop_heap(kept_.begin(), kept_.end(), better);
    kept_.pop_back();
  }

  void count_one() {
    if (++looked_at_ <= most_looked_at) return;
    throw InvalidInput(Issue{.rule = "too_many_groups",
                             .field = "problem",
                             .value = fmt::format("{}", instance_.size()),
                             .message = fmt::format("has more than {} groups to look at", most_looked_at)});
  }

  const Instance& instance_;
  std::size_t count_;
  double best_pair_ = -std::numeric_limits<double>::infinity();
  int size_ = 0;
  long looked_at_ = 0;
  std::vector<int> units_;
  std::vector<RankedGroup> kept_;  // a heap, the worst in front
};

std::vector<RankedGroup> best_groups_with(const GroupingProblem& problem, std::size_t count,
                                          MunicipalityId containing) {
  Units units = units_of(problem);
  for (const Members& pin : units.pinned) {
    if (std::binary_search(pin.begin(), pin.end(), containing)) return {{pin, group_score(problem, pin)}};
  }
  const PairRules rules(problem);
  std::vector<Members> reachable;
  for (const Members& unit : units.free) {
    const bool own = std::binary_search(unit.begin(), unit.end(), containing);
    const bool meets = std::all_of(unit.begin(), unit.end(),
                                   [&](auto id) { return id == containing || rules.may_meet(containing, id); });
    if (own) {
      reachable.insert(reachable.begin(), unit);
    } else if (meets) {
      reachable.push_back(unit);
    }
  }
  const bool free =
      !reachable.empty() && std::binary_search(reachable.front().begin(), reachable.front().end(), containing);
  if (!free) return {};
  const Instance instance(problem, std::move(reachable), std::nullopt);
  std::vector<int> others(static_cast<std::size_t>(instance.size() - 1));
  std::iota(others.begin(), others.end(), 1);
  BestGroups best(instance, count);
  best.add_groups_of(0, others);
  return std::move(best).ranked();
}

}  // namespace

std::vector<RankedGroup> best_groups(const GroupingProblem& problem, std::size_t count,
                                     std::optional<MunicipalityId> containing) {
  if (count == 0) return {};
  if (containing) return best_groups_with(problem, count, *containing);
  Units units = units_of(problem);
  const Instance instance(problem, std::move(units.free), std::nullopt);
  BestGroups best(instance, count);
  for (int root = 0; root < instance.size(); ++root) {
    std::vector<int> others;
    for (int v = root + 1; v < instance.size(); ++v) {
      if (instance.together(root, v) != Together::no) others.push_back(v);
    }
    best.add_groups_of(root, others);
  }
  std::vector<RankedGroup> ranked = std::move(best).ranked();
  for (const Members& pin : units.pinned) ranked.push_back({pin, group_score(problem, pin)});
  std::sort(ranked.begin(), ranked.end(), better);
  if (ranked.size() > count) ranked.resize(count);
  return ranked;
}

}  // namespace samling::grouping
