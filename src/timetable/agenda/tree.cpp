#include "timetable/agenda/tree.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace samling::timetable::agenda {
namespace {

constexpr std::int64_t tries_for_a_node = 20'000;  // of rooms
constexpr Cost unlimited = std::numeric_limits<Cost>::max() / 4;

bool is_fixed(const StepSet& starts) {
  return starts.min() == starts.max();
}

}  // namespace

Tree::Tree(const GridModel& model, const TreeOptions& options, const Stopper& stopper)
    : model_(model),
      options_(options),
      stopper_(stopper),
      propagator_(model),
      pricing_(model, propagator_.cliques(), propagator_.pools()),
      cutoff_(unlimited),
      open_bound_(unlimited) {
  if (options_.first_only) cutoff_ = 1;  // nothing costs anything: a positive bound proves that there is no day
}

bool Tree::over() const {
  return stopped_ || (options_.first_only && result_.best.has_value());
}

TreeResult Tree::search() {
  dive(propagator_.root(options_.may_leave_out.has_value()), pricing_.zero(), std::numeric_limits<Cost>::min(), true);
  result_.complete = !stopped_ && !missed_;
  result_.bound = result_.best ? result_.cost : result_.root_bound;
  if (!result_.complete) result_.bound = std::min(open_bound_, result_.best ? result_.cost : open_bound_);
  return std::move(result_);
}

// Of a partial day: what would leave out too much is held.
bool Tree::keep_budget(Node& node, bool& changed) const {
  if (!options_.may_leave_out) return true;
  const Cost left = *options_.may_leave_out - node.left_out;
  if (left < 0) return false;
  for (std::size_t i = 0; i < node.held.size(); ++i) {
    const Item& item = model_.items[i];
    if (node.held[i] != Held::open || item.price != no_price || item.priority <= left) continue;
    node.held[i] = Held::yes;
    changed = true;
  }
  return true;
}

bool Tree::narrow(Node& node, Prices& prices, bool at_root, BoundResult& bound) {
  const int rounds = at_root ? options_.root_rounds : options_.node_rounds;
  for (int pass = 0; pass < 4; ++pass) {
    bool changed = false;
    if (!propagator_.propagate(node) || !keep_budget(node, changed)) return false;
    if (changed && !propagator_.propagate(node)) return false;
    BoundResult next = pricing_.improve(node, prices, cutoff_, pass == 0 ? rounds : std::min(rounds, 4), stopper_);
    if (next.empty) return false;
    const bool again = next.pruned;
    next.bound = std::max(next.bound, bound.bound);
    bound = std::move(next);
    if (!again) return true;
  }
  return propagator_.propagate(node);
}

// Whether those whose start and length stand have rooms; `whole`: that is everybody.
RoomsFound Tree::rooms_fit(const Node& node, bool& whole) {
  const std::size_t n = node.starts.size();
  layout_.start.assign(n, -1);
  layout_.length.assign(n, 0);
  whole = true;
  for (std::size_t i = 0; i < n; ++i) {
    layout_.length[i] = shortest(model_, node, i);
    if (model_.items[i].marker || node.held[i] == Held::no) continue;
    const bool stands =
        node.held[i] == Held::yes && is_fixed(node.starts[i]) && layout_.length[i] == longest(model_, node, i);
    whole = whole && stands;
    if (stands) layout_.start[i] = node.starts[i].min();
  }
  return find_rooms(model_, layout_, tries_for_a_node);
}

void Tree::record(const Node& node) {
  const Cost cost = layout_cost(model_, layout_);
  if (options_.may_leave_out && node.left_out > *options_.may_leave_out) return;
  ++result_.solutions;
  if (result_.best && cost >= result_.cost) return;
  result_.best = layout_;
  result_.cost = cost;
  if (!options_.first_only) cutoff_ = cost - model_.unit + 1;
  stopper_.report({.stage = "agenda: search",
                   .done = result_.nodes,
                   .total = options_.max_nodes,
                   .score = -static_cast<double>(cost) / 1000.0,
                   .upper_bound = -static_cast<double>(result_.root_bound) / 1000.0});
}

void Tree::dive(Node node, Prices prices, Cost inherited, bool at_root) {
  if (inherited >= cutoff_) return;
  if (!over() && (result_.nodes >= options_.max_nodes || stopper_.stop_before(result_.nodes))) stopped_ = true;
  if (over()) {
    open_bound_ = std::min(open_bound_, inherited);
    return;
  }
  ++result_.nodes;
  BoundResult bound;
  bound.bound = inherited;
  const bool alive = narrow(node, prices, at_root, bound);
  if (at_root) result_.root_bound = alive ? bound.bound : 0;
  bool whole = false;
  const RoomsFound rooms = alive ? rooms_fit(node, whole) : RoomsFound::no;
  if (rooms == RoomsFound::no) return;
  if (!whole) return divide(node, prices, bound);
  if (rooms == RoomsFound::yes) return record(node);
  missed_ = true;
  open_bound_ = std::min(open_bound_, bound.bound);
}

void Tree::divide(const Node& node, const Prices& prices, const BoundResult& bound) {
  if (divide_lengths(node, prices, bound) || divide_held(node, prices, bound)) return;
  divide_starts(node, prices, bound);
}

bool Tree::divide_lengths(const Node& node, const Prices& prices, const BoundResult& bound) {
  for (std::size_t i = 0; i < node.starts.size(); ++i) {
    const int family = model_.items[i].family;
    if (family < 0 || node.held[i] != Held::yes) continue;
    const Family range = node.lengths[static_cast<std::size_t>(family)];
    if (range.shortest == range.longest) continue;
    const int wanted = bound.choice.length.empty() ? range.shortest
                                                   : std::clamp(bound.choice.length[i], range.shortest, range.longest);
    for (const Family part :
         {Family{wanted, wanted}, Family{wanted + 1, range.longest}, Family{range.shortest, wanted - 1}}) {
      if (part.shortest > part.longest) continue;
      Node child = node;
      child.lengths[static_cast<std::size_t>(family)] = part;
      dive(std::move(child), prices, bound.bound, false);
    }
    return true;
  }
  return false;
}

bool Tree::divide_held(const Node& node, const Prices& prices, const BoundResult& bound) {
  std::size_t chosen = node.held.size();
  for (std::size_t i = 0; i < node.held.size(); ++i) {
    if (node.held[i] != Held::open) continue;
    if (chosen == node.held.size()) chosen = i;
    if (!bound.choice.clash.empty() && bound.choice.clash[i] > bound.choice.clash[chosen]) chosen = i;
  }
  if (chosen == node.held.size()) return false;
  const bool out_first = !bound.choice.start.empty() && bound.choice.start[chosen] < 0;
  for (const bool out : {out_first, !out_first}) {
    Node child = node;
    child.held[chosen] = out ? Held::no : Held::yes;
    if (out && model_.items[chosen].price == no_price) child.left_out += model_.items[chosen].priority;
    dive(std::move(child), prices, bound.bound, false);
  }
  return true;
}

void Tree::divide_starts(const Node& node, const Prices& prices, const BoundResult& bound) {
  std::size_t chosen = node.starts.size();
  std::pair<int, int> best{0, 0};  // most clashes, then fewest starts
  for (std::size_t i = 0; i < node.starts.size(); ++i) {
    if (model_.items[i].marker || node.held[i] != Held::yes || is_fixed(node.starts[i])) continue;
    const int clash = bound.choice.clash.empty() ? 0 : bound.choice.clash[i];
    const std::pair<int, int> rank{-clash, node.starts[i].count()};
    if (chosen != node.starts.size() && rank >= best) continue;
    chosen = i;
    best = rank;
  }
  const StepSet& starts = node.starts[chosen];
  int wanted = bound.choice.start.empty() ? starts.min() : std::max(bound.choice.start[chosen], starts.min());
  if (!starts.has(wanted)) wanted = starts.next(wanted) >= 0 ? starts.next(wanted) : starts.max();
  for (int part = 0; part < 3; ++part) {
    Node child = node;
    StepSet& kept = child.starts[chosen];
    if (part != 1) (void)kept.cut_below(part == 0 ? wanted : wanted + 1);
    if (part != 2) (void)kept.cut_above(part == 0 ? wanted : wanted - 1);
    if (!kept.empty()) dive(std::move(child), prices, bound.bound, false);
  }
}

}  // namespace samling::timetable::agenda
