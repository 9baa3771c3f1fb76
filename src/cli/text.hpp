// cli/text.hpp: text for a terminal, and tables as CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace samling::cli {

/// One line that cannot steer a terminal: control characters (C0, DEL, C1), line separators and marks of writing
/// direction come out as \u{1B}. Input is UTF-8.
[[nodiscard]] std::string visible(std::string_view utf8);
/// The same, but newlines stay: for texts of several lines.
[[nodiscard]] std::string visible_lines(std::string_view utf8);

/// Columns of text, all cells of a column equally wide, two blanks between.
[[nodiscard]] std::string columns(const std::vector<std::vector<std::string>>& rows, std::size_t indent = 2);

/// RFC 4180 by libcsv. A cell that begins with = + - @, tab or CR gets a leading apostrophe, unless it is a number.
[[nodiscard]] std::string csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace samling::cli
