#include "grouping/instance/enumerate.hpp"

namespace samling::grouping {
namespace {

class Enumeration {
 public:
  Enumeration(const Instance& instance, const std::function<bool(const Candidate&)>& visit)
      : instance_(instance), visit_(visit) {}

  // Grows `units_` by `u`, visits it when it is a group, and goes on with the candidates that fit beside u.
  bool grow(int u, const std::vector<int>& candidates, int weight, long people, double pair_sum) {
    weight += instance_.weight(u);
    people += instance_.people(u);
    if (weight > instance_.sizes().max || people > instance_.people_max()) return true;
    pair_sum += instance_.inner(u);
    for (const int v : units_) pair_sum += instance_.affinity()(u, v);
    units_.push_back(u);
    const bool go_on = !instance_.may_grow(units_) || visit_and_extend(u, candidates, weight, people, pair_sum);
    units_.pop_back();
    return go_on;
  }

 private:
  bool visit_and_extend(int u, const std::vector<int>& candidates, int weight, long people, double pair_sum) {
    const bool is_group = weight >= instance_.sizes().min && people >= instance_.people_min();
    if (is_group && instance_.keeps_group_rules(units_) && !visit_(Candidate{units_, weight, pair_sum})) return false;
    if (weight == instance_.sizes().max) return true;
    std::vector<int> fitting;
    for (const int v : candidates) {
      if (instance_.together(u, v) != Together::no) fitting.push_back(v);
    }
    for (std::size_t k = 0; k < fitting.size(); ++k) {
      const std::vector<int> later(fitting.begin() + static_cast<std::ptrdiff_t>(k) + 1, fitting.end());
      if (!grow(fitting[k], later, weight, people, pair_sum)) return false;
    }
    return true;
  }

  const Instance& instance_;
  const std::function<bool(const Candidate&)>& visit_;
  std::vector<int> units_;
};

}  // namespace

bool enumerate_groups_of(const Instance& instance, int root, const std::vector<int>& others,
                         const std::function<bool(const Candidate&)>& visit) {
  return Enumeration(instance, visit).grow(root, others, 0, 0, 0.0);
}

bool enumerate_groups(const Instance& instance, const std::vector<int>& order,
                      const std::function<bool(const Candidate&)>& visit) {
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::vector<int> later(order.begin() + static_cast<std::ptrdiff_t>(k) + 1, order.end());
    if (!enumerate_groups_of(instance, order[k], later, visit)) return false;
  }
  return true;
}

}  // namespace samling::grouping
