#include "samling/io/programme_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/boundaries.hpp"
#include "io/plan_check.hpp"
#include "io/programme_tables.hpp"
#include "io/request_reader.hpp"
#include "io/rules_reader.hpp"
#include "io/source_files.hpp"
#include "io/travel_section.hpp"
#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

constexpr const char* programme_format = "samling-programme";
constexpr int programme_version = 1;

// Everything is read before anything is thrown. Strategy: tables first (so that names can be looked up), then the
// request, then travel and map; the region is only built when nothing was wrong.
class ProgrammeReader {
 public:
  ProgrammeReader(const JsonPlace& root, SourceFiles& files, IssueList& issues)
      : root_(root), files_(files), issues_(issues) {}

  plan::Programme read() {
    root_.object_with({"format", "version", "title", "as_of", "attributions", "themes", "municipalities", "projects",
                       "code_history", "venues", "travel", "map", "request"});
    const std::string title = read_title();
    const auto attributions = root_["attributions"].texts();
    as_of_ = root_["as_of"].date();
    read_tables();
    const plan::Request request = read_request(root_["request"], {codes_, themes_, active(), themes_are_used(), municipalities_, files_});
    const TravelSection travel =
        read_travel(root_["travel"], files_, positions_are_known() ? places() : std::vector<TravelPlace>());
    auto boundaries = read_map();
    issues_.throw_if_errors();
    model::Region region = build_region(travel);
    return plan::Programme{.title = title,
                           .region = std::move(region),
                           .venues = std::move(venues_.rows),
                           .request = request,
                           .boundaries = std::move(boundaries),
                           .attributions = attributions,
                           .input_checksum = files_.checksum(),
                           .warnings = issues_.warnings()};
  }

 private:
  std::string read_title() {
    const JsonPlace place = root_["title"];
    if (!place.required()) return {};
    const auto title = place.text();
    if (title && trimmed(*title).empty()) place.error("missing_field", "the title is empty");
    return title.value_or("");
  }

  void read_tables() {
    if (const auto file = files_.open_csv(root_["themes"])) themes_ = read_themes(*file, issues_);
    themes_.complete = themes_.complete && (root_["themes"].exists() ? !themes_.themes.empty() : true);
    municipalities_.complete = false;
    if (root_["municipalities"].required()) {
      if (const auto file = files_.open_csv(root_["municipalities"]))
        municipalities_ = read_municipalities(*file, issues_, columns_of_rules(root_["request"]["rules"]));
    }
    if (const auto file = files_.open_csv(root_["code_history"])) history_ = read_code_history(*file, issues_);
    codes_ = CodeBook(municipalities_.rows, history_, as_of_, municipalities_.complete);
    read_projects_table();
    if (const auto file = files_.open_csv(root_["venues"])) venues_ = read_venues(*file, codes_, issues_);
    auto positions = municipalities_.positions;
    positions.insert(positions.end(), venues_.positions.begin(), venues_.positions.end());
    check_positions(positions, issues_);
  }

  void read_projects_table() {
    const auto file = files_.open_csv(root_["projects"]);
    if (!file) return;
    if (!root_["themes"].exists()) {
      root_["projects"].error("contradiction", "projects name themes, but the programme has no \"themes\"");
      themes_.complete = false;
    }
    read_projects(*file, codes_, themes_, municipalities_, issues_);
  }

  std::vector<plan::Boundary> read_map() {
    const JsonPlace map = root_["map"];
    if (!map.exists() || !map.object_with({"boundaries", "code_property"}) || !map["boundaries"].required()) return {};
    const std::string property = map["code_property"].text().value_or("code");
    const auto file = files_.open(map["boundaries"]);
    if (!file) return {};
    return read_boundaries(file->bytes, file->name, property, codes_, issues_);
  }

  [[nodiscard]] std::size_t active() const {
    return static_cast<std::size_t>(std::count_if(municipalities_.rows.begin(), municipalities_.rows.end(),
                                                  [](const model::Municipality& m) { return !m.withdrawn; }));
  }
  [[nodiscard]] bool themes_are_used() const { return root_["projects"].exists(); }

  [[nodiscard]] bool positions_are_known() const {
    const auto known = [](const ReadPosition& read) { return read.position.has_value(); };
    return std::all_of(municipalities_.positions.begin(), municipalities_.positions.end(), known) &&
           std::all_of(venues_.positions.begin(), venues_.positions.end(), known);
  }

  [[nodiscard]] std::vector<TravelPlace> places() const {
    std::vector<TravelPlace> places;
    for (const model::Municipality& row : municipalities_.rows) {
      places.push_back({row.code, fmt::format("{} ({})", row.name, row.code), row.seat});
    }
    for (const venue::Candidate& row : venues_.rows) {
      places.push_back({row.key, fmt::format("{} ({})", row.name, row.key), row.position});
    }
    return places;
  }

  // What the constructors still find is said in their words, with the programme file's name.
  model::Region build_region(const TravelSection& section) {
    geo::TravelMatrix travel = complete_travel(section, places(), root_["travel"]);
    issues_.throw_if_errors();
    try {
      return {std::move(municipalities_.rows), themes::ThemeCatalogue(std::move(themes_.themes)), std::move(travel),
              std::move(history_), as_of_};
    } catch (const InvalidInput& problem) {
      issues_.add(problem, root_.document().name);
    }
    issues_.throw_if_errors();
    throw std::logic_error("a region was refused without an error");
  }

  const JsonPlace& root_;
  SourceFiles& files_;
  IssueList& issues_;
  std::optional<Date> as_of_;
  ThemeTable themes_;
  MunicipalityTable municipalities_;
  model::CodeHistory history_;
  CodeBook codes_;
  VenueTable venues_;
};

}  // namespace

plan::Programme read_programme(const std::filesystem::path& file) {
  IssueList issues;
  const std::string text = read_text(file);
  const auto document = parse_json(text, file.filename().string(), issues);
  issues.throw_if_errors();
  const JsonPlace root(*document, issues);
  const bool right_format = is_format(root, programme_format, programme_version);
  if (!right_format) issues.throw_if_errors();
  SourceFiles files(file, text);
  return ProgrammeReader(root, files, issues).read();
}

}  // namespace samling::io
