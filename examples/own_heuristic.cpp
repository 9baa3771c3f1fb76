// A heuristic of ten lines joins the registry and is measured beside the built-in methods.
//
//   own_heuristic examples/data/municipalities.csv page.html
#include <algorithm>
#include <iostream>
#include <vector>

#include <samling/grouping/methods.hpp>
#include <samling/io/instance_files.hpp>
#include <samling/io/text_file.hpp>
#include <samling/report/bench_page.hpp>
#include <samling/workbench/comparison.hpp>

using samling::MunicipalityId;
using samling::grouping::Grouping;
using samling::grouping::GroupingOptions;
using samling::grouping::GroupingProblem;

namespace {

// The heuristic: everyone in the order of closeness to the first, cut into threes.
Grouping along_a_line(const GroupingProblem& problem, const GroupingOptions&) {
  std::vector<MunicipalityId> order;
  for (std::size_t i = 0; i < problem.size(); ++i) order.emplace_back(i);
  const MunicipalityId first(0);
  std::sort(order.begin(), order.end(), [&](MunicipalityId a, MunicipalityId b) {
    return problem.affinity()(first, a) > problem.affinity()(first, b);
  });
  Grouping answer;
  for (std::size_t i = 0; i + 3 <= order.size(); i += 3)
    answer.groups.push_back({order[i], order[i + 1], order[i + 2]});
  return answer;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 3) return 2;
  samling::grouping::Methods methods;
  methods.add(samling::grouping::heuristic("along_a_line", "By closeness to one end, cut into threes", along_a_line));

  const samling::workbench::Instance instance{"municipalities", samling::io::read_points(arguments[1]), {}};
  const auto runs = samling::workbench::run_methods({instance}, methods, {"auto", "greedy", "along_a_line"},
                                                    {.limits = {.max_rounds = 20}, .seeds = {1, 2, 3}});
  for (const auto& run : runs) std::cout << run.method << ": " << run.score << '\n';
  samling::io::write_text(arguments[2], samling::report::bench_page(samling::workbench::compare(runs), "my heuristic"));
  return 0;
}
