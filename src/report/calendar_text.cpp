#include "report/calendar_text.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <memory>

#include "report/text.hpp"

namespace samling::report {
namespace {

struct ComponentDeleter {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, ComponentDeleter>;

struct TextDeleter {
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};

icaltimetype utc(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(instant - day);
  icaltimetype time = icaltime_null_time();
  time.year = static_cast<int>(date.year());
  time.month = static_cast<int>(static_cast<unsigned>(date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(date.day()));
  time.hour = static_cast<int>(clock.hours().count());
  time.minute = static_cast<int>(clock.minutes().count());
  time.second = static_cast<int>(clock.seconds().count());
  time.is_date = 0;
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

icalcomponent* event_component(const Event& event) {
  icalcomponent* component = icalcomponent_new_vevent();
  const auto add = [component](icalproperty* property) { icalcomponent_add_property(component, property); };
  add(icalproperty_new_uid(calendar_line_text(event.uid).c_str()));
  add(icalproperty_new_dtstamp(utc(event.stamp)));
  add(icalproperty_new_dtstart(utc(event.start)));
  if (event.end > event.start) add(icalproperty_new_dtend(utc(event.end)));  // RFC 5545, 3.8.2.2: later than the start.
  add(icalproperty_new_summary(one_line(event.summary).c_str()));
  add(icalproperty_new_description(calendar_line_text(event.description).c_str()));
  if (!event.location.empty()) add(icalproperty_new_location(one_line(event.location).c_str()));
  if (event.position) add(icalproperty_new_geo({event.position->first, event.position->second}));
  if (!event.category.empty()) add(icalproperty_new_categories(one_line(event.category).c_str()));
  if (!event.parent_uid.empty()) add(icalproperty_new_relatedto(event.parent_uid.c_str()));
  add(icalproperty_new_status(ICAL_STATUS_TENTATIVE));  // A plan is a proposal until it is accepted.
  add(icalproperty_new_transp(event.busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
  return component;
}

}  // namespace

std::string calendar_text(const std::string& name, const std::string& version, const std::vector<Event>& events) {
  const Component calendar(icalcomponent_new_vcalendar());
  const auto add = [&calendar](icalproperty* property) { icalcomponent_add_property(calendar.get(), property); };
  add(icalproperty_new_version("2.0"));
  add(icalproperty_new_prodid(fmt::format("{} {}//EN", calendar_product, one_line(version)).c_str()));
  add(icalproperty_new_calscale("GREGORIAN"));
  icalproperty* title = icalproperty_new_x(one_line(name).c_str());
  icalproperty_set_x_name(title, "X-WR-CALNAME");
  add(title);
  for (const auto& event : events) icalcomponent_add_component(calendar.get(), event_component(event));
  const std::unique_ptr<char, TextDeleter> text(icalcomponent_as_ical_string_r(calendar.get()));
  return text.get();
}

}  // namespace samling::report
