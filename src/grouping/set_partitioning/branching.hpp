// src/grouping/set_partitioning/branching.hpp: what to decide next: two units together or apart (Ryan and Foster 1981),
// or a unit left out or not.
//
// Strong branching: the most promising pairs are tried, some iterations of the dual simplex method each way; the one
// that lowers the bound most on both sides is chosen (Applegate, Bixby, Chvatal and Cook 1995; the product of the two
// falls as in Achterberg 2007, doi:10.14279/depositonce-1634). Pairs that did well elsewhere in the tree are tried
// first.
#pragma once

#include <map>
#include <optional>
#include <utility>

#include "grouping/set_partitioning/node.hpp"

namespace samling::grouping::set_partitioning {

struct Decision {
  int u = 0;
  int v = -1;  ///< -1: the decision is whether u is left out.
};

/// The choices when a decision is taken as `yes` (together; left out) or not.
[[nodiscard]] Choices decided(const Master& master, const Choices& choices, const Decision& decision, bool yes);

class Branching {
 public:
  Branching(Master& master, const Stopper& stopper) : master_(master), stopper_(stopper) {}

  /// Nothing when the solution leaves nothing to decide. The master stands where it stood.
  [[nodiscard]] std::optional<Decision> choose(const Node& node, const Master::Solution& solution, double cutoff);

 private:
  [[nodiscard]] double fall(const Node& node, const Decision& decision, bool yes, double before,
                            const Master::Place& place);

  [[nodiscard]] std::vector<Decision> worth_trying(const Master::Solution& solution) const;

  Master& master_;
  const Stopper& stopper_;
  std::map<std::pair<int, int>, double> known_;  ///< Promise of decisions tried.
};

}  // namespace samling::grouping::set_partitioning
