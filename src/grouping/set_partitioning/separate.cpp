// Which subset-row cuts does a fractional solution break? Strategy: let f(u, v) be how much u and v meet in it. A cut
// on three units is broken when f of its pairs, less twice what all three share, is above 1, so at least two of the
// pairs meet. A cut with p = (2/3, 1/3, 1/3, 1/3) says that of the groups with the first and any of the others, and
// those with all the others, one can be chosen.
#include <algorithm>
#include <map>
#include <vector>

#include "grouping/set_partitioning/cuts.hpp"

namespace samling::grouping::set_partitioning {
namespace {

class Separator {
 public:
  Separator(int units, const std::vector<Share>& solution, double least)
      : solution_(solution),
        least_(least),
        groups_of_(static_cast<std::size_t>(units)),
        meets_(static_cast<std::size_t>(units)),
        stamp_(solution.size(), 0) {
    for (std::size_t s = 0; s < solution.size(); ++s) {
      for (const auto u : solution[s].column->members()) groups_of_[u].push_back(s);
    }
    std::vector<double> sum(static_cast<std::size_t>(units), 0.0);
    for (std::size_t u = 0; u < groups_of_.size(); ++u) {
      std::vector<int> met;
      for (const std::size_t s : groups_of_[u]) {
        for (const auto v : solution[s].column->members()) {
          if (v == u) continue;
          if (sum[v] == 0.0) met.push_back(v);
          sum[v] += solution[s].value;
        }
      }
      std::sort(met.begin(), met.end());
      for (const int v : met) {
        meets_[u].push_back({v, sum[static_cast<std::size_t>(v)]});
        sum[static_cast<std::size_t>(v)] = 0.0;
      }
    }
  }

  std::vector<Violation> run() {
    for (int u = 0; u < static_cast<int>(meets_.size()); ++u) look_at_triples(u);
    return std::move(found_);
  }

 private:
  struct Meet {
    int unit;
    double share;
  };

  [[nodiscard]] const std::vector<Meet>& met(int u) const { return meets_[static_cast<std::size_t>(u)]; }

  [[nodiscard]] double share(int u, int v) const {
    const auto& list = met(u);
    const auto at =
        std::lower_bound(list.begin(), list.end(), v, [](const Meet& m, int unit) { return m.unit < unit; });
    return at != list.end() && at->unit == v ? at->share : 0.0;
  }

  // Triples in which u meets both others; u is the lowest when the others meet too, so that each comes once.
  void look_at_triples(int u) {
    const auto& list = met(u);
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t j = i + 1; j < list.size(); ++j) {
        const int v = list[i].unit;
        const int w = list[j].unit;
        const double others = share(v, w);
        if (others > 0.0 && u > v) continue;
        if (list[i].share + list[j].share + others > 1.0 + least_) consider({{u, 1}, {v, 1}, {w, 1}}, 2);
        if (others > 0.0) look_at_hubs(u, v, w, std::min({list[i].share, list[j].share, others}));
      }
    }
  }

  // A fourth unit whose groups mostly meet the three.
  void look_at_hubs(int a, int b, int c, double most_all_three) {
    hubs_.clear();
    for (const int u : {a, b, c}) {
      for (const Meet& m : met(u)) {
        if (m.unit != a && m.unit != b && m.unit != c) hubs_[m.unit] += m.share;
      }
    }
    for (const auto& [hub, sum] : hubs_) {
      if (sum + most_all_three > 1.0 + least_) consider({{hub, 2}, {a, 1}, {b, 1}, {c, 1}}, 3);
    }
  }

  void consider(const std::vector<std::pair<int, int>>& units, int divisor) {
    const Cut cut = make_cut(units, divisor);
    const double amount = broken_by(cut);
    if (amount > least_) found_.push_back({cut, amount});
  }

  double broken_by(const Cut& cut) {
    ++now_;
    double sum = 0.0;
    for (std::size_t k = 0; k < cut.size; ++k) {
      for (const std::size_t s : groups_of_[cut.units[k]]) {
        if (stamp_[s] == now_) continue;
        stamp_[s] = now_;
        sum += solution_[s].value * cut.coefficient(solution_[s].column->members());
      }
    }
    return sum - cut.limit;
  }

  const std::vector<Share>& solution_;
  double least_;
  std::vector<std::vector<std::size_t>> groups_of_;
  std::vector<std::vector<Meet>> meets_;
  std::vector<long> stamp_;
  long now_ = 0;
  std::map<int, double> hubs_;
  std::vector<Violation> found_;
};

}  // namespace

std::vector<Violation> broken_cuts(int units, const std::vector<Share>& solution, double least, int each) {
  std::vector<Violation> found = Separator(units, solution, least).run();
  std::stable_sort(found.begin(), found.end(), [](const Violation& a, const Violation& b) {
    return a.amount != b.amount ? a.amount > b.amount : a.cut < b.cut;
  });
  std::vector<int> used(static_cast<std::size_t>(units), 0);
  std::vector<Violation> chosen;
  for (const Violation& violation : found) {
    const std::span<const std::uint16_t> rows(violation.cut.units.data(), violation.cut.size);
    if (std::any_of(rows.begin(), rows.end(), [&](auto u) { return used[u] >= each; })) continue;
    for (const auto u : rows) ++used[u];
    chosen.push_back(violation);
  }
  return chosen;
}

}  // namespace samling::grouping::set_partitioning
