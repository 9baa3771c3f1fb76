// src/report/wall_clock.hpp: from the clock on the wall to instants, with the rules of the date (Howard Hinnant's date
// library).
#pragma once

#include <date/tz.h>

#include <string>

#include "report/calendar_text.hpp"
#include "samling/core/units.hpp"

namespace samling::report {

/// Throws InvalidInput naming time_zone when there is no such IANA zone.
[[nodiscard]] const date::time_zone* zone_named(const std::string& name);

/// A zone as people read it: the name, and UTC+02:00 for Etc/GMT-2, whose sign is that of POSIX.
[[nodiscard]] std::string zone_words(const std::string& time_zone);

/// The clock of one place: an IANA zone, or a fixed offset written "UTC+05:30".
class WallClock {
 public:
  explicit WallClock(const std::string& time_zone);
  /// A clock time that the change to summer time skips is the instant of the change; one that comes twice is the first.
  [[nodiscard]] Instant at(Date date, WholeMinutes since_midnight) const;
  /// When it is over: what lies within the skipped hour is as long as planned all the same.
  [[nodiscard]] Instant over(Date date, WholeMinutes start, WholeMinutes length) const;
  /// Whether the change to summer time skips this clock time.
  [[nodiscard]] bool skips(Date date, WholeMinutes since_midnight) const;
  /// "2015-03-05T10:00:00+01:00".
  [[nodiscard]] std::string with_offset(Instant instant) const;
  /// Whether the zone has a name that other programs know.
  [[nodiscard]] bool is_named() const { return zone_ != nullptr; }

 private:
  const date::time_zone* zone_ = nullptr;
  std::chrono::seconds offset_{0};
};

}  // namespace samling::report
