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
  write_schedule_with(schedule, folder, {});
}

void write_schedule_with(const Schedule& schedule, const std::filesystem::path& folder,
                         const std::vector<std::pair<std::string, std::string>>& further) {
  // Everything is made before anything is written: a schedule that cannot be shown leaves the folder as it was.
  const auto calendars = schedule_calendars(schedule);
  std::vector<std::string> texts = {schedule_html(schedule), schedule_csv(schedule), schedule_json(schedule),
                                    schedule_xlsx(schedule)};
  if (is_dated(schedule)) texts.push_back(schedule_xml(schedule));
  const std::vector<std::string> files = schedule_files();
  std::vector<std::string> names = files;
  for (const auto& [name, text] : calendars) names.push_back("calendars/" + name);
  for (const auto& [name, text] : further) names.push_back(name);
  require_free(folder, names);
  io::FilesTogether together;
  for (std::size_t i = 0; i < texts.size(); ++i) together.add(folder / files[i], texts[i]);
  for (const auto& [name, text] : calendars) together.add(folder / "calendars" / name, text);
  for (const auto& [name, text] : further) together.add(folder / name, text);
  if (!is_dated(schedule)) remove_old_exchange(folder);
  remove_old_calendars(folder / "calendars");
  together.commit();
}

}  // namespace samling::report
