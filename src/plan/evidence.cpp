#include "plan/evidence.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace samling::plan {
namespace {

std::string basis_name(themes::UnlikenessBasis basis) {
  switch (basis) {
    case themes::UnlikenessBasis::tags: return "tags";
    case themes::UnlikenessBasis::text: return "text";
    case themes::UnlikenessBasis::unknown: return "unknown";
  }
  return "unknown";
}

std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs_within(const grouping::Members& members) {
  std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) pairs.emplace_back(members[i], members[j]);
  }
  return pairs;
}

}  // namespace

void Evidence::ask(MunicipalityId a, MunicipalityId b) {
  if (a != b) pairs_.insert(std::minmax(a, b));
}

void Evidence::ask_within(const grouping::Members& members) {
  for (const auto& [a, b] : pairs_within(members)) ask(a, b);
}

void Evidence::ask_between(MunicipalityId a, const grouping::Members& members) {
  for (const MunicipalityId b : members) ask(a, b);
}

void Evidence::leave_to_group(const grouping::Members& members) {
  for (const auto& [a, b] : pairs_within(members)) pairs_.erase(std::minmax(a, b));
}

std::vector<std::pair<MunicipalityId, MunicipalityId>> Evidence::pairs() const { return {pairs_.begin(), pairs_.end()}; }

std::vector<PlannedPair> pair_terms(const Programme& programme,
                                    const std::vector<std::pair<MunicipalityId, MunicipalityId>>& pairs) {
  const auto terms = model::explain_pairs(programme.region, programme.request.affinity, pairs);
  std::vector<PlannedPair> planned;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const model::PairTerms& t = terms[p];
    planned.push_back({.a = programme.region[pairs[p].first].code,
                       .b = programme.region[pairs[p].second].code,
                       .likeness = t.likeness,
                       .unlikeness = t.unlikeness,
                       .unlikeness_basis = basis_name(t.basis),
                       .minutes = t.minutes ? std::optional(t.minutes->count()) : std::nullopt,
                       .kilometres = t.kilometres ? std::optional(t.kilometres->count()) : std::nullopt,
                       .estimate = t.estimate,
                       .affinity = t.affinity,
                       .only_a = t.only_a,
                       .only_b = t.only_b});
  }
  return planned;
}

std::vector<std::vector<PlannedPair>> terms_by_group(const Programme& programme,
                                                     const std::vector<grouping::Members>& groups) {
  std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs;
  for (const grouping::Members& members : groups) {
    const auto within = pairs_within(members);
    pairs.insert(pairs.end(), within.begin(), within.end());
  }
  auto terms = pair_terms(programme, pairs);
  std::vector<std::vector<PlannedPair>> by_group;
  auto next = std::make_move_iterator(terms.begin());
  for (const grouping::Members& members : groups) {
    const auto count = static_cast<std::ptrdiff_t>(members.size() * (members.size() - 1) / 2);
    by_group.emplace_back(next, next + count);
    next += count;
  }
  return by_group;
}

}  // namespace samling::plan
