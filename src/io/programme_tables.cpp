#include "io/programme_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace samling::io {
namespace {

std::optional<geo::LatLon> read_position(const CsvCells& cells) {
  const auto lat = cells.required_number("lat", latitudes);
  const auto lon = cells.required_number("lon", longitudes);
  if (!lat || !lon) return std::nullopt;
  return geo::LatLon::degrees(*lat, *lon);
}

// False, with an issue naming the first line, when `key` stood before.
bool is_first(const CsvCells& cells, std::string_view column, const std::string& key,
              std::map<std::string, int>& lines) {
  const auto [entry, is_new] = lines.emplace(key, cells.line());
  if (!is_new)
    cells.error(column, "duplicate_" + std::string(column), fmt::format("stands in line {} already", entry->second));
  return is_new;
}

void say_when_empty(const CsvFile& file, IssueList& issues) {
  if (!file.rows.empty() || !file.complete) return;
  issues.add(Issue{.rule = "no_rows",
                   .file = file.name,
                   .line = file.header_line,
                   .field = file.header.front(),
                   .message = "the file has a header but no rows"});
}

model::LanguageForm read_language_form(const CsvCells& cells) {
  const std::string word = cells.text("language_form");
  if (word.empty() || word == "neutral") return model::LanguageForm::neutral;
  if (word == "bokmal" || word == "bokmål") return model::LanguageForm::bokmal;
  if (word == "nynorsk") return model::LanguageForm::nynorsk;
  cells.error("language_form", "unknown_word",
              "is not one of bokmal, nynorsk, neutral" + did_you_mean(word, {"bokmal", "nynorsk", "neutral"}));
  return model::LanguageForm::neutral;
}

model::Municipality read_municipality(const CsvCells& cells) {
  model::Municipality row;
  row.code = cells.required_text("code").value_or("");
  row.name = cells.required_text("name").value_or("");
  row.county = cells.text("county");
  row.population = cells.whole("population", not_negative);
  row.people = cells.whole("people", at_least_one).value_or(row.people);
  row.can_host = cells.yes_no("can_host").value_or(row.can_host);
  row.host_capacity = cells.whole("host_capacity", not_negative).value_or(row.host_capacity);
  row.blackout_dates = cells.dates("blackout_dates");
  row.earliest_departure = cells.clock("earliest_departure");
  row.latest_home = cells.clock("latest_home");
  row.may_attend_remotely = cells.yes_no("may_attend_remotely").value_or(row.may_attend_remotely);
  row.withdrawn = cells.yes_no("withdrawn").value_or(row.withdrawn);
  row.language_form = read_language_form(cells);
  if (row.earliest_departure && row.latest_home && *row.latest_home <= *row.earliest_departure) {
    cells.error("latest_home", "reversed",
                fmt::format("is not later than earliest_departure {}", to_string(*row.earliest_departure)));
  }
  return row;
}

bool is_digits(const std::string& code) {
  return code.find_first_not_of("0123456789") == std::string::npos;
}

// Spreadsheets turn 0105 into 105: codes of digits that are shorter than the others.
void warn_of_lost_zeros(const MunicipalityTable& table, const std::string& file, IssueList& issues) {
  std::size_t longest = 0;
  for (const auto& row : table.rows) longest = std::max(longest, is_digits(row.code) ? row.code.size() : 0);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::string& code = table.rows[i].code;
    if (code.empty() || !is_digits(code) || code.size() >= longest) continue;
    issues.add(Issue{
        .level = Level::warning,
        .rule = "short_code",
        .file = file,
        .line = table.positions[i].line,
        .field = "code",
        .value = code,
        .message = fmt::format("has {} digits where other codes have {}; has a spreadsheet dropped a leading zero?",
                               code.size(), longest)});
    return;
  }
}

// A theme whose chain of parents comes back to itself, said once, where the chain is entered first.
void check_cycles(const std::vector<themes::Theme>& themes, const std::vector<const CsvRow*>& rows,
                  const CsvTable& table, IssueList& issues) {
  std::map<std::string, std::size_t> row_of;
  for (std::size_t t = 0; t < themes.size(); ++t) row_of.emplace(themes[t].code, t);
  std::set<std::size_t> said;
  for (std::size_t start = 0; start < themes.size(); ++start) {
    std::vector<std::size_t> chain{start};
    for (std::size_t at = start; themes[at].parent;) {
      const auto parent = row_of.find(*themes[at].parent);
      if (parent == row_of.end() || chain.size() > themes.size()) break;
      at = parent->second;
      chain.push_back(at);
      if (at == start) break;
    }
    if (chain.size() < 2 || chain.back() != start || said.contains(start)) continue;
    std::string text;
    for (const std::size_t t : chain) text += (text.empty() ? "" : " -> ") + themes[t].code;
    said.insert(chain.begin(), chain.end());
    CsvCells(table, *rows[start], issues).error("parent", "cyclic_parent", "the parents go round in a circle: " + text);
  }
}

}  // namespace

MunicipalityTable read_municipalities(const CsvFile& file, IssueList& issues,
                                      const std::set<std::string>& more_columns) {
  std::vector<CsvColumn> columns{{"code", true},
                                 {"name", true},
                                 {"lat", true},
                                 {"lon", true},
                                 {"county"},
                                 {"population"},
                                 {"people"},
                                 {"can_host"},
                                 {"host_capacity"},
                                 {"blackout_dates"},
                                 {"earliest_departure"},
                                 {"latest_home"},
                                 {"may_attend_remotely"},
                                 {"withdrawn"},
                                 {"language_form"}};
  for (const std::string& name : more_columns) {
    const bool own =
        std::any_of(columns.begin(), columns.end(), [&](const CsvColumn& column) { return column.name == name; });
    if (!own) columns.push_back({name});
  }
  const CsvTable table(file, std::move(columns), issues);
  MunicipalityTable result{.complete = file.complete && table.usable(), .header = file.header};
  if (!table.usable()) return result;
  std::map<std::string, int> lines;
  for (const CsvRow& row : file.rows) {
    const CsvCells cells(table, row, issues);
    model::Municipality municipality = read_municipality(cells);
    const auto position = read_position(cells);
    if (municipality.code.empty() || !is_first(cells, "code", municipality.code, lines)) {
      result.complete = false;
      continue;
    }
    if (position) municipality.seat = *position;
    result.positions.push_back(
        {file.name, row.line, fmt::format("{} ({})", municipality.name, municipality.code), position});
    result.rows.push_back(std::move(municipality));
    for (const std::string& name : more_columns) {
      if (table.has(name)) result.columns[name].push_back(cells.text(name));
    }
  }
  say_when_empty(file, issues);
  result.complete = result.complete && !file.rows.empty();
  warn_of_lost_zeros(result, file.name, issues);
  return result;
}

std::vector<std::string> ThemeTable::codes() const {
  std::vector<std::string> codes;
  for (const themes::Theme& theme : themes) codes.push_back(theme.code);
  return codes;
}

std::optional<ThemeId> ThemeTable::find(const std::string& code) const {
  for (std::size_t t = 0; t < themes.size(); ++t) {
    if (themes[t].code == code) return ThemeId(t);
  }
  return std::nullopt;
}

ThemeTable read_themes(const CsvFile& file, IssueList& issues) {
  const CsvTable table(file, {{"code", true}, {"name", true}, {"parent"}, {"weight"}}, issues);
  ThemeTable result{.complete = file.complete && table.usable()};
  if (!table.usable()) return result;
  std::map<std::string, int> lines;
  std::vector<const CsvRow*> rows;
  for (const CsvRow& row : file.rows) {
    const CsvCells cells(table, row, issues);
    themes::Theme theme{.code = cells.required_text("code").value_or(""),
                        .name = cells.required_text("name").value_or("")};
    if (const std::string parent = cells.text("parent"); !parent.empty()) theme.parent = parent;
    theme.weight = cells.number("weight", not_negative).value_or(1.0);
    if (theme.code.empty() || !is_first(cells, "code", theme.code, lines)) {
      result.complete = false;
      continue;
    }
    result.themes.push_back(std::move(theme));
    rows.push_back(&row);
  }
  say_when_empty(file, issues);
  const auto codes = result.codes();
  for (std::size_t t = 0; t < rows.size(); ++t) {
    const auto& parent = result.themes[t].parent;
    if (!parent || result.find(*parent) || !result.complete) continue;
    CsvCells(table, *rows[t], issues)
        .error("parent", "unknown_theme", "there is no theme with this code" + did_you_mean(*parent, codes));
  }
  check_cycles(result.themes, rows, table, issues);
  return result;
}

model::CodeHistory read_code_history(const CsvFile& file, IssueList& issues) {
  const CsvTable table(
      file, {{"old_code", true}, {"old_name", true}, {"new_code", true}, {"new_name", true}, {"from", true}}, issues);
  if (!table.usable()) return {};
  std::vector<model::CodeChange> changes;
  for (const CsvRow& row : file.rows) {
    const CsvCells cells(table, row, issues);
    const auto old_code = cells.required_text("old_code");
    const auto new_code = cells.required_text("new_code");
    const auto from = cells.required_date("from");
    if (!old_code || !new_code || !from) continue;
    changes.push_back({*old_code, cells.text("old_name"), *new_code, cells.text("new_name"), *from});
  }
  try {
    return model::CodeHistory(std::move(changes));
  } catch (const InvalidInput& problem) {
    issues.add(problem, file.name);
    return {};
  }
}

VenueTable read_venues(const CsvFile& file, const CodeBook& codes, IssueList& issues) {
  const CsvTable table(
      file, {{"key", true}, {"name", true}, {"lat", true}, {"lon", true}, {"capacity"}, {"closed_dates"}, {"refused"}},
      issues);
  VenueTable result;
  if (!table.usable()) return result;
  std::map<std::string, int> lines;
  for (const CsvRow& row : file.rows) {
    const CsvCells cells(table, row, issues);
    venue::Candidate venue{.key = cells.required_text("key").value_or(""),
                           .name = cells.required_text("name").value_or("")};
    const auto position = read_position(cells);
    venue.capacity = cells.whole("capacity", at_least_one).value_or(venue.capacity);
    venue.closed_dates = cells.dates("closed_dates");
    if (const std::string reason = cells.text("refused"); !reason.empty()) venue.refused = reason;
    if (venue.key.empty() || !is_first(cells, "key", venue.key, lines)) continue;
    if (const auto same = codes.find(venue.key); same && codes.code(*same) == venue.key) {
      cells.error("key", "duplicate_key",
                  "is the code of a municipality; its town hall is a venue already, give this one another key");
      continue;
    }
    if (position) venue.position = *position;
    result.positions.push_back({file.name, row.line, fmt::format("{} ({})", venue.name, venue.key), position});
    result.rows.push_back(std::move(venue));
  }
  return result;
}

void read_projects(const CsvFile& file, const CodeBook& codes, const ThemeTable& themes,
                   MunicipalityTable& municipalities, IssueList& issues) {
  const CsvTable table(
      file, {{"municipality", true}, {"theme", true}, {"title"}, {"stage"}, {"approach_tags"}, {"text"}, {"weight"}},
      issues);
  if (!table.usable()) return;
  const auto theme_codes = themes.codes();
  for (const CsvRow& row : file.rows) {
    const CsvCells cells(table, row, issues);
    const auto code = cells.required_text("municipality");
    const auto theme = cells.required_text("theme");
    model::Project project{.title = cells.text("title"),
                           .stage = cells.text("stage"),
                           .approach_tags = cells.list("approach_tags", "|"),
                           .text = cells.text("text"),
                           .weight = cells.number("weight", not_negative).value_or(1.0)};
    const auto municipality = code ? codes.find(*code) : std::nullopt;
    if (code && !municipality && codes.complete())
      cells.error("municipality", "unknown_municipality", codes.complaint(*code));
    const auto theme_id = theme ? themes.find(*theme) : std::nullopt;
    if (theme && !theme_id && themes.complete) {
      cells.error("theme", "unknown_theme", "there is no theme with this code" + did_you_mean(*theme, theme_codes));
    }
    if (!municipality || !theme_id) continue;
    project.theme = *theme_id;
    municipalities.rows[*municipality].projects.push_back(std::move(project));
  }
}

}  // namespace samling::io
