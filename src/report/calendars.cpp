// The calendars of a plan. Instants: local time of the plan's zone -> UTC by Howard Hinnant's date library. Travel is
// elapsed time: it is subtracted from the instant, not from the clock on the wall.
//
// A plan has no clock, so DTSTAMP is midnight UTC of the gathering's date, and a UID is made of what the plan stands
// for (input checksum, seed, key, members): the same plan gives the same bytes.
#include <fmt/format.h>

#include "report/calendar_text.hpp"
#include "report/figures.hpp"
#include "report/file_names.hpp"
#include "report/plan_view.hpp"
#include "report/text.hpp"
#include "report/wall_clock.hpp"
#include "samling/core/issue.hpp"
#include "samling/io/text_file.hpp"
#include "samling/report/report.hpp"

namespace samling::report {
namespace {

using plan::PlannedActivity;
using plan::PlannedGroup;
using plan::PlannedLeg;

/// A gathering with its instants.
class Gathering {
 public:
  Gathering(const PlanView& view, const PlannedGroup& group, const date::time_zone* zone)
      : view_(view), group_(group), zone_(zone) {
    const auto parsed = parse_date(*group.date);
    require(parsed.has_value(), "date", *group.date, "is no date (YYYY-MM-DD) of group " + group.key);
    day_ = date::local_days{std::chrono::sys_days{*parsed}.time_since_epoch()};
    stamp_ = Instant(std::chrono::sys_days{*parsed});
    identity_ = identity();
  }

  [[nodiscard]] std::vector<Event> events() const {
    std::vector<Event> result = {whole()};
    for (std::size_t i = 0; i < group_.day.size(); ++i) result.push_back(part(i));
    return result;
  }

  [[nodiscard]] std::vector<Event> events_of(const std::string& code) const {
    std::vector<Event> result;
    const auto* leg = leg_of(group_, code);
    const bool travels = leg != nullptr && !is_remote(group_, code);
    if (travels && leg->minutes_there > 0.0) result.push_back(journey_there(*leg));
    result.push_back(whole());
    for (std::size_t i = 0; i < group_.day.size(); ++i) {
      if (group_.day[i].presenter == code) result.push_back(part(i));
    }
    if (travels && leg->minutes_home > 0.0) result.push_back(journey_home(*leg));
    return result;
  }

  [[nodiscard]] std::string title() const {
    const auto what = group_.theme.empty() ? std::string("Gathering") : "Gathering on " + view_.theme(group_.theme);
    return what + ": " + joined(view_.names(group_.members));
  }

 private:
  [[nodiscard]] std::string identity() const {
    std::string text = fmt::format("{}\n{}\n{}\n", view_.plan().input_checksum, view_.plan().seed, group_.key);
    for (const auto& member : group_.members) text += member + "\n";
    if (view_.plan().input_checksum.empty()) text += view_.plan().title;
    return io::sha256(text).substr(std::string_view("sha256:").size(), 32);
  }

  [[nodiscard]] std::string uid(const std::string& part) const { return identity_ + "-" + part + "@samling"; }

  [[nodiscard]] Instant at(const std::string& clock) const {
    const auto minute = minute_of_day(clock);
    require(minute.has_value(), "day", clock, "is no clock time (HH:MM) of group " + group_.key);
    const auto local = day_ + std::chrono::minutes(*minute);
    // A clock time that the change to summer time skips is the instant of the change; one that comes twice is the
    // first.
    return std::chrono::time_point_cast<std::chrono::seconds>(zone_->to_sys(local, date::choose::earliest));
  }

  [[nodiscard]] std::string local_clock(Instant instant) const {
    const auto local = zone_->to_local(instant);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local - day_).count();
    return clock_text(static_cast<int>(minutes));
  }

  [[nodiscard]] Event blank(const std::string& part) const {
    Event event{.uid = uid(part), .stamp = stamp_, .category = view_.theme(group_.theme)};
    if (group_.venue) {
      event.location = group_.venue->name;
      event.position = {group_.venue->lat, group_.venue->lon};
    }
    return event;
  }

  [[nodiscard]] Event whole() const {
    auto event = blank("gathering");
    event.start = at(group_.day.front().start);
    event.end = at(group_.day.back().end);
    event.summary = title();
    event.description = programme();
    return event;
  }

  [[nodiscard]] Event part(std::size_t index) const {
    const auto& activity = group_.day[index];
    auto event = blank(fmt::format("part-{}", index + 1));
    event.start = at(activity.start);
    event.end = at(activity.end);
    event.summary = activity_name(view_, activity);
    event.description = fmt::format("Part {} of {} of: {}", index + 1, group_.day.size(), title());
    event.parent_uid = uid("gathering");
    event.busy = false;  // The gathering itself holds the time.
    return event;
  }

  [[nodiscard]] Event journey_there(const PlannedLeg& leg) const {
    auto event = journey(leg, "there-" + file_stem(leg.municipality));
    event.end = at(group_.day.front().start);
    event.start = event.end - length(leg.minutes_there);
    const auto place = group_.venue ? group_.venue->name : "the gathering";
    event.summary = fmt::format("Leave {} at {} for {}", view_.name(leg.municipality), local_clock(event.start), place);
    event.description = travel_note(leg, leg.minutes_there);
    return event;
  }

  [[nodiscard]] Event journey_home(const PlannedLeg& leg) const {
    auto event = journey(leg, "home-" + file_stem(leg.municipality));
    event.start = at(group_.day.back().end);
    event.end = event.start + length(leg.minutes_home);
    event.summary = fmt::format("Home in {} at {}", view_.name(leg.municipality), local_clock(event.end));
    event.description = travel_note(leg, leg.minutes_home);
    return event;
  }

  [[nodiscard]] Event journey(const PlannedLeg& leg, const std::string& part) const {
    Event event{.uid = uid(part), .stamp = stamp_, .parent_uid = uid("gathering")};
    event.location = view_.name(leg.municipality);
    return event;
  }

  [[nodiscard]] static std::chrono::minutes length(double minutes) {
    return std::chrono::minutes(home_minute(0, minutes));
  }

  [[nodiscard]] static std::string travel_note(const PlannedLeg& leg, double minutes) {
    auto note = minutes_text(minutes);
    if (leg.kilometres) note += ", " + format_number(*leg.kilometres, 1) + " km";
    return note + (leg.estimate ? " (straight-line estimate)" : "");
  }

  [[nodiscard]] std::string programme() const {
    std::string text = long_date(*group_.date) + "\n";
    for (const auto& activity : group_.day) {
      text +=
          fmt::format("{}-{} {}\n", one_line(activity.start), one_line(activity.end), activity_name(view_, activity));
    }
    text += "\nTaking part: " + joined(view_.names(group_.members)) + "\n";
    if (!group_.remote.empty()) text += "Remotely: " + joined(view_.names(group_.remote)) + "\n";
    if (!group_.theme.empty()) text += "Theme: " + view_.theme(group_.theme) + "\n";
    if (!group_.why.empty()) text += "\nWhy this group: " + clean(group_.why) + "\n";
    if (has_estimate(group_)) text += "Some travel figures are straight-line estimates.\n";
    return text;
  }

  const PlanView& view_;
  const PlannedGroup& group_;
  const date::time_zone* zone_;
  date::local_days day_;
  Instant stamp_;
  std::string identity_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> calendars(const plan::Plan& plan) {
  const PlanView view(plan);
  std::vector<std::pair<std::string, std::string>> files;
  FileNames names;
  std::vector<const PlannedGroup*> held;
  for (const auto& group : plan.groups) {
    if (group.date && !group.day.empty()) held.push_back(&group);
  }
  if (held.empty()) return files;
  const auto* zone = zone_named(plan.settings.time_zone);
  for (const auto* group : held) {
    const Gathering gathering(view, *group, zone);
    const auto name = one_line(group->key) + " " + gathering.title();
    files.emplace_back(names.take(group->key, "group"), calendar_text(name, plan.samling_version, gathering.events()));
  }
  for (const auto& municipality : plan.municipalities) {
    const auto* group = view.group(municipality.group);
    if (group == nullptr || !group->date || group->day.empty()) continue;
    const Gathering gathering(view, *group, zone);
    files.emplace_back(names.take(municipality.code, "municipality"),
                       calendar_text(view.name(municipality.code) + ": " + one_line(plan.title), plan.samling_version,
                                     gathering.events_of(municipality.code)));
  }
  return files;
}

}  // namespace samling::report
