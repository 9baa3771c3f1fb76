#include "grouping/repair/exact_repair.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "grouping/repair/binary_program.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t most_sets_looked_at = 60'000;
constexpr std::size_t most_label_columns = 60'000;
constexpr int most_cbc_nodes = 2'000;
constexpr int most_cbc_nodes_a_step = 50;

// One column: a group (or one unit left out) and its label.
struct LabelColumn {
  std::vector<int> units;
  int label = no_label;
  bool out = false;
  double score = 0.0;
  long moved = 0;
};

class LabelMaster {
 public:
  static constexpr double unbounded = std::numeric_limits<double>::max();
  static constexpr int no_row = -1;

  LabelMaster(const RepairModel& model, JudgedGroups& judge, const std::vector<int>& units,
              const std::vector<int>& labels, const Stopper& stopper)
      : model_(model), judge_(judge), units_(units), labels_(labels), stopper_(stopper) {
    for (std::size_t k = 0; k < units.size(); ++k) row_of_unit_[units[k]] = static_cast<int>(k);
    for (std::size_t k = 0; k < labels.size(); ++k) {
      row_of_label_[labels[k]] = static_cast<int>(units.size() + k);
    }
  }

  // False when there are too many, or no time is left.
  bool list_columns() {
    for (const int u : units_) {
      columns_.push_back(
          {{u}, no_label, true, -model_.out_price[static_cast<std::size_t>(u)], model_.moved(u, no_label)});
    }
    std::vector<int> chosen;
    return grow(chosen, 0, 0);
  }

  // Values: score - price x moved; at most `most_moved` moved.
  [[nodiscard]] BinaryProgram program(double score_share, double price, double most_moved, std::optional<int> groups,
                                      std::optional<int> most_out) const {
    BinaryProgram program;
    program.lower.assign(units_.size(), 1.0);
    program.upper.assign(units_.size(), 1.0);
    program.lower.resize(units_.size() + labels_.size(), 0.0);
    program.upper.resize(units_.size() + labels_.size(), 1.0);
    const int moved_row = most_moved == unbounded ? no_row : add_row(program, 0.0, most_moved);
    const int groups_row = groups ? add_row(program, *groups, *groups) : no_row;
    const int out_row = most_out ? add_row(program, 0.0, *most_out) : no_row;
    for (const LabelColumn& column : columns_) {
      auto& entry = program.columns.emplace_back();
      entry.value = score_share * column.score - price * static_cast<double>(column.moved);
      const auto in_row = [&](int row, double value) {
        if (row == no_row) return;
        entry.rows.push_back(row);
        entry.entries.push_back(value);
      };
      for (const int u : column.units) in_row(row_of_unit_.at(u), 1.0);
      if (column.label != no_label) in_row(row_of_label_.at(column.label), 1.0);
      if (column.moved > 0) in_row(moved_row, static_cast<double>(column.moved));
      if (!column.out) in_row(groups_row, 1.0);
      if (column.out) in_row(out_row, weight(column.units.front()));
    }
    return program;
  }

  [[nodiscard]] long moved(const std::vector<int>& chosen) const {
    long sum = 0;
    for (const int k : chosen) sum += columns_[static_cast<std::size_t>(k)].moved;
    return sum;
  }

  // New groups take the new labels from the back.
  [[nodiscard]] Labelling labelling(const std::vector<int>& chosen, std::vector<int> new_labels) const {
    Labelling labelling(units_.size(), no_label);
    for (const int k : chosen) {
      const LabelColumn& column = columns_[static_cast<std::size_t>(k)];
      int label = column.label;
      if (label == no_label && !column.out) {
        label = new_labels.back();
        new_labels.pop_back();
      }
      for (const int u : column.units) labelling[static_cast<std::size_t>(row_of_unit_.at(u))] = label;
    }
    return labelling;
  }

 private:
  [[nodiscard]] int weight(int u) const { return model_.weight[static_cast<std::size_t>(u)]; }

  static int add_row(BinaryProgram& program, double lower, double upper) {
    program.lower.push_back(lower);
    program.upper.push_back(upper);
    return static_cast<int>(program.lower.size()) - 1;
  }

  bool grow(std::vector<int>& chosen, std::size_t from, int total) {
    if (++looked_at_ > most_sets_looked_at || columns_.size() > most_label_columns || stopper_.interrupted()) {
      return false;
    }
    const SizeRange sizes = model_.problem->sizes();
    if (total >= sizes.min && !chosen.empty()) add_group(chosen);
    for (std::size_t k = from; k < units_.size(); ++k) {
      const int u = units_[k];
      const bool fits = total + weight(u) <= sizes.max &&
                        std::all_of(chosen.begin(), chosen.end(), [&](int v) { return model_.may_meet(u, v); });
      if (!fits) continue;
      chosen.push_back(u);
      const bool go_on = grow(chosen, k + 1, total + weight(u));
      chosen.pop_back();
      if (!go_on) return false;
    }
    return true;
  }

  void add_group(const std::vector<int>& chosen) {
    const JudgedGroups::Verdict verdict = judge_.of(model_.members_of(chosen));
    if (!verdict.admissible) return;
    std::vector<int> labels{no_label};
    for (const int u : chosen) {
      for (const MunicipalityId id : model_.units.free[static_cast<std::size_t>(u)]) {
        const int label = model_.old_label[id.index()];
        const bool known = std::find(labels.begin(), labels.end(), label) != labels.end();
        if (!known && row_of_label_.count(label) > 0) labels.push_back(label);
      }
    }
    for (const int label : labels) {
      LabelColumn column{chosen, label, false, verdict.score, 0};
      for (const int u : chosen) column.moved += model_.moved(u, label);
      columns_.push_back(std::move(column));
    }
  }

  const RepairModel& model_;
  JudgedGroups& judge_;
  const std::vector<int>& units_;
  const std::vector<int>& labels_;
  const Stopper& stopper_;
  std::map<int, int> row_of_unit_;
  std::map<int, int> row_of_label_;
  std::vector<LabelColumn> columns_;
  std::size_t looked_at_ = 0;
};

}  // namespace

ExactRepair split_anew(const RepairModel& model, JudgedGroups& judge, const RepairPart& part, const Stopper& stopper) {
  ExactRepair repair;
  const GroupingProblem& problem = *model.problem;
  if (!problem.rules().group_limits.empty()) return repair;
  LabelMaster master(model, judge, part.units, part.old_labels, stopper);
  if (!master.list_columns()) return repair;
  std::optional<int> groups;
  if (problem.group_count()) groups = *problem.group_count() - part.groups_outside;
  std::optional<int> most_out;
  if (problem.rules().most_unplaced) most_out = *problem.rules().most_unplaced - part.out_outside;

  const auto solved = [&](double score_share, double price, double most_moved) {
    return solve_binary_program(master.program(score_share, price, most_moved, groups, most_out),
                                part.prove ? most_cbc_nodes : most_cbc_nodes_a_step, stopper);
  };
  constexpr double any = LabelMaster::unbounded;
  if (!part.prove) {
    const BinaryAnswer step = solved(1.0, model.price, any);
    repair.possible = step.feasible;
    if (step.feasible) repair.labelling = master.labelling(step.chosen, part.new_labels);
    return repair;
  }
  const BinaryAnswer fewest = solved(0.0, 1.0, any);
  if (!fewest.feasible) {
    repair.fewest_proven = repair.best_proven = fewest.proven;
    return repair;
  }
  repair.possible = true;
  repair.fewest_proven = fewest.proven;
  repair.fewest = master.moved(fewest.chosen);
  const double most_moved = model.move_price ? any : static_cast<double>(repair.fewest);
  const BinaryAnswer best = solved(1.0, model.move_price.value_or(0.0), most_moved);
  repair.best_proven = best.proven && best.feasible && (model.move_price || fewest.proven);
  repair.labelling = master.labelling(best.feasible ? best.chosen : fewest.chosen, part.new_labels);
  return repair;
}

}  // namespace samling::grouping
