// samling rooms: parallel rooms in CoSPLib's JSON: solve, replan, score, check, explain.
#include "cli/rooms_command.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/number_checks.hpp"
#include "cli/rooms_terms.hpp"
#include "cli/rooms_why_not.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "cli/timetable_output.hpp"
#include "samling/io/rooms_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct RoomsOptions {
  std::filesystem::path question;
  std::filesystem::path answer;
  std::filesystem::path before;      // the question that a published answer was of; empty: the same
  std::vector<std::string> weights;  // "TERM=N"
  std::vector<std::string> grades;   // "TERM=forbid"
  Search search;
  std::optional<double> cpu_seconds;
  double bound_share = timetable::RoomsOptions{}.bound_share;
  std::size_t most = 40;           // penalties that explain shows
  std::int64_t change_price = 10;  // of a person, when a published timetable changes
  Output output;
  bool folder = false;  // --out names one
  TimetableOptions timetable;
};

std::string terms_text(const timetable::RoomsScore& score) {
  std::vector<std::vector<std::string>> rows;
  for (const timetable::TermScore& term : score.terms) {
    if (term.weight == 0) continue;
    rows.push_back({std::string(to_string(term.term)), std::to_string(term.value), "x", std::to_string(term.weight),
                    "=", std::to_string(term.cost())});
  }
  std::string text = columns(rows) + fmt::format("  objective {} (smaller is better)\n", score.objective);
  if (score.cost != score.objective) {
    text += fmt::format("  {} people changed, cost {}\n", score.changed_people, score.cost);
  }
  return text;
}

// "Mon1  2026-09-07 09:00-10:30".
std::string session_head(const timetable::RoomsSession& session) {
  return fmt::format("{}  {}{}{}-{}", session.name, session.date, session.date.empty() ? "" : " ",
                     to_string(session.start), to_string(session.end));
}

std::string solved_text(const timetable::RoomsProblem& problem, const timetable::RoomsResult& result) {
  std::string text = fmt::format("{}: cost {}, lower bound {} ({})\n", to_string(result.status), result.score.cost,
                                 result.lower_bound, result.bound_method);
  text += terms_text(result.score);
  for (const Issue& reason : result.reasons) text += "  " + visible(reason.message) + "\n";
  for (const timetable::RoomsLeftOut& left : timetable::left_out(problem, result.best)) {
    text +=
        fmt::format("  not placed: {}: {}\n", visible(problem.talks()[left.talk.index()].name), visible(left.reason));
  }
  for (std::size_t s = 0; s < problem.sessions().size(); ++s) {
    text += visible(session_head(problem.sessions()[s])) + "\n";
    std::vector<std::vector<std::string>> rows;
    for (std::size_t r = 0; r < problem.rooms().size(); ++r) {
      const timetable::Cell& cell = result.best.cells[s][r];
      if (!cell.track) continue;
      std::vector<std::string> row{visible(problem.rooms()[r]), visible(problem.tracks()[cell.track->index()].name)};
      for (const auto& talk : cell.slots) row.push_back(talk ? visible(problem.talks()[talk->index()].name) : "-");
      rows.push_back(std::move(row));
    }
    text += columns(rows);
  }
  return text;
}

timetable::RoomsOptions search_options(const RoomsOptions& options, Session& session) {
  timetable::RoomsOptions how{.limits = session.limits(options.search, plan::Request{}),
                              .bound_share = options.bound_share};
  how.limits.max_rounds = options.search.rounds;
  if (options.cpu_seconds) how.limits.cpu_limit = std::chrono::duration<double>(*options.cpu_seconds);
  return how;
}

// "P12: A talk, Another, to chair Track B".
std::string person_text(const timetable::RoomsProblem& problem, const timetable::RoomsPersonChange& change) {
  std::vector<std::string> concerned;
  for (const timetable::TalkId talk : change.talks) concerned.push_back(problem.talks()[talk.index()].name);
  for (const timetable::TrackId track : change.tracks) {
    concerned.push_back("to chair " + problem.tracks()[track.index()].name);
  }
  return fmt::format("{}: {}", problem.people()[static_cast<std::size_t>(change.person)], fmt::join(concerned, ", "));
}

// What is elsewhere than published, and who is told of it: "P12, P79".
std::string changes_text(const timetable::RoomsProblem& problem, const timetable::RoomsTimetable& timetable) {
  if (!problem.input().published) return {};
  std::vector<std::vector<std::string>> rows;
  for (const report::ScheduleEntry& entry :
       report::schedule_of(problem, timetable, {.title = {}, .time_zone = "UTC", .first_day = {}}).entries) {
    if (!entry.change.empty()) rows.push_back({visible(entry.title), visible(entry.change)});
  }
  const auto people = timetable::person_changes(problem, timetable);
  const char* const talks = rows.size() == 1 ? "talk is" : "talks are";
  const char* const have = people.size() == 1 ? "person has" : "people have";
  std::string text = fmt::format("{} {} elsewhere than published\n", rows.size(), talks) + columns(rows);
  for (const timetable::TrackId track : timetable::changed_tracks(problem, timetable)) {
    const timetable::Track& moved = problem.tracks()[track.index()];
    if (moved.chairs.empty()) continue;
    text += fmt::format("track {} is in other rooms or sessions than published: {} to chair it\n", visible(moved.name),
                        visible(fmt::format("{}", fmt::join(moved.chairs, ", "))));
  }
  text += fmt::format("{} {} another timetable than published\n", people.size(), have);
  for (const timetable::RoomsPersonChange& change : people) text += "  " + visible(person_text(problem, change)) + "\n";
  return text;
}

std::vector<std::filesystem::path> inputs_of(const RoomsOptions& options) {
  std::vector<std::filesystem::path> inputs{options.question};
  if (!options.answer.empty()) inputs.push_back(options.answer);
  if (!options.before.empty()) inputs.push_back(options.before);
  return inputs;
}

int answer_rooms(const RoomsOptions& options, const timetable::RoomsProblem& problem) {
  if (options.folder) {
    check_folder(inputs_of(options), options.output.file, options.timetable);
    // Whether the question's own clock and dates can be shown is told before the search.
    (void)report::schedule_of(problem, timetable::empty_timetable(problem), schedule_options(options.timetable));
  }
  require_writable(options.output, options.folder);
  Session session(options.search.quiet, true);
  const timetable::RoomsResult result = timetable::solve(problem, search_options(options, session));
  const std::string text = solved_text(problem, result) + changes_text(problem, result.best);
  if (options.folder) {
    write_folder(report::schedule_of(problem, result, schedule_options(options.timetable)),
                 io::rooms_result_json(problem, result, "samling rooms"), options.output.file, text);
  } else if (options.output.format == "json") {
    write(options.output, io::rooms_result_json(problem, result, "samling rooms"));
  } else {
    write(options.output, text);
  }
  const bool works = result.status == Status::optimal || result.status == Status::feasible;
  return works ? exit_done : exit_infeasible;
}

// The question of the file with the weights and grades of the command line.
timetable::RoomsProblem rooms_asked(const RoomsOptions& options) {
  timetable::RoomsProblem problem = io::read_rooms_problem(options.question);
  if (options.weights.empty() && options.grades.empty()) return problem;
  timetable::RoomsInput input = problem.input();
  change_terms(input.terms, options.weights, options.grades);
  return timetable::RoomsProblem(std::move(input));
}

int solve_rooms(const RoomsOptions& options) {
  return answer_rooms(options, rooms_asked(options));
}

timetable::RoomsProblem published_rooms(const RoomsOptions& options, const timetable::RoomsProblem& problem) {
  if (options.before.empty()) {
    return timetable::replan_problem(problem, io::read_rooms_timetable(options.answer, problem), options.change_price);
  }
  const timetable::RoomsProblem before = io::read_rooms_problem(options.before);
  return timetable::replan_problem(before, io::read_rooms_timetable(options.answer, before), problem,
                                   options.change_price);
}

int replan_rooms(const RoomsOptions& options) {
  return answer_rooms(options, published_rooms(options, rooms_asked(options)));
}

int score_rooms(const RoomsOptions& options) {
  const timetable::RoomsProblem problem = rooms_asked(options);
  const timetable::RoomsScore score = timetable::score(problem, io::read_rooms_timetable(options.answer, problem));
  write(options.output, options.output.format == "json" ? io::rooms_score_json(score) : terms_text(score));
  return exit_done;
}

int check_rooms(const RoomsOptions& options) {
  const timetable::RoomsProblem problem = rooms_asked(options);
  const std::vector<Issue> issues = timetable::check(problem, io::read_rooms_timetable(options.answer, problem));
  std::string text;
  Json json = Json::array();
  for (const Issue& issue : issues) {
    const char* level = issue.level == Level::error ? "error" : "warning";
    text += fmt::format("{}: {}: {}\n", level, issue.rule, visible(issue.message));
    json.push_back({{"level", level}, {"rule", issue.rule}, {"message", issue.message}});
  }
  if (issues.empty()) text = "Every rule holds.\n";
  write(options.output, options.output.format == "json" ? json.dump(2) + "\n" : text);
  const bool broken =
      std::any_of(issues.begin(), issues.end(), [](const Issue& issue) { return issue.level == Level::error; });
  return broken ? exit_infeasible : exit_done;
}

int explain_rooms(const RoomsOptions& options) {
  const timetable::RoomsProblem problem = rooms_asked(options);
  if (options.answer.empty()) {
    require_writable(options.output, false);
    Session session(options.search.quiet, true);
    return explain_why_not(problem, search_options(options, session), options.output);
  }
  const auto costs = timetable::explain(problem, io::read_rooms_timetable(options.answer, problem));
  std::vector<std::vector<std::string>> rows;
  Json json = Json::array();
  for (std::size_t i = 0; i < std::min(options.most, costs.size()); ++i) {
    const std::string term(to_string(costs[i].term));
    rows.push_back({std::to_string(costs[i].cost), term, visible(costs[i].sentence)});
    json.push_back(
        {{"cost", costs[i].cost}, {"term", term}, {"value", costs[i].value}, {"sentence", costs[i].sentence}});
  }
  std::string text = columns(rows);
  if (rows.size() < costs.size()) text += fmt::format("  and {} more\n", costs.size() - rows.size());
  write(options.output, options.output.format == "json" ? json.dump(2) + "\n" : text);
  return exit_done;
}

CLI::App* add_part(CLI::App& rooms, const std::string& name, const std::string& words,
                   const std::shared_ptr<RoomsOptions>& options, const std::string& answer = "") {
  CLI::App* app = rooms.add_subcommand(name, words);
  app->footer("Files: docs/rooms-format.md");
  app->add_option("QUESTION", options->question, "Sessions, rooms, tracks and talks (cosplib-json/1)")->required();
  if (!answer.empty()) app->add_option("ANSWER", options->answer, answer);
  // One value each: what follows may be a file.
  app->add_option("--weight", options->weights, "TERM=N instead of the question's; may be given more than once")
      ->allow_extra_args(false);
  app->add_option("--grade", options->grades,
                  "TERM=forbid, weigh, warn or ignore instead of the question's; may be given more than once")
      ->allow_extra_args(false);
  return app;
}

void add_rooms_search(CLI::App& app, RoomsOptions& options) {
  add_timetable_search(app, options.search, options.cpu_seconds,
                       "Annealings; repeatable (default: 6, when no limit is given)");
  app.add_option("--bound-share", options.bound_share, "Part of the time for the lower bound, 0 to 1")
      ->check(number(0.0, 1.0))
      ->capture_default_str();
}

}  // namespace

Command add_rooms(CLI::App& program) {
  auto options = std::make_shared<RoomsOptions>();
  CLI::App* rooms =
      program.add_subcommand("rooms", "Parallel rooms: which track and talk in which room, session and slot");
  rooms->require_subcommand(1);
  rooms->footer(
      "Files: docs/rooms-format.md\n"
      "  samling rooms solve conference.json --time-limit 30 --format json -o timetable.json\n"
      "  samling rooms solve conference.json --time-limit 30 --out timetable\n"
      "  samling rooms replan changed.json timetable.json --before conference.json --change-price 10\n"
      "  samling rooms explain conference.json timetable.json");
  const std::string anyone = "A timetable, by whomever made it (cosplib-solution/1)";
  CLI::App* solve = add_part(*rooms, "solve", "A timetable of least cost, with a lower bound", options);
  CLI::App* replan =
      add_part(*rooms, "replan", "A published timetable after the question changed: few people get another one",
               options, "The timetable as published (cosplib-solution/1)");
  replan
      ->add_option("--change-price", options->change_price, "Cost of each person whose talks, or chaired tracks, move")
      ->check(whole_number(0, 10'000'000))
      ->capture_default_str();
  replan->add_option("--before", options->before,
                     "The question that was published, when rows have come or gone since: things are known by name");
  CLI::App* score = add_part(*rooms, "score", "What a timetable costs, term by term", options, anyone);
  CLI::App* check = add_part(*rooms, "check", "Every rule that a timetable breaks", options, anyone);
  CLI::App* explain =
      add_part(*rooms, "explain",
               "Every penalty of a timetable, dearest first; without one, why there is none, and what would help",
               options, anyone);
  explain->add_option("--most", options->most, "Penalties shown")->check(whole_number(0))->capture_default_str();
  for (CLI::App* app : {replan, score, check}) app->get_option("ANSWER")->required();
  for (CLI::App* app : {solve, replan, explain}) add_rooms_search(*app, *options);
  for (CLI::App* app : {solve, replan}) add_timetable_options(*app, options->timetable);
  for (CLI::App* app : {solve, replan}) add_folder_output(*app, options->output, {"text", "json"});
  for (CLI::App* app : {score, check, explain}) add_output_options(*app, options->output, {"text", "json"});
  const Command written = add_rooms_report(*rooms);
  return {rooms, [=] {
            for (CLI::App* app : {solve, replan}) {
              if (app->parsed()) options->folder = names_a_folder(*app, options->output);
            }
            if (written.app->parsed()) return written.run();
            if (solve->parsed()) return solve_rooms(*options);
            if (replan->parsed()) return replan_rooms(*options);
            if (score->parsed()) return score_rooms(*options);
            if (check->parsed()) return check_rooms(*options);
            return explain_rooms(*options);
          }};
}

}  // namespace samling::cli
