// src/grouping/set_partitioning/node.hpp: a place of the search solved: relaxation over the listed groups, fixing,
// cuts.
//
// All groups that a better partition may hold are listed in the master's pool by now, so that pricing is a look at
// each.
#pragma once

#include <memory>

#include "grouping/set_partitioning/incumbent.hpp"
#include "grouping/set_partitioning/master.hpp"

namespace samling::grouping::set_partitioning {

struct Node {
  Choices choices;
  double bound = 0.0;                          ///< No partition within the choices scores more.
  std::shared_ptr<const Master::Place> place;  ///< Where the parent's solve stood.
  int depth = 0;
  long order = 0;
};

class NodeSolver {
 public:
  enum class Answer { open, closed, stopped };

  NodeSolver(const Instance& instance, Master& master, const Stopper& stopper)
      : instance_(instance), master_(master), stopper_(stopper) {}

  /// Solves the relaxation with pricing and up to `cut_rounds` rounds of cuts; tightens the choices and the bound.
  /// closed: nothing in it scores above `cutoff`. open: `solution` is fractional, or whole.
  Answer solve(Node& node, double cutoff, int cut_rounds);
  [[nodiscard]] const Master::Solution& solution() const { return solution_; }

 private:
  enum class Step { done, closed, stopped };
  Step relax(Node& node, double cutoff);
  [[nodiscard]] bool price(const Node& node, const Duals& duals);
  void fix(Node& node, double cutoff, const Duals& duals) const;

  const Instance& instance_;
  Master& master_;
  const Stopper& stopper_;
  Master::Solution solution_;
  std::vector<int> open_;        ///< Groups of the pool that may be chosen.
  std::vector<double> reduced_;  ///< Theirs.
  std::vector<double> excess_;
};

/// Choices with these two in one group, or not; a group chosen; a unit left out, or not.
void put_together(const Master& master, Choices& choices, int u, int v);
void keep_apart(const Master& master, Choices& choices, int u, int v);
void choose_group(const Master& master, Choices& choices, int number);
void leave_out(const Master& master, Choices& choices, int u);

}  // namespace samling::grouping::set_partitioning
