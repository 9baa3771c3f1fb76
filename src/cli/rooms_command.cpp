// samling rooms: parallel rooms in CoSPLib's JSON: solve, score, check, explain.
#include "cli/rooms_command.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/session.hpp"
#include "cli/text.hpp"
#include "cli/timetable_output.hpp"
#include "samling/io/rooms_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::filesystem::path question;
  std::filesystem::path answer;
  Search search;
  std::optional<double> cpu_seconds;
  double bound_share = timetable::RoomsOptions{}.bound_share;
  std::size_t most = 40;  // penalties that explain shows
  Output output;
  bool folder = false;  // --out names one
  TimetableOptions timetable;
};

Json terms_json(const timetable::RoomsScore& score) {
  Json terms = Json::object();
  for (const timetable::TermScore& term : score.terms) {
    terms[std::string(to_string(term.term))] = {{"value", term.value}, {"weight", term.weight}, {"cost", term.cost()}};
  }
  return terms;
}

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

std::string solved_text(const timetable::RoomsProblem& problem, const timetable::RoomsResult& result) {
  std::string text = fmt::format("{}: cost {}, lower bound {} ({})\n", to_string(result.status), result.score.cost,
                                 result.lower_bound, result.bound_method);
  text += terms_text(result.score);
  for (const Issue& reason : result.reasons) text += "  " + visible(reason.message) + "\n";
  for (const timetable::TalkId talk : result.unplaced) {
    text += "  not placed: " + visible(problem.talks()[talk.index()].name) + "\n";
  }
  for (std::size_t s = 0; s < problem.sessions().size(); ++s) {
    text += visible(problem.sessions()[s].name) + "\n";
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

int solve_rooms(const Options& options) {
  const timetable::RoomsProblem problem = io::read_rooms_problem(options.question);
  if (options.folder) check_folder(options.question, options.output.file, options.timetable);
  Session session(options.search.quiet);
  timetable::RoomsOptions how{.limits = session.limits(options.search, plan::Request{}),
                              .bound_share = options.bound_share};
  how.limits.max_rounds = options.search.rounds;
  if (options.cpu_seconds) how.limits.cpu_limit = std::chrono::duration<double>(*options.cpu_seconds);
  const timetable::RoomsResult result = timetable::solve(problem, how);
  if (options.folder) {
    write({}, solved_text(problem, result));
    write_folder(report::schedule_of(problem, result, schedule_options(options.timetable)),
                 io::rooms_timetable_json(problem, result.best, "samling rooms"), options.output.file);
  } else if (options.output.format == "json") {
    write(options.output, io::rooms_timetable_json(problem, result.best, "samling rooms"));
  } else {
    write(options.output, solved_text(problem, result));
  }
  const bool works = result.status == Status::optimal || result.status == Status::feasible;
  return works ? exit_done : exit_infeasible;
}

int score_rooms(const Options& options) {
  const timetable::RoomsProblem problem = io::read_rooms_problem(options.question);
  const timetable::RoomsScore score = timetable::score(problem, io::read_rooms_timetable(options.answer, problem));
  const Json json{{"objective", score.objective},
                  {"cost", score.cost},
                  {"changed_people", score.changed_people},
                  {"terms", terms_json(score)}};
  write(options.output, options.output.format == "json" ? json.dump(2) + "\n" : terms_text(score));
  return exit_done;
}

int check_rooms(const Options& options) {
  const timetable::RoomsProblem problem = io::read_rooms_problem(options.question);
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

int explain_rooms(const Options& options) {
  const timetable::RoomsProblem problem = io::read_rooms_problem(options.question);
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
                   const std::shared_ptr<Options>& options, bool answer) {
  CLI::App* app = rooms.add_subcommand(name, words);
  app->add_option("QUESTION", options->question, "Sessions, rooms, tracks and talks (cosplib-json/1)")->required();
  if (answer) app->add_option("ANSWER", options->answer, "A timetable (cosplib-solution/1)")->required();
  add_output_options(*app, options->output, {"text", "json"});
  return app;
}

}  // namespace

Command add_rooms(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* rooms =
      program.add_subcommand("rooms", "Parallel rooms: which track and talk in which room, session and slot");
  rooms->require_subcommand(1);
  rooms->footer(
      "  samling rooms solve conference.json --time-limit 30 --format json -o timetable.json\n"
      "  samling rooms solve conference.json --time-limit 30 --out timetable\n"
      "  samling rooms explain conference.json timetable.json");
  CLI::App* solve = add_part(*rooms, "solve", "A timetable of least cost, with a lower bound", options, false);
  add_search_options(*solve, options->search);
  solve->add_option("--cpu-seconds", options->cpu_seconds, "CPU seconds; the answer is then not repeatable")
      ->check(CLI::PositiveNumber);
  solve->add_option("--bound-share", options->bound_share, "Part of the time for the lower bound")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  add_timetable_options(*solve, options->timetable);
  CLI::App* score = add_part(*rooms, "score", "What a timetable costs, term by term", options, true);
  CLI::App* check = add_part(*rooms, "check", "Every rule that a timetable breaks", options, true);
  CLI::App* explain = add_part(*rooms, "explain", "Every penalty of a timetable, dearest first", options, true);
  explain->add_option("--most", options->most, "Penalties shown")->capture_default_str();
  const Command written = add_rooms_report(*rooms);
  return {rooms, [=] {
            options->folder = solve->parsed() && names_a_folder(*solve, options->output);
            if (solve->parsed()) return solve_rooms(*options);
            if (written.app->parsed()) return written.run();
            if (score->parsed()) return score_rooms(*options);
            if (check->parsed()) return check_rooms(*options);
            return explain_rooms(*options);
          }};
}

}  // namespace samling::cli
