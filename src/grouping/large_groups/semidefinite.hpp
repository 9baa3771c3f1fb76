// src/grouping/large_groups/semidefinite.hpp: an upper bound on pair sums that sees all groups at once.
//
// Let Y be 1 where two units share a group (and on the diagonal of those placed). It is positive semidefinite, its
// eigenvalues are the numbers of units in the groups, and Y >= 0. For any numbers u, any S >= 0 and any rho
//
//   sum of affinities within groups = <A / 2, Y>  <=  <M, Y> + sum of u(i) Y(i, i) + rho <w w', Y>,
//   M = A / 2 + S - Diag(u) - rho w w',    <M, Y> <= sum of lambda_k(M) times the k-th largest group   (von Neumann)
//
// so every choice of u, S and rho gives a bound once the eigenvalues of M are known; <w w', Y> is the sum over groups
// of their squared weight (people where people are limited, else units), which the limits bound. Where all groups have
// one size, row sums of Y are that size and numbers r(i) for the rows are used as well: M - (r e' + e r') / 2.
//
// The numbers come from the alternating direction method for the semidefinite relaxation with Y >= 0 (Wen, Goldfarb and
// Yin 2010, doi:10.1007/s12532-010-0017-1). It may be stopped at any step: only the tightness depends on it. The trace
// inequality: von Neumann (1937); Mirsky (1975), doi:10.1007/BF01647331.
#pragma once

#include <functional>
#include <optional>

#include "grouping/instance/instance.hpp"

namespace samling::grouping {

/// Steps of the alternating direction method; each costs one eigenvalue decomposition of an n x n matrix.
struct SemidefiniteEffort {
  int steps = 150;
  std::function<bool()> stop;  ///< Asked before each step; empty: never.
};

/// No partition of the instance scores more; nothing where it does not apply: the number of groups is free, units of
/// more than one municipality, means over groups of several sizes, prices on rules, own scores, more than 600 units,
/// or no step was made.
[[nodiscard]] std::optional<double> semidefinite_bound(const Instance& instance, const SemidefiniteEffort& effort);

}  // namespace samling::grouping
