// io/request_reader.hpp: the "request" of a programme file (docs/programme-format.md).
#pragma once

#include "io/code_book.hpp"
#include "io/json_with_lines.hpp"
#include "io/programme_tables.hpp"
#include "io/source_files.hpp"
#include "samling/plan/programme.hpp"

namespace samling::io {

/// What the request's names refer to.
struct RequestWorld {
  const CodeBook& codes;
  ThemeTable& themes;      ///< Their weights may be changed by weights.per_theme.
  std::size_t active = 0;  ///< Municipalities that have not withdrawn.
  bool themes_are_used;    ///< The programme names files of themes and projects.
  const MunicipalityTable& municipalities;
  SourceFiles& files;  ///< Earlier groupings are read through it.
};

/// Codes in the request become those of the municipality table.
[[nodiscard]] plan::Request read_request(const JsonPlace& place, const RequestWorld& world);

/// The parts that say when: `request.day`, `request.dates` and `request.time_zone`.
[[nodiscard]] timetable::DayTemplate read_day(const JsonPlace& place);
[[nodiscard]] season::DateRequest read_dates(const JsonPlace& place);
[[nodiscard]] std::string read_time_zone(const JsonPlace& place);

/// Takes over what was read, if anything was.
template <class Target, class Value>
void take(Target& target, const std::optional<Value>& value) {
  if (value) target = Target(*value);
}

}  // namespace samling::io
