#include "cli/day_agenda.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/day_agenda_text.hpp"
#include "cli/number_checks.hpp"
#include "cli/session.hpp"
#include "samling/core/limits.hpp"
#include "samling/io/agenda_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;
namespace agenda = timetable::agenda;

agenda::AgendaOptions how_to_search(Session& session, const AgendaRun& options) {
  agenda::AgendaOptions how;
  how.limits = session.limits(options.search, plan::Request{});
  how.limits.max_rounds = options.search.rounds;
  if (options.cpu_seconds) how.limits.cpu_limit = std::chrono::duration<double>(*options.cpu_seconds);
  return how;
}

void write_answer(const AgendaAnswer& answer, const Output& output) {
  write(output, output.format == "csv"    ? agenda_csv(answer)
                : output.format == "json" ? agenda_answer_json(answer)
                                          : agenda_text(answer));
}

AgendaAnswer by_hand(const agenda::AgendaProblem& problem, const AgendaRun& options) {
  AgendaAnswer answer{problem, io::read_agenda_day(options.answer, problem), {}, {}, {}, {}};
  answer.broken = agenda::check(problem, *answer.day);
  return answer;
}

int score_agenda(const AgendaRun& options) {
  const agenda::AgendaProblem problem = io::read_agenda(options.question);
  const AgendaAnswer answer = by_hand(problem, options);
  write(options.output, options.output.format == "json" ? agenda_answer_json(answer) : agenda_terms_text(answer));
  return exit_done;
}

int check_agenda(const AgendaRun& options) {
  const agenda::AgendaProblem problem = io::read_agenda(options.question);
  const AgendaAnswer answer = by_hand(problem, options);
  std::string text = agenda_broken_text(answer);
  if (text.empty()) text = "Every rule holds.\n";
  write(options.output, options.output.format == "json" ? agenda_answer_json(answer) : text);
  const bool broken = std::ranges::any_of(answer.broken, [](const Issue& i) { return i.level == Level::error; });
  return broken ? exit_infeasible : exit_done;
}

int explain_agenda(const AgendaRun& options) {
  const agenda::AgendaProblem problem = io::read_agenda(options.question);
  require_writable(options.output, false);
  Session session(options.search.quiet);
  AgendaAnswer answer{problem, {}, {}, {}, agenda::explain(problem, how_to_search(session, options)), {}};
  write_answer(answer, options.output);
  return answer.why->status == Status::feasible ? exit_done : exit_infeasible;
}

int report_agenda(const AgendaRun& options) {
  const agenda::AgendaProblem problem = io::read_agenda(options.question);
  const agenda::Agenda day = io::read_agenda_day(options.answer, problem);
  check_folder({options.question}, options.output.file, options.timetable);
  require_input_stays(options.answer, options.output.file, report::schedule_files());
  write_folder(report::schedule_of(problem, day, schedule_options(options.timetable)),
               io::agenda_day_json(problem, day), options.output.file, {}, options.answer);
  return exit_done;
}

CLI::App* add_part(CLI::App& day, const std::string& name, const std::string& words,
                   const std::shared_ptr<AgendaRun>& options, const std::string& answer = "") {
  CLI::App* app = day.add_subcommand(name, words);
  app->footer("Files: docs/agenda-format.md");
  app->add_option("AGENDA", options->question, "Activities, rooms and people (samling-agenda)")->required();
  if (!answer.empty()) app->add_option("DAY", options->answer, answer)->required();
  return app;
}

void add_agenda_search(CLI::App& app, AgendaRun& options) {
  add_timetable_search(app, options.search, options.cpu_seconds,
                       "Nodes and conflicts of the search at most; repeatable (default without a clock: 150000)");
}

}  // namespace

int solve_agenda(const AgendaRun& options) {
  const agenda::AgendaProblem problem = io::read_agenda(options.question);
  if (options.folder) {
    std::vector<std::filesystem::path> inputs{options.question};
    if (!options.answer.empty()) inputs.push_back(options.answer);
    check_folder(inputs, options.output.file, options.timetable);
  }
  require_writable(options.output, options.folder);
  Session session(options.search.quiet);
  agenda::AgendaOptions how = how_to_search(session, options);
  how.time_for_reasons = 0.5;
  const Stopper clock(how.limits);
  AgendaAnswer answer{problem, {}, {}, {}, {}, {}};
  if (options.answer.empty()) {
    answer.result = agenda::solve(problem, how);
  } else {
    answer.made = agenda::replan(problem, io::read_published_agenda_day(options.answer, problem), how);
    answer.result = answer.made->result;
  }
  answer.day = answer.result->best;
  answer.broken = answer.result->warnings;
  const bool fine = answer.day.has_value() && !answer.result->partial;
  if (!fine) {
    how.limits = clock.remaining();
    const std::int64_t most = agenda::most_nodes(how);
    how.max_nodes = std::max(most - answer.result->statistics.nodes, most / 10);
    answer.why = agenda::explain(problem, how);
  }
  if (!options.folder) {
    write_answer(answer, options.output);
    return fine ? exit_done : exit_infeasible;
  }
  const report::ScheduleOptions how_shown = schedule_options(options.timetable);
  write_folder(answer.made ? report::schedule_of(problem, *answer.made, how_shown)
                           : report::schedule_of(problem, *answer.result, how_shown),
               agenda_answer_json(answer), options.output.file, agenda_text(answer));
  return fine ? exit_done : exit_infeasible;
}

void add_agenda_options(CLI::App& app, AgendaRun& options) {
  add_cpu_seconds(app, options.cpu_seconds);
  add_timetable_options(app, options.timetable);
}

std::vector<Command> add_day_parts(CLI::App& day) {
  auto options = std::make_shared<AgendaRun>();
  const std::string by_hand = "A day, by whomever made it (samling-agenda-day)";
  CLI::App* solve =
      add_part(day, "solve", "The best day of many activities, with a bound; or why there is none", options);
  CLI::App* score = add_part(day, "score", "What a day costs, term by term", options, by_hand);
  CLI::App* check =
      add_part(day, "check", "Every rule that a day breaks, also after the agenda changed", options, by_hand);
  CLI::App* explain =
      add_part(day, "explain", "Why not everything can be held: sums, a smallest conflict, what would work", options);
  CLI::App* replan =
      add_part(day, "replan", "A published day after the agenda changed: the fewest people get another one", options,
               "The day as published (samling-agenda-day)");
  CLI::App* report = add_part(
      day, "report", "A day as page, calendars, CSV, XLSX, schedule.xml and JSON, into a folder", options, by_hand);
  report->add_option("-o,--out", options->output.file, "Folder to write into")->required();
  for (CLI::App* app : {solve, explain, replan}) add_agenda_search(*app, *options);
  for (CLI::App* app : {solve, replan, report}) add_timetable_options(*app, options->timetable);
  for (CLI::App* app : {solve, replan}) add_folder_output(*app, options->output, {"text", "json", "csv"});
  for (CLI::App* app : {score, check, explain}) add_output_options(*app, options->output, {"text", "json"});
  const auto search = [=](CLI::App* app) {
    return [=] {
      options->folder = names_a_folder(*app, options->output);
      return solve_agenda(*options);
    };
  };
  return {{solve, search(solve)},
          {replan, search(replan)},
          {score, [=] { return score_agenda(*options); }},
          {check, [=] { return check_agenda(*options); }},
          {explain, [=] { return explain_agenda(*options); }},
          {report, [=] { return report_agenda(*options); }}};
}

}  // namespace samling::cli
