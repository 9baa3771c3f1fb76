#include "grouping/words.hpp"

#include <fmt/format.h>

#include "grouping/group_limits.hpp"

namespace samling::grouping {

std::string name_of(const GroupingProblem& problem, MunicipalityId id) {
  const auto& names = problem.rules().names;
  if (id.value() >= 0 && id.index() < names.size()) return names[id.index()];
  return fmt::format("#{}", id.value());
}

std::string names_of(const GroupingProblem& problem, const Members& members) {
  std::string text;
  for (const MunicipalityId id : members) text += (text.empty() ? "" : ", ") + name_of(problem, id);
  return text;
}

std::string in_words(SizeRange sizes) {
  return sizes.min == sizes.max ? fmt::format("{}", sizes.min) : fmt::format("{}-{}", sizes.min, sizes.max);
}

std::string in_words(PeopleRange people) {
  return fmt::format("{}-{}", people.min, people.max);
}

std::string counted(long count, const std::string& noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string places_in_words(const GroupingProblem& problem, long groups, long candidates) {
  if (groups <= 0) {
    const auto pinned = static_cast<long>(problem.rules().pinned.size());
    return fmt::format("the {} asked for {} pinned", counted(pinned, "group"), pinned == 1 ? "is" : "are");
  }
  const auto& limits = problem.rules().group_limits;
  const std::string size = limits.empty() ? fmt::format("of at most {}", problem.sizes().max) : "within their limits";
  return fmt::format("{} {} {} {} places for {}", counted(groups, "group"), size, groups == 1 ? "has" : "have",
                     places(problem.sizes(), limits, static_cast<int>(groups)).max, candidates);
}

}  // namespace samling::grouping
