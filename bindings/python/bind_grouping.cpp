// The grouping problem, its judge, its engine and its explanations.
#include <algorithm>

#include "bind.hpp"
#include "interruptible.hpp"
#include "own_score.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::python {
namespace {

using namespace grouping;

// Ascending, as the functions want them; each of them a row of the problem.
Members members_of(const GroupingProblem& problem, Members members) {
  for (const MunicipalityId id : members) require_row(id, problem.size());
  std::sort(members.begin(), members.end());
  return members;
}

const Grouping& rows_checked(const GroupingProblem& problem, const Grouping& grouping) {
  for (const auto& group : grouping.groups) members_of(problem, group);
  members_of(problem, grouping.unplaced);
  return grouping;
}

GroupingProblem make_problem(model::Affinity affinity, SizeRange sizes, Rules rules, Objective objective,
                             std::optional<int> group_count, std::optional<double> unplaced_price,
                             const py::object& own_score) {
  return {std::move(affinity), sizes,          std::move(rules),         objective,
          group_count,         unplaced_price, group_score_of(own_score)};
}

void bind_problem(py::module_& module) {
  using Problem = GroupingProblem;
  py::class_<Problem>(module, "GroupingProblem", "The question: complete, validated, immutable.")
      .def(
          py::init(&make_problem), py::arg("affinity"), py::arg("sizes") = SizeRange{}, py::arg("rules") = Rules{},
          py::arg("objective") = Objective::mean_companion, py::arg("group_count") = py::none(),
          py::arg("unplaced_price") = py::none(), py::arg("own_score") = py::none(),
          "own_score: a callable that gives a tuple of rows its score, in place of the objective. Raises InvalidInput, "
          "all issues at once.")
      .def("__len__", &Problem::size)
      .def_property_readonly("affinity", &Problem::affinity, "The Affinity.")
      .def_property_readonly("sizes", &Problem::sizes, "The SizeRange.")
      .def_property_readonly("rules", &Problem::rules, "The Rules.")
      .def_property_readonly("objective", &Problem::objective, "'mean_companion' or 'pair_sum'.")
      .def_property_readonly("group_count", &Problem::group_count, "Number of groups, or None when free.")
      .def_property_readonly("unplaced_price", &Problem::unplaced_price, "What leaving one out costs.")
      .def_property_readonly(
          "own_score", [](const Problem& p) { return callable_of(p.own_score()); }, "The callable, or None.")
      .def(py::pickle(
          [](const Problem& p) {
            return py::make_tuple(p.affinity(), p.sizes(), p.rules(), p.objective(), p.group_count(),
                                  p.unplaced_price(), callable_of(p.own_score()));
          },
          [](const py::tuple& t) {
            return make_problem(t[0].cast<model::Affinity>(), t[1].cast<SizeRange>(), t[2].cast<Rules>(),
                                t[3].cast<Objective>(), t[4].cast<std::optional<int>>(),
                                t[5].cast<std::optional<double>>(), t[6]);
          }));
}

void bind_results(py::module_& module) {
  Record<Grouping>(module, "Grouping", "An answer, in rows of the region.")
      .field("groups", &Grouping::groups, "Tuples of rows.")
      .field("unplaced", &Grouping::unplaced, "Rows without a group.")
      .done();
  Record<GroupingOptions>(module, "GroupingOptions", "How long to search.")
      .field("limits", &GroupingOptions::limits, "A round is one perturbation and descent; default 200 rounds.")
      .done();
  Record<UnplacedReason>(module, "UnplacedReason", "Why one municipality has no group.")
      .field("municipality", &UnplacedReason::municipality, "Row.")
      .field("rule", &UnplacedReason::rule,
             "'travel_limit', 'common_theme', 'excluded', 'sizes', 'must_together', 'people', 'met', 'at_most', "
             "'at_least', 'group_count', 'score'.")
      .field("reason", &UnplacedReason::reason, "'no group within 90 min; nearest 140'.")
      .done();
  Record<Conflict>(module, "Conflict", "A smallest set of demands that cannot hold together.")
      .field("demands", &Conflict::demands, "('A with B', 'limit 120'): drop any one and the rest can hold.")
      .field("repairs", &Conflict::repairs, "Each was tried and works.")
      .done();
  Record<Statistics>(module, "Statistics", "What the search did.")
      .field("rounds", &Statistics::rounds, "Rounds of local search.")
      .field("moves", &Statistics::moves, "Moves applied.")
      .field("components", &Statistics::components, "Independent parts of the problem.")
      .field("proven_components", &Statistics::proven_components, "Parts solved exactly.")
      .done();
  Record<GroupingResult>(module, "GroupingResult",
                         "best obeys every rule; score(problem, best) == score <= upper_bound.")
      .field("best", &GroupingResult::best, "The Grouping.")
      .field("score", &GroupingResult::score, "Larger is better; the price of the unplaced is taken off.")
      .field("upper_bound", &GroupingResult::upper_bound, "No grouping of the problem scores more.")
      .field("bound_method", &GroupingResult::bound_method, "How the bound was had: 'row sum'.")
      .field("warnings", &GroupingResult::warnings, "Breaches of rules graded warn or weigh, as Issues.")
      .field("status", &GroupingResult::status, "'optimal', 'feasible', 'infeasible' or 'stopped'.")
      .field("unplaced", &GroupingResult::unplaced, "An UnplacedReason for everyone without a group.")
      .field("conflict", &GroupingResult::conflict, "With status 'infeasible'; else None.")
      .field("statistics", &GroupingResult::statistics, "What the search did.")
      .done();
}

void bind_judge(py::module_& module) {
  module.def("normal_form", &normal_form, py::arg("grouping"),
             "Members, groups (by first member) and unplaced in ascending order.");
  module.def(
      "score", [](const GroupingProblem& p, const Grouping& g) { return score(p, rows_checked(p, g)); },
      py::arg("problem"), py::arg("grouping"),
      "Score of the whole answer from scratch, price of the unplaced included.");
  module.def(
      "group_score", [](const GroupingProblem& p, const Members& m) { return group_score(p, members_of(p, m)); },
      py::arg("problem"), py::arg("members"), "Score of one group; 0 for fewer than two.");
  module.def(
      "check", [](const GroupingProblem& p, const Grouping& g) { return check(p, rows_checked(p, g)); },
      py::arg("problem"), py::arg("grouping"), "Every broken rule of an answer, as Issues; [] when it is admissible.");
  module.def(
      "warnings", [](const GroupingProblem& p, const Grouping& g) { return warnings(p, rows_checked(p, g)); },
      py::arg("problem"), py::arg("grouping"), "Every breach of a rule graded warn or weigh, as Issues.");
  module.def(
      "check_group", [](const GroupingProblem& p, const Members& m) { return check_group(p, members_of(p, m)); },
      py::arg("problem"), py::arg("members"), "The broken rules of one group.");
  module.def(
      "common_themes", [](const GroupingProblem& p, const Members& m) { return common_themes(p, members_of(p, m)); },
      py::arg("problem"), py::arg("members"), "Rows of the themes that every member works on.");
  module.def(
      "remote_members", [](const GroupingProblem& p, const Members& m) { return remote_members(p, members_of(p, m)); },
      py::arg("problem"), py::arg("members"),
      "A smallest allowed set without whom the travel limit holds; None when there is none.");
}

void bind_engine(py::module_& module) {
  module.def("precheck", &precheck, py::arg("problem"), "Arithmetic that cannot work, before any search, as Issues.");
  module.def("contradiction", &contradiction, py::arg("problem"), py::call_guard<py::gil_scoped_release>(),
             "Before any search: a Conflict of demands that cannot hold together, or None.");
  module.def("upper_bound", &upper_bound, py::arg("problem"),
             "No grouping of the problem scores more: the row sum bound.");
  module.def(
      "solve",
      [](const GroupingProblem& problem, const GroupingOptions& options) {
        return run_interruptible(options.limits, [&](const Limits& limits) {
          GroupingOptions stoppable = options;
          stoppable.limits = limits;
          return solve(problem, stoppable);
        });
      },
      py::arg("problem"), py::arg("options") = GroupingOptions{},
      "A GroupingResult. Releases the GIL; Ctrl-C raises samling.Interrupted with the best so far.");
}

void bind_changes(py::module_& module) {
  Record<RankedGroup>(module, "RankedGroup", "One admissible group on its own.")
      .field("members", &RankedGroup::members, "Rows.")
      .field("score", &RankedGroup::score, "group_score.")
      .done();
  Record<Change>(module, "Change", "Two municipalities change places (b may be unplaced), or a moves to another group.")
      .field("kind", &Change::kind, "'swap', 'move' or 'insert'.")
      .field("a", &Change::a, "Row.")
      .field("b", &Change::b, "Row; swap only, else None.")
      .field("to_group", &Change::to_group, "Where a goes; move and insert, else None.")
      .field("gain", &Change::gain, "Score after - score before; 0 when broken is not empty.")
      .field("broken", &Change::broken, "Rules the change would break.")
      .done();
  Record<Judgement>(module, "Judgement", "A hand-made grouping before the judge.")
      .field("score", &Judgement::score, "From scratch.")
      .field("upper_bound", &Judgement::upper_bound, "No grouping scores more.")
      .field("broken", &Judgement::broken, "Every broken rule.")
      .field("improvements", &Judgement::improvements, "Changes that keep the rules and raise the score, best first.")
      .field("warnings", &Judgement::warnings, "Breaches of rules graded warn or weigh.")
      .field("contradiction", &Judgement::contradiction,
             "A Conflict of the request itself, whatever the groups, or None.")
      .done();
  module.def(
      "best_groups",
      [](const GroupingProblem& problem, std::size_t count, std::optional<MunicipalityId> containing) {
        if (containing) require_row(*containing, problem.size());
        const py::gil_scoped_release released;
        return best_groups(problem, count, containing);
      },
      py::arg("problem"), py::arg("count"), py::arg("containing") = py::none(),
      "The count best admissible groups, best first. Exact. Raises InvalidInput above 5 million candidates.");
  module.def(
      "improving_changes",
      [](const GroupingProblem& p, const Grouping& g, std::size_t count) {
        return improving_changes(p, rows_checked(p, g), count);
      },
      py::arg("problem"), py::arg("grouping"), py::arg("count") = 10,
      "Single changes that keep the rules and raise the score, best first.");
  module.def(
      "swap_change",
      [](const GroupingProblem& p, const Grouping& g, MunicipalityId member, MunicipalityId outsider) {
        require_row(member, p.size());
        require_row(outsider, p.size());
        return swap_change(p, rows_checked(p, g), member, outsider);
      },
      py::arg("problem"), py::arg("grouping"), py::arg("member"), py::arg("outsider"),
      "What would happen if the two changed places.");
  module.def(
      "judge", [](const GroupingProblem& p, const Grouping& g) { return judge(p, rows_checked(p, g)); },
      py::arg("problem"), py::arg("grouping"), "Score, bound, broken rules and improvements of anyone's grouping.");
}

}  // namespace

void bind_grouping(py::module_& module) {
  bind_rules(module);
  bind_problem(module);
  bind_results(module);
  bind_judge(module);
  bind_engine(module);
  bind_changes(module);
}

}  // namespace samling::python
