// src/report/plan_view.hpp: a plan with its names looked up and its sums made, shared by every output.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "samling/plan/plan.hpp"

namespace samling::report {

/// Reads a plan that must outlive it. Names that the plan does not know are shown as their code.
class PlanView {
 public:
  explicit PlanView(const plan::Plan& plan);

  [[nodiscard]] const plan::Plan& plan() const { return plan_; }
  [[nodiscard]] const plan::PlannedMunicipality* municipality(const std::string& code) const;
  [[nodiscard]] const plan::PlannedGroup* group(const std::string& key) const;
  [[nodiscard]] std::string name(const std::string& code) const;   ///< One line, cleaned.
  [[nodiscard]] std::string theme(const std::string& code) const;  ///< One line, cleaned.
  [[nodiscard]] std::vector<std::string> names(const std::vector<std::string>& codes) const;
  [[nodiscard]] std::vector<std::string> themes(const std::vector<std::string>& codes) const;

  [[nodiscard]] std::size_t placed() const { return placed_; }
  /// Could have been placed, and were not.
  [[nodiscard]] const std::vector<const plan::PlannedMunicipality*>& unplaced() const { return unplaced_; }
  /// Not asked for: another theme, withdrew.
  [[nodiscard]] const std::vector<const plan::PlannedMunicipality*>& excluded() const { return excluded_; }
  [[nodiscard]] int people(const plan::PlannedGroup& group) const;
  [[nodiscard]] bool any_estimate() const;

 private:
  const plan::Plan& plan_;
  std::map<std::string, const plan::PlannedMunicipality*, std::less<>> municipality_of_;
  std::map<std::string, const plan::PlannedGroup*, std::less<>> group_of_;
  std::map<std::string, std::string, std::less<>> theme_of_;
  std::vector<const plan::PlannedMunicipality*> unplaced_;
  std::vector<const plan::PlannedMunicipality*> excluded_;
  std::size_t placed_ = 0;
};

[[nodiscard]] bool is_remote(const plan::PlannedGroup& group, const std::string& code);
[[nodiscard]] const plan::PlannedLeg* leg_of(const plan::PlannedGroup& group, const std::string& code);
[[nodiscard]] bool has_estimate(const plan::PlannedGroup& group);
/// "Opening", "Sarpsborg presents", "Lunch".
[[nodiscard]] std::string activity_name(const PlanView& view, const plan::PlannedActivity& activity);

/// Bound minus score; never negative.
[[nodiscard]] double gap(const plan::Plan& plan);
/// "proven best", "a valid plan; a better one may exist, by at most the gap".
[[nodiscard]] std::string status_sentence(const plan::Plan& plan);
/// Sum of the group scores.
[[nodiscard]] double group_score_sum(const plan::Plan& plan);
/// "no group within the travel limit" for "travel_limit", for headings; unknown rules as they are, without underscores.
[[nodiscard]] std::string rule_name(const std::string& rule);

}  // namespace samling::report
