#include "cli/day_agenda_text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/text.hpp"
#include "samling/io/agenda_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;
namespace agenda = timetable::agenda;

std::string title_of(const agenda::Activity& activity) {
  return activity.title.empty() ? activity.key : activity.title;
}
std::string title_of(const agenda::Room& room) {
  return room.name.empty() ? room.key : room.name;
}

std::vector<std::vector<std::string>> day_rows(const AgendaAnswer& answer, const agenda::Agenda& day) {
  std::vector<std::vector<std::string>> rows;
  for (const agenda::ActivityId id : agenda::in_order(day)) {
    const agenda::Placement& at = *day.placements[id.index()];
    const auto& rooms = answer.problem.input().rooms;
    rows.push_back({to_string(at.start) + "-" + to_string(at.end()), title_of(answer.problem[id]),
                    std::string(agenda::to_string(answer.problem[id].kind)),
                    at.room ? title_of(rooms[at.room->index()]) : ""});
  }
  return rows;
}

std::string status_text(const agenda::AgendaResult& result) {
  if (!result.best) return fmt::format("{}: no day was found\n", to_string(result.status));
  if (!result.partial) return fmt::format("{}\n", to_string(result.status));
  if (result.partial_is_proven) {
    return fmt::format("{}: not everything can be held; no day leaves out less\n", to_string(result.status));
  }
  return fmt::format(
      "{}: not everything can be held; the best part of it found so far leaves out a priority of {}, no day less "
      "than {}\n",
      to_string(result.status), format_number(result.priority_left_out, 3), format_number(result.priority_bound, 3));
}

std::string why_text(const AgendaAnswer& answer) {
  const agenda::WhyNot& why = *answer.why;
  if (why.status == Status::feasible) return "Everything can be held.\n";
  std::string text =
      why.status == Status::stopped ? "Stopped before it was known why.\n" : "Not everything can be held:\n";
  std::set<std::string> told;  // many sets of activities may lack the same minutes: one of them is told
  for (const agenda::Shortage& shortage : why.shortages) {
    if (!told.insert(shortage.sentence).second) continue;
    if (!shortage.sum.empty()) text += "  " + visible(shortage.sum) + "\n";
    text += "  " + visible(shortage.sentence) + "\n";
  }
  if (!why.conflict.empty()) {
    text += fmt::format("These {} cannot all be met (without any one of them the others can{}):\n", why.conflict.size(),
                        why.smallest ? "; no conflict has fewer" : "");
  }
  for (const agenda::Demand& demand : why.conflict) text += "  " + visible(demand.sentence) + "\n";
  if (!why.repairs.empty()) text += "Tried, and works:\n";
  for (const agenda::Repair& repair : why.repairs) {
    text += fmt::format("  {}  ({} min changed)\n", visible(repair.sentence), format_number(repair.change, 1));
  }
  return text;
}

// `asked`: the question that the day answers; of a repair, the changed one, which may have a room more.
Json day_json(const agenda::AgendaInput& asked, const agenda::Agenda& day) {
  Json json = Json::array();
  for (const agenda::ActivityId id : agenda::in_order(day)) {
    const agenda::Placement& at = *day.placements[id.index()];
    const agenda::Activity& activity = asked.activities[id.index()];
    Json row{{"key", activity.key},         {"start", to_string(at.start)},
             {"end", to_string(at.end())},  {"minutes", at.length.count()},
             {"title", title_of(activity)}, {"kind", agenda::to_string(activity.kind)}};
    if (at.room) row["room"] = asked.rooms[at.room->index()].key;
    json.push_back(std::move(row));
  }
  return json;
}

Json why_json(const AgendaAnswer& answer) {
  const agenda::WhyNot& why = *answer.why;
  Json json{{"status", to_string(why.status)},
            {"smallest", why.smallest},
            {"shortages", Json::array()},
            {"conflict", Json::array()},
            {"repairs", Json::array()}};
  for (const agenda::Shortage& shortage : why.shortages) {
    json["shortages"].push_back({{"rule", shortage.rule},
                                 {"asked", shortage.asked},
                                 {"available", shortage.available},
                                 {"sum", shortage.sum},
                                 {"sentence", shortage.sentence}});
  }
  for (const agenda::Demand& demand : why.conflict) {
    json["conflict"].push_back({{"kind", agenda::to_string(demand.kind)}, {"sentence", demand.sentence}});
  }
  for (const agenda::Repair& repair : why.repairs) {
    json["repairs"].push_back({{"sentence", repair.sentence},
                               {"change", repair.change},
                               {"activities", day_json(repair.input, repair.agenda)},
                               {"agenda", Json::parse(io::agenda_json(repair.input))}});
  }
  return json;
}

std::string where_text(const AgendaAnswer& answer, const std::optional<agenda::Placement>& at) {
  if (!at) return "left out";
  std::string text = to_string(at->start) + "-" + to_string(at->end());
  if (at->room) text += " " + title_of(answer.problem.input().rooms[at->room->index()]);
  return text;
}

std::string change_text(const AgendaAnswer& answer, agenda::ActivityId id) {
  return fmt::format("{}: {} -> {}", title_of(answer.problem[id]),
                     where_text(answer, answer.made->published.placements[id.index()]),
                     where_text(answer, answer.day->placements[id.index()]));
}

std::string count_text(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::size_t moved_people(const agenda::AgendaReplan& made) {
  return static_cast<std::size_t>(
      std::ranges::count_if(made.people, [](const agenda::PersonChange& change) { return !change.moved.empty(); }));
}

// Those of whom something has moved, or those of whom something is only longer or shorter.
std::string people_text(const AgendaAnswer& answer, bool moved) {
  std::string text;
  for (const agenda::PersonChange& change : answer.made->people) {
    if (change.moved.empty() == moved) continue;
    const agenda::Person& person = answer.problem.input().people[change.person.index()];
    text += "  " + visible(person.name.empty() ? person.key : person.name) + ":";
    for (const agenda::ActivityId id : change.activities) {
      text += (id == change.activities.front() ? " " : ", ") + visible(title_of(answer.problem[id]));
    }
    text += "\n";
  }
  if (text.empty()) return text;
  return (moved ? "Whom to tell of another start or room:\n" : "Whom to tell of another length, nothing else:\n") +
         text;
}

std::string changes_text(const AgendaAnswer& answer) {
  const agenda::AgendaReplan& made = *answer.made;
  if (made.activities.empty()) return "Nothing that was published changes.\n";
  std::string text = fmt::format("Against what was published, {} changed for {}",
                                 count_text(made.activities.size(), "activity is", "activities are"),
                                 count_text(made.people.size(), "person", "people"));
  if (made.moved.size() < made.activities.size()) {
    text += fmt::format(", {} of them with another start or room for {}", made.moved.size(),
                        count_text(moved_people(made), "person", "people"));
  }
  text += made.fewest ? " (no day changes fewer):\n" : " (fewer may be possible):\n";
  for (const agenda::ActivityId id : made.activities) text += "  " + visible(change_text(answer, id)) + "\n";
  return text + people_text(answer, true) + people_text(answer, false);
}

Json where_json(const AgendaAnswer& answer, const std::optional<agenda::Placement>& at) {
  if (!at) return nullptr;
  Json json{{"start", to_string(at->start)}, {"end", to_string(at->end())}, {"minutes", at->length.count()}};
  if (at->room) json["room"] = answer.problem.input().rooms[at->room->index()].key;
  return json;
}

Json changes_json(const AgendaAnswer& answer) {
  const agenda::AgendaReplan& made = *answer.made;
  Json json{{"fewest", made.fewest},
            {"people_moved", moved_people(made)},
            {"activities", Json::array()},
            {"people", Json::array()}};
  for (const agenda::ActivityId id : made.activities) {
    json["activities"].push_back({{"key", answer.problem[id].key},
                                  {"moved", std::ranges::count(made.moved, id) > 0},
                                  {"from", where_json(answer, answer.made->published.placements[id.index()])},
                                  {"to", where_json(answer, answer.day->placements[id.index()])}});
  }
  const auto keys = [&answer](const std::vector<agenda::ActivityId>& ids) {
    Json list = Json::array();
    for (const agenda::ActivityId id : ids) list.push_back(answer.problem[id].key);
    return list;
  };
  for (const agenda::PersonChange& change : made.people) {
    json["people"].push_back({{"key", answer.problem.input().people[change.person.index()].key},
                              {"activities", keys(change.activities)},
                              {"moved", keys(change.moved)}});
  }
  return json;
}

}  // namespace

std::string agenda_terms_text(const AgendaAnswer& answer) {
  const agenda::AgendaScore bill = agenda::score(answer.problem, *answer.day);
  std::string text = fmt::format("  score {}", format_number(bill.score(), 3));
  if (answer.result && !answer.result->partial) {
    text += fmt::format(", no day scores more than {} ({})", format_number(answer.result->upper_bound, 3),
                        to_string(answer.result->status));
  }
  text += "\n";
  for (const agenda::Term& term : bill.terms) {
    text += fmt::format("    {} {}: {}\n", format_number(-term.cost, 3), term.name, visible(term.sentence));
  }
  return text;
}

std::string agenda_broken_text(const AgendaAnswer& answer) {
  std::string text;
  for (const Issue& issue : answer.broken) {
    const char* const level = issue.level == Level::warning ? "warning" : "error";
    text += fmt::format("{}: {}: {}\n", level, issue.rule, visible(to_string(issue)));
  }
  return text;
}

std::string agenda_text(const AgendaAnswer& answer) {
  std::string text;
  if (answer.result) text += status_text(*answer.result);
  if (answer.day) text += columns(day_rows(answer, *answer.day)) + agenda_terms_text(answer);
  if (answer.result) {
    for (const agenda::LeftOut& left : answer.result->left_out) text += "  left out: " + visible(left.reason) + "\n";
  }
  if (answer.made && answer.day) text += changes_text(answer);
  text += agenda_broken_text(answer);
  if (answer.why) text += why_text(answer);
  return text;
}

std::string agenda_answer_json(const AgendaAnswer& answer) {
  Json json{{"format", io::agenda_day_format}, {"version", io::agenda_version}};
  if (answer.result) {
    json["status"] = to_string(answer.result->status);
    json["partial"] = answer.result->partial;
    json["partial_is_proven"] = answer.result->partial_is_proven;
    json["priority_left_out"] = answer.result->priority_left_out;
    json["priority_bound"] = answer.result->priority_bound;
    json["upper_bound"] = answer.result->upper_bound;
  }
  json["activities"] = answer.day ? day_json(answer.problem.input(), *answer.day) : Json::array();
  if (answer.day) {
    const agenda::AgendaScore bill = agenda::score(answer.problem, *answer.day);
    json["score"] = bill.score();
    json["terms"] = Json::array();
    for (const agenda::Term& term : bill.terms) {
      json["terms"].push_back(
          {{"name", term.name}, {"measure", term.measure}, {"cost", term.cost}, {"sentence", term.sentence}});
    }
  }
  json["left_out"] = Json::array();
  if (answer.result) {
    for (const agenda::LeftOut& left : answer.result->left_out) {
      json["left_out"].push_back({{"key", answer.problem[left.activity].key}, {"reason", left.reason}});
    }
  }
  json["broken"] = Json::array();
  for (const Issue& issue : answer.broken) {
    const char* const level = issue.level == Level::warning ? "warning" : "error";
    json["broken"].push_back(
        {{"level", level}, {"rule", issue.rule}, {"value", issue.value}, {"message", issue.message}});
  }
  if (answer.made && answer.day) json["changed"] = changes_json(answer);
  if (answer.why) json["why_not"] = why_json(answer);
  return json.dump(2) + "\n";
}

std::string agenda_csv(const AgendaAnswer& answer) {
  std::vector<std::vector<std::string>> rows{{"key", "start", "end", "title", "kind", "room"}};
  if (!answer.day) return csv(rows);
  for (const agenda::ActivityId id : agenda::in_order(*answer.day)) {
    const agenda::Placement& at = *answer.day->placements[id.index()];
    rows.push_back({answer.problem[id].key, to_string(at.start), to_string(at.end()), title_of(answer.problem[id]),
                    std::string(agenda::to_string(answer.problem[id].kind)),
                    at.room ? answer.problem.input().rooms[at.room->index()].key : ""});
  }
  return csv(rows);
}

}  // namespace samling::cli
