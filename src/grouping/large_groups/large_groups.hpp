// src/grouping/large_groups/large_groups.hpp: few large groups, their number given: the maximally diverse grouping
// problem and the capacitated clustering problem.
//
// Strategy: a population of groupings. Each round makes one more: a founder from a drawn start, later a child of two
// drawn from the population that keeps the groups they share (crossover.hpp). It is annealed by whole rows
// (annealer.hpp), a child from a milder heat, then improved by circles of three (chains.hpp) and tabu search
// (tabu.hpp), and takes the place of the worst, or of the one it is too much alike.
//
// A round is one such member. Without limits there are 24; a round costs 4,000 sweeps of n rows of n, some 0.07 s at
// n = 240. Under a clock a round has some 1,000 sweeps at n = 120 and more by the power 3.5 of n, or all the time there
// is when three such rounds do not fit.
// Rounds are made in generations of four, each from a chance of its own, and join in order: the answer is the same at
// any number of threads. Under a clock several threads work on one population.
//
// Papers: Lai and Hao (2016), doi:10.1016/j.ejor.2016.05.018; Lai, Hao, Fu and Yue (2021),
// doi:10.1016/j.ejor.2020.07.048; Yang, Cai, Jin, Tang and Gao (2022), doi:10.1016/j.ejor.2022.02.003.
#pragma once

#include <optional>

#include "grouping/part.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

/// The number of groups is given and more than one (with limits of their own: at least one), and the score is that of
/// pairs, without prices on rules. Groups with limits of their own come here even with prices on rules (which the
/// search then does not see; the score counts them), because no other engine keeps their limits.
[[nodiscard]] bool suits_large_groups(const Instance& instance);

/// The best partition found; it keeps every rule and the limits of each group. When no start that keeps them all is
/// found, nobody is placed. Precondition: suits_large_groups.
[[nodiscard]] PartAnswer improve_large_groups(const Instance& instance, const Limits& limits, Chance chance,
                                              const std::optional<Partition>& start);

}  // namespace samling::grouping
