#include "grouping/precheck_rules.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "grouping/group_limits.hpp"
#include "grouping/kinds.hpp"
#include "grouping/words.hpp"

namespace samling::grouping {
namespace {

class RuleCount {
 public:
  explicit RuleCount(const GroupingProblem& problem) : problem_(problem), rules_(problem.rules()) {
    std::vector<bool> out(problem.size(), false);
    for (const Exclusion& exclusion : rules_.excluded) out[exclusion.municipality.index()] = true;
    for (const Members& pin : rules_.pinned) {
      for (const MunicipalityId id : pin) out[id.index()] = true;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!out[i]) free_.push_back(MunicipalityId(i));
    }
    count_ = static_cast<long>(free_.size());
    given_ = problem.group_count().has_value();
    groups_ = given_ ? std::max(0L, *problem.group_count() - static_cast<long>(rules_.pinned.size()))
                     : count_ / problem.sizes().min;
  }

  std::vector<Issue> all() {
    if (groups_ == 0) return {};
    for (const AtLeast& rule : rules_.at_least) {
      if (binds(rule.grade) && rule.least > 0) at_least(rule);
    }
    for (const AtMost& rule : rules_.at_most) {
      if (binds(rule.grade)) at_most(rule);
    }
    if (people_bind(rules_)) people();
    most_unplaced();
    return std::move(issues_);
  }

 private:
  void note(Level level, const std::string& rule, const std::string& value, std::string message) {
    issues_.push_back(
        Issue{.level = level, .rule = rule, .field = rule, .value = value, .message = std::move(message)});
  }

  void at_least(const AtLeast& rule) {
    const long there = count_of(rule, free_);
    if (there >= groups_ * rule.least) return;
    if (given_) {
      note(Level::error, "at_least", rule.name,
           fmt::format("{} need {}, {} there", counted(groups_, "group"), counted(groups_ * rule.least, rule.name),
                       there));
      return;
    }
    groups_ = there / rule.least;
    const long most = problem_.sizes().max;
    const long needed = (count_ + most - 1) / most;
    if (groups_ >= needed) return;
    note(
        Level::warning, "at_least", rule.name,
        fmt::format("{} to place make at least {}, which need {}, {} there: {} will be left out", count_,
                    counted(needed, "group"), counted(needed * rule.least, rule.name), there, count_ - groups_ * most));
  }

  void at_most(const AtMost& rule) {
    std::map<int, Members> of_kind;
    for (const MunicipalityId id : free_) {
      if (rule.kind_of[id.index()] >= 0) of_kind[rule.kind_of[id.index()]].push_back(id);
    }
    for (const auto& [kind, who] : of_kind) {
      const long places = groups_ * rule.most;
      const auto there = static_cast<long>(who.size());
      if (there <= places) continue;
      note(Level::warning, "at_most", names_of(problem_, who),
           fmt::format("{} of one {}; {} with at most {} each have places for {}", there, rule.name,
                       counted(groups_, "group"), rule.most, places));
    }
  }

  void people() {
    long sum = 0;
    for (const MunicipalityId id : free_) sum += rules_.people_of[id.index()];
    const PeopleRange range = *rules_.people;
    if (given_ && sum < groups_ * range.min) {
      note(Level::error, "people", in_words(range),
           fmt::format("{} need at least {} people, {} there", counted(groups_, "group"), groups_ * range.min, sum));
    }
    if (given_ && sum > groups_ * range.max) {
      note(Level::warning, "people", in_words(range),
           fmt::format("{} people; {} hold at most {}", sum, counted(groups_, "group"), groups_ * range.max));
    }
  }

  void most_unplaced() {
    if (!rules_.most_unplaced) return;
    const long room = given_ ? places(problem_.sizes(), rules_.group_limits, static_cast<int>(groups_)).max
                             : groups_ * problem_.sizes().max;
    if (count_ - room <= *rules_.most_unplaced) return;
    note(Level::error, "most_unplaced", fmt::format("{}", *rules_.most_unplaced),
         fmt::format("{} have places for {} of {}; at most {} may be left out", counted(groups_, "group"), room, count_,
                     *rules_.most_unplaced));
  }

  const GroupingProblem& problem_;
  const Rules& rules_;
  Members free_;
  long count_ = 0;
  bool given_ = false;
  long groups_ = 0;  // that there are, or can be at most
  std::vector<Issue> issues_;
};

}  // namespace

std::vector<Issue> counted_rules(const GroupingProblem& problem) {
  return RuleCount(problem).all();
}

}  // namespace samling::grouping
