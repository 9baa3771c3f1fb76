// One row a municipality.
#include "report/csv_row.hpp"
#include "report/figures.hpp"
#include "report/plan_view.hpp"
#include "report/text.hpp"
#include "samling/report/report.hpp"

namespace samling::report {
namespace {

constexpr std::string_view header =
    "code,name,county,lat,lon,themes,approaches,people,group,group_theme,companions,remote,group_score,date,start,end,"
    "presents_from,presents_to,venue_key,venue,venue_lat,venue_lon,minutes_there,minutes_home,kilometres,estimate,"
    "leave,home,"
    "rule,why\r\n";

void append_gathering(CsvRow& row, const PlanView& view, const plan::PlannedGroup& group, const std::string& code) {
  std::vector<std::string> companions;
  for (const auto& member : group.members) {
    if (member != code) companions.push_back(view.name(member));
  }
  row.text(group.key).text(group.theme).text(semicolons(companions)).raw(is_remote(group, code) ? "yes" : "no");
  row.number(group.score).text(group.date.value_or(""));
  row.text(group.day.empty() ? "" : group.day.front().start).text(group.day.empty() ? "" : group.day.back().end);
  std::string from, to;
  for (const auto& activity : group.day) {
    if (activity.presenter == code) from = activity.start, to = activity.end;
  }
  row.text(from).text(to);
}

void append_travel(CsvRow& row, const plan::PlannedGroup& group, const std::string& code) {
  if (!group.venue) {
    row.empty(10);
    return;
  }
  const auto& venue = *group.venue;
  row.text(venue.key).text(venue.name).number(venue.lat).number(venue.lon);
  const auto* leg = leg_of(group, code);
  if (leg == nullptr) {
    row.empty(6);
    return;
  }
  row.number(leg->minutes_there).number(leg->minutes_home).number(leg->kilometres).raw(leg->estimate ? "yes" : "no");
  const auto start = group.day.empty() ? std::nullopt : minute_of_day(group.day.front().start);
  const auto end = group.day.empty() ? std::nullopt : minute_of_day(group.day.back().end);
  row.raw(start ? clock_text(leave_minute(*start, leg->minutes_there)) : "");
  row.raw(end ? clock_text(home_minute(*end, leg->minutes_home)) : "");
}

}  // namespace

std::string csv(const plan::Plan& plan) {
  const PlanView view(plan);
  std::string table(header);
  for (const auto& municipality : plan.municipalities) {
    CsvRow row;
    row.text(municipality.code).text(municipality.name).text(municipality.county);
    row.number(municipality.lat).number(municipality.lon);
    row.text(semicolons(municipality.themes)).text(semicolons(municipality.approaches)).number(municipality.people);
    if (const auto* group = view.group(municipality.group)) {
      append_gathering(row, view, *group, municipality.code);
      append_travel(row, *group, municipality.code);
    } else {
      row.empty(20);
    }
    row.text(municipality.rule).text(municipality.why);
    table += row.line();
  }
  return table;
}

}  // namespace samling::report
