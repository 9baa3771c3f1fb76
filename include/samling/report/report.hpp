// samling/report/report.hpp: a plan as what people read: page, letters, tables, map, calendars.
//
// Each is a pure function of the plan (and, for the page's map, of outlines): same plan, same bytes. All text from
// outside is escaped for the format it enters. Figures that rest on straight lines are marked as estimates in each.
// docs/plan-outputs.md says what is in them.
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
/// RFC 4180, one row a municipality. A text cell that begins with = + - @, tab, CR or LF gets a leading apostrophe
/// (OWASP CSV injection); figures of ours stay numbers.
[[nodiscard]] std::string csv(const plan::Plan& plan);
/// RFC 7946: seats, venues, and one line a traveller, with the plan's figures as properties.
[[nodiscard]] std::string geojson(const plan::Plan& plan);
/// RFC 5545, UTC instants computed from the plan's time zone. One calendar a gathering ("G1.ics") and one a
/// municipality ("0105.ics"); only those with a date and a day. UIDs come from input checksum, seed, key and members,
/// DTSTAMP is the gathering's date: no clock is read. Throws InvalidInput naming time_zone, date or day when one of
/// them cannot be read.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> calendars(const plan::Plan& plan);

/// Everything into a folder: plan.json, plan.html, plan.md, plan.csv, map.geojson, calendars/*.ics. Each file is
/// replaced whole; calendars that an earlier plan left there are removed. Throws InvalidInput before the first file is
/// touched when the plan cannot be shown, or naming a path that cannot be written.
void write_folder(const plan::Plan& plan, const std::filesystem::path& folder,
                  const std::vector<plan::Boundary>& boundaries = {});

}  // namespace samling::report
