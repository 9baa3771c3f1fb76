// samling day: how the hours of a gathering run: the sum of minutes, the timetable, or why there is none and what would
// work.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/day_agenda.hpp"
#include "cli/day_notes.hpp"
#include "cli/day_options.hpp"
#include "cli/day_preset.hpp"
#include "cli/gatherings.hpp"
#include "cli/text.hpp"
#include "samling/io/agenda_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct DayCommandOptions {
  std::filesystem::path programme;
  GatheringOptions gatherings;
  std::string delegations;  // without a programme: names, with commas between
  std::string venue;        // key; empty: the best at which the day works
  DayOptions day;
  AgendaRun agenda;  // when the file is an agenda
  Output output;
};

struct DayAnswer {
  std::string key;
  std::string venue;  // name; empty without travel
  timetable::DayProblem problem;
  timetable::DayResult result;
  [[nodiscard]] std::string presenter(const timetable::Activity& activity) const {
    if (!activity.presenter) return "";
    for (const timetable::Delegation& delegation : problem.delegations()) {
      if (delegation.municipality == *activity.presenter) return delegation.name;
    }
    return "";
  }
  [[nodiscard]] std::vector<std::string> notes() const {
    if (!result.best) return {};
    std::vector<std::string> all = day_notes(problem.day(), problem.delegations(), *result.best);
    for (const timetable::RefusedLunch& lunch : result.refused_lunches) all.push_back("refused: " + lunch.sentence);
    return all;
  }
};

DayAnswer solved(std::string key, std::string venue, timetable::DayProblem problem) {
  timetable::DayResult result = timetable::solve(problem);
  return {std::move(key), std::move(venue), std::move(problem), std::move(result)};
}

// Delegations that are there all day, by name alone.
DayAnswer day_of_names(const DayCommandOptions& options) {
  std::vector<timetable::Delegation> delegations;
  for (const std::string& name : split(options.delegations, ',')) {
    delegations.push_back({MunicipalityId(delegations.size()), name, {}, {}});
  }
  return solved("delegations", "", timetable::DayProblem(changed({}, options.day), std::move(delegations)));
}

// At the venue named, or else at the best one where the day works; when it works nowhere, at the best one.
DayAnswer day_at_venue(const plan::Programme& programme, const Gathering& gathering, const std::string& key) {
  const venue::VenueProblem venues = plan::venue_problem(programme, gathering.members, gathering.remote);
  const venue::VenueResult choices = venue::solve(venues);
  std::optional<DayAnswer> first;
  for (const venue::Choice& choice : choices.ranked) {
    const venue::Candidate& candidate = venues.candidates()[choice.venue.index()];
    if (!key.empty() && candidate.key != key) continue;
    DayAnswer answer =
        solved(gathering.key, candidate.name, plan::day_problem(programme, gathering.members, venues, choice));
    if (answer.result.best) return answer;
    if (!first) first = std::move(answer);
  }
  require(first.has_value(), "--venue", key,
          "no venue for " + names(programme.region, gathering.members) + "; samling venue tells why");
  return std::move(*first);
}

std::vector<DayAnswer> days_of_programme(const DayCommandOptions& options, std::string& time_zone) {
  plan::Programme programme = read_programme(options.programme, options.agenda.search.quiet);
  time_zone = programme.request.time_zone;
  programme.request.day = changed(programme.request.day.value_or(timetable::DayTemplate{}), options.day);
  std::vector<DayAnswer> answers;
  for (const Gathering& gathering : gatherings(programme, options.gatherings)) {
    answers.push_back(day_at_venue(programme, gathering, options.venue));
  }
  return answers;
}

std::vector<std::vector<std::string>> timetable_rows(const DayAnswer& answer, const timetable::Timetable& timetable) {
  std::vector<std::vector<std::string>> rows;
  for (const timetable::Activity& activity : timetable.activities) {
    rows.push_back({to_string(activity.start) + "-" + to_string(activity.end()),
                    std::string(timetable::to_string(activity.kind)), answer.presenter(activity)});
  }
  return rows;
}

std::string notes_text(const std::vector<std::string>& notes, std::size_t indent) {
  std::string text;
  for (const std::string& note : notes) text += std::string(indent, ' ') + visible(note) + "\n";
  return text;
}

std::string why_not(const DayAnswer& answer) {
  std::string text = "There is no such day:\n";
  for (const Issue& reason : answer.result.reasons) text += "  " + visible(reason.message) + "\n";
  for (const timetable::Absence& absence : answer.result.absences) text += "  " + visible(absence.sentence) + "\n";
  if (!answer.result.conflict.empty()) text += "These cannot all be met (without any one of them the others can):\n";
  for (const timetable::Demand& demand : answer.result.conflict) text += "  " + visible(demand.sentence) + "\n";
  if (!answer.result.repairs.empty()) text += "Tried, and works:\n";
  for (const timetable::Repair& repair : answer.result.repairs) {
    text += "  " + visible(repair.sentence) + "\n" +
            notes_text(day_notes(repair.day, answer.problem.delegations(), repair.timetable), 6) +
            columns(timetable_rows(answer, repair.timetable), 6);
  }
  return text;
}

std::string as_text(const DayAnswer& answer) {
  const timetable::Arithmetic& sum = answer.result.arithmetic;
  std::string text = visible(answer.key + (answer.venue.empty() ? "" : " at " + answer.venue)) + "\n  " +
                     visible(sum.sum) + "\n" +
                     fmt::format("  {} minutes asked at least, {} there", sum.asked.count(), sum.available.count());
  if (sum.over().count() > 0) text += fmt::format(", {} over", sum.over().count());
  text += "\n";
  if (!answer.result.best) return text + why_not(answer);
  return text + notes_text(answer.notes(), 2) + columns(timetable_rows(answer, *answer.result.best));
}

Json timetable_json(const DayAnswer& answer, const timetable::Timetable& timetable) {
  Json json = Json::array();
  for (const timetable::Activity& activity : timetable.activities) {
    json.push_back({{"kind", timetable::to_string(activity.kind)},
                    {"start", to_string(activity.start)},
                    {"end", to_string(activity.end())},
                    {"presenter", answer.presenter(activity)}});
  }
  return json;
}

Json as_json(const DayAnswer& answer) {
  const timetable::DayResult& result = answer.result;
  Json json{{"key", answer.key},
            {"venue", answer.venue},
            {"status", to_string(result.status)},
            {"sum", result.arithmetic.sum},
            {"asked", result.arithmetic.asked.count()},
            {"available", result.arithmetic.available.count()},
            {"over", result.arithmetic.over().count()},
            {"day", result.best ? timetable_json(answer, *result.best) : Json::array()},
            {"notes", answer.notes()},
            {"reasons", Json::array()},
            {"absences", Json::array()},
            {"repairs", Json::array()}};
  for (const Issue& reason : result.reasons) json["reasons"].push_back(reason.message);
  for (const timetable::Absence& absence : result.absences) json["absences"].push_back(absence.sentence);
  for (const timetable::Repair& repair : result.repairs) {
    json["repairs"].push_back({{"sentence", repair.sentence}, {"day", timetable_json(answer, repair.timetable)}});
  }
  return json;
}

std::string as_csv(const std::vector<DayAnswer>& answers) {
  std::vector<std::vector<std::string>> rows{{"group", "start", "end", "kind", "presenter"}};
  for (const DayAnswer& answer : answers) {
    if (!answer.result.best) continue;
    for (const timetable::Activity& activity : answer.result.best->activities) {
      rows.push_back({answer.key, to_string(activity.start), to_string(activity.end()),
                      std::string(timetable::to_string(activity.kind)), answer.presenter(activity)});
    }
  }
  return csv(rows);
}

std::string formatted(const std::vector<DayAnswer>& answers, const std::string& format) {
  if (format == "csv") return as_csv(answers);
  Json json{{"format", "samling-days"}, {"version", 1}, {"groups", Json::array()}};
  std::string text;
  for (const DayAnswer& answer : answers) {
    json["groups"].push_back(as_json(answer));
    text += (text.empty() ? "" : "\n") + as_text(answer);
  }
  return format == "json" ? json.dump(2) + "\n" : text;
}

// The days side by side, into a folder.
void write_days(const DayCommandOptions& options, const std::vector<DayAnswer>& answers, const std::string& time_zone) {
  std::vector<report::GatheringDay> days;
  for (const DayAnswer& answer : answers) {
    const bool one = answers.size() == 1 && answer.venue.empty();
    days.push_back({answer.key,
                    one                    ? ""
                    : answer.venue.empty() ? answer.key
                                           : answer.key + ": " + answer.venue,
                    answer.problem, answer.result});
  }
  report::ScheduleOptions how = schedule_options(options.agenda.timetable);
  if (how.time_zone.empty()) how.time_zone = time_zone;
  write_folder(report::schedule_of(days, how), formatted(answers, "json"), options.output.file,
               formatted(answers, "text"));
}

int run_day(const DayCommandOptions& options) {
  if (!options.programme.empty() && io::is_agenda_file(options.programme)) {
    AgendaRun agenda = options.agenda;
    agenda.question = options.programme;
    agenda.output = options.output;
    return solve_agenda(agenda);
  }
  require(options.programme.empty() != options.delegations.empty(), "PROGRAMME", "",
          "give a programme file, or --delegations without one");
  if (options.agenda.folder) check_folder({options.programme}, options.output.file, options.agenda.timetable);
  std::vector<DayAnswer> answers;
  std::string time_zone = plan::Request{}.time_zone;
  if (options.programme.empty()) {
    answers.push_back(day_of_names(options));
  } else {
    answers = days_of_programme(options, time_zone);
  }
  if (options.agenda.folder) {
    write_days(options, answers, time_zone);
  } else {
    write(options.output, formatted(answers, options.output.format));
  }
  const bool all_work = std::all_of(answers.begin(), answers.end(),
                                    [](const DayAnswer& answer) { return answer.result.best.has_value(); });
  return all_work ? exit_done : exit_infeasible;
}

}  // namespace

Command add_day(CLI::App& program) {
  auto options = std::make_shared<DayCommandOptions>();
  CLI::App* app = program.add_subcommand("day", "How the hours of a gathering run, or why they cannot");
  app->footer(
      "Without --members and --plan: the groups pinned in the request. Without a programme:\n"
      "  samling day --delegations Sarpsborg,Fredrikstad,Oppegård --slot 60-90 --lunch-window 11:30-12:45\n"
      "A day of many activities and rooms (agenda file, docs/agenda-format.md; `samling day AGENDA` is `solve`):\n"
      "  samling day preset theme-day \"What works\" \"Two who did it\" --out agenda.json\n"
      "  samling day solve agenda.json --time-limit 30 --first-day 2026-06-01 --out timetable");
  app->add_option("PROGRAMME", options->programme, "Programme file, or agenda file (JSON)");
  add_gathering_options(*app, options->gatherings);
  app->add_option("--delegations", options->delegations, "Without a programme: names, with commas between");
  app->add_option("--venue", options->venue, "Key of the venue (default: the best one where the day works)");
  add_day_options(*app, options->day);
  add_output_options(*app, options->output, {"text", "json", "csv"});
  add_search_options(*app, options->agenda.search);
  add_agenda_options(*app, options->agenda);
  std::vector<Command> parts = add_day_parts(*app);
  parts.push_back(add_day_preset(*app));
  return {app, [=] {
            for (const Command& part : parts) {
              if (part.app->parsed()) return part.run();
            }
            options->agenda.folder = names_a_folder(*app, options->output);
            return run_day(*options);
          }};
}

}  // namespace samling::cli
