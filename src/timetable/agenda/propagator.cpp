#include "timetable/agenda/propagator.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace samling::timetable::agenda {

Propagator::Propagator(const GridModel& model)
    : model_(model),
      cliques_(agenda::cliques(model)),
      pools_(room_pools(model)),
      min_(model.items.size(), 0),
      max_(model.items.size(), 0) {
  for (const auto& clique : cliques_) {
    const std::vector<int> ones(clique.size(), 1);
    singles_.push_back({.users = clique, .takes = ones, .empties = std::vector<int>(clique.size(), 0), .rooms = 1});
  }
  for (const Item& item : model.items) {
    fitting_.emplace_back(static_cast<std::size_t>(item.longest - item.shortest) + 1);
    known_.emplace_back(static_cast<std::size_t>(item.longest - item.shortest) + 1, false);
  }
}

// Starts at which an activity of that length lies within its hours and those of one of its rooms.
const StepSet& Propagator::fitting(std::size_t row, int length) {
  const Item& item = model_.items[row];
  const auto which = static_cast<std::size_t>(length - item.shortest);
  StepSet& set = fitting_[row][which];
  if (known_[row][which]) return set;
  known_[row][which] = true;
  set = StepSet(model_.steps + 1);
  for (int s = item.first_start; s <= item.last_start && s + length <= model_.steps; ++s) {
    if (!item.marker && s + length > item.free_until[static_cast<std::size_t>(s)]) continue;
    bool room = !item.needs_room;
    for (std::size_t r = 0; !room && r < model_.walk.size(); ++r) {
      room = (item.rooms >> r & 1U) != 0 && s + length <= model_.room_free_until[r][static_cast<std::size_t>(s)];
    }
    if (room) set.add(s);
  }
  return set;
}

Node Propagator::root(bool all_open) const {
  Node node;
  StepSet all(model_.steps + 1);
  for (int s = 0; s <= model_.steps; ++s) all.add(s);
  node.starts.assign(model_.items.size(), all);
  for (const Item& item : model_.items) {
    const bool open = !item.marker && (all_open || item.price != no_price);
    node.held.push_back(open ? Held::open : Held::yes);
  }
  node.lengths = model_.families;
  return node;
}

void Propagator::look(const Node& node) {
  for (std::size_t i = 0; i < node.starts.size(); ++i) {
    if (node.held[i] == Held::no) continue;
    min_[i] = node.starts[i].min();
    max_[i] = node.starts[i].max();
  }
}

// After a change of an item's starts; false when it has none and must be held.
bool Propagator::settle(Node& node, std::size_t item, bool changed) {
  if (!changed) return true;
  changed_ = true;
  if (node.starts[item].empty()) {
    if (node.held[item] == Held::yes) return false;
    node.held[item] = Held::no;
    if (model_.items[item].price == no_price) node.left_out += model_.items[item].priority;
    return true;
  }
  min_[item] = node.starts[item].min();
  max_[item] = node.starts[item].max();
  return true;
}

bool Propagator::lengths(Node& node) {
  for (std::size_t i = 0; i < node.starts.size(); ++i) {
    if (node.held[i] == Held::no) continue;
    const bool cut = node.starts[i].keep(fitting(i, shortest(model_, node, i)));
    if (!settle(node, i, cut || node.starts[i].empty())) return false;
    const int family = model_.items[i].family;
    if (family < 0 || node.held[i] != Held::yes) continue;
    Family& range = node.lengths[static_cast<std::size_t>(family)];
    for (; range.longest > range.shortest; --range.longest, changed_ = true) {
      StepSet left = node.starts[i];
      (void)left.keep(fitting(i, range.longest));
      if (!left.empty()) break;
    }
  }
  return true;
}

bool Propagator::push(Node& node, const Order& order) {
  const auto from = static_cast<std::size_t>(order.from);
  const auto to = static_cast<std::size_t>(order.to);
  if (node.held[from] == Held::no || node.held[to] == Held::no) return true;
  int delay = order.steps;
  if (order.kind == Order::Kind::after_end) delay += shortest(model_, node, from);
  if (order.kind == Order::Kind::not_later) delay = -longest(model_, node, to) - order.steps;
  if (node.held[from] == Held::yes && min_[from] + delay > min_[to]) {
    if (!settle(node, to, node.starts[to].cut_below(min_[from] + delay))) return false;
    if (node.held[to] == Held::no) return true;
  }
  if (node.held[to] == Held::yes && max_[to] - delay < max_[from]) {
    if (!settle(node, from, node.starts[from].cut_above(max_[to] - delay))) return false;
  }
  return true;
}

bool Propagator::orders(Node& node) {
  return std::ranges::all_of(model_.orders, [&](const Order& order) { return !order.hard() || push(node, order); });
}

// Takes from b what overlaps every start of a.
bool Propagator::avoid(Node& node, std::size_t a, std::size_t b, int gap) {
  if (node.held[a] != Held::yes || node.held[b] == Held::no) return true;
  const int first = max_[a] - shortest(model_, node, b) - gap + 1;
  const int last = min_[a] + shortest(model_, node, a) + gap - 1;
  if (first > last || first > max_[b] || last < min_[b]) return true;
  return settle(node, b, node.starts[b].cut(first, last));
}

bool Propagator::disjoint(Node& node) {
  return std::ranges::all_of(model_.disjoint, [&](const Disjoint& pair) {
    const auto a = static_cast<std::size_t>(pair.a);
    const auto b = static_cast<std::size_t>(pair.b);
    return avoid(node, a, b, pair.gap) && avoid(node, b, a, pair.gap);
  });
}

// Whether what must lie at or after one time and be over by another fits between the two, for all such times. Rooms
// stay taken for `after` steps, which the last ones may do beyond the deadline.
bool Propagator::overload(const Node& node, const RoomPool& pool) const {
  struct Work {
    int earliest;
    int deadline;
    int steps;
  };
  std::vector<Work> by_start;
  std::vector<int> deadlines;
  for (std::size_t u = 0; u < pool.users.size(); ++u) {
    const auto m = static_cast<std::size_t>(pool.users[u]);
    if (node.held[m] != Held::yes) continue;
    const int length = shortest(model_, node, m);
    by_start.push_back({min_[m], max_[m] + length, pool.room_steps(u, length)});
    deadlines.push_back(by_start.back().deadline);
  }
  std::ranges::sort(by_start, std::greater<>(), &Work::earliest);
  std::ranges::sort(deadlines);
  deadlines.erase(std::unique(deadlines.begin(), deadlines.end()), deadlines.end());
  for (const int deadline : deadlines) {
    int work = 0;
    for (const Work& each : by_start) {
      if (each.deadline > deadline) continue;
      work += each.steps;
      if (work > (deadline + pool.after - each.earliest) * pool.rooms) return false;
    }
  }
  return true;
}

// All rooms are taken at that step: whoever is not among those who surely take them does not.
bool Propagator::leave_full_step(Node& node, const RoomPool& pool, std::size_t user, int step) {
  const auto m = static_cast<std::size_t>(pool.users[user]);
  const int length = shortest(model_, node, m);
  for (const auto& [rooms, from, until] :
       {std::tuple{pool.takes[user], 0, length + pool.after}, std::tuple{pool.empties[user], pool.after, length}}) {
    if (rooms == 0 || from >= until || node.held[m] == Held::no) continue;
    const bool counted = node.held[m] == Held::yes && max_[m] + from <= step && step < min_[m] + until;
    if (counted || min_[m] + from > step || max_[m] + until <= step) continue;
    if (!settle(node, m, node.starts[m].cut(step - until + 1, step - from))) return false;
  }
  return true;
}

// Rooms surely taken at each step; where all are, nobody else starts so that it runs then.
bool Propagator::rooms_taken(Node& node, const RoomPool& pool) {
  std::vector<int> taken(static_cast<std::size_t>(model_.steps + model_.changeover) + 2, 0);
  const auto sure = [&](std::size_t u, std::size_t m) {
    const int end = min_[m] + shortest(model_, node, m);
    for (int s = max_[m]; s < end + pool.after; ++s) taken[static_cast<std::size_t>(s)] += pool.takes[u];
    for (int s = max_[m] + pool.after; s < end; ++s) taken[static_cast<std::size_t>(s)] += pool.empties[u];
  };
  for (std::size_t u = 0; u < pool.users.size(); ++u) {
    const auto m = static_cast<std::size_t>(pool.users[u]);
    if (node.held[m] == Held::yes) sure(u, m);
  }
  for (int s = 0; s < model_.steps; ++s) {
    if (taken[static_cast<std::size_t>(s)] > pool.rooms) return false;
    if (taken[static_cast<std::size_t>(s)] < pool.rooms) continue;
    for (std::size_t u = 0; u < pool.users.size(); ++u) {
      if (!leave_full_step(node, pool, u, s)) return false;
    }
  }
  return true;
}

bool Propagator::stretch(Node& node) {
  if (model_.stretch < 0) return true;
  int first = model_.steps;
  int last = 0;
  std::vector<std::size_t> breaks;
  for (std::size_t i = 0; i < node.starts.size(); ++i) {
    if (model_.items[i].marker || node.held[i] == Held::no) continue;
    if (model_.items[i].is_break) breaks.push_back(i);
    if (node.held[i] != Held::yes) continue;
    first = std::min(first, max_[i]);
    last = std::max(last, min_[i] + shortest(model_, node, i));
  }
  for (int from = first; from + model_.stretch + 1 <= last; ++from) {
    const int to = from + model_.stretch;  // the window's last step
    int able = 0;
    std::size_t only = 0;
    for (const std::size_t b : breaks) {
      if (node.held[b] == Held::no) continue;
      const int next = node.starts[b].next(from - longest(model_, node, b) + 1);
      if (next < 0 || next > to) continue;
      ++able;
      only = b;
    }
    if (able == 0) return false;
    if (able > 1) continue;
    changed_ = changed_ || node.held[only] == Held::open;
    node.held[only] = Held::yes;
    const bool below = node.starts[only].cut_below(from - longest(model_, node, only) + 1);
    const bool above = node.starts[only].cut_above(to);
    if (!settle(node, only, below || above)) return false;
  }
  return true;
}

// The last end: what starts no earlier than some time takes so many room steps from then on.
int Propagator::last_end(const Node& node, const RoomPool& pool) const {
  std::vector<std::pair<int, int>> by_start;  // earliest start, room steps
  for (std::size_t u = 0; u < pool.users.size(); ++u) {
    const auto m = static_cast<std::size_t>(pool.users[u]);
    if (node.held[m] != Held::yes) continue;
    by_start.emplace_back(min_[m], pool.room_steps(u, shortest(model_, node, m)));
  }
  std::ranges::sort(by_start, std::greater<>());
  int work = -pool.after * pool.rooms;  // nothing follows the last ones
  int end = 0;
  for (const auto& [start, steps] : by_start) {
    work += steps;
    end = std::max(end, start + (work + pool.rooms - 1) / pool.rooms);
  }
  return end;
}

bool Propagator::finish(Node& node) {
  if (model_.last_marker < 0) return true;
  int end = 0;
  for (const RoomPool& single : singles_) end = std::max(end, last_end(node, single));
  for (const RoomPool& pool : pools_) end = std::max(end, last_end(node, pool));
  const auto marker = static_cast<std::size_t>(model_.last_marker);
  return settle(node, marker, node.starts[marker].cut_below(end));
}

bool Propagator::propagate(Node& node) {
  if (!lengths(node)) return false;
  look(node);
  do {
    changed_ = false;
    if (!lengths(node) || !orders(node) || !disjoint(node)) return false;
    for (const RoomPool& pool : pools_) {
      if (!rooms_taken(node, pool)) return false;
    }
    if (!stretch(node) || !finish(node)) return false;
  } while (changed_);
  const auto fits = [&](const RoomPool& pool) { return overload(node, pool); };
  return std::ranges::all_of(singles_, fits) && std::ranges::all_of(pools_, fits);
}

}  // namespace samling::timetable::agenda
