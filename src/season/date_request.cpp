// From a request in weekdays to the dates themselves.
#include <algorithm>
#include <utility>

#include "samling/season/dates.hpp"

namespace samling::season {
namespace {

using std::chrono::sys_days;
using std::chrono::weekday;

bool contains(const std::vector<weekday>& days, weekday day) {
  return std::ranges::find(days, day) != days.end();
}

std::vector<weekday> allowed_weekdays(const DateRequest& request) {
  if (!request.weekdays.empty()) return request.weekdays;
  return {std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday, std::chrono::Thursday,
          std::chrono::Friday};
}

void validate(const DateRequest& request) {
  std::vector<Issue> issues;
  const auto unless = [&](bool holds, const char* rule, const char* field, const std::string& value,
                          const char* message) {
    if (!holds) issues.push_back(Issue{.rule = rule, .field = field, .value = value, .message = message});
  };
  unless(request.from.ok(), "invalid_date", "from", to_string(request.from), "does not exist");
  unless(request.to.ok(), "invalid_date", "to", to_string(request.to), "does not exist");
  if (issues.empty()) {
    unless(request.from <= request.to, "dates_reversed", "to", to_string(request.to), "must not be before from");
    unless(request.from >= earliest_date, "dates_span", "from", to_string(request.from), "must not be before 1900");
    unless(request.to <= latest_date, "dates_span", "to", to_string(request.to), "must not be after 2199");
    unless(request.to <= last_date_after(request.from), "dates_span", "to", to_string(request.to),
           "must be within 3 years of from");
  }
  for (const Date date : request.excluded) {
    unless(date.ok(), "invalid_date", "excluded", to_string(date), "does not exist");
  }
  for (const auto& [field, days] :
       {std::pair("weekdays", &request.weekdays), std::pair("preferred", &request.preferred)}) {
    for (const weekday day : *days) {
      unless(day.ok(), "invalid_weekday", field, std::to_string(day.c_encoding()), "is not a day of the week");
    }
  }
  unless(request.per_day >= 1, "per_day", "per_day", std::to_string(request.per_day), "must be at least 1");
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

}  // namespace

Date last_date_after(Date from) {
  const Date limit = from + std::chrono::years(3);
  return limit.ok() ? limit : Date(limit.year() / limit.month() / std::chrono::last);
}

std::vector<Date> candidate_dates(const DateRequest& request) {
  validate(request);
  const std::vector<weekday> allowed = allowed_weekdays(request);
  std::vector<Date> first;
  std::vector<Date> then;
  for (sys_days day = request.from; day <= sys_days(request.to); day += std::chrono::days(1)) {
    const Date date(day);
    if (!contains(allowed, weekday(day)) || std::ranges::find(request.excluded, date) != request.excluded.end())
      continue;
    (contains(request.preferred, weekday(day)) ? first : then).push_back(date);
  }
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

}  // namespace samling::season
