#include "samling/grouping/methods.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "grouping/methods/built_in.hpp"

namespace samling::grouping {
namespace {

bool is_method_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}

}  // namespace

Method heuristic(std::string name, std::string summary,
                 std::function<Grouping(const GroupingProblem&, const GroupingOptions&)> body) {
  require(static_cast<bool>(body), "method " + name, "", "has no function to call");
  auto solve = [name, body = std::move(body)](const GroupingProblem& problem, const GroupingOptions& options) {
    validate(options.limits);
    return judged(problem, body(problem, options), name);
  };
  return {.name = std::move(name), .summary = std::move(summary), .solve = std::move(solve)};
}

Methods::Methods() {
  methods_.push_back({.name = "auto",
                      .summary = "Chooses by shape and size of the problem; the default everywhere",
                      .solve = [](const GroupingProblem& problem, const GroupingOptions& options) {
                        return solve(problem, {.method = "auto", .limits = options.limits});
                      }});
  for (Method& method : built_in_methods()) methods_.push_back(std::move(method));
}

void Methods::add(Method method) {
  require(is_method_name(method.name), "method", method.name,
          "must have a name of lower-case letters, digits and underscores");
  require(static_cast<bool>(method.solve), "method " + method.name, "", "has no function to call");
  const bool taken =
      std::any_of(methods_.begin(), methods_.end(), [&](const Method& other) { return other.name == method.name; });
  require(!taken, "method", method.name, "is the name of another method");
  methods_.push_back(std::move(method));
}

const Method& Methods::at(std::string_view name) const {
  const auto found =
      std::find_if(methods_.begin(), methods_.end(), [&](const Method& method) { return method.name == name; });
  if (found != methods_.end()) return *found;
  std::vector<std::string> names;
  for (const Method& method : methods_) names.push_back(method.name);
  const auto near = near_matches(std::string(name), names, 1);
  throw InvalidInput(Issue{.rule = "unknown_method",
                           .field = "method",
                           .value = std::string(name),
                           .message = fmt::format("is not a method{}; there are {}",
                                                  near.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", near[0]),
                                                  fmt::join(names, ", "))});
}

}  // namespace samling::grouping
