// samling explain: why these groups: what would be better, what other groups cost, plans that differ, how far a number
// may move.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/score_words.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/io/grouping_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::filesystem::path programme;
  std::filesystem::path grouping;
  std::string municipality;
  std::size_t best = 5;
  bool plans = false;
  std::vector<std::string> steady;
  Search search;
  Output output;
};

// What is explained, and where the words go: text for people and JSON side by side.
struct Explanation {
  const plan::Programme& programme;
  const grouping::GroupingProblem& problem;
  grouping::GroupingResult answer;
  grouping::GroupingOptions search;
  std::string text;
  Json json;
  [[nodiscard]] const model::Region& region() const { return programme.region; }
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

void explain_municipality(Explanation& why, const Options& options) {
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

grouping::Axis axis(const plan::Programme& programme, const std::string& name, double theme, double difference,
                    double travel) {
  plan::Programme other = programme;
  model::AffinityOptions& weights = other.request.affinity;
  weights.theme_weight = theme;
  weights.difference_weight = difference;
  weights.travel_weight = travel;
  return {name, plan::grouping_problem(other)};
}

void explain_plans(Explanation& why) {
  const auto plans = grouping::different_plans({{"as asked", why.problem},
                                                axis(why.programme, "alike in themes", 1, 0, 0),
                                                axis(why.programme, "unlike in practice", 0, 1, 0),
                                                axis(why.programme, "short travel", 0, 0, 1)},
                                               0.5, why.search);
  why.json["plans"] = Json::array();
  for (const grouping::DifferentPlan& plan : plans) {
    why.text += fmt::format("\nBest for: {} (shares at most {} % of its pairs with a plan above)\n", plan.axis,
                            format_number(100.0 * plan.largest_share, 0));
    Json groups = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const grouping::Members& members : plan.result.best.groups) {
      rows.push_back({names(why.region(), members)});
      groups.push_back(codes(why.region(), members));
    }
    why.text += columns(rows);
    why.json["plans"].push_back({{"axis", plan.axis},
                                 {"largest_share", plan.largest_share},
                                 {"score", plan.result.score},
                                 {"score_as_asked", grouping::score(why.problem, plan.result.best)},
                                 {"groups", groups}});
  }
}

// The request with one number changed.
plan::Programme with_number(plan::Programme programme, const std::string& name, double value) {
  plan::Request& request = programme.request;
  if (name == "travel_limit") request.travel_limit = Minutes(value);
  if (name == "theme_weight") request.affinity.theme_weight = value;
  if (name == "difference_weight") request.affinity.difference_weight = value;
  if (name == "travel_weight") request.affinity.travel_weight = value;
  return programme;
}

double number_of(const plan::Request& request, const std::string& name) {
  if (name == "theme_weight") return request.affinity.theme_weight;
  if (name == "difference_weight") return request.affinity.difference_weight;
  if (name == "travel_weight") return request.affinity.travel_weight;
  require(request.travel_limit.has_value(), "--steady", name, "the request has no travel limit");
  return request.travel_limit->count();
}

std::string edge_words(const std::optional<double>& edge, bool exact, double tried, const std::string& direction) {
  if (!edge) return fmt::format("the same {} to {}", direction, format_number(tried, 3));
  return fmt::format("the same {} to {}{}", direction, format_number(*edge, 3), exact ? " exactly" : "");
}

void explain_steadiness(Explanation& why, const std::string& name) {
  const double value = number_of(why.programme.request, name);
  const bool limit = name == "travel_limit";
  const double lowest = limit ? std::min(1.0, value) : 0.0;
  const double highest = std::max(3.0 * value, limit ? value : 3.0);
  const auto steady =
      grouping::steadiness([&](double at) { return plan::grouping_problem(with_number(why.programme, name, at)); },
                           value, lowest, highest, limit ? 0.5 : 0.002, why.search);
  why.text += fmt::format("\n{} is {}: {}, {}{}\n", name, format_number(value, 3),
                          edge_words(steady.down_to, steady.breaks_down.has_value(), lowest, "down"),
                          edge_words(steady.up_to, steady.breaks_up.has_value(), highest, "up"),
                          steady.proven ? "; proven" : "; as far as found");
  const auto or_null = [](const std::optional<double>& number) { return number ? Json(*number) : Json(); };
  why.json["steadiness"][name] = {{"value", value},
                                  {"down_to", or_null(steady.down_to)},
                                  {"up_to", or_null(steady.up_to)},
                                  {"breaks_down", or_null(steady.breaks_down)},
                                  {"breaks_up", or_null(steady.breaks_up)},
                                  {"lowest_tried", lowest},
                                  {"highest_tried", highest},
                                  {"proven", steady.proven}};
}

// The groups of the file, or else the engine's.
grouping::GroupingResult answer_of(const Explanation& why, const Options& options) {
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

int run(const Options& options) {
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
  return why.answer.status == Status::infeasible ? exit_infeasible : exit_done;
}

}  // namespace

Command add_explain(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* app = program.add_subcommand("explain", "Why these groups: what others cost, how far a number may move");
  app->footer("A time limit holds for each part of the explanation.");
  app->add_option("PROGRAMME", options->programme, "Programme file (JSON)")->required();
  app->add_option("-g,--grouping", options->grouping, "Explain these groups (CSV or plan.json) instead of the best");
  app->add_option("-m,--municipality", options->municipality, "The best groups with this one (code or name)");
  app->add_option("--best", options->best, "How many of them")->check(CLI::Range(1, 1000))->capture_default_str();
  app->add_flag("--plans", options->plans, "Good plans that share at most half their pairs");
  app->add_option("--steady", options->steady, "How far this number may move before the groups change")
      ->check(CLI::IsMember({"travel_limit", "theme_weight", "difference_weight", "travel_weight"}));
  add_output_options(*app, options->output, {"text", "json"});
  add_search_options(*app, options->search);
  return {app, [options] { return run(*options); }};
}

}  // namespace samling::cli
