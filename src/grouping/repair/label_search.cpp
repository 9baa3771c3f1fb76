#include "grouping/repair/label_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace samling::grouping {
namespace {

constexpr int label_proposals_per_unit = 20;  // in one sweep

class LabelSearch {
 public:
  LabelSearch(const RepairModel& model, JudgedGroups& judge, Labelling start, Chance& chance)
      : model_(model), judge_(judge), labels_(std::move(start)), groups_(model.groups_of(labels_)), chance_(chance) {
    for (const auto& group : groups_) values_.push_back(value(group));
    best_ = labels_;
    best_worth_ = worth_of(model_, best_);
  }

  Labelling run(std::int64_t sweeps, const Stopper& stopper) {
    if (model_.size() == 0) return best_;
    const double hot = model_.price;
    const double cold = 0.002 * std::max(1e-9, model_.problem->affinity().largest());
    for (std::int64_t sweep = 0; sweep < sweeps && !stopper.interrupted(); ++sweep) {
      const double part = static_cast<double>(sweep) / static_cast<double>(std::max<std::int64_t>(1, sweeps - 1));
      temperature_ = std::min(hot, hot * std::pow(cold / hot, part));
      for (int k = label_proposals_per_unit * model_.size(); k > 0; --k) {
        if (k % 256 == 0 && stopper.interrupted()) break;
        propose();
      }
      remember();
    }
    return best_;
  }

 private:
  // A group of its own, and what it costs that it breaks rules.
  double value(const std::vector<int>& group) {
    if (group.empty()) return 0.0;
    const JudgedGroups::Verdict verdict = judge_.of(model_.members_of(group));
    if (verdict.admissible) return verdict.score;
    int weight = 0;
    for (const int u : group) weight += model_.weight[static_cast<std::size_t>(u)];
    const SizeRange sizes = model_.problem->sizes();
    const int outside = std::max(0, std::max(sizes.min - weight, weight - sizes.max));
    return -breach_price() * (1.0 + 0.5 * outside);
  }

  [[nodiscard]] double breach_price() const { return 3.0 * (model_.price + model_.problem->unplaced_price()); }

  void propose() {
    const auto units = static_cast<std::uint64_t>(model_.size());
    const auto u = static_cast<int>(chance_.below(units));
    const int from = labels_[static_cast<std::size_t>(u)];
    if (chance_.below(2) == 0) {
      const auto v = static_cast<int>(chance_.below(units));
      if (labels_[static_cast<std::size_t>(v)] != from) try_change(u, labels_[static_cast<std::size_t>(v)], v);
      return;
    }
    const int to = drawn_label(u);
    const bool taken =
        to != no_label && to < model_.old_labels && model_.label_taken[static_cast<std::size_t>(to)] != 0;
    if (to != from && !taken) try_change(u, to, -1);
  }

  // Where it was, where someone is it may meet, a new group or none.
  int drawn_label(int u) {
    switch (chance_.below(6)) {
      case 0:
        return no_label;
      case 1:
        return model_.old_label[model_.units.free[static_cast<std::size_t>(u)].front().index()];
      case 2:
        return static_cast<int>(chance_.below(static_cast<std::uint64_t>(model_.labels)));
      default: {
        const auto v = static_cast<int>(chance_.below(static_cast<std::uint64_t>(model_.size())));
        return model_.may_meet(u, v) ? labels_[static_cast<std::size_t>(v)] : labels_[static_cast<std::size_t>(u)];
      }
    }
  }

  void try_change(int u, int to, int v) {
    const int from = labels_[static_cast<std::size_t>(u)];
    double gain = -model_.price * static_cast<double>(model_.moved(u, to) - model_.moved(u, from));
    gain += out_price(u, from) - out_price(u, to);
    if (v >= 0) {
      gain -= model_.price * static_cast<double>(model_.moved(v, from) - model_.moved(v, to));
      gain += out_price(v, to) - out_price(v, from);
    }
    std::vector<int> left = exchanged(from, u, v);
    std::vector<int> joined = exchanged(to, v, u);
    const double left_value = from == no_label ? 0.0 : value(left);
    const double joined_value = to == no_label ? 0.0 : value(joined);
    if (from != no_label) gain += left_value - values_[static_cast<std::size_t>(from)];
    if (to != no_label) gain += joined_value - values_[static_cast<std::size_t>(to)];
    if (gain < 0.0 && chance_.unit() >= std::exp(gain / temperature_)) return;
    put(from, std::move(left), left_value);
    put(to, std::move(joined), joined_value);
    labels_[static_cast<std::size_t>(u)] = to;
    if (v >= 0) labels_[static_cast<std::size_t>(v)] = from;
  }

  [[nodiscard]] double out_price(int u, int label) const {
    return label == no_label ? model_.out_price[static_cast<std::size_t>(u)] : 0.0;
  }

  [[nodiscard]] std::vector<int> exchanged(int label, int leaver, int comer) const {
    if (label == no_label) return {};
    std::vector<int> group;
    for (const int x : groups_[static_cast<std::size_t>(label)]) {
      if (x != leaver) group.push_back(x);
    }
    if (comer >= 0) group.push_back(comer);
    return group;
  }

  void put(int label, std::vector<int> group, double group_value) {
    if (label == no_label) return;
    groups_[static_cast<std::size_t>(label)] = std::move(group);
    values_[static_cast<std::size_t>(label)] = group_value;
  }

  void remember() {
    const RepairWorth now = worth_of(model_, labels_);
    if (!worth_more(model_, now, best_worth_)) return;
    best_ = labels_;
    best_worth_ = now;
  }

  const RepairModel& model_;
  JudgedGroups& judge_;
  Labelling labels_;
  std::vector<std::vector<int>> groups_;
  std::vector<double> values_;
  Chance& chance_;
  double temperature_ = 1.0;
  Labelling best_;
  RepairWorth best_worth_;
};

}  // namespace

RepairWorth worth_of(const RepairModel& model, const Labelling& labelling) {
  const Grouping grouping = model.grouping_of(labelling);
  return {check(*model.problem, grouping).size(), model.moved(labelling), score(*model.problem, grouping)};
}

bool worth_more(const RepairModel& model, const RepairWorth& a, const RepairWorth& b) {
  if (a.broken != b.broken) return a.broken < b.broken;
  if (!model.move_price && a.moved != b.moved) return a.moved < b.moved;
  const double price = model.move_price.value_or(0.0);
  return a.score - price * static_cast<double>(a.moved) > b.score - price * static_cast<double>(b.moved) + 1e-9;
}

Labelling search_labels(const RepairModel& model, JudgedGroups& judge, Labelling start, std::int64_t sweeps,
                        const Stopper& stopper, Chance& chance) {
  return LabelSearch(model, judge, std::move(start), chance).run(sweeps, stopper);
}

}  // namespace samling::grouping
