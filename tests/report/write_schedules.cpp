// Writes every sample schedule with all its outputs into a folder, for check_schedules.py and for looking at.
#include <filesystem>

#include "sample_schedules.hpp"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  for (const auto& [name, schedule] : samling::testing::sample_schedules()) {
    samling::report::write_schedule(schedule, std::filesystem::path(arguments[1]) / name);
  }
  return 0;
}
