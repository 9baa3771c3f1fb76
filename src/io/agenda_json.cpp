// Agendas written as JSON; fields that are as they are without are left out.
#include <cmath>

#include <nlohmann/json.hpp>

#include "io/agenda_order.hpp"
#include "io/agenda_words.hpp"
#include "samling/io/agenda_file.hpp"

namespace samling::io {
namespace {

using OrderedJson = nlohmann::ordered_json;
namespace agenda = timetable::agenda;

// Whole numbers without a point.
OrderedJson plain_number(double value) {
  if (value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}

void put_clock(OrderedJson& json, const char* name, const std::optional<ClockTime>& time) {
  if (time) json[name] = to_string(*time);
}

OrderedJson grade_json(const grouping::RuleGrade& grade) {
  OrderedJson json{{"grade", grade_words()[static_cast<std::size_t>(grade.grade)]}};
  if (grade.grade == grouping::Grade::weigh) json["weight"] = plain_number(grade.weight);
  return json;
}

class AgendaWriter {
 public:
  explicit AgendaWriter(const agenda::AgendaInput& input) : input_(input) {}

  OrderedJson whole() const {
    OrderedJson json{{"format", agenda_format}, {"version", agenda_version}};
    json["start"] = to_string(input_.start);
    json["end"] = to_string(input_.end);
    json["grid"] = input_.grid.count();
    if (input_.changeover.count() > 0) json["changeover"] = input_.changeover.count();
    if (input_.walking.count() > 0) json["walking"] = input_.walking.count();
    put_walking(json);
    if (input_.longest_stretch) json["longest_stretch"] = input_.longest_stretch->count();
    if (input_.stretch != grouping::RuleGrade{}) json["stretch"] = grade_json(input_.stretch);
    json["weights"] = {{"length", plain_number(input_.weights.length)},
                       {"idle", plain_number(input_.weights.idle)},
                       {"finish", plain_number(input_.weights.finish)}};
    for (const agenda::Room& room : input_.rooms) json["rooms"].push_back(room_json(room));
    for (const agenda::Person& person : input_.people) json["people"].push_back(person_json(person));
    json["activities"] = OrderedJson::array();
    for (std::size_t row = 0; row < input_.activities.size(); ++row) {
      json["activities"].push_back(activity_json(input_.activities[row]));
      if (is_anywhere(input_, agenda::ActivityId(row))) json["activities"].back()["anywhere"] = true;
    }
    for (const agenda::Relation& relation : input_.relations) json["relations"].push_back(relation_json(relation));
    for (const agenda::Preference& wish : input_.preferences) json["preferences"].push_back(wish_json(wish));
    return json;
  }

 private:
  const std::string& key(agenda::ActivityId id) const { return input_.activities[id.index()].key; }

  void put_walking(OrderedJson& json) const {
    for (std::size_t a = 0; a < input_.walking_between.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        json["walking_between"].push_back({{"from", input_.rooms[b].key},
                                           {"to", input_.rooms[a].key},
                                           {"minutes", input_.walking_between[a][b].count()}});
      }
    }
  }

  static OrderedJson room_json(const agenda::Room& room) {
    OrderedJson json{{"key", room.key}};
    if (!room.name.empty()) json["name"] = room.name;
    if (room.seats) json["seats"] = *room.seats;
    if (!room.equipment.empty()) json["equipment"] = room.equipment;
    put_clock(json, "from", room.from);
    put_clock(json, "until", room.until);
    return json;
  }

  static OrderedJson person_json(const agenda::Person& person) {
    OrderedJson json{{"key", person.key}};
    if (!person.name.empty()) json["name"] = person.name;
    if (person.heads != 1) json["heads"] = person.heads;
    put_clock(json, "arrives", person.arrives);
    put_clock(json, "leaves", person.leaves);
    for (const agenda::Interval& away : person.away) {
      json["away"].push_back({{"from", to_string(away.from)}, {"until", to_string(away.until)}});
    }
    if (person.remote) json["remote"] = true;
    return json;
  }

  OrderedJson activity_json(const agenda::Activity& activity) const {
    OrderedJson json{{"key", activity.key}};
    if (!activity.title.empty()) json["title"] = activity.title;
    json["kind"] = kind_words()[static_cast<std::size_t>(activity.kind)];
    json["minutes"] = activity.shortest.count();
    if (activity.shortest != activity.longest) {
      json["minutes"] = {activity.shortest.count(), activity.longest.count()};
    }
    if (!activity.family.empty()) json["family"] = activity.family;
    for (const agenda::PersonId who : activity.people) json["people"].push_back(input_.people[who.index()].key);
    json["everybody"] = activity.everybody;
    json["alone"] = activity.alone;
    json["room"] = activity.needs_room;
    if (activity.seats) json["seats"] = *activity.seats;
    if (!activity.equipment.empty()) json["equipment"] = activity.equipment;
    for (const agenda::RoomId room : activity.rooms) json["rooms"].push_back(input_.rooms[room.index()].key);
    put_clock(json, "earliest", activity.earliest);
    put_clock(json, "latest", activity.latest);
    put_clock(json, "over_by", activity.over_by);
    if (activity.window != grouping::RuleGrade{}) json["window"] = grade_json(activity.window);
    put_clock(json["pinned"], "start", activity.pinned_start);
    if (activity.pinned_room) json["pinned"]["room"] = input_.rooms[activity.pinned_room->index()].key;
    if (json["pinned"].is_null()) json.erase("pinned");
    if (activity.price) json["price"] = plain_number(*activity.price);
    if (activity.priority != 1.0) json["priority"] = plain_number(activity.priority);
    return json;
  }

  OrderedJson relation_json(const agenda::Relation& relation) const {
    OrderedJson json{{"kind", relation_words()[static_cast<std::size_t>(relation.kind)]},
                     {"first", key(relation.first)},
                     {"second", key(relation.second)}};
    if (relation.least.count() > 0) json["least"] = relation.least.count();
    if (relation.most) json["most"] = relation.most->count();
    if (relation.grade != grouping::RuleGrade{}) json.update(grade_json(relation.grade));
    return json;
  }

  OrderedJson wish_json(const agenda::Preference& wish) const {
    OrderedJson json{{"kind", preference_words()[static_cast<std::size_t>(wish.kind)]}, {"first", key(wish.first)}};
    if (wish.second) json["second"] = key(*wish.second);
    put_clock(json, "time", wish.time);
    if (wish.minutes.count() > 0) json["minutes"] = wish.minutes.count();
    json["weight"] = plain_number(wish.weight);
    return json;
  }

  const agenda::AgendaInput& input_;
};

}  // namespace

std::string agenda_json(const timetable::agenda::AgendaInput& input) {
  return AgendaWriter(input).whole().dump(2) + "\n";
}

std::string agenda_day_json(const timetable::agenda::AgendaProblem& problem, const timetable::agenda::Agenda& day) {
  OrderedJson json{{"format", agenda_day_format}, {"version", agenda_version}, {"activities", OrderedJson::array()}};
  for (const agenda::ActivityId id : agenda::in_order(day)) {
    const agenda::Placement& at = *day.placements[id.index()];
    OrderedJson row{{"key", problem[id].key}, {"start", to_string(at.start)}, {"minutes", at.length.count()}};
    if (at.room) row["room"] = problem.input().rooms[at.room->index()].key;
    json["activities"].push_back(std::move(row));
  }
  return json.dump(2) + "\n";
}

}  // namespace samling::io
