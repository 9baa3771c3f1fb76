#include "samling/plan/judge.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace samling::plan {
namespace {

using Issues = std::vector<Issue>;

void add(Issues& issues, const std::string& rule, const std::string& field, const std::string& value,
         const std::string& message) {
  issues.push_back({.rule = rule, .field = field, .value = value, .message = message});
}

void add_all(Issues& issues, const std::string& field, Issues found) {
  for (Issue& issue : found) {
    issue.field = issue.field.empty() ? field : field + ": " + issue.field;
    issues.push_back(std::move(issue));
  }
}

grouping::Members ids_of(const model::Region& region, const std::vector<std::string>& codes, const std::string& field,
                         Issues& issues) {
  grouping::Members members;
  for (const std::string& code : codes) {
    try {
      members.push_back(region.at(code));
    } catch (const InvalidInput& problem) {
      add_all(issues, field, problem.issues());
    }
  }
  std::sort(members.begin(), members.end());
  return members;
}

// A group, the venue it was given and how its members come there.
struct Meeting {
  const PlannedGroup* group = nullptr;
  grouping::Members members;
  std::optional<venue::VenueProblem> venues;
  std::optional<VenueId> venue;
  std::optional<venue::Choice> choice;  // nothing when the venue is refused
};

std::optional<VenueId> row_of(const venue::VenueProblem& problem, const std::string& key) {
  for (std::size_t i = 0; i < problem.candidates().size(); ++i) {
    if (problem.candidates()[i].key == key) return VenueId(i);
  }
  return {};
}

Meeting meeting_of(const Programme& programme, const PlannedGroup& group, const grouping::Members& members,
                   Issues& issues) {
  Meeting meeting{&group, members, {}, {}, {}};
  if (!group.venue) {
    add(issues, "no_venue", group.key, "", "has no venue");
    return meeting;
  }
  meeting.venues.emplace(venue_problem(programme, members, ids_of(programme.region, group.remote, group.key, issues)));
  meeting.venue = row_of(*meeting.venues, group.venue->key);
  if (!meeting.venue) {
    add(issues, "unknown_venue", group.key, group.venue->key, "is not a venue this group can choose");
    return meeting;
  }
  add_all(issues, group.key, venue::check(*meeting.venues, *meeting.venue));
  for (const venue::Choice& choice : venue::solve(*meeting.venues).ranked) {
    if (choice.venue == *meeting.venue) meeting.choice = choice;
  }
  return meeting;
}

std::optional<timetable::ActivityKind> kind_called(const std::string& name) {
  using Kind = timetable::ActivityKind;
  for (const Kind kind : {Kind::opening, Kind::slot, Kind::pause, Kind::lunch, Kind::evaluation}) {
    if (timetable::to_string(kind) == name) return kind;
  }
  return {};
}

std::optional<timetable::Activity> activity_of(const Programme& programme, const PlannedActivity& planned,
                                               const std::string& field, Issues& issues) {
  const auto kind = kind_called(planned.kind);
  const auto start = parse_clock_time(planned.start);
  const auto end = parse_clock_time(planned.end);
  if (!kind || !start || !end) {
    add(issues, "unknown_activity", field, planned.kind + " " + planned.start + "-" + planned.end,
        "is not an activity with a start and an end");
    return {};
  }
  timetable::Activity activity{*kind, *start, *end - *start, {}};
  if (!planned.presenter.empty()) {
    const auto presenter = ids_of(programme.region, {planned.presenter}, field, issues);
    if (!presenter.empty()) activity.presenter = presenter.front();
  }
  return activity;
}

// Slots as the template counts them: with pauses inside, lunch and breaks belong to the slots' own time.
WholeMinutes nominal_slot(const timetable::Timetable& timetable, bool pauses_inside) {
  WholeMinutes sum{0};
  int slots = 0;
  for (const timetable::Activity& activity : timetable.activities) {
    const bool slot = activity.kind == timetable::ActivityKind::slot;
    const bool pause =
        activity.kind == timetable::ActivityKind::pause || activity.kind == timetable::ActivityKind::lunch;
    slots += slot ? 1 : 0;
    if (slot || (pause && pauses_inside)) sum += activity.length;
  }
  return slots > 0 ? sum / slots : sum;
}

void judge_day(const Programme& programme, const Meeting& meeting, Issues& issues) {
  const PlannedGroup& group = *meeting.group;
  if (!programme.request.day || !meeting.choice) return;
  if (group.day.empty()) {
    add(issues, "no_day", group.key, "", "has no timetable");
    return;
  }
  timetable::Timetable timetable;
  for (const PlannedActivity& planned : group.day) {
    const auto activity = activity_of(programme, planned, group.key, issues);
    if (!activity) return;
    timetable.activities.push_back(*activity);
  }
  timetable.slot = nominal_slot(timetable, programme.request.day->pauses_inside_slots);
  add_all(issues, group.key,
          timetable::check(day_problem(programme, meeting.members, *meeting.venues, *meeting.choice), timetable));
}

season::Gathering gathering_of(const Programme& programme, const Meeting& meeting) {
  season::Gathering gathering{meeting.group->key, meeting.group->venue ? meeting.group->venue->key : "", {}};
  for (const MunicipalityId id : meeting.members) {
    for (const Date& date : programme.region[id].blackout_dates) {
      gathering.absences.push_back({programme.region[id].name, date});
    }
  }
  if (!meeting.venue) return gathering;
  const venue::Candidate& venue = meeting.venues->candidates()[meeting.venue->index()];
  for (const Date& date : venue.closed_dates) gathering.absences.push_back({venue.name, date});
  return gathering;
}

void judge_dates(const Programme& programme, const std::vector<Meeting>& meetings, Issues& issues) {
  if (!programme.request.dates) return;
  std::vector<season::Gathering> gatherings;
  std::vector<std::optional<Date>> dates;
  for (const Meeting& meeting : meetings) {
    const auto& text = meeting.group->date;
    const auto date = text ? parse_date(*text) : std::nullopt;
    if (!text) {  // listed with its reason in the plan; it breaks no rule
      issues.push_back(
          {.level = Level::warning, .rule = "no_date", .field = meeting.group->key, .message = "has no date"});
    }
    if (text && !date) add(issues, "unknown_date", meeting.group->key, *text, "is not a date");
    if (!date) continue;
    gatherings.push_back(gathering_of(programme, meeting));
    dates.push_back(date);
  }
  if (gatherings.empty()) return;
  const season::DatesProblem problem(std::move(gatherings), season::candidate_dates(*programme.request.dates),
                                     programme.request.dates->per_day);
  add_all(issues, "dates", season::check(problem, dates));
}

}  // namespace

grouping::Grouping grouping_of(const Programme& programme, const Plan& plan) {
  Issues issues;
  grouping::Grouping grouping;
  std::vector<bool> placed(programme.region.size(), false);
  for (const PlannedGroup& group : plan.groups) {
    grouping.groups.push_back(ids_of(programme.region, group.members, group.key, issues));
    for (const MunicipalityId id : grouping.groups.back()) {
      if (placed[id.index()]) add(issues, "duplicate_member", group.key, programme.region[id].code, "is in two groups");
      placed[id.index()] = true;
    }
  }
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) grouping.unplaced.emplace_back(i);
  }
  return grouping;
}

PlanJudgement judge(const Programme& programme, const Plan& plan) {
  PlanJudgement result;
  result.grouping = grouping_of(programme, plan);
  result.judgement = grouping::judge(grouping_problem(programme, 1, result.grouping.groups), result.grouping);
  std::vector<Meeting> meetings;
  for (std::size_t g = 0; g < plan.groups.size(); ++g) {
    meetings.push_back(meeting_of(programme, plan.groups[g], result.grouping.groups[g], result.broken));
    judge_day(programme, meetings.back(), result.broken);
  }
  judge_dates(programme, meetings, result.broken);
  if (!(std::abs(plan.score - result.judgement.score) <= 1e-6)) {
    add(result.broken, "score", "score", format_number(plan.score, 6),
        "is what the file says; computed again it is " + format_number(result.judgement.score, 6));
  }
  return result;
}

}  // namespace samling::plan
