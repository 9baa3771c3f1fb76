#include "report/folder.hpp"
#include "samling/io/text_file.hpp"
#include "samling/report/schedule.hpp"

namespace samling::report {

std::vector<std::string> schedule_files() {
  return {"timetable.html", "timetable.csv", "timetable.json", "timetable.xlsx", "schedule.xml"};
}

void write_schedule(const Schedule& schedule, const std::filesystem::path& folder) {
  // Everything is made before anything is written: a schedule that cannot be shown leaves the folder as it was.
  const auto calendars = schedule_calendars(schedule);
  const std::vector<std::string> texts = {schedule_html(schedule), schedule_csv(schedule), schedule_json(schedule),
                                          schedule_xlsx(schedule), schedule_xml(schedule)};
  const std::vector<std::string> files = schedule_files();
  std::vector<std::string> names = files;
  for (const auto& [name, text] : calendars) names.push_back("calendars/" + name);
  require_free(folder, names);
  for (std::size_t i = 0; i < files.size(); ++i) io::write_text(folder / files[i], texts[i]);
  remove_old_calendars(folder / "calendars");
  for (const auto& [name, text] : calendars) io::write_text(folder / "calendars" / name, text);
}

}  // namespace samling::report
