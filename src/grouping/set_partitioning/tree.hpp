// src/grouping/set_partitioning/tree.hpp: branch and cut over the listed groups.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>

#include "grouping/set_partitioning/branching.hpp"

namespace samling::grouping::set_partitioning {

class Tree {
 public:
  /// Makes a partition better by other means, before it is offered.
  using Polish = std::function<Partition(Partition)>;
  using Tell = std::function<void(std::int64_t nodes, double bound)>;

  Tree(const Instance& instance, Master& master, Incumbent& incumbent, const Stopper& stopper, Polish polish);

  /// Looks for everything within `choices` that scores more than the incumbent and than `floor`. Afterwards no
  /// partition within the choices scores more than max(incumbent, floor, bound()).
  void run(Choices choices, double bound, double floor, std::int64_t most_nodes, const Tell& tell);
  [[nodiscard]] double bound() const;
  [[nodiscard]] std::int64_t nodes() const { return nodes_; }

 private:
  struct Later {
    bool operator()(const Node& a, const Node& b) const {
      return a.bound != b.bound ? a.bound < b.bound : a.order > b.order;
    }
  };
  [[nodiscard]] double cutoff() const;
  void expand(Node node);
  void branch(Node node, const Master::Solution& solution);
  void dive(Node node);
  void take(const Master::Solution& solution);
  void repair(const std::vector<int>& chosen);

  const Instance& instance_;
  Master& master_;
  Incumbent& incumbent_;
  const Stopper& stopper_;
  NodeSolver solver_;
  Branching branching_;
  Polish polish_;
  std::priority_queue<Node, std::vector<Node>, Later> open_;
  double floor_ = 0.0;
  double unresolved_ = 0.0;  ///< Bound of nodes given up.
  std::int64_t nodes_ = 0;
};

}  // namespace samling::grouping::set_partitioning
