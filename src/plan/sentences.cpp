#include "plan/sentences.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "plan/words.hpp"

namespace samling::plan {
namespace {

using grouping::Members;
using model::Region;

std::string name_of(const Region& region, const std::string& code) { return region[region.at(code)].name; }

const PlannedPair* longest_pair(const std::vector<PlannedPair>& pairs) {
  const PlannedPair* longest = nullptr;
  for (const PlannedPair& pair : pairs) {
    if (pair.minutes && (longest == nullptr || *pair.minutes > *longest->minutes)) longest = &pair;
  }
  return longest;
}

double mean(const std::vector<PlannedPair>& pairs, double PlannedPair::*term) {
  double sum = 0.0;
  for (const PlannedPair& pair : pairs) sum += pair.*term;
  return pairs.empty() ? 0.0 : sum / static_cast<double>(pairs.size());
}

// Unlikeness is 0 where nothing is known of the practice; the mean is over those that are known.
std::string unlikeness_words(const std::vector<PlannedPair>& pairs) {
  std::vector<PlannedPair> known;
  std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(known),
               [](const PlannedPair& pair) { return pair.unlikeness_basis != "unknown"; });
  if (known.empty()) return "how their approaches differ is not known";
  const std::string text =
      "mean unlikeness of approach " + format_number(mean(known, &PlannedPair::unlikeness), 2);
  if (known.size() == pairs.size()) return text;
  return text + fmt::format(" over the {} of {} pairs where it is known", known.size(), pairs.size());
}

// Sum over members of their mean affinity to companions, or the plain sum over pairs.
std::string score_sum(const grouping::GroupingProblem& problem, const PlannedGroup& group) {
  const double sum = mean(group.pairs, &PlannedPair::affinity) * static_cast<double>(group.pairs.size());
  if (problem.objective() == grouping::Objective::pair_sum) {
    return fmt::format("score {} = the sum over {} of their affinity", score_text(group.score),
                       count_text(group.pairs.size(), "pair"));
  }
  return fmt::format("score {} = 2/{} x {} (the sum over {} of their affinity)", score_text(group.score),
                     group.members.size() - 1, score_text(sum), count_text(group.pairs.size(), "pair"));
}

}  // namespace

std::string why_group(const Region& region, const grouping::GroupingProblem& problem, const PlannedGroup& group,
                      const Members& members) {
  std::vector<std::string> names;
  for (const MunicipalityId id : members) names.push_back(region[id].name);
  std::string text = join_words(names);
  if (!group.theme.empty()) {
    text += fmt::format(" all work on {}", region.catalogue()[region.catalogue().at(group.theme)].name);
  } else {
    text += " meet";
  }
  if (const PlannedPair* longest = longest_pair(group.pairs)) {
    text += fmt::format("; the longest way between two of them is {} ({}-{}{})", minutes_text(*longest->minutes),
                        name_of(region, longest->a), name_of(region, longest->b), longest->estimate ? ", estimate" : "");
  }
  text += fmt::format("; mean likeness of themes {}", format_number(mean(group.pairs, &PlannedPair::likeness), 2));
  text += ", " + unlikeness_words(group.pairs);
  return text + "; " + score_sum(problem, group) + ".";
}

std::string why_venue(const Region& region, const Arrangement& arrangement) {
  const venue::Choice& choice = *arrangement.choice;
  std::string worst_name;
  for (const venue::Leg& leg : choice.legs) {
    if (std::max(leg.there, leg.home) == choice.worst) {
      worst_name = region[leg.municipality].name;
      break;
    }
  }
  std::string text = fmt::format("{}: the longest way is {}'s {}, all together {}",
                                 arrangement.candidates[choice.venue.index()].name, worst_name,
                                 minutes_text(choice.worst.count()), minutes_text(choice.sum.count()));
  for (const venue::Choice& other : arrangement.venues.ranked) {
    if (other.venue == choice.venue) continue;
    text += fmt::format("; next best {} ({} and {})", arrangement.candidates[other.venue.index()].name,
                        minutes_text(other.worst.count()), minutes_text(other.sum.count()));
    break;
  }
  return text + ".";
}

std::vector<std::string> group_warnings(const Region& region, const PlannedGroup& group, const Arrangement& arrangement) {
  std::vector<std::string> warnings;
  std::vector<std::string> estimated;
  for (const PlannedPair& pair : group.pairs) {
    if (pair.estimate) estimated.push_back(name_of(region, pair.a) + "-" + name_of(region, pair.b));
  }
  if (group.venue) {
    for (const PlannedLeg& leg : group.venue->legs) {
      if (leg.estimate) estimated.push_back(name_of(region, leg.municipality) + "-" + group.venue->name);
    }
  }
  if (!estimated.empty()) {
    warnings.push_back("estimate: water crossing possible; straight lines stand in for road minutes " + join_words(estimated));
  }
  if (!arrangement.can_meet()) {
    for (const std::string& reason : rejection_reasons(arrangement)) warnings.push_back("cannot meet as pinned: " + reason);
  }
  return warnings;
}

std::vector<std::string> rejection_reasons(const Arrangement& arrangement) {
  std::vector<std::string> reasons;
  if (arrangement.failed_stage == "venue") {
    for (const venue::Refusal& refusal : arrangement.venues.refused) {
      reasons.push_back(arrangement.candidates[refusal.venue.index()].name + ": " + refusal.reason);
    }
    if (reasons.empty()) reasons.emplace_back("there is no candidate venue");
  } else if (arrangement.day) {
    for (const timetable::Absence& absence : arrangement.day->absences) reasons.push_back(absence.sentence);
    for (const Issue& issue : arrangement.day->reasons) reasons.push_back(issue.message);
  }
  return reasons;
}

std::vector<std::string> rejection_repairs(const std::string& names, const Arrangement& arrangement) {
  std::vector<std::string> repairs;
  if (!arrangement.day) return repairs;
  for (const timetable::Repair& repair : arrangement.day->repairs) {
    repairs.push_back(fmt::format("{} becomes valid if {}", names, repair.condition));
  }
  return repairs;
}

void tell_outcome(PlannedMunicipality& planned, const Region& region, MunicipalityId id, const Arranged& arranged,
                  const std::vector<PlannedGroup>& groups) {
  const auto& best = arranged.result.best;
  for (std::size_t g = 0; g < best.groups.size(); ++g) {
    const Members& members = best.groups[g];
    if (!std::binary_search(members.begin(), members.end(), id)) continue;
    planned.group = groups[g].key;
    std::vector<std::string> companions;
    double sum = 0.0;
    for (const MunicipalityId other : members) {
      if (other == id) continue;
      companions.push_back(region[other].name);
      sum += arranged.problem.affinity()(id, other);
    }
    planned.why = fmt::format("{} meets {}; its mean affinity to them is {}.", planned.name, join_words(companions),
                              score_text(companions.empty() ? 0.0 : sum / static_cast<double>(companions.size())));
    return;
  }
  for (const grouping::UnplacedReason& reason : arranged.result.unplaced) {
    if (reason.municipality != id) continue;
    planned.rule = reason.rule;
    planned.why = reason.reason;
  }
  std::size_t refused = 0;
  for (const Rejection& rejection : arranged.rejections) {
    refused += std::binary_search(rejection.members.begin(), rejection.members.end(), id) ? 1U : 0U;
  }
  if (refused > 0) planned.why += fmt::format(" ({} with it could not meet, see rejected)", count_text(refused, "group"));
}

}  // namespace samling::plan
