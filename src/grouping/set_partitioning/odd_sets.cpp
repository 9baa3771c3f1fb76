// Cuts with p = 1/2 on larger odd sets S of units. The rows of S sum to |S|, so that
//
//   sum over g of floor(|g and S| / 2) x(g)  -  (|S| - 1) / 2  =  (1 - sum of s(u) over S - sum of x(g) over g with |g
//   and S| odd) / 2
//
// and the cut is broken when less than one group, in sum, holds an odd number of S (the blossom inequalities of
// matching, for groups). Strategy: from small sets on, the two units are added whose parity lowers that sum most, while
// it falls.
#include <algorithm>
#include <set>

#include "grouping/set_partitioning/support.hpp"

namespace samling::grouping::set_partitioning {
namespace {

class OddSet {
 public:
  explicit OddSet(const Support& support)
      : support_(support),
        odd_(support.groups().size(), false),
        inside_(static_cast<std::size_t>(support.units()), false) {}

  void begin(const std::vector<int>& units) {
    for (const int u : std::vector<int>(units_)) flip(u);
    for (const int u : units) flip(u);
  }

  /// What adding or removing a unit adds to the sum of odd groups.
  [[nodiscard]] double change(int u) const {
    double change = 0.0;
    for (const std::size_t s : support_.groups_of(u)) {
      const double value = support_.groups()[s].value;
      change += odd_[s] ? -value : value;
    }
    const double left_out = std::max(0.0, 1.0 - total(u));
    return change + (inside_[static_cast<std::size_t>(u)] ? -left_out : left_out);
  }

  void flip(int u) {
    sum_ += change(u);
    for (const std::size_t s : support_.groups_of(u)) odd_[s] = !odd_[s];
    const auto i = static_cast<std::size_t>(u);
    inside_[i] = !inside_[i];
    if (inside_[i]) {
      units_.push_back(u);
    } else {
      units_.erase(std::find(units_.begin(), units_.end(), u));
    }
  }

  [[nodiscard]] double sum() const { return sum_; }
  [[nodiscard]] const std::vector<int>& units() const { return units_; }

  /// The unit beside the set that adds least.
  [[nodiscard]] int best_beside() const {
    int best = -1;
    double least = 0.0;
    for (const int u : units_) {
      for (const Support::Meet& m : support_.met(u)) {
        if (inside_[static_cast<std::size_t>(m.unit)]) continue;
        const double adds = change(m.unit);
        if (best >= 0 && (adds > least || (adds == least && m.unit >= best))) continue;
        best = m.unit;
        least = adds;
      }
    }
    return best;
  }

 private:
  [[nodiscard]] double total(int u) const {
    double total = 0.0;
    for (const std::size_t s : support_.groups_of(u)) total += support_.groups()[s].value;
    return total;
  }

  const Support& support_;
  std::vector<bool> odd_;
  std::vector<bool> inside_;
  std::vector<int> units_;
  double sum_ = 0.0;
};

}  // namespace

void grow_odd_sets(const Support& support, const std::vector<std::vector<int>>& beginnings, double least,
                   std::vector<Violation>& found) {
  OddSet set(support);
  std::set<std::vector<int>> seen;
  for (const auto& beginning : beginnings) {
    set.begin(beginning);
    while (set.units().size() + 2 <= Cut::most_rows) {
      const double before = set.sum();
      const int first = set.best_beside();
      if (first < 0) break;
      set.flip(first);
      const int second = set.best_beside();
      if (second < 0) break;
      set.flip(second);
      if (set.sum() >= before - 1e-6 && set.units().size() > 5) break;
      if (1.0 - set.sum() <= 2.0 * least) continue;
      std::vector<int> units = set.units();
      std::sort(units.begin(), units.end());
      if (!seen.insert(units).second) continue;
      std::vector<std::pair<int, int>> rows;
      for (const int u : units) rows.emplace_back(u, 1);
      found.push_back({make_cut(rows, 2), (1.0 - set.sum()) / 2.0});
    }
  }
}

}  // namespace samling::grouping::set_partitioning
