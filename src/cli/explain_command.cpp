// samling explain: why these groups: what would be better, what other groups cost, plans that differ, how far a number
// may move.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/explanation.hpp"
#include "cli/number_checks.hpp"
#include "cli/score_words.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/io/grouping_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ExplainOptions {
  std::filesystem::path programme;
  std::filesystem::path grouping;
  std::string municipality;
  std::size_t best = 5;
  bool plans = false;
  std::vector<std::string> steady;
  Search search;
  Output output;
};

std::string change_words(const Explanation& why, const grouping::Change& change) {
  using Kind = grouping::Change::Kind;
  const std::string& name = why.region()[change.a].name;
  if (change.kind == Kind::swap && change.b) return "swap " + name + " with " + why.region()[*change.b].name;
  const grouping::Grouping groups = grouping::normal_form(why.answer.best);
  return (change.kind == Kind::insert ? "place " : "move ") + name + " with " +
         names(why.region(), groups.groups[change.to_group.value()]);
}

void explain_groups(Explanation& why) {
  why.text += fmt::format("{}; {}; no grouping scores more than {}\n",
                          counted(why.answer.best.groups.size(), "group", "groups"),
                          score_words(why.problem, why.answer.best), score_number(why.answer.upper_bound));
  why.json["score"] = why.answer.score;
  why.json["upper_bound"] = why.answer.upper_bound;
  why.json["improvements"] = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const grouping::Change& change : grouping::improving_changes(why.problem, why.answer.best)) {
    rows.push_back({change_words(why, change), "+" + score_number(change.gain)});
    why.json["improvements"].push_back({{"change", rows.back().front()}, {"gain", change.gain}});
  }
  why.text += rows.empty() ? "No single swap, move or insertion would score more: all were tried.\n"
                           : "What would score more:\n" + columns(rows);
}

void explain_municipality(Explanation& why, const ExplainOptions& options) {
  const MunicipalityId id = parse_members(why.region(), options.municipality, "--municipality").front();
  const auto costs = grouping::best_groups_for(why.problem, why.answer, id, options.best, why.search);
  why.json["groups_with"] = {{"municipality", why.region()[id].code}, {"groups", Json::array()}};
  std::vector<std::vector<std::string>> rows;
  for (const grouping::GroupCost& cost : costs) {
    rows.push_back({names(why.region(), cost.members), "score " + score_number(cost.score),
                    "costs the whole " + score_number(cost.cost), cost.proven ? "proven" : "as far as found"});
    why.json["groups_with"]["groups"].push_back({{"members", codes(why.region(), cost.members)},
                                                 {"score", cost.score},
                                                 {"cost", cost.cost},
                                                 {"proven", cost.proven}});
  }
  why.text += "\nGroups with " + visible(why.region()[id].name) + "\n" +
              (rows.empty() ? "  none obeys the rules\n" : columns(rows));
}

// The groups of the file, or else the engine's.
grouping::GroupingResult answer_of(const Explanation& why, const ExplainOptions& options) {
  if (options.grouping.empty()) return grouping::solve(why.problem, why.search);
  grouping::GroupingResult answer;
  answer.best = io::read_grouping(options.grouping, why.region()).grouping;
  answer.score = grouping::score(why.problem, answer.best);
  answer.upper_bound = grouping::upper_bound(why.problem);
  std::vector<Issue> broken = grouping::check(why.problem, answer.best);
  if (!broken.empty()) throw InvalidInput(std::move(broken));
  answer.status = Status::feasible;
  return answer;
}

int run_explain(const ExplainOptions& options) {
  const plan::Programme programme = read_programme(options.programme, options.search.quiet);
  const grouping::GroupingProblem problem = plan::grouping_problem(programme, options.search.threads);
  Session session(options.search.quiet);
  Explanation why{programme, problem, {}, {.limits = session.limits(options.search, programme.request)}, {}, {}};
  why.text = visible(programme.title) + "\n";
  why.json = {{"format", "samling-explanation"}, {"version", 1}, {"title", programme.title}};
  why.answer = answer_of(why, options);
  explain_groups(why);
  if (!options.municipality.empty()) explain_municipality(why, options);
  if (options.plans) explain_plans(why);
  for (const std::string& name : options.steady) explain_steadiness(why, name);
  write(options.output, options.output.format == "json" ? why.json.dump(2) + "\n" : why.text);
  return exit_of(why.answer.status, !why.answer.best.groups.empty());
}

}  // namespace

Command add_explain(CLI::App& program) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* app = program.add_subcommand("explain", "Why these groups: what others cost, how far a number may move");
  app->footer("A time limit holds for each part of the explanation.");
  app->add_option("PROGRAMME", options->programme, "Programme file (JSON)")->required();
  app->add_option("-g,--grouping", options->grouping, "Explain these groups (CSV or plan.json) instead of the best");
  app->add_option("-m,--municipality", options->municipality, "The best groups with this one (code or name)");
  app->add_option("--best", options->best, "How many of them")->check(whole_number(1, 1000))->capture_default_str();
  app->add_flag("--plans", options->plans, "Good plans that share at most half their pairs");
  app->add_option("--steady", options->steady, "How far this number may move before the groups change")
      ->check(CLI::IsMember(movable_numbers()));
  add_output_options(*app, options->output, {"text", "json"});
  add_search_options(*app, options->search);
  return {app, [options] { return run_explain(*options); }};
}

}  // namespace samling::cli
