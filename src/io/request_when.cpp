// The parts of a request that say when.
#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>

#include "io/request_reader.hpp"

namespace samling::io {
namespace {

constexpr Range one_day{0.0, 24.0 * 60.0};

// Lengths of a day, each a whole number of grid steps.
class DayReader {
 public:
  DayReader(const JsonPlace& place, WholeMinutes grid) : place_(place), grid_(grid) {}

  void length(const char* name, WholeMinutes& target) const { read(place_[name], target); }

  void slot(const JsonPlace& slot, timetable::SlotRange& range) const {
    if (!slot.object_with({"min", "max"})) return;
    read(slot["min"], range.min);
    read(slot["max"], range.max);
    if (range.min > range.max) {
      slot["max"].error("contradiction",
                        fmt::format("max {} is less than min {}", range.max.count(), range.min.count()));
    } else if (range.min < grid_) {
      slot["min"].error("out_of_range", fmt::format("is less than one step of the grid, {} minutes", grid_.count()));
    }
  }

 private:
  void read(const JsonPlace& place, WholeMinutes& target) const {
    const auto minutes = place.whole(one_day);
    if (!minutes) return;
    target = WholeMinutes(*minutes);
    if (*minutes % grid_.count() == 0) return;
    place.error("off_grid", fmt::format("is not a multiple of the grid, {} minutes", grid_.count()));
  }

  const JsonPlace& place_;
  WholeMinutes grid_;
};

std::optional<timetable::LunchWindow> read_lunch_window(const JsonPlace& place) {
  if (!place.exists() || !place.object_with({"earliest", "latest"})) return std::nullopt;
  timetable::LunchWindow window;
  take(window.earliest, place["earliest"].clock());
  take(window.latest, place["latest"].clock());
  if (window.earliest > window.latest) {
    place["latest"].error("contradiction", fmt::format("is before the earliest start, {}", to_string(window.earliest)));
  }
  return window;
}

std::vector<std::chrono::weekday> read_weekdays(const JsonPlace& place) {
  static const std::vector<std::string> names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  std::vector<std::chrono::weekday> weekdays;
  for (const JsonPlace& element : place.elements()) {
    if (!element.required()) continue;
    const auto row = element.word(names);
    if (row) weekdays.emplace_back(static_cast<unsigned>(*row));
  }
  return weekdays;
}

// Preferred weekdays that are not allowed can never come first.
void check_preferred(const JsonPlace& place, const season::DateRequest& dates) {
  if (dates.weekdays.empty()) return;
  const auto elements = place.elements();
  for (std::size_t i = 0; i < dates.preferred.size() && i < elements.size(); ++i) {
    const bool allowed =
        std::find(dates.weekdays.begin(), dates.weekdays.end(), dates.preferred[i]) != dates.weekdays.end();
    if (!allowed) elements[i].error("contradiction", "is preferred, but not one of the weekdays");
  }
}

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  for (const auto& zone : date::get_tzdb().zones) names.push_back(zone.name());
  return names;
}

}  // namespace

timetable::DayTemplate read_day(const JsonPlace& place) {
  timetable::DayTemplate day;
  if (!place.object_with({"start", "end", "opening", "slot", "pause", "lunch", "lunch_window", "evaluation",
                          "pauses_inside_slots", "grid"})) {
    return day;
  }
  take(day.grid, place["grid"].whole({1.0, 60.0}));
  take(day.start, place["start"].clock());
  take(day.end, place["end"].clock());
  if (day.start >= day.end) {
    place["end"].error("contradiction", fmt::format("the day ends at {}, not after its start at {}", to_string(day.end),
                                                    to_string(day.start)));
  }
  const DayReader reader(place, day.grid);
  reader.length("opening", day.opening);
  reader.slot(place["slot"], day.slot);
  reader.length("pause", day.pause);
  reader.length("lunch", day.lunch);
  day.lunch_window = read_lunch_window(place["lunch_window"]);
  reader.length("evaluation", day.evaluation);
  take(day.pauses_inside_slots, place["pauses_inside_slots"].flag());
  return day;
}

// Calendars have no rules for other centuries.
void check_years(const JsonPlace& place, Date date) {
  if (date >= season::earliest_date && date <= season::latest_date) return;
  place.error("out_of_range",
              fmt::format("must be from {} to {}", to_string(season::earliest_date), to_string(season::latest_date)));
}

season::DateRequest read_dates(const JsonPlace& place) {
  season::DateRequest dates;
  if (!place.object_with({"from", "to", "weekdays", "preferred", "excluded", "per_day"})) return dates;
  const std::size_t errors = place.issues().error_count();
  if (place["from"].required()) take(dates.from, place["from"].date());
  if (place["to"].required()) take(dates.to, place["to"].date());
  dates.weekdays = read_weekdays(place["weekdays"]);
  dates.preferred = read_weekdays(place["preferred"]);
  for (const JsonPlace& element : place["excluded"].elements()) {
    if (const auto date = element.required() ? element.date() : std::nullopt) dates.excluded.push_back(*date);
  }
  take(dates.per_day, place["per_day"].whole(at_least_one));
  if (place.issues().error_count() > errors) return dates;
  check_preferred(place["preferred"], dates);
  check_years(place["from"], dates.from);
  check_years(place["to"], dates.to);
  if (dates.to < dates.from) {
    place["to"].error("contradiction", fmt::format("is before from, {}", to_string(dates.from)));
  } else if (dates.to > season::last_date_after(dates.from)) {
    place["to"].error("out_of_range", fmt::format("is more than 3 years after from, {}", to_string(dates.from)));
  } else if (season::candidate_dates(dates).empty()) {
    place.error("contradiction",
                "no date is left: none of the weekdays lies between from and to outside the excluded dates");
  }
  return dates;
}

std::string read_time_zone(const JsonPlace& place) {
  const auto name = place.text();
  if (!name) return plan::Request{}.time_zone;
  try {
    (void)date::locate_zone(*name);
  } catch (const std::runtime_error&) {
    place.error("unknown_time_zone", "is no IANA time zone like Europe/Oslo" + did_you_mean(*name, zone_names()));
  }
  return *name;
}

}  // namespace samling::io
