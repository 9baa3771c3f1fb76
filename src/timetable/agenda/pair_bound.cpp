// What wishes between two cost at least, from the bounds of their starts.
#include <algorithm>

#include "timetable/agenda/price_bound.hpp"

namespace samling::timetable::agenda {
namespace {

struct GapRange {
  int after_least, after_most;    // second start - first end, minutes
  int before_least, before_most;  // first start - second end
};

GapRange gap_range(const GridModel& model, const Node& node, std::size_t a, std::size_t b) {
  const StepSet& one = node.starts[a];
  const StepSet& two = node.starts[b];
  const auto minutes = [&](int steps) { return steps * model.grid; };
  return {minutes(two.min() - one.max() - longest(model, node, a)),
          minutes(two.max() - one.min() - shortest(model, node, a)),
          minutes(one.min() - two.max() - longest(model, node, b)),
          minutes(one.max() - two.min() - shortest(model, node, b))};
}

bool surely_costs(const PairCost& pair, const GapRange& gap, bool starts_differ) {
  if (pair.kind == PairCost::Kind::broken_together) return starts_differ;
  if (pair.kind == PairCost::Kind::broken_apart) return std::max(gap.after_most, gap.before_most) < pair.minutes;
  return gap.after_most < pair.minutes || (pair.most >= 0 && gap.after_least > pair.most);
}

}  // namespace

Cost PriceBound::pair_costs(const Node& node) const {
  Cost total = 0;
  for (const PairCost& pair : model_.pair_costs) {
    const auto a = static_cast<std::size_t>(pair.a);
    const auto b = static_cast<std::size_t>(pair.b);
    if (node.held[a] != Held::yes || node.held[b] != Held::yes) continue;
    if (node.starts[a].empty() || node.starts[b].empty()) continue;
    const GapRange gap = gap_range(model_, node, a, b);
    if (pair.kind == PairCost::Kind::lacking) {
      total += pair.weight * std::clamp(pair.minutes - std::max(gap.after_most, gap.before_most), 0, pair.minutes);
    } else if (pair.kind == PairCost::Kind::beyond) {
      total += pair.weight * std::max(0, std::max(gap.after_least, gap.before_least) - pair.minutes);
    } else {
      const bool differ = node.starts[a].max() < node.starts[b].min() || node.starts[b].max() < node.starts[a].min();
      if (surely_costs(pair, gap, differ)) total += pair.weight;
    }
  }
  return total;
}

}  // namespace samling::timetable::agenda
