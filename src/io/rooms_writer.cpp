// Parallel rooms, written as CoSPLib's JSON.
#include <nlohmann/json.hpp>

#include "samling/io/rooms_file.hpp"

namespace samling::io {
namespace {

using RoomsJson = nlohmann::ordered_json;

template <class Row>
int number_of(const std::optional<Row>& row) {
  return row ? row->value() : -1;
}

RoomsJson triples_json(const std::vector<timetable::Penalty>& entries) {
  RoomsJson list = RoomsJson::array();
  for (const timetable::Penalty& entry : entries) list.push_back({entry.a, entry.b, entry.penalty});
  return list;
}

template <class Row>
RoomsJson penalties_json(const std::vector<std::pair<Row, std::int64_t>>& entries) {
  RoomsJson object = RoomsJson::object();
  for (const auto& [row, penalty] : entries) object[std::to_string(row.value())] = penalty;
  return object;
}

RoomsJson talk_json(const timetable::Talk& talk) {
  return {{"id", talk.name},
          {"track", talk.track.value()},
          {"slots", talk.slots},
          {"order", talk.order},
          {"utc_offset", talk.utc_offset},
          {"presenters", talk.presenters},
          {"attendees", talk.attendees},
          {"session_penalty", penalties_json(talk.session_penalty)},
          {"room_penalty", penalties_json(talk.room_penalty)}};
}

void add_cells(const timetable::RoomsTimetable& timetable, RoomsJson& json) {
  RoomsJson tracks = RoomsJson::array();
  RoomsJson slots = RoomsJson::array();
  for (const auto& row : timetable.cells) {
    RoomsJson track_row = RoomsJson::array();
    RoomsJson slot_row = RoomsJson::array();
    for (const timetable::Cell& cell : row) {
      track_row.push_back(number_of(cell.track));
      RoomsJson list = RoomsJson::array();
      for (const std::optional<timetable::TalkId>& talk : cell.slots) list.push_back(number_of(talk));
      slot_row.push_back(std::move(list));
    }
    tracks.push_back(std::move(track_row));
    slots.push_back(std::move(slot_row));
  }
  json["track"] = std::move(tracks);
  json["slot"] = std::move(slots);
}

void add_wishes(const timetable::RoomsInput& input, RoomsJson& json) {
  constexpr std::array<const char*, 4> grades{"forbid", "warn", "weigh", "ignore"};
  for (std::size_t t = 0; t + 1 < timetable::rooms_terms; ++t) {
    if (input.terms[t].grade == timetable::Grade::weigh) continue;
    json["grades"][std::string(to_string(static_cast<timetable::RoomsTerm>(t)))] =
        grades[static_cast<std::size_t>(input.terms[t].grade)];
  }
  for (const timetable::TalkPin& pin : input.talk_pins) {
    RoomsJson entry{{"talk", pin.talk.value()}, {"session", pin.session.value()}};
    if (pin.room) entry["room"] = pin.room->value();
    if (pin.slot) entry["slot"] = *pin.slot;
    json["talk_pins"].push_back(std::move(entry));
  }
  for (const timetable::CellPin& pin : input.cell_pins) {
    json["cell_pins"].push_back(
        {{"session", pin.session.value()}, {"room", pin.room.value()}, {"track", number_of(pin.track)}});
  }
  if (!input.published) return;
  json["published"]["change_price"] = input.published->change_price;
  for (const timetable::TalkId talk : input.published->lost_talks) {
    json["published"]["lost_talks"].push_back(talk.value());
  }
  for (const timetable::TrackId track : input.published->lost_tracks) {
    json["published"]["lost_tracks"].push_back(track.value());
  }
  add_cells(input.published->timetable, json["published"]);
}

// Against what was published: whom to tell of which talks, and of which tracks to chair.
RoomsJson changed_json(const timetable::RoomsProblem& problem, const timetable::RoomsTimetable& timetable) {
  const auto rows = [](const auto& ids) {
    RoomsJson list = RoomsJson::array();
    for (const auto id : ids) list.push_back(id.value());
    return list;
  };
  RoomsJson json{{"talks", rows(timetable::changed_talks(problem, timetable))},
                 {"tracks", rows(timetable::changed_tracks(problem, timetable))},
                 {"people", RoomsJson::array()}};
  for (const timetable::RoomsPersonChange& change : timetable::person_changes(problem, timetable)) {
    json["people"].push_back({{"name", problem.people()[static_cast<std::size_t>(change.person)]},
                              {"talks", rows(change.talks)},
                              {"tracks", rows(change.tracks)}});
  }
  return json;
}

RoomsJson hours_json(const std::pair<ClockTime, ClockTime>& hours) {
  return RoomsJson::array({samling::to_string(hours.first), samling::to_string(hours.second)});
}

void add_rows(const timetable::RoomsInput& input, RoomsJson& json) {
  json["sessions"] = RoomsJson::array();
  for (const timetable::RoomsSession& session : input.sessions) {
    json["sessions"].push_back({{"id", session.name},
                                {"slots", session.slots},
                                {"date", session.date},
                                {"start", samling::to_string(session.start)},
                                {"end", samling::to_string(session.end)}});
  }
  json["rooms"] = input.rooms;
  json["tracks"] = RoomsJson::array();
  for (const timetable::Track& track : input.tracks)
    json["tracks"].push_back({{"id", track.name}, {"chairs", track.chairs}});
  json["submissions"] = RoomsJson::array();
  for (const timetable::Talk& talk : input.talks) json["submissions"].push_back(talk_json(talk));
}

RoomsJson rooms_answer_head(const timetable::RoomsProblem& problem, const std::string& origin) {
  RoomsJson json{{"format", "cosplib-solution/1"}, {"instance", problem.input().name}};
  if (!origin.empty()) json["origin"] = origin;
  return json;
}

RoomsJson rooms_terms_json(const timetable::RoomsScore& score) {
  RoomsJson terms = RoomsJson::object();
  for (const timetable::TermScore& term : score.terms) {
    terms[std::string(to_string(term.term))] = {{"value", term.value}, {"weight", term.weight}, {"cost", term.cost()}};
  }
  return terms;
}

}  // namespace

std::string rooms_timetable_json(const timetable::RoomsProblem& problem, const timetable::RoomsTimetable& timetable,
                                 const std::string& origin) {
  RoomsJson json = rooms_answer_head(problem, origin);
  add_cells(timetable, json);
  return json.dump() + "\n";
}

std::string rooms_result_json(const timetable::RoomsProblem& problem, const timetable::RoomsResult& result,
                              const std::string& origin) {
  RoomsJson json = rooms_answer_head(problem, origin);
  json["status"] = to_string(result.status);
  json["objective"] = result.objective;
  json["cost"] = result.score.cost;
  json["changed_people"] = result.score.changed_people;
  json["lower_bound"] = result.lower_bound;
  json["bound_method"] = result.bound_method;
  json["terms"] = rooms_terms_json(result.score);
  json["left_out"] = RoomsJson::array();
  for (const timetable::RoomsLeftOut& left : timetable::left_out(problem, result.best)) {
    json["left_out"].push_back(
        {{"talk", left.talk.value()}, {"id", problem.talks()[left.talk.index()].name}, {"reason", left.reason}});
  }
  json["reasons"] = RoomsJson::array();
  for (const Issue& reason : result.reasons) json["reasons"].push_back(reason.message);
  if (problem.input().published) json["changed"] = changed_json(problem, result.best);
  add_cells(result.best, json);
  return json.dump() + "\n";
}

std::string rooms_score_json(const timetable::RoomsScore& score) {
  const RoomsJson json{{"objective", score.objective},
                       {"cost", score.cost},
                       {"changed_people", score.changed_people},
                       {"terms", rooms_terms_json(score)}};
  return json.dump(2) + "\n";
}

std::string rooms_problem_json(const timetable::RoomsProblem& problem) {
  const timetable::RoomsInput& input = problem.input();
  RoomsJson json{{"format", "cosplib-json/1"}, {"name", input.name}};
  for (std::size_t t = 0; t + 1 < timetable::rooms_terms; ++t) {
    json["weights"][std::string(to_string(static_cast<timetable::RoomsTerm>(t)))] = input.terms[t].weight;
  }
  json["timezones"] = {{"local_utc_offset", input.timezones.local_utc_offset},
                       {"suitable", hours_json(input.timezones.suitable)},
                       {"less_suitable", hours_json(input.timezones.less_suitable)},
                       {"small_penalty", input.timezones.small_penalty},
                       {"big_penalty", input.timezones.big_penalty}};
  add_rows(input, json);
  json["track_session"] = triples_json(input.track_session);
  json["track_room"] = triples_json(input.track_room);
  json["session_room"] = triples_json(input.session_room);
  json["track_track"] = triples_json(input.track_track);
  add_wishes(input, json);
  return json.dump(1) + "\n";
}

}  // namespace samling::io
