// Parallel rooms, read from CoSPLib's JSON.
#include "samling/io/rooms_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "io/json_with_lines.hpp"

namespace samling::io {
namespace {

std::vector<std::string> grade_words() {
  return {"forbid", "warn", "weigh", "ignore"};
}

std::vector<std::string> term_words() {
  std::vector<std::string> words;
  for (std::size_t t = 0; t + 1 < timetable::rooms_terms; ++t)
    words.emplace_back(to_string(static_cast<timetable::RoomsTerm>(t)));
  return words;
}

bool has_format(const JsonPlace& root, const std::string& format) {
  if (!root.is_object()) {
    root.error("wrong_kind", fmt::format("must be an object with \"format\": \"{}\"", format));
    return false;
  }
  const auto given = root["format"].required() ? root["format"].text() : std::nullopt;
  if (!given) return false;
  if (*given == format) return true;
  root["format"].error("wrong_format", fmt::format("the format must be \"{}\"", format));
  return false;
}

std::string rooms_name_of(const JsonPlace& place) {
  return place.required() ? place.text().value_or("") : "";
}

int whole_of(const JsonPlace& place, int absent = 0) {
  return place.whole().value_or(absent);
}

// "" and null: not stated.
ClockTime clock_of(const JsonPlace& place, ClockTime absent) {
  if (!place.exists() || (place.value().is_string() && place.value().get<std::string>().empty())) return absent;
  return place.clock().value_or(absent);
}

std::pair<ClockTime, ClockTime> hours_of(const JsonPlace& place, std::pair<ClockTime, ClockTime> absent) {
  if (!place.exists()) return absent;
  const auto ends = place.elements();
  if (ends.size() == 2) {
    for (const JsonPlace& end : ends) (void)end.required();
    return {clock_of(ends[0], absent.first), clock_of(ends[1], absent.second)};
  }
  place.error("wrong_count", "must be two times: from, to");
  return absent;
}

std::vector<timetable::Penalty> triples(const JsonPlace& place) {
  std::vector<timetable::Penalty> entries;
  if (!place.exists()) return entries;
  for (const JsonPlace& entry : place.elements()) {
    const auto numbers = entry.elements();
    if (numbers.size() == 3) {
      for (const JsonPlace& number : numbers) (void)number.required();
      entries.push_back({whole_of(numbers[0], -1), whole_of(numbers[1], -1), numbers[2].whole_64().value_or(0)});
      continue;
    }
    entries.push_back({-1, -1, 0});  // Rows of the list stay those of the file.
    if (!entry.exists() || entry.is_array())
      entry.error("wrong_count", "must be three whole numbers: row, row, penalty");
  }
  return entries;
}

// {"3": 10}: rows as names of fields.
template <class Row>
std::vector<std::pair<Row, std::int64_t>> penalties(const JsonPlace& place) {
  std::vector<std::pair<Row, std::int64_t>> entries;
  if (!place.exists()) return entries;
  for (const auto& [key, value] : place.fields()) {
    int row = -1;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), row);
    if (read.ec != std::errc() || read.ptr != key.data() + key.size()) {
      value.error("not_a_row", fmt::format("\"{}\" is no row number", key));
      continue;
    }
    const auto penalty = value.required() ? value.whole_64() : std::nullopt;
    if (penalty) entries.emplace_back(Row(row), *penalty);
  }
  return entries;
}

void read_terms(const JsonPlace& root, timetable::RoomsInput& input) {
  const std::vector<std::string> terms = term_words();
  for (const char* part : {"weights", "grades"}) {
    if (!root[part].exists()) continue;
    for (const auto& [key, value] : root[part].fields()) {
      const auto found = std::find(terms.begin(), terms.end(), key);
      if (found == terms.end()) {
        value.error("unknown_term", fmt::format("there is no term \"{}\"{}", key, did_you_mean(key, terms)));
        continue;
      }
      timetable::TermGrade& term = input.terms[static_cast<std::size_t>(found - terms.begin())];
      if (!value.required()) continue;
      if (std::string_view(part) == "weights") {
        term.weight = value.whole_64().value_or(0);
      } else if (const auto grade = value.word(grade_words())) {
        term.grade = static_cast<timetable::Grade>(*grade);
      }
    }
  }
}

void read_timezones(const JsonPlace& place, timetable::TimeZones& zones) {
  (void)place.fields();  // Anything but an object is an error.
  zones.local_utc_offset = place["local_utc_offset"].number().value_or(0.0);
  zones.suitable = hours_of(place["suitable"], zones.suitable);
  zones.less_suitable = hours_of(place["less_suitable"], zones.less_suitable);
  zones.small_penalty = whole_of(place["small_penalty"], zones.small_penalty);
  zones.big_penalty = whole_of(place["big_penalty"], zones.big_penalty);
}

timetable::RoomsSession session_of(const JsonPlace& place) {
  timetable::RoomsSession session;
  session.name = rooms_name_of(place["id"]);
  if (place["slots"].required()) session.slots = whole_of(place["slots"], 1);
  session.date = place["date"].text().value_or("");
  session.start = clock_of(place["start"], session.start);
  session.end = clock_of(place["end"], session.end);
  return session;
}

timetable::Talk talk_of(const JsonPlace& place) {
  timetable::Talk talk;
  talk.name = rooms_name_of(place["id"]);
  if (place["track"].required()) talk.track = timetable::TrackId(whole_of(place["track"]));
  talk.slots = whole_of(place["slots"], 1);
  talk.order = whole_of(place["order"], 0);
  talk.utc_offset = place["utc_offset"].number().value_or(0.0);
  talk.presenters = place["presenters"].texts();
  talk.attendees = place["attendees"].texts();
  talk.session_penalty = penalties<timetable::SessionId>(place["session_penalty"]);
  talk.room_penalty = penalties<timetable::RoomId>(place["room_penalty"]);
  return talk;
}

void read_rooms_tables(const JsonPlace& root, timetable::RoomsInput& input) {
  for (const char* part : {"sessions", "rooms", "tracks", "submissions"}) (void)root[part].required();
  if (root["sessions"].exists()) {
    for (const JsonPlace& place : root["sessions"].elements()) input.sessions.push_back(session_of(place));
  }
  for (const JsonPlace& place : root["rooms"].elements()) {
    if (!place.exists()) place.error("missing_field", "must be the room's name");
    input.rooms.push_back(place.text().value_or(""));
  }
  if (root["tracks"].exists()) {
    for (const JsonPlace& place : root["tracks"].elements()) {
      input.tracks.push_back({.name = rooms_name_of(place["id"]), .chairs = place["chairs"].texts()});
    }
  }
  if (root["submissions"].exists()) {
    for (const JsonPlace& place : root["submissions"].elements()) input.talks.push_back(talk_of(place));
  }
  input.track_session = triples(root["track_session"]);
  input.track_room = triples(root["track_room"]);
  input.session_room = triples(root["session_room"]);
  input.track_track = triples(root["track_track"]);
}

// -1: none. So is what is not there at all.
template <class Row>
std::optional<Row> row_or_none(const JsonPlace& place) {
  const auto row = place.whole(Range{-1.0, 2147483647.0});
  if (!row || *row == -1) return std::nullopt;
  return Row(*row);
}

// Fields of a row that nobody knows are let pass, for other programs have their own; a slip of the pen is told.
void no_slips(const JsonPlace& place, const std::vector<std::string>& names) {
  if (!place.is_object()) return;
  for (const auto& [key, value] : place.fields()) {
    if (std::find(names.begin(), names.end(), key) != names.end()) continue;
    const std::string near = did_you_mean(key, names);
    if (near.empty()) continue;
    value.error("unknown_field", fmt::format("there is no field \"{}\" here{}", key, near));
  }
}

void look_for_slips(const JsonPlace& root) {
  root.object_with({"format", "name", "source", "comment", "weights", "grades", "timezones", "sessions", "rooms",
                    "tracks", "submissions", "track_session", "track_room", "session_room", "track_track", "derived",
                    "talk_pins", "cell_pins", "published"});
  no_slips(root["timezones"], {"local_utc_offset", "suitable", "less_suitable", "small_penalty", "big_penalty"});
  const auto each = [&root](const char* table, const std::vector<std::string>& names) {
    if (!root[table].is_array()) return;
    for (const JsonPlace& place : root[table].elements()) no_slips(place, names);
  };
  each("sessions", {"id", "slots", "date", "start", "end"});
  each("tracks", {"id", "chairs"});
  each("submissions",
       {"id", "track", "slots", "order", "utc_offset", "presenters", "attendees", "session_penalty", "room_penalty"});
}

void read_pins(const JsonPlace& root, timetable::RoomsInput& input) {
  if (root["talk_pins"].exists()) {
    for (const JsonPlace& pin : root["talk_pins"].elements()) {
      pin.object_with({"talk", "session", "room", "slot"});
      (void)pin["talk"].required();
      (void)pin["session"].required();
      input.talk_pins.push_back({.talk = timetable::TalkId(whole_of(pin["talk"])),
                                 .session = timetable::SessionId(whole_of(pin["session"])),
                                 .room = row_or_none<timetable::RoomId>(pin["room"]),
                                 .slot = pin["slot"].whole()});
    }
  }
  if (root["cell_pins"].exists()) {
    for (const JsonPlace& pin : root["cell_pins"].elements()) {
      pin.object_with({"session", "room", "track"});
      for (const char* part : {"session", "room", "track"}) (void)pin[part].required();
      input.cell_pins.push_back({.session = timetable::SessionId(whole_of(pin["session"])),
                                 .room = timetable::RoomId(whole_of(pin["room"])),
                                 .track = row_or_none<timetable::TrackId>(pin["track"])});
    }
  }
}

timetable::Cell cell_of(const JsonPlace& track, const JsonPlace& slots) {
  timetable::Cell cell;
  for (const JsonPlace& entry : {track, slots}) (void)entry.required();
  cell.track = row_or_none<timetable::TrackId>(track);
  for (const JsonPlace& slot : slots.elements()) {
    (void)slot.required();
    cell.slots.push_back(row_or_none<timetable::TalkId>(slot));
  }
  return cell;
}

timetable::RoomsTimetable timetable_of(const JsonPlace& place) {
  timetable::RoomsTimetable timetable;
  if (!place["track"].required() || !place["slot"].required()) return timetable;
  const auto tracks = place["track"].elements();
  const auto slots = place["slot"].elements();
  if (tracks.size() != slots.size()) place["slot"].error("wrong_count", "must have as many sessions as \"track\"");
  for (std::size_t s = 0; s < std::min(tracks.size(), slots.size()); ++s) {
    const auto track_row = tracks[s].elements();
    const auto slot_row = slots[s].elements();
    if (track_row.size() != slot_row.size()) slots[s].error("wrong_count", "must have as many rooms as \"track\"");
    auto& row = timetable.cells.emplace_back();
    for (std::size_t r = 0; r < std::min(track_row.size(), slot_row.size()); ++r) {
      row.push_back(cell_of(track_row[r], slot_row[r]));
    }
  }
  return timetable;
}

template <class Row>
std::vector<Row> rows_of(const JsonPlace& place) {
  std::vector<Row> rows;
  for (const JsonPlace& entry : place.elements()) {
    if (entry.required()) rows.emplace_back(whole_of(entry, -1));
  }
  return rows;
}

void read_published(const JsonPlace& place, timetable::RoomsInput& input) {
  if (!place.exists()) return;
  place.object_with({"track", "slot", "change_price", "lost_talks", "lost_tracks"});
  input.published = timetable::Published{.timetable = timetable_of(place),
                                         .change_price = place["change_price"].whole_64().value_or(0),
                                         .lost_talks = rows_of<timetable::TalkId>(place["lost_talks"]),
                                         .lost_tracks = rows_of<timetable::TrackId>(place["lost_tracks"])};
}

// The names of the constructor's fields are those of the model; the file has others.
std::string field_in_file(const Issue& issue) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> names = {
      {{"/published/timetable/cells", "/published"}, {"/cells", ""}}};
  for (const auto& [model, file] : names) {
    if (!issue.field.starts_with(model)) continue;
    const std::string rest = issue.field.substr(model.size());
    const bool of_slots = issue.message.ends_with("slots") || issue.message.ends_with("talk");
    return std::string(file) + (of_slots ? "/slot" : "/track") + rest;
  }
  return issue.field;
}

// Whether one of two pointers is the other, or around it.
bool is_around(std::string_view outer, std::string_view inner) {
  return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

// Issues of a constructor, named as in the file: the line is that of the nearest thing around it that has one. Where
// something could not be read at all, nothing more is said of it; nor of the shape of a timetable.
void add_with_lines(const InvalidInput& problem, const JsonDocument& document, IssueList& issues) {
  const std::vector<Issue> known = issues.all();
  for (Issue issue : problem.issues()) {
    issue.file = document.name;
    issue.field = field_in_file(issue);
    const bool told = std::ranges::any_of(known, [&](const Issue& other) {
      return issue.rule == "shape" || is_around(other.field, issue.field) || is_around(issue.field, other.field);
    });
    if (told) continue;
    for (std::string pointer = issue.field;; pointer.resize(pointer.rfind('/'))) {
      if (const auto line = document.lines.find(pointer); line != document.lines.end()) {
        issue.line = line->second;
        break;
      }
      if (pointer.rfind('/') == std::string::npos) break;
    }
    issues.add(std::move(issue));
  }
}

// Without one of its tables nothing can be said of the rows that name it.
bool has_tables(const JsonPlace& root) {
  return std::ranges::all_of(std::array{"sessions", "rooms", "tracks", "submissions"},
                             [&root](const char* table) { return root[table].is_array(); });
}

}  // namespace

timetable::RoomsProblem read_rooms_problem(const std::filesystem::path& file) {
  IssueList issues;
  const auto document = read_json(file, issues);
  issues.throw_if_errors();
  const JsonPlace root(*document, issues);
  timetable::RoomsInput input;
  const bool ours = has_format(root, "cosplib-json/1");
  if (ours) {
    input.name = root["name"].text().value_or("");
    read_terms(root, input);
    read_timezones(root["timezones"], input.timezones);
    read_rooms_tables(root, input);
    read_pins(root, input);
    read_published(root["published"], input);
    look_for_slips(root);
  }
  if (!ours || !has_tables(root)) issues.throw_if_errors();
  std::optional<timetable::RoomsProblem> problem;
  try {
    problem.emplace(std::move(input));
  } catch (const InvalidInput& trouble) {
    add_with_lines(trouble, *document, issues);
  }
  issues.throw_if_errors();
  return std::move(*problem);
}

timetable::RoomsTimetable read_rooms_timetable(const std::filesystem::path& file,
                                               const timetable::RoomsProblem& problem) {
  IssueList issues;
  const auto document = read_json(file, issues);
  issues.throw_if_errors();
  const JsonPlace root(*document, issues);
  timetable::RoomsTimetable timetable;
  const bool ours = has_format(root, "cosplib-solution/1");
  if (ours) timetable = timetable_of(root);
  if (!ours || !root["track"].is_array() || !root["slot"].is_array()) issues.throw_if_errors();
  try {
    (void)timetable::score(problem, timetable);
  } catch (const InvalidInput& trouble) {
    add_with_lines(trouble, *document, issues);
  }
  issues.throw_if_errors();
  return timetable;
}

}  // namespace samling::io
