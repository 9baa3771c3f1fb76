#include "grouping/breaches.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "grouping/candidates.hpp"
#include "grouping/group_limits.hpp"
#include "grouping/kinds.hpp"
#include "grouping/travel.hpp"
#include "grouping/words.hpp"

namespace samling::grouping {
namespace {

bool holds_member(const Members& members, MunicipalityId id) {
  return std::find(members.begin(), members.end(), id) != members.end();
}

// The judge's notes on one group: each rule adds what it finds.
class GroupReview {
 public:
  GroupReview(const GroupingProblem& problem, Members members)
      : problem_(problem), rules_(problem.rules()), members_(std::move(members)) {
    std::sort(members_.begin(), members_.end());
  }

  std::vector<Breach> all() {
    sizes();
    candidates();
    travel();
    theme();
    relations();
    lists();
    people();
    kinds();
    meetings();
    group_limits();
    return std::move(breaches_);
  }

 private:
  void note(const std::string& rule, const RuleGrade& grade, double measure, const Members& who, std::string message) {
    if (grade.grade != Grade::ignore) breaches_.push_back({rule, who, std::move(message), measure, grade});
  }

  void sizes() {
    const auto size = static_cast<int>(members_.size());
    const SizeRange range = problem_.sizes();
    if (size >= range.min && size <= range.max) return;
    note("sizes", {}, 1.0, members_, fmt::format("has {}; the size is {}", counted(size, "member"), in_words(range)));
  }

  void candidates() {
    for (const MunicipalityId a : members_) {
      for (const MunicipalityId b : members_) {
        if (a < b && !are_candidates(problem_, a, b))
          note("candidates", {}, 1.0, {a, b}, "are no candidates for one group");
      }
    }
  }

  void travel() {
    if (!rules_.travel_limit || rules_.grades.travel_limit.grade == Grade::ignore) return;
    std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs = pairs_too_far(rules_, members_);
    if (!pairs.empty() && travel_binds(rules_)) pairs = all_pairs_too_far();
    for (const auto& [a, b] : pairs) {
      const double minutes = longer_minutes(rules_, a, b);
      const std::string figure =
          std::isnan(minutes) ? "no travel time is known" : format_number(minutes) + " min apart";
      note("travel_limit", rules_.grades.travel_limit, 1.0, {a, b},
           fmt::format("{}; the limit is {}", figure, format_number(rules_.travel_limit->count())));
    }
  }

  // Where the limit binds, no choice of remote members is better than another.
  [[nodiscard]] std::vector<std::pair<MunicipalityId, MunicipalityId>> all_pairs_too_far() const {
    std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs;
    for (const MunicipalityId a : members_) {
      for (const MunicipalityId b : members_) {
        if (a < b && too_far(rules_, a, b)) pairs.emplace_back(a, b);
      }
    }
    return pairs;
  }

  void theme() {
    if (rules_.common_theme && common_themes(problem_, members_).empty()) {
      note("common_theme", rules_.grades.common_theme, 1.0, members_, "no theme is worked on by all");
    }
  }

  void relations() {
    for (const auto& [a, b] : once(rules_.must_together)) {
      if (holds_member(members_, a) == holds_member(members_, b)) continue;
      note("must_together", rules_.grades.must_together, 0.5, {a, b}, "must be in one group");
    }
    for (const auto& [a, b] : once(rules_.keep_apart)) {
      if (!holds_member(members_, a) || !holds_member(members_, b)) continue;
      note("keep_apart", rules_.grades.keep_apart, 1.0, {a, b}, "must not be in one group");
    }
  }

  // Each pair of a list once, in its order.
  static std::vector<IdPair> once(const std::vector<IdPair>& pairs) {
    std::set<IdPair> seen;
    std::vector<IdPair> list;
    for (const auto& [a, b] : pairs) {
      if (seen.insert(std::minmax(a, b)).second) list.emplace_back(a, b);
    }
    return list;
  }

  void lists() {
    for (const Members& pin : rules_.pinned) {
      const bool touches = std::any_of(pin.begin(), pin.end(), [&](auto id) { return holds_member(members_, id); });
      if (touches && pin != members_) note("pinned", {}, 1.0, pin, "is pinned as a group of its own");
    }
    for (const Members& group : rules_.forbidden) {
      if (group == members_) note("forbidden", {}, 1.0, group, "this group is forbidden");
    }
    for (const Exclusion& exclusion : rules_.excluded) {
      if (!holds_member(members_, exclusion.municipality)) continue;
      note("excluded", {}, 1.0, {exclusion.municipality}, "is not to be placed: " + exclusion.reason);
    }
  }

  void people() {
    if (!rules_.people) return;
    long sum = 0;
    for (const MunicipalityId id : members_) sum += rules_.people_of[id.index()];
    if (sum >= rules_.people->min && sum <= rules_.people->max) return;
    const long beyond = sum < rules_.people->min ? rules_.people->min - sum : sum - rules_.people->max;
    note("people", rules_.grades.people, static_cast<double>(beyond), members_,
         fmt::format("{} people; {} are allowed", sum, in_words(*rules_.people)));
  }

  void kinds() {
    for (const AtMost& rule : rules_.at_most) {
      std::map<int, Members> of_kind;
      for (const MunicipalityId id : members_) {
        if (rule.kind_of[id.index()] >= 0) of_kind[rule.kind_of[id.index()]].push_back(id);
      }
      for (const auto& [kind, who] : of_kind) {
        const int beyond = static_cast<int>(who.size()) - rule.most;
        if (beyond <= 0) continue;
        note("at_most", rule.grade, beyond, who,
             fmt::format("{} of one {}; at most {} in a group", who.size(), rule.name, rule.most));
      }
    }
    for (const AtLeast& rule : rules_.at_least) {
      const int missing = rule.least - count_of(rule, members_);
      if (missing <= 0) continue;
      note("at_least", rule.grade, missing, members_,
           fmt::format("{} in the group; at least {} needed", counted(rule.least - missing, rule.name), rule.least));
    }
  }

  void meetings() {
    if (rules_.grades.met.grade == Grade::ignore) return;
    for (const auto& [pair, ago] : latest_meetings(rules_)) {
      if (!holds_member(members_, pair.first) || !holds_member(members_, pair.second)) continue;
      const std::string when = ago == 0 ? "at the latest gathering" : counted(ago, "gathering") + " before the latest";
      note("met", rules_.grades.met, faded(rules_, ago), {pair.first, pair.second}, "have met, " + when);
    }
  }

  void group_limits() {
    if (rules_.group_limits.empty()) return;
    const GroupTotals totals = totals_of(problem_, members_);
    const bool fits = std::any_of(rules_.group_limits.begin(), rules_.group_limits.end(),
                                  [&](const GroupLimits& entry) { return within_entry(problem_, entry, totals); });
    if (!fits) note("group_limits", {}, 1.0, members_, "is within the limits of no group");
  }

  const GroupingProblem& problem_;
  const Rules& rules_;
  Members members_;
  std::vector<Breach> breaches_;
};

// Fewest pairs by trying who of the remaining candidates attends remotely.
class RemoteChoice {
 public:
  RemoteChoice(const Rules& rules, const Members& members) : rules_(rules), members_(members) {}

  std::vector<IdPair> best() {
    choose(0, rules_.remote_per_group, {});
    return std::move(fewest_);
  }

 private:
  void choose(std::size_t from, int more, const Members& remote) {
    std::vector<IdPair> left = pairs_without(remote);
    if (!found_ || left.size() < fewest_.size()) fewest_ = left;
    found_ = true;
    if (more == 0 || fewest_.empty()) return;
    for (std::size_t k = from; k < members_.size(); ++k) {
      if (!may_be_remote(rules_, members_[k])) continue;
      Members with = remote;
      with.push_back(members_[k]);
      choose(k + 1, more - 1, with);
    }
  }

  [[nodiscard]] std::vector<IdPair> pairs_without(const Members& remote) const {
    std::vector<IdPair> pairs;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (std::size_t j = i + 1; j < members_.size(); ++j) {
        if (!too_far(rules_, members_[i], members_[j])) continue;
        if (!holds_member(remote, members_[i]) && !holds_member(remote, members_[j])) {
          pairs.emplace_back(members_[i], members_[j]);
        }
      }
    }
    return pairs;
  }

  const Rules& rules_;
  const Members& members_;
  std::vector<IdPair> fewest_;
  bool found_ = false;
};

}  // namespace

std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs_too_far(const Rules& rules, const Members& members) {
  return RemoteChoice(rules, members).best();
}

std::vector<Breach> group_breaches(const GroupingProblem& problem, const Members& members) {
  return GroupReview(problem, members).all();
}

}  // namespace samling::grouping
