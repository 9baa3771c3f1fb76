// src/grouping/set_partitioning/incumbent.hpp: the best partition so far.
#pragma once

#include <limits>
#include <optional>

#include "grouping/set_partitioning/duals.hpp"

namespace samling::grouping::set_partitioning {

class Incumbent {
 public:
  /// Begins with a partition that keeps every rule of groups; it may have the wrong number of groups or too many left
  /// out, then it does not count.
  Incumbent(const Instance& instance, const SideRows& rows, Partition start);

  /// Takes a partition when it counts and scores more. True when it does.
  bool offer(Partition partition);
  [[nodiscard]] bool counts() const { return counts_; }
  [[nodiscard]] const Partition& partition() const { return partition_; }
  /// -infinity while nothing counts.
  [[nodiscard]] double score() const { return counts_ ? partition_.score : -std::numeric_limits<double>::infinity(); }

 private:
  [[nodiscard]] bool keeps_side_rows(const Partition& partition) const;

  const Instance& instance_;
  SideRows rows_;
  Partition partition_;
  bool counts_ = false;
};

}  // namespace samling::grouping::set_partitioning
