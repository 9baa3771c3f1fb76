// timetable/agenda/agenda_words.hpp: small agendas in few words, and days as one line.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda::testing {

inline Activity activity(const std::string& key, int minutes, Kind kind = Kind::presentation) {
  Activity made;
  made.key = key;
  made.title = key;
  made.kind = kind;
  made.shortest = made.longest = WholeMinutes(minutes);
  made.needs_room = false;
  return made;
}

inline Person person(const std::string& key) {
  Person made;
  made.key = key;
  made.name = key;
  return made;
}

inline Room room(const std::string& key, std::optional<int> seats = {}) {
  Room made;
  made.key = key;
  made.name = key;
  made.seats = seats;
  return made;
}

inline std::string words(const AgendaProblem& problem, const Agenda& agenda) {
  std::string text;
  for (const ActivityId id : in_order(agenda)) {
    const Placement& at = *agenda.placements[id.index()];
    text +=
        fmt::format("{}{} {}-{}", text.empty() ? "" : ", ", problem[id].key, to_string(at.start), to_string(at.end()));
    if (at.room) text += " " + problem.input().rooms[at.room->index()].key;
  }
  return text;
}

/// The rules broken, as errors, each once, in order of name.
inline std::string broken(const AgendaProblem& problem, const Agenda& agenda, Level level = Level::error) {
  std::vector<std::string> rules;
  for (const Issue& issue : check(problem, agenda)) {
    if (issue.level == level) rules.push_back(issue.rule);
  }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return fmt::format("{}", fmt::join(rules, " "));
}

}  // namespace samling::timetable::agenda::testing
