// samling venue: where a group can meet: every choice with its figures, every refusal with its number.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/gatherings.hpp"
#include "cli/text.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct VenueOptions {
  std::filesystem::path programme;
  GatheringOptions gatherings;
  Output output;
  bool quiet = false;
};

struct VenueAnswer {
  Gathering gathering;
  venue::VenueProblem problem;
  venue::VenueResult result;
  [[nodiscard]] const venue::Candidate& candidate(VenueId id) const { return problem.candidates()[id.index()]; }
};

std::string minutes(Minutes value) {
  return format_number(value.count());
}

std::string leg_text(const model::Region& region, const venue::Leg& leg) {
  const bool same = leg.there == leg.home;
  return region[leg.municipality].name + " " + minutes(leg.there) + (same ? "" : "/" + minutes(leg.home)) +
         (leg.estimate ? " (estimate)" : "");
}

std::string as_text(const model::Region& region, const VenueAnswer& answer) {
  std::string text = visible(answer.gathering.key + ": " + names(region, answer.gathering.members));
  if (answer.problem.limit()) text += fmt::format(" (limit {} min)", minutes(*answer.problem.limit()));
  if (!answer.gathering.remote.empty()) text += visible("; remote: " + names(region, answer.gathering.remote));
  text += "\n";
  std::vector<std::vector<std::string>> rows;
  for (const venue::Choice& choice : answer.result.ranked) {
    std::vector<std::string> legs;
    for (const venue::Leg& leg : choice.legs) legs.push_back(leg_text(region, leg));
    rows.push_back({answer.candidate(choice.venue).name, "worst " + minutes(choice.worst), "sum " + minutes(choice.sum),
                    fmt::format("{}", fmt::join(legs, ", "))});
  }
  for (const venue::Refusal& refusal : answer.result.refused) {
    rows.push_back({answer.candidate(refusal.venue).name, "refused", refusal.rule, refusal.reason});
  }
  return text + columns(rows);
}

Json leg_json(const model::Region& region, const venue::Leg& leg) {
  return {{"municipality", region[leg.municipality].code},
          {"minutes_there", leg.there.count()},
          {"minutes_home", leg.home.count()},
          {"kilometres", leg.kilometres ? Json(leg.kilometres->count()) : Json()},
          {"estimate", leg.estimate}};
}

Json as_json(const model::Region& region, const VenueAnswer& answer) {
  Json json{{"key", answer.gathering.key},
            {"members", codes(region, answer.gathering.members)},
            {"remote", codes(region, answer.gathering.remote)},
            {"limit", answer.problem.limit() ? Json(answer.problem.limit()->count()) : Json()},
            {"choices", Json::array()},
            {"refused", Json::array()}};
  for (const venue::Choice& choice : answer.result.ranked) {
    const venue::Candidate& candidate = answer.candidate(choice.venue);
    Json legs = Json::array();
    for (const venue::Leg& leg : choice.legs) legs.push_back(leg_json(region, leg));
    json["choices"].push_back({{"key", candidate.key},
                               {"name", candidate.name},
                               {"worst_minutes", choice.worst.count()},
                               {"sum_minutes", choice.sum.count()},
                               {"legs", legs}});
  }
  for (const venue::Refusal& refusal : answer.result.refused) {
    const venue::Candidate& candidate = answer.candidate(refusal.venue);
    json["refused"].push_back(
        {{"key", candidate.key}, {"name", candidate.name}, {"rule", refusal.rule}, {"reason", refusal.reason}});
  }
  return json;
}

std::string as_csv(const std::vector<VenueAnswer>& answers) {
  std::vector<std::vector<std::string>> rows{
      {"group", "venue", "name", "admissible", "worst_minutes", "sum_minutes", "reason"}};
  for (const VenueAnswer& answer : answers) {
    const std::string& key = answer.gathering.key;
    for (const venue::Choice& choice : answer.result.ranked) {
      const venue::Candidate& candidate = answer.candidate(choice.venue);
      rows.push_back({key, candidate.key, candidate.name, "yes", format_number(choice.worst.count()),
                      format_number(choice.sum.count()), ""});
    }
    for (const venue::Refusal& refusal : answer.result.refused) {
      const venue::Candidate& candidate = answer.candidate(refusal.venue);
      rows.push_back({key, candidate.key, candidate.name, "no", "", "", refusal.reason});
    }
  }
  return csv(rows);
}

std::string formatted(const plan::Programme& programme, const std::vector<VenueAnswer>& answers, const std::string& format) {
  if (format == "csv") return as_csv(answers);
  Json json{{"format", "samling-venues"}, {"version", 1}, {"groups", Json::array()}};
  std::string text;
  for (const VenueAnswer& answer : answers) {
    json["groups"].push_back(as_json(programme.region, answer));
    text += (text.empty() ? "" : "\n") + as_text(programme.region, answer);
  }
  return format == "json" ? json.dump(2) + "\n" : text;
}

int run_venue(const VenueOptions& options) {
  const plan::Programme programme = read_programme(options.programme, options.quiet);
  std::vector<VenueAnswer> answers;
  bool all_can_meet = true;
  for (Gathering& gathering : gatherings(programme, options.gatherings)) {
    venue::VenueProblem problem = plan::venue_problem(programme, gathering.members, gathering.remote);
    venue::VenueResult result = venue::solve(problem);
    all_can_meet = all_can_meet && result.best() != nullptr;
    answers.push_back({std::move(gathering), std::move(problem), std::move(result)});
  }
  write(options.output, formatted(programme, answers, options.output.format));
  return all_can_meet ? exit_done : exit_infeasible;
}

}  // namespace

Command add_venue(CLI::App& program) {
  auto options = std::make_shared<VenueOptions>();
  CLI::App* app = program.add_subcommand("venue", "Where a group can meet, and why not elsewhere");
  app->footer("Without --members and --plan: the groups pinned in the request.");
  app->add_option("PROGRAMME", options->programme, "Programme file (JSON)")->required();
  add_gathering_options(*app, options->gatherings);
  add_output_options(*app, options->output, {"text", "json", "csv"});
  add_quiet_option(*app, options->quiet);
  return {app, [options] { return run_venue(*options); }};
}

}  // namespace samling::cli
