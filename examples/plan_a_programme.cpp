// Reads a programme, makes a plan, writes the folder: what `samling plan` does, in ten lines.
//
//   plan_a_programme examples/data/programme.json out
#include <iostream>

#include <samling/samling.hpp>

int main(int argument_count, char** arguments) {
  if (argument_count != 3) return 2;
  try {
    const auto programme = samling::io::read_programme(arguments[1]);
    const auto plan = samling::plan::make_plan(programme);
    samling::report::write_folder(plan, arguments[2], programme.boundaries);
    std::cout << samling::report::summary(plan);
    return plan.status == "infeasible" ? 1 : 0;
  } catch (const samling::InvalidInput& problem) {
    std::cerr << problem.what() << '\n';  // every issue, a line each, with file, line and field
    return 2;
  }
}
