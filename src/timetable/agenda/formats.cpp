#include "samling/timetable/agenda/formats.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace samling::timetable::agenda {
namespace {

// As people read it: "Lunch". Letters beyond ASCII are left as they are.
std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// Makes an agenda row by row.
class Draft {
 public:
  Draft(ClockTime start, ClockTime end) {
    input.start = start;
    input.end = end;
  }

  ActivityId plenary(const std::string& title, Kind kind, int minutes) { return add(title, kind, minutes, true, true); }
  ActivityId in_room(const std::string& title, Kind kind, int minutes) {
    return add(title, kind, minutes, false, true);
  }
  ActivityId rest(const std::string& title, Kind kind, int minutes) { return add(title, kind, minutes, true, false); }

  Activity& operator[](ActivityId id) { return input.activities[id.index()]; }

  void before(ActivityId first, ActivityId second, std::optional<WholeMinutes> most = {}) {
    input.relations.push_back({RelationKind::before, first, second, WholeMinutes{0}, most, {}});
  }
  void together(ActivityId first, ActivityId second) {
    input.relations.push_back({RelationKind::together, first, second, WholeMinutes{0}, {}, {}});
  }
  void near(ActivityId id, ClockTime time, double weight) {
    input.preferences.push_back({PreferenceKind::near, id, {}, time, WholeMinutes{0}, weight});
  }
  // Doors open when the day says so.
  void on_time(ActivityId id, double weight = 0.2) {
    Preference wish;
    wish.kind = PreferenceKind::early;
    wish.first = id;
    wish.weight = weight;
    input.preferences.push_back(wish);
  }
  void apart(ActivityId first, ActivityId second, int minutes, double weight) {
    input.preferences.push_back({PreferenceKind::apart, first, second, {}, WholeMinutes(minutes), weight});
  }
  // Of an over-full day breaks are given up before what people come for.
  void rather_without_breaks() {
    for (Activity& activity : input.activities) {
      if (activity.kind == Kind::pause) activity.priority = 0.1;
    }
  }
  void rooms(const std::string& name, std::size_t count) {
    for (std::size_t r = 0; r < count; ++r) {
      Room room;
      room.key = fmt::format("room-{}", r + 1);
      room.name = with_capital(count == 1 ? name : fmt::format("{} {}", name, r + 1));
      input.rooms.push_back(std::move(room));
    }
  }
  // The first room is the hall: what everybody hears is there, not here and there.
  void plenaries_in_the_hall() {
    input.rooms.front().name = "Hall";
    for (Activity& activity : input.activities) {
      if (activity.alone && activity.needs_room) activity.rooms = {RoomId(0)};
    }
  }
  void lunch_window(ActivityId id) {
    (*this)[id].earliest = ClockTime::at(11, 0);
    (*this)[id].latest = ClockTime::at(13, 0);
    near(id, ClockTime::at(12, 0), 0.1);
  }

  AgendaInput input;

 private:
  ActivityId add(const std::string& title, Kind kind, int minutes, bool alone, bool needs_room) {
    Activity made;
    made.key = fmt::format("{}-{}", to_string(kind), input.activities.size() + 1);
    made.title = with_capital(title);
    made.kind = kind;
    made.shortest = made.longest = WholeMinutes(minutes);
    made.alone = alone;
    made.everybody = alone;
    made.needs_room = needs_room;
    input.activities.push_back(std::move(made));
    return ActivityId(input.activities.size() - 1);
  }
};

void add_people(Draft& draft, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    Person person;
    person.key = fmt::format("person-{}", draft.input.people.size() + 1);
    person.name = name;
    draft.input.people.push_back(std::move(person));
  }
}

// One after the other, each before the next.
void in_sequence(Draft& draft, const std::vector<ActivityId>& rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) draft.before(rows[i - 1], rows[i]);
}

// Nobody needs a break right after the opening, or beside lunch.
void keep_apart(Draft& draft, ActivityId first, ActivityId second) {
  draft.apart(first, second, 30, 0.5);
}
void spread(Draft& draft, const std::vector<ActivityId>& rests) {
  for (std::size_t i = 0; i + 1 < rests.size(); ++i) keep_apart(draft, rests[i], rests[i + 1]);
}

class SimpleDay {
 public:
  explicit SimpleDay(const DayProblem& problem)
      : problem_(problem), day_(problem.day()), draft_(problem.day().start, problem.day().end) {}

  AgendaInput made() {
    draft_.input.grid = day_.grid;
    draft_.input.weights = {.length = 100.0, .idle = 10.0, .finish = 0.0};
    for (const Delegation& delegation : problem_.delegations()) add_delegation(delegation);
    std::vector<ActivityId> all;
    if (day_.opening.count() > 0) all.push_back(row("opening", Kind::opening, day_.opening));
    for (std::size_t p = 0; p < problem_.delegations().size(); ++p) {
      if (p > 0 && day_.pause.count() > 0) all.push_back(row("break", Kind::pause, day_.pause));
      all.push_back(slot(p));
      slots_.push_back(all.back());
    }
    if (day_.evaluation.count() > 0) all.push_back(row("evaluation", Kind::evaluation, day_.evaluation));
    in_sequence(draft_, all);
    frame(all);
    if (day_.lunch.count() > 0) add_lunch(all);
    settle_breaks(all);
    for (Activity& activity : draft_.input.activities) {
      const bool slot_or_break = activity.kind == Kind::presentation || activity.kind == Kind::pause;
      if (!slot_or_break) activity.priority = 10.0;  // No day without lunch, for a slot.
    }
    return std::move(draft_.input);
  }

 private:
  void add_delegation(const Delegation& delegation) {
    Person person;
    person.key = fmt::format("person-{}", draft_.input.people.size() + 1);
    person.name = delegation.name;
    person.arrives = delegation.arrives;
    person.leaves = delegation.leaves;
    draft_.input.people.push_back(std::move(person));
  }

  ActivityId row(const char* title, Kind kind, WholeMinutes length) {
    return draft_.rest(title, kind, static_cast<int>(length.count()));
  }

  ActivityId slot(std::size_t presenter) {
    const ActivityId id = row("slot", Kind::presentation, day_.slot.min);
    draft_[id].title = problem_.delegations()[presenter].name;
    draft_[id].family = "slots";
    draft_[id].longest = day_.slot.max;
    return id;
  }

  // First and last stay so, and who comes before whom, when what stood beside them is left out.
  void frame(const std::vector<ActivityId>& all) {
    const bool opens = draft_[all.front()].kind == Kind::opening;
    const bool closes = draft_[all.back()].kind == Kind::evaluation;
    for (std::size_t i = 2; opens && i < all.size(); ++i) draft_.before(all.front(), all[i]);
    for (std::size_t i = opens ? 1 : 0; closes && i + 2 < all.size(); ++i) draft_.before(all[i], all.back());
    for (std::size_t a = 0; a < slots_.size(); ++a) {
      for (std::size_t b = a + 1; b < slots_.size(); ++b) draft_.before(slots_[a], slots_[b]);
    }
    draft_.on_time(all.front(), 0.02);
  }

  // Slots that fit into the day at their shortest.
  std::size_t slots_that_fit() const {
    const WholeMinutes frame = day_.opening + day_.evaluation + day_.lunch;
    std::size_t fit = 0;
    WholeMinutes taken = frame + day_.slot.min;
    for (; fit < slots_.size() && taken <= day_.end - day_.start; taken += day_.pause + day_.slot.min) ++fit;
    return fit;
  }

  // Of an over-full day breaks are left out first, and those that then part nothing: not beside the opening, another
  // break or lunch. (Beside lunch there is one of the whole day, wherever lunch is.)
  void settle_breaks(const std::vector<ActivityId>& all) {
    std::vector<ActivityId> rests;
    std::size_t breaks = 0;
    for (const ActivityId id : all) {
      if (draft_[id].kind == Kind::opening) rests.push_back(id);
      if (draft_[id].kind != Kind::pause) continue;
      draft_[id].priority = ++breaks <= slots_that_fit() ? 0.01 : 0.0;
      for (const ActivityId other : rests) draft_.apart(other, id, 15, 0.1);
      if (lunch_) draft_.apart(*lunch_, id, 5, 0.1);
      rests.push_back(id);
    }
    draft_.input.longest_stretch = WholeMinutes(120);
    draft_.input.stretch = {Grade::weigh, 0.001};
  }

  // In a gap between two slots; with a single one right before or right after it, so after the opening and before the
  // evaluation.
  void add_lunch(const std::vector<ActivityId>& all) {
    const ActivityId lunch = row("lunch", Kind::lunch, day_.lunch);
    if (slots_.size() > 1) {
      draft_.before(slots_.front(), lunch);
      draft_.before(lunch, slots_.back());
    } else {
      if (all.front() != slots_.front()) draft_.before(all.front(), lunch);
      if (all.back() != slots_.front()) draft_.before(lunch, all.back());
    }
    ClockTime middle = ClockTime::at(12, 0);
    if (day_.lunch_window) {
      draft_[lunch].earliest = day_.lunch_window->earliest;
      draft_[lunch].latest = day_.lunch_window->latest;
      middle = day_.lunch_window->earliest + (day_.lunch_window->latest - day_.lunch_window->earliest) / 2;
    }
    draft_.near(lunch, middle, 0.01);
    lunch_ = lunch;
  }

  const DayProblem& problem_;
  const DayTemplate& day_;
  Draft draft_;
  std::vector<ActivityId> slots_;
  std::optional<ActivityId> lunch_;
};

}  // namespace

AgendaInput simple_day(const DayProblem& problem) {
  require(!problem.day().pauses_inside_slots, "pauses_inside_slots", "true",
          "an agenda has no lunch inside the slots; use timetable::solve(DayProblem)");
  return SimpleDay(problem).made();
}

AgendaInput pilot(const std::vector<std::string>& delegations, SlotRange slot) {
  std::vector<Delegation> rows;
  for (const std::string& name : delegations) rows.push_back({MunicipalityId(rows.size()), name, {}, {}});
  DayTemplate day;
  day.slot = slot;
  return simple_day(DayProblem(day, std::move(rows)));
}

AgendaInput peer_assist(const std::vector<std::string>& hosts) {
  Draft draft(ClockTime::at(9, 0), ClockTime::at(12, 0));
  add_people(draft, hosts);
  draft.rooms("group room", hosts.size());
  const ActivityId introduction = draft.rest("introduction", Kind::opening, 10);
  const ActivityId roles = draft.rest("roles", Kind::other, 5);
  draft.before(introduction, roles);
  for (std::size_t h = 0; h < hosts.size(); ++h) {
    const ActivityId told = draft.in_room(hosts[h] + ": the case", Kind::presentation, 10);
    const ActivityId discussed = draft.in_room(hosts[h] + ": discussion", Kind::group_work, 35);
    const ActivityId concluded = draft.in_room(hosts[h] + ": conclusions", Kind::group_work, 15);
    draft[concluded].longest = WholeMinutes(30);
    draft[concluded].family = "conclusions";
    for (const ActivityId id : {told, discussed, concluded}) {
      draft[id].people = {PersonId(h)};
      draft[id].rooms = {RoomId(h)};
    }
    draft.before(roles, told);
    draft.before(told, discussed, WholeMinutes{0});
    draft.before(discussed, concluded, WholeMinutes{0});
  }
  draft.input.weights.finish = 0.01;
  return std::move(draft.input);
}

AgendaInput action_learning(const std::vector<std::vector<std::string>>& sets) {
  Draft draft(ClockTime::at(9, 0), ClockTime::at(16, 0));
  draft.rooms("set room", sets.size());
  const ActivityId opening = draft.rest("opening", Kind::opening, 10);
  const ActivityId morning = draft.rest("break", Kind::pause, 15);
  const ActivityId lunch = draft.rest("lunch", Kind::lunch, 45);
  const ActivityId afternoon = draft.rest("break", Kind::pause, 15);
  const ActivityId evaluation = draft.rest("evaluation", Kind::evaluation, 15);
  in_sequence(draft, {opening, morning, lunch, afternoon, evaluation});
  spread(draft, {opening, morning, lunch, afternoon, evaluation});
  draft.lunch_window(lunch);
  draft.on_time(opening);
  // In rounds: everybody's first issues begin together, then the second ones.
  std::vector<ActivityId> rounds;
  for (std::size_t s = 0; s < sets.size(); ++s) {
    std::optional<ActivityId> last;
    for (std::size_t i = 0; i < sets[s].size(); ++i) {
      const ActivityId issue = draft.in_room(sets[s][i] + "'s issue", Kind::group_work, 30);
      draft[issue].longest = WholeMinutes(40);
      draft[issue].family = "issues";
      draft[issue].rooms = {RoomId(s)};
      draft.before(last.value_or(opening), issue);
      draft.before(issue, evaluation);
      if (i < rounds.size()) {
        draft.together(rounds[i], issue);
      } else {
        rounds.push_back(issue);
      }
      last = issue;
    }
  }
  draft.rather_without_breaks();
  draft.input.longest_stretch = WholeMinutes(120);
  draft.input.weights.idle = 1.0;
  draft.input.weights.finish = 0.01;
  return std::move(draft.input);
}

AgendaInput theme_day(const std::vector<std::string>& talks) {
  Draft draft(ClockTime::at(9, 0), ClockTime::at(15, 30));
  draft.rooms("hall", 1);
  std::vector<ActivityId> frame{draft.rest("registration", Kind::other, 30),
                                draft.plenary("welcome", Kind::opening, 15)};
  const ActivityId morning = draft.rest("break", Kind::pause, 15);
  const ActivityId lunch = draft.rest("lunch", Kind::lunch, 45);
  const ActivityId panel = draft.plenary("panel", Kind::panel, 45);
  const ActivityId evaluation = draft.plenary("evaluation", Kind::evaluation, 15);
  draft.on_time(frame[0]);
  std::vector<ActivityId> rests{frame[1], morning, lunch};
  if (talks.size() > 2) rests.push_back(draft.rest("break", Kind::pause, 15));  // So long an afternoon needs one.
  rests.push_back(evaluation);
  draft.before(frame[0], frame[1]);
  in_sequence(draft, rests);
  spread(draft, rests);
  draft.lunch_window(lunch);
  for (const std::string& talk : talks) {
    const ActivityId id = draft.plenary(talk, Kind::presentation, 20);
    draft[id].longest = WholeMinutes(45);
    draft[id].family = "talks";
    draft.before(frame[1], id);
    draft.before(id, panel);
  }
  draft.before(lunch, panel);
  draft.before(panel, evaluation);
  draft.rather_without_breaks();
  draft.input.longest_stretch = WholeMinutes(120);
  draft.input.weights.idle = 1.0;
  draft.input.weights.finish = 0.01;
  return std::move(draft.input);
}

AgendaInput kick_off(const std::vector<std::string>& talks, const std::vector<std::string>& deep_dives) {
  Draft draft(ClockTime::at(10, 0), ClockTime::at(16, 0));
  draft.rooms("room", std::max<std::size_t>(1, deep_dives.size()));
  const ActivityId registration = draft.rest("registration", Kind::other, 60);
  const ActivityId welcome = draft.plenary("welcome", Kind::opening, 15);
  const ActivityId lunch = draft.rest("lunch", Kind::lunch, 60);
  const ActivityId introduction = draft.plenary("introduction to the deep dives", Kind::other, 5);
  const ActivityId move = draft.rest("break, to the group rooms", Kind::pause, 15);
  draft.on_time(registration);
  in_sequence(draft, {registration, welcome, lunch, introduction});
  keep_apart(draft, welcome, lunch);
  if (talks.size() > 1) {
    const ActivityId pause = draft.rest("break", Kind::pause, 15);
    in_sequence(draft, {welcome, pause, introduction});
    for (const ActivityId other : {welcome, lunch, introduction}) keep_apart(draft, pause, other);
  }
  draft.before(introduction, move, WholeMinutes{0});
  draft.lunch_window(lunch);
  for (const std::string& talk : talks) {
    const ActivityId id = draft.plenary(talk, Kind::presentation, 20);
    draft[id].longest = WholeMinutes(45);
    draft[id].family = "talks";
    draft.before(welcome, id);
    draft.before(id, introduction);
  }
  std::optional<ActivityId> first;
  for (const std::string& dive : deep_dives) {
    const ActivityId id = draft.in_room(dive, Kind::group_work, 60);
    draft.before(move, id);
    if (first) draft.together(*first, id);
    if (!first) first = id;
  }
  draft.plenaries_in_the_hall();
  draft.rather_without_breaks();
  draft.input.longest_stretch = WholeMinutes(120);
  draft.input.weights.idle = 1.0;
  draft.input.weights.finish = 0.01;
  return std::move(draft.input);
}

}  // namespace samling::timetable::agenda
