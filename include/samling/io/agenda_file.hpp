// samling/io/agenda_file.hpp: agendas as JSON files (docs/agenda-format.md).
#pragma once

#include <filesystem>
#include <string>

#include "samling/timetable/agenda.hpp"

namespace samling::io {

inline constexpr int agenda_version = 1;
inline const std::string agenda_format = "samling-agenda";          ///< A question.
inline const std::string agenda_day_format = "samling-agenda-day";  ///< An answer: when and where each is held.

/// Whether the file is JSON with "format": "samling-agenda"; false for anything else, unreadable files too.
[[nodiscard]] bool is_agenda_file(const std::filesystem::path& file);

/// Throws InvalidInput with file, line and field, all issues at once.
[[nodiscard]] timetable::agenda::AgendaProblem read_agenda(const std::filesystem::path& file);
/// A day that anyone made for the problem, activities by key; whoever is not named is left out.
[[nodiscard]] timetable::agenda::Agenda read_agenda_day(const std::filesystem::path& file,
                                                        const timetable::agenda::AgendaProblem& problem);
/// A day that was published for an earlier question: activities and rooms that are gone since are passed over.
[[nodiscard]] timetable::agenda::Agenda read_published_agenda_day(const std::filesystem::path& file,
                                                                  const timetable::agenda::AgendaProblem& problem);

/// The question as read_agenda() reads it; fields that are as they are without are left out.
[[nodiscard]] std::string agenda_json(const timetable::agenda::AgendaInput& input);
/// The answer as read_agenda_day() reads it.
[[nodiscard]] std::string agenda_day_json(const timetable::agenda::AgendaProblem& problem,
                                          const timetable::agenda::Agenda& agenda);

}  // namespace samling::io
