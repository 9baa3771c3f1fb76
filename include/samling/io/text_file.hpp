// samling/io/text_file.hpp: whole files in, whole files out, nothing half-written.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace samling::io {

/// The bytes of a file. Throws InvalidInput naming it when it cannot be read.
[[nodiscard]] std::string read_text(const std::filesystem::path& file);
/// Writes to a temporary file beside `file`, then renames: readers see the old or the new, never a part. Creates
/// missing folders. Throws InvalidInput naming the path when it cannot.
void write_text(const std::filesystem::path& file, std::string_view text);
/// "sha256:<hex>" (FIPS 180-4).
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace samling::io
