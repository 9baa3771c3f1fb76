#include <system_error>

#include "report/calendar_text.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/text_file.hpp"
#include "samling/report/report.hpp"

namespace samling::report {
namespace {

/// Calendars of an earlier plan in the same folder would invite people to gatherings that are no more. Only files that
/// say that we made them are removed.
void remove_old_calendars(const std::filesystem::path& folder) {
  std::error_code none;
  if (!std::filesystem::is_directory(folder, none)) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".ics" || !entry.is_regular_file()) continue;
    const auto text = io::read_text(entry.path());
    if (text.find("PRODID:" + std::string(calendar_product)) != std::string::npos)
      std::filesystem::remove(entry.path());
  }
}

}  // namespace

void write_folder(const plan::Plan& plan, const std::filesystem::path& folder,
                  const std::vector<plan::Boundary>& boundaries) {
  // Everything is made before anything is written: a plan that cannot be shown leaves the folder as it was.
  const auto files = calendars(plan);
  const std::vector<std::pair<std::string, std::string>> pages = {{"plan.html", html(plan, boundaries)},
                                                                  {"plan.md", markdown(plan)},
                                                                  {"plan.csv", csv(plan)},
                                                                  {"map.geojson", geojson(plan)}};
  io::write_plan(plan, folder / "plan.json");
  for (const auto& [name, text] : pages) io::write_text(folder / name, text);
  remove_old_calendars(folder / "calendars");
  for (const auto& [name, text] : files) io::write_text(folder / "calendars" / name, text);
}

}  // namespace samling::report
