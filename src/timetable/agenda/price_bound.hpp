// timetable/agenda/price_bound.hpp: no agenda below a node costs less than this.
//
// The time-indexed formulation has a 0-1 variable for each activity and start, and rows for each step: of a clique one
// runs; of a room pool no more run than there are rooms; the order u before v says, for each step t, that v starts by t
// only if u has started by t - length(u) (a wish pays its weight once instead). With prices >= 0 on the rows every
// activity chooses its cheapest start and length by itself, and the sum of these costs less the prices of the
// capacities is a lower bound (Lagrangean relaxation); the best prices give the bound of the linear programme. They are
// approached by subgradient steps (Held, Wolfe and Crowder 1974, doi:10.1007/BF01580223). Prices are whole
// numbers, so the bound is exact. A start whose bound reaches the cutoff is taken away (reduced cost fixing).
#pragma once

#include <optional>
#include <vector>

#include "samling/core/limits.hpp"
#include "timetable/agenda/node.hpp"

namespace samling::timetable::agenda {

/// Prices of the rows; kept from a node to its children.
struct Prices {
  std::vector<Cost> rows;    ///< Clique or pool x step.
  std::vector<Cost> orders;  ///< Order x step.
};

/// What each item chose at the best prices.
struct Choice {
  std::vector<int> start;  ///< -1: left out.
  std::vector<int> length;
  std::vector<int> clash;  ///< By item: steps at which it and others ask for more than there is.
};

struct BoundResult {
  Cost bound = 0;
  bool empty = false;   ///< No agenda below the node costs less than the cutoff.
  bool pruned = false;  ///< Starts were taken away.
  Choice choice;
};

class PriceBound {
 public:
  PriceBound(const GridModel& model, std::vector<std::vector<int>> cliques, std::vector<RoomPool> pools);
  [[nodiscard]] Prices zero() const;
  /// `rounds` subgradient steps from `prices`, which become the best ones found. Stopped in the first one: the bound is
  /// the least number, and there is no choice. Precondition: the node is propagated.
  [[nodiscard]] BoundResult improve(Node& node, Prices& prices, Cost cutoff, int rounds, const Stopper& stopper);
  /// Less than this the wishes between two cannot cost, whatever the starts within the node.
  [[nodiscard]] Cost pair_costs(const Node& node) const;

 private:
  struct Row {
    std::vector<int> users;
    std::vector<int> takes;    // of each, from its start until `after` steps after its end
    std::vector<int> empties;  // from `after` steps after its start until its end
    int capacity = 1;
    int after = 0;
  };
  struct Best {
    Cost cost = 0;
    int start = -1;  // -1: left out
    int length = 0;
  };

  // Nothing: it was stopped.
  std::optional<Cost> evaluate(const Node& node, const Prices& prices, const Stopper& stopper);
  Cost capacity_terms(const Prices& prices);
  Cost order_terms(const Node& node, const Prices& prices);
  std::optional<Cost> choose(const Node& node, const Stopper& stopper);
  [[nodiscard]] int delay(const Order& order, int length_from) const;
  [[nodiscard]] Cost order_gain(std::size_t order, int step) const;
  [[nodiscard]] Cost reduced(std::size_t item, int start, int length) const;
  [[nodiscard]] Best cheapest(const Node& node, std::size_t item, int length) const;
  void slopes();
  void row_slopes();
  void order_slopes();
  [[nodiscard]] double norm(const Prices& prices) const;
  void step(Prices& prices, double size) const;
  bool fix(Node& node, Cost bound, Cost cutoff, bool& pruned) const;
  bool fix_item(Node& node, std::size_t item, Cost slack, bool& pruned) const;
  bool fix_lengths(Node& node, Cost slack, bool& pruned) const;
  [[nodiscard]] Choice choice() const;

  const GridModel& model_;
  int span_;  // steps a row has
  std::vector<Row> rows_;
  std::vector<std::vector<std::size_t>> orders_of_;  // by item
  std::vector<std::vector<Cost>> run_price_;         // item, step: prices of steps before, in rows without changeover
  std::vector<std::vector<Cost>> after_price_;       // in rows with changeover
  std::vector<std::vector<Cost>> inner_price_;       // in rows with changeover, of what it keeps empty
  std::vector<std::vector<Cost>> order_suffix_;      // order, step: sum of prices from step on
  std::vector<Cost> out_cost_;                       // by item: of leaving it out, with prices
  std::vector<bool> counts_;                         // by order: both may be held
  std::vector<bool> given_up_;                       // by order: a wish that pays its weight
  std::vector<int> shortest_;
  std::vector<int> longest_;
  std::vector<Best> best_;                       // by item, at its family's cheapest length
  std::vector<std::vector<Cost>> family_total_;  // by family and length
  std::vector<Cost> family_best_;
  std::vector<std::vector<int>> row_slope_;
  std::vector<std::vector<int>> order_slope_;
};

}  // namespace samling::timetable::agenda
