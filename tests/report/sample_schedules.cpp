#include "sample_schedules.hpp"

#include <fmt/format.h>

#include "samling/core/chance.hpp"
#include "sample_plan.hpp"

namespace samling::testing {
namespace {

using report::Schedule;
using report::ScheduleEntry;

constexpr Date on(int year, unsigned month, unsigned day) {
  return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
}

ScheduleEntry held(const std::string& key, Date date, int hour, int minute, int length) {
  ScheduleEntry entry;
  entry.key = entry.title = key;
  entry.kind = "talk";
  entry.date = date;
  entry.start = WholeMinutes(hour * 60 + minute);
  entry.length = WholeMinutes(length);
  return entry;
}

ScheduleEntry in_room(ScheduleEntry entry, std::size_t room, const std::string& track,
                      std::vector<std::size_t> speakers) {
  entry.room = room;
  entry.track = track;
  entry.speakers = std::move(speakers);
  return entry;
}

ScheduleEntry for_all(ScheduleEntry entry, const std::string& kind) {
  entry.everywhere = true;
  entry.kind = kind;
  return entry;
}

Schedule blank(std::vector<Date> days) {
  Schedule schedule;
  schedule.title = "Sample";
  schedule.identity = "sample";
  schedule.time_zone = "Europe/Oslo";
  schedule.days = std::move(days);
  return schedule;
}

void set_texts(ScheduleEntry& entry, const std::string& text) {
  entry.title = entry.text = entry.kind = entry.session = entry.track = entry.change = text;
  entry.key += text;
}

}  // namespace

Schedule two_days() {
  const Date one = on(2015, 3, 5);
  const Date two = on(2015, 3, 6);
  Schedule schedule = blank({one, two});
  schedule.title = "Kick-off of the network";
  schedule.rooms = {"Great hall", "Library", "Room 3"};
  schedule.tracks = {"Sharing", "Helping"};
  schedule.people = {
      {"0105", "Sarpsborg"}, {"0106", "Fredrikstad"}, {"0217", "Oppegård"}, {"all", "Everybody's friend"}};
  auto& entries = schedule.entries;
  entries.push_back(for_all(held("Opening", one, 9, 0, 30), "opening"));
  entries.push_back(in_room(held("Dive A", one, 9, 30, 60), 0, "Sharing", {0}));
  entries.push_back(in_room(held("Dive B", one, 9, 30, 90), 1, "Helping", {1, 2}));
  entries.push_back(in_room(held("Dive C", one, 10, 30, 30), 0, "Sharing", {2}));
  entries.push_back(for_all(held("Lunch", one, 11, 30, 45), "lunch"));
  entries.push_back(in_room(held("Clash 1", one, 13, 0, 60), 2, "Helping", {0}));
  entries.push_back(in_room(held("Clash 2", one, 13, 30, 60), 2, "Sharing", {1}));
  entries.push_back(held("Walk", one, 15, 0, 60));
  entries.push_back(in_room(held("Evening", one, 23, 0, 120), 0, "Helping", {0, 1}));
  entries.push_back(in_room(held("Night", one, 25, 0, 30), 0, "", {2}));
  entries.push_back(in_room(held("Morning", two, 9, 0, 45), 1, "Sharing", {1}));
  for (auto& entry : entries) entry.session = entry.start < WholeMinutes(12 * 60) ? "Before noon" : "";
  entries[1].others = {2, 3};
  entries[3].change = "published 10:00–10:30 in Library";
  entries[1].text = "What we did.\nWhat we learnt.";
  schedule.duties.push_back({"chair 1", "Chair: Sharing", 0, one, WholeMinutes(570), WholeMinutes(90), {3}});
  schedule.status = "feasible";
  schedule.verdict = "cost 7 (smaller is better), at least 5";
  schedule.terms = {{"early", "minutes before nine", 2, 3, 6}, {"late", "minutes after five", 0.5, 2, 1}};
  schedule.left_out = {{"Dive D", "no room has a screen"}};
  schedule.notes = {"Room 3 holds two things at 13:30"};
  return schedule;
}

Schedule nothing_held() {
  Schedule schedule = blank({on(2024, 2, 29), on(2024, 3, 1)});
  schedule.rooms = {"Hall"};
  return schedule;
}

Schedule many_rooms(int rooms) {
  const Date day = on(2026, 6, 1);
  Schedule schedule = blank({day});
  for (int t = 0; t < 12; ++t) schedule.tracks.push_back(fmt::format("Track {}", t));
  for (int r = 0; r < rooms; ++r) {
    schedule.rooms.push_back(fmt::format("Room {}", r + 1));
    for (int k = 0; k < 12; ++k) {
      const auto person = schedule.people.size();
      schedule.people.push_back({fmt::format("p{}", person), fmt::format("Person {}", person)});
      const int start = 9 * 60 + (k / 3) * 105 + (k % 3) * 30;
      auto entry = in_room(held(fmt::format("Talk {} on a subject that needs some words", person), day, 0, start, 30),
                           static_cast<std::size_t>(r), fmt::format("Track {}", (r + k / 3) % 12), {person});
      entry.session = fmt::format("S{}", k / 3 + 1);
      schedule.entries.push_back(std::move(entry));
    }
  }
  for (int k = 0; k < 3; ++k) {
    schedule.entries.push_back(for_all(held(fmt::format("Break {}", k + 1), day, 0, 630 + 105 * k, 15), "break"));
  }
  return schedule;
}

Schedule clock_changes() {
  const Date spring = on(2015, 3, 28);
  const Date autumn = on(2015, 10, 24);
  Schedule schedule = blank({spring, autumn});
  schedule.rooms = {"Hall"};
  schedule.people = {{"n", "Night owl"}};
  for (const auto& [name, date] : {std::pair("spring", spring), std::pair("autumn", autumn)}) {
    schedule.entries.push_back(in_room(held(std::string(name) + " late", date, 25, 0, 180), 0, "", {0}));
    schedule.entries.push_back(in_room(held(std::string(name) + " skipped", date, 28, 0, 30), 0, "", {0}));
    schedule.entries.push_back(in_room(held(std::string(name) + " twice", date, 26, 30, 10), 0, "", {0}));
  }
  return schedule;
}

Schedule spoken(const std::string& text) {
  Schedule schedule = two_days();
  schedule.title = schedule.identity = schedule.status = schedule.verdict = text;
  for (auto& room : schedule.rooms) room = text;
  schedule.tracks = {text};
  for (auto& person : schedule.people) person = {text, text};
  for (auto& entry : schedule.entries) set_texts(entry, text);
  for (auto& duty : schedule.duties) duty.title = text;
  for (auto& term : schedule.terms) term.name = term.meaning = text;
  schedule.left_out = {{text, text}};
  schedule.notes = {text};
  return schedule;
}

Schedule drawn_schedule(std::uint64_t seed) {
  Chance chance(seed);
  const auto up_to = [&](int most) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(most) + 1)); };
  const Date day = on(2024, 5, 6);
  Schedule schedule = blank({day, on(2024, 5, 7)});
  schedule.tracks = {"a", "b"};
  const int rooms = up_to(4);
  for (int r = 0; r < rooms; ++r) schedule.rooms.push_back(fmt::format("R{}", r));
  const int count = up_to(14);
  for (int e = 0; e < count; ++e) {
    ScheduleEntry entry =
        held(fmt::format("e{}", e), schedule.days[static_cast<std::size_t>(up_to(1))], 0, up_to(60) * 5, up_to(8) * 5);
    const int place = up_to(rooms + 1);
    if (place < rooms) entry.room = static_cast<std::size_t>(place);
    entry.everywhere = place == rooms;
    if (up_to(2) == 0) entry.session = fmt::format("s{}", up_to(3));
    schedule.entries.push_back(std::move(entry));
  }
  return schedule;
}

std::vector<std::pair<std::string, Schedule>> sample_schedules() {
  std::vector<std::pair<std::string, Schedule>> samples = {{"two-days", two_days()},
                                                           {"nothing", nothing_held()},
                                                           {"one-room", many_rooms(1)},
                                                           {"thirty-rooms", many_rooms(30)},
                                                           {"clock-changes", clock_changes()}};
  samples.emplace_back("escapes", spoken("_x0041_ __x000D_x000D__ _x00G1_ _"));
  Schedule undated = two_days();
  undated.day_names = {"Monday: a long name with [brackets]/slashes", "Tuesday"};
  samples.emplace_back("undated", undated);
  int number = 0;
  for (const auto& text : hostile_texts()) samples.emplace_back(fmt::format("hostile-{}", number++), spoken(text));
  for (std::uint64_t seed = 1; seed <= 6; ++seed)
    samples.emplace_back(fmt::format("drawn-{}", seed), drawn_schedule(seed));
  return samples;
}

}  // namespace samling::testing
