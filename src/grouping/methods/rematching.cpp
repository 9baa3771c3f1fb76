#include "grouping/methods/rematching.hpp"
#include "grouping/set_partitioning/weighted_matching.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

#include "grouping/instance/units.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t neighbours_kept = 24;
constexpr int most_steps = 200;
constexpr std::size_t all_ways_up_to = 10;  // members of two groups together
constexpr double gain_steps = 1e6;

// A group, or someone in none.
struct Part {
  Members members;
  double score = 0.0;
  bool is_group = true;
  int changed = 0;  // the step it last changed in
};

struct SharedOut {
  double gain = 0.0;
  Members a;
  Members b;
  int step = -1;  // looked at
};

using PartPair = std::pair<std::size_t, std::size_t>;

class Rematching {
 public:
  Rematching(const GroupingProblem& problem, const std::vector<Members>& groups, const Members& singles)
      : problem_(problem) {
    for (const Members& members : groups) parts_.push_back({members, group_score(problem, members), true});
    for (const MunicipalityId id : singles) parts_.push_back({{id}, 0.0, false});
  }

  bool run() {
    bool gained = false;
    for (step_ = 1; step_ <= most_steps && step(); ++step_) gained = true;
    return gained;
  }

  void write_to(std::vector<Members>& groups, Members& singles) const {
    groups.clear();
    singles.clear();
    for (const Part& part : parts_) {
      if (part.is_group)
        groups.push_back(part.members);
      else
        singles.push_back(part.members.front());
    }
    std::sort(singles.begin(), singles.end());
  }

 private:
  // Of the members that are closest; -infinity when none are candidates.
  [[nodiscard]] double closeness(const Part& a, const Part& b) const {
    double closest = -std::numeric_limits<double>::infinity();
    for (const MunicipalityId x : a.members) {
      for (const MunicipalityId y : b.members) {
        const auto affinity = problem_.affinity().find(x, y);
        if (affinity) closest = std::max(closest, *affinity);
      }
    }
    return closest;
  }

  // Each part with those it is closest to; two singles have nothing to share out.
  [[nodiscard]] std::vector<PartPair> close_pairs() const {
    std::vector<PartPair> pairs;
    std::vector<std::pair<double, std::size_t>> near;
    for (std::size_t a = 0; a < parts_.size(); ++a) {
      near.clear();
      for (std::size_t b = 0; b < parts_.size(); ++b) {
        if (a == b || (!parts_[a].is_group && !parts_[b].is_group)) continue;
        const double value = closeness(parts_[a], parts_[b]);
        if (std::isfinite(value)) near.emplace_back(-value, b);
      }
      const std::size_t count = std::min(neighbours_kept, near.size());
      std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count), near.end());
      for (std::size_t k = 0; k < count; ++k) pairs.push_back(std::minmax(a, near[k].second));
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  [[nodiscard]] bool may_hold(const Part& part, const Members& members) const {
    return !part.is_group || may_grow_into_group(problem_, members);
  }
  [[nodiscard]] double score_as(const Part& part, const Members& members) const {
    return part.is_group ? group_score(problem_, members) : 0.0;
  }

  void keep_if_better(const Part& a, const Part& b, const Members& in_a, const Members& in_b, SharedOut& best) const {
    if (!may_hold(a, in_a) || !may_hold(b, in_b)) return;
    const double before = a.score + b.score;
    const double gain = score_as(a, in_a) + score_as(b, in_b) - before;
    if (gain <= best.gain || gain <= 1e-9 * std::abs(before)) return;
    best.gain = gain;
    best.a = in_a;
    best.b = in_b;
  }

  [[nodiscard]] SharedOut best_of_all(const Part& a, const Part& b) const {
    SharedOut best;
    Members all = a.members;
    all.insert(all.end(), b.members.begin(), b.members.end());
    std::sort(all.begin(), all.end());
    Members in_a;
    Members in_b;
    for (unsigned chosen = 1; chosen < (1U << all.size()); ++chosen) {
      if (static_cast<std::size_t>(std::popcount(chosen)) != a.members.size()) continue;
      in_a.clear();
      in_b.clear();
      for (std::size_t i = 0; i < all.size(); ++i) ((chosen >> i & 1U) != 0 ? in_a : in_b).push_back(all[i]);
      keep_if_better(a, b, in_a, in_b, best);
    }
    return best;
  }

  // What changing sides is worth to x, by affinities; nothing where they are not candidates, which the rules catch.
  [[nodiscard]] double leaning(MunicipalityId x, const Members& own, const Members& other) const {
    double sum = 0.0;
    for (const MunicipalityId y : other) sum += problem_.affinity().find(x, y).value_or(0.0);
    for (const MunicipalityId y : own) sum -= x == y ? 0.0 : problem_.affinity().find(x, y).value_or(0.0);
    return sum;
  }

  // Exchanges of one for one, the best first, while they gain.
  [[nodiscard]] SharedOut best_by_exchanges(const Part& a, const Part& b) const {
    SharedOut best;
    Members in_a = a.members;
    Members in_b = b.members;
    for (std::size_t k = 0; k < a.members.size() + b.members.size() && exchange_one(in_a, in_b); ++k) {
      Members sorted_a = in_a;
      Members sorted_b = in_b;
      std::sort(sorted_a.begin(), sorted_a.end());
      std::sort(sorted_b.begin(), sorted_b.end());
      keep_if_better(a, b, sorted_a, sorted_b, best);
    }
    return best;
  }

  bool exchange_one(Members& in_a, Members& in_b) const {
    std::vector<double> leans_b;
    for (const MunicipalityId y : in_b) leans_b.push_back(leaning(y, in_b, in_a));
    double most = 1e-9;
    PartPair chosen{in_a.size(), 0};
    for (std::size_t i = 0; i < in_a.size(); ++i) {
      const double lean = leaning(in_a[i], in_a, in_b);
      for (std::size_t j = 0; j < in_b.size(); ++j) {
        const double gain = lean + leans_b[j] - 2.0 * problem_.affinity().find(in_a[i], in_b[j]).value_or(0.0);
        if (gain <= most) continue;
        most = gain;
        chosen = {i, j};
      }
    }
    if (chosen.first == in_a.size()) return false;
    std::swap(in_a[chosen.first], in_b[chosen.second]);
    return true;
  }

  // Looked at again only when one of the two has changed.
  const SharedOut& shared_out(const PartPair& pair) {
    const Part& a = parts_[pair.first];
    const Part& b = parts_[pair.second];
    SharedOut& known = known_[pair];
    if (known.step >= std::max(a.changed, b.changed)) return known;
    const bool few = a.members.size() + b.members.size() <= all_ways_up_to;
    known = few ? best_of_all(a, b) : best_by_exchanges(a, b);
    known.step = step_;
    return known;
  }

  bool step() {
    const std::vector<PartPair> pairs = close_pairs();
    double largest = 0.0;
    for (const PartPair& pair : pairs) largest = std::max(largest, shared_out(pair).gain);
    if (largest <= 0.0) return false;
    std::vector<set_partitioning::MatchingEdge> edges;
    for (const PartPair& pair : pairs) {
      const double gain = shared_out(pair).gain;
      if (gain <= 0.0) continue;
      edges.push_back(
          {static_cast<int>(pair.first), static_cast<int>(pair.second), 1 + std::lround(gain_steps * gain / largest)});
    }
    const auto mate = set_partitioning::maximum_weighted_matching(static_cast<int>(parts_.size()), edges).mate;
    for (std::size_t a = 0; a < parts_.size(); ++a) {
      if (mate[a] < static_cast<int>(a)) continue;  // left out, or seen from the other
      const auto b = static_cast<std::size_t>(mate[a]);
      const SharedOut& chosen = known_.at({a, b});
      change(parts_[a], chosen.a);
      change(parts_[b], chosen.b);
    }
    return true;
  }

  void change(Part& part, const Members& members) const {
    part.members = members;
    part.score = score_as(part, members);
    part.changed = step_ + 1;
  }

  const GroupingProblem& problem_;
  std::vector<Part> parts_;
  std::map<PartPair, SharedOut> known_;
  int step_ = 0;
};

}  // namespace

bool rematch(const GroupingProblem& problem, std::vector<Members>& groups, Members& singles) {
  Rematching rematching(problem, groups, singles);
  const bool gained = rematching.run();
  if (gained) rematching.write_to(groups, singles);
  return gained;
}

}  // namespace samling::grouping
