#include "timetable/agenda/length_parts.hpp"

#include <algorithm>
#include <utility>

#include "timetable/agenda/worthwhile.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr int rounds_of_a_part = 100;

class LengthParts {
 public:
  LengthParts(const GridModel& model, const ClauseOptions& options, const Stopper& stopper, TreeResult whole)
      : model_(model), options_(options), stopper_(stopper), result_(std::move(whole)) {}

  TreeResult search() {
    parts_.push_back({result_.bound, model_.families});
    while (!parts_.empty() && !too_dear(parts_.front().bound)) {
      if (left() <= 0 || stopper_.interrupted()) return stopped(parts_.front().bound);
      Part part = parts_.front();
      parts_.erase(parts_.begin());
      const std::size_t open = open_family(part);
      if (open < part.lengths.size()) {
        divide(part, open);
      } else if (!settle(part)) {
        return stopped(std::min(part.bound, parts_.empty() ? part.bound : parts_.front().bound));
      }
    }
    result_.complete = true;
    if (result_.best) result_.bound = result_.cost;
    return std::move(result_);
  }

 private:
  struct Part {
    Cost bound = 0;
    std::vector<Family> lengths;
  };

  std::int64_t left() const { return options_.conflicts - result_.nodes; }
  Cost best_cost() const { return result_.best ? result_.cost : no_price; }
  bool too_dear(Cost bound) const { return result_.best && bound + model_.unit > result_.cost; }

  TreeResult stopped(Cost bound) {
    result_.bound = std::max(result_.bound, bound);
    if (result_.best) result_.bound = std::min(result_.bound, result_.cost);
    return std::move(result_);
  }

  static std::size_t open_family(const Part& part) {
    const auto open = std::ranges::find_if(part.lengths, [](const Family& f) { return f.shortest < f.longest; });
    return static_cast<std::size_t>(open - part.lengths.begin());
  }

  GridModel fixed(const Part& part) const {
    GridModel model = model_;
    model.families = part.lengths;
    return model;
  }

  void divide(const Part& part, std::size_t family) {
    const Family range = part.lengths[family];
    for (int length = range.shortest; length <= range.longest; ++length) {
      Part narrower = part;
      narrower.lengths[family] = {length, length};
      ++result_.nodes;
      WorthwhileDays days(fixed(narrower), std::nullopt, best_cost(), stopper_);
      if (!days.narrow(best_cost(), rounds_of_a_part)) continue;
      narrower.bound = std::max(part.bound, days.bound());
      const auto at = std::ranges::upper_bound(parts_, narrower.bound, {}, &Part::bound);
      parts_.insert(at, std::move(narrower));
    }
  }

  // False: it was stopped.
  bool settle(Part& part) {
    ClauseOptions options = options_;
    options.conflicts = left();
    const TreeResult found = search_by_clauses(fixed(part), options, stopper_, result_.best);
    result_.nodes += found.nodes;
    result_.solutions += found.solutions;
    part.bound = std::max(part.bound, found.bound);
    if (found.best && found.cost < best_cost()) {
      result_.best = found.best;
      result_.cost = found.cost;
    }
    return found.complete;
  }

  const GridModel& model_;
  const ClauseOptions& options_;
  const Stopper& stopper_;
  TreeResult result_;
  std::vector<Part> parts_;  // in order of bounds
};

}  // namespace

bool has_open_lengths(const GridModel& model) {
  return std::ranges::any_of(model.families, [](const Family& f) { return f.shortest < f.longest; });
}

TreeResult search_by_lengths(const GridModel& model, const ClauseOptions& options, const Stopper& stopper,
                             TreeResult whole) {
  return LengthParts(model, options, stopper, std::move(whole)).search();
}

}  // namespace samling::timetable::agenda
