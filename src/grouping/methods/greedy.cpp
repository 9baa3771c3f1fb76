// Nearest first.
#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "grouping/instance/units.hpp"
#include "grouping/methods/admissible.hpp"
#include "grouping/methods/drafts.hpp"

namespace samling::grouping {
namespace {

struct ClosePair {
  double affinity = 0.0;
  MunicipalityId a;
  MunicipalityId b;
};

// Closest first, ties by row.
std::vector<ClosePair> pairs_by_closeness(const GroupingProblem& problem, const Members& members) {
  std::vector<ClosePair> pairs;
  for (const MunicipalityId a : members) {
    if (problem.affinity().is_sparse()) {
      for (const auto& companion : problem.affinity().companions(a)) {
        if (a < companion.other) pairs.push_back({companion.affinity, a, companion.other});
      }
      continue;
    }
    for (const MunicipalityId b : members) {
      if (a < b) pairs.push_back({problem.affinity()(a, b), a, b});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const ClosePair& x, const ClosePair& y) {
    if (x.affinity != y.affinity) return x.affinity > y.affinity;
    return std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  return pairs;
}

class GreedyDraft {
 public:
  GreedyDraft(const GroupingProblem& problem, int groups)
      : problem_(problem), wanted_(groups), limits_(limits_of_groups(problem)), free_(problem.size(), false) {
    for (const MunicipalityId id : to_be_placed(problem)) free_[id.index()] = true;
  }

  std::vector<Members> run() {
    for (const ClosePair& pair : pairs_by_closeness(problem_, to_be_placed(problem_))) {
      if (static_cast<int>(groups_.size()) == wanted_) break;
      if (!free_[pair.a.index()] || !free_[pair.b.index()]) continue;
      Members members{pair.a, pair.b};
      if (!may_grow_into_group(problem_, members)) continue;
      for (const MunicipalityId id : members) free_[id.index()] = false;
      while (!is_large_enough(members)) {
        const auto next = closest_to(members);
        if (!next) break;
        members.insert(std::lower_bound(members.begin(), members.end(), *next), *next);
        free_[next->index()] = false;
      }
      groups_.push_back(std::move(members));
    }
    return std::move(groups_);
  }

 private:
  [[nodiscard]] GroupLimits limits() const {
    if (groups_.size() < limits_.size()) return limits_[groups_.size()];
    return {.sizes = problem_.sizes(), .people = problem_.rules().people.value_or(PeopleRange{})};
  }

  [[nodiscard]] bool is_large_enough(const Members& members) const {
    if (static_cast<int>(members.size()) < limits().sizes.min) return false;
    const auto& people = problem_.rules().people_of;
    if (people.empty()) return true;
    const long sum = std::accumulate(members.begin(), members.end(), 0L,
                                     [&](long so_far, MunicipalityId id) { return so_far + people[id.index()]; });
    return sum >= limits().people.min;
  }

  [[nodiscard]] std::optional<MunicipalityId> closest_to(const Members& members) const {
    std::optional<MunicipalityId> closest;
    double best = -std::numeric_limits<double>::infinity();
    const auto consider = [&](MunicipalityId id) {
      if (!free_[id.index()]) return;
      double pull = 0.0;
      for (const MunicipalityId member : members) {
        const auto affinity = problem_.affinity().find(member, id);
        if (!affinity) return;
        pull += *affinity;
      }
      if (pull <= best) return;
      Members with = members;
      with.insert(std::lower_bound(with.begin(), with.end(), id), id);
      if (!may_grow_into_group(problem_, with)) return;
      best = pull;
      closest = id;
    };
    if (problem_.affinity().is_sparse()) {
      for (const auto& companion : problem_.affinity().companions(members.front())) consider(companion.other);
    } else {
      for (std::size_t i = 0; i < free_.size(); ++i) consider(MunicipalityId(i));
    }
    return closest;
  }

  const GroupingProblem& problem_;
  int wanted_;
  std::vector<GroupLimits> limits_;
  std::vector<bool> free_;
  std::vector<Members> groups_;
};

}  // namespace

std::vector<Members> greedy_draft(const GroupingProblem& problem, int groups) {
  return GreedyDraft(problem, groups).run();
}

}  // namespace samling::grouping
