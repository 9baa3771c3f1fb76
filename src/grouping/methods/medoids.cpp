// Balanced k-medoids.
#include <algorithm>
#include <limits>

#include "grouping/methods/admissible.hpp"
#include "grouping/methods/balanced_assignment.hpp"
#include "grouping/methods/balanced_clusters.hpp"
#include "grouping/methods/drafts.hpp"

namespace samling::grouping {
namespace {

constexpr int medoid_rounds = 20;

class MedoidsDraft {
 public:
  MedoidsDraft(const GroupingProblem& problem, int groups, Chance& chance)
      : problem_(problem), members_(to_be_placed(problem)), sizes_(cluster_sizes(problem, groups, members_.size())) {
    choose_first(chance);
  }

  std::vector<Members> run() {
    std::vector<int> cluster_of;
    for (int round = 0; round < medoid_rounds; ++round) {
      std::vector<int> now = assigned();
      if (now == cluster_of) break;
      cluster_of = std::move(now);
      for (std::size_t k = 0; k < medoids_.size(); ++k) move_medoid(static_cast<int>(k), cluster_of);
    }
    return clusters_of(members_, cluster_of, medoids_.size());
  }

 private:
  // One by chance, then each time who is least close to those chosen.
  void choose_first(Chance& chance) {
    std::vector<double> closest(members_.size(), -std::numeric_limits<double>::infinity());
    std::size_t next = static_cast<std::size_t>(chance.below(members_.size()));
    while (medoids_.size() < sizes_.size()) {
      medoids_.push_back(members_[next]);
      closest[next] = std::numeric_limits<double>::infinity();
      for (std::size_t i = 0; i < members_.size(); ++i) {
        const auto affinity = problem_.affinity().find(members_[i], medoids_.back());
        if (affinity) closest[i] = std::max(closest[i], *affinity);
      }
      next = static_cast<std::size_t>(std::min_element(closest.begin(), closest.end()) - closest.begin());
    }
  }

  [[nodiscard]] std::vector<int> assigned() const {
    const double at_home = 2.0 * problem_.affinity().largest() + 1.0;
    std::vector<Offer> offers;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (std::size_t k = 0; k < medoids_.size(); ++k) {
        if (members_[i] == medoids_[k]) {
          offers.push_back({static_cast<int>(i), static_cast<int>(k), at_home});
        } else if (const auto affinity = problem_.affinity().find(members_[i], medoids_[k])) {
          offers.push_back({static_cast<int>(i), static_cast<int>(k), *affinity});
        }
      }
    }
    return balanced_assignment(static_cast<int>(members_.size()), sizes_, thinned(std::move(offers), members_.size()));
  }

  void move_medoid(int cluster, const std::vector<int>& cluster_of) {
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (cluster_of[i] != cluster) continue;
      double sum = 0.0;
      for (std::size_t j = 0; j < members_.size(); ++j) {
        if (cluster_of[j] == cluster) sum += problem_.affinity()(members_[i], members_[j]);
      }
      if (sum <= best) continue;
      best = sum;
      medoids_[static_cast<std::size_t>(cluster)] = members_[i];
    }
  }

  const GroupingProblem& problem_;
  Members members_;
  std::vector<Capacity> sizes_;
  Members medoids_;
};

}  // namespace

std::vector<Members> medoids_draft(const GroupingProblem& problem, int groups, Chance& chance) {
  return MedoidsDraft(problem, groups, chance).run();
}

}  // namespace samling::grouping
