// timetable/agenda/slow_twin.hpp: the best agenda by writing them all down.
//
// It knows the judge and the public problem, nothing of the engine. Activities are placed one after the other at every
// start, length and room of the grid, or left out; a pair that breaks a rule is not extended, nor is a day whose
// activities alone already cost more than the best one. The judge has the last word on every whole day.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda::testing {

class SlowTwin {
 public:
  /// `leaving_out`: what must be held may be left out; the least sum of priorities decides before the cost.
  explicit SlowTwin(const AgendaProblem& problem, bool leaving_out = false)
      : problem_(problem), leaving_out_(leaving_out), agenda_{{problem.size(), std::nullopt}} {
    for (std::size_t row = 0; row < problem.size(); ++row) write_down(row);
  }

  void search() {
    if (any_will_do) leave_out_what_is_free();
    for (const auto& ways : ways_) {
      if (ways.empty()) return;
    }
    extend(ways_, std::vector<bool>(problem_.size(), false), 0);
  }

  std::optional<Agenda> best;  ///< Of the agendas that leave out less, or as much and cost less, than
  std::int64_t left_out = std::numeric_limits<std::int64_t>::max();
  std::int64_t cost = std::numeric_limits<std::int64_t>::max();
  bool any_will_do = false;
  std::int64_t patience = std::numeric_limits<std::int64_t>::max();  ///< Partial days to be looked at.
  [[nodiscard]] bool gave_up() const { return patience < 0; }

 private:
  struct Way {
    std::optional<Placement> placement;
    std::int64_t cost = 0;
    std::int64_t left_out = 0;
  };

  // When any day will do: only a break is ever needed by a rule about others.
  void leave_out_what_is_free() {
    for (std::size_t row = 0; row < ways_.size(); ++row) {
      const Activity& activity = problem_[ActivityId(row)];
      if (!activity.price || activity.kind == Kind::pause || activity.kind == Kind::lunch) continue;
      std::erase_if(ways_[row], [](const Way& way) { return way.placement.has_value(); });
    }
  }

  // Cost and rules of one activity alone; nothing else is placed.
  void write_down(std::size_t row) {
    const AgendaInput& input = problem_.input();
    const Activity& activity = problem_[ActivityId(row)];
    ways_.emplace_back();
    std::vector<std::optional<RoomId>> rooms{std::nullopt};
    if (activity.needs_room) {
      rooms.clear();
      for (std::size_t r = 0; r < input.rooms.size(); ++r) rooms.emplace_back(RoomId(r));
    }
    for (ClockTime start = input.start; start < input.end; start = start + input.grid) {
      for (WholeMinutes length = activity.longest; length >= activity.shortest; length -= input.grid) {
        for (const auto& room : rooms) try_way(row, Placement{start, length, room});
      }
    }
    std::ranges::stable_sort(ways_.back(), {}, [&](const Way& way) { return own_cost(way); });
    if (!activity.price && !leaving_out_) return;
    Way out;
    if (activity.price) out.cost = std::llround(*activity.price * 1000);
    if (!activity.price) out.left_out = std::llround(activity.priority * 1000);
    ways_.back().push_back(out);
  }

  void try_way(std::size_t row, const Placement& placement) {
    Agenda alone{{problem_.size(), std::nullopt}};
    alone.placements[row] = placement;
    if (!bearable(alone)) return;
    std::int64_t own = 0;  // but for the terms of the whole day and the price of the others
    for (const Term& term : score(problem_, alone).terms) {
      const bool of_the_day = term.name == "price" || term.name == "idle" || term.name == "longest_stretch";
      if (!of_the_day) own += std::llround(term.cost * 1000);
    }
    ways_.back().push_back({placement, own, 0});
  }

  bool bearable(const Agenda& agenda) const {
    return std::ranges::all_of(check(problem_, agenda), [](const Issue& issue) {
      return issue.level == Level::warning || issue.rule == "left_out" || issue.rule == "longest_stretch";
    });
  }

  std::int64_t cheapest(const std::vector<Way>& ways) const {
    std::int64_t least = std::numeric_limits<std::int32_t>::max();
    for (const Way& way : ways) least = std::min(least, own_cost(way));
    return least;
  }
  // The day's end is paid once, so it is no cost of an activity alone.
  std::int64_t own_cost(const Way& way) const {
    if (!way.placement) return way.cost;
    const auto end = (way.placement->end() - problem_.input().start).count();
    return way.cost - std::llround(problem_.input().weights.finish * 1000) * end;
  }

  // What those that are placed cost in any case: terms that further activities cannot make less.
  std::int64_t spent(const std::vector<bool>& done) const {
    std::int64_t sum = 0;
    for (const Term& term : score(problem_, agenda_).terms) {
      const bool open_price = term.name == "price" && !done[term.activity->index()];
      if (!open_price && term.name != "idle" && term.name != "longest_stretch") sum += std::llround(term.cost * 1000);
    }
    return sum;
  }

  using Ways = std::vector<std::vector<Way>>;  // by row; of a placed one: that one way

  // The activity with the fewest ways left is next; ways of others that do not go with its own are crossed out.
  void extend(const Ways& ways, std::vector<bool> done, std::int64_t out) {
    if (any_will_do && best) return;
    if (patience < 0 || --patience < 0) return;
    std::size_t row = ways.size();
    std::int64_t rest = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (done[i]) continue;
      rest += cheapest(ways[i]);
      if (row == ways.size() || ways[i].size() < ways[row].size()) row = i;
    }
    if (out > left_out || (out == left_out && spent(done) + rest >= cost)) return;
    if (row == ways.size()) return judge(out);
    done[row] = true;
    for (const Way& way : ways[row]) {
      agenda_.placements[row] = way.placement;
      Ways left = ways;
      bool hope = true;
      for (std::size_t other = 0; hope && other < ways.size(); ++other) {
        if (done[other]) continue;
        std::erase_if(left[other], [&](const Way& its) { return !go_together(row, way, other, its); });
        hope = !left[other].empty();
      }
      if (hope) extend(left, done, out + way.left_out);
    }
    agenda_.placements[row].reset();
  }

  // The rules between two, read off the header by hand: quicker than the judge, who has the last word.
  bool go_together(std::size_t row, const Way& way, std::size_t other, const Way& its) const {
    if (!way.placement || !its.placement) return true;
    if (!pair_is_fine(row, *way.placement, other, *its.placement)) return false;
    return std::ranges::all_of(problem_.input().relations, [&](const Relation& relation) {
      if (relation.first.index() == row && relation.second.index() == other) {
        return relation_is_fine(relation, *way.placement, *its.placement);
      }
      if (relation.first.index() != other || relation.second.index() != row) return true;
      return relation_is_fine(relation, *its.placement, *way.placement);
    });
  }

  bool pair_is_fine(std::size_t row, const Placement& one, std::size_t other, const Placement& two) const {
    const Activity& a = problem_[ActivityId(row)];
    const Activity& b = problem_[ActivityId(other)];
    const int gap = static_cast<int>(std::max(two.start - one.end(), one.start - two.end()).count());
    if (!a.family.empty() && a.family == b.family && one.length != two.length) return false;
    if (gap < 0 && (a.alone || b.alone)) return false;
    if (one.room && one.room == two.room && gap < problem_.input().changeover.count()) return false;
    for (const PersonId who : problem_.people_of(ActivityId(row))) {
      if (std::ranges::count(problem_.people_of(ActivityId(other)), who) == 0) continue;
      const bool walks = one.room && two.room && !problem_.input().people[who.index()].remote;
      if (gap < (walks ? problem_.walking(*one.room, *two.room).count() : 0)) return false;
    }
    return true;
  }

  static bool relation_is_fine(const Relation& relation, const Placement& first, const Placement& second) {
    if (relation.grade.grade != Grade::forbid) return true;
    if (relation.kind == RelationKind::together) return first.start == second.start;
    const WholeMinutes after = second.start - first.end();
    if (relation.kind == RelationKind::apart) {
      return std::max(after, first.start - second.end()) >= relation.least;
    }
    return after >= relation.least && (!relation.most || after <= *relation.most);
  }

  void judge(std::int64_t out) {
    for (const Issue& issue : check(problem_, agenda_)) {
      if (issue.level == Level::error && (issue.rule != "left_out" || !leaving_out_)) return;
    }
    const std::int64_t found = score(problem_, agenda_).thousandths;
    if (out > left_out || (out == left_out && found >= cost)) return;
    best = agenda_;
    cost = found;
    left_out = out;
  }

  const AgendaProblem& problem_;
  bool leaving_out_;
  Agenda agenda_;
  std::vector<std::vector<Way>> ways_;
};

}  // namespace samling::timetable::agenda::testing
