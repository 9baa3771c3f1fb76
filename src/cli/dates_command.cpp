// samling dates: on which dates a group can meet: those the request allows on which no member is away.
#include "cli/dates_command.hpp"

#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/gatherings.hpp"
#include "cli/text.hpp"
#include "samling/plan/free_dates.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct DatesAsked {
  std::filesystem::path programme;
  GatheringOptions gatherings;
  int count = 10;
  Output output;
  bool quiet = false;
};

struct DatesFound {
  Gathering gathering;
  std::vector<Date> dates;
};

// "2015-03-05 Thursday".
std::string with_weekday(Date date) {
  constexpr const char* names[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  const std::chrono::weekday day{std::chrono::sys_days(date)};
  return to_string(date) + " " + names[day.c_encoding()];
}

std::string dates_as_text(const plan::Programme& programme, const std::vector<DatesFound>& answers) {
  std::string text;
  for (const DatesFound& answer : answers) {
    text += visible(answer.gathering.key + ": " + names(programme.region, answer.gathering.members)) + "\n";
    for (const Date date : answer.dates) text += "  " + with_weekday(date) + "\n";
    if (answer.dates.empty()) text += "  no date that the request allows is free for all of them\n";
  }
  return text;
}

std::string dates_as_json(const plan::Programme& programme, const std::vector<DatesFound>& answers) {
  Json json{{"format", "samling-dates"}, {"version", 1}, {"groups", Json::array()}};
  for (const DatesFound& answer : answers) {
    Json dates = Json::array();
    for (const Date date : answer.dates) dates.push_back(to_string(date));
    json["groups"].push_back({{"key", answer.gathering.key},
                              {"members", codes(programme.region, answer.gathering.members)},
                              {"dates", dates}});
  }
  return json.dump(2) + "\n";
}

std::string dates_as_csv(const std::vector<DatesFound>& answers) {
  std::vector<std::vector<std::string>> rows{{"group", "date"}};
  for (const DatesFound& answer : answers) {
    for (const Date date : answer.dates) rows.push_back({answer.gathering.key, to_string(date)});
  }
  return csv(rows);
}

int find_dates(const DatesAsked& asked) {
  const plan::Programme programme = read_programme(asked.programme, asked.quiet);
  std::vector<DatesFound> answers;
  bool all_have_one = true;
  for (Gathering& gathering : gatherings(programme, asked.gatherings)) {
    std::vector<Date> dates = plan::free_dates(programme, gathering.members, static_cast<std::size_t>(asked.count));
    all_have_one = all_have_one && !dates.empty();
    answers.push_back({std::move(gathering), std::move(dates)});
  }
  const std::string& format = asked.output.format;
  write(asked.output, format == "csv"    ? dates_as_csv(answers)
                      : format == "json" ? dates_as_json(programme, answers)
                                         : dates_as_text(programme, answers));
  return all_have_one ? exit_done : exit_infeasible;
}

}  // namespace

Command add_dates(CLI::App& program) {
  auto asked = std::make_shared<DatesAsked>();
  CLI::App* app = program.add_subcommand("dates", "Dates on which a group can meet: nobody of it is away");
  app->footer("Without --members and --plan: the groups pinned in the request.");
  app->add_option("PROGRAMME", asked->programme, "Programme file (JSON)")->required();
  add_gathering_options(*app, asked->gatherings);
  app->add_option("-n,--count", asked->count, "At most so many dates, the best first")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  add_output_options(*app, asked->output, {"text", "json", "csv"});
  add_quiet_option(*app, asked->quiet);
  return {app, [asked] { return find_dates(*asked); }};
}

}  // namespace samling::cli
