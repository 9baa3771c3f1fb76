#include "cli/day_preset.hpp"

#include <algorithm>
#include <memory>

#include "cli/day_options.hpp"
#include "samling/io/agenda_file.hpp"
#include "samling/timetable/agenda/formats.hpp"

namespace samling::cli {
namespace {

namespace agenda = timetable::agenda;

struct PresetOptions {
  std::string format;
  std::vector<std::string> names;
  std::vector<std::string> dives;
  std::optional<std::string> slot;
  std::filesystem::path file;
};

agenda::AgendaInput preset(const PresetOptions& options) {
  if (options.format == "pilot") {
    timetable::DayTemplate day;
    day.slot = {WholeMinutes(90), WholeMinutes(90)};
    DayOptions change;
    change.slot = options.slot;
    return agenda::pilot(options.names, changed(day, change).slot);
  }
  if (options.format == "peer-assist") return agenda::peer_assist(options.names);
  if (options.format == "theme-day") return agenda::theme_day(options.names);
  if (options.format == "kick-off") return agenda::kick_off(options.names, options.dives);
  std::vector<std::vector<std::string>> sets;
  for (const std::string& set : options.names) sets.push_back(split(set, ','));
  return agenda::action_learning(sets);
}

int write_preset(const PresetOptions& options) {
  require(options.dives.empty() || options.format == "kick-off", "--dives",
          options.dives.empty() ? "" : options.dives[0], "is only for kick-off");
  require(!options.slot || options.format == "pilot", "--slot", options.slot.value_or(""), "is only for pilot");
  const agenda::AgendaProblem problem(preset(options));
  write({.format = "json", .file = options.file}, io::agenda_json(problem.input()));
  return exit_done;
}

}  // namespace

Command add_day_preset(CLI::App& day) {
  auto options = std::make_shared<PresetOptions>();
  CLI::App* app = day.add_subcommand("preset", "A way to meet as an agenda file to start from");
  app->footer(
      "  samling day preset pilot Sarpsborg Fredrikstad Oppegård --slot 60-90 --out agenda.json\n"
      "  samling day preset peer-assist Hamar Drammen --out agenda.json\n"
      "  samling day preset action-learning \"Ada,Bo,Cy,Dee,Eli\" \"Fay,Gus,Hal,Ida,Jo\" --out agenda.json\n"
      "  samling day preset theme-day \"A film\" \"A survey\" \"What research says\" --out agenda.json\n"
      "  samling day preset kick-off \"What research says\" \"One that did it\" --dives Begin Measure --out "
      "agenda.json\n"
      "  samling day solve agenda.json --out timetable");
  app->add_option("FORMAT", options->format, "Way to meet")
      ->required()
      ->transform([](std::string word) {
        std::ranges::replace(word, '_', '-');  // as the library writes them
        return word;
      })
      ->check(CLI::IsMember({"pilot", "peer-assist", "action-learning", "theme-day", "kick-off"}));
  app->add_option("NAMES", options->names,
                  "pilot: delegations; peer-assist: who has a problem; action-learning: sets, each its members with "
                  "commas between; theme-day and kick-off: talks")
      ->required();
  app->add_option("--dives", options->dives, "kick-off: the deep dives, side by side");
  app->add_option("--slot", options->slot, "pilot: minutes for each, 75 or 60-90 (default: 90)");
  app->add_option("-o,--out", options->file, "File to write (default: standard output)");
  return {app, [options] { return write_preset(*options); }};
}

}  // namespace samling::cli
