// Writes every sample plan with all its outputs into a folder, for the checks in check_outputs.py and for looking at.
#include <filesystem>
#include <fstream>
#include <string>

#include "samling/report/report.hpp"
#include "sample_plan.hpp"

int main(int count, char** arguments) {
  namespace testing = samling::testing;
  if (count != 2) return 2;
  const std::filesystem::path folder(arguments[1]);
  samling::report::write_folder(testing::pilot_plan(), folder / "pilot", testing::pilot_outlines());
  samling::report::write_folder(testing::trio_plan(), folder / "trio");
  samling::report::write_folder(testing::infeasible_plan(), folder / "infeasible");
  samling::report::write_folder(testing::drawn_plan(428, 1), folder / "large");
  samling::report::write_folder(samling::plan::Plan{}, folder / "empty");
  int number = 0;
  for (const auto& text : testing::hostile_texts()) {
    samling::report::write_folder(testing::filled_with(text), folder / ("hostile-" + std::to_string(number++)),
                                  testing::pilot_outlines());
  }
  std::ofstream(folder / "summary.txt") << samling::report::summary(testing::pilot_plan());
  return 0;
}
