// io/plan_check.hpp: what a plan file must hold beyond its shape, so that reports can trust it.
#pragma once

#include "io/json_with_lines.hpp"
#include "samling/plan/plan.hpp"

namespace samling::io {

inline constexpr const char* plan_format = "samling-plan";
inline constexpr int plan_version = 1;

/// Every code in groups is a municipality of the plan and in one group at most, keys are unique, groups and
/// municipalities agree, positions are on the globe, dates and clock times can be read. Issues go to the place's list.
void check_plan(const plan::Plan& plan, const JsonPlace& root);

/// True when the document says that it is `format` in `version`; else an issue says what it is instead.
[[nodiscard]] bool is_format(const JsonPlace& root, const std::string& format, int version);

}  // namespace samling::io
