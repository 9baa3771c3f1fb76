#include "grouping/set_partitioning/incumbent.hpp"

#include <utility>

namespace samling::grouping::set_partitioning {

Incumbent::Incumbent(const Instance& instance, const SideRows& rows, Partition start)
    : instance_(instance), rows_(rows), partition_(std::move(start)) {
  counts_ = keeps_side_rows(partition_);
}

bool Incumbent::keeps_side_rows(const Partition& partition) const {
  if (rows_.groups && static_cast<int>(partition.groups.size()) != *rows_.groups) return false;
  if (!rows_.most_unplaced) return true;
  int left_out = 0;
  for (const int u : partition.unplaced) left_out += instance_.weight(u);
  return left_out <= *rows_.most_unplaced;
}

bool Incumbent::offer(Partition partition) {
  if (!keeps_side_rows(partition) || partition.score <= score()) return false;
  partition_ = std::move(partition);
  counts_ = true;
  return true;
}

}  // namespace samling::grouping::set_partitioning
