#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr int day_minutes = 24 * 60;
constexpr double most_weight = 1e6;

class InputCheck {
 public:
  explicit InputCheck(const AgendaInput& input) : input_(input) {}

  void all() {
    check_hours();
    check_sizes();
    check_rooms();
    check_people();
    std::set<std::string> keys;
    for (std::size_t row = 0; row < input_.activities.size(); ++row) {
      check_activity(input_.activities[row], at("activities", row), keys);
    }
    check_families();
    for (std::size_t row = 0; row < input_.relations.size(); ++row) check_relation(row);
    for (std::size_t row = 0; row < input_.preferences.size(); ++row) check_preference(row);
    if (!issues_.empty()) throw InvalidInput(std::move(issues_));
  }

 private:
  static std::string at(const char* list, std::size_t row) { return fmt::format("/{}/{}", list, row); }

  void demand(bool holds, const std::string& field, const std::string& value, const std::string& message) {
    if (!holds) issues_.push_back({.rule = "invalid_agenda", .field = field, .value = value, .message = message});
  }
  void weight(double value, const std::string& field) {
    const double exact = value * 1000.0;
    const bool fine = value >= 0 && value <= most_weight && std::abs(exact - std::round(exact)) < 1e-6;
    demand(fine, field, format_number(value, 6), "must be from 0 to 1000000, in thousandths");
  }
  void grade(const RuleGrade& rule, const std::string& field) {
    if (rule.grade == Grade::weigh) weight(rule.weight, field + "/weight");
  }
  void clock(const std::optional<ClockTime>& time, const std::string& field) {
    if (!time) return;
    const bool fine = time->since_midnight().count() >= 0 && time->since_midnight().count() <= day_minutes;
    demand(fine, field, to_string(*time), "must be from 00:00 to 24:00");
  }
  void name(const std::string& key, const std::string& field, std::set<std::string>& keys) {
    demand(!key.empty(), field + "/key", key, "must not be empty");
    demand(keys.insert(key).second, field + "/key", key, "is given twice");
  }
  void minutes(WholeMinutes length, const std::string& field, int least = 0) {
    demand(length.count() >= least && length.count() <= day_minutes, field, std::to_string(length.count()),
           fmt::format("must be from {} to {} minutes", least, day_minutes));
  }

  void check_hours() {
    clock(input_.start, "/start");
    clock(input_.end, "/end");
    demand(input_.start < input_.end, "/end", to_string(input_.end), "must be after the start");
    minutes(input_.grid, "/grid", 1);
    minutes(input_.changeover, "/changeover");
    minutes(input_.walking, "/walking");
    if (input_.longest_stretch) minutes(*input_.longest_stretch, "/longest_stretch", 1);
    grade(input_.stretch, "/stretch");
    weight(input_.weights.length, "/weights/length");
    weight(input_.weights.idle, "/weights/idle");
    weight(input_.weights.finish, "/weights/finish");
  }

  void check_sizes() {
    const auto limit = [&](std::size_t count, std::size_t most, const char* field) {
      demand(count <= most, field, std::to_string(count), fmt::format("must be at most {}", most));
    };
    demand(!input_.activities.empty(), "/activities", "0", "must not be empty");
    limit(input_.activities.size(), 200, "/activities");
    limit(input_.rooms.size(), 64, "/rooms");
    limit(input_.people.size(), 1000, "/people");
  }

  void check_rooms() {
    std::set<std::string> keys;
    for (std::size_t row = 0; row < input_.rooms.size(); ++row) {
      const Room& room = input_.rooms[row];
      const std::string where = at("rooms", row);
      name(room.key, where, keys);
      if (room.seats) demand(*room.seats >= 0, where + "/seats", std::to_string(*room.seats), "must not be negative");
      clock(room.from, where + "/from");
      clock(room.until, where + "/until");
    }
    const auto& between = input_.walking_between;
    if (between.empty()) return;
    bool square = between.size() == input_.rooms.size();
    for (const auto& row : between) square = square && row.size() == input_.rooms.size();
    demand(square, "/walking_between", "", "must have a row and a column for each room");
    for (std::size_t a = 0; square && a < between.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        minutes(between[a][b], fmt::format("/walking_between/{}/{}", a, b));
        demand(between[a][b] == between[b][a], fmt::format("/walking_between/{}/{}", a, b),
               std::to_string(between[a][b].count()), "must be the same both ways");
      }
    }
  }

  void check_people() {
    std::set<std::string> keys;
    for (std::size_t row = 0; row < input_.people.size(); ++row) {
      const Person& person = input_.people[row];
      const std::string where = at("people", row);
      name(person.key, where, keys);
      demand(person.heads >= 0 && person.heads <= 100000, where + "/heads", std::to_string(person.heads),
             "must be from 0 to 100000");
      clock(person.arrives, where + "/arrives");
      clock(person.leaves, where + "/leaves");
      for (std::size_t i = 0; i < person.away.size(); ++i) {
        const std::string field = fmt::format("{}/away/{}", where, i);
        clock(person.away[i].from, field + "/from");
        clock(person.away[i].until, field + "/until");
        demand(person.away[i].from < person.away[i].until, field, to_string(person.away[i].from),
               "must begin before it ends");
      }
    }
  }

  void check_length(const Activity& activity, const std::string& where) {
    minutes(activity.shortest, where + "/shortest", 1);
    minutes(activity.longest, where + "/longest", 1);
    demand(activity.shortest <= activity.longest, where + "/shortest", std::to_string(activity.shortest.count()),
           "must not be above the longest");
    const int grid = std::max<int>(1, static_cast<int>(input_.grid.count()));
    for (const WholeMinutes length : {activity.shortest, activity.longest}) {
      demand(length.count() % grid == 0, where + "/minutes", std::to_string(length.count()),
             fmt::format("must be a multiple of the grid, {} minutes", grid));
    }
  }

  void check_activity(const Activity& activity, const std::string& where, std::set<std::string>& keys) {
    name(activity.key, where, keys);
    check_length(activity, where);
    for (const PersonId person : activity.people) {
      demand(person.value() >= 0 && person.index() < input_.people.size(), where + "/people",
             std::to_string(person.value()), "there is no such person");
    }
    const auto known = [&](RoomId room, const char* field) {
      demand(room.value() >= 0 && room.index() < input_.rooms.size(), where + field, std::to_string(room.value()),
             "there is no such room");
    };
    for (const RoomId room : activity.rooms) known(room, "/rooms");
    if (activity.pinned_room) {
      known(*activity.pinned_room, "/pinned_room");
      demand(activity.needs_room, where + "/pinned_room", "", "the activity needs no room");
    }
    if (activity.seats) {
      demand(*activity.seats >= 0, where + "/seats", std::to_string(*activity.seats), "must not be negative");
    }
    clock(activity.earliest, where + "/earliest");
    clock(activity.latest, where + "/latest");
    clock(activity.over_by, where + "/over_by");
    grade(activity.window, where + "/window");
    check_pin(activity, where);
    if (activity.price) weight(*activity.price, where + "/price");
    weight(activity.priority, where + "/priority");
  }

  void check_pin(const Activity& activity, const std::string& where) {
    if (!activity.pinned_start) return;
    clock(activity.pinned_start, where + "/pinned_start");
    const int after = static_cast<int>((*activity.pinned_start - input_.start).count());
    const int grid = std::max<int>(1, static_cast<int>(input_.grid.count()));
    demand(after >= 0 && after % grid == 0, where + "/pinned_start", to_string(*activity.pinned_start),
           fmt::format("must be a multiple of {} minutes after {}", grid, to_string(input_.start)));
  }

  void check_families() {
    std::map<std::string, std::size_t> first;
    for (std::size_t row = 0; row < input_.activities.size(); ++row) {
      const Activity& activity = input_.activities[row];
      if (activity.family.empty()) continue;
      const auto [known, fresh] = first.try_emplace(activity.family, row);
      const Activity& other = input_.activities[known->second];
      demand(activity.shortest == other.shortest && activity.longest == other.longest,
             at("activities", row) + "/family", activity.family, "all of a family must have the same range of lengths");
    }
  }

  bool known(ActivityId id) const { return id.value() >= 0 && id.index() < input_.activities.size(); }

  void check_relation(std::size_t row) {
    const Relation& relation = input_.relations[row];
    const std::string where = at("relations", row);
    demand(known(relation.first), where + "/first", std::to_string(relation.first.value()), "no such activity");
    demand(known(relation.second), where + "/second", std::to_string(relation.second.value()), "no such activity");
    demand(relation.first != relation.second, where, "", "must be between two different activities");
    minutes(relation.least, where + "/least");
    if (relation.most) {
      minutes(*relation.most, where + "/most");
      demand(relation.kind == RelationKind::before, where + "/most", "", "has a meaning for before only");
      demand(relation.least <= *relation.most, where + "/least", std::to_string(relation.least.count()),
             "must not be above most");
    }
    grade(relation.grade, where);
  }

  void check_preference(std::size_t row) {
    const Preference& wish = input_.preferences[row];
    const std::string where = at("preferences", row);
    demand(known(wish.first), where + "/first", std::to_string(wish.first.value()), "no such activity");
    const bool of_two = wish.kind >= PreferenceKind::before;
    demand(wish.second.has_value() == of_two, where + "/second", "",
           of_two ? "is missing" : "has no meaning for this kind");
    if (wish.second) {
      demand(known(*wish.second), where + "/second", std::to_string(wish.second->value()), "no such activity");
      demand(wish.first != *wish.second, where, "", "must be between two different activities");
    }
    const bool timed = wish.kind == PreferenceKind::near;
    demand(wish.time.has_value() == timed, where + "/time", "", timed ? "is missing" : "has no meaning for this kind");
    clock(wish.time, where + "/time");
    minutes(wish.minutes, where + "/minutes");
    weight(wish.weight, where + "/weight");
  }

  const AgendaInput& input_;
  std::vector<Issue> issues_;
};

bool has_all(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
  return std::ranges::all_of(wanted, [&](const std::string& tag) { return std::ranges::count(there, tag) > 0; });
}

}  // namespace

AgendaProblem::AgendaProblem(AgendaInput input) : input_(std::move(input)) {
  InputCheck(input_).all();
  for (const Activity& activity : input_.activities) {
    std::vector<PersonId> people = activity.people;
    if (activity.everybody) {
      people.clear();
      for (std::size_t row = 0; row < input_.people.size(); ++row) people.emplace_back(row);
    }
    std::ranges::sort(people);
    people.erase(std::ranges::unique(people).begin(), people.end());
    people_of_.push_back(std::move(people));
  }
}

int AgendaProblem::seats_of(ActivityId id) const {
  if ((*this)[id].seats) return *(*this)[id].seats;
  int heads = 0;
  for (const PersonId person : people_of(id)) {
    if (!input_.people[person.index()].remote) heads += input_.people[person.index()].heads;
  }
  return heads;
}

bool AgendaProblem::suits(ActivityId id, RoomId room) const {
  const Activity& activity = (*this)[id];
  const Room& there = input_.rooms[room.index()];
  if (activity.pinned_room && *activity.pinned_room != room) return false;
  if (!activity.rooms.empty() && std::ranges::count(activity.rooms, room) == 0) return false;
  return (!there.seats || *there.seats >= seats_of(id)) && has_all(activity.equipment, there.equipment);
}

WholeMinutes AgendaProblem::walking(RoomId from, RoomId to) const {
  if (from == to) return WholeMinutes{0};
  if (input_.walking_between.empty()) return input_.walking;
  return input_.walking_between[from.index()][to.index()];
}

std::vector<ActivityId> in_order(const Agenda& agenda) {
  std::vector<ActivityId> order;
  for (std::size_t row = 0; row < agenda.placements.size(); ++row) {
    if (agenda.placements[row]) order.emplace_back(row);
  }
  std::ranges::stable_sort(order, [&](ActivityId a, ActivityId b) {
    const Placement& one = *agenda.placements[a.index()];
    const Placement& other = *agenda.placements[b.index()];
    if (one.start != other.start) return one.start < other.start;
    return one.room < other.room;
  });
  return order;
}

}  // namespace samling::timetable::agenda
