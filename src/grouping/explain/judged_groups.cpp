#include "grouping/explain/judged_groups.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t most_remembered = 500'000;

}  // namespace

const JudgedGroups::Verdict& JudgedGroups::of(const Members& members) {
  if (const auto found = verdicts_.find(members); found != verdicts_.end()) return found->second;
  if (verdicts_.size() >= most_remembered) verdicts_.clear();
  Verdict verdict{.admissible = check_group(*problem_, members).empty()};
  if (verdict.admissible) verdict.score = group_score(*problem_, members);
  return verdicts_.emplace(members, verdict).first->second;
}

}  // namespace samling::grouping
