// samling/io/programme_file.hpp: a programme from one JSON file and the CSVs it names. Format:
// docs/programme-format.md.
#pragma once

#include <filesystem>

#include "samling/plan/programme.hpp"

namespace samling::io {

/// Reads and validates everything. Paths inside the file are relative to it. Throws InvalidInput with every issue
/// found, each with file, line, field and value.
[[nodiscard]] plan::Programme read_programme(const std::filesystem::path& file);

}  // namespace samling::io
