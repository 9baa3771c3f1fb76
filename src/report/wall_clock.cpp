#include "report/wall_clock.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "samling/core/issue.hpp"

namespace samling::report {
namespace {

constexpr std::chrono::hours furthest_offset{14};  // As in dates of XML Schema; no clock on earth has more.

// "UTC+05:30" as seconds; nothing when it is no such text.
std::optional<std::chrono::seconds> fixed_offset(const std::string& name) {
  if (name.size() != 9 || !name.starts_with("UTC") || (name[3] != '+' && name[3] != '-')) return {};
  const auto clock = parse_clock_time(name.substr(4));
  if (!clock || clock->since_midnight() > furthest_offset) return {};
  const std::chrono::seconds length = clock->since_midnight();
  return name[3] == '-' ? -length : length;
}

date::local_time<std::chrono::minutes> wall_time_of(Date date, WholeMinutes since_midnight) {
  return date::local_days{std::chrono::sys_days{date}.time_since_epoch()} +
         std::chrono::minutes(since_midnight.count());
}

}  // namespace

const date::time_zone* zone_named(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    throw InvalidInput(Issue{.rule = "time_zone",
                             .field = "time_zone",
                             .value = name,
                             .message = "is no IANA time zone, nor an offset from UTC-14:00 to UTC+14:00"});
  }
}

std::string zone_words(const std::string& time_zone) {
  constexpr std::string_view fixed = "Etc/GMT";
  if (!time_zone.starts_with(fixed) || time_zone.size() < fixed.size() + 2) return time_zone;
  const char sign = time_zone[fixed.size()] == '-' ? '+' : '-';
  return fmt::format("UTC{}{:0>2}:00", sign, time_zone.substr(fixed.size() + 1));
}

WallClock::WallClock(const std::string& time_zone) {
  if (const auto offset = fixed_offset(time_zone)) {
    offset_ = *offset;
  } else {
    zone_ = zone_named(time_zone);
  }
}

Instant WallClock::at(Date date, WholeMinutes since_midnight) const {
  if (zone_ == nullptr) return Instant(std::chrono::sys_days{date}) + since_midnight - offset_;
  return std::chrono::time_point_cast<std::chrono::seconds>(
      zone_->to_sys(wall_time_of(date, since_midnight), date::choose::earliest));
}

Instant WallClock::over(Date date, WholeMinutes start, WholeMinutes length) const {
  const Instant begins = at(date, start);
  const Instant ends = at(date, start + length);
  return ends > begins ? ends : begins + length;
}

bool WallClock::skips(Date date, WholeMinutes since_midnight) const {
  return zone_ != nullptr &&
         zone_->get_info(wall_time_of(date, since_midnight)).result == date::local_info::nonexistent;
}

std::string WallClock::with_offset(Instant instant) const {
  const std::chrono::seconds offset = zone_ == nullptr ? offset_ : zone_->get_info(instant).offset;
  const auto minutes = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(offset).count());
  const Instant local = instant + offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss clock(local - day);
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", to_string(Date(day)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

}  // namespace samling::report
