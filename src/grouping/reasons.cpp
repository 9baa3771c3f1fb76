#include "reasons.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "enumerate.hpp"
#include "instance.hpp"
#include "pair_rules.hpp"
#include "travel.hpp"
#include "units.hpp"
#include "words.hpp"

namespace samling::grouping {
namespace {

// The problem without one rule, and who could be grouped in it.
class Variant {
 public:
  Variant(const GroupingProblem& problem, const std::function<void(Rules&)>& relax)
      : problem_(relaxed(problem, relax)), units_(units_of(problem_)), instance_(problem_, units_.free, std::nullopt) {}

  // Some admissible group contains the municipality.
  [[nodiscard]] bool has_group(MunicipalityId id) const {
    for (int u = 0; u < instance_.size(); ++u) {
      if (!std::binary_search(instance_.unit(u).begin(), instance_.unit(u).end(), id)) continue;
      return has_group(u);
    }
    return false;
  }

 private:
  static GroupingProblem relaxed(const GroupingProblem& problem, const std::function<void(Rules&)>& relax) {
    Rules rules = problem.rules();
    relax(rules);
    return {problem.affinity(), problem.sizes(), std::move(rules), problem.objective()};
  }

  [[nodiscard]] bool has_group(int unit) const {
    std::vector<int> others;
    for (int v = 0; v < instance_.size(); ++v) {
      if (v != unit && instance_.together(unit, v) != Together::no) others.push_back(v);
    }
    return !enumerate_groups_of(instance_, unit, others, [](const Candidate&) { return false; });
  }

  GroupingProblem problem_;
  Units units_;
  Instance instance_;
};

class Reasons {
 public:
  Reasons(const GroupingProblem& problem, const Grouping& grouping)
      : problem_(problem),
        rules_(problem.rules()),
        grouping_(grouping),
        pair_rules_(problem),
        chains_(chains_of(problem)) {
    std::vector<bool> out(problem.size(), false);
    for (const Exclusion& exclusion : rules_.excluded) out[exclusion.municipality.index()] = true;
    for (const Members& pin : rules_.pinned) {
      for (const MunicipalityId id : pin) out[id.index()] = true;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!out[i]) free_.push_back(MunicipalityId(i));
    }
  }

  UnplacedReason of(MunicipalityId id) {
    if (auto reason = given(id)) return *reason;
    if (const auto places = too_few_places()) return {id, "group_count", *places};
    if (!variant("").has_group(id)) return no_group(id);
    return not_chosen(id);
  }

 private:
  // Said by the problem itself: excluded, or in a pinned group that cannot stand.
  std::optional<UnplacedReason> given(MunicipalityId id) const {
    for (const Exclusion& exclusion : rules_.excluded) {
      if (exclusion.municipality == id) return UnplacedReason{id, "excluded", exclusion.reason};
    }
    for (const Members& pin : rules_.pinned) {
      if (!std::binary_search(pin.begin(), pin.end(), id)) continue;
      const auto issues = check_group(problem_, pin);
      const std::string why = issues.empty() ? "" : issues.front().value + ": " + issues.front().message;
      return UnplacedReason{id, issues.empty() ? "pinned" : issues.front().rule,
                            "its pinned group cannot stand: " + why};
    }
    return std::nullopt;
  }

  std::optional<std::string> too_few_places() const {
    if (!problem_.group_count()) return std::nullopt;
    const long groups = *problem_.group_count() - static_cast<long>(rules_.pinned.size());
    const long places = groups * problem_.sizes().max;
    if (places >= static_cast<long>(free_.size())) return std::nullopt;
    return places_in_words(problem_, groups, static_cast<long>(free_.size()));
  }

  const Variant& variant(const std::string& rule) {
    auto& slot = variants_[rule];
    if (!slot) {
      slot = std::make_unique<Variant>(problem_, [&rule](Rules& rules) {
        if (rule == "travel_limit") rules.travel_limit.reset();
        if (rule == "common_theme") rules.common_theme = false;
        if (rule == "people") rules.people.reset();
        if (rule == "must_together") rules.must_together.clear();
        if (rule == "keep_apart") rules.keep_apart.clear();
        if (rule == "forbidden") rules.forbidden.clear();
      });
    }
    return *slot;
  }

  bool used(const std::string& rule) const {
    return (rule == "travel_limit" && rules_.travel_limit) || (rule == "common_theme" && rules_.common_theme) ||
           (rule == "people" && rules_.people) || (rule == "must_together" && !rules_.must_together.empty()) ||
           (rule == "keep_apart" && !rules_.keep_apart.empty()) || (rule == "forbidden" && !rules_.forbidden.empty());
  }

  // No admissible group contains it: name the rule without which there is one.
  UnplacedReason no_group(MunicipalityId id) {
    for (const char* rule : {"must_together", "travel_limit", "common_theme", "people", "keep_apart", "forbidden"}) {
      if (used(rule) && variant(rule).has_group(id)) return {id, rule, sentence(rule, id)};
    }
    if (static_cast<int>(free_.size()) >= problem_.sizes().min) {
      for (const char* rule : {"travel_limit", "common_theme", "people"}) {
        if (used(rule)) return {id, rule, sentence(rule, id)};
      }
    }
    return {id, "sizes", fmt::format("{} to place; a group has at least {}", free_.size(), problem_.sizes().min)};
  }

  std::string sentence(const std::string& rule, MunicipalityId id) const {
    if (rule == "travel_limit") return travel_sentence(id);
    if (rule == "must_together") return chain_sentence(id);
    if (rule == "common_theme") {
      return fmt::format(
          "no group with a common theme; {} others within reach share one of its themes, a group needs {}",
          count_meeting(id), problem_.sizes().min - 1);
    }
    if (rule == "people") {
      return fmt::format("no group of {} people; it brings {} itself", in_words(*rules_.people),
                         rules_.people_of[id.index()]);
    }
    if (rule == "keep_apart")
      return fmt::format("no group without those it is kept apart from; {} others are left", count_meeting(id));
    return fmt::format("every group it could be in is forbidden ({} of them)", rules_.forbidden.size());
  }

  long count_meeting(MunicipalityId id) const {
    return std::count_if(free_.begin(), free_.end(),
                         [&](MunicipalityId other) { return other != id && pair_rules_.may_meet(id, other); });
  }

  std::string travel_sentence(MunicipalityId id) const {
    const double limit = rules_.travel_limit->count();
    double nearest = std::numeric_limits<double>::infinity();
    double next = std::numeric_limits<double>::infinity();  // nearest beyond the limit
    int within = 0;
    for (const MunicipalityId other : free_) {
      if (other == id) continue;
      const double minutes = longer_minutes(rules_, id, other);
      if (minutes < nearest) nearest = minutes;
      if (minutes > limit && minutes < next) next = minutes;
      if (minutes <= limit) ++within;
    }
    std::string text = fmt::format("no group within {} min; ", format_number(limit));
    if (nearest == std::numeric_limits<double>::infinity()) return text + "no travel time to anyone is known";
    if (within == 0) return text + "nearest " + format_number(nearest);
    text += fmt::format("{} within reach (nearest {})", within, format_number(nearest));
    if (within >= problem_.sizes().min - 1) return text + ", but not of each other";
    return next == std::numeric_limits<double>::infinity() ? text : text + ", the next " + format_number(next);
  }

  std::string chain_sentence(MunicipalityId id) const {
    for (const auto& [a, b] : rules_.must_together) {
      if (a != id && b != id) continue;
      const MunicipalityId other = a == id ? b : a;
      if (within_limit(rules_, a, b)) continue;
      return fmt::format("must be with {}: {} min > limit {}", name_of(problem_, other),
                         format_number(longer_minutes(rules_, a, b)), format_number(rules_.travel_limit->count()));
    }
    for (const Members& chain : chains_) {
      if (!std::binary_search(chain.begin(), chain.end(), id)) continue;
      return fmt::format("no group can hold {} together; a group has at most {}", names_of(problem_, chain),
                         problem_.sizes().max);
    }
    return "no group can hold those who must be together";
  }

  // A group of its own would be possible, but not beside the others.
  UnplacedReason not_chosen(MunicipalityId id) const {
    const SizeRange sizes = problem_.sizes();
    const long around = reachable_from(id);
    const long most = most_placed(around);
    const std::string price = format_number(problem_.unplaced_price(), 3);
    if (!problem_.group_count() && most < around) {
      return {id, "sizes",
              fmt::format("{} can reach each other; in groups of {} at most {} of them have a place", around,
                          in_words(sizes), most)};
    }
    const bool full = std::all_of(grouping_.groups.begin(), grouping_.groups.end(),
                                  [&](const Members& group) { return static_cast<int>(group.size()) == sizes.max; });
    if (problem_.group_count() && full) {
      return {id, "group_count",
              fmt::format("the {} are full, with {} each", counted(*problem_.group_count(), "group"), sizes.max)};
    }
    if (rules_.travel_limit && problem_.unplaced_price() > 0.0) {
      return {id, "travel_limit",
              fmt::format("{} within {} min, but those are needed in groups that would break up without them",
                          count_meeting(id), format_number(rules_.travel_limit->count()))};
    }
    return {id, "score",
            fmt::format("leaving it out costs {}; the groups found with it score less by more than that", price)};
  }

  // Municipalities linked to it by pairs that may meet.
  long reachable_from(MunicipalityId id) const {
    std::vector<bool> seen(problem_.size(), false);
    Members queue{id};
    seen[id.index()] = true;
    for (std::size_t k = 0; k < queue.size(); ++k) {
      for (const MunicipalityId other : free_) {
        if (seen[other.index()] || !pair_rules_.may_meet(queue[k], other)) continue;
        seen[other.index()] = true;
        queue.push_back(other);
      }
    }
    return static_cast<long>(queue.size());
  }

  long most_placed(long around) const {
    const SizeRange sizes = problem_.sizes();
    return std::min(around, around / sizes.min * sizes.max);
  }

  const GroupingProblem& problem_;
  const Rules& rules_;
  const Grouping& grouping_;
  PairRules pair_rules_;
  std::vector<Members> chains_;
  Members free_;
  std::map<std::string, std::unique_ptr<Variant>> variants_;
};

}  // namespace

std::vector<UnplacedReason> unplaced_reasons(const GroupingProblem& problem, const Grouping& grouping) {
  Reasons reasons(problem, grouping);
  std::vector<UnplacedReason> list;
  for (const MunicipalityId id : grouping.unplaced) list.push_back(reasons.of(id));
  return list;
}

}  // namespace samling::grouping
