// samling check: is the input sound; and a grouping or plan that anyone made: its score, its broken rules, what would
// be better.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/score_words.hpp"
#include "cli/text.hpp"
#include "samling/io/grouping_file.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/plan/judge.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct CheckOptions {
  std::filesystem::path programme;
  std::filesystem::path grouping;
  std::filesystem::path plan;
  Output output;
  bool quiet = false;
};

bool only_warnings(const std::vector<Issue>& issues) {
  return std::all_of(issues.begin(), issues.end(), [](const Issue& issue) { return issue.level == Level::warning; });
}

// What is judged, whatever file it came from.
struct Case {
  std::string file;
  std::vector<std::string> labels;  // one a group
  std::vector<io::HandMadeGrouping::Resolved> resolved;
  plan::PlanJudgement verdict;
  std::optional<double> claimed_bound;  // of a plan file: the solver's, which the judge does not prove again
  [[nodiscard]] std::size_t told() const { return verdict.judgement.broken.size() + verdict.broken.size(); }
  [[nodiscard]] bool groups_keep_the_rules() const { return only_warnings(verdict.judgement.broken); }
  [[nodiscard]] bool keeps_every_rule() const {
    return groups_keep_the_rules() && only_warnings(verdict.broken) && !verdict.judgement.contradiction;
  }
};

// The judge counts groups ("group 2"); people know them by what the file calls them.
Case labelled(Case judged) {
  for (auto* issues : {&judged.verdict.judgement.broken, &judged.verdict.judgement.warnings}) {
    for (Issue& issue : *issues) {
      for (std::size_t g = 0; g < judged.labels.size(); ++g) {
        if (issue.field != fmt::format("group {}", g + 1)) continue;
        issue.field = judged.labels[g];
        break;
      }
    }
  }
  return judged;
}

Case case_of(const plan::Programme& programme, const CheckOptions& options) {
  if (!options.plan.empty()) {
    const plan::Plan plan = io::read_plan(options.plan);
    Case judged{options.plan.filename().string(), {}, {}, plan::judge(programme, plan), plan.upper_bound};
    for (const plan::PlannedGroup& group : plan.groups) judged.labels.push_back(group.key);
    return labelled(std::move(judged));
  }
  io::HandMadeGrouping hand_made = io::read_grouping(options.grouping, programme.region);
  plan::PlanJudgement verdict{hand_made.grouping, {}, {}};
  const auto& [grouping, labels, resolved] = hand_made;
  verdict.judgement = grouping::judge(plan::grouping_problem(programme, 1, grouping.groups), grouping);
  return labelled({options.grouping.filename().string(), hand_made.labels, hand_made.resolved, std::move(verdict), {}});
}

std::string change_text(const model::Region& region, const Case& judged, const grouping::Change& change) {
  using Kind = grouping::Change::Kind;
  const std::string& name = region[change.a].name;
  if (change.kind == Kind::swap && change.b) return "swap " + name + " with " + region[*change.b].name;
  const std::string group = change.to_group ? judged.labels[*change.to_group] : "a group";
  return (change.kind == Kind::insert ? "place " + name + " in " : "move " + name + " to ") + group;
}

std::string issue_text(const Issue& issue) {
  return (issue.level == Level::warning ? "warning: " : "") + to_string(issue);
}

// The score with its parts, what a grouping under the rules can score at most, and who says so.
std::string head(const grouping::GroupingProblem& problem, const Case& judged) {
  const auto& [grouping, judgement, broken] = judged.verdict;
  std::string text = fmt::format("{}: {}; {}{}\n", visible(judged.file),
                                 counted(grouping.groups.size(), "group", "groups"), score_words(problem, grouping),
                                 judged.groups_keep_the_rules() ? "" : " (rules are broken: not comparable)");
  const std::string quick = score_number(judgement.upper_bound);
  if (!judged.claimed_bound) {
    return text + "no grouping scores more than " + quick + " (a quick bound; samling plan proves closer ones)\n";
  }
  return text + fmt::format("no grouping scores more than {}, as the file claims; a quick bound proves {} here\n",
                            score_number(*judged.claimed_bound), quick);
}

std::string contradiction_text(const grouping::Conflict& conflict) {
  return "\nWhatever the groups, the programme asks for what cannot be had." + conflict_text(conflict);
}

std::string judged_text(const plan::Programme& programme, const Case& judged) {
  const model::Region& region = programme.region;
  const auto& [grouping, judgement, broken] = judged.verdict;
  std::string text = head(plan::grouping_problem(programme, 1, grouping.groups), judged);
  for (const auto& [given, id] : judged.resolved) {
    text += visible(fmt::format("  {} is read as {} {}", given, region[id].code, region[id].name)) + "\n";
  }
  std::vector<std::vector<std::string>> rows;
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
    rows.push_back({judged.labels[g], names(region, grouping.groups[g])});
  }
  text += columns(rows) + "\n" + (judged.told() == 0 ? "No rule is broken.\n" : "Broken rules:\n");
  for (const Issue& issue : judgement.broken) text += "  " + visible(issue_text(issue)) + "\n";
  for (const Issue& issue : broken) text += "  " + visible(issue_text(issue)) + "\n";
  if (!judgement.warnings.empty()) text += "Not kept, graded warn or weigh:\n";
  for (const Issue& issue : judgement.warnings) text += "  " + visible(issue_text(issue)) + "\n";
  text += judgement.improvements.empty() ? "No single change would score more.\n" : "What would score more:\n";
  rows.clear();
  for (const grouping::Change& change : judgement.improvements) {
    rows.push_back({change_text(region, judged, change), "+" + score_number(change.gain)});
  }
  text += columns(rows);
  return judgement.contradiction ? text + contradiction_text(*judgement.contradiction) : text;
}

Json conflict_json(const std::optional<grouping::Conflict>& conflict) {
  return conflict ? Json{{"demands", conflict->demands}, {"repairs", conflict->repairs}} : Json();
}

Json issue_json(const Issue& issue) {
  return {{"level", issue.level == Level::warning ? "warning" : "error"},
          {"rule", issue.rule},
          {"field", issue.field},
          {"value", issue.value},
          {"message", issue.message}};
}

std::string judged_json(const plan::Programme& programme, const Case& judged) {
  const model::Region& region = programme.region;
  const auto& [grouping, judgement, broken] = judged.verdict;
  Json json{{"format", "samling-judgement"}, {"version", 1},
            {"score", judgement.score},      {"upper_bound", judgement.upper_bound},
            {"groups", Json::array()},       {"unplaced", codes(region, grouping.unplaced)},
            {"broken", Json::array()},       {"not_kept", Json::array()},
            {"improvements", Json::array()}};
  for (const Issue& issue : judgement.warnings) json["not_kept"].push_back(issue_json(issue));
  json["contradiction"] = conflict_json(judgement.contradiction);
  json["comparable"] = judged.groups_keep_the_rules();
  json["claimed_upper_bound"] = judged.claimed_bound ? Json(*judged.claimed_bound) : Json();
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
    json["groups"].push_back({{"key", judged.labels[g]}, {"members", codes(region, grouping.groups[g])}});
  }
  for (const auto* issues : {&judgement.broken, &broken}) {
    for (const Issue& issue : *issues) json["broken"].push_back(issue_json(issue));
  }
  for (const grouping::Change& change : judgement.improvements) {
    json["improvements"].push_back({{"change", change_text(region, judged, change)}, {"gain", change.gain}});
  }
  return json.dump(2) + "\n";
}

int check_programme(const plan::Programme& programme, const CheckOptions& options) {
  const grouping::GroupingProblem problem = plan::grouping_problem(programme);
  const model::Region& region = programme.region;
  const std::size_t excluded = problem.rules().excluded.size();
  const std::vector<Issue> notes = grouping::precheck(problem);
  const std::optional<grouping::Conflict> contradiction = grouping::contradiction(problem);
  const int code = contradiction ? exit_infeasible : exit_done;
  if (options.output.format == "json") {
    Json json{{"format", "samling-check"},
              {"version", 1},
              {"municipalities", region.size()},
              {"excluded", Json::array()},
              {"themes", region.catalogue().size()},
              {"venues", programme.venues.size()},
              {"warnings", Json::array()},
              {"notes", Json::array()},
              {"contradiction", conflict_json(contradiction)}};
    for (const grouping::Exclusion& exclusion : problem.rules().excluded) {
      json["excluded"].push_back({{"municipality", region[exclusion.municipality].code}, {"reason", exclusion.reason}});
    }
    for (const Issue& issue : programme.warnings) json["warnings"].push_back(to_string(issue));
    for (const Issue& issue : notes) json["notes"].push_back(issue.message);
    write(options.output, json.dump(2) + "\n");
    return code;
  }
  std::string text = visible(programme.title) + "\n" +
                     fmt::format("{}, {} of them to be grouped; {}, {}, {}\n",
                                 counted(region.size(), "municipality", "municipalities"), region.size() - excluded,
                                 counted(region.catalogue().size(), "theme", "themes"),
                                 counted(programme.venues.size(), "venue", "venues"),
                                 counted(programme.warnings.size(), "warning", "warnings"));
  for (const Issue& issue : notes) text += visible(issue.message) + "\n";
  std::vector<std::vector<std::string>> rows;
  for (const grouping::Exclusion& exclusion : problem.rules().excluded) {
    const model::Municipality& municipality = region[exclusion.municipality];
    rows.push_back({municipality.code, municipality.name, exclusion.reason});
  }
  if (!rows.empty()) text += "Not to be grouped:\n" + columns(rows);
  write(options.output, contradiction ? text + contradiction_text(*contradiction) : text);
  return code;
}

int run_check(const CheckOptions& options) {
  const plan::Programme programme = read_programme(options.programme, options.quiet);
  if (options.grouping.empty() && options.plan.empty()) return check_programme(programme, options);
  const Case judged = case_of(programme, options);
  write(options.output,
        options.output.format == "json" ? judged_json(programme, judged) : judged_text(programme, judged));
  return judged.keeps_every_rule() ? exit_done : exit_infeasible;
}

}  // namespace

Command add_check(CLI::App& program) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* app = program.add_subcommand("check", "Validate a programme, or judge a hand-made grouping or a plan");
  app->footer(
      "A grouping is a CSV with the columns group and municipality (code or name). Exit code 1: a rule is broken,\n"
      "or the programme asks for what cannot be had.");
  app->add_option("PROGRAMME", options->programme, "Programme file (JSON)")->required();
  CLI::Option* grouping = app->add_option("-g,--grouping", options->grouping, "Judge these groups (CSV)");
  app->add_option("-p,--plan", options->plan, "Judge this plan (plan.json): groups, venues, days and dates")
      ->excludes(grouping);
  add_output_options(*app, options->output, {"text", "json"});
  add_quiet_option(*app, options->quiet);
  return {app, [options] { return run_check(*options); }};
}

}  // namespace samling::cli
