// Several rounds without repeats, and repair of a published grouping.
#include "bind.hpp"
#include "interruptible.hpp"
#include "samling/grouping/repair.hpp"
#include "samling/grouping/rounds.hpp"

namespace samling::python {
namespace {

using namespace grouping;

void require_rows_of(const GroupingProblem& problem, const Grouping& grouping) {
  for (const Members& group : grouping.groups) {
    for (const MunicipalityId id : group) require_row(id, problem.size());
  }
  for (const MunicipalityId id : grouping.unplaced) require_row(id, problem.size());
}

void bind_rounds_records(py::module_& module) {
  Record<RoundsOptions>(module, "RoundsOptions", "How many rounds, and what hosting and travel cost.")
      .field("limits", &RoundsOptions::limits, "A round is one sweep of exchanges; default 200.")
      .field("rounds", &RoundsOptions::rounds, "How many gatherings each one attends. Default 3.")
      .field("host_weight", &RoundsOptions::host_weight, "Score lost for each two gatherings that one hosts.")
      .field("travel_weight", &RoundsOptions::travel_weight, "Score lost for each minute of travel above the mean.")
      .field("may_host", &RoundsOptions::may_host, "n flags; () for everyone.")
      .done();
  Record<RoundsResult>(module, "RoundsResult", "Rounds with as few repeats as could be had.")
      .field("rounds", &RoundsResult::rounds, "A Grouping each.")
      .field("hosts", &RoundsResult::hosts, "Round x group, when a weight is used: a row, or None.")
      .field("repeats", &RoundsResult::repeats, "Pairs that meet again, each time counted.")
      .field("least_repeats", &RoundsResult::least_repeats, "No rounds of this problem have fewer.")
      .field("different_pairs", &RoundsResult::different_pairs, "Pairs that meet at least once.")
      .field("score", &RoundsResult::score, "Sum over rounds, weighted costs subtracted.")
      .field("travel", &RoundsResult::travel, "Minutes to hosts of each, all rounds; () without.")
      .field("sat_out", &RoundsResult::sat_out, "Rounds that each one sits out.")
      .field("status", &RoundsResult::status, "'optimal' when the repeats are proven least.")
      .field("proof", &RoundsResult::proof, "How least_repeats was had.")
      .done();
}

void bind_repair_records(py::module_& module) {
  Record<RepairOptions>(module, "RepairOptions", "What a move costs.")
      .field("limits", &RepairOptions::limits, "A round is one sweep of annealing; default 60.")
      .field("move_price", &RepairOptions::move_price, "Score lost for each one moved; None: fewest moved first.")
      .field("people", &RepairOptions::people, "n weights of a move; () for 1 each.")
      .done();
  Record<RepairChange>(module, "RepairChange", "What becomes of one municipality.")
      .field("kind", &RepairChange::kind, "'stays', 'moved', 'joined', 'left' or 'unplaced'.")
      .field("municipality", &RepairChange::municipality, "Row.")
      .field("from_", &RepairChange::from, "Group of the published grouping, or None.")
      .field("to", &RepairChange::to, "Group of the new one, or None.")
      .field("companions_lost", &RepairChange::companions_lost, "Rows.")
      .field("companions_won", &RepairChange::companions_won, "Rows.")
      .field("reason", &RepairChange::reason, "In words; '' when there is nothing to say.")
      .done();
  Record<RepairResult>(module, "RepairResult", "A published grouping as it goes on.")
      .field("grouping", &RepairResult::grouping, "The GroupingResult of the problem as it is now.")
      .field("changes", &RepairResult::changes, "A RepairChange for each row.")
      .field("moved", &RepairResult::moved, "People (or municipalities) moved.")
      .field("least_moved", &RepairResult::least_moved, "No answer moves fewer.")
      .field("score_before", &RepairResult::score_before, "Of the published grouping without those who left.")
      .field("score_free", &RepairResult::score_free, "Of the best found without regard to moves.")
      .field("status", &RepairResult::status, "'optimal' when proven for what was asked.")
      .done();
}

}  // namespace

void bind_rounds(py::module_& module) {
  bind_rounds_records(module);
  bind_repair_records(module);
  module.def(
      "solve_rounds",
      [](const GroupingProblem& problem, const RoundsOptions& options) {
        return run_interruptible(options.limits, [&](const Limits& limits) {
          RoundsOptions stoppable = options;
          stoppable.limits = limits;
          return solve_rounds(problem, stoppable);
        });
      },
      py::arg("problem"), py::arg("options") = RoundsOptions{},
      "A RoundsResult. Releases the GIL; Ctrl-C raises samling.Interrupted with the best so far.");
  module.def(
      "count_repeats",
      [](const GroupingProblem& problem, const std::vector<Grouping>& rounds) {
        for (const Grouping& round : rounds) require_rows_of(problem, round);
        return count_repeats(problem, rounds);
      },
      py::arg("problem"), py::arg("rounds"), "Repeats from scratch.");
  module.def(
      "check_rounds",
      [](const GroupingProblem& problem, const std::vector<Grouping>& rounds) {
        for (const Grouping& round : rounds) require_rows_of(problem, round);
        return check_rounds(problem, rounds);
      },
      py::arg("problem"), py::arg("rounds"), "Every broken rule of every round, as Issues.");
  module.def(
      "repair",
      [](const GroupingProblem& problem, const Grouping& published, const RepairOptions& options) {
        return run_interruptible(options.limits, [&](const Limits& limits) {
          RepairOptions stoppable = options;
          stoppable.limits = limits;
          return repair(problem, published, stoppable);
        });
      },
      py::arg("problem"), py::arg("published"), py::arg("options") = RepairOptions{},
      "A RepairResult: the problem as it is now, the grouping as it was published.");
  module.def(
      "people_moved",
      [](const GroupingProblem& problem, const Grouping& published, const Grouping& now,
         const std::vector<int>& people) {
        require_rows_of(problem, published);
        require_rows_of(problem, now);
        require(people.empty() || people.size() == problem.size(), "people", std::to_string(people.size()),
                "must have one entry for each municipality");
        return people_moved(problem, published, now, people);
      },
      py::arg("problem"), py::arg("published"), py::arg("now"), py::arg("people") = std::vector<int>{},
      "People of old groups who are not in the group that continues theirs.");
}

}  // namespace samling::python
