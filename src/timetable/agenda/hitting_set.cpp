// Strategy: sizes from small to large; for each, depth first: one member of the smallest set that is not hit yet, after
// the other. Sets without common members bound the size from below.
#include <algorithm>

#include "timetable/agenda/conflict.hpp"

namespace samling::timetable::agenda {
namespace {

using Sets = std::vector<std::vector<std::size_t>>;

class HittingSearch {
 public:
  explicit HittingSearch(const Sets& sets) : sets_(sets) {
    std::ranges::stable_sort(sets_, {}, [](const auto& set) { return set.size(); });
    for (const auto& set : sets_) {
      for (const std::size_t member : set) width_ = std::max(width_, member + 1);
    }
    chosen_.assign(width_, false);
  }

  std::vector<std::size_t> smallest() {
    for (std::size_t size = disjoint(); !within(size); ++size) {
    }
    std::vector<std::size_t> members;
    for (std::size_t member = 0; member < width_; ++member) {
      if (chosen_[member]) members.push_back(member);
    }
    return members;
  }

 private:
  bool hit(const std::vector<std::size_t>& set) const {
    return std::ranges::any_of(set, [&](std::size_t member) { return chosen_[member]; });
  }

  // How many sets that are not hit have no member in common, taken greedily.
  std::size_t disjoint() const {
    std::vector<bool> taken(width_, false);
    std::size_t count = 0;
    for (const auto& set : sets_) {
      if (hit(set) || std::ranges::any_of(set, [&](std::size_t member) { return taken[member]; })) continue;
      for (const std::size_t member : set) taken[member] = true;
      ++count;
    }
    return count;
  }

  bool within(std::size_t size) {
    const auto open = std::ranges::find_if(sets_, [&](const auto& set) { return !hit(set); });
    if (open == sets_.end()) return true;
    if (disjoint() > size) return false;
    return std::ranges::any_of(*open, [&](std::size_t member) {
      chosen_[member] = true;
      if (within(size - 1)) return true;
      chosen_[member] = false;
      return false;
    });
  }

  Sets sets_;
  std::size_t width_ = 0;
  std::vector<bool> chosen_;
};

}  // namespace

std::vector<std::size_t> smallest_hitting_set(const Sets& sets) {
  return HittingSearch(sets).smallest();
}

}  // namespace samling::timetable::agenda
