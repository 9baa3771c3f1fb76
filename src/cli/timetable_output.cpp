// samling rooms report, and what `samling rooms solve` shares with it.
#include "cli/timetable_output.hpp"

#include <system_error>

#include <fmt/format.h>

#include "cli/number_checks.hpp"
#include "samling/io/rooms_file.hpp"
#include "samling/io/text_file.hpp"

namespace samling::cli {
namespace {

constexpr const char* answer_file = "solution.json";

struct RoomsReportOptions {
  std::filesystem::path question;
  std::filesystem::path answer;
  std::filesystem::path folder;
  TimetableOptions timetable;
};

int report_rooms(const RoomsReportOptions& options) {
  const timetable::RoomsProblem problem = io::read_rooms_problem(options.question);
  const timetable::RoomsTimetable answer = io::read_rooms_timetable(options.answer, problem);
  check_folder({options.question}, options.folder, options.timetable);
  require_input_stays(options.answer, options.folder, report::schedule_files());
  write_folder(report::schedule_of(problem, answer, schedule_options(options.timetable)),
               io::rooms_timetable_json(problem, answer, "samling rooms"), options.folder, {}, options.answer);
  return exit_done;
}

}  // namespace

void add_timetable_options(CLI::App& app, TimetableOptions& options) {
  const std::string group = "In the folder";
  app.add_option("--title", options.title, "Title of the timetable (default: the question's name)")->group(group);
  app.add_option("--time-zone", options.time_zone,
                 "IANA time zone of its clock, \"Europe/Oslo\" (default: the question's offset from UTC, or UTC)")
      ->group(group);
  app.add_option("--first-day", options.first_day,
                 "Date of the first day, YYYY-MM-DD (default: the question's dates; without any, no calendars)")
      ->group(group);
}

void add_folder_output(CLI::App& app, Output& output, const std::vector<std::string>& formats) {
  add_output_options(app, output, formats);
  app.get_option("--out")->description(
      "Write to this file instead of standard output; a name without an ending, and no --format: a folder with page, "
      "calendars, CSV, XLSX, schedule.xml and JSON");
}

void add_timetable_search(CLI::App& app, Search& search, std::optional<double>& cpu_seconds,
                          const std::string& rounds) {
  app.add_option("--seed", search.seed, "Same input, seed and rounds give the same bytes (default: 1)")
      ->check(whole_number(0));
  app.add_option("--rounds", search.rounds, rounds)->check(whole_number(0));
  app.add_option("--time-limit", search.seconds, "Seconds by the clock; the answer is then not repeatable")
      ->check(number_above_zero());
  add_cpu_seconds(app, cpu_seconds);
  add_threads_option(app, search.threads);
  add_quiet_option(app, search.quiet);
}

void add_cpu_seconds(CLI::App& app, std::optional<double>& cpu_seconds) {
  app.add_option("--cpu-seconds", cpu_seconds, "CPU seconds; the answer is then not repeatable")
      ->check(number_above_zero());
}

report::ScheduleOptions schedule_options(const TimetableOptions& options) {
  report::ScheduleOptions result{.title = options.title, .time_zone = options.time_zone, .first_day = {}};
  if (!options.time_zone.empty()) report::require_time_zone(options.time_zone);
  if (options.first_day.empty()) return result;
  result.first_day = parse_date(options.first_day);
  require(result.first_day.has_value(), "--first-day", options.first_day, "is no date (YYYY-MM-DD)");
  const int year = static_cast<int>(result.first_day->year());
  require(year >= 1900 && year <= 2200, "--first-day", options.first_day, "must be from 1900 to 2200");
  return result;
}

bool names_a_folder(const CLI::App& app, const Output& output) {
  if (output.file.empty() || app.count("--format") > 0) return false;
  std::error_code none;
  if (std::filesystem::exists(output.file, none)) return std::filesystem::is_directory(output.file, none);
  return output.file.extension().empty();
}

bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code none;
  if (std::filesystem::equivalent(a, b, none)) return true;
  const auto whole = [&none](const std::filesystem::path& path) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, none), none);
  };
  return !a.empty() && !b.empty() && whole(a) == whole(b);
}

void require_input_stays(const std::filesystem::path& input, const std::filesystem::path& folder,
                         const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    require(!is_same_file(input, folder / name), "--out", (folder / name).string(),
            "is an input of this command and would be lost");
  }
}

void require_writable(const Output& output, bool folder) {
  if (!folder && !output.file.empty()) io::require_writable(output.file);
}

void check_folder(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& folder,
                  const TimetableOptions& options) {
  std::vector<std::string> names = report::schedule_files();
  names.emplace_back(answer_file);
  for (const std::filesystem::path& input : inputs) require_input_stays(input, folder, names);
  (void)schedule_options(options);
  for (const std::string& name : names) io::require_writable(folder / name);
}

void write_folder(const report::Schedule& schedule, const std::string& answer, const std::filesystem::path& folder,
                  const std::string& text, const std::filesystem::path& read_from) {
  std::vector<std::pair<std::string, std::string>> further;
  if (!is_same_file(read_from, folder / answer_file)) further.emplace_back(answer_file, answer);
  report::write_schedule_with(schedule, folder, further);
  if (!report::is_dated(schedule)) {
    tell("warning", "the question has no dates: calendars and schedule.xml are not written; --first-day gives it one");
  }
  write({}, text + fmt::format("Open {}\n", (folder / "timetable.html").string()));
}

Command add_rooms_report(CLI::App& rooms) {
  auto options = std::make_shared<RoomsReportOptions>();
  CLI::App* app =
      rooms.add_subcommand("report", "A timetable as page, calendars, CSV, XLSX, schedule.xml and JSON, into a folder");
  app->add_option("QUESTION", options->question, "Sessions, rooms, tracks and talks (cosplib-json/1)")->required();
  app->add_option("ANSWER", options->answer, "A timetable (cosplib-solution/1)")->required();
  app->add_option("-o,--out", options->folder, "Folder to write into")->required();
  add_timetable_options(*app, options->timetable);
  return {app, [options] { return report_rooms(*options); }};
}

}  // namespace samling::cli
