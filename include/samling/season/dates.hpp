// samling/season/dates.hpp: which gathering on which date.
//
//   maximise    the number of gatherings that get a date, then minimise the sum of date ranks (earlier in `dates` is better)
//   subject to  nobody away on a date they must attend, the venue open and used once a day, at most per_day gatherings a day
//
// A minimum-cost flow gathering -> (venue, date) -> date -> sink (successive shortest paths, Boost.Graph): exact.
// (Thin: travelling advisers, speakers and days that depend on each other are a later floor's work in this place.)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/core/units.hpp"

namespace samling::season {

/// One gathering that needs a date.
struct Gathering {
  std::string key;    ///< "G1".
  std::string venue;  ///< Key of its venue; gatherings at one venue cannot share a date.
  /// Who cannot come when; reason in words: {"Sarpsborg", 2015-03-05}.
  struct Absence {
    std::string who;
    Date date;
  };
  std::vector<Absence> absences;
};

class DatesProblem {
 public:
  /// `dates` in order of preference. Throws InvalidInput: no or duplicate dates, per_day < 1, duplicate keys.
  DatesProblem(std::vector<Gathering> gatherings, std::vector<Date> dates, int per_day = 1);
  [[nodiscard]] const std::vector<Gathering>& gatherings() const { return gatherings_; }
  [[nodiscard]] const std::vector<Date>& dates() const { return dates_; }
  [[nodiscard]] int per_day() const { return per_day_; }

 private:
  std::vector<Gathering> gatherings_;
  std::vector<Date> dates_;
  int per_day_;
};

struct DatesResult {
  std::vector<std::optional<Date>> date_of;  ///< One a gathering.
  std::vector<std::string> reasons;          ///< One a gathering: why no date, or empty.
  Status status = Status::infeasible;        ///< optimal: all have one; infeasible: proven that some cannot.
};

[[nodiscard]] DatesResult solve(const DatesProblem& problem);
[[nodiscard]] std::vector<Issue> check(const DatesProblem& problem, const std::vector<std::optional<Date>>& date_of);

/// What dates a programme asks for.
struct DateRequest {
  Date from;
  Date to;                                         ///< Inclusive.
  std::vector<std::chrono::weekday> weekdays;      ///< Allowed; empty: Monday to Friday.
  std::vector<std::chrono::weekday> preferred;     ///< Come first.
  std::vector<Date> excluded;                      ///< Holidays.
  int per_day = 1;                                 ///< Gatherings on one date.
};
/// The allowed dates: preferred weekdays first, each part ascending. Throws InvalidInput when to < from or the span exceeds 3 years.
[[nodiscard]] std::vector<Date> candidate_dates(const DateRequest& request);

}  // namespace samling::season
