// samling/grouping/methods.hpp: the heuristics and engines by name, side by side.
//
// A method is a small thing: problem and options in, answer out, progress through options.limits. The built-in ones and
// a user's own stand in one list, which the workbench (workbench/runs.hpp) runs and compares. The list is a value that
// its owner keeps; there is no hidden global one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct Method {
  std::string name;     ///< "local_search": lower case, digits and underscores.
  std::string summary;  ///< One line.
  std::function<GroupingResult(const GroupingProblem&, const GroupingOptions&)> solve;
};

/// A method made of a bare heuristic. What it returns faces the judge: score from scratch, warnings, the public upper
/// bound; status feasible when check() is empty, else stopped. Whoever the heuristic names nowhere is listed as
/// unplaced.
[[nodiscard]] Method heuristic(std::string name, std::string summary,
                               std::function<Grouping(const GroupingProblem&, const GroupingOptions&)> body);

class Methods {
 public:
  /// The built-in ones: auto, greedy, matching, medoids, spectral, local_search, population, exact (and sparse ones
  /// where they suit).
  Methods();

  /// Throws InvalidInput when the name is empty, has other characters, or is taken, or when there is nothing to call.
  void add(Method method);
  [[nodiscard]] const std::vector<Method>& all() const { return methods_; }
  /// Throws InvalidInput that names the methods there are.
  [[nodiscard]] const Method& at(std::string_view name) const;

 private:
  std::vector<Method> methods_;
};

}  // namespace samling::grouping
