// A schedule as CSV and as JSON.
#include <nlohmann/json.hpp>

#include "report/csv_row.hpp"
#include "report/schedule_view.hpp"
#include "report/text.hpp"
#include "samling/core/version.hpp"
#include "samling/report/schedule.hpp"

namespace samling::report {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson texts_json(const std::vector<std::string>& texts) {
  OrderedJson json = OrderedJson::array();
  for (const auto& text : texts) json.push_back(clean(text));
  return json;
}

OrderedJson entry_json(const Schedule& schedule, const ScheduleEntry& entry) {
  OrderedJson json{{"key", clean(entry.key)},
                   {"id", schedule_id(schedule, entry.key)},
                   {"title", clean(entry.title)},
                   {"kind", clean(entry.kind)},
                   {"date", clean(start_day_word(schedule, entry))},
                   {"day", clean(day_word(schedule, entry.date))},
                   {"start", wall_text(entry.start)},
                   {"end", wall_text(entry.end())},
                   {"minutes", entry.length.count()}};
  json["room"] = entry.room && !entry.everywhere ? OrderedJson(clean(schedule.rooms[*entry.room])) : OrderedJson();
  json["everywhere"] = entry.everywhere;
  json["session"] = clean(entry.session);
  json["track"] = clean(entry.track);
  json["people"] = texts_json(people_names(schedule, entry.speakers));
  json["others"] = texts_json(people_names(schedule, entry.others));
  json["text"] = clean(entry.text);
  json["change"] = clean(entry.change);
  return json;
}

OrderedJson duty_json(const Schedule& schedule, const ScheduleDuty& duty) {
  return {{"key", clean(duty.key)},
          {"id", schedule_id(schedule, duty.key)},
          {"title", clean(duty.title)},
          {"day", clean(day_word(schedule, duty.date))},
          {"start", wall_text(duty.start)},
          {"minutes", duty.length.count()},
          {"room", duty.room ? OrderedJson(clean(schedule.rooms[*duty.room])) : OrderedJson()},
          {"people", texts_json(people_names(schedule, duty.people))}};
}

OrderedJson score_json(const Schedule& schedule) {
  OrderedJson terms = OrderedJson::array();
  for (const auto& term : schedule.terms) {
    terms.push_back({{"name", clean(term.name)},
                     {"meaning", clean(term.meaning)},
                     {"value", term.value},
                     {"weight", term.weight},
                     {"cost", term.cost}});
  }
  return {{"status", clean(schedule.status)}, {"verdict", clean(schedule.verdict)}, {"terms", std::move(terms)}};
}

}  // namespace

std::string schedule_csv(const Schedule& schedule) {
  check_schedule(schedule);
  std::string table = "date,start,end,minutes,room,session,track,kind,title,people,others,text,key,id,change\r\n";
  for (const ScheduleEntry* entry : entries_in_order(schedule)) {
    CsvRow row;
    row.text(start_day_word(schedule, *entry)).raw(wall_text(entry->start));
    row.raw(wall_text(entry->end())).number(entry->length.count()).text(place_of(schedule, *entry));
    row.text(entry->session).text(entry->track).text(entry->kind).text(entry->title);
    row.text(semicolons(people_names(schedule, entry->speakers)));
    row.text(semicolons(people_names(schedule, entry->others)));
    row.text(entry->text).text(entry->key).raw(schedule_id(schedule, entry->key)).text(entry->change);
    table += row.line();
  }
  return table;
}

std::string schedule_json(const Schedule& schedule) {
  check_schedule(schedule);
  OrderedJson json{{"format", "samling-schedule/1"},
                   {"samling", std::string(version())},
                   {"title", clean(schedule.title)},
                   {"time_zone", clean(schedule.time_zone)}};
  json["dated"] = is_dated(schedule);
  json["days"] = OrderedJson::array();
  for (const Date day : schedule.days) json["days"].push_back(clean(day_word(schedule, day)));
  json["rooms"] = texts_json(schedule.rooms);
  json["tracks"] = texts_json(schedule.tracks);
  json["people"] = OrderedJson::array();
  for (const auto& person : schedule.people) {
    json["people"].push_back({{"key", clean(person.key)}, {"name", clean(person.name)}});
  }
  json["entries"] = OrderedJson::array();
  for (const ScheduleEntry* entry : entries_in_order(schedule)) json["entries"].push_back(entry_json(schedule, *entry));
  json["duties"] = OrderedJson::array();
  for (const auto& duty : schedule.duties) json["duties"].push_back(duty_json(schedule, duty));
  json["score"] = score_json(schedule);
  json["left_out"] = OrderedJson::array();
  for (const auto& omitted : schedule.left_out) {
    json["left_out"].push_back({{"title", clean(omitted.title)}, {"reason", clean(omitted.reason)}});
  }
  json["notes"] = texts_json(schedule.notes);
  return json.dump(2) + "\n";
}

}  // namespace samling::report
