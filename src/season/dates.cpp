#include "samling/season/dates.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "season/date_flow.hpp"

namespace samling::season {
namespace {

using DateRows = std::vector<std::optional<std::size_t>>;

bool is_free(const Gathering& gathering, Date date) {
  return std::ranges::none_of(gathering.absences,
                              [&](const Gathering::Absence& absence) { return absence.date == date; });
}

// "Sarpsborg away 2015-03-05", "2015-03-10 taken by G2": each date in order of preference, at most ten of them in
// words.
std::string why_no_date(const DatesProblem& problem, const DateRows& date_of, std::size_t row) {
  const Gathering& gathering = problem.gatherings()[row];
  std::vector<std::string> words;
  bool taken = false;
  for (std::size_t d = 0; d < problem.dates().size(); ++d) {
    const Date date = problem.dates()[d];
    const auto absence = std::ranges::find(gathering.absences, date, &Gathering::Absence::date);
    if (absence != gathering.absences.end()) {
      words.push_back(fmt::format("{} {} {}", absence->who, absence->why, to_string(date)));
      continue;
    }
    taken = true;
    std::string by;
    for (std::size_t other = 0; other < date_of.size(); ++other) {
      if (date_of[other] != d) continue;
      by += (by.empty() ? "" : " and ") + problem.gatherings()[other].key;
    }
    words.push_back(fmt::format("{} taken by {}", to_string(date), by));
  }
  constexpr std::size_t most_words = 10;
  const std::size_t shown = std::min(words.size(), most_words);
  std::string text = taken ? "every date is taken or somebody is away: " : "somebody is away on every date: ";
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : "; ") + words[i];
  if (words.size() > shown) text += fmt::format("; and {} more", words.size() - shown);
  return text;
}

std::vector<std::vector<std::size_t>> allowed_dates(const DatesProblem& problem) {
  std::vector<std::vector<std::size_t>> allowed;
  for (const Gathering& gathering : problem.gatherings()) {
    std::set<Date> away;
    for (const Gathering::Absence& absence : gathering.absences) away.insert(absence.date);
    allowed.emplace_back();
    for (std::size_t d = 0; d < problem.dates().size(); ++d) {
      if (!away.contains(problem.dates()[d])) allowed.back().push_back(d);
    }
  }
  return allowed;
}

// Two gatherings at one venue, and too many gatherings.
void judge_sharing(const DatesProblem& problem, const std::vector<std::optional<Date>>& date_of,
                   std::vector<Issue>& issues) {
  std::map<Date, int> on_date;
  std::map<std::pair<std::string, Date>, std::string> first_at;
  for (std::size_t g = 0; g < date_of.size(); ++g) {
    if (!date_of[g]) continue;
    const Gathering& gathering = problem.gatherings()[g];
    const std::string date = to_string(*date_of[g]);
    ++on_date[*date_of[g]];
    if (gathering.venue.empty()) continue;
    const auto [first, fresh] = first_at.try_emplace({gathering.venue, *date_of[g]}, gathering.key);
    if (fresh) continue;
    issues.push_back(Issue{.rule = "venue_shared",
                           .field = gathering.key,
                           .value = date,
                           .message = fmt::format("{} is at {} on that date", first->second, gathering.venue)});
  }
  for (const auto& [date, count] : on_date) {
    if (count <= problem.per_day()) continue;
    issues.push_back(Issue{.rule = "per_day",
                           .field = "date",
                           .value = to_string(date),
                           .message = fmt::format("{} gatherings > {}", count, problem.per_day())});
  }
}

}  // namespace

DatesProblem::DatesProblem(std::vector<Gathering> gatherings, std::vector<Date> dates, int per_day)
    : gatherings_(std::move(gatherings)), dates_(std::move(dates)), per_day_(per_day) {
  std::vector<Issue> issues;
  const auto complain = [&](const char* rule, const char* field, std::string value, const char* message) {
    issues.push_back(Issue{.rule = rule, .field = field, .value = std::move(value), .message = message});
  };
  if (dates_.empty()) complain("no_dates", "dates", "", "there must be a date");
  std::set<Date> seen_dates;
  for (const Date date : dates_) {
    if (!date.ok()) complain("invalid_date", "dates", to_string(date), "does not exist");
    if (!seen_dates.insert(date).second) complain("duplicate_date", "dates", to_string(date), "is there twice");
  }
  std::set<std::string> seen_keys;
  for (const Gathering& gathering : gatherings_) {
    if (!seen_keys.insert(gathering.key).second)
      complain("duplicate_key", "gatherings", gathering.key, "is there twice");
  }
  if (per_day_ < 1) complain("per_day", "per_day", std::to_string(per_day_), "must be at least 1");
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

DatesResult solve(const DatesProblem& problem) {
  const DateRows rows = assign_dates(problem, allowed_dates(problem));
  DatesResult result;
  result.status = Status::optimal;
  for (std::size_t g = 0; g < rows.size(); ++g) {
    result.date_of.push_back(rows[g] ? std::optional(problem.dates()[*rows[g]]) : std::nullopt);
    result.reasons.push_back(rows[g] ? std::string() : why_no_date(problem, rows, g));
    if (!rows[g]) result.status = Status::infeasible;
  }
  assert(check(problem, result.date_of).empty());
  return result;
}

std::vector<Issue> check(const DatesProblem& problem, const std::vector<std::optional<Date>>& date_of) {
  if (date_of.size() != problem.gatherings().size()) {
    return {Issue{.rule = "shape",
                  .field = "date_of",
                  .value = std::to_string(date_of.size()),
                  .message = fmt::format("must have one entry a gathering, {}", problem.gatherings().size())}};
  }
  std::vector<Issue> issues;
  for (std::size_t g = 0; g < date_of.size(); ++g) {
    if (!date_of[g]) continue;
    const Gathering& gathering = problem.gatherings()[g];
    const auto complain = [&](const char* rule, std::string message) {
      issues.push_back(
          Issue{.rule = rule, .field = gathering.key, .value = to_string(*date_of[g]), .message = std::move(message)});
    };
    if (std::ranges::find(problem.dates(), *date_of[g]) == problem.dates().end())
      complain("unknown_date", "is not one of the dates");
    for (const Gathering::Absence& absence : gathering.absences) {
      if (absence.date == *date_of[g]) complain("absence", fmt::format("{} is {}", absence.who, absence.why));
    }
  }
  judge_sharing(problem, date_of, issues);
  return issues;
}

DatesScore score(const DatesProblem& problem, const std::vector<std::optional<Date>>& date_of) {
  DatesScore score;
  for (const auto& date : date_of) {
    if (!date) continue;
    ++score.dated;
    score.sum_of_ranks += static_cast<std::size_t>(std::ranges::find(problem.dates(), *date) - problem.dates().begin());
  }
  return score;
}

std::strong_ordering operator<=>(const DatesScore& a, const DatesScore& b) {
  if (const auto more = a.dated <=> b.dated; more != 0) return more;
  return b.sum_of_ranks <=> a.sum_of_ranks;
}

std::vector<Date> free_dates(const Gathering& gathering, const std::vector<Date>& dates, std::size_t count) {
  std::vector<Date> free;
  for (const Date date : dates) {
    if (free.size() == count) break;
    if (is_free(gathering, date)) free.push_back(date);
  }
  return free;
}

}  // namespace samling::season
