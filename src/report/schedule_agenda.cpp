// The schedule of an agenda.
#include <algorithm>

#include <fmt/format.h>

#include "report/schedule_view.hpp"
#include "samling/report/schedule_of.hpp"

namespace samling::report {
namespace {

namespace agenda = timetable::agenda;

// The sign that tells days without a date apart; there is only one.
constexpr Date only_day{std::chrono::year(2001), std::chrono::January, std::chrono::day(1)};

std::string or_key(const std::string& name, const std::string& key) {
  return name.empty() ? key : name;
}

std::string kind_words(agenda::Kind kind) {
  std::string words(to_string(kind));
  std::ranges::replace(words, '_', ' ');
  return words;
}

bool is_between(agenda::Kind kind) {
  return kind == agenda::Kind::pause || kind == agenda::Kind::lunch;
}

class AgendaSchedule {
 public:
  AgendaSchedule(const agenda::AgendaProblem& problem, const ScheduleOptions& options)
      : problem_(problem), date_(options.first_day.value_or(only_day)) {
    schedule_.title = options.title.empty() ? "Programme of the day" : options.title;
    schedule_.time_zone = options.time_zone.empty() ? "UTC" : options.time_zone;
    require_time_zone(schedule_.time_zone);
    schedule_.days = {date_};
    if (!options.first_day) schedule_.day_names = {"The day"};
    schedule_.identity = schedule_.title + "\n" + to_string(date_);
    for (const auto& room : problem.input().rooms) schedule_.rooms.push_back(or_key(room.name, room.key));
    for (const auto& person : problem.input().people) {
      schedule_.people.push_back({person.key, or_key(person.name, person.key)});
    }
    tracks();
  }

  void fill(const agenda::Agenda& day) {
    for (const agenda::ActivityId id : agenda::in_order(day)) held(id, *day.placements[id.index()]);
  }

  void leave_out(const agenda::Agenda& day) {
    for (std::size_t a = 0; a < problem_.size(); ++a) {
      if (a >= day.placements.size() || !day.placements[a]) leave_out(agenda::ActivityId(a), "is not held");
    }
  }

  void leave_out(agenda::ActivityId id, const std::string& reason) {
    schedule_.left_out.push_back({or_key(problem_[id].title, problem_[id].key), reason});
  }

  void judge(const agenda::Agenda& day) {
    const agenda::AgendaScore score = agenda::score(problem_, day);
    for (const agenda::Term& term : score.terms) {
      const double weight = term.measure == 0.0 ? term.cost : term.cost / term.measure;
      schedule_.terms.push_back({term.name, term.sentence, term.measure, weight, term.cost});
    }
    schedule_.verdict = fmt::format("score {} (larger is better)", format_number(score.score(), 3));
  }

  [[nodiscard]] Schedule& schedule() { return schedule_; }

 private:
  void tracks() {
    for (const auto& activity : problem_.input().activities) {
      const std::string words = kind_words(activity.kind);
      if (is_between(activity.kind) || activity.kind == agenda::Kind::other) continue;
      if (std::ranges::find(schedule_.tracks, words) == schedule_.tracks.end()) schedule_.tracks.push_back(words);
    }
  }

  void held(agenda::ActivityId id, const agenda::Placement& place) {
    const agenda::Activity& activity = problem_[id];
    ScheduleEntry entry;
    entry.key = activity.key;
    entry.title = or_key(activity.title, activity.key);
    entry.kind = kind_words(activity.kind);
    if (std::ranges::find(schedule_.tracks, entry.kind) != schedule_.tracks.end()) entry.track = entry.kind;
    if (place.room) entry.room = place.room->index();
    entry.everywhere = activity.alone && !place.room;
    entry.date = date_;
    entry.start = place.start.since_midnight();
    entry.length = place.length;
    auto& there = activity.everybody ? entry.others : entry.speakers;
    for (const agenda::PersonId person : problem_.people_of(id)) there.push_back(person.index());
    schedule_.entries.push_back(std::move(entry));
  }

  const agenda::AgendaProblem& problem_;
  Date date_;
  Schedule schedule_;
};

// "published 09:00–09:20 in Hall".
std::string published_words(const Schedule& schedule, const agenda::Placement& before) {
  const std::string words = "published " + span_text(before.start.since_midnight(), before.length);
  const bool known = before.room && before.room->index() < schedule.rooms.size();
  return known ? words + " in " + schedule.rooms[before.room->index()] : words;
}

// What is not as published, and whom that concerns. The entries are in_order().
void mark_day_changes(const agenda::AgendaReplan& made, Schedule& schedule) {
  const std::vector<agenda::ActivityId> order = agenda::in_order(*made.result.best);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& before = made.published.placements[order[i].index()];
    if (!before) schedule.entries[i].change = "not in the published day";
    if (std::ranges::count(made.activities, order[i]) > 0)
      schedule.entries[i].change = published_words(schedule, *before);
  }
  std::size_t moved = 0;
  std::string names;
  for (const agenda::PersonChange& change : made.people) {
    moved += change.moved.empty() ? 0 : 1;
    names += (names.empty() ? ": " : ", ") + schedule.people[change.person.index()].name;
    if (change.moved.empty()) names += " (another length only)";
  }
  schedule.notes.push_back(
      fmt::format("{} of {} people have another day than published, {} with another start or room{}",
                  made.people.size(), schedule.people.size(), moved, names));
}

}  // namespace

Schedule schedule_of(const agenda::AgendaProblem& problem, const agenda::Agenda& day, const ScheduleOptions& options) {
  AgendaSchedule made(problem, options);
  made.judge(day);
  made.fill(day);
  made.leave_out(day);
  for (const Issue& issue : agenda::check(problem, day)) made.schedule().notes.push_back(issue.message);
  note_skipped_times(made.schedule());
  return std::move(made.schedule());
}

Schedule schedule_of(const agenda::AgendaProblem& problem, const agenda::AgendaResult& result,
                     const ScheduleOptions& options) {
  AgendaSchedule made(problem, options);
  if (result.best) {
    made.judge(*result.best);
    made.fill(*result.best);
  }
  Schedule& schedule = made.schedule();
  schedule.status = std::string(to_string(result.status));
  if (result.best && !result.partial) {
    schedule.verdict += fmt::format(", no day scores more than {}", format_number(result.upper_bound, 3));
  }
  for (const agenda::LeftOut& left : result.left_out) made.leave_out(left.activity, left.reason);
  if (!result.best && result.left_out.empty()) made.leave_out(agenda::Agenda{});
  for (const Issue& issue : result.warnings) schedule.notes.push_back(issue.message);
  note_skipped_times(schedule);
  return std::move(schedule);
}

Schedule schedule_of(const agenda::AgendaProblem& problem, const agenda::AgendaReplan& made,
                     const ScheduleOptions& options) {
  Schedule schedule = schedule_of(problem, made.result, options);
  if (made.result.best) mark_day_changes(made, schedule);
  return schedule;
}

}  // namespace samling::report
