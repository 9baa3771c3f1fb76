// Methods side by side, and what can be said of them.
#include "bind.hpp"
#include "interruptible.hpp"
#include "samling/workbench/comparison.hpp"
#include "samling/workbench/runs.hpp"
#include "samling/workbench/statistics.hpp"

namespace samling::python {
namespace {

using namespace workbench;

void bind_runs(py::module_& module) {
  py::class_<Instance>(module, "Instance", "A problem with a name, and the best known score.")
      .def(py::init([](std::string name, grouping::GroupingProblem problem, std::optional<double> best_known) {
             return Instance{std::move(name), std::move(problem), best_known};
           }),
           py::arg("name"), py::arg("problem"), py::arg("best_known") = py::none())
      .def_readonly("name", &Instance::name, "As it stands in the table.")
      .def_readonly("problem", &Instance::problem, "The GroupingProblem.")
      .def_readonly("best_known", &Instance::best_known, "Score, or None.");
  Record<Improvement>(module, "Improvement", "A better answer was found after so much CPU time.")
      .field("cpu_seconds", &Improvement::cpu_seconds, "Since the run began.")
      .field("score", &Improvement::score, "Larger is better.")
      .done();
  Record<Run>(module, "Run", "One call of one method on one instance with one seed.")
      .field("instance", &Run::instance, "Its name.")
      .field("n", &Run::n, "Municipalities.")
      .field("groups", &Run::groups, "Of the answer.")
      .field("method", &Run::method, "Its name.")
      .field("seed", &Run::seed, "Seed of the run.")
      .field("cpu_seconds", &Run::cpu_seconds, "CPU time of the process.")
      .field("score", &Run::score, "By the judge; larger is better.")
      .field("feasible", &Run::feasible, "The judge found no broken rule.")
      .field("upper_bound", &Run::upper_bound, "No grouping scores more, says the method.")
      .field("status", &Run::status, "'optimal', 'feasible', 'infeasible' or 'stopped'.")
      .field("gap_to_best_known_pct", &Run::gap_to_best_known_pct, "Percent, or None; negative: better.")
      .field("gap_to_bound_pct", &Run::gap_to_bound_pct, "Percent, or None.")
      .field("trace", &Run::trace, "Improvements, ascending; the last is the answer.")
      .done();
  Record<Settings>(module, "Settings", "Limits of each run, and the seeds.")
      .field("limits", &Settings::limits, "Limits; their seed is not used.")
      .field("seeds", &Settings::seeds, "One run each. Default (1,).")
      .done();
  module.def("gap_pct", &gap_pct, py::arg("mark"), py::arg("score"), "100 * (mark - score) / abs(mark), or None.");
  module.def(
      "run_methods",
      [](const std::vector<Instance>& instances, const grouping::Methods& methods,
         const std::vector<std::string>& names, const Settings& settings, const RunSink& after_each) {
        return run_interruptible(settings.limits, [&](const Limits& limits) {
          Settings stoppable = settings;
          stoppable.limits = limits;
          return run_methods(instances, methods, names, stoppable, after_each);
        });
      },
      py::arg("instances"), py::arg("methods"), py::arg("names"), py::arg("settings") = Settings{},
      py::arg("after_each") = RunSink{},
      "A list of Run: instance by instance, seed by seed, method by method. Ctrl-C raises samling.Interrupted with "
      "the finished runs as best.");
}

void bind_statistics(py::module_& module) {
  py::class_<Staircase>(module, "Staircase", "share(x) of total things have a value of at most x.")
      .def(py::init<std::vector<double>>(), py::arg("values"))
      .def("share", &Staircase::share, py::arg("at_most"), "In [0, 1].")
      .def_property_readonly("values", &Staircase::values, "The finite ones, ascending.")
      .def_property_readonly("total", &Staircase::total, "All, the infinite too.");
  Record<PairedTest>(module, "PairedTest", "Two methods on the same things: is one better?")
      .field("pairs", &PairedTest::pairs, "How many.")
      .field("first_better", &PairedTest::first_better, "Pairs in which the first value is larger.")
      .field("second_better", &PairedTest::second_better, "Pairs in which the second value is larger.")
      .field("median_difference", &PairedTest::median_difference, "Of first - second.")
      .field("signed_rank_p", &PairedTest::signed_rank_p, "Wilcoxon, two-sided.")
      .field("exact", &PairedTest::exact, "Whether signed_rank_p is exact (up to 50 pairs).")
      .field("sign_p", &PairedTest::sign_p, "Exact binomial, two-sided.")
      .done();
  module.def("performance_profile", &performance_profile, py::arg("costs"),
             "A Staircase a method of costs[problem][method] over the least cost of the problem (Dolan and More).");
  module.def("paired_test", &paired_test, py::arg("first"), py::arg("second"), "Signed ranks and signs.");
  module.def("holm", &holm, py::arg("p"), "Adjusted p of several tests at once.");
}

void bind_comparison(py::module_& module) {
  Record<MethodSummary>(module, "MethodSummary", "One method over all its runs.")
      .field("method", &MethodSummary::method, "Its name.")
      .field("runs", &MethodSummary::runs, "How many.")
      .field("feasible", &MethodSummary::feasible, "Runs that keep the rules.")
      .field("proven", &MethodSummary::proven, "Runs with status 'optimal'.")
      .field("best", &MethodSummary::best, "Runs that reach the best score of their instance.")
      .field("gap_to_best_pct", &MethodSummary::gap_to_best_pct, "Mean, to the best of the table.")
      .field("gap_to_best_known_pct", &MethodSummary::gap_to_best_known_pct, "Mean, or None.")
      .field("gap_to_bound_pct", &MethodSummary::gap_to_bound_pct, "Mean, or None.")
      .field("cpu_seconds", &MethodSummary::cpu_seconds, "Mean.")
      .done();
  Record<MethodPair>(module, "MethodPair", "Two methods of a comparison, tested.")
      .field("first", &MethodPair::first, "Method.")
      .field("second", &MethodPair::second, "Method.")
      .field("test", &MethodPair::test, "PairedTest of minus the gaps to the best of the instance.")
      .field("adjusted_p", &MethodPair::adjusted_p, "Signed-rank p after Holm.")
      .done();
  py::class_<TimeToTarget>(module, "TimeToTarget", "CPU seconds to come within a gap of the best.")
      .def_readonly("target_gap_pct", &TimeToTarget::target_gap_pct, "The gap.")
      .def_readonly("of_method", &TimeToTarget::of_method, "A Staircase a method.")
      .def_readonly("from_traces", &TimeToTarget::from_traces,
                    "False: some runs have no trace and count at their end.");
  py::class_<Comparison>(module, "Comparison", "Methods compared over the runs of a table.")
      .def_readonly("instances", &Comparison::instances, "In the order of the table.")
      .def_readonly("methods", &Comparison::methods, "In the order of the table.")
      .def_readonly("summaries", &Comparison::summaries, "A MethodSummary a method.")
      .def_readonly("profile", &Comparison::profile, "A Staircase a method: the performance profile.")
      .def_readonly("time_to_target", &Comparison::time_to_target, "The TimeToTarget.")
      .def_readonly("pairs", &Comparison::pairs, "A MethodPair for every two methods.")
      .def_readonly("pairs_are_instances", &Comparison::pairs_are_instances,
                    "Whether a pair is an instance (6 or more), else an instance and seed.");
  module.def("compare", &compare, py::arg("runs"), py::arg("target_gap_pct") = py::none(), "A Comparison.");
}

}  // namespace

void bind_workbench(py::module_& module) {
  bind_runs(module);
  bind_statistics(module);
  bind_comparison(module);
}

}  // namespace samling::python
