#include "cli/day_options.hpp"

#include <charconv>
#include <utility>
#include <vector>

#include "cli/number_checks.hpp"
#include "samling/core/issue.hpp"

namespace samling::cli {
namespace {

using Issues = std::vector<Issue>;

void complain(Issues& issues, const std::string& option, const std::string& value, const std::string& message) {
  issues.push_back({.rule = "invalid_option", .field = option, .value = value, .message = message});
}

void set_clock(ClockTime& time, const std::string& text, const std::string& option, Issues& issues) {
  if (const auto parsed = parse_clock_time(text)) {
    time = *parsed;
  } else {
    complain(issues, option, text, "is not a time of day such as 10:00");
  }
}

// "60-90" as its two ends; one number is both.
std::pair<std::string, std::string> ends(const std::string& range) {
  const auto dash = range.find('-');
  if (dash == std::string::npos) return {range, range};
  return {range.substr(0, dash), range.substr(dash + 1)};
}

std::optional<int> parsed_minutes(const std::string& text) {
  int value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  return error == std::errc() && end == last ? std::optional(value) : std::nullopt;
}

void set_slot(timetable::SlotRange& slot, const std::string& text, Issues& issues) {
  const auto [least, most] = ends(text);
  const auto min = parsed_minutes(least);
  const auto max = parsed_minutes(most);
  if (min && max) {
    slot = {WholeMinutes(*min), WholeMinutes(*max)};
  } else {
    complain(issues, "--slot", text, "is neither minutes such as 75 nor a range such as 60-90");
  }
}

void set_lunch_window(std::optional<timetable::LunchWindow>& window, const std::string& text, Issues& issues) {
  window.reset();
  if (text == "any") return;
  const auto [earliest, latest] = ends(text);
  window.emplace();
  set_clock(window->earliest, earliest, "--lunch-window", issues);
  set_clock(window->latest, latest, "--lunch-window", issues);
}

}  // namespace

void add_day_options(CLI::App& app, DayOptions& options) {
  const std::string group = "Change the day";
  app.add_option("--start", options.start, "Doors open: 10:00")->group(group);
  app.add_option("--end", options.end, "Everything is over: 15:00")->group(group);
  app.add_option("--opening", options.opening, "Minutes")->group(group);
  app.add_option("--slot", options.slot, "Minutes for each municipality: 75, or 60-90 for the longest that fits")
      ->group(group);
  app.add_option("--pause", options.pause, "Minutes of break between two sessions")->group(group);
  app.add_option("--lunch", options.lunch, "Minutes; 0: no lunch")->group(group);
  app.add_option("--lunch-window", options.lunch_window, "When lunch may start: 11:30-12:45, or any")->group(group);
  app.add_option("--evaluation", options.evaluation, "Minutes")->group(group);
  app.add_option("--grid", options.grid, "Minutes; everything starts on it")->group(group);
  app.add_flag("--pauses-inside-slots", options.pauses_inside_slots, "Lunch and breaks come out of the slots")
      ->group(group);
}

timetable::DayTemplate changed(timetable::DayTemplate day, const DayOptions& options) {
  Issues issues;
  const auto set_minutes = [](WholeMinutes& minutes, const std::optional<int>& value) {
    if (value) minutes = WholeMinutes(*value);
  };
  set_minutes(day.opening, options.opening);
  set_minutes(day.pause, options.pause);
  set_minutes(day.lunch, options.lunch);
  set_minutes(day.evaluation, options.evaluation);
  set_minutes(day.grid, options.grid);
  if (options.start) set_clock(day.start, *options.start, "--start", issues);
  if (options.end) set_clock(day.end, *options.end, "--end", issues);
  if (options.slot) set_slot(day.slot, *options.slot, issues);
  if (options.lunch_window) set_lunch_window(day.lunch_window, *options.lunch_window, issues);
  day.pauses_inside_slots = day.pauses_inside_slots || options.pauses_inside_slots;
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  return day;
}

}  // namespace samling::cli
