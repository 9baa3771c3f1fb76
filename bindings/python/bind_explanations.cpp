// What other groups cost, plans that differ, how far a number may move.
#include <functional>

#include "bind.hpp"
#include "interruptible.hpp"
#include "samling/core/issue.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::python {
namespace {

using namespace grouping;

void bind_explanation_records(py::module_& module) {
  Record<GroupCost>(module, "GroupCost", "What it costs the whole to give some a group of their own.")
      .field("members", &GroupCost::members, "Rows.")
      .field("score", &GroupCost::score, "Of the group alone.")
      .field("cost", &GroupCost::cost, "Score of the whole lost.")
      .field("proven", &GroupCost::proven, "Both groupings were solved to the end.")
      .field("broken", &GroupCost::broken, "Rules the group breaks; then cost is not computed.")
      .done();
  Record<DifferentPlan>(module, "DifferentPlan", "A good plan unlike the earlier ones.")
      .field("axis", &DifferentPlan::axis, "What it is best for.")
      .field("result", &DifferentPlan::result, "A GroupingResult of that axis' problem.")
      .field("largest_share", &DifferentPlan::largest_share, "Of pairs shared with any earlier plan.")
      .done();
  Record<Steadiness>(module, "Steadiness", "How far a number may move before the answer changes.")
      .field("value", &Steadiness::value, "As it is.")
      .field("down_to", &Steadiness::down_to, "None: the lowest value keeps the answer.")
      .field("up_to", &Steadiness::up_to, "None: the highest value keeps it.")
      .field("below", &Steadiness::below, "The answer just below down_to, or None.")
      .field("above", &Steadiness::above, "The answer just above up_to, or None.")
      .field("breaks_down", &Steadiness::breaks_down, "Exactly where below takes over, when scores are linear.")
      .field("breaks_up", &Steadiness::breaks_up, "Exactly where above takes over.")
      .field("proven", &Steadiness::proven, "The answer is optimal, and so is every one that says that it still holds.")
      .done();
}

template <class Body>
py::object stoppable(const GroupingOptions& options, const Body& body) {
  return run_interruptible(options.limits, [&](const Limits& limits) {
    GroupingOptions given = options;
    given.limits = limits;
    return body(given);
  });
}

}  // namespace

void bind_explanations(py::module_& module) {
  bind_explanation_records(module);
  module.def("shared_pairs", &shared_pairs, py::arg("a"), py::arg("b"),
             "Share of the pairs of the one with fewer that sit together in both.");
  module.def(
      "cost_of_group",
      [](const GroupingProblem& problem, const GroupingResult& answer, const Members& members,
         const GroupingOptions& options) {
        return stoppable(options, [&](const auto& given) { return cost_of_group(problem, answer, members, given); });
      },
      py::arg("problem"), py::arg("answer"), py::arg("members"), py::arg("options") = GroupingOptions{},
      "A GroupCost: the best grouping with that group, against the answer.");
  module.def(
      "best_groups_for",
      [](const GroupingProblem& problem, const GroupingResult& answer, MunicipalityId municipality, std::size_t count,
         const GroupingOptions& options) {
        require_row(municipality, problem.size());
        return stoppable(
            options, [&](const auto& given) { return best_groups_for(problem, answer, municipality, count, given); });
      },
      py::arg("problem"), py::arg("answer"), py::arg("municipality"), py::arg("count"),
      py::arg("options") = GroupingOptions{}, "The groups with one that cost the whole least, cheapest first.");
  module.def(
      "different_plans",
      [](const std::vector<std::pair<std::string, GroupingProblem*>>& axes, double most_shared,
         const GroupingOptions& options) {
        std::vector<Axis> list;
        for (const auto& [name, problem] : axes) {
          require(problem != nullptr, "axes", name, "has no problem");
          list.push_back({name, *problem});
        }
        return stoppable(options, [&](const auto& given) { return different_plans(list, most_shared, given); });
      },
      py::arg("axes"), py::arg("most_shared") = 0.5, py::arg("options") = GroupingOptions{},
      "DifferentPlans for axes of (name, problem), no two sharing more of their pairs.");
  module.def(
      "steadiness",
      [](const std::function<GroupingProblem(double)>& problem_at, double value, double lowest, double highest,
         double precision, const GroupingOptions& options, const std::vector<double>& steps) {
        return stoppable(options, [&](const auto& given) {
          return steadiness(problem_at, value, lowest, highest, precision, given, steps);
        });
      },
      py::arg("problem_at"), py::arg("value"), py::arg("lowest"), py::arg("highest"), py::arg("precision"),
      py::arg("options") = GroupingOptions{}, py::arg("steps") = std::vector<double>{},
      "A Steadiness; problem_at(value) makes the problem anew. steps: values at which alone it changes.");
}

}  // namespace samling::python
