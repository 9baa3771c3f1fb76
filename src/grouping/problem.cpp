// Validation of a grouping problem: every issue of the input at once.
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "grouping/group_limits.hpp"
#include "grouping/travel.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {
namespace {

// Collects what is wrong; one method a kind of field.
class Inspection {
 public:
  explicit Inspection(std::size_t n) : n_(n) {}

  void expect(bool holds, const std::string& field, const std::string& value, const std::string& message) {
    if (!holds)
      issues_.push_back(Issue{.rule = "invalid_" + field, .field = field, .value = value, .message = message});
  }

  void id(MunicipalityId id, const std::string& field) {
    expect(id.value() >= 0 && id.index() < n_, field, fmt::format("{}", id.value()),
           fmt::format("is not a row of the {} municipalities", n_));
  }

  void pair(const std::pair<MunicipalityId, MunicipalityId>& both, const std::string& field) {
    id(both.first, field);
    id(both.second, field);
    expect(both.first != both.second, field, fmt::format("{}", both.first.value()), "must name two different ones");
  }

  void members(const Members& members, const std::string& field) {
    for (const MunicipalityId member : members) id(member, field);
    expect(std::adjacent_find(members.begin(), members.end()) == members.end(), field, "", "names one twice");
    expect(!members.empty(), field, "", "must not be empty");
  }

  void length(std::size_t length, bool needed, const std::string& field) {
    expect(length == n_ || (length == 0 && !needed), field, fmt::format("{}", length),
           fmt::format("must have one entry for each of the {} municipalities", n_));
  }

  void done() {
    if (!issues_.empty()) throw InvalidInput(std::move(issues_));
  }

 private:
  std::size_t n_;
  std::vector<Issue> issues_;
};

void inspect_travel(Inspection& inspection, const Rules& rules, std::size_t n) {
  const bool square = rules.minutes.rows() == rules.minutes.cols();
  const bool fits = square && static_cast<std::size_t>(rules.minutes.rows()) == n;
  inspection.expect(fits || (rules.minutes.size() == 0 && !rules.travel_limit), "minutes",
                    fmt::format("{} x {}", rules.minutes.rows(), rules.minutes.cols()),
                    fmt::format("must be {0} x {0} for a travel limit", n));
  inspection.expect(
      (rules.minutes.array().isNaN() || (rules.minutes.array() >= 0.0 && rules.minutes.array().isFinite())).all(),
      "minutes", "", "must be 0 or more, or missing");
  if (rules.travel_limit) {
    const double limit = rules.travel_limit->count();
    inspection.expect(std::isfinite(limit) && limit > 0.0, "travel_limit", fmt::format("{}", limit),
                      "must be more than 0 minutes");
  }
  inspection.expect(rules.remote_per_group >= 0, "remote_per_group", fmt::format("{}", rules.remote_per_group),
                    "must be 0 or more");
  inspection.length(rules.may_attend_remotely.size(), rules.remote_per_group > 0, "may_attend_remotely");
}

void inspect_people(Inspection& inspection, const Rules& rules) {
  inspection.length(rules.people_of.size(), rules.people.has_value(), "people_of");
  for (const int people : rules.people_of) {
    inspection.expect(people >= 0, "people_of", fmt::format("{}", people), "must be 0 or more");
  }
  if (!rules.people) return;
  inspection.expect(0 <= rules.people->min && rules.people->min <= rules.people->max, "people",
                    fmt::format("{}-{}", rules.people->min, rules.people->max), "must be 0 <= min <= max");
}

void inspect_group_limits(Inspection& inspection, SizeRange sizes, const Rules& rules, std::optional<int> group_count) {
  const auto& limits = rules.group_limits;
  if (limits.empty()) return;
  inspection.expect(group_count && limits.size() == static_cast<std::size_t>(std::max(0, *group_count)), "group_limits",
                    fmt::format("{}", limits.size()), "must have one entry for each of the group_count groups");
  for (const GroupLimits& entry : limits) {
    const auto& [least, most] = entry.sizes;
    inspection.expect(sizes.min <= least && least <= most && most <= sizes.max, "group_limits",
                      fmt::format("{}-{}", least, most),
                      fmt::format("must be min <= max within sizes {}-{}", sizes.min, sizes.max));
    const PeopleRange any = rules.people.value_or(PeopleRange{});
    const bool contained = any.min <= entry.people.min && entry.people.min <= entry.people.max &&
                           (entry.people.max <= any.max || !rules.people);
    inspection.expect(contained && (rules.people || entry.people == PeopleRange{}), "group_limits",
                      fmt::format("{}-{} people", entry.people.min, entry.people.max),
                      rules.people ? fmt::format("must be min <= max within people {}-{}", any.min, any.max)
                                   : "needs the people rule, which must contain it");
  }
}

void inspect_relations(Inspection& inspection, const Rules& rules) {
  for (const auto& both : rules.must_together) inspection.pair(both, "must_together");
  for (const auto& both : rules.keep_apart) inspection.pair(both, "keep_apart");
  for (const auto& members : rules.forbidden) inspection.members(members, "forbidden");
  std::set<MunicipalityId> seen;
  for (const auto& members : rules.pinned) {
    inspection.members(members, "pinned");
    for (const MunicipalityId member : std::set<MunicipalityId>(members.begin(), members.end())) {
      inspection.expect(seen.insert(member).second, "pinned", fmt::format("{}", member.value()),
                        "is in two pinned groups");
    }
  }
  for (const auto& exclusion : rules.excluded) inspection.id(exclusion.municipality, "excluded");
}

void inspect_grade(Inspection& inspection, const RuleGrade& grade, const std::string& field) {
  inspection.expect(grade.weight >= 0.0 && grade.weight <= 1e6, field, fmt::format("{}", grade.weight),
                    "the weight must be a number, 0 or more and at most 1000000");
}

void inspect_grades(Inspection& inspection, const Rules& rules) {
  inspect_grade(inspection, rules.grades.travel_limit, "grades.travel_limit");
  inspect_grade(inspection, rules.grades.common_theme, "grades.common_theme");
  inspect_grade(inspection, rules.grades.must_together, "grades.must_together");
  inspect_grade(inspection, rules.grades.keep_apart, "grades.keep_apart");
  inspect_grade(inspection, rules.grades.people, "grades.people");
  inspect_grade(inspection, rules.grades.met, "grades.met");
  for (const AtMost& rule : rules.at_most) inspect_grade(inspection, rule.grade, "at_most.grade");
  for (const AtLeast& rule : rules.at_least) inspect_grade(inspection, rule.grade, "at_least.grade");
}

void inspect_kinds(Inspection& inspection, const Rules& rules, int most_members) {
  for (const AtMost& rule : rules.at_most) {
    inspection.length(rule.kind_of.size(), true, "at_most.kind_of");
    inspection.expect(rule.most >= 0, "at_most.most", fmt::format("{}", rule.most), "must be 0 or more");
    const bool known = std::all_of(rule.kind_of.begin(), rule.kind_of.end(), [](int kind) { return kind >= -1; });
    inspection.expect(known, "at_most.kind_of", rule.name, "must be 0 or more, or -1 for no kind");
  }
  for (const AtLeast& rule : rules.at_least) {
    inspection.length(rule.is_one.size(), true, "at_least.is_one");
    inspection.expect(rule.least >= 0, "at_least.least", fmt::format("{}", rule.least), "must be 0 or more");
    inspection.expect(rule.least <= most_members || rule.grade.grade != Grade::forbid, "at_least.least",
                      fmt::format("{}", rule.least), fmt::format("is more than a group can hold: {}", most_members));
  }
}

void inspect_meetings(Inspection& inspection, const Rules& rules) {
  for (const Meeting& meeting : rules.met) {
    inspection.pair({meeting.a, meeting.b}, "met");
    inspection.expect(meeting.ago >= 0, "met.ago", fmt::format("{}", meeting.ago), "must be 0 or more");
  }
  inspection.expect(rules.met_fade >= 0.0 && rules.met_fade <= 1.0, "met_fade", fmt::format("{}", rules.met_fade),
                    "must be between 0 and 1");
  inspection.expect(!rules.most_unplaced || *rules.most_unplaced >= 0, "most_unplaced",
                    fmt::format("{}", rules.most_unplaced.value_or(0)), "must be 0 or more");
}

void inspect(const model::Affinity& affinity, SizeRange sizes, const Rules& rules, std::optional<int> group_count,
             std::optional<double> unplaced_price, const GroupScore& own_score) {
  Inspection inspection(affinity.size());
  const int least = group_count ? 1 : 2;  // one alone is a group only where the number of groups is given
  inspection.expect(least <= sizes.min && sizes.min <= sizes.max, "sizes", fmt::format("{}-{}", sizes.min, sizes.max),
                    fmt::format("must be {} <= min <= max{}", least, group_count ? "" : " (1 with group_count)"));
  // More groups than municipalities cannot be had, which the search proves; far more would only cost memory.
  const auto most = static_cast<int>(std::max<std::size_t>(affinity.size(), 16));
  inspection.expect(!group_count || *group_count <= most, "group_count", fmt::format("{}", group_count.value_or(0)),
                    fmt::format("must be at most {} for {} municipalities", most, affinity.size()));
  inspection.expect(!group_count || *group_count >= 1, "group_count", fmt::format("{}", group_count.value_or(0)),
                    "must be 1 or more");
  inspection.expect(!unplaced_price || (*unplaced_price >= 0.0 && *unplaced_price <= 1e9), "unplaced_price",
                    fmt::format("{}", unplaced_price.value_or(0.0)),
                    "must be a number, 0 or more and at most 1000000000");
  inspection.length(rules.names.size(), false, "names");
  inspection.length(rules.themes.size(), rules.common_theme, "themes");
  inspect_travel(inspection, rules, affinity.size());
  inspection.expect(!affinity.is_sparse() || !rules.travel_limit, "travel_limit", "",
                    "is for dense affinities; a sparse one holds the candidates within it and no others");
  inspect_people(inspection, rules);
  inspect_group_limits(inspection, sizes, rules, group_count);
  inspect_relations(inspection, rules);
  inspect_grades(inspection, rules);
  inspect_kinds(inspection, rules, sizes.max);
  inspect_meetings(inspection, rules);
  inspection.expect(own_score.name.empty() || own_score.value, "own_score", own_score.name, "must be callable");
  inspection.done();
}

// Lists in the order the rest of the floor relies on.
Rules in_order(Rules rules) {
  for (auto& members : rules.pinned) std::sort(members.begin(), members.end());
  for (auto& members : rules.forbidden) std::sort(members.begin(), members.end());
  for (auto& themes : rules.themes) {
    std::sort(themes.begin(), themes.end());
    themes.erase(std::unique(themes.begin(), themes.end()), themes.end());
  }
  return rules;
}

double default_price(const model::Affinity& affinity, SizeRange sizes, const Rules& rules, std::optional<int> count) {
  std::set<MunicipalityId> excluded;
  for (const auto& exclusion : rules.excluded) excluded.insert(exclusion.municipality);
  const auto candidates = static_cast<double>(affinity.size() - excluded.size());
  if (count && *count < 1'000'000 && places(sizes, rules.group_limits, *count).max < candidates) return 0.0;
  if (affinity.is_sparse()) return 4.0 * sizes.max * std::max(1.0, affinity.largest());  // every pair is a candidate
  double largest = 1.0;
  for (std::size_t a = 0; a < affinity.size(); ++a) {
    for (std::size_t b = a + 1; b < affinity.size(); ++b) {
      const MunicipalityId i(a);
      const MunicipalityId j(b);
      if (within_limit(rules, i, j)) largest = std::max(largest, std::abs(affinity(i, j)));
    }
  }
  return 4.0 * sizes.max * largest;
}

}  // namespace

GroupingProblem::GroupingProblem(model::Affinity affinity, SizeRange sizes, Rules rules, Objective objective,
                                 std::optional<int> group_count, std::optional<double> unplaced_price,
                                 GroupScore own_score)
    : affinity_(std::move(affinity)),
      sizes_(sizes),
      rules_(in_order(std::move(rules))),
      objective_(objective),
      group_count_(group_count),
      own_score_(std::move(own_score)) {
  inspect(affinity_, sizes_, rules_, group_count_, unplaced_price, own_score_);
  unplaced_price_ = unplaced_price.value_or(default_price(affinity_, sizes_, rules_, group_count_));
}

}  // namespace samling::grouping
