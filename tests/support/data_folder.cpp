#include "support/data_folder.hpp"

#include <cstdlib>

namespace samling::testing {

std::optional<std::filesystem::path> data_folder() {
  const char* given = std::getenv("SAMLING_DATA");
  const std::filesystem::path folder = given != nullptr && *given != '\0' ? given : source_folder() / ".." / "shared" / "data";
  if (!std::filesystem::is_directory(folder)) return std::nullopt;
  return folder;
}

std::filesystem::path source_folder() { return SAMLING_SOURCE_DIR; }

}  // namespace samling::testing
