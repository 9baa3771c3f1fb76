// Writes every broken programme of support/broken_inputs.hpp into a folder of its own, with what its message must say:
// FOLDER/<name>/programme.json and FOLDER/<name>/expected.txt (where, the value, the message: a line each).
#include <filesystem>
#include <iostream>

#include "support/broken_inputs.hpp"

int main(int argument_count, char** arguments) {
  using namespace samling::testing;
  if (argument_count != 2) return 2;
  const std::filesystem::path root = arguments[1];
  for (const BrokenInput& broken : broken_inputs()) {
    const std::filesystem::path folder = root / broken.name;
    write_valid_programme(folder);
    broken.mutate(folder);
    std::string where = broken.file;
    if (broken.line > 0) where += ":" + std::to_string(broken.line);
    write_file(folder / "expected.txt",
               where + "\n" + broken.field + "\n" + broken.value_fragment + "\n" + broken.message_fragment + "\n");
  }
  std::cout << broken_inputs().size() << " broken programmes\n";
  return 0;
}
