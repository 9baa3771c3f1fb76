// src/grouping/set_partitioning/master.hpp: the linear relaxation over the groups known so far.
//
//   maximise  sum of value(g) x(g) - sum of price(u) s(u)
//   subject to   for each unit u      sum of x(g) over g with u  +  s(u) = 1
//                groups given         sum of x(g) = groups
//                most_unplaced given  sum of weight(u) s(u) <= most_unplaced
//                sizes leave some out sum of weight(u) s(u) >= least_unplaced
//                for each cut c       sum of coefficient(c, g) x(g) <= limit(c)
//
// Known groups are active (a column of the programme) or dormant. Missing groups, and units left
// out that must not be, may be made up for at a high cost, so that the programme has a solution whatever is known.
#pragma once

#include <functional>
#include <vector>

#include "grouping/set_partitioning/duals.hpp"
#include "grouping/set_partitioning/lp.hpp"

namespace samling::grouping::set_partitioning {

/// What may still be chosen at a place of the search: of the known groups, by number, and of leaving units out.
struct Choices {
  std::vector<bool> groups;  ///< Of numbers beyond its end: all.
  std::vector<Leaving> leaving;
};

class Master {
 public:
  using Outcome = LinearProgramme::Outcome;

  /// `scale`: a typical value of a group, by which the programme is divided.
  Master(const Instance& instance, const SideRows& rows, double scale);

  [[nodiscard]] const ColumnPool& pool() const { return pool_; }
  [[nodiscard]] const std::vector<Cut>& cuts() const { return cuts_; }
  [[nodiscard]] const SideRows& side_rows() const { return rows_; }
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] bool is_active(int number) const { return active_[static_cast<std::size_t>(number)]; }
  [[nodiscard]] int active_columns() const { return static_cast<int>(numbers_.size()); }

  int know(const Column& column);  ///< Its number.
  void activate(const std::vector<int>& numbers);
  /// Takes out columns for which `keep` of the number is false and that are not basic. Bases saved before are lost.
  void retire(const std::vector<bool>& keep);
  void add_cuts(const std::vector<Violation>& cuts);
  /// Takes out cuts that are not tight (their slack is basic).
  void drop_slack_cuts();
  void restrict_to(const Choices& choices);
  /// Objective after some iterations without the active groups for which `gone` is true, and without leaving `placed`
  /// out; a unit among `left_out` is left out. The master is to be sent back to its place and restricted anew.
  [[nodiscard]] double try_without(const std::function<bool(const Column&)>& gone, const std::vector<int>& placed,
                                   const std::vector<int>& left_out, const Stopper& stopper, int iterations);

  Outcome solve(const Stopper& stopper, int most_iterations = 100'000'000);
  [[nodiscard]] double objective() const { return programme_.objective() * scale_; }
  [[nodiscard]] Duals duals() const;

  struct Solution {
    std::vector<int> numbers;   ///< Of the groups with a share.
    std::vector<Share> shares;  ///< Theirs; pointers into the pool, valid until it grows.
    std::vector<double> left_out;
    double made_up = 0.0;  ///< Groups missing and the like.
    [[nodiscard]] bool is_whole() const;
  };
  [[nodiscard]] Solution solution() const;

  /// Where a solve stood: the basis, and the cuts in it.
  struct Place {
    Basis basis;
    std::vector<Cut> cuts;
  };
  [[nodiscard]] Place place() const { return {programme_.basis(), cuts_}; }
  /// Goes back there: exactly those cuts, and that basis. No column may have been retired since.
  void go_to(const Place& place);

 private:
  [[nodiscard]] bool limits_unplaced() const { return rows_.most_unplaced || rows_.least_unplaced > 0; }
  void add_fixed_rows();
  void delete_cuts(const std::function<bool(int)>& gone);
  void add_slacks();
  void fold_count(Duals& duals) const;
  void decide_leaving(int u, Leaving leaving);
  [[nodiscard]] LpColumn programme_column(const Column& column) const;
  [[nodiscard]] int first_cut_row() const { return fixed_rows_; }

  const Instance& instance_;
  SideRows rows_;
  double scale_;
  LinearProgramme programme_;
  ColumnPool pool_;
  std::vector<bool> active_;  ///< By number.
  std::vector<int> numbers_;  ///< Of the active columns, in the order of the programme.
  std::vector<bool> open_;    ///< Of the active columns: may be above 0.
  std::vector<Leaving> leaving_;
  int fixed_rows_ = 0;
  int fixed_columns_ = 0;
  std::vector<int> made_up_columns_;
  double made_up_value_ = 0.0;  ///< As the programme counts, of one group or unit made up.
  std::vector<Cut> cuts_;
};

}  // namespace samling::grouping::set_partitioning
