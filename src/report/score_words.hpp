// src/report/score_words.hpp: how each number came about, in words that markdown and page share.
#pragma once

#include <string>
#include <vector>

#include "report/plan_view.hpp"

namespace samling::report {

/// "Sarpsborg: longer shifts; Fredrikstad: staff pool"; "equal practice", "practice not known".
[[nodiscard]] std::string difference_text(const PlanView& view, const plan::PlannedPair& pair);
/// "2 / (3 - 1) x (0.911 + 0.745 + 0.400) = 2.056".
[[nodiscard]] std::string rule_text(const plan::PlannedRule& rule);
[[nodiscard]] std::string group_score_text(const plan::PlanSettings& settings, const plan::PlannedGroup& group);
/// "1 x 0.500 + 0.5 x 1.000 - 1 x 20 / 90 = 0.778".
[[nodiscard]] std::string pair_text(const plan::PlanSettings& settings, const plan::PlannedPair& pair);
/// The formulas with the settings of this plan, a worked pair, and the sum of the whole: a paragraph each.
[[nodiscard]] std::vector<std::string> score_formulas(const PlanView& view);

}  // namespace samling::report
