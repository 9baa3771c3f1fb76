// The schedule of parallel rooms.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "report/schedule_view.hpp"
#include "report/wall_clock.hpp"
#include "samling/core/issue.hpp"
#include "samling/report/schedule_of.hpp"

namespace samling::report {
namespace {

using timetable::RoomsProblem;
using timetable::RoomsSession;
using timetable::RoomsTimetable;

constexpr WholeMinutes a_day{24 * 60};
// A Monday; only tells days without dates apart.
constexpr Date any_day{std::chrono::year(2001), std::chrono::January, std::chrono::day(1)};

constexpr std::array<std::string_view, timetable::rooms_terms> meanings = {
    "penalty of a track in a session, a cell",
    "penalty of a track in a room, a cell",
    "penalty of a room in a session, a cell",
    "penalty of two similar tracks at the same time",
    "rooms of a track beyond the first",
    "cells of a track beyond the first in one session",
    "tracks whose sessions have a gap",
    "talks at hours that do not suit the place their people are at, a slot",
    "talks out of the wanted order, and ordered talks of one track at the same time",
    "penalty of a talk in a session, a slot",
    "penalty of a talk in a room, a slot",
    "presenters' talks in different rooms of one session",
    "attendees' talks in different rooms of one session",
    "tracks with a chair in common in one session",
    "presenters' talks at the same time",
    "attendees' talks at the same time",
    "long talks that are not in one piece"};

std::string fixed_zone(double hours) {
  const auto minutes = static_cast<int>(std::lround(hours * 60));
  if (minutes == 0) return "UTC";
  // The signs of these names are those of POSIX: Etc/GMT-2 is two hours east.
  const bool has_name = minutes % 60 == 0 && minutes >= -12 * 60 && minutes <= 14 * 60;
  if (has_name) return fmt::format("Etc/GMT{:+}", -minutes / 60);
  return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
}

/// The day of every session.
class SessionDays {
 public:
  SessionDays(const std::vector<RoomsSession>& sessions, const std::optional<Date>& first_day) {
    for (const RoomsSession& session : sessions) {
      if (const auto date = parse_date(session.date)) read_.push_back(*date);
    }
    const bool all_read = read_.size() == sessions.size();
    if (all_read && first_day) {
      move_to(*first_day);
    } else if (all_read) {
      days_ = read_;
    } else {
      number(sessions, first_day.value_or(any_day));
      if (first_day) names_.clear();
    }
  }
  /// One a session.
  [[nodiscard]] const std::vector<Date>& days() const { return days_; }
  /// In order of days; empty when they have dates.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  void move_to(Date first_day) {
    const auto shift = std::chrono::sys_days{first_day} - std::chrono::sys_days{*std::ranges::min_element(read_)};
    for (const Date date : read_) days_.emplace_back(std::chrono::sys_days{date} + shift);
  }

  void number(const std::vector<RoomsSession>& sessions, Date first_day) {
    std::map<std::string, std::size_t> known;
    for (std::size_t s = 0; s < sessions.size(); ++s) {
      const std::string& text = sessions[s].date;
      std::size_t row = names_.size();
      if (text.empty()) {
        const bool same = s > 0 && sessions[s - 1].date.empty() && sessions[s].start >= sessions[s - 1].end;
        if (same) --row;
      } else {
        row = known.try_emplace(text, row).first->second;
      }
      if (row == names_.size()) names_.push_back(text.empty() ? fmt::format("Day {}", row + 1) : text);
      days_.emplace_back(std::chrono::sys_days{first_day} + std::chrono::days(row));
    }
  }

  std::vector<Date> read_;
  std::vector<Date> days_;
  std::vector<std::string> names_;
};

// Session, room and slot of every slot that a talk has.
using TalkPlaces = std::vector<std::array<std::size_t, 3>>;

std::vector<TalkPlaces> places_of_talks(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<TalkPlaces> places(problem.talks().size());
  for (std::size_t s = 0; s < timetable.cells.size(); ++s) {
    for (std::size_t r = 0; r < timetable.cells[s].size(); ++r) {
      const auto& slots = timetable.cells[s][r].slots;
      for (std::size_t k = 0; k < slots.size(); ++k) {
        if (slots[k]) places[slots[k]->index()].push_back({s, r, k});
      }
    }
  }
  return places;
}

class RoomsSchedule {
 public:
  RoomsSchedule(const RoomsProblem& problem, const ScheduleOptions& options) : problem_(problem) {
    const SessionDays session_days(problem.sessions(), options.first_day);
    days_ = session_days.days();
    schedule_.title = options.title.empty() ? problem.input().name : options.title;
    if (schedule_.title.empty()) schedule_.title = "Timetable";
    schedule_.time_zone =
        options.time_zone.empty() ? fixed_zone(problem.input().timezones.local_utc_offset) : options.time_zone;
    (void)WallClock(schedule_.time_zone);
    const std::set<Date> days(days_.begin(), days_.end());
    schedule_.days.assign(days.begin(), days.end());
    // Not the title, which is how it is shown; the first day tells this year's conference from last year's.
    schedule_.day_names = session_days.names();
    schedule_.identity = problem.input().name;
    if (is_dated(schedule_)) schedule_.identity += "\n" + to_string(schedule_.days.front());
    schedule_.rooms = problem.rooms();
    for (const auto& track : problem.tracks()) schedule_.tracks.push_back(track.name);
    for (const auto& name : problem.people()) (void)person(name);
    if (const auto& published = problem.input().published) {
      published_ = places_of_talks(problem, published->timetable);
    }
  }

  void fill(const RoomsTimetable& timetable) {
    for (std::size_t s = 0; s < timetable.cells.size(); ++s) {
      for (std::size_t r = 0; r < timetable.cells[s].size(); ++r) cell(s, r, timetable.cells[s][r]);
    }
    for (std::size_t u = 0; u < problem_.talks().size(); ++u) {
      if (pieces_.contains(u)) continue;
      const std::string was = published_words(u);
      schedule_.left_out.push_back({problem_.talks()[u].name, was.empty()
                                                                  ? "stands nowhere in the timetable"
                                                                  : was + ", and stands nowhere in the new timetable"});
    }
  }

  // What is elsewhere than published, and whom that concerns.
  void mark_changes(const RoomsTimetable& timetable) {
    if (!problem_.input().published) return;
    const std::vector<TalkPlaces> now = places_of_talks(problem_, timetable);
    for (std::size_t i = 0; i < schedule_.entries.size(); ++i) {
      const std::size_t u = talk_of_entry_[i];
      if (published_[u] == now[u]) continue;
      const std::string was = published_words(u);
      schedule_.entries[i].change = was.empty() ? unplaced_words(u) : was;
    }
    for (const timetable::TrackId id : timetable::changed_tracks(problem_, timetable)) {
      const timetable::Track& track = problem_.tracks()[id.index()];
      if (track.chairs.empty()) continue;
      schedule_.notes.push_back(fmt::format("track {} is in other rooms or sessions than published: {} to chair it",
                                            track.name, fmt::join(track.chairs, ", ")));
    }
    std::string names;
    const std::vector<int> changed = timetable::changed_people(problem_, timetable);
    for (const int row : changed)
      names += (names.empty() ? ": " : ", ") + problem_.people()[static_cast<std::size_t>(row)];
    schedule_.notes.push_back(fmt::format("{} of {} people have another timetable than published{}", changed.size(),
                                          problem_.people().size(), names));
  }

  void judge(const RoomsTimetable& timetable) {
    const timetable::RoomsScore score = timetable::score(problem_, timetable);
    for (const timetable::TermScore& term : score.terms) {
      if (term.weight == 0) continue;
      schedule_.terms.push_back(
          {std::string(to_string(term.term)), std::string(meanings[static_cast<std::size_t>(term.term)]),
           static_cast<double>(term.value), static_cast<double>(term.weight), static_cast<double>(term.cost())});
    }
    schedule_.verdict = fmt::format("objective {} (smaller is better)", score.objective);
    if (score.cost != score.objective) {
      const auto price = score.cost - score.objective;
      schedule_.terms.push_back(
          {"changed_people", "people whose published timetable changes", static_cast<double>(score.changed_people),
           static_cast<double>(price / std::max<std::int64_t>(1, score.changed_people)), static_cast<double>(price)});
      schedule_.verdict += fmt::format(", cost {} with {} people changed", score.cost, score.changed_people);
    }
    for (const Issue& issue : timetable::check(problem_, timetable)) schedule_.notes.push_back(issue.message);
  }

  [[nodiscard]] Schedule take() { return std::move(schedule_); }

 private:
  std::size_t person(const std::string& name) {
    const auto [known, fresh] = people_.try_emplace(name, schedule_.people.size());
    if (fresh) schedule_.people.push_back({name, name});
    return known->second;
  }

  [[nodiscard]] static WholeMinutes minutes_of(const RoomsSession& session) {
    const WholeMinutes minutes = session.end - session.start;
    return minutes > WholeMinutes(0) ? minutes : minutes + a_day;
  }

  // Start of slot k, from the session's start.
  [[nodiscard]] static WholeMinutes slot_start(const RoomsSession& session, std::size_t k) {
    return WholeMinutes(static_cast<int>(k) * minutes_of(session).count() / std::max(1, session.slots));
  }

  // Of a talk that stands nowhere in the published timetable.
  [[nodiscard]] std::string unplaced_words(std::size_t talk) const {
    const auto& lost = problem_.input().published->lost_talks;
    return std::ranges::count(lost, timetable::TalkId(talk)) > 0 ? "published in a room or session that has gone"
                                                                 : "not in the published timetable";
  }

  // "published Tuesday 09:00–09:20 in Hall"; empty when it was not published.
  [[nodiscard]] std::string published_words(std::size_t talk) const {
    if (published_.empty() || published_[talk].empty()) return {};
    const TalkPlaces& places = published_[talk];
    const auto [s, r, first] = places.front();
    std::size_t last = first + 1;  // As far as it goes on in the same room.
    for (std::size_t i = 1; i < places.size() && places[i] == TalkPlaces::value_type{s, r, last}; ++i) ++last;
    const RoomsSession& session = problem_.sessions()[s];
    const WholeMinutes from = slot_start(session, first);
    const std::string day = schedule_.days.size() > 1 ? day_word(schedule_, days_[s]) + " " : "";
    return fmt::format("published {}{} in {}", day,
                       span_text(session.start.since_midnight() + from, slot_start(session, last) - from),
                       schedule_.rooms[r]);
  }

  void cell(std::size_t s, std::size_t r, const timetable::Cell& cell) {
    if (cell.track) chairs(s, r, *cell.track);
    for (std::size_t k = 0; k < cell.slots.size();) {
      std::size_t end = k + 1;
      while (end < cell.slots.size() && cell.slots[end] == cell.slots[k]) ++end;
      if (cell.slots[k]) talk(*cell.slots[k], s, r, k, end);
      k = end;
    }
  }

  void talk(timetable::TalkId id, std::size_t s, std::size_t r, std::size_t first, std::size_t last) {
    const timetable::Talk& talk = problem_.talks()[id.index()];
    const RoomsSession& session = problem_.sessions()[s];
    const int piece = ++pieces_[id.index()];
    ScheduleEntry entry;
    entry.key = "talk " + talk.name + (piece == 1 ? "" : fmt::format(" piece {}", piece));
    if (!keys_.insert(entry.key).second) entry.key += fmt::format(" row {}", id.index());
    entry.title = talk.name;
    entry.kind = "talk";
    entry.track = problem_.tracks()[talk.track.index()].name;
    entry.session = session.name;
    entry.room = r;
    entry.date = days_[s];
    const WholeMinutes from = slot_start(session, first);
    entry.start = session.start.since_midnight() + from;
    entry.length = std::max(WholeMinutes(1), slot_start(session, last) - from);
    for (const auto& name : talk.presenters) add_once(entry.speakers, person(name));
    for (const auto& name : talk.attendees) {
      const std::size_t row = person(name);
      if (std::ranges::find(entry.speakers, row) == entry.speakers.end()) add_once(entry.others, row);
    }
    schedule_.entries.push_back(std::move(entry));
    talk_of_entry_.push_back(id.index());
  }

  static void add_once(std::vector<std::size_t>& rows, std::size_t row) {
    if (std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
  }

  void chairs(std::size_t s, std::size_t r, timetable::TrackId id) {
    const timetable::Track& track = problem_.tracks()[id.index()];
    const RoomsSession& session = problem_.sessions()[s];
    const int cell = ++chaired_[id.index()];
    if (track.chairs.empty()) return;
    ScheduleDuty duty;
    duty.key = fmt::format("chair {} cell {}", track.name, cell);
    if (!keys_.insert(duty.key).second) duty.key += fmt::format(" row {}", id.index());
    duty.title = fmt::format("Chair: {} ({})", track.name, session.name);
    duty.room = r;
    duty.date = days_[s];
    duty.start = session.start.since_midnight();
    duty.length = minutes_of(session);
    for (const auto& name : track.chairs) add_once(duty.people, person(name));
    schedule_.duties.push_back(std::move(duty));
  }

  const RoomsProblem& problem_;
  std::vector<Date> days_;  // of the sessions
  Schedule schedule_;
  std::map<std::string, std::size_t> people_;
  std::map<std::size_t, int> pieces_;   // of a talk, by row
  std::map<std::size_t, int> chaired_;  // cells of a track, by row
  std::set<std::string> keys_;
  std::vector<TalkPlaces> published_;       // of a talk, by row; empty when nothing is published
  std::vector<std::size_t> talk_of_entry_;  // row of the talk
};

}  // namespace

Schedule schedule_of(const RoomsProblem& problem, const RoomsTimetable& timetable, const ScheduleOptions& options) {
  RoomsSchedule schedule(problem, options);
  schedule.judge(timetable);  // Throws when the timetable is of another shape.
  schedule.fill(timetable);
  schedule.mark_changes(timetable);
  Schedule made = schedule.take();
  note_skipped_times(made);
  return made;
}

Schedule schedule_of(const RoomsProblem& problem, const timetable::RoomsResult& result,
                     const ScheduleOptions& options) {
  const bool has_answer = !result.best.cells.empty();
  Schedule schedule = schedule_of(problem, has_answer ? result.best : timetable::empty_timetable(problem), options);
  schedule.status = std::string(to_string(result.status));
  schedule.verdict += fmt::format(", lower bound {} ({})", result.lower_bound, result.bound_method);
  for (const Issue& reason : result.reasons) schedule.notes.push_back(reason.message);
  return schedule;
}

}  // namespace samling::report
