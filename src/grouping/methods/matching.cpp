// Repeated maximum weighted matching.
#include <algorithm>
#include <cmath>
#include <limits>

#include "grouping/instance/units.hpp"
#include "grouping/methods/admissible.hpp"
#include "grouping/methods/balanced_assignment.hpp"
#include "grouping/methods/drafts.hpp"
#include "grouping/methods/rematching.hpp"
#include "grouping/set_partitioning/weighted_matching.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t companions_of_pairs = 40;  // where pairs are the answer
constexpr std::size_t companions_kept = 16;      // where they are but the beginning
constexpr int most_turns = 20;
constexpr double weight_steps = 1e6;

struct Union {
  double pull = 0.0;
  std::size_t a = 0;
  std::size_t b = 0;
};

class RepeatedMatching {
 public:
  RepeatedMatching(const GroupingProblem& problem, int groups)
      : problem_(problem), wanted_(static_cast<std::size_t>(groups)) {
    for (const MunicipalityId id : to_be_placed(problem)) groups_.push_back({id});
    size_ = std::min(problem.sizes().max, static_cast<int>(groups_.size()) / std::max(1, groups));
  }

  std::vector<Members> run() {
    int each = 1;
    for (; 2 * each <= size_; each *= 2) pair_up(each);
    keep_the_best();
    for (; each < size_; ++each) add_one_each();
    if (size_ > 1) match_anew();
    return std::move(groups_);
  }

 private:
  [[nodiscard]] double pull(const Members& a, const Members& b) const {
    double sum = 0.0;
    for (const MunicipalityId x : a) {
      for (const MunicipalityId y : b) {
        const auto affinity = problem_.affinity().find(x, y);
        if (!affinity) return -std::numeric_limits<double>::infinity();
        sum += *affinity;
      }
    }
    return sum;
  }

  // Each group with those it goes best with.
  [[nodiscard]] std::vector<Union> unions() const {
    std::vector<Union> kept;
    std::vector<Union> mine;
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      mine.clear();
      for (std::size_t b = 0; b < groups_.size(); ++b) {
        if (a == b) continue;
        const double sum = pull(groups_[a], groups_[b]);
        if (std::isfinite(sum)) mine.push_back({sum, std::min(a, b), std::max(a, b)});
      }
      const auto better = [](const Union& x, const Union& y) {
        return x.pull != y.pull ? x.pull > y.pull : std::pair(x.a, x.b) < std::pair(y.a, y.b);
      };
      const std::size_t count = std::min(size_ == 2 ? companions_of_pairs : companions_kept, mine.size());
      std::partial_sort(mine.begin(), mine.begin() + static_cast<std::ptrdiff_t>(count), mine.end(), better);
      for (std::size_t k = 0; k < count; ++k) {
        if (may_grow_into_group(problem_, both(mine[k]))) kept.push_back(mine[k]);
      }
    }
    const auto key = [](const Union& u) { return std::pair(u.a, u.b); };
    std::sort(kept.begin(), kept.end(), [&](const Union& x, const Union& y) { return key(x) < key(y); });
    kept.erase(std::unique(kept.begin(), kept.end(), [&](const Union& x, const Union& y) { return key(x) == key(y); }),
               kept.end());
    return kept;
  }

  [[nodiscard]] Members both(const Union& pair) const {
    Members members;
    std::merge(groups_[pair.a].begin(), groups_[pair.a].end(), groups_[pair.b].begin(), groups_[pair.b].end(),
               std::back_inserter(members));
    return members;
  }

  // As many unions as can be, with the largest sum among those: what is added to every weight outweighs all sums.
  void pair_up(int each) {
    const std::vector<Union> candidates = unions();
    double largest = 0.0;
    for (const Union& pair : candidates) largest = std::max(largest, std::abs(pair.pull));
    const double scale = largest > 0.0 ? weight_steps / largest : 0.0;
    const long base = static_cast<long>(weight_steps) * (static_cast<long>(groups_.size()) + 2);
    std::vector<set_partitioning::MatchingEdge> edges;
    for (const Union& pair : candidates) {
      if (static_cast<int>(groups_[pair.a].size() + groups_[pair.b].size()) > 2 * each) continue;
      edges.push_back({static_cast<int>(pair.a), static_cast<int>(pair.b), base + std::lround(scale * pair.pull)});
    }
    const auto mate = set_partitioning::maximum_weighted_matching(static_cast<int>(groups_.size()), edges).mate;
    std::vector<Members> merged;
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      if (mate[a] < 0)
        merged.push_back(groups_[a]);
      else if (static_cast<int>(a) < mate[a])
        merged.push_back(both({0.0, a, static_cast<std::size_t>(mate[a])}));
    }
    groups_ = std::move(merged);
  }

  // The largest groups, the best of them first; everyone else is single again.
  void keep_the_best() {
    std::stable_sort(groups_.begin(), groups_.end(), [&](const Members& a, const Members& b) {
      if (a.size() != b.size()) return a.size() > b.size();
      return group_score(problem_, a) > group_score(problem_, b);
    });
    for (std::size_t g = wanted_; g < groups_.size(); ++g) {
      singles_.insert(singles_.end(), groups_[g].begin(), groups_[g].end());
    }
    groups_.resize(std::min(wanted_, groups_.size()));
    std::sort(singles_.begin(), singles_.end());
  }

  void add_one_each() {
    std::vector<Offer> offers;
    for (std::size_t i = 0; i < singles_.size(); ++i) {
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        const double sum = pull(groups_[g], {singles_[i]});
        if (!std::isfinite(sum)) continue;
        Members with = groups_[g];
        with.insert(std::lower_bound(with.begin(), with.end(), singles_[i]), singles_[i]);
        if (may_grow_into_group(problem_, with)) offers.push_back({static_cast<int>(i), static_cast<int>(g), sum});
      }
    }
    const auto chosen =
        balanced_assignment(static_cast<int>(singles_.size()), std::vector<Capacity>(groups_.size(), {0, 1}), offers);
    Members rest;
    for (std::size_t i = 0; i < singles_.size(); ++i) {
      if (chosen[i] == no_cluster) {
        rest.push_back(singles_[i]);
        continue;
      }
      Members& group = groups_[static_cast<std::size_t>(chosen[i])];
      group.insert(std::lower_bound(group.begin(), group.end(), singles_[i]), singles_[i]);
    }
    singles_ = std::move(rest);
  }

  [[nodiscard]] double total() const {
    double sum = 0.0;
    for (const Members& group : groups_) sum += group_score(problem_, group);
    return sum;
  }

  // What the pairs brought together is only a beginning: the best pairs leave singles behind that are far from all.
  void match_anew() {
    rematch(problem_, groups_, singles_);
    for (int turn = 1; turn < most_turns && exchange(); ++turn) {
      if (!rematch(problem_, groups_, singles_)) break;
    }
  }

  // Each group gives one up, who is then matched anew with all the groups, while that gains: first those whom their
  // groups miss least, then the second of each, and so on. Whether it gained.
  bool exchange() {
    bool gained = false;
    std::size_t place = 0;
    for (int without_gain = 0; without_gain < size_; place = (place + 1) % static_cast<std::size_t>(size_)) {
      const auto before = groups_;
      const auto singles_before = singles_;
      const double score_before = total();
      for (Members& group : groups_) give_up(group, place);
      std::sort(singles_.begin(), singles_.end());
      add_one_each();
      const bool better = total() > score_before + 1e-9 * std::abs(score_before) && keeps_sizes(before);
      without_gain = better ? 0 : without_gain + 1;
      gained = gained || better;
      if (better) continue;
      groups_ = before;
      singles_ = singles_before;
    }
    return gained;
  }

  void give_up(Members& group, std::size_t place) {
    if (group.size() < 2) return;
    Members by_pull = group;
    const auto kept = [&](MunicipalityId id) {
      double sum = 0.0;
      for (const MunicipalityId other : group) sum += other == id ? 0.0 : problem_.affinity()(id, other);
      return sum;
    };
    std::stable_sort(by_pull.begin(), by_pull.end(), [&](auto a, auto b) { return kept(a) < kept(b); });
    const MunicipalityId leaving = by_pull[place % by_pull.size()];
    group.erase(std::find(group.begin(), group.end(), leaving));
    singles_.push_back(leaving);
  }

  [[nodiscard]] bool keeps_sizes(const std::vector<Members>& before) const {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].size() < before[g].size()) return false;
    }
    return true;
  }

  const GroupingProblem& problem_;
  std::size_t wanted_;
  int size_ = 0;  // members of a group, aimed at
  std::vector<Members> groups_;
  Members singles_;
};

}  // namespace

std::vector<Members> matching_draft(const GroupingProblem& problem, int groups) {
  return RepeatedMatching(problem, groups).run();
}

}  // namespace samling::grouping
