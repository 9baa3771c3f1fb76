#include "timetable/agenda/ways_out.hpp"

#include <algorithm>
#include <utility>

namespace samling::timetable::agenda {
namespace {

constexpr std::size_t most_firsts = 24;  // members of the conflict of which partners are looked for

}  // namespace

WaysOut::WaysOut(DemandOracle& oracle, const Conflict& conflict) : oracle_(oracle), conflict_(conflict.members) {
  for (const auto& way : conflict.ways_out) {
    if (way.size() == 1) told_.push_back(way);
  }
}

std::vector<bool> WaysOut::all_but(const std::vector<std::size_t>& dropped) const {
  std::vector<bool> kept(oracle_.all().size(), true);
  for (const std::size_t demand : dropped) kept[demand] = false;
  return kept;
}

std::optional<std::vector<std::size_t>> WaysOut::next() {
  if (conflict_.empty()) return std::nullopt;
  if (next_pair() || next_large()) return told_.back();
  return std::nullopt;
}

// What is left in the way without one member of the conflict.
void WaysOut::find_partners() {
  partners_.clear();
  next_partner_ = 0;
  const std::size_t first = conflict_[next_first_++];
  if (has_told({first})) return;
  bool doubt = false;
  const std::vector<bool> kept = all_but({first});
  if (oracle_.ask(kept).answer == Answer::no) partners_ = irreducible_conflict(oracle_, kept, doubt);
}

bool WaysOut::has_told(const std::vector<std::size_t>& way) const {
  return std::ranges::find(told_, way) != told_.end();
}

bool WaysOut::next_pair() {
  while (!oracle_.interrupted()) {
    while (next_partner_ == partners_.size()) {
      if (next_first_ == std::min(conflict_.size(), most_firsts) || oracle_.interrupted()) return false;
      find_partners();
    }
    const std::size_t first = conflict_[next_first_ - 1];
    const std::size_t second = partners_[next_partner_++];
    std::vector<std::size_t> pair{std::min(first, second), std::max(first, second)};
    if (has_told({second}) || has_told(pair) || oracle_.ask(all_but(pair)).answer != Answer::yes) continue;
    told_.push_back(std::move(pair));
    return true;
  }
  return false;
}

// A conflict of one demand is in every way out: it is dropped, and another conflict found.
bool WaysOut::next_large() {
  while (conflict_.size() == 1 && !oracle_.interrupted()) {
    fixed_.push_back(conflict_.front());
    const std::vector<bool> kept = all_but(fixed_);
    if (oracle_.ask(kept).answer != Answer::no) return false;  // no other way out, or not known
    bool doubt = false;
    conflict_ = irreducible_conflict(oracle_, kept, doubt);
    next_large_ = 0;
  }
  while (next_large_ < conflict_.size() && !oracle_.interrupted()) {
    const std::size_t dropped = conflict_[next_large_++];
    std::vector<bool> kept(oracle_.all().size(), false);
    for (const std::size_t member : conflict_) kept[member] = member != dropped;
    std::vector<bool> candidates = all_but(fixed_);
    std::vector<std::size_t> way = way_out_beyond(oracle_, std::move(kept), candidates);
    if (way.size() < 2 || has_told(way)) continue;
    told_.push_back(std::move(way));
    return true;
  }
  return false;
}

}  // namespace samling::timetable::agenda
