#include <system_error>

#include "report/calendar_text.hpp"
#include "report/folder.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/text_file.hpp"
#include "samling/report/report.hpp"

namespace samling::report {

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

void require_free(const std::filesystem::path& folder, const std::vector<std::string>& names) {
  std::error_code none;
  std::vector<Issue> issues;
  const auto in_the_way = [&](const std::filesystem::path& path, const std::string& what) {
    issues.push_back({.rule = "cannot_write", .file = path.string(), .message = "cannot be written: " + what});
  };
  for (const auto& name : names) {
    if (std::filesystem::is_directory(folder / name, none)) in_the_way(folder / name, "it is a folder");
  }
  const auto calendar_folder = folder / "calendars";
  if (std::filesystem::exists(calendar_folder, none) && !std::filesystem::is_directory(calendar_folder, none)) {
    in_the_way(calendar_folder, "it is not a folder");
  }
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

void write_folder(const plan::Plan& plan, const std::filesystem::path& folder,
                  const std::vector<plan::Boundary>& boundaries) {
  // Everything is made before anything is written: a plan that cannot be shown leaves the folder as it was.
  const auto files = calendars(plan);
  const std::vector<std::pair<std::string, std::string>> pages = {{"plan.html", html(plan, boundaries)},
                                                                  {"plan.md", markdown(plan)},
                                                                  {"plan.csv", csv(plan)},
                                                                  {"map.geojson", geojson(plan)}};
  std::vector<std::string> names = {"plan.json"};
  for (const auto& page : pages) names.push_back(page.first);
  for (const auto& file : files) names.push_back("calendars/" + file.first);
  require_free(folder, names);
  io::write_plan(plan, folder / "plan.json");
  for (const auto& [name, text] : pages) io::write_text(folder / name, text);
  remove_old_calendars(folder / "calendars");
  for (const auto& [name, text] : files) io::write_text(folder / "calendars" / name, text);
}

}  // namespace samling::report
