#include "plan/regroup.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace samling::plan {
namespace {

using grouping::GroupingProblem;
using grouping::Members;

// The day depends on the size alone until travel enters: sizes that cannot work are cut before the search.
struct DayCut {
  grouping::SizeRange sizes;
  std::vector<Issue> notes;
  std::optional<timetable::DayResult> refused;
};

DayCut cut_sizes(const Request& request, int municipalities) {
  DayCut cut{request.sizes, {}, {}};
  cut.sizes.max = std::max(cut.sizes.min, std::min(cut.sizes.max, municipalities));  // larger ones cannot be formed
  if (!request.day) return cut;
  auto smallest = day_of_size(*request.day, request.sizes.min);
  if (!smallest.best) {
    cut.refused = std::move(smallest);
    return cut;
  }
  while (cut.sizes.max > cut.sizes.min) {
    const auto day = day_of_size(*request.day, cut.sizes.max);
    if (day.best) break;
    const std::string reason = day.reasons.empty() ? day.arithmetic.sum : day.reasons.front().message;
    cut.notes.push_back({.level = Level::warning,
                         .rule = "day_size",
                         .field = "sizes",
                         .value = std::to_string(cut.sizes.max),
                         .message = fmt::format("no group of {} is formed: its day cannot work ({})", cut.sizes.max, reason)});
    --cut.sizes.max;
  }
  return cut;
}

GroupingProblem with(const GroupingProblem& base, grouping::SizeRange sizes, const std::vector<Members>& forbidden) {
  grouping::Rules rules = base.rules();
  rules.forbidden.insert(rules.forbidden.end(), forbidden.begin(), forbidden.end());
  return GroupingProblem(base.affinity(), sizes, std::move(rules), base.objective(), base.group_count(),
                         base.unplaced_price());
}

bool is_pinned(const GroupingProblem& problem, const Members& members) {
  const auto& pinned = problem.rules().pinned;
  return std::find(pinned.begin(), pinned.end(), members) != pinned.end();
}

// Keeps what was found out about a group, so that no group is arranged twice.
class Arranger {
 public:
  Arranger(const Programme& programme, bool try_day) : programme_(programme), try_day_(try_day) {}

  const Arrangement& of(const GroupingProblem& problem, const Members& members) {
    const auto found = known_.find(members);
    if (found != known_.end()) return found->second;
    return known_.emplace(members, arrange(programme_, problem, members, try_day_)).first->second;
  }

 private:
  const Programme& programme_;
  bool try_day_;
  std::map<Members, Arrangement> known_;
};

// Ends the loop when the rounds are used up: groups that cannot meet are dissolved and their members listed.
void dissolve(Arranged& arranged, const std::vector<Members>& failed) {
  grouping::Grouping& best = arranged.result.best;
  for (const Members& members : failed) {
    std::erase(best.groups, members);
    for (const MunicipalityId id : members) {
      best.unplaced.push_back(id);
      arranged.result.unplaced.push_back({id, "venue_or_day", "no venue and day was found for its group"});
    }
  }
  best = grouping::normal_form(std::move(best));
  std::sort(arranged.result.unplaced.begin(), arranged.result.unplaced.end(),
            [](const auto& a, const auto& b) { return a.municipality < b.municipality; });
  arranged.result.score = grouping::score(arranged.problem, best);
  arranged.result.warnings = grouping::warnings(arranged.problem, best);
  if (arranged.result.status == Status::optimal) arranged.result.status = Status::feasible;
  arranged.all_can_meet = failed.empty();
}

}  // namespace

Arranged group_and_arrange(const Programme& programme, const Limits& limits) {
  DayCut cut = cut_sizes(programme.request, static_cast<int>(programme.region.size()));
  const GroupingProblem base = grouping_problem(programme, limits.threads);
  Arranger arranger(programme, programme.request.day.has_value() && !cut.refused);
  const Stopper stopper(limits);
  std::vector<Members> forbidden;
  std::vector<Rejection> rejections;
  std::optional<double> bound;
  for (int round = 0;; ++round) {
    GroupingProblem problem = with(base, cut.sizes, forbidden);
    auto result = grouping::solve(problem, {.limits = stopper.remaining()});
    bound = std::min(bound.value_or(result.upper_bound), result.upper_bound);
    std::vector<Members> failed;
    for (const Members& members : result.best.groups) {
      const Arrangement& arrangement = arranger.of(problem, members);
      if (arrangement.can_meet()) continue;
      if (round == 0 || !is_pinned(problem, members)) rejections.push_back({members, arrangement});
      if (!is_pinned(problem, members)) failed.push_back(members);  // a published group is kept, and its trouble told
    }
    stopper.report({.stage = "plan: venues and days", .done = round + 1, .total = programme.request.regroup_rounds + 1,
                    .score = result.score, .upper_bound = bound});
    const bool last = round >= programme.request.regroup_rounds || stopper.interrupted();
    if (!failed.empty() && !last) {
      forbidden.insert(forbidden.end(), failed.begin(), failed.end());
      continue;
    }
    Arranged arranged{std::move(problem), std::move(result), *bound, true, {}, std::move(rejections), std::move(cut.notes),
                      std::move(cut.refused)};
    if (!failed.empty()) dissolve(arranged, failed);
    for (const Members& members : arranged.result.best.groups) {
      arranged.arrangements.push_back(arranger.of(arranged.problem, members));
    }
    return arranged;
  }
}

}  // namespace samling::plan
