#include "samling/io/agenda_file.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "io/agenda_order.hpp"
#include "io/agenda_words.hpp"
#include "io/json_with_lines.hpp"
#include "io/plan_check.hpp"
#include "io/request_reader.hpp"
#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

namespace agenda = timetable::agenda;

constexpr Range agenda_minutes{0.0, 1440.0};
constexpr Range agenda_weights{0.0, 1e6};

// Keys of a list of the file, to find rows by.
struct KeyList {
  std::vector<std::string> keys;

  template <class RowId>
  std::optional<RowId> row(const JsonPlace& place, const char* what) const {
    const auto key = place.required() ? place.text() : std::nullopt;
    if (!key) return std::nullopt;
    const auto found = std::ranges::find(keys, *key);
    if (found != keys.end()) return RowId(static_cast<std::size_t>(found - keys.begin()));
    place.error("unknown_key",
                fmt::format("there is no {} with the key \"{}\"{}", what, *key, did_you_mean(*key, keys)));
    return std::nullopt;
  }
};

void take_minutes(WholeMinutes& target, const JsonPlace& place) {
  if (const auto minutes = place.whole(agenda_minutes)) target = WholeMinutes(*minutes);
}

void take_grade(grouping::RuleGrade& target, const JsonPlace& place) {
  if (!place.object_with({"grade", "weight"})) return;
  if (const auto word = place["grade"].word(grade_words())) target.grade = static_cast<grouping::Grade>(*word);
  take(target.weight, place["weight"].number(agenda_weights));
}

class AgendaReader {
 public:
  explicit AgendaReader(const JsonPlace& root) : root_(root) {}

  agenda::AgendaInput read() {
    (void)root_.object_with({"format", "version", "start", "end", "grid", "changeover", "walking", "walking_between",
                             "longest_stretch", "stretch", "weights", "rooms", "people", "activities", "relations",
                             "preferences"});
    read_day();
    for (const JsonPlace& place : root_["rooms"].elements()) read_room(place);
    for (const JsonPlace& place : root_["people"].elements()) read_person(place);
    if (root_["activities"].required()) note_keys(root_["activities"], activities_);
    for (const JsonPlace& place : root_["activities"].elements()) read_activity(place);
    for (const JsonPlace& place : root_["relations"].elements()) read_relation(place);
    for (const JsonPlace& place : root_["preferences"].elements()) read_preference(place);
    read_walking();
    presume_order(input_, anywhere_);
    return std::move(input_);
  }

 private:
  void read_day() {
    if (root_["start"].required()) take(input_.start, root_["start"].clock());
    if (root_["end"].required()) take(input_.end, root_["end"].clock());
    if (const auto grid = root_["grid"].whole({1.0, 240.0})) input_.grid = WholeMinutes(*grid);
    take_minutes(input_.changeover, root_["changeover"]);
    take_minutes(input_.walking, root_["walking"]);
    if (const auto stretch = root_["longest_stretch"].whole({1.0, 1440.0}))
      input_.longest_stretch = WholeMinutes(*stretch);
    take_grade(input_.stretch, root_["stretch"]);
    const JsonPlace day = root_["weights"];
    if (!day.object_with({"length", "idle", "finish"})) return;
    take(input_.weights.length, day["length"].number(agenda_weights));
    take(input_.weights.idle, day["idle"].number(agenda_weights));
    take(input_.weights.finish, day["finish"].number(agenda_weights));
  }

  void note_keys(const JsonPlace& list, KeyList& keys) const {
    for (const JsonPlace& place : list.elements()) {
      const auto key = place["key"].required() ? place["key"].text() : std::nullopt;
      if (key && std::ranges::count(keys.keys, *key) > 0) place["key"].error("duplicate_key", "is given twice");
      if (key && key->empty()) place["key"].error("empty_key", "must not be empty");
      keys.keys.push_back(key.value_or(""));
    }
  }

  void read_room(const JsonPlace& place) {
    if (rooms_.keys.empty()) note_keys(root_["rooms"], rooms_);
    (void)place.object_with({"key", "name", "seats", "equipment", "from", "until"});
    agenda::Room room;
    take(room.key, place["key"].text());
    take(room.name, place["name"].text());
    room.seats = place["seats"].whole({0.0, 1e6});
    room.equipment = place["equipment"].texts();
    room.from = place["from"].clock();
    room.until = place["until"].clock();
    input_.rooms.push_back(std::move(room));
  }

  void read_person(const JsonPlace& place) {
    if (people_.keys.empty()) note_keys(root_["people"], people_);
    (void)place.object_with({"key", "name", "heads", "arrives", "leaves", "away", "remote"});
    agenda::Person person;
    take(person.key, place["key"].text());
    take(person.name, place["name"].text());
    take(person.heads, place["heads"].whole({0.0, 100000.0}));
    person.arrives = place["arrives"].clock();
    person.leaves = place["leaves"].clock();
    take(person.remote, place["remote"].flag());
    for (const JsonPlace& away : place["away"].elements()) {
      (void)away.object_with({"from", "until"});
      const auto from = away["from"].required() ? away["from"].clock() : std::nullopt;
      const auto until = away["until"].required() ? away["until"].clock() : std::nullopt;
      if (from && until && *from >= *until) away.error("contradiction", "must begin before it ends");
      if (from && until) person.away.push_back({*from, *until});
    }
    input_.people.push_back(std::move(person));
  }

  // What goes without saying of a kind: docs/agenda-format.md.
  static void presume(agenda::Activity& activity) {
    using agenda::Kind;
    const bool rest = activity.kind == Kind::pause || activity.kind == Kind::lunch;
    const bool plenary = activity.kind == Kind::opening || activity.kind == Kind::evaluation;
    activity.alone = rest || plenary;
    activity.everybody = plenary;
    activity.needs_room = !rest && !plenary;
  }

  void read_activity(const JsonPlace& place) {
    (void)place.object_with({"key",     "title",  "kind",   "minutes",   "family",   "people",   "everybody",
                             "alone",   "room",   "seats",  "equipment", "rooms",    "earliest", "latest",
                             "over_by", "window", "pinned", "price",     "priority", "anywhere"});
    agenda::Activity activity;
    take(activity.key, place["key"].text());
    take(activity.title, place["title"].text());
    if (const auto kind = place["kind"].word(kind_words())) activity.kind = static_cast<agenda::Kind>(*kind);
    presume(activity);
    activity.needs_room = activity.needs_room && !input_.rooms.empty();
    read_length(activity, place["minutes"]);
    take(activity.family, place["family"].text());
    for (const JsonPlace& who : place["people"].elements()) {
      if (const auto row = people_.row<agenda::PersonId>(who, "person")) activity.people.push_back(*row);
    }
    take(activity.everybody, place["everybody"].flag());
    take(activity.alone, place["alone"].flag());
    take(activity.needs_room, place["room"].flag());
    activity.seats = place["seats"].whole({0.0, 1e6});
    activity.equipment = place["equipment"].texts();
    for (const JsonPlace& room : place["rooms"].elements()) {
      if (const auto row = rooms_.row<agenda::RoomId>(room, "room")) activity.rooms.push_back(*row);
    }
    read_when(activity, place);
    anywhere_.push_back(place["anywhere"].flag().value_or(false));
    input_.activities.push_back(std::move(activity));
  }

  void read_when(agenda::Activity& activity, const JsonPlace& place) {
    activity.earliest = place["earliest"].clock();
    activity.latest = place["latest"].clock();
    activity.over_by = place["over_by"].clock();
    take_grade(activity.window, place["window"]);
    const JsonPlace pinned = place["pinned"];
    if (pinned.object_with({"start", "room"})) {
      activity.pinned_start = pinned["start"].clock();
      if (pinned["room"].exists()) activity.pinned_room = rooms_.row<agenda::RoomId>(pinned["room"], "room");
    }
    activity.price = place["price"].number(agenda_weights);
    take(activity.priority, place["priority"].number(agenda_weights));
  }

  // 45, or [30, 60] for the range.
  void read_length(agenda::Activity& activity, const JsonPlace& place) {
    if (!place.required()) return;
    if (!place.is_array()) {
      take_minutes(activity.shortest, place);
      activity.longest = activity.shortest;
    } else if (const auto ends = place.elements(); ends.size() != 2) {
      place.error("wrong_kind", "must be minutes, or the shortest and the longest: [30, 60]");
    } else {
      for (const JsonPlace& end : ends) (void)end.required();
      take_minutes(activity.shortest, ends[0]);
      take_minutes(activity.longest, ends[1]);
    }
    const int grid = static_cast<int>(input_.grid.count());
    if (activity.shortest.count() % grid != 0 || activity.longest.count() % grid != 0 ||
        activity.shortest.count() < 1) {
      place.error("off_grid", fmt::format("must be a positive multiple of the grid, {} minutes", grid));
    }
    if (activity.shortest > activity.longest) place.error("contradiction", "the shortest is longer than the longest");
  }

  void read_relation(const JsonPlace& place) {
    (void)place.object_with({"kind", "first", "second", "least", "most", "grade", "weight"});
    agenda::Relation relation;
    if (place["kind"].required()) {
      if (const auto kind = place["kind"].word(relation_words()))
        relation.kind = static_cast<agenda::RelationKind>(*kind);
    }
    take(relation.first, activities_.row<agenda::ActivityId>(place["first"], "activity"));
    take(relation.second, activities_.row<agenda::ActivityId>(place["second"], "activity"));
    take_minutes(relation.least, place["least"]);
    if (const auto most = place["most"].whole(agenda_minutes)) relation.most = WholeMinutes(*most);
    if (const auto word = place["grade"].word(grade_words()))
      relation.grade.grade = static_cast<grouping::Grade>(*word);
    take(relation.grade.weight, place["weight"].number(agenda_weights));
    input_.relations.push_back(relation);
  }

  void read_preference(const JsonPlace& place) {
    (void)place.object_with({"kind", "first", "second", "time", "minutes", "weight"});
    agenda::Preference wish;
    if (place["kind"].required()) {
      if (const auto kind = place["kind"].word(preference_words()))
        wish.kind = static_cast<agenda::PreferenceKind>(*kind);
    }
    take(wish.first, activities_.row<agenda::ActivityId>(place["first"], "activity"));
    if (place["second"].exists()) wish.second = activities_.row<agenda::ActivityId>(place["second"], "activity");
    wish.time = place["time"].clock();
    take_minutes(wish.minutes, place["minutes"]);
    take(wish.weight, place["weight"].number(agenda_weights));
    input_.preferences.push_back(wish);
  }

  // Pairs of rooms that are nearer or further than `walking` says.
  void read_walking() {
    const auto pairs = root_["walking_between"].elements();
    if (pairs.empty()) return;
    const std::size_t count = input_.rooms.size();
    auto& table = input_.walking_between;
    table.assign(count, std::vector<WholeMinutes>(count, input_.walking));
    for (std::size_t room = 0; room < count; ++room) table[room][room] = WholeMinutes{0};
    std::set<std::pair<agenda::RoomId, agenda::RoomId>> known;
    for (const JsonPlace& place : pairs) {
      (void)place.object_with({"from", "to", "minutes"});
      const auto from = rooms_.row<agenda::RoomId>(place["from"], "room");
      const auto to = rooms_.row<agenda::RoomId>(place["to"], "room");
      if (!from || !to || !place["minutes"].required()) continue;
      if (*from == *to) place["to"].error("contradiction", "must be another room");
      if (!known.insert(std::minmax(*from, *to)).second)
        place.error("duplicate_pair", "these two rooms are given twice");
      take_minutes(table[from->index()][to->index()], place["minutes"]);
      table[to->index()][from->index()] = table[from->index()][to->index()];
    }
  }

  JsonPlace root_;
  KeyList rooms_;
  KeyList people_;
  KeyList activities_;
  agenda::AgendaInput input_;
  std::vector<bool> anywhere_;  // of activities
};

}  // namespace

bool is_agenda_file(const std::filesystem::path& file) {
  IssueList issues;
  const auto document = read_json(file, issues);
  if (!document || !document->value.is_object()) return false;
  const auto format = document->value.find("format");
  return format != document->value.end() && *format == agenda_format;
}

namespace {

// What is called otherwise in the file.
std::string agenda_field(std::string field) {
  const std::pair<std::string, std::string> names[] = {{"/pinned_start", "/pinned/start"},
                                                       {"/pinned_room", "/pinned/room"},
                                                       {"/shortest", "/minutes"},
                                                       {"/longest", "/minutes"}};
  for (const auto& [ours, theirs] : names) {
    if (field.ends_with(ours)) field.replace(field.size() - ours.size(), ours.size(), theirs);
  }
  return field;
}

// Of a field that is missing: the line of the nearest thing around it.
int agenda_line(const JsonDocument& document, std::string field) {
  for (;;) {
    if (const auto line = document.lines.find(field); line != document.lines.end()) return line->second;
    if (field.empty()) return 1;
    field.erase(field.rfind('/') == std::string::npos ? 0 : field.rfind('/'));
  }
}

}  // namespace

timetable::agenda::AgendaProblem read_agenda(const std::filesystem::path& file) {
  IssueList issues;
  agenda::AgendaInput input;
  const auto document = read_json(file, issues);
  if (document) {
    const JsonPlace root(*document, issues);
    if (is_format(root, agenda_format, agenda_version)) input = AgendaReader(root).read();
  }
  issues.throw_if_errors();
  try {
    return agenda::AgendaProblem(std::move(input));
  } catch (const InvalidInput& problem) {
    std::vector<Issue> placed = problem.issues();
    for (Issue& issue : placed) {
      issue.file = document->name;
      issue.field = agenda_field(issue.field);
      issue.line = agenda_line(*document, issue.field);
    }
    throw InvalidInput(std::move(placed));
  }
}

namespace {

enum class Unknown { error, passed_over };

// A key of the day's file that the question has not, and need not have.
bool is_passed_over(const JsonPlace& place, const KeyList& keys, Unknown unknown) {
  if (unknown == Unknown::error || !place.exists() || !place.value().is_string()) return false;
  return std::ranges::count(keys.keys, place.value().get<std::string>()) == 0;
}

timetable::agenda::Agenda agenda_day_of(const std::filesystem::path& file,
                                        const timetable::agenda::AgendaProblem& problem, Unknown unknown) {
  IssueList issues;
  agenda::Agenda day{{problem.size(), std::nullopt}};
  KeyList activities;
  KeyList rooms;
  for (const agenda::Activity& activity : problem.input().activities) activities.keys.push_back(activity.key);
  for (const agenda::Room& room : problem.input().rooms) rooms.keys.push_back(room.key);
  const auto document = read_json(file, issues);
  if (document) {
    const JsonPlace root(*document, issues);
    if (is_format(root, agenda_day_format, agenda_version) && root["activities"].required()) {
      for (const JsonPlace& place : root["activities"].elements()) {
        if (is_passed_over(place["key"], activities, unknown)) continue;
        const auto row = activities.row<agenda::ActivityId>(place["key"], "activity");
        agenda::Placement at;
        if (place["start"].required()) take(at.start, place["start"].clock());
        if (place["minutes"].required()) take_minutes(at.length, place["minutes"]);
        if (place["room"].exists() && !is_passed_over(place["room"], rooms, unknown)) {
          at.room = rooms.row<agenda::RoomId>(place["room"], "room");
        }
        if (!row) continue;
        if (day.placements[row->index()]) place["key"].error("duplicate_key", "is given twice");
        day.placements[row->index()] = at;
      }
    }
  }
  issues.throw_if_errors();
  return day;
}

}  // namespace

timetable::agenda::Agenda read_agenda_day(const std::filesystem::path& file,
                                          const timetable::agenda::AgendaProblem& problem) {
  return agenda_day_of(file, problem, Unknown::error);
}

timetable::agenda::Agenda read_published_agenda_day(const std::filesystem::path& file,
                                                    const timetable::agenda::AgendaProblem& problem) {
  return agenda_day_of(file, problem, Unknown::passed_over);
}

}  // namespace samling::io
