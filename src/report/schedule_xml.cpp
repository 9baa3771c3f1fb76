// schedule.xml, the exchange format that pentabarf began and frab, pretalx and the apps for phones speak.
//
// What its readers expect, and get: a version; acronym, title, first and last date, days, time zone; every day with
// index, date and first and last instant; every event with a whole number as id and a UUID as guid, both unique; date
// with offset, start hh:mm, duration hh:mm, room, slug, title, subtitle, track, type, language, abstract, description,
// persons, links, in this order. GUIDs are of version 5 (RFC 9562): the same event has the same after a replan.
//
// An event after midnight stays in the day that it belongs to; its start is 00:30, its date the next one. Readers find
// that date in one of two ways: from the event's own date, or from the day's date and the clock at which days change,
// which is that of the day's end. So a day is a window of 24 hours, from a clock time at which nothing runs. What is
// held everywhere stands in every room, for readers know no other way.
#include <fmt/format.h>
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

#include "report/schedule_slug.hpp"
#include "report/schedule_view.hpp"
#include "report/text.hpp"
#include "report/wall_clock.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/version.hpp"

namespace samling::report {
namespace {

using pugi::xml_node;

void add_text(xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).append_child(pugi::node_pcdata).set_value(text.c_str());
}

void set_value(xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}

std::string hours_text(std::chrono::seconds length) {
  const auto minutes = std::max<std::int64_t>(0, length.count() / 60);
  return fmt::format("{:02}:{:02}", std::min<std::int64_t>(99, minutes / 60), minutes % 60);
}

constexpr std::size_t shortest_name = 4;  // Readers want at least four letters.
constexpr WholeMinutes a_whole_day{24 * 60};
constexpr WholeMinutes usual_change{4 * 60};       // As the exporters have it.
constexpr std::uint32_t slug_numbers = 1'000'000;  // Six digits.

std::string acronym_of(const Schedule& schedule) {
  std::string name = plain_name(schedule.title, '_', 32);
  if (name.size() < shortest_name) name += (name.empty() ? "" : "_") + std::string("timetable");
  return name;
}

// The acronym as a slug begins with it: letters and digits alone.
std::string slug_head(std::string acronym) {
  std::erase(acronym, '_');
  return acronym.size() < shortest_name ? acronym + "timetable" : acronym;
}

std::string slug_tail(std::string_view title) {
  std::string name = plain_name(title, '-', 40);
  if (name.size() < shortest_name) name += (name.empty() ? "" : "-") + std::string("event");
  return name;
}

/// Room names that differ, also where two rooms are called the same or not at all.
std::vector<std::string> distinct_rooms(const Schedule& schedule) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const auto& room : schedule.rooms) {
    const std::string plain = room.empty() ? std::string("Room") : one_line(room);
    std::string name = plain;
    for (int number = 2; !taken.insert(name).second; ++number) name = fmt::format("{} ({})", plain, number);
    names.push_back(std::move(name));
  }
  const std::string placeless = placeless_name(schedule);
  std::string rest = placeless;
  for (int number = 2; !taken.insert(rest).second; ++number) rest = fmt::format("{} ({})", placeless, number);
  names.push_back(std::move(rest));  // For entries without a room.
  return names;
}

class ExchangeDocument {
 public:
  explicit ExchangeDocument(const Schedule& schedule)
      : schedule_(schedule),
        clock_(schedule.time_zone),
        rooms_(distinct_rooms(schedule)),
        acronym_(acronym_of(schedule)) {
    xml_node declaration = document_.append_child(pugi::node_declaration);
    set_value(declaration, "version", "1.0");
    set_value(declaration, "encoding", "utf-8");
    root_ = document_.append_child("schedule");
    xml_node generator = root_.append_child("generator");
    set_value(generator, "name", "samling");
    set_value(generator, "version", std::string(version()));
    add_text(root_, "version", schedule_id(schedule, schedule_csv(schedule)).substr(0, 12));
    conference();
    for (std::size_t d = 0; d < schedule.days.size(); ++d) day(d);
  }

  [[nodiscard]] std::string text() const {
    std::ostringstream stream;
    document_.save(stream, "  ", pugi::format_default, pugi::encoding_utf8);
    return stream.str();
  }

 private:
  void conference() {
    xml_node node = root_.append_child("conference");
    add_text(node, "acronym", acronym_);
    add_text(node, "title", one_line(schedule_.title));
    add_text(node, "start", to_string(schedule_.days.front()));
    add_text(node, "end", to_string(schedule_.days.back()));
    add_text(node, "days", std::to_string(schedule_.days.size()));
    int grid = 0;
    for (const auto& entry : schedule_.entries) {
      grid = std::gcd(std::gcd(grid, entry.start.count()), entry.length.count());
    }
    add_text(node, "timeslot_duration", hours_text(std::chrono::minutes(grid == 0 ? 5 : grid)));
    if (clock_.is_named()) add_text(node, "time_zone_name", schedule_.time_zone);
  }

  // A clock time at which the day can change: nothing of it has begun earlier, nothing runs on beyond; where there is
  // no such time, nothing that starts after midnight starts later.
  [[nodiscard]] WholeMinutes day_change(Date date) const {
    WholeMinutes first = a_whole_day - WholeMinutes(1);
    WholeMinutes last_start{0};
    WholeMinutes last_end{0};
    for (const auto& entry : schedule_.entries) {
      if (entry.date != date) continue;
      if (entry.start < a_whole_day) first = std::min(first, entry.start);
      last_start = std::max(last_start, entry.start - a_whole_day + WholeMinutes(1));
      last_end = std::max(last_end, entry.end() - a_whole_day);
    }
    if (last_end <= first) return std::clamp(usual_change, last_end, first);
    return last_start <= first ? std::clamp(usual_change, last_start, first) : std::min(usual_change, first);
  }

  void day(std::size_t row) {
    const Date date = schedule_.days[row];
    xml_node node = root_.append_child("day");
    const WholeMinutes change = day_change(date);
    set_value(node, "index", std::to_string(row + 1));
    set_value(node, "date", to_string(date));
    set_value(node, "start", clock_.with_offset(clock_.at(date, change)));
    set_value(node, "end", clock_.with_offset(clock_.at(date, a_whole_day + change)));
    std::map<std::size_t, std::vector<const ScheduleEntry*>> held;
    for (const ScheduleEntry* entry : entries_in_order(schedule_)) {
      if (entry->date != date) continue;
      if (!entry->everywhere || schedule_.rooms.empty()) {
        held[entry->everywhere ? schedule_.rooms.size() : entry->room.value_or(schedule_.rooms.size())].push_back(
            entry);
        continue;
      }
      for (std::size_t r = 0; r < schedule_.rooms.size(); ++r) held[r].push_back(entry);
    }
    for (std::size_t r = 0; r < rooms_.size(); ++r) {
      if (r == schedule_.rooms.size() && !held.contains(r)) continue;
      xml_node room = node.append_child("room");
      set_value(room, "name", rooms_[r]);
      for (const ScheduleEntry* entry : held[r]) event(room, *entry, r);
    }
  }

  void event(xml_node room, const ScheduleEntry& entry, std::size_t place) {
    xml_node node = room.append_child("event");
    const std::string guid = guid_of(entry, place);
    const std::string id = number_of(guid);
    set_value(node, "guid", guid);
    set_value(node, "id", id);
    const Instant start = clock_.at(entry.date, entry.start);
    const Instant end = clock_.over(entry.date, entry.start, entry.length);
    const std::string date = clock_.with_offset(start);
    add_text(node, "date", date);
    add_text(node, "start", date.substr(std::string_view("2015-03-05T").size(), 5));
    add_text(node, "duration", hours_text(end - start));
    add_text(node, "room", rooms_[place]);
    add_text(node, "slug", slug_of(guid, entry));
    add_text(node, "title", entry.title.empty() ? entry.kind : one_line(entry.title));
    add_text(node, "subtitle", one_line(entry.session));
    add_text(node, "track", one_line(entry.track));
    add_text(node, "type", one_line(entry.kind));
    add_text(node, "language", "");
    add_text(node, "abstract", calendar_line_text(entry.text));
    add_text(node, "description", entry.change.empty() ? "" : change_words(entry));
    xml_node persons = node.append_child("persons");
    for (const std::size_t row : entry.speakers) {
      add_text(persons, "person", one_line(schedule_.people[row].name));
      set_value(persons.last_child(), "id", std::to_string(row + 1));
    }
    node.append_child("links");
  }

  // Apps remember what somebody has starred by this number: it comes from the GUID, not from the place in the file.
  [[nodiscard]] std::string number_of(const std::string& guid) {
    auto number = static_cast<std::uint32_t>(std::stoul(guid.substr(0, 8), nullptr, 16)) & 0x7fffffffU;
    while (number == 0 || !numbers_.insert(number).second) number = (number + 1) & 0x7fffffffU;
    return std::to_string(number);
  }

  // The number in a slug has six digits, the same after a replan unless two events would have the same slug.
  [[nodiscard]] std::string slug_of(const std::string& guid, const ScheduleEntry& entry) {
    std::uint32_t number = static_cast<std::uint32_t>(std::stoul(guid.substr(0, 8), nullptr, 16)) % slug_numbers;
    for (;; number = (number + 1) % slug_numbers) {
      std::string slug = fmt::format("{}-{}-{}", slug_head(acronym_), number, slug_tail(entry.title));
      if (slugs_.insert(slug).second) return slug;
    }
  }

  [[nodiscard]] std::string guid_of(const ScheduleEntry& entry, std::size_t place) const {
    const std::string where = entry.everywhere ? rooms_[place] : "";
    const boost::uuids::name_generator_sha1 generator(boost::uuids::ns::url());
    return to_string(generator(fmt::format("samling:{}\n{}\n{}", schedule_.identity, entry.key, where)));
  }

  const Schedule& schedule_;
  WallClock clock_;
  std::vector<std::string> rooms_;
  std::string acronym_;
  pugi::xml_document document_;
  xml_node root_;
  std::set<std::uint32_t> numbers_;
  std::set<std::string> slugs_;
};

}  // namespace

std::string schedule_xml(const Schedule& schedule) {
  check_schedule(schedule);
  require(is_dated(schedule), "days", "", "have no dates, and schedule.xml needs them");
  return ExchangeDocument(schedule).text();
}

}  // namespace samling::report
