// samling group: who gathers with whom, without venues and days.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/score_words.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "samling/core/version.hpp"
#include "samling/plan/plan.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct GroupOptions {
  std::filesystem::path programme;
  Search search;
  Output output;
};

struct GroupAnswer {
  const plan::Programme& programme;
  const grouping::GroupingProblem& problem;
  const grouping::GroupingResult& result;
  [[nodiscard]] const model::Region& region() const { return programme.region; }
};

std::string group_key(std::size_t group) {
  return fmt::format("G{}", group + 1);
}

// "group 2" of the judge is G2.
std::string label_of(const Issue& issue) {
  return issue.field.starts_with("group ") ? "G" + issue.field.substr(6) : issue.field;
}

std::vector<std::string> theme_codes(const GroupAnswer& answer, const grouping::Members& members) {
  std::vector<std::string> list;
  for (const ThemeId theme : grouping::common_themes(answer.problem, members)) {
    list.push_back(answer.region().catalogue()[theme].code);
  }
  return list;
}

std::optional<double> longest_minutes(const model::Region& region, const grouping::Members& members) {
  std::optional<double> longest;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      const auto minutes = region.minutes_between(members[i], members[j]);
      if (minutes) longest = std::max(longest.value_or(0.0), minutes->count());
    }
  }
  return longest;
}

Json group_json(const GroupAnswer& answer, std::size_t group) {
  const grouping::Members& members = answer.result.best.groups[group];
  const auto longest = longest_minutes(answer.region(), members);
  return {{"key", group_key(group)},
          {"members", codes(answer.region(), members)},
          {"themes", theme_codes(answer, members)},
          {"score", grouping::group_score(answer.problem, members)},
          {"longest_minutes", longest ? Json(*longest) : Json()}};
}

std::string as_json(const GroupAnswer& answer) {
  const grouping::GroupingResult& result = answer.result;
  Json json{{"format", "samling-grouping"},
            {"version", 1},
            {"title", answer.programme.title},
            {"samling_version", version()},
            {"input_checksum", answer.programme.input_checksum},
            {"status", to_string(result.status)},
            {"score", result.score},
            {"upper_bound", result.upper_bound},
            {"groups", Json::array()},
            {"unplaced", Json::array()},
            {"warnings", Json::array()}};
  for (const Issue& issue : result.warnings) {
    json["warnings"].push_back(
        {{"rule", issue.rule}, {"group", label_of(issue)}, {"who", issue.value}, {"message", issue.message}});
  }
  for (std::size_t g = 0; g < result.best.groups.size(); ++g) json["groups"].push_back(group_json(answer, g));
  for (const grouping::UnplacedReason& reason : result.unplaced) {
    json["unplaced"].push_back({{"municipality", answer.region()[reason.municipality].code},
                                {"rule", reason.rule},
                                {"reason", reason.reason}});
  }
  if (result.conflict)
    json["conflict"] = {{"demands", result.conflict->demands}, {"repairs", result.conflict->repairs}};
  return json.dump(2) + "\n";
}

// The columns that `samling check --grouping` reads, and two for people.
std::string as_csv(const GroupAnswer& answer) {
  std::vector<std::vector<std::string>> rows{{"group", "municipality", "name", "reason"}};
  const auto& groups = answer.result.best.groups;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const MunicipalityId id : groups[g]) {
      rows.push_back({group_key(g), answer.region()[id].code, answer.region()[id].name, ""});
    }
  }
  for (const grouping::UnplacedReason& reason : answer.result.unplaced) {
    const model::Municipality& municipality = answer.region()[reason.municipality];
    rows.push_back({"", municipality.code, municipality.name, reason.reason});
  }
  return csv(rows);
}

// Breaches of rules that do not bind.
std::string warnings_text(const GroupAnswer& answer) {
  if (answer.result.warnings.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const Issue& issue : answer.result.warnings) {
    rows.push_back({label_of(issue), issue.rule, issue.value, issue.message});
  }
  return "\nRules not kept (graded warn or weigh):\n" + columns(rows);
}

std::string head(const GroupAnswer& answer) {
  const grouping::GroupingResult& result = answer.result;
  std::size_t placed = 0;
  for (const grouping::Members& members : result.best.groups) placed += members.size();
  const std::size_t unplaced = charged(answer.problem, result.best);
  std::string text = fmt::format("{}: {} for {}; {} not placed", to_string(result.status),
                                 counted(result.best.groups.size(), "group", "groups"),
                                 counted(placed, "municipality", "municipalities"), unplaced);
  if (const std::size_t others = result.best.unplaced.size() - unplaced; others > 0) {
    text += fmt::format(", {} not asked for", others);
  }
  return visible(answer.programme.title) + "\n" + text + "\n" + score_words(answer.problem, result.best) +
         "; no grouping scores more than " + score_number(result.upper_bound) + "\n\n";
}

// Those who could have been placed apart from those nobody asked to place.
std::string unplaced_text(const GroupAnswer& answer) {
  std::vector<std::vector<std::string>> not_placed;
  std::vector<std::vector<std::string>> not_asked_for;
  for (const grouping::UnplacedReason& reason : answer.result.unplaced) {
    const model::Municipality& municipality = answer.region()[reason.municipality];
    (reason.rule == "excluded" ? not_asked_for : not_placed)
        .push_back({municipality.code, municipality.name, reason.reason});
  }
  return (not_placed.empty() ? "" : "\nNot placed:\n" + columns(not_placed)) +
         (not_asked_for.empty() ? "" : "\nNot asked for:\n" + columns(not_asked_for));
}

// Why there is no group, when that is the answer.
std::string no_group_text(const GroupAnswer& answer) {
  const grouping::GroupingResult& result = answer.result;
  if (!result.best.groups.empty() || result.status == Status::infeasible) return "";
  if (result.status != Status::optimal) return "The search ended before there was a group.\n";
  return charged(answer.problem, result.best) == 0 ? "Nobody is to be grouped.\n"
                                                   : "Every group that the rules allow would lower the score.\n";
}

std::string as_text(const GroupAnswer& answer) {
  const grouping::GroupingResult& result = answer.result;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t g = 0; g < result.best.groups.size(); ++g) {
    const grouping::Members& members = result.best.groups[g];
    const auto longest = longest_minutes(answer.region(), members);
    rows.push_back({group_key(g), names(answer.region(), members),
                    fmt::format("{}", fmt::join(theme_codes(answer, members), ", ")),
                    longest ? format_number(*longest) + " min" : "",
                    "score " + score_number(grouping::group_score(answer.problem, members))});
  }
  return head(answer) + columns(rows) + no_group_text(answer) + warnings_text(answer) +
         (result.conflict ? conflict_text(*result.conflict) : "") + unplaced_text(answer);
}

int run_group(const GroupOptions& options) {
  const plan::Programme programme = read_programme(options.programme, options.search.quiet);
  const grouping::GroupingProblem problem = plan::grouping_problem(programme, options.search.threads);
  Session session(options.search.quiet);
  const grouping::GroupingResult result =
      grouping::solve(problem, {.limits = session.limits(options.search, programme.request)});
  if (!options.search.quiet) {
    for (const Issue& issue : grouping::precheck(problem)) tell("note", issue.message);
  }
  const GroupAnswer answer{programme, problem, result};
  const std::string& format = options.output.format;
  write(options.output, format == "json" ? as_json(answer) : format == "csv" ? as_csv(answer) : as_text(answer));
  return exit_of(result.status, !result.best.groups.empty());
}

}  // namespace

Command add_group(CLI::App& program) {
  auto options = std::make_shared<GroupOptions>();
  CLI::App* app = program.add_subcommand("group", "Only the groups: who gathers with whom, who is not placed and why");
  app->footer("The CSV can be edited and judged again: samling check PROGRAMME --grouping FILE.");
  app->add_option("PROGRAMME", options->programme, "Programme file (JSON)")->required();
  add_output_options(*app, options->output, {"text", "json", "csv"});
  add_search_options(*app, options->search);
  return {app, [options] { return run_group(*options); }};
}

}  // namespace samling::cli
