// samling/report/report.hpp: a plan as what people read: page, letters, tables, map, calendars.
//
// Each is a pure function of the plan (and, for the page's map, of outlines). All text from outside is escaped for the format it enters.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "samling/plan/plan.hpp"

namespace samling::report {

/// At most 24 lines of 80 columns, for a terminal.
[[nodiscard]] std::string summary(const plan::Plan& plan);
[[nodiscard]] std::string markdown(const plan::Plan& plan);
/// One self-contained page (no script, no network): map, days, reasons. Print style for A4.
[[nodiscard]] std::string html(const plan::Plan& plan, const std::vector<plan::Boundary>& boundaries = {});
/// RFC 4180, one row a municipality. A cell that begins with = + - @, tab or CR gets a leading apostrophe (OWASP CSV injection).
[[nodiscard]] std::string csv(const plan::Plan& plan);
/// RFC 7946: seats, venues, and one line a traveller, with the plan's figures as properties.
[[nodiscard]] std::string geojson(const plan::Plan& plan);
/// RFC 5545, UTC instants computed from the plan's time zone. One calendar a gathering ("G1.ics") and one a municipality
/// ("0105.ics"); only those with a date and a day.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> calendars(const plan::Plan& plan);

/// Everything into a folder: plan.json, plan.html, plan.md, plan.csv, map.geojson, calendars/*.ics. Each file is replaced whole.
void write_folder(const plan::Plan& plan, const std::filesystem::path& folder,
                  const std::vector<plan::Boundary>& boundaries = {});

}  // namespace samling::report
