#include "timetable/agenda/measures.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {

WholeMinutes minutes_between(const Placement& a, const Placement& b) {
  return std::max(b.start - a.end(), a.start - b.end());
}

bool holds(const Relation& relation, const Placement& first, const Placement& second) {
  if (relation.kind == RelationKind::together) return first.start == second.start;
  if (relation.kind == RelationKind::apart) return minutes_between(first, second) >= relation.least;
  const WholeMinutes gap = second.start - first.end();
  return gap >= relation.least && (!relation.most || gap <= *relation.most);
}

std::string words_of(const AgendaProblem& problem, const Relation& relation) {
  const std::string other = name_of(problem[relation.second]);
  if (relation.kind == RelationKind::together) return "must start with " + other;
  if (relation.kind == RelationKind::apart) {
    return fmt::format("must be {} min apart from {}", relation.least.count(), other);
  }
  std::string text = "must be over ";
  if (relation.most) {
    text += relation.most->count() == 0 ? std::string("right ")
                                        : fmt::format("{}-{} min ", relation.least.count(), relation.most->count());
  } else if (relation.least.count() > 0) {
    text += fmt::format("{} min ", relation.least.count());
  }
  return text + "before " + other;
}

std::vector<Interval> stretches(const AgendaProblem& problem, const Agenda& agenda) {
  const std::vector<ActivityId> order = in_order(agenda);
  std::vector<Interval> found;
  if (order.empty()) return found;
  ClockTime since = agenda.placements[order.front().index()]->start;
  ClockTime last = since;
  for (const ActivityId id : order) {
    const Placement& at = *agenda.placements[id.index()];
    last = std::max(last, at.end());
    if (!is_break(problem[id])) continue;
    if (since < at.start) found.push_back({since, at.start});
    since = std::max(since, at.end());
  }
  if (since < last) found.push_back({since, last});
  return found;
}

WholeMinutes outside_window(const Activity& activity, const Placement& at) {
  WholeMinutes outside{0};
  if (activity.earliest) outside += std::max(WholeMinutes{0}, *activity.earliest - at.start);
  if (activity.latest) outside += std::max(WholeMinutes{0}, at.start - *activity.latest);
  if (activity.over_by) outside += std::max(WholeMinutes{0}, at.end() - *activity.over_by);
  return outside;
}

WholeMinutes idle_minutes(const Agenda& agenda) {
  const std::vector<ActivityId> order = in_order(agenda);
  WholeMinutes idle{0};
  if (order.empty()) return idle;
  ClockTime busy_until = agenda.placements[order.front().index()]->start;
  for (const ActivityId id : order) {
    const Placement& at = *agenda.placements[id.index()];
    idle += std::max(WholeMinutes{0}, at.start - busy_until);
    busy_until = std::max(busy_until, at.end());
  }
  return idle;
}

}  // namespace samling::timetable::agenda
