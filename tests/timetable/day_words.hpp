// timetable/day_words.hpp: days written and read in words, for the tests.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "samling/timetable/day.hpp"

namespace samling::timetable::testing {

/// A, B, C… who can be there at any time.
inline std::vector<Delegation> presenters(int count) {
  std::vector<Delegation> delegations;
  for (int i = 0; i < count; ++i)
    delegations.push_back({MunicipalityId(i), std::string(1, static_cast<char>('A' + i)), {}, {}});
  return delegations;
}

/// The pilot of 5 March 2015: 10:00-15:00, 90 minutes each, opening 10, lunch 30, evaluation 15, breaks of 10.
inline DayTemplate pilot_day() {
  DayTemplate day;
  day.slot = {WholeMinutes(90), WholeMinutes(90)};
  return day;
}

/// The pilot with slots of 60-90 minutes and lunch to start 11:30-12:45.
inline DayTemplate repaired_day() {
  DayTemplate day = pilot_day();
  day.slot = {WholeMinutes(60), WholeMinutes(90)};
  day.lunch_window = LunchWindow{ClockTime::at(11, 30), ClockTime::at(12, 45)};
  return day;
}

/// "10:00 opening, 10:10-11:25 A, 11:25 break, 11:35 lunch, … 14:45-15:00 evaluation": slots with both ends, the rest
/// with the start.
inline std::string words(const Timetable& timetable) {
  std::string text;
  for (const Activity& activity : timetable.activities) {
    if (!text.empty()) text += ", ";
    text += to_string(activity.start);
    if (activity.kind == ActivityKind::slot) {
      text += "-" + to_string(activity.end()) + " " + static_cast<char>('A' + activity.presenter->value());
    } else {
      text += " " + std::string(to_string(activity.kind));
    }
  }
  if (!timetable.activities.empty()) text += ", " + to_string(timetable.activities.back().end()) + " home";
  return text;
}

inline std::vector<std::string> rules(const std::vector<Issue>& issues) {
  std::vector<std::string> names;
  for (const Issue& issue : issues) names.push_back(issue.rule);
  return names;
}

inline std::vector<std::string> sentences(const std::vector<Repair>& repairs) {
  std::vector<std::string> all;
  for (const Repair& repair : repairs) all.push_back(repair.sentence);
  return all;
}

inline std::vector<std::string> sentences(const std::vector<Demand>& demands) {
  std::vector<std::string> all;
  for (const Demand& demand : demands) all.push_back(demand.sentence);
  return all;
}

}  // namespace samling::timetable::testing
