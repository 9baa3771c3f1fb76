// src/grouping/sparse/duals.hpp: the Lagrangian bound: prices y of the units with
//
//   y(i) >= -price(i)   and   sum of y over g >= value(g) for every admissible group g of candidates,
//
// so that no grouping scores more than the sum of y (weak duality of set partitioning: relax "each in one group" with
// multipliers y; Geoffrion (1974), doi:10.1007/BFb0120690; Held and Karp (1971), doi:10.1007/BF01584070).
//
// Strategy: begin with the best share that any unit has of a group (the row sum bound). Then block coordinate descent:
// the country is cut into regions, and in each the linear programme gives the least prices that fit, the prices outside
// held fixed; next time the borders lie elsewhere. Columns are generated (Gilmore and Gomory (1961),
// doi:10.1287/opre.9.6.849) over all groups of candidates, not chosen ones. In the end one pass over every admissible
// group raises prices where any rounding or an interruption has left one too low, so that the bound holds exactly.
#pragma once

#include <cstdint>
#include <vector>

#include "grouping/sparse/regions.hpp"
#include "grouping/sparse/unit_graph.hpp"

namespace samling::grouping {

/// Valid prices from each unit's best companions alone.
[[nodiscard]] std::vector<double> best_share_duals(const UnitGraph& graph);

/// The least prices of the units of one region, in their order, that are valid beside the prices outside as they are.
/// Regions that do not touch can be lowered at the same time. Empty when the linear programme failed.
[[nodiscard]] std::vector<double> region_duals(const UnitGraph& graph, const Regions& regions, int region,
                                               const std::vector<double>& duals);

/// Looks at every admissible group and raises prices until all are valid; returns how many groups were short.
std::int64_t raise_where_short(const UnitGraph& graph, const Regions& regions, std::vector<double>& duals, int threads);

}  // namespace samling::grouping
