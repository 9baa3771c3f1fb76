// samling/io/rooms_file.hpp: parallel rooms in the JSON of the CoSPLib benchmark: the question ("cosplib-json/1") and
// the answer ("cosplib-solution/1").
//
// Beyond the benchmark's fields the question may have, all optional and all rows from 0:
//   "grades"      {"term": "forbid" | "weigh" | "warn" | "ignore"}
//   "talk_pins"   [{"talk", "session", "room", "slot"}]; room and slot may be left out
//   "cell_pins"   [{"session", "room", "track"}]; track -1: kept free
//   "published"   {"track", "slot", "change_price", "lost_talks", "lost_tracks"}: the timetable people have, as in an
//                 answer, and what stood where nothing is any more
// "source" and "derived" are not read: what follows from the rest is computed anew.
#pragma once

#include <filesystem>
#include <string>

#include "samling/timetable/rooms.hpp"

namespace samling::io {

/// Throws InvalidInput with file, line and field, all issues at once.
[[nodiscard]] timetable::RoomsProblem read_rooms_problem(const std::filesystem::path& file);
/// Throws InvalidInput unless the answer has the problem's sessions, rooms and slots. It need not obey the rules.
[[nodiscard]] timetable::RoomsTimetable read_rooms_timetable(const std::filesystem::path& file,
                                                             const timetable::RoomsProblem& problem);
/// The text of an answer: "track"[session][room] and "slot"[session][room][slot], -1 for none. `origin` says where it
/// comes from; empty: left out.
[[nodiscard]] std::string rooms_timetable_json(const timetable::RoomsProblem& problem,
                                               const timetable::RoomsTimetable& timetable,
                                               const std::string& origin = {});
/// The same with what the search says of it: "status", "objective", "cost", "lower_bound", "bound_method", "terms",
/// "left_out" (talks without a place, each with a reason), "reasons" (why nothing can hold everything) and, where
/// something was published, "changed" (talks, tracks, and people with theirs).
[[nodiscard]] std::string rooms_result_json(const timetable::RoomsProblem& problem,
                                            const timetable::RoomsResult& result, const std::string& origin = {});
/// The text of a bill: "objective", "cost", "changed_people", "terms".
[[nodiscard]] std::string rooms_score_json(const timetable::RoomsScore& score);
/// The text of a question; read_rooms_problem() reads it back as it was.
[[nodiscard]] std::string rooms_problem_json(const timetable::RoomsProblem& problem);

}  // namespace samling::io
