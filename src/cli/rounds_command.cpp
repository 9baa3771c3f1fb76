// samling rounds: several gatherings in which nobody meets the same companions more than need be.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/number_checks.hpp"
#include "cli/score_words.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "samling/core/version.hpp"
#include "samling/grouping/rounds.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct RoundsOptions {
  std::filesystem::path programme;
  grouping::RoundsOptions rounds;
  Search search;
  Output output;
};

struct RoundsAnswer {
  const plan::Programme& programme;
  const grouping::GroupingProblem& problem;
  const grouping::RoundsResult& result;
  [[nodiscard]] const model::Region& region() const { return programme.region; }
  [[nodiscard]] std::optional<MunicipalityId> host(std::size_t round, std::size_t group) const {
    return result.hosts.empty() ? std::nullopt : result.hosts[round][group];
  }
};

std::string round_group_key(std::size_t group) {
  return fmt::format("G{}", group + 1);
}

bool excluded(const RoundsAnswer& answer, MunicipalityId id) {
  const auto& list = answer.problem.rules().excluded;
  return std::any_of(list.begin(), list.end(), [&](const auto& exclusion) { return exclusion.municipality == id; });
}

std::string as_json(const RoundsAnswer& answer) {
  const grouping::RoundsResult& result = answer.result;
  Json json{{"format", "samling-rounds"},
            {"version", 1},
            {"title", answer.programme.title},
            {"samling_version", version()},
            {"input_checksum", answer.programme.input_checksum},
            {"status", to_string(result.status)},
            {"repeats", result.repeats},
            {"least_repeats", result.least_repeats},
            {"proof", result.proof},
            {"different_pairs", result.different_pairs},
            {"score", result.score},
            {"rounds", Json::array()}};
  for (std::size_t r = 0; r < result.rounds.size(); ++r) {
    Json groups = Json::array();
    for (std::size_t g = 0; g < result.rounds[r].groups.size(); ++g) {
      const auto host = answer.host(r, g);
      groups.push_back({{"key", round_group_key(g)},
                        {"members", codes(answer.region(), result.rounds[r].groups[g])},
                        {"host", host ? Json(answer.region()[*host].code) : Json()}});
    }
    json["rounds"].push_back({{"groups", groups}, {"unplaced", codes(answer.region(), result.rounds[r].unplaced)}});
  }
  return json.dump(2) + "\n";
}

std::string as_csv(const RoundsAnswer& answer) {
  std::vector<std::vector<std::string>> rows{{"round", "group", "municipality", "name", "host"}};
  for (std::size_t r = 0; r < answer.result.rounds.size(); ++r) {
    const auto add = [&](MunicipalityId id, const std::string& group, bool is_host) {
      const model::Municipality& municipality = answer.region()[id];
      rows.push_back({fmt::format("{}", r + 1), group, municipality.code, municipality.name, is_host ? "host" : ""});
    };
    const grouping::Grouping& round = answer.result.rounds[r];
    for (std::size_t g = 0; g < round.groups.size(); ++g) {
      for (const MunicipalityId id : round.groups[g]) add(id, round_group_key(g), answer.host(r, g) == id);
    }
    for (const MunicipalityId id : round.unplaced) {
      if (!excluded(answer, id)) add(id, "", false);
    }
  }
  return csv(rows);
}

std::string sitting_text(const RoundsAnswer& answer, const grouping::Grouping& round) {
  grouping::Members sitting;
  for (const MunicipalityId id : round.unplaced) {
    if (!excluded(answer, id)) sitting.push_back(id);
  }
  return sitting.empty() ? "" : "  not placed: " + visible(names(answer.region(), sitting)) + "\n";
}

std::string as_text(const RoundsAnswer& answer) {
  const grouping::RoundsResult& result = answer.result;
  std::string text = visible(answer.programme.title) + "\n";
  if (result.rounds.empty()) return text + std::string(to_string(result.status)) + ": " + result.proof + "\n";
  text += fmt::format("{}: {}, {} of pairs; {} meet; {} score {}\n", to_string(result.status),
                      counted(result.rounds.size(), "round", "rounds"),
                      counted(static_cast<std::size_t>(result.repeats), "repeat", "repeats"),
                      counted(static_cast<std::size_t>(result.different_pairs), "different pair", "different pairs"),
                      "together they", score_number(result.score));
  text +=
      fmt::format("no rounds have fewer than {}: {}\n",
                  counted(static_cast<std::size_t>(result.least_repeats), "repeat", "repeats"), visible(result.proof));
  for (std::size_t r = 0; r < result.rounds.size(); ++r) {
    text += fmt::format("\nRound {}\n", r + 1);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t g = 0; g < result.rounds[r].groups.size(); ++g) {
      const auto host = answer.host(r, g);
      rows.push_back({round_group_key(g), names(answer.region(), result.rounds[r].groups[g]),
                      host ? "at " + answer.region()[*host].name : ""});
    }
    text += columns(rows) + sitting_text(answer, result.rounds[r]);
  }
  if (result.travel.empty() || result.hosts.empty()) return text;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < result.travel.size(); ++i) {
    if (excluded(answer, MunicipalityId(i))) continue;
    rows.push_back({answer.region()[MunicipalityId(i)].name, format_number(result.travel[i]) + " min"});
  }
  return text + "\nTo the hosts, all rounds\n" + columns(rows);
}

// Those whose town hall can take a gathering; everyone when the programme names none.
std::vector<bool> possible_hosts(const model::Region& region) {
  std::vector<bool> flags;
  for (const model::Municipality& municipality : region.municipalities()) flags.push_back(municipality.can_host);
  return std::find(flags.begin(), flags.end(), true) == flags.end() ? std::vector<bool>{} : flags;
}

int run_rounds(RoundsOptions options) {
  const plan::Programme programme = read_programme(options.programme, options.search.quiet);
  const grouping::GroupingProblem problem = plan::grouping_problem(programme, options.search.threads);
  Session session(options.search.quiet);
  options.rounds.limits = session.limits(options.search, programme.request);
  options.rounds.may_host = possible_hosts(programme.region);
  const grouping::RoundsResult result = grouping::solve_rounds(problem, options.rounds);
  const RoundsAnswer answer{programme, problem, result};
  const std::string& format = options.output.format;
  write(options.output, format == "json" ? as_json(answer) : format == "csv" ? as_csv(answer) : as_text(answer));
  return result.rounds.empty() ? exit_infeasible : exit_done;
}

}  // namespace

Command add_rounds(CLI::App& program) {
  auto options = std::make_shared<RoundsOptions>();
  CLI::App* app =
      program.add_subcommand("rounds", "Several rounds in which nobody meets the same ones more than need be");
  app->footer("Every round obeys the rules of the request. Exit code 1: not even one round can be had.");
  app->add_option("PROGRAMME", options->programme, "Programme file (JSON)")->required();
  app->add_option("-n,--rounds", options->rounds.rounds, "How many gatherings each one attends")
      ->check(whole_number(1, 50))
      ->capture_default_str();
  app->add_option("--host-weight", options->rounds.host_weight, "Score lost for each two gatherings that one hosts")
      ->check(number(0.0, 1e6))
      ->capture_default_str();
  app->add_option("--travel-weight", options->rounds.travel_weight,
                  "Score lost for each minute that one travels to hosts above the mean")
      ->check(number(0.0, 1e6))
      ->capture_default_str();
  add_output_options(*app, options->output, {"text", "json", "csv"});
  add_search_options(*app, options->search, "--sweeps");
  return {app, [options] { return run_rounds(*options); }};
}

}  // namespace samling::cli
