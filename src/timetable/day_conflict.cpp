// Strategy: a demand without which the day works belongs to every conflict. Those together are mostly the conflict; where
// they are not, sets of the other demands are added, small ones first, so the first set that cannot be met is a
// smallest one. Of arrivals only the latest is looked at and of departures the earliest: whatever another one rules out,
// they do. Breaks inside the slots move the lunch, so that dropping a demand may hurt there; then every set is tried,
// small ones first. The demands that a planner changes least gladly (the slots, the hours) come last in demands() and
// are tried first.
#include <algorithm>
#include <iterator>
#include <utility>

#include "timetable/day_reasons.hpp"
#include "timetable/day_search.hpp"

namespace samling::timetable {
namespace {

class ConflictSearch {
 public:
  explicit ConflictSearch(const DayProblem& problem) : base_(problem) {
    for (Demand& demand : demands(problem)) {
      if (outdone(problem, demand)) {
        base_ = without(base_, demand);
      } else {
        all_.push_back(std::move(demand));
      }
    }
  }

  std::vector<Demand> smallest() const {
    std::vector<bool> kept = in_every_conflict();
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!kept[i]) others.push_back(i);
    }
    for (std::size_t size = 0; size <= others.size(); ++size) {
      std::vector<bool> added(others.size(), false);
      std::fill(added.end() - static_cast<std::ptrdiff_t>(size), added.end(), true);
      do {
        for (std::size_t i = 0; i < others.size(); ++i) kept[others[i]] = added[i];
        if (!can_be_met(kept)) return chosen(kept);
      } while (std::next_permutation(added.begin(), added.end()));
    }
    return all_;
  }

 private:
  // Whether somebody else arrives later (or as late, and is named first), or leaves earlier.
  static bool outdone(const DayProblem& problem, const Demand& demand) {
    if (!demand.delegation) return false;
    const bool arrival = demand.kind == DemandKind::arrival;
    const auto minutes = [&](const Delegation& who) {
      return arrival ? who.arrives->since_midnight() : -who.leaves->since_midnight();
    };
    const auto own = std::ranges::find(problem.delegations(), *demand.delegation, &Delegation::municipality);
    for (auto other = problem.delegations().begin(); other != problem.delegations().end(); ++other) {
      if (other == own || !(arrival ? other->arrives : other->leaves)) continue;
      if (minutes(*other) > minutes(*own) || (minutes(*other) == minutes(*own) && other < own)) return true;
    }
    return false;
  }

  bool can_be_met(const std::vector<bool>& kept) const {
    DayProblem problem = base_;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!kept[i]) problem = without(problem, all_[i]);
    }
    return search(problem).has_value();
  }

  std::vector<bool> in_every_conflict() const {
    std::vector<bool> found(all_.size(), false);
    if (base_.day().pauses_inside_slots) return found;
    std::vector<bool> kept(all_.size(), true);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      kept[i] = false;
      found[i] = can_be_met(kept);
      kept[i] = true;
    }
    return found;
  }

  std::vector<Demand> chosen(const std::vector<bool>& kept) const {
    std::vector<Demand> members;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (kept[i]) members.push_back(all_[i]);
    }
    return members;
  }

  DayProblem base_;
  std::vector<Demand> all_;
};

}  // namespace

std::vector<Demand> smallest_conflict(const DayProblem& problem) { return ConflictSearch(problem).smallest(); }

}  // namespace samling::timetable
