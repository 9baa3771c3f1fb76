#include "grouping/repair/changes_told.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "grouping/words.hpp"

namespace samling::grouping {
namespace {

std::vector<std::optional<std::size_t>> group_of_each(std::size_t n, const Grouping& grouping) {
  std::vector<std::optional<std::size_t>> group_of(n);
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
    for (const MunicipalityId id : grouping.groups[g]) group_of[id.index()] = g;
  }
  return group_of;
}

Members companions_beyond(const Members& from, const Members& those, MunicipalityId self) {
  Members rest;
  std::set_difference(from.begin(), from.end(), those.begin(), those.end(), std::back_inserter(rest));
  std::erase(rest, self);
  return rest;
}

class Telling {
 public:
  Telling(const GroupingProblem& problem, const Grouping& published, const Grouping& now,
          const std::vector<int>& people, const std::vector<UnplacedReason>& unplaced)
      : problem_(problem),
        published_(published),
        now_(now),
        unplaced_(unplaced),
        carried_(continuations(published, now, people)),
        before_(group_of_each(problem.size(), published)),
        after_(group_of_each(problem.size(), now)) {
    for (const Members& group : published.groups) breaches_.push_back(breach_of(group));
  }

  RepairChange of(MunicipalityId id) const {
    const auto from = before_[id.index()];
    const auto to = after_[id.index()];
    RepairChange change{.municipality = id, .from = from, .to = to};
    const Members nobody;
    const Members& old_companions = from ? published_.groups[*from] : nobody;
    const Members& new_companions = to ? now_.groups[*to] : nobody;
    change.companions_lost = companions_beyond(old_companions, new_companions, id);
    change.companions_won = companions_beyond(new_companions, old_companions, id);
    if (const Exclusion* exclusion = excluded(id)) {
      change.kind = from ? RepairChange::Kind::left : RepairChange::Kind::unplaced;
      change.reason = exclusion->reason;
    } else if (!to) {
      change.kind = RepairChange::Kind::unplaced;
      change.reason = reason_unplaced(id);
    } else if (!from) {
      change.kind = RepairChange::Kind::joined;
    } else if (carried_[*from] != to) {
      change.kind = RepairChange::Kind::moved;
      change.reason = reason_moved(id, *from, *to);
    }
    return change;
  }

 private:
  [[nodiscard]] const Exclusion* excluded(MunicipalityId id) const {
    for (const Exclusion& exclusion : problem_.rules().excluded) {
      if (exclusion.municipality == id) return &exclusion;
    }
    return nullptr;
  }

  // What is wrong with an old group as it would be today, without those who left; "" when nothing is.
  [[nodiscard]] std::string breach_of(const Members& group) const {
    Members rest;
    std::copy_if(group.begin(), group.end(), std::back_inserter(rest), [&](auto id) { return !excluded(id); });
    if (rest.empty()) return "everybody left it";
    const std::vector<Issue> issues = check_group(problem_, rest);
    if (issues.empty()) return "";
    return fmt::format("{}: {}", issues.front().value, issues.front().message);
  }

  [[nodiscard]] std::string reason_moved(MunicipalityId id, std::size_t from, std::size_t to) const {
    if (!breaches_[from].empty()) return "the old group cannot stand: " + breaches_[from];
    const auto carries = std::find(carried_.begin(), carried_.end(), std::optional(to));
    if (carries != carried_.end()) {
      const std::string& breach = breaches_[static_cast<std::size_t>(carries - carried_.begin())];
      if (!breach.empty()) return "joins a group that could not stand alone: " + breach;
    }
    const Members& group = now_.groups[to];
    const bool with_new =
        std::any_of(group.begin(), group.end(), [&](auto other) { return other != id && !before_[other.index()]; });
    return with_new ? "makes a group with those who joined" : "better for the whole";
  }

  [[nodiscard]] std::string reason_unplaced(MunicipalityId id) const {
    const auto from = before_[id.index()];
    std::string text = from && !breaches_[*from].empty() ? "the old group cannot stand: " + breaches_[*from] : "";
    for (const UnplacedReason& reason : unplaced_) {
      if (reason.municipality == id) text += (text.empty() ? "" : "; ") + reason.reason;
    }
    return text;
  }

  const GroupingProblem& problem_;
  const Grouping& published_;
  const Grouping& now_;
  const std::vector<UnplacedReason>& unplaced_;
  std::vector<std::optional<std::size_t>> carried_;
  std::vector<std::optional<std::size_t>> before_;
  std::vector<std::optional<std::size_t>> after_;
  std::vector<std::string> breaches_;
};

}  // namespace

std::vector<RepairChange> changes_told(const GroupingProblem& problem, const Grouping& published, const Grouping& now,
                                       const std::vector<int>& people, const std::vector<UnplacedReason>& unplaced) {
  const Telling telling(problem, published, now, people, unplaced);
  std::vector<RepairChange> changes;
  for (std::size_t i = 0; i < problem.size(); ++i) changes.push_back(telling.of(MunicipalityId(i)));
  return changes;
}

}  // namespace samling::grouping
