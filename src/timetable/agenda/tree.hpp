// timetable/agenda/tree.hpp: depth-first branch and bound over starts, lengths and what is left out.
//
// A node is propagated, priced (bound, reduced cost fixing) and, when it survives, divided: first a family's length,
// then whether an activity is held, then the start of the activity that clashes most in the priced relaxation: its
// chosen start, those before, those after. Rooms of activities whose start stands are checked exactly at every node,
// so they need no branching.
#pragma once

#include <cstdint>
#include <optional>

#include "samling/core/limits.hpp"
#include "timetable/agenda/layout.hpp"
#include "timetable/agenda/price_bound.hpp"
#include "timetable/agenda/propagator.hpp"

namespace samling::timetable::agenda {

struct TreeOptions {
  std::int64_t max_nodes = 2'000'000;
  bool first_only = false;            ///< Any day will do.
  std::optional<Cost> may_leave_out;  ///< What must be held may be left out, up to this sum of priorities.
  int root_rounds = 200;
  int node_rounds = 8;
};

struct TreeResult {
  std::optional<Layout> best;
  Cost cost = 0;
  Cost bound = 0;  ///< No day costs less. Meaningless when complete without best.
  Cost root_bound = 0;
  Cost least_left_out = 0;  ///< No day leaves out a smaller sum of priorities; of searches that ask for it.
  bool complete = false;    ///< The whole tree was searched: best is optimal, or there is no day.
  std::int64_t nodes = 0;
  std::int64_t solutions = 0;
};

class Tree {
 public:
  Tree(const GridModel& model, const TreeOptions& options, const Stopper& stopper);
  [[nodiscard]] TreeResult search();

 private:
  void dive(Node node, Prices prices, Cost inherited, bool at_root);
  bool narrow(Node& node, Prices& prices, bool at_root, BoundResult& bound);
  bool keep_budget(Node& node, bool& changed) const;
  RoomsFound rooms_fit(const Node& node, bool& whole);
  void record(const Node& node);
  void divide(const Node& node, const Prices& prices, const BoundResult& bound);
  bool divide_lengths(const Node& node, const Prices& prices, const BoundResult& bound);
  bool divide_held(const Node& node, const Prices& prices, const BoundResult& bound);
  void divide_starts(const Node& node, const Prices& prices, const BoundResult& bound);
  [[nodiscard]] bool over() const;

  const GridModel& model_;
  TreeOptions options_;
  const Stopper& stopper_;
  Propagator propagator_;
  PriceBound pricing_;
  Layout layout_;
  TreeResult result_;
  Cost cutoff_;
  Cost open_bound_;  // least bound of what was not searched
  bool stopped_ = false;
  bool missed_ = false;  // of a whole day it was not known whether there are rooms
};

}  // namespace samling::timetable::agenda
