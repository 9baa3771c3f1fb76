#include "grouping/words.hpp"

#include <fmt/format.h>

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
  return fmt::format("{} of at most {} {} {} places for {}", counted(groups, "group"), problem.sizes().max,
                     groups == 1 ? "has" : "have", groups * problem.sizes().max, candidates);
}

}  // namespace samling::grouping
