// What arithmetic alone can tell before any search.
#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "grouping/bound.hpp"
#include "grouping/group_limits.hpp"
#include "grouping/instance/units.hpp"
#include "grouping/candidates.hpp"
#include "grouping/precheck_rules.hpp"
#include "grouping/travel.hpp"
#include "grouping/words.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {
namespace {

// The sizes nearest to those asked that would place all: the widest step is tried last, a larger maximum before a
// smaller minimum.
std::optional<SizeRange> sizes_that_split(int count, SizeRange sizes, std::optional<int> groups) {
  for (int step = 1; step <= count; ++step) {
    for (int down = 0; down <= step; ++down) {
      const SizeRange wider{sizes.min - down, sizes.max + step - down};
      if (wider.min >= 2 && splits(count, wider, groups)) return wider;
    }
  }
  return std::nullopt;
}

class Precheck {
 public:
  explicit Precheck(const GroupingProblem& problem) : problem_(problem), rules_(problem.rules()) {}

  std::vector<Issue> all() {
    count_placeable();
    if (problem_.group_count()) {
      given_number();
    } else {
      free_number();
    }
    chains();
    pairs();
    pins();
    delegations();
    for (Issue& issue : counted_rules(problem_)) issues_.push_back(std::move(issue));
    return std::move(issues_);
  }

 private:
  void note(Level level, const std::string& rule, const std::string& field, const std::string& value,
            const std::string& message) {
    issues_.push_back(Issue{.level = level, .rule = rule, .field = field, .value = value, .message = message});
  }

  void count_placeable() {
    std::set<MunicipalityId> out;
    for (const Exclusion& exclusion : rules_.excluded) out.insert(exclusion.municipality);
    for (const Members& pin : rules_.pinned) out.insert(pin.begin(), pin.end());
    count_ = static_cast<int>(problem_.size() - out.size());
  }

  std::string would_place_all(std::optional<int> groups) const {
    const auto wider = sizes_that_split(count_, problem_.sizes(), groups);
    return wider ? fmt::format("; sizes {} would place all", in_words(*wider)) : "";
  }

  void free_number() {
    const SizeRange sizes = problem_.sizes();
    if (count_ == 0 || splits(count_, sizes, std::nullopt)) return;
    const int groups = count_ / sizes.min;
    if (groups == 0) {
      note(Level::error, "sizes", "sizes", in_words(sizes),
           fmt::format("{} to place; a group has at least {}", count_, sizes.min));
      return;
    }
    const std::string why = sizes.min == sizes.max
                                ? fmt::format("{} is not a multiple of {}", count_, sizes.min)
                                : fmt::format("{} cannot be split into groups of {}", count_, in_words(sizes));
    note(Level::warning, "sizes", "sizes", in_words(sizes),
         fmt::format("{}: {} of {} leave{} {}{}", why, counted(groups, "group"), sizes.max, groups == 1 ? "s" : "",
                     count_ - groups * sizes.max, would_place_all(std::nullopt)));
  }

  void given_number() {
    const SizeRange sizes = problem_.sizes();
    const int groups = *problem_.group_count() - static_cast<int>(rules_.pinned.size());
    const std::string asked = fmt::format("{}", *problem_.group_count());
    const SizeRange room = places(sizes, rules_.group_limits, std::max(0, groups));
    if (groups < 0) {
      note(Level::error, "group_count", "group_count", asked,
           fmt::format("{} are pinned already", counted(static_cast<long>(rules_.pinned.size()), "group")));
    } else if (room.min > count_) {
      const std::string size =
          rules_.group_limits.empty() ? fmt::format("of at least {}", sizes.min) : "in their limits";
      note(Level::error, "group_count", "group_count", asked,
           fmt::format("{} {} need {}; there are {}", counted(groups, "group"), size, room.min, count_));
    } else if (room.max < count_) {
      note(Level::warning, "group_count", "group_count", asked,
           fmt::format("{}; {} will be left out", places_in_words(problem_, groups, count_), count_ - room.max));
    }
  }

  void chains() {
    for (const Members& chain : chains_of(problem_)) {
      if (static_cast<int>(chain.size()) <= problem_.sizes().max) continue;
      note(Level::error, "must_together", "must_together", names_of(problem_, chain),
           fmt::format("{} must be together; a group has at most {}", chain.size(), problem_.sizes().max));
    }
  }

  void pairs() {
    const std::set<IdPair> apart = bound_apart(rules_);
    for (const auto& [a, b] : bound_together(rules_)) {
      const std::string both = name_of(problem_, a) + " with " + name_of(problem_, b);
      if (apart.count(std::minmax(a, b)) > 0) {
        note(Level::error, "must_together", "must_together", both, "must be together and must be kept apart");
      }
      if (!are_candidates(problem_, a, b)) {
        note(Level::error, "candidates", "must_together", both, "are no candidates for one group");
      }
      if (within_limit(rules_, a, b) || may_be_remote(rules_, a) || may_be_remote(rules_, b)) continue;
      note(Level::error, "travel_limit", "must_together", both,
           fmt::format("{} min > limit {}", format_number(longer_minutes(rules_, a, b)),
                       format_number(rules_.travel_limit->count())));
    }
  }

  void pins() {
    for (const Members& pin : rules_.pinned) {
      for (Issue issue : check_group(problem_, pin)) {
        issue.field = "pinned";
        issues_.push_back(std::move(issue));
      }
    }
  }

  void delegations() {
    if (!people_bind(rules_)) return;
    for (std::size_t i = 0; i < rules_.people_of.size(); ++i) {
      if (rules_.people_of[i] <= rules_.people->max) continue;
      note(Level::warning, "people", "people", name_of(problem_, MunicipalityId(i)),
           fmt::format("{} people alone; a group has at most {}", rules_.people_of[i], rules_.people->max));
    }
  }

  const GroupingProblem& problem_;
  const Rules& rules_;
  int count_ = 0;
  std::vector<Issue> issues_;
};

}  // namespace

std::vector<Issue> precheck(const GroupingProblem& problem) {
  return Precheck(problem).all();
}

}  // namespace samling::grouping
