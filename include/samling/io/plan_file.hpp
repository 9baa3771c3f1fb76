// samling/io/plan_file.hpp: a plan as JSON (format "samling-plan", version 1; docs/plan-format.md). Round-trips
// exactly.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "samling/plan/plan.hpp"

namespace samling::io {

/// UTF-8, two-space indent, fields in a fixed order, numbers in shortest round-trip form, newline at the end: same
/// plan, same bytes.
[[nodiscard]] std::string plan_to_json(const plan::Plan& plan);
/// plan_from_json(plan_to_json(p)) == p. Throws InvalidInput with line and JSON pointer; `name` is used as the file
/// name in issues.
[[nodiscard]] plan::Plan plan_from_json(std::string_view text, const std::string& name = "plan");
[[nodiscard]] plan::Plan read_plan(const std::filesystem::path& file);
void write_plan(const plan::Plan& plan, const std::filesystem::path& file);

}  // namespace samling::io
