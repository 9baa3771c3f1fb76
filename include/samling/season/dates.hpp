// samling/season/dates.hpp: which gathering on which date.
//
//   maximise    the number of gatherings that get a date,
//               then minimise the sum of date ranks (earlier in `dates` is better),
//               then give dates, and the better ones, to the gatherings that are listed first
//   subject to  nobody away on a date they must attend, the venue open and used once a day,
//               at most per_day gatherings a day
//
// A minimum-cost flow gathering -> (venue, date) -> date -> sink, by successive shortest paths with node potentials
// (Ahuja, Magnanti and Orlin 1993, ch. 9; Boost.Graph): exact, because the flow is whole where the capacities are. The
// last of the three aims is the least sum over gatherings of rank x (number of gatherings - row), where no date ranks
// after the last one; it is carried in the digits of the cost below the sum of ranks.
// (Thin: travelling advisers, speakers and days that depend on each other are a later floor's work in this place.)
#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
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
  std::string venue;  ///< Key of its venue; gatherings at one venue cannot share a date. Empty: no venue to share.
  /// Who cannot come when, or a venue that is not open: {"Sarpsborg", 2015-03-05}, {"Inspiria", 2015-03-05, "closed"}.
  struct Absence {
    std::string who;
    Date date;
    std::string why = "away";
  };
  std::vector<Absence> absences;
};

/// The question: complete, validated, immutable.
class DatesProblem {
 public:
  /// `dates` in order of preference. Throws InvalidInput, all issues at once: no or duplicate dates, a date that does
  /// not exist, per_day < 1, duplicate keys.
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

/// How good dates are, term by term; larger is better, the first term that differs decides.
struct DatesScore {
  std::size_t dated = 0;         ///< Gatherings with a date; more is better.
  std::size_t sum_of_ranks = 0;  ///< Of their dates, the first date being 0; less is better.
  friend std::strong_ordering operator<=>(const DatesScore& a, const DatesScore& b);
  friend bool operator==(const DatesScore&, const DatesScore&) = default;
};

[[nodiscard]] DatesResult solve(const DatesProblem& problem);
/// The judge: every broken rule. A gathering without a date breaks none; score() counts it.
[[nodiscard]] std::vector<Issue> check(const DatesProblem& problem, const std::vector<std::optional<Date>>& date_of);
/// From scratch. Precondition: check() is empty.
[[nodiscard]] DatesScore score(const DatesProblem& problem, const std::vector<std::optional<Date>>& date_of);

/// What dates a programme asks for.
struct DateRequest {
  Date from;
  Date to;                                      ///< Inclusive.
  std::vector<std::chrono::weekday> weekdays;   ///< Allowed; empty: Monday to Friday.
  std::vector<std::chrono::weekday> preferred;  ///< Come first.
  std::vector<Date> excluded;                   ///< Holidays.
  int per_day = 1;                              ///< Gatherings on one date.
};
inline constexpr Date earliest_date{std::chrono::year(1900), std::chrono::January, std::chrono::day(1)};
inline constexpr Date latest_date{std::chrono::year(2199), std::chrono::December, std::chrono::day(31)};
/// Three years after `from`: the longest season.
[[nodiscard]] Date last_date_after(Date from);

/// The allowed dates: preferred weekdays first, each part ascending. Throws InvalidInput, all issues at once: a date
/// that does not exist or is not of 1900-2199, to < from, a span of more than 3 years, a weekday that does not exist,
/// per_day < 1.
[[nodiscard]] std::vector<Date> candidate_dates(const DateRequest& request);

/// The dates on which nobody of the gathering is away and its venue is open, in the given order of preference, at most
/// `count`.
[[nodiscard]] std::vector<Date> free_dates(const Gathering& gathering, const std::vector<Date>& dates,
                                           std::size_t count);

}  // namespace samling::season
