#include "grouping/reasons/reason_words.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "grouping/instance/units.hpp"
#include "grouping/travel.hpp"
#include "grouping/words.hpp"

namespace samling::grouping {
namespace {

// The others around one municipality, by the longer direction.
struct Surroundings {
  Members within;                                            // the limit
  double nearest = std::numeric_limits<double>::infinity();  // of all
  double next = std::numeric_limits<double>::infinity();     // beyond the limit
};

Surroundings surroundings_of(const Rules& rules, const Members& free, MunicipalityId id) {
  Surroundings around;
  const double limit = rules.travel_limit->count();
  for (const MunicipalityId other : free) {
    if (other == id) continue;
    const double minutes = longer_minutes(rules, id, other);
    if (minutes < around.nearest) around.nearest = minutes;
    if (minutes > limit && minutes < around.next) around.next = minutes;
    if (minutes <= limit) around.within.push_back(other);
  }
  return around;
}

}  // namespace

std::string travel_sentence(const GroupingProblem& problem, const Members& free, MunicipalityId id) {
  const Surroundings around = surroundings_of(problem.rules(), free, id);
  constexpr double nowhere = std::numeric_limits<double>::infinity();
  const int needed = problem.sizes().min - 1;
  std::string text = fmt::format("no group within {} min; ", format_number(problem.rules().travel_limit->count()));
  if (around.nearest == nowhere) return text + "no travel time to anyone is known";
  if (around.within.empty()) return text + "nearest " + format_number(around.nearest);
  text += fmt::format("{} within reach (nearest {})", around.within.size(), format_number(around.nearest));
  // Any `needed` of them within reach of each other would be a group with it.
  if (static_cast<int>(around.within.size()) >= needed) {
    return text + (needed == 2 ? ", but not of each other" : fmt::format(", but no {} of them of each other", needed));
  }
  return around.next == nowhere ? text : text + ", the next " + format_number(around.next);
}

std::string theme_sentence(const GroupingProblem& problem, const Members& free, MunicipalityId id) {
  const Rules& rules = problem.rules();
  const auto shares = [&](MunicipalityId other) {
    return other != id && !common_themes(problem, {std::min(id, other), std::max(id, other)}).empty();
  };
  const auto needed = static_cast<long>(problem.sizes().min) - 1;
  const auto end_of_text = [&](long sharing) {
    return sharing < needed ? fmt::format("; a group needs {}", counted(needed, "other"))
                            : ", but they make no group of one theme with it";
  };
  if (!travel_binds(rules)) {
    const auto sharing = std::count_if(free.begin(), free.end(), shares);
    return fmt::format("no group of one theme: {} share{} a theme with it", counted(sharing, "other"),
                       sharing == 1 ? "s" : "") +
           end_of_text(sharing);
  }
  const Surroundings around = surroundings_of(rules, free, id);
  const auto sharing = std::count_if(around.within.begin(), around.within.end(), shares);
  std::string text = fmt::format("no group of one theme within {} min: {} within reach",
                                 format_number(rules.travel_limit->count()), around.within.size());
  if (!around.within.empty()) text += fmt::format(" (nearest {})", format_number(around.nearest));
  return text + fmt::format(", {} of them share{} a theme", sharing, sharing == 1 ? "s" : "") + end_of_text(sharing);
}

std::string chain_sentence(const GroupingProblem& problem, const Members& witness, MunicipalityId id) {
  const Rules& rules = problem.rules();
  for (const auto& [a, b] : bound_together(rules)) {
    if ((a != id && b != id) || travel_can_be_kept(rules, {std::min(a, b), std::max(a, b)}, rules.remote_per_group)) {
      continue;
    }
    const double minutes = longer_minutes(rules, a, b);
    const std::string who = name_of(problem, a == id ? b : a);
    if (std::isnan(minutes)) return fmt::format("must be with {}: no travel time is known", who);
    return fmt::format("must be with {}: {} min > limit {}", who, format_number(minutes),
                       format_number(rules.travel_limit->count()));
  }
  for (const Members& chain : chains_of(problem)) {
    if (!std::binary_search(chain.begin(), chain.end(), id)) continue;
    if (static_cast<int>(chain.size()) <= problem.sizes().max) break;
    return fmt::format("{} must be together; a group has at most {}", names_of(problem, chain), problem.sizes().max);
  }
  return "no group; there would be one " + but_for(problem, witness, id);
}

std::string but_for(const GroupingProblem& problem, const Members& witness, MunicipalityId id) {
  std::string broken;
  for (const Issue& issue : check_group(problem, witness)) {
    broken += (broken.empty() ? "" : "; ") + issue.value + ": " + issue.message;
  }
  return with_others(problem, witness, id) + ", but for " + broken;
}

std::string with_others(const GroupingProblem& problem, const Members& group, MunicipalityId id) {
  Members others = group;
  std::erase(others, id);
  return "with " + names_of(problem, others);
}

}  // namespace samling::grouping
