// src/report/text.hpp: text from outside, made harmless for the format it enters.
//
// Every name, sentence and word of a plan may have been typed by anyone. Each output format has one function here, and
// nothing else writes outside text into it. Unicode by ICU.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace samling::report {

/// Well-formed UTF-8. Ill-formed bytes, control characters (but tab, LF, CR) and bidirectional overrides become
/// U+FFFD; U+0085 (next line) is LF.
[[nodiscard]] std::string clean(std::string_view text);
/// clean(), and every run of white space (line and paragraph separators too) is one blank; none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// For element content and quoted attribute values of HTML and SVG: & < > " ' are entities.
[[nodiscard]] std::string html_text(std::string_view text);
/// one_line() and html_text() for element content, with <wbr> in words longer than 24 letters, so that no word is wider
/// than a column.
[[nodiscard]] std::string prose(std::string_view text);
/// For running text and table cells of Markdown (CommonMark with tables): one line, active characters escaped.
[[nodiscard]] std::string markdown_text(std::string_view text);
/// For a text cell of a table: a cell that begins with = + - @, tab, LF or CR gets a leading apostrophe, so that no
/// spreadsheet reads it as a formula (OWASP, "CSV Injection").
[[nodiscard]] std::string guarded_cell(std::string_view text);
/// For iCalendar TEXT (libical does the escaping): clean(), line ends are LF, no tabs.
[[nodiscard]] std::string calendar_line_text(std::string_view text);
/// For a file name: bytes other than ASCII letters, digits, '-' and '_' are %XX, so that two texts never share a name
/// and none leaves its folder.
[[nodiscard]] std::string file_stem(std::string_view text);

/// Columns in a terminal: combining marks 0, East Asian wide characters 2, others 1.
[[nodiscard]] int display_width(std::string_view text);
/// At most `columns` wide; what is cut off ends with "…".
[[nodiscard]] std::string shorten(std::string_view text, int columns);
/// Lines at most `columns` wide, broken at blanks; later ones begin with two blanks.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int columns);
/// shorten(), then blanks up to `columns`.
[[nodiscard]] std::string padded(std::string_view text, int columns);

}  // namespace samling::report
