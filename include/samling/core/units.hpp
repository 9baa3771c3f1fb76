// samling/core/units.hpp: minutes, kilometres, clock times and dates as types.
//
// Time is std::chrono; a clock time is minutes since local midnight (a gathering lies within one day), a date is
// a civil date without a zone (the zone enters only where a calendar file is written).
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace samling {

/// Travel time. Fractional, because routing services answer in seconds.
using Minutes = std::chrono::duration<double, std::ratio<60>>;

/// Length of an activity: whole minutes.
using WholeMinutes = std::chrono::duration<int, std::ratio<60>>;

/// Length along the road or through the air, in kilometres.
class Kilometres {
 public:
  constexpr Kilometres() = default;
  [[nodiscard]] static constexpr Kilometres of(double kilometres) { return Kilometres(kilometres); }
  [[nodiscard]] static constexpr Kilometres from_metres(double metres) { return Kilometres(metres / 1000.0); }
  [[nodiscard]] constexpr double count() const { return value_; }
  [[nodiscard]] constexpr double metres() const { return value_ * 1000.0; }
  friend constexpr auto operator<=>(const Kilometres&, const Kilometres&) = default;
  friend constexpr Kilometres operator+(Kilometres a, Kilometres b) { return of(a.value_ + b.value_); }

 private:
  explicit constexpr Kilometres(double value) : value_(value) {}
  double value_ = 0.0;
};

/// Wall-clock time within one day: minutes since local midnight. May pass 24:00 only inside arithmetic.
class ClockTime {
 public:
  constexpr ClockTime() = default;
  [[nodiscard]] static constexpr ClockTime at(int hour, int minute) {
    return ClockTime(WholeMinutes(hour * 60 + minute));
  }
  [[nodiscard]] static constexpr ClockTime since_midnight(WholeMinutes minutes) { return ClockTime(minutes); }
  [[nodiscard]] constexpr WholeMinutes since_midnight() const { return minutes_; }
  friend constexpr auto operator<=>(const ClockTime&, const ClockTime&) = default;
  friend constexpr ClockTime operator+(ClockTime t, WholeMinutes d) { return ClockTime(t.minutes_ + d); }
  friend constexpr ClockTime operator-(ClockTime t, WholeMinutes d) { return ClockTime(t.minutes_ - d); }
  friend constexpr WholeMinutes operator-(ClockTime a, ClockTime b) { return a.minutes_ - b.minutes_; }

 private:
  explicit constexpr ClockTime(WholeMinutes minutes) : minutes_(minutes) {}
  WholeMinutes minutes_{0};
};

using Date = std::chrono::year_month_day;

/// "10:05". Two digits each.
[[nodiscard]] std::string to_string(ClockTime time);
/// "2015-03-05" (ISO 8601).
[[nodiscard]] std::string to_string(Date date);
/// Reads "10:05" or "9:30" (00:00 to 24:00); nothing else.
[[nodiscard]] std::optional<ClockTime> parse_clock_time(std::string_view text);
/// Reads "2015-03-05" when that day exists; nothing else.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// Number without trailing zeros, at most `decimals` of them, with '.' in every locale: "141.6", "90".
[[nodiscard]] std::string format_number(double value, int decimals = 1);

}  // namespace samling
