#include "grouping/set_partitioning/star_search.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace samling::grouping::set_partitioning {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

// Sum of the `count` (at most 5) largest of some numbers.
class Largest {
 public:
  explicit Largest(int count) : count_(count) { top_.fill(never); }
  void add(double x) {
    for (int k = 0; k < count_; ++k) {
      if (x > top_[static_cast<std::size_t>(k)]) std::swap(x, top_[static_cast<std::size_t>(k)]);
    }
  }
  [[nodiscard]] double sum(int count) const {
    double sum = 0.0;
    for (int k = 0; k < count; ++k) sum += top_[static_cast<std::size_t>(k)];
    return sum;
  }

 private:
  int count_;
  std::array<double, most_members> top_{};
};

}  // namespace

StarSearch::StarSearch(const Instance& instance, const Duals& duals, const CutCharges& charges, double threshold,
                       const PricingLimits& limits, const Stopper& stopper)
    : instance_(instance),
      duals_(duals),
      charges_(charges),
      threshold_(threshold),
      limits_(limits),
      stopper_(stopper),
      costs_(instance.pair_costs().used()),
      charged_(static_cast<std::size_t>(instance.size())),
      own_(static_cast<std::size_t>(instance.size())),
      charge_row_(static_cast<std::size_t>(instance.size()), 0.0) {}

// What a cut charges at the least, as a sum over pairs: with p = 1/2 floor(j / 2) for j of its units, which a third of
// each of the j (j - 1) / 2 pairs does not exceed up to 4, and a fifth up to 6. With p = (2/3, 1/3, 1/3, 1/3) a third
// of each pair with the first. Of other cuts nothing is charged here.
void StarSearch::charge_pairs(int members) {
  for (auto& list : charged_) list.clear();
  for (const auto& [cut, price] : charges_.charged()) {
    const bool halves = cut.divisor == 2;
    if (!halves && !(cut.divisor == 3 && cut.size == 4)) continue;
    const int most = std::min<int>(members, cut.size);
    const double part = halves && most > 4 ? price / 5.0 : price / 3.0;
    for (std::size_t i = 0; i < (halves ? cut.size : 1U); ++i) {
      for (std::size_t j = i + 1; j < cut.size; ++j) {
        charged_[cut.units[i]].emplace_back(cut.units[j], part);
        charged_[cut.units[j]].emplace_back(cut.units[i], part);
      }
    }
  }
}

bool StarSearch::run(const std::function<void(const Column&)>& visit) {
  visit_ = &visit;
  int lightest = instance_.sizes().max;
  int heaviest = 1;
  for (int u = 0; u < instance_.size(); ++u) {
    lightest = std::min(lightest, instance_.weight(u));
    heaviest = std::max(heaviest, instance_.weight(u));
  }
  for (int weight = instance_.sizes().min; weight <= instance_.sizes().max; ++weight) {
    for (int members = (weight + heaviest - 1) / heaviest; members * lightest <= weight; ++members) {
      if (!search(weight, members)) return false;
    }
  }
  return true;
}

bool StarSearch::search(int weight, int members) {
  weight_ = weight;
  members_ = members;
  factor_ = instance_.value(weight, 1.0);
  charge_pairs(members);
  double largest = std::abs(factor_) * instance_.affinity().cwiseAbs().maxCoeff() + std::abs(duals_.count);
  for (int u = 0; u < instance_.size(); ++u) {
    const auto i = static_cast<std::size_t>(u);
    own_[i] = factor_ * instance_.inner(u) - instance_.pair_costs().own(u) - duals_.unit[i];
    largest = std::max(largest, std::abs(own_[i]));
  }
  rounding_ = 1e-11 * largest;
  needed_ = threshold_ + duals_.count - rounding_;
  star_needed_ = 2.0 * needed_ / members - rounding_;
  for (int u = 0; u < instance_.size(); ++u) {
    if (u % 16 == 0 && stopper_.interrupted()) return false;
    if (members == 1) {
      visit_single(u);
      continue;
    }
    root_ = u;
    gather_companions(u);
    if (static_cast<int>(companions_.size()) < members - 1) continue;
    gather_pairs();
    if (!grow(0, 0, 0.0, 0.0)) return false;
  }
  return true;
}

void StarSearch::visit_single(int unit) {
  if (instance_.weight(unit) != weight_ || own_[static_cast<std::size_t>(unit)] < needed_) return;
  root_ = unit;
  look_at_group(0.0);
}

double StarSearch::pair(int u, int v) const {
  const double owns = own_[static_cast<std::size_t>(u)] + own_[static_cast<std::size_t>(v)];
  const double cost = costs_ ? instance_.pair_costs().between(u, v) : 0.0;
  return factor_ * instance_.affinity()(v, u) - cost + owns / (members_ - 1);
}

// The companions that can be in a star large enough at the root, best first.
void StarSearch::gather_companions(int root) {
  companions_.clear();
  const auto& charged = charged_[static_cast<std::size_t>(root)];
  for (const auto& [v, price] : charged) charge_row_[static_cast<std::size_t>(v)] += price;
  Largest largest(members_ - 2);
  for (int v = 0; v < instance_.size(); ++v) {
    if (v == root || instance_.together(v, root) == Together::no) continue;
    const double b = pair(root, v) - charge_row_[static_cast<std::size_t>(v)];
    largest.add(b);
    companions_.push_back({v, b});
  }
  for (const auto& [v, price] : charged) charge_row_[static_cast<std::size_t>(v)] = 0.0;
  steps_ += instance_.size();
  const double least = star_needed_ - largest.sum(members_ - 2);
  std::erase_if(companions_, [&](const Companion& c) { return !(c.b >= least); });
  std::sort(companions_.begin(), companions_.end(),
            [](const Companion& a, const Companion& b) { return a.b != b.b ? a.b > b.b : a.unit < b.unit; });
  if (limits_.companions > 0 && static_cast<int>(companions_.size()) > limits_.companions) {
    companions_.resize(static_cast<std::size_t>(limits_.companions));
  }
}

void StarSearch::gather_pairs() {
  const std::size_t count = companions_.size();
  pairs_.resize(count * count);
  best_pair_.assign(count, never);
  for (std::size_t i = 0; i < count; ++i) {
    const int u = companions_[i].unit;
    const auto& charged = charged_[static_cast<std::size_t>(u)];
    for (const auto& [v, price] : charged) charge_row_[static_cast<std::size_t>(v)] += price;
    for (std::size_t j = 0; j < count; ++j) {
      const int v = companions_[j].unit;
      const bool apart = i == j || instance_.together(v, u) == Together::no;
      const double b = apart ? never : pair(u, v) - charge_row_[static_cast<std::size_t>(v)];
      pairs_[i * count + j] = b;
      best_pair_[i] = std::max(best_pair_[i], b);
    }
    for (const auto& [v, price] : charged) charge_row_[static_cast<std::size_t>(v)] = 0.0;
  }
  steps_ += static_cast<std::int64_t>(count * count);
  for (auto& sums : sums_) sums.resize(count);
  for (std::size_t i = 0; i < count; ++i) sums_[0][i] = companions_[i].b;
}

// Adds companions from `from` on. `star`: of the root so far; `total`: of all pairs so far.
bool StarSearch::grow(int depth, std::size_t from, double star, double total) {
  const int missing = members_ - 1 - depth;
  if (missing == 0) {
    look_at_group(star);
    return true;
  }
  const std::size_t count = companions_.size();
  const std::vector<double>& sums = sums_[static_cast<std::size_t>(depth)];
  steps_ += static_cast<std::int64_t>(count - from);
  if (steps_ > limits_.steps) return false;
  const double half = (missing - 1) / 2.0;
  const auto promise = [&](std::size_t i) { return half > 0.0 ? sums[i] + half * best_pair_[i] : sums[i]; };
  double others = 0.0;
  if (missing > 1) {
    Largest largest(missing - 1);
    for (std::size_t i = from; i < count; ++i) largest.add(promise(i));
    others = largest.sum(missing - 1);
  }
  for (std::size_t i = from; i + static_cast<std::size_t>(missing) <= count; ++i) {
    if (star + missing * companions_[i].b < star_needed_) return true;
    if (!(total + promise(i) + others >= needed_)) continue;
    chosen_[static_cast<std::size_t>(depth)] = i;
    if (missing > 1) {
      std::vector<double>& next = sums_[static_cast<std::size_t>(depth) + 1];
      const double* row = pairs_.data() + i * count;
      for (std::size_t j = i + 1; j < count; ++j) next[j] = sums[j] + row[j];
    }
    if (!grow(depth + 1, i + 1, star + companions_[i].b, total + sums[i])) return false;
  }
  return true;
}

// Found at another member when that has the larger star.
void StarSearch::look_at_group(double star) {
  const auto others = static_cast<std::size_t>(members_ - 1);
  const std::size_t count = companions_.size();
  for (std::size_t k = 0; k < others; ++k) {
    double sum = companions_[chosen_[k]].b;
    for (std::size_t l = 0; l < others; ++l) {
      if (l != k) sum += pairs_[chosen_[k] * count + chosen_[l]];
    }
    if (sum > star + rounding_ && limits_.companions == 0) return;
  }
  std::vector<int> units{root_};
  for (std::size_t k = 0; k < others; ++k) units.push_back(companions_[chosen_[k]].unit);
  int weight = 0;
  long people = 0;
  for (const int u : units) {
    weight += instance_.weight(u);
    people += instance_.people(u);
  }
  if (weight != weight_ || people < instance_.people_min() || people > instance_.people_max()) return;
  if (instance_.has_group_rules() && !instance_.keeps_group_rules(units)) return;
  (*visit_)(make_column(instance_, std::move(units)));
}

}  // namespace samling::grouping::set_partitioning
