#include "samling/model/region.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "model/region_check.hpp"
#include "samling/core/issue.hpp"

namespace samling::model {
namespace {

constexpr std::size_t longest_to_match = 200;  // beyond it nothing is a misspelling, and matching would be slow

using Field = std::string Municipality::*;

std::vector<MunicipalityId> rows_by(const std::vector<Municipality>& municipalities, Field field) {
  std::vector<MunicipalityId> rows;
  for (std::size_t row = 0; row < municipalities.size(); ++row) rows.emplace_back(row);
  std::ranges::sort(
      rows, {}, [&](MunicipalityId id) { return std::pair(std::string_view(municipalities[id.index()].*field), id); });
  return rows;
}

// The rows whose field is exactly `text`; `rows` are in the order of that field.
std::span<const MunicipalityId> equal_rows(const std::vector<Municipality>& municipalities,
                                           const std::vector<MunicipalityId>& rows, Field field,
                                           std::string_view text) {
  const auto key = [&](MunicipalityId id) -> std::string_view { return municipalities[id.index()].*field; };
  const auto found = std::ranges::equal_range(rows, text, {}, key);
  return {found.begin(), found.end()};
}

std::string code_and_name(const Municipality& municipality) {
  std::string text = fmt::format("\"{}\" ({}", municipality.code, municipality.name);
  if (!municipality.county.empty()) text += ", " + municipality.county;
  return text + ")";
}

// Names and codes that find() would take, older and newer ones included.
std::vector<std::string> writable(const Region& region) {
  std::vector<std::string> texts;
  for (const Municipality& municipality : region.municipalities()) {
    texts.push_back(municipality.code);
    texts.push_back(municipality.name);
  }
  for (const CodeChange& change : region.history().changes()) {
    for (const std::string& text : {change.old_code, change.old_name, change.new_code, change.new_name}) {
      if (!text.empty() && region.find(text)) texts.push_back(text);
    }
  }
  return texts;
}

std::string did_you_mean(const Region& region, const std::string& text) {
  if (text.size() > longest_to_match) return {};
  std::string suggestions;
  for (const std::string& near : near_matches(text, writable(region))) {
    const auto id = region.find(near);
    const bool by_code = id && region[*id].code == near;
    suggestions += suggestions.empty() ? "; did you mean " : " or ";
    suggestions += id && (by_code || region[*id].name == near) ? code_and_name(region[*id]) : '"' + near + '"';
  }
  return suggestions.empty() ? suggestions : suggestions + "?";
}

// `, which on 2015-03-05 is 3020 Nordre Follo`: the history knows it, the region has not got it.
std::string known_elsewhere(const Region& region, std::string_view text) {
  if (!region.as_of()) return {};
  const auto resolved = region.history().resolve(text, *region.as_of());
  if (!resolved) return {};
  return fmt::format(" (on {} it is {} {})", to_string(*region.as_of()), resolved->code, resolved->name);
}

}  // namespace

Region::Region(std::vector<Municipality> municipalities, themes::ThemeCatalogue catalogue, geo::TravelMatrix travel,
               CodeHistory history, std::optional<Date> as_of)
    : municipalities_(std::move(municipalities)),
      catalogue_(std::move(catalogue)),
      travel_(std::move(travel)),
      history_(std::move(history)),
      as_of_(as_of),
      by_code_(rows_by(municipalities_, &Municipality::code)),
      by_name_(rows_by(municipalities_, &Municipality::name)) {
  auto issues = check_region(municipalities_, by_code_, catalogue_, travel_, as_of_);
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  for (const Municipality& municipality : municipalities_) places_.push_back(*travel_.find(municipality.code));
}

std::optional<MunicipalityId> Region::find(std::string_view code_or_name) const {
  const auto with_code = [&](std::string_view code) {
    return equal_rows(municipalities_, by_code_, &Municipality::code, code);
  };
  if (const auto rows = with_code(code_or_name); !rows.empty()) return rows.front();
  const auto named = equal_rows(municipalities_, by_name_, &Municipality::name, code_or_name);
  if (!code_or_name.empty() && !named.empty()) return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
  if (as_of_) {
    const auto resolved = history_.resolve(code_or_name, *as_of_);
    const auto rows = resolved ? with_code(resolved->code) : std::span<const MunicipalityId>();
    return rows.empty() ? std::nullopt : std::optional(rows.front());
  }
  for (const std::string& code : history_.linked_codes(code_or_name)) {
    if (const auto rows = with_code(code); !rows.empty()) return rows.front();
  }
  return std::nullopt;
}

MunicipalityId Region::at(std::string_view code_or_name) const {
  if (const auto id = find(code_or_name)) return *id;
  const std::string text(code_or_name);
  Issue issue{.rule = "unknown_municipality", .field = "municipality", .value = text.substr(0, 80)};
  const auto named = equal_rows(municipalities_, by_name_, &Municipality::name, code_or_name);
  if (named.size() > 1) {
    issue.rule = "ambiguous_name";
    issue.message = "is the name of several";
    for (const MunicipalityId id : named)
      issue.message += (id == named.front() ? ": " : ", ") + code_and_name((*this)[id]);
    issue.message += "; give the code";
  } else {
    issue.message = "is not a municipality here" + known_elsewhere(*this, text) + did_you_mean(*this, text);
  }
  throw InvalidInput(std::move(issue));
}

std::vector<ThemeId> Region::themes_of(MunicipalityId id) const {
  std::vector<ThemeId> themes;
  for (const Project& project : (*this)[id].projects) themes.push_back(project.theme);
  std::ranges::sort(themes);
  const auto repeated = std::ranges::unique(themes);
  themes.erase(repeated.begin(), repeated.end());
  return themes;
}

std::optional<Minutes> Region::minutes_between(MunicipalityId a, MunicipalityId b) const {
  return travel_.minutes_between(place(a), place(b));
}

}  // namespace samling::model
