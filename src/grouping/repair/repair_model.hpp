// src/grouping/repair/repair_model.hpp: a published grouping as labels. Every old group is a label; whoever carries
// another label than before, or none, is moved. New groups carry labels of their own.
//
// So the moves are a sum over municipalities, and need no matching while the search goes on.
#pragma once

#include <optional>
#include <vector>

#include "grouping/instance/units.hpp"
#include "samling/grouping/repair.hpp"

namespace samling::grouping {

inline constexpr int no_label = -1;

/// The labels of free units; groups of one label together.
using Labelling = std::vector<int>;

struct RepairModel {
  RepairModel(const GroupingProblem& problem_now, const Grouping& published_before, const RepairOptions& options);

  const GroupingProblem* problem;
  Grouping published;             ///< Groups in the order given, members ascending.
  Units units;                    ///< Free ones are labelled; pinned groups stand.
  std::vector<int> weight;        ///< Municipalities of each free unit.
  std::vector<double> out_price;  ///< Score lost when a free unit has no group.
  std::vector<int> old_label;     ///< Of each municipality; no_label when it had no group.
  std::vector<int> people;        ///< Weight of moving each municipality; 0 for those who are excluded now.
  std::vector<char> may;          ///< U x U: not kept apart by a rule on pairs.
  std::vector<char> label_taken;  ///< Old labels that a pinned group carries on.
  int old_labels = 0;
  int labels = 0;                    ///< Old ones, then new ones.
  std::optional<double> move_price;  ///< As asked.
  double price = 0.0;                ///< Used in the search: as asked, or worth more than any likely gain of score.
  long moved_by_pins = 0;

  [[nodiscard]] int size() const { return static_cast<int>(weight.size()); }
  [[nodiscard]] bool may_meet(int u, int v) const {
    return may[static_cast<std::size_t>(u) * weight.size() + static_cast<std::size_t>(v)] != 0;
  }
  [[nodiscard]] Members members_of(const std::vector<int>& group) const;
  /// People moved when unit u carries `label`.
  [[nodiscard]] long moved(int u, int label) const;
  [[nodiscard]] long moved(const Labelling& labelling) const;
  /// The published labels: of each unit the one that moves fewest of it.
  [[nodiscard]] Labelling as_published() const;
  /// A grouping whose groups are made of whole units, with the labels its groups carry on.
  [[nodiscard]] std::optional<Labelling> labelling_of(const Grouping& grouping) const;
  [[nodiscard]] Grouping grouping_of(const Labelling& labelling) const;
  /// Units by label.
  [[nodiscard]] std::vector<std::vector<int>> groups_of(const Labelling& labelling) const;
};

}  // namespace samling::grouping
