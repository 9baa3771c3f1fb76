// Single changes of a grouping, each from scratch on the groups it touches.
#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::grouping {
namespace {

// One change tried on the groups it touches, everything from scratch.
class Trial {
 public:
  Trial(const GroupingProblem& problem, const Grouping& grouping)
      : problem_(problem), grouping_(normal_form(grouping)), slot_(problem.size(), nowhere) {
    for (std::size_t g = 0; g < grouping_.groups.size(); ++g) {
      for (const MunicipalityId id : grouping_.groups[g]) slot_[id.index()] = g;
      scores_.push_back(group_score(problem_, grouping_.groups[g]));
    }
    excluded_.resize(problem.size(), false);
    for (const Exclusion& exclusion : problem.rules().excluded) excluded_[exclusion.municipality.index()] = true;
  }

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  [[nodiscard]] std::size_t slot(MunicipalityId id) const { return slot_[id.index()]; }
  [[nodiscard]] const Grouping& grouping() const { return grouping_; }

  // Gain of the change; broken rules are looked up only when it is worth it.
  [[nodiscard]] Change swap(MunicipalityId a, MunicipalityId b) const {
    Change change{.kind = Change::Kind::swap, .a = a, .b = b};
    std::vector<std::pair<std::size_t, Members>> after{{slot(a), without(slot(a), a, b)}};
    if (slot(b) != nowhere) after.emplace_back(slot(b), without(slot(b), b, a));
    const double charge = slot(b) == nowhere ? price(b) - price(a) : 0.0;
    return judged(std::move(change), after, charge);
  }

  [[nodiscard]] Change move(MunicipalityId a, std::size_t to) const {
    const bool placed = slot(a) != nowhere;
    Change change{.kind = placed ? Change::Kind::move : Change::Kind::insert, .a = a, .to_group = to};
    Members joined = grouping_.groups[to];
    joined.insert(std::lower_bound(joined.begin(), joined.end(), a), a);
    std::vector<std::pair<std::size_t, Members>> after{{to, std::move(joined)}};
    if (placed) after.emplace_back(slot(a), without(slot(a), a, std::nullopt));
    return judged(std::move(change), after, placed ? 0.0 : price(a));
  }

  bool look_at_rules_always = false;

 private:
  [[nodiscard]] double price(MunicipalityId id) const {
    return (excluded_[id.index()] ? 0.0 : problem_.unplaced_price()) + halves_[id.index()];
  }

  [[nodiscard]] Members without(std::size_t g, MunicipalityId out, std::optional<MunicipalityId> in) const {
    Members members;
    for (const MunicipalityId id : grouping_.groups[g]) {
      if (id != out) members.push_back(id);
    }
    if (in) members.insert(std::lower_bound(members.begin(), members.end(), *in), *in);
    return members;
  }

  [[nodiscard]] Change judged(Change change, const std::vector<std::pair<std::size_t, Members>>& after,
                              double charge) const {
    change.gain = charge;
    for (const auto& [g, members] : after) change.gain += group_score(problem_, members) - scores_[g];
    if (change.gain <= 1e-9 && !look_at_rules_always) return change;
    for (const auto& [g, members] : after) {
      for (Issue issue : check_group(problem_, members)) {
        issue.field = fmt::format("group {}", g + 1);
        change.broken.push_back(std::move(issue));
      }
    }
    if (!change.broken.empty()) change.gain = 0.0;
    return change;
  }

  const GroupingProblem& problem_;
  Grouping grouping_;
  std::vector<std::size_t> slot_;
  std::vector<double> scores_;
  std::vector<bool> excluded_;
  std::vector<double> halves_ = halves_of_pairs(problem_.rules(), problem_.size());
};

int rank(Change::Kind kind) {
  return kind == Change::Kind::swap ? 0 : (kind == Change::Kind::move ? 1 : 2);
}

bool more_gain(const Change& x, const Change& y) {
  if (x.gain != y.gain) return x.gain > y.gain;
  return std::tuple(rank(x.kind), x.a, x.b, x.to_group) < std::tuple(rank(y.kind), y.a, y.b, y.to_group);
}

}  // namespace

std::vector<Change> improving_changes(const GroupingProblem& problem, const Grouping& grouping, std::size_t count) {
  const Trial trial(problem, grouping);
  std::vector<Change> changes;
  const auto note = [&](Change change) {
    if (change.gain > 1e-9 && change.broken.empty()) changes.push_back(std::move(change));
  };
  for (std::size_t i = 0; i < problem.size(); ++i) {
    const MunicipalityId a(i);
    for (std::size_t g = 0; g < trial.grouping().groups.size(); ++g) {
      if (g != trial.slot(a)) note(trial.move(a, g));
    }
    if (trial.slot(a) == Trial::nowhere) continue;
    for (std::size_t j = 0; j < problem.size(); ++j) {
      const MunicipalityId b(j);
      const bool counted_before = trial.slot(b) != Trial::nowhere && j < i;
      if (trial.slot(b) != trial.slot(a) && !counted_before) note(trial.swap(a, b));
    }
  }
  std::sort(changes.begin(), changes.end(), more_gain);
  if (changes.size() > count) changes.resize(count);
  return changes;
}

Change swap_change(const GroupingProblem& problem, const Grouping& grouping, MunicipalityId member,
                   MunicipalityId outsider) {
  Trial trial(problem, grouping);
  trial.look_at_rules_always = true;
  require(trial.slot(member) != Trial::nowhere, "member", fmt::format("{}", member.value()), "is in no group");
  require(trial.slot(member) != trial.slot(outsider), "outsider", fmt::format("{}", outsider.value()),
          "is in the same group");
  return trial.swap(member, outsider);
}

Judgement judge(const GroupingProblem& problem, const Grouping& grouping) {
  Judgement judgement;
  judgement.broken = check(problem, grouping);
  const bool readable = std::none_of(judgement.broken.begin(), judgement.broken.end(), [](const Issue& issue) {
    return issue.rule == "partition" || issue.rule == "unknown_municipality";
  });
  judgement.upper_bound = upper_bound(problem);
  judgement.contradiction = contradiction(problem);
  if (!readable) return judgement;
  judgement.score = score(problem, grouping);
  judgement.improvements = improving_changes(problem, grouping);
  judgement.warnings = warnings(problem, grouping);
  return judgement;
}

}  // namespace samling::grouping
