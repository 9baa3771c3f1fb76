// src/grouping/sparse/exact_split.hpp: the best split of a neighbourhood of up to 64 units into given groups, by
// depth-first search.
//
// The first unit not yet covered takes one of its options; options that lose least beyond what their units lose anyhow
// come first, and a branch ends when no option can bring it below the best so far.
#pragma once

#include <cstdint>
#include <vector>

namespace samling::grouping {

using UnitSet = std::uint64_t;  ///< Bit k: the k-th unit of the neighbourhood.

class ExactSplit {
 public:
  struct Option {
    double slack = 0.0;
    double least = 0.0;  ///< What its units lose anyhow, summed.
    UnitSet set = 0;
    bool group = false;  ///< Otherwise the one unit stays unplaced.
  };

  /// `leaving[k]`: what unit k loses when it is left unplaced. Only splits that lose less than `to_beat` count.
  ExactSplit(std::vector<double> leaving, double to_beat, std::int64_t most_nodes);

  void add(const Option& option);
  /// True when such a split was found; within the nodes allowed it is the best.
  [[nodiscard]] bool run();
  /// Its options: they cover every unit once.
  [[nodiscard]] const std::vector<Option>& chosen() const { return chosen_; }

 private:
  double settle_least();
  void search(UnitSet remaining, double slack, double least);

  std::vector<double> leaving_;
  std::vector<std::vector<Option>> options_;  ///< By first unit.
  double best_;
  std::int64_t nodes_left_;
  std::vector<Option> path_;
  std::vector<Option> chosen_;
};

}  // namespace samling::grouping
