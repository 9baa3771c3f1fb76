// Cuts on five units with multipliers that give facets of small set-partitioning polytopes (Pecin, Pessoa, Poggi, Uchoa
// and Santos 2017, doi:10.1016/j.orl.2017.02.006). Strategy: from three units that nearly break a cut, two more are
// added where they give most; then units are replaced by ones beside the set, and change places, while that breaks the
// cut more.
#include <algorithm>
#include <array>
#include <set>

#include "grouping/set_partitioning/support.hpp"

namespace samling::grouping::set_partitioning {
namespace {

struct Multipliers {
  std::array<int, 5> factors;
  int divisor;
};
constexpr std::array<Multipliers, 5> multipliers{
    {{{1, 1, 1, 1, 1}, 3}, {{2, 2, 1, 1, 1}, 4}, {{3, 2, 2, 1, 1}, 5}, {{2, 2, 1, 1, 1}, 3}, {{3, 3, 2, 2, 1}, 4}}};
constexpr int most_steps = 12;

class FiveUnits {
 public:
  FiveUnits(const Support& support, const Multipliers& kind)
      : support_(support),
        kind_(kind),
        sums_(support.groups().size(), 0),
        factor_of_(static_cast<std::size_t>(support.units()), 0) {}

  void begin(const std::vector<int>& three) {
    for (int& unit : units_) {
      if (unit >= 0) move(unit, 0);
      unit = -1;
    }
    for (std::size_t k = 0; k < 3; ++k) {
      units_[k] = three[k];
      move(three[k], kind_.factors[k]);
    }
  }

  // False when there is nothing to add.
  bool fill() {
    for (std::size_t k = 3; k < units_.size(); ++k) {
      int best = -1;
      double most = -1.0;
      for (const int v : beside()) {
        const double gain = change(v, kind_.factors[k]);
        if (gain > most) {
          most = gain;
          best = v;
        }
      }
      if (best < 0) return false;
      units_[k] = best;
      move(best, kind_.factors[k]);
    }
    return true;
  }

  void climb() {
    for (int step = 0; step < most_steps && (replace_best() || trade_best()); ++step) continue;
  }

  [[nodiscard]] double value() const { return value_; }
  [[nodiscard]] const std::array<int, 5>& units() const { return units_; }

 private:
  // What the left side gains when the factor of a unit becomes another.
  [[nodiscard]] double change(int u, int factor) const {
    const int more = factor - factor_of_[static_cast<std::size_t>(u)];
    double change = 0.0;
    for (const std::size_t s : support_.groups_of(u)) {
      const int steps = (sums_[s] + more) / kind_.divisor - sums_[s] / kind_.divisor;
      if (steps != 0) change += steps * support_.groups()[s].value;
    }
    return change;
  }

  void move(int u, int factor) {
    value_ += change(u, factor);
    int& now = factor_of_[static_cast<std::size_t>(u)];
    for (const std::size_t s : support_.groups_of(u)) sums_[s] += factor - now;
    now = factor;
  }

  [[nodiscard]] std::vector<int> beside() const {
    std::vector<int> list;
    for (const int u : units_) {
      if (u < 0) continue;
      for (const Support::Meet& m : support_.met(u)) {
        if (factor_of_[static_cast<std::size_t>(m.unit)] == 0) list.push_back(m.unit);
      }
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
  }

  bool replace_best() {
    const std::vector<int> candidates = beside();
    double most = 1e-6;
    std::size_t place = units_.size();
    int best = -1;
    for (std::size_t k = 0; k < units_.size(); ++k) {
      const double loss = change(units_[k], 0);
      move(units_[k], 0);
      for (const int v : candidates) {
        const double gain = loss + change(v, kind_.factors[k]);
        if (gain <= most) continue;
        most = gain;
        place = k;
        best = v;
      }
      move(units_[k], kind_.factors[k]);
    }
    if (best < 0) return false;
    move(units_[place], 0);
    move(best, kind_.factors[place]);
    units_[place] = best;
    return true;
  }

  bool trade_best() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      for (std::size_t j = i + 1; j < units_.size(); ++j) {
        if (kind_.factors[i] == kind_.factors[j]) continue;
        const double before = value_;
        trade(i, j);
        if (value_ > before + 1e-6) return true;
        trade(i, j);
      }
    }
    return false;
  }

  void trade(std::size_t i, std::size_t j) {
    std::swap(units_[i], units_[j]);
    move(units_[i], kind_.factors[i]);
    move(units_[j], kind_.factors[j]);
  }

  const Support& support_;
  const Multipliers& kind_;
  std::vector<int> sums_;
  std::vector<int> factor_of_;
  std::array<int, 5> units_{-1, -1, -1, -1, -1};
  double value_ = 0.0;
};

}  // namespace

void climb_to_five(const Support& support, const std::vector<std::vector<int>>& beginnings, double least,
                   std::vector<Violation>& found) {
  std::set<Cut> seen;
  for (const Multipliers& kind : multipliers) {
    FiveUnits set(support, kind);
    for (const auto& beginning : beginnings) {
      set.begin(beginning);
      if (!set.fill()) continue;
      set.climb();
      std::vector<std::pair<int, int>> rows;
      for (std::size_t k = 0; k < 5; ++k) rows.emplace_back(set.units()[k], kind.factors[k]);
      const Cut cut = make_cut(rows, kind.divisor);
      const double amount = set.value() - cut.limit;
      if (amount > least && seen.insert(cut).second) found.push_back({cut, amount});
    }
  }
}

}  // namespace samling::grouping::set_partitioning
