// Strategy: a short search of our own, then clauses that learn, with a price on each member (core_search.hpp).
// The short search: sizes from small to large; for each, depth first: one member of the smallest set that is not hit
// yet, after the other. Sets without common members bound the size from below.
#include <algorithm>
#include <map>
#include <utility>

#include "timetable/agenda/conflict.hpp"
#include "timetable/agenda/core_search.hpp"

namespace samling::timetable::agenda {
namespace {

using Sets = std::vector<std::vector<std::size_t>>;
constexpr std::int64_t short_search = 20'000;  // steps
constexpr std::int64_t most_conflicts = 20'000;

class HittingSearch {
 public:
  explicit HittingSearch(const Sets& sets) : sets_(sets) {
    std::ranges::stable_sort(sets_, {}, [](const auto& set) { return set.size(); });
    for (const auto& set : sets_) {
      for (const std::size_t member : set) width_ = std::max(width_, member + 1);
    }
    chosen_.assign(width_, false);
  }

  // Nothing when it takes too long.
  std::optional<std::vector<std::size_t>> smallest() {
    for (std::size_t size = disjoint(); !within(size); ++size) {
      if (steps_ > short_search) return std::nullopt;
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
    if (++steps_ > short_search) return false;
    const auto open = std::ranges::find_if(sets_, [&](const auto& set) { return !hit(set); });
    if (open == sets_.end()) return true;
    if (disjoint() > size) return false;  // so that at size 0 nothing is left to hit
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
  std::int64_t steps_ = 0;
};

std::optional<std::vector<std::size_t>> hit_by_clauses(const Sets& sets, const Stopper& stopper) {
  ClauseBox box(stopper);
  std::map<std::size_t, Literal> chosen;
  Prices01 prices;
  for (const auto& set : sets) {
    for (const std::size_t member : set) {
      const auto [known, fresh] = chosen.try_emplace(member, 0);
      if (!fresh) continue;
      known->second = box.fresh();
      prices.charge(box, known->second, 1);
    }
  }
  for (const auto& set : sets) {
    Clause clause;
    for (const std::size_t member : set) clause.push_back(chosen.at(member));
    box.add(clause);
  }
  std::vector<std::size_t> best;
  Cost least = no_price;
  CoreSearch search(box, prices, {most_conflicts, 1}, [&] {
    std::vector<std::size_t> members;
    for (const auto& [member, literal] : chosen) {
      if (box.holds(literal)) members.push_back(member);
    }
    if (static_cast<Cost>(members.size()) < least) {
      least = static_cast<Cost>(members.size());
      best = std::move(members);
    }
    return least;
  });
  if (search.search(no_price).verdict == Verdict::unknown) return std::nullopt;
  return best;
}

}  // namespace

std::optional<std::vector<std::size_t>> smallest_hitting_set(const Sets& sets, const Stopper& stopper) {
  if (auto members = HittingSearch(sets).smallest()) return members;
  return hit_by_clauses(sets, stopper);
}

}  // namespace samling::timetable::agenda
