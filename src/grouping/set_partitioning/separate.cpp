// Which subset-row cuts does a fractional solution break? Strategy: let f(u, v) be how much u and v meet in it. A cut
// on three units is broken when f of its pairs, less twice what all three share, is above 1, so at least two of the
// pairs meet. A cut with p = (2/3, 1/3, 1/3, 1/3) says that of the groups with the first and any of the others, and
// those with all the others, one can be chosen.
#include <algorithm>
#include <map>
#include <vector>

#include "grouping/set_partitioning/support.hpp"

namespace samling::grouping::set_partitioning {
namespace {

constexpr double nearly_broken = 0.4;  // pairs of a triple from which larger odd sets are grown
constexpr std::size_t most_grown = 4000;
constexpr std::size_t most_climbed = 300;

class SmallCuts {
 public:
  SmallCuts(const Support& support, double least)
      : support_(support), least_(least), stamp_(support.groups().size(), 0) {}

  std::vector<Violation> run() {
    for (int u = 0; u < support_.units(); ++u) look_at_triples(u);
    std::sort(nearly_.begin(), nearly_.end());
    if (nearly_.size() > most_grown) nearly_.resize(most_grown);
    std::vector<std::vector<int>> beginnings;
    for (auto& [pairs, units] : nearly_) beginnings.push_back(std::move(units));
    grow_odd_sets(support_, beginnings, least_, found_);
    if (beginnings.size() > most_climbed) beginnings.resize(most_climbed);
    climb_to_five(support_, beginnings, least_, found_);
    return std::move(found_);
  }

 private:
  // Triples in which u meets both others; u is the lowest when the others meet too, so that each comes once.
  void look_at_triples(int u) {
    const auto& list = support_.met(u);
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t j = i + 1; j < list.size(); ++j) {
        const int v = list[i].unit;
        const int w = list[j].unit;
        const double others = support_.share(v, w);
        if (others > 0.0 && u > v) continue;
        const double pairs = list[i].share + list[j].share + others;
        if (pairs > 1.0 + least_) consider({{u, 1}, {v, 1}, {w, 1}}, 2);
        if (pairs > nearly_broken) nearly_.emplace_back(-pairs, std::vector<int>{u, v, w});
        if (others > 0.0) look_at_hubs(u, v, w, std::min({list[i].share, list[j].share, others}));
      }
    }
  }

  // A fourth unit whose groups mostly meet the three.
  void look_at_hubs(int a, int b, int c, double most_all_three) {
    hubs_.clear();
    for (const int u : {a, b, c}) {
      for (const Support::Meet& m : support_.met(u)) {
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
      for (const std::size_t s : support_.groups_of(cut.units[k])) {
        if (stamp_[s] == now_) continue;
        stamp_[s] = now_;
        sum += support_.groups()[s].value * cut.coefficient(support_.groups()[s].column->members());
      }
    }
    return sum - cut.limit;
  }

  const Support& support_;
  double least_;
  std::vector<long> stamp_;
  long now_ = 0;
  std::map<int, double> hubs_;
  std::vector<Violation> found_;
  std::vector<std::pair<double, std::vector<int>>> nearly_;
};

}  // namespace

std::vector<Violation> broken_cuts(int units, const std::vector<Share>& solution, double least, int each) {
  const Support support(units, solution);
  std::vector<Violation> found = SmallCuts(support, least).run();
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
