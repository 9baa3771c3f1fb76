// src/report/calendar_text.hpp: iCalendar objects through libical (RFC 5545): escaping, folding at 75 octets, CRLF.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace samling::report {

using Instant = std::chrono::sys_seconds;  ///< UTC.

/// One VEVENT. All times are UTC, so no VTIMEZONE is needed.
struct Event {
  std::string uid;
  Instant stamp;
  Instant start;
  Instant end;
  std::string summary;
  std::string description;
  std::string location;                               ///< Left out when empty.
  std::optional<std::pair<double, double>> position;  ///< Latitude, longitude.
  std::string category;                               ///< Left out when empty.
  std::string parent_uid;                             ///< RELATED-TO; left out when empty.
  bool busy = true;                                   ///< OPAQUE or TRANSPARENT.
};

/// One VCALENDAR. Texts may be anything: they are cleaned and escaped here.
[[nodiscard]] std::string calendar_text(const std::string& name, const std::string& version,
                                        const std::vector<Event>& events);

/// How the PRODID of our calendars begins.
inline constexpr std::string_view calendar_product = "-//samling//samling";

}  // namespace samling::report
