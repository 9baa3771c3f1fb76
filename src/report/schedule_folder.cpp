#include <system_error>

#include "report/folder.hpp"
#include "samling/io/text_file.hpp"
#include "samling/report/schedule.hpp"

namespace samling::report {
namespace {

constexpr const char* exchange_file = "schedule.xml";

// An exchange file of ours with dates that hold no longer.
void remove_old_exchange(const std::filesystem::path& folder) {
  std::error_code none;
  const auto file = folder / exchange_file;
  if (!std::filesystem::is_regular_file(file, none)) return;
  if (io::read_text(file).find("<generator name=\"samling\"") != std::string::npos) std::filesystem::remove(file);
}

}  // namespace

std::vector<std::string> schedule_files() {
  return {"timetable.html", "timetable.csv", "timetable.json", "timetable.xlsx", exchange_file};
}

void write_schedule(const Schedule& schedule, const std::filesystem::path& folder) {
  // Everything is made before anything is written: a schedule that cannot be shown leaves the folder as it was.
  const auto calendars = schedule_calendars(schedule);
  std::vector<std::string> texts = {schedule_html(schedule), schedule_csv(schedule), schedule_json(schedule),
                                    schedule_xlsx(schedule)};
  if (is_dated(schedule)) texts.push_back(schedule_xml(schedule));
  const std::vector<std::string> files = schedule_files();
  std::vector<std::string> names = files;
  for (const auto& [name, text] : calendars) names.push_back("calendars/" + name);
  require_free(folder, names);
  for (std::size_t i = 0; i < texts.size(); ++i) io::write_text(folder / files[i], texts[i]);
  if (!is_dated(schedule)) remove_old_exchange(folder);
  remove_old_calendars(folder / "calendars");
  for (const auto& [name, text] : calendars) io::write_text(folder / "calendars" / name, text);
}

}  // namespace samling::report
