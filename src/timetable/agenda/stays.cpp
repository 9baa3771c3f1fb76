#include "timetable/agenda/stays.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

namespace samling::timetable::agenda {
namespace {

// Depth first, over the rows of the first set that has none given up yet.
class CheapestHit {
 public:
  CheapestHit(const Stays& stays, const std::vector<StayRows>& sets) : stays_(stays), sets_(sets) {}

  StayRows beside(const StayRows& lost) {
    look(lost);
    return best_;
  }

 private:
  void look(const StayRows& taken) {
    const ChangeCount now = stays_.count(taken);
    if (now >= least_) return;
    const std::vector<bool> stay = stays_.without(taken);
    const auto open = std::ranges::find_if(sets_, [&](const StayRows& set) {
      return std::ranges::all_of(set, [&](std::size_t row) { return stay[row]; });
    });
    if (open == sets_.end()) {
      least_ = now;
      best_ = taken;
      return;
    }
    StayRows order = *open;
    std::ranges::stable_sort(order, {}, [&](std::size_t row) { return stays_.count(with(taken, row)); });
    for (const std::size_t row : order) look(with(taken, row));
  }

  static StayRows with(StayRows rows, std::size_t row) {
    rows.push_back(row);
    return rows;
  }

  static constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  const Stays& stays_;
  const std::vector<StayRows>& sets_;
  ChangeCount least_{most, most, most, most};
  StayRows best_;
};

}  // namespace

Stays::Stays(const AgendaProblem& problem, const Agenda& published, const std::vector<bool>& gone)
    : problem_(problem), published_(published), is_there_(problem.size()) {
  std::map<std::pair<std::string, WholeMinutes>, std::size_t> of_family;
  for (std::size_t row = 0; row < problem.size(); ++row) {
    is_there_[row] = published.placements[row] && !gone[row];
    if (!is_there_[row]) continue;
    const Activity& activity = problem.input().activities[row];
    const WholeMinutes minutes = published.placements[row]->length;
    if (activity.shortest == activity.longest && activity.shortest == minutes) continue;  // stays by itself
    std::size_t at = lengths_.size();
    if (!activity.family.empty()) at = of_family.try_emplace({activity.family, minutes}, at).first->second;
    if (at == lengths_.size()) lengths_.push_back({{}, minutes});
    lengths_[at].activities.push_back(row);
  }
}

std::vector<bool> Stays::all() const {
  std::vector<bool> rows = is_there_;
  rows.resize(size(), true);
  return rows;
}

bool Stays::place_may_stay(std::size_t row) const {
  const AgendaInput& input = problem_.input();
  const Activity& activity = input.activities[row];
  const Placement& at = *published_.placements[row];
  if (at.start < input.start || at.start + activity.shortest > input.end) return false;
  if ((at.start - input.start).count() % input.grid.count() != 0) return false;  // could not be written as a pin
  if (activity.pinned_start && *activity.pinned_start != at.start) return false;
  if (activity.pinned_room && activity.pinned_room != at.room) return false;
  if (at.room.has_value() != activity.needs_room) return false;
  return !at.room || (at.room->index() < input.rooms.size() && problem_.suits(ActivityId(row), *at.room));
}

bool Stays::length_may_stay(const Length& length) const {
  const Activity& one = problem_.input().activities[length.activities.front()];
  if (length.minutes < one.shortest || length.minutes > one.longest) return false;
  return length.minutes.count() % problem_.input().grid.count() == 0;
}

StayRows Stays::impossible() const {
  StayRows rows;
  for (std::size_t row = 0; row < size(); ++row) {
    const bool may_stay = is_place(row) ? !is_there_[row] || place_may_stay(row) : length_may_stay(length_of(row));
    if (!may_stay) rows.push_back(row);
  }
  return rows;
}

std::optional<StayRows> Stays::unequal(const std::vector<bool>& stay) const {
  std::map<std::string, std::size_t> known;
  for (std::size_t row = problem_.size(); row < size(); ++row) {
    const std::string& family = problem_.input().activities[activities_of(row).front()].family;
    if (!stay[row] || family.empty()) continue;
    const auto [other, is_new] = known.try_emplace(family, row);
    if (!is_new) return StayRows{other->second, row};
  }
  return std::nullopt;
}

StayRows Stays::given_up(const Agenda& day) const {
  StayRows rows;
  for (const ActivityId id : moved_activities(problem_, published_, day)) rows.push_back(id.index());
  for (std::size_t row = problem_.size(); row < size(); ++row) {
    const bool other = std::ranges::any_of(activities_of(row), [&](std::size_t activity) {
      const auto& at = day.placements[activity];
      return at && at->length != minutes(row);
    });
    if (other) rows.push_back(row);
  }
  return rows;
}

std::vector<bool> Stays::without(const StayRows& given_up) const {
  std::vector<bool> stay = all();
  for (const std::size_t row : given_up) stay[row] = false;
  for (std::size_t row = problem_.size(); row < size(); ++row) {
    const auto& activities = activities_of(row);
    stay[row] = stay[row] && std::ranges::any_of(activities, [&](std::size_t activity) { return stay[activity]; });
  }
  return stay;
}

std::size_t Stays::people_at(const std::set<std::size_t>& activities) const {
  std::set<PersonId> people;
  for (const std::size_t row : activities) {
    const auto& there = problem_.people_of(ActivityId(row));
    people.insert(there.begin(), there.end());
  }
  return people.size();
}

ChangeCount Stays::count(const StayRows& given_up) const {
  std::set<std::size_t> moved;
  std::set<std::size_t> changed;
  for (const std::size_t row : given_up) {
    if (is_place(row)) {
      moved.insert(row);
      changed.insert(row);
    } else {
      changed.insert(activities_of(row).begin(), activities_of(row).end());
    }
  }
  return {people_at(changed), people_at(moved), moved.size(), changed.size()};
}

StayRows Stays::cheapest(const std::vector<StayRows>& sets, const StayRows& lost) const {
  return CheapestHit(*this, sets).beside(lost);
}

}  // namespace samling::timetable::agenda
