// What may not overlap, and sums of minutes.
#include <algorithm>
#include <set>

#include "timetable/agenda/demand_clauses.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr std::size_t most_cliques = 30;

}  // namespace

void DemandClauses::write_pairs() {
  for (int a = 0; a < model_.activities; ++a) {
    for (int b = a + 1; b < model_.activities; ++b) {
      if (!clauses_.out(a) && !clauses_.out(b)) write_pair(a, b);
    }
  }
}

// Reasons for each gap imply one literal, which brings the clauses.
void DemandClauses::write_pair(int a, int b) {
  std::map<int, std::vector<Clause>> reasons;
  const Activity& one = problem_[ActivityId(a)];
  const Activity& other = problem_[ActivityId(b)];
  if (one.alone || other.alone) reasons[0].push_back({-asked(DemandKind::alone, -1, 0)});
  const bool rooms = one.needs_room && other.needs_room;
  const Literal change = asked(DemandKind::changeover, -1, 0);
  const Literal walk = asked(DemandKind::walking, -1, 0);
  const int gap = (static_cast<int>(input_.changeover.count()) + model_.grid - 1) / model_.grid;
  for (std::size_t r = 0; rooms && r < input_.rooms.size(); ++r) {
    const Clause same{-clauses_.in_room(a, r), -clauses_.in_room(b, r)};
    reasons[0].push_back(same);
    if (!box_.is_false(change)) reasons[gap].push_back({same[0], same[1], -change});
  }
  for (const PersonId who : problem_.people_of(ActivityId(a))) {
    if (!std::ranges::binary_search(problem_.people_of(ActivityId(b)), who)) continue;
    const Clause both{-attends(a, who), -attends(b, who)};
    reasons[0].push_back(both);
    if (!rooms || box_.is_false(walk) || input_.people[who.index()].remote) continue;
    for (std::size_t r = 0; r < input_.rooms.size(); ++r) {
      for (std::size_t q = 0; q < input_.rooms.size(); ++q) {
        const auto minutes = static_cast<int>(problem_.walking(RoomId(r), RoomId(q)).count());
        if (minutes == 0) continue;
        reasons[(minutes + model_.grid - 1) / model_.grid].push_back(
            {both[0], both[1], -walk, -clauses_.in_room(a, r), -clauses_.in_room(b, q)});
      }
    }
  }
  for (auto& [steps, clauses] : reasons) {
    const Literal apart = box_.fresh();
    for (Clause& clause : clauses) {
      clause.push_back(apart);
      box_.add(clause);
    }
    clauses_.apart({-apart}, a, b, steps);
  }
}

void DemandClauses::write_sums() {
  const GridModel whole = grid_model(problem_, false);
  std::size_t written = 0;
  for (const auto& clique : cliques(whole)) {
    int sum = 0;
    for (const int member : clique) sum += whole.items[static_cast<std::size_t>(member)].shortest;
    if (clique.size() < 3 || 2 * sum <= model_.steps || ++written > most_cliques) continue;
    write_hall_sum(clique);
  }
  if (input_.rooms.empty()) return;
  write_room_sum(false);
  if (input_.changeover.count() > 0) write_room_sum(true);
}

void DemandClauses::add_part(std::vector<std::pair<int, Literal>>& parts, int activity, int times, int more) {
  if (clauses_.out(activity)) return;
  const int least = clauses_.least_length(activity);
  const int asked_for = static_cast<int>(problem_[ActivityId(activity)].shortest / input_.grid);
  parts.emplace_back(least * times + more, clauses_.held(activity));
  if (asked_for <= least) return;
  const Literal longer = box_.both(clauses_.held(activity), clauses_.lasts(activity, asked_for));
  parts.emplace_back((asked_for - least) * times, longer);
}

// Of which one runs at a time; the reasons why are demands too.
void DemandClauses::write_hall_sum(const std::vector<int>& clique) {
  std::set<Literal> reasons;
  for (const int a : clique) {
    for (const int b : clique) {
      if (a >= b) continue;
      const Activity& one = problem_[ActivityId(a)];
      const Activity& other = problem_[ActivityId(b)];
      if (one.alone || other.alone) {
        reasons.insert(-asked(DemandKind::alone, -1, 0));
        continue;
      }
      const auto& people = problem_.people_of(ActivityId(b));
      const auto& own = problem_.people_of(ActivityId(a));
      const auto who = std::ranges::find_if(own, [&](PersonId p) { return std::ranges::binary_search(people, p); });
      if (who == own.end()) return;  // by a relation, or one room
      reasons.insert({-attends(a, *who), -attends(b, *who)});
    }
  }
  std::vector<std::pair<int, Literal>> parts;
  for (const int member : clique) add_part(parts, member, 1, 0);
  at_most(Clause(reasons.begin(), reasons.end()), parts, model_.steps);
}

// All rooms together; what is alone in the house takes them all. With time to change over each use is that much longer,
// and each room has as much beyond its end; the house may be at rest meanwhile, so that is not counted then.
void DemandClauses::write_room_sum(bool changing) {
  const int rooms = static_cast<int>(input_.rooms.size());
  const int gap = changing ? (static_cast<int>(input_.changeover.count()) + model_.grid - 1) / model_.grid : 0;
  std::vector<std::pair<int, Literal>> parts;
  for (int row = 0; row < model_.activities; ++row) {
    const Activity& activity = problem_[ActivityId(row)];
    if (activity.alone && !changing) add_part(parts, row, rooms, 0);
    if (activity.needs_room && (changing || !activity.alone)) add_part(parts, row, 1, gap);
  }
  Clause unless{-asked(DemandKind::rooms, -1, 0)};
  unless.push_back(-asked(changing ? DemandKind::changeover : DemandKind::alone, -1, 0));
  if (!changing && box_.is_false(asked(DemandKind::alone, -1, 0))) unless.pop_back();
  at_most(unless, parts, rooms * (model_.steps + gap));
}

// Sums that the first parts come to at least, one by one; beyond `most` is one sum.
void DemandClauses::at_most(const Clause& unless, const std::vector<std::pair<int, Literal>>& parts, int most) {
  std::map<int, Literal> reached{{0, box_.truth()}};
  for (const auto& [takes, holds] : parts) {
    if (box_.is_false(holds) || box_.closed()) continue;
    std::map<int, Literal> next;
    const auto literal = [&](int sum) {
      const auto [known, fresh] = next.try_emplace(std::min(sum, most + 1), 0);
      if (fresh) known->second = box_.fresh();
      return known->second;
    };
    for (const auto& [sum, so_far] : reached) {
      box_.add({-so_far, -holds, literal(sum + takes)});
      box_.add({-so_far, literal(sum)});  // or more
    }
    reached = std::move(next);
  }
  const auto beyond = reached.find(most + 1);
  if (beyond == reached.end()) return;
  Clause clause = unless;
  clause.push_back(-beyond->second);
  box_.add(clause);
}

}  // namespace samling::timetable::agenda
