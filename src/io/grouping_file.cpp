#include "samling/io/grouping_file.hpp"

#include <algorithm>
#include <optional>

#include "io/csv_table.hpp"

namespace samling::io {
namespace {

std::size_t label_row(std::vector<std::string>& labels, const std::string& label) {
  const auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) labels.push_back(label);
  return static_cast<std::size_t>(std::distance(labels.begin(), std::find(labels.begin(), labels.end(), label)));
}

std::optional<MunicipalityId> member(const CsvCells& cells, const std::string& file, const model::Region& region,
                                     IssueList& issues) {
  const auto given = cells.required_text("municipality");
  if (!given) return {};
  try {
    return region.at(*given);
  } catch (const InvalidInput& problem) {
    issues.add(problem, file, cells.line());
    return {};
  }
}

}  // namespace

HandMadeGrouping read_grouping(const std::filesystem::path& file, const model::Region& region) {
  IssueList issues;
  const CsvFile csv = read_csv(file, issues);
  const CsvTable table(csv, {{"group", true}, {"municipality", true}, {"name"}, {"reason"}}, issues);
  HandMadeGrouping hand_made;
  std::vector<bool> named(region.size(), false);
  for (const CsvRow& row : table.usable() ? csv.rows : std::vector<CsvRow>{}) {
    const CsvCells cells(table, row, issues);
    const auto id = member(cells, csv.name, region, issues);
    if (!id) continue;
    if (named[id->index()]) cells.error("municipality", "duplicate_member", "is named twice");
    named[id->index()] = true;
    const std::string given = cells.text("municipality");
    if (given != region[*id].code && given != region[*id].name) hand_made.resolved.push_back({given, *id});
    const std::string label = cells.text("group");
    if (label.empty()) continue;
    const std::size_t group = label_row(hand_made.labels, label);
    hand_made.grouping.groups.resize(hand_made.labels.size());
    hand_made.grouping.groups[group].push_back(*id);
  }
  issues.throw_if_errors();
  std::vector<bool> placed(region.size(), false);
  for (grouping::Members& members : hand_made.grouping.groups) {
    std::sort(members.begin(), members.end());
    for (const MunicipalityId id : members) placed[id.index()] = true;
  }
  for (std::size_t i = 0; i < region.size(); ++i) {
    if (!placed[i]) hand_made.grouping.unplaced.emplace_back(i);
  }
  return hand_made;
}

std::vector<NamedPlace> read_places(const std::filesystem::path& file) {
  IssueList issues;
  const CsvFile csv = read_csv(file, issues);
  const CsvTable table(csv, {{"code", true, {"key", "place"}}, {"name"}, {"lat", true}, {"lon", true}}, issues);
  std::vector<NamedPlace> places;
  for (const CsvRow& row : table.usable() ? csv.rows : std::vector<CsvRow>{}) {
    const CsvCells cells(table, row, issues);
    const auto key = cells.required_text("code");
    const auto lat = cells.required_number("lat", {-90.0, 90.0});
    const auto lon = cells.required_number("lon", {-180.0, 180.0});
    if (!key || !lat || !lon) continue;
    const bool known = std::any_of(places.begin(), places.end(), [&](const NamedPlace& p) { return p.key == *key; });
    if (known) cells.error("code", "duplicate_place", "is named twice");
    const std::string name = cells.text("name");
    places.push_back({*key, name.empty() ? *key : name, geo::LatLon::degrees(*lat, *lon)});
  }
  issues.throw_if_errors();
  return places;
}

}  // namespace samling::io
