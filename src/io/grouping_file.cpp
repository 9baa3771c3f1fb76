#include "samling/io/grouping_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "io/csv_table.hpp"
#include "io/json_with_lines.hpp"
#include "io/plan_check.hpp"
#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

/// Collects who is in which group, from whatever kind of file.
class Collector {
 public:
  explicit Collector(const model::Region& region) : region_(region), line_named_(region.size(), 0) {}

  /// The municipality that `given` means; nothing, with an issue, when there is none or it was named before.
  std::optional<MunicipalityId> member(const std::string& given, const Issue& where, IssueList& issues) {
    try {
      const MunicipalityId id = region_.at(given);
      if (int& line = line_named_[id.index()]; line == 0) {
        line = where.line;
        if (given != region_[id].code && given != region_[id].name) hand_made_.resolved.push_back({given, id});
        return id;
      }
      issues.add(with(where, "duplicate_member", fmt::format("is named in line {} already", line_named_[id.index()])));
    } catch (const InvalidInput& problem) {
      for (const Issue& issue : problem.issues()) issues.add(with(where, issue.rule, issue.message));
    }
    return std::nullopt;
  }

  void place(MunicipalityId id, const std::string& label) {
    auto& labels = hand_made_.labels;
    const auto found = std::find(labels.begin(), labels.end(), label);
    const auto group = static_cast<std::size_t>(found - labels.begin());
    if (found == labels.end()) {
      labels.push_back(label);
      hand_made_.grouping.groups.emplace_back();
    }
    hand_made_.grouping.groups[group].push_back(id);
  }

  /// Whoever is in no group is unplaced.
  HandMadeGrouping finish() {
    std::vector<bool> placed(region_.size(), false);
    for (grouping::Members& members : hand_made_.grouping.groups) {
      std::sort(members.begin(), members.end());
      for (const MunicipalityId id : members) placed[id.index()] = true;
    }
    for (std::size_t i = 0; i < region_.size(); ++i) {
      if (!placed[i]) hand_made_.grouping.unplaced.emplace_back(i);
    }
    return std::move(hand_made_);
  }

 private:
  static Issue with(Issue where, const std::string& rule, const std::string& message) {
    where.rule = rule;
    where.message = message;
    return where;
  }

  const model::Region& region_;
  std::vector<int> line_named_;  // 0: not yet
  HandMadeGrouping hand_made_;
};

void read_rows(const CsvFile& csv, Collector& collector, IssueList& issues) {
  const CsvTable table(csv, {{"group", true}, {"municipality", true}, {"name"}, {"reason"}}, issues);
  if (!table.usable()) return;
  for (const CsvRow& row : csv.rows) {
    const CsvCells cells(table, row, issues);
    const auto given = cells.required_text("municipality");
    if (!given) continue;
    const Issue where{.file = csv.name, .line = row.line, .field = table.shown_name("municipality"), .value = *given};
    const auto id = collector.member(*given, where, issues);
    if (const std::string label = cells.text("group"); id && !label.empty()) collector.place(*id, label);
  }
}

// Only who is in which group is read, so that groups can be changed by hand in a plan and then judged.
void read_groups_of_plan(const JsonPlace& root, Collector& collector, IssueList& issues) {
  if (!is_format(root, plan_format, plan_version) || !root["groups"].required()) return;
  for (const JsonPlace& group : root["groups"].elements()) {
    const auto label = group["key"].required() ? group["key"].text() : std::nullopt;
    if (!label || !group["members"].required()) continue;
    for (const JsonPlace& member : group["members"].elements()) {
      const auto given = member.required() ? member.text() : std::nullopt;
      if (!given) continue;
      const Issue where{
          .file = root.document().name, .line = member.line(), .field = member.pointer(), .value = *given};
      if (const auto id = collector.member(*given, where, issues)) collector.place(*id, *label);
    }
  }
}

}  // namespace

HandMadeGrouping read_grouping(const std::filesystem::path& file, const model::Region& region) {
  IssueList issues;
  Collector collector(region);
  const std::string text = read_text(file);
  const std::string name = file.filename().string();
  if (const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
      first != std::string::npos && text[first] == '{') {
    if (const auto document = parse_json(text, name, issues)) {
      read_groups_of_plan(JsonPlace(*document, issues), collector, issues);
    }
  } else {
    read_rows(parse_csv(text, name, issues), collector, issues);
  }
  issues.throw_if_errors();
  return collector.finish();
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
