#include "timetable/agenda/grid_model.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <utility>

#include "timetable/agenda/twins.hpp"
#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

int ceil_div(int a, int b) {
  return a >= 0 ? (a + b - 1) / b : -(-a / b);
}
int floor_div(int a, int b) {
  return -ceil_div(-a, b);
}

class GridBuilder {
 public:
  GridBuilder(const AgendaProblem& problem, bool costs)
      : problem_(problem), input_(problem.input()), costs_(costs), grid_(static_cast<int>(input_.grid.count())) {}

  GridModel build() {
    model_.grid = grid_;
    model_.steps = minutes(input_.end) / grid_;
    model_.changeover = ceil_div(static_cast<int>(input_.changeover.count()), grid_);
    model_.activities = static_cast<int>(problem_.size());
    add_rooms();
    for (std::size_t row = 0; row < problem_.size(); ++row) add_item(ActivityId(row));
    add_disjoint();
    for (const Relation& relation : input_.relations) add_relation(relation);
    if (costs_) {
      for (const Preference& wish : input_.preferences) add_wish(wish);
    }
    add_stretch();
    order_twins(model_);
    add_markers();
    model_.unit = unit();
    return std::move(model_);
  }

 private:
  int minutes(ClockTime time) const { return static_cast<int>((time - input_.start).count()); }

  // From blocked steps to the next blocked one.
  std::vector<int> free_until(const std::vector<bool>& blocked) const {
    std::vector<int> until(blocked.size() + 1, model_.steps);
    for (int s = model_.steps - 1; s >= 0; --s) {
      until[static_cast<std::size_t>(s)] =
          blocked[static_cast<std::size_t>(s)] ? s : until[static_cast<std::size_t>(s) + 1];
    }
    return until;
  }

  void block_before(std::vector<bool>& blocked, ClockTime time) const {
    for (int s = 0; s < model_.steps && s * grid_ < minutes(time); ++s) blocked[static_cast<std::size_t>(s)] = true;
  }
  void block_after(std::vector<bool>& blocked, ClockTime time) const {
    for (int s = model_.steps - 1; s >= 0 && (s + 1) * grid_ > minutes(time); --s) {
      blocked[static_cast<std::size_t>(s)] = true;
    }
  }
  void block_away(std::vector<bool>& blocked, const Interval& away) const {
    for (int s = 0; s < model_.steps; ++s) {
      if (s * grid_ < minutes(away.until) && (s + 1) * grid_ > minutes(away.from)) {
        blocked[static_cast<std::size_t>(s)] = true;
      }
    }
  }

  void add_rooms() {
    const std::size_t count = input_.rooms.size();
    for (const Room& room : input_.rooms) {
      std::vector<bool> blocked(static_cast<std::size_t>(model_.steps), false);
      if (room.from) block_before(blocked, *room.from);
      if (room.until) block_after(blocked, *room.until);
      model_.room_free_until.push_back(free_until(blocked));
    }
    model_.walk.assign(count, std::vector<int>(count, 0));
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        model_.walk[a][b] = ceil_div(static_cast<int>(problem_.walking(RoomId(a), RoomId(b)).count()), grid_);
      }
    }
  }

  int family_of(const Activity& activity) {
    const int shortest = static_cast<int>(activity.shortest.count()) / grid_;
    const int longest = static_cast<int>(activity.longest.count()) / grid_;
    if (shortest == longest) return -1;
    const int fresh = static_cast<int>(model_.families.size());
    if (!activity.family.empty()) {
      const auto [known, inserted] = families_.try_emplace(activity.family, fresh);
      if (!inserted) return known->second;
    }
    model_.families.push_back({shortest, longest});
    return fresh;
  }

  void add_item(ActivityId id) {
    const Activity& activity = problem_[id];
    Item item;
    item.shortest = static_cast<int>(activity.shortest.count()) / grid_;
    item.longest = static_cast<int>(activity.longest.count()) / grid_;
    item.family = family_of(activity);
    item.needs_room = activity.needs_room;
    item.alone = activity.alone;
    item.is_break = is_break(activity);
    for (std::size_t room = 0; activity.needs_room && room < input_.rooms.size(); ++room) {
      if (problem_.suits(id, RoomId(room))) item.rooms |= std::uint64_t{1} << room;
    }
    add_hours(item, id);
    item.priority = thousandths(activity.priority);
    if (activity.price) item.price = costs_ ? thousandths(*activity.price) : 0;
    item.start_cost.assign(static_cast<std::size_t>(model_.steps) + 1, 0);
    item.end_cost.assign(static_cast<std::size_t>(model_.steps) + 1, 0);
    if (costs_ && item.family >= 0) item.step_shorter = thousandths(input_.weights.length) * grid_;
    if (costs_ && activity.window.grade == Grade::weigh) add_window_cost(item, activity);
    model_.items.push_back(std::move(item));
  }

  void add_hours(Item& item, ActivityId id) const {
    const Activity& activity = problem_[id];
    std::vector<bool> blocked(static_cast<std::size_t>(model_.steps), false);
    for (const PersonId who : problem_.people_of(id)) {
      const Person& person = input_.people[who.index()];
      if (!person.remote && person.arrives) block_before(blocked, *person.arrives);
      if (!person.remote && person.leaves) block_after(blocked, *person.leaves);
      for (const Interval& away : person.away) block_away(blocked, away);
    }
    item.last_start = model_.steps;
    if (activity.window.grade == Grade::forbid) {
      if (activity.earliest) item.first_start = std::max(0, ceil_div(minutes(*activity.earliest), grid_));
      if (activity.latest) item.last_start = std::min(item.last_start, floor_div(minutes(*activity.latest), grid_));
      if (activity.over_by) block_after(blocked, *activity.over_by);
    }
    if (activity.pinned_start) {
      const int pinned = minutes(*activity.pinned_start) / grid_;
      item.first_start = std::max(item.first_start, pinned);
      item.last_start = std::min(item.last_start, pinned);
    }
    item.free_until = free_until(blocked);
  }

  void add_window_cost(Item& item, const Activity& activity) const {
    const Cost weight = thousandths(activity.window.weight);
    for (int s = 0; s <= model_.steps; ++s) {
      int outside = 0;
      if (activity.earliest) outside += std::max(0, minutes(*activity.earliest) - s * grid_);
      if (activity.latest) outside += std::max(0, s * grid_ - minutes(*activity.latest));
      item.start_cost[static_cast<std::size_t>(s)] += weight * outside;
      if (!activity.over_by) continue;
      item.end_cost[static_cast<std::size_t>(s)] += weight * std::max(0, s * grid_ - minutes(*activity.over_by));
    }
  }

  // Steps that must lie between the two; below 0: they may overlap.
  int gap_between(ActivityId a, ActivityId b) {
    const Item& one = model_.items[a.index()];
    const Item& other = model_.items[b.index()];
    int gap = one.alone || other.alone ? 0 : -1;
    bool walkers = false;
    for (const PersonId who : problem_.people_of(a)) {
      if (!std::ranges::binary_search(problem_.people_of(b), who)) continue;
      gap = std::max(gap, 0);
      walkers = walkers || !input_.people[who.index()].remote;
    }
    if (!one.needs_room || !other.needs_room) return gap;
    const bool same_only = std::has_single_bit(one.rooms) && one.rooms == other.rooms;
    if (same_only) gap = std::max(gap, model_.changeover);
    if (walkers) {
      gap = std::max(gap, shortest_walk(one.rooms, other.rooms));
      model_.walkers.emplace_back(a.value(), b.value());
    }
    return gap;
  }

  int shortest_walk(std::uint64_t from, std::uint64_t to) const {
    if (from == 0 || to == 0 || (from & to) != 0) return 0;
    int least = model_.steps;
    for (std::size_t a = 0; a < model_.walk.size(); ++a) {
      for (std::size_t b = 0; b < model_.walk.size(); ++b) {
        if ((from >> a & 1U) != 0 && (to >> b & 1U) != 0) least = std::min(least, model_.walk[a][b]);
      }
    }
    return least;
  }

  void add_disjoint() {
    for (int a = 0; a < model_.activities; ++a) {
      for (int b = a + 1; b < model_.activities; ++b) {
        const int gap = gap_between(ActivityId(a), ActivityId(b));
        if (gap >= 0) model_.disjoint.push_back({a, b, gap});
      }
    }
  }

  void make_disjoint(int a, int b, int gap) {
    if (a > b) std::swap(a, b);
    const auto known = std::ranges::find_if(model_.disjoint, [&](const Disjoint& d) { return d.a == a && d.b == b; });
    if (known == model_.disjoint.end()) {
      model_.disjoint.push_back({a, b, gap});
    } else {
      known->gap = std::max(known->gap, gap);
    }
  }

  void add_relation(const Relation& relation) {
    const int a = relation.first.value();
    const int b = relation.second.value();
    const int least = static_cast<int>(relation.least.count());
    const int steps = ceil_div(least, grid_);
    if (relation.grade.grade == Grade::weigh && costs_) return add_weighed(relation);
    if (relation.grade.grade != Grade::forbid) return;
    if (relation.kind == RelationKind::apart) {
      make_disjoint(a, b, steps);
    } else if (relation.kind == RelationKind::together) {
      model_.orders.push_back({Order::Kind::after_start, a, b, 0, -1});
      model_.orders.push_back({Order::Kind::after_start, b, a, 0, -1});
    } else {
      model_.orders.push_back({Order::Kind::after_end, a, b, steps, -1});
      if (!relation.most) return;
      const int most = floor_div(static_cast<int>(relation.most->count()), grid_);
      model_.orders.push_back({Order::Kind::not_later, b, a, most, -1});
    }
  }

  void add_weighed(const Relation& relation) {
    const int a = relation.first.value();
    const int b = relation.second.value();
    const int least = static_cast<int>(relation.least.count());
    const Cost weight = thousandths(relation.grade.weight);
    if (relation.kind == RelationKind::before && !relation.most) {
      model_.orders.push_back({Order::Kind::after_end, a, b, ceil_div(least, grid_), weight});
      return;
    }
    PairCost cost{PairCost::Kind::broken_apart, a, b, least, -1, weight};
    if (relation.kind == RelationKind::together) cost.kind = PairCost::Kind::broken_together;
    if (relation.kind == RelationKind::before) {
      cost.kind = PairCost::Kind::broken_before;
      cost.most = static_cast<int>(relation.most->count());
    }
    model_.pair_costs.push_back(cost);
  }

  void add_wish(const Preference& wish) {
    const Cost weight = thousandths(wish.weight);
    if (weight == 0) return;
    Item& item = model_.items[wish.first.index()];
    const int a = wish.first.value();
    const int b = wish.second ? wish.second->value() : -1;
    const int length = minutes(input_.end);
    for (int s = 0; s <= model_.steps; ++s) {
      const auto at = static_cast<std::size_t>(s);
      if (wish.kind == PreferenceKind::early) item.start_cost[at] += weight * s * grid_;
      if (wish.kind == PreferenceKind::late) item.end_cost[at] += weight * (length - s * grid_);
      if (wish.kind == PreferenceKind::near) item.start_cost[at] += weight * std::abs(s * grid_ - minutes(*wish.time));
    }
    const int gap = static_cast<int>(wish.minutes.count());
    if (wish.kind == PreferenceKind::before) model_.orders.push_back({Order::Kind::after_end, a, b, 0, weight});
    if (wish.kind == PreferenceKind::after) model_.orders.push_back({Order::Kind::after_end, b, a, 0, weight});
    if (wish.kind == PreferenceKind::apart) {
      model_.pair_costs.push_back({PairCost::Kind::lacking, std::min(a, b), std::max(a, b), gap, -1, weight});
    }
    if (wish.kind == PreferenceKind::close) {
      model_.pair_costs.push_back({PairCost::Kind::beyond, std::min(a, b), std::max(a, b), gap, -1, weight});
    }
  }

  void add_stretch() {
    if (!input_.longest_stretch) return;
    const int minutes = static_cast<int>(input_.longest_stretch->count());
    if (input_.stretch.grade == Grade::forbid) model_.stretch = minutes / grid_;
    if (input_.stretch.grade == Grade::weigh && costs_) {
      model_.stretch_weight = thousandths(input_.stretch.weight);
      model_.stretch_minutes = minutes;
    }
  }

  int add_marker() {
    Item marker;
    marker.shortest = marker.longest = 0;
    marker.marker = true;
    marker.last_start = model_.steps;
    marker.start_cost.assign(static_cast<std::size_t>(model_.steps) + 1, 0);
    marker.end_cost.assign(static_cast<std::size_t>(model_.steps) + 1, 0);
    model_.items.push_back(std::move(marker));
    return static_cast<int>(model_.items.size()) - 1;
  }

  // Where no two activities ever overlap, idle = last end - first start - what is held.
  void add_markers() {
    const Cost idle = costs_ ? thousandths(input_.weights.idle) * grid_ : 0;
    const Cost finish = costs_ ? thousandths(input_.weights.finish) * grid_ : 0;
    const auto n = static_cast<std::size_t>(model_.activities);
    const bool one_track = model_.disjoint.size() == n * (n - 1) / 2;
    model_.idle_weight = one_track ? 0 : idle;
    const Cost idle_by_markers = one_track ? idle : 0;
    if (idle_by_markers == 0 && finish == 0) return;
    model_.last_marker = add_marker();
    for (int a = 0; a < model_.activities; ++a) {
      model_.orders.push_back({Order::Kind::after_end, a, model_.last_marker, 0, -1});
      model_.items[static_cast<std::size_t>(a)].step_held = -idle_by_markers;
    }
    if (idle_by_markers > 0) {
      model_.first_marker = add_marker();
      for (int a = 0; a < model_.activities; ++a) {
        model_.orders.push_back({Order::Kind::after_start, model_.first_marker, a, 0, -1});
      }
      model_.orders.push_back({Order::Kind::after_start, model_.first_marker, model_.last_marker, 0, -1});
    }
    for (int s = 0; s <= model_.steps; ++s) {
      const auto at = static_cast<std::size_t>(s);
      model_.items[static_cast<std::size_t>(model_.last_marker)].start_cost[at] = (idle_by_markers + finish) * s;
      if (model_.first_marker < 0) continue;
      model_.items[static_cast<std::size_t>(model_.first_marker)].start_cost[at] = -idle_by_markers * s;
    }
  }

  Cost unit() const {
    Cost gcd = std::gcd(model_.idle_weight, model_.stretch_weight * std::gcd(grid_, model_.stretch_minutes));
    for (const Item& item : model_.items) {
      for (const Cost cost : item.start_cost) gcd = std::gcd(gcd, cost);
      for (const Cost cost : item.end_cost) gcd = std::gcd(gcd, cost);
      gcd = std::gcd(std::gcd(gcd, item.step_shorter), item.step_held);
      if (item.price != no_price) gcd = std::gcd(gcd, item.price);
    }
    for (const Order& order : model_.orders) gcd = std::gcd(gcd, order.hard() ? 0 : order.weight);
    for (const PairCost& cost : model_.pair_costs) {
      const bool in_minutes = cost.kind == PairCost::Kind::lacking || cost.kind == PairCost::Kind::beyond;
      gcd = std::gcd(gcd, cost.weight * (in_minutes ? std::gcd(grid_, cost.minutes) : 1));
    }
    return std::max<Cost>(1, gcd);
  }

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  bool costs_;
  int grid_;
  std::map<std::string, int> families_;
  GridModel model_;
};

}  // namespace

GridModel grid_model(const AgendaProblem& problem, bool costs) {
  GridModel model = GridBuilder(problem, costs).build();
  model.room_class = room_classes(model);
  return model;
}

}  // namespace samling::timetable::agenda
