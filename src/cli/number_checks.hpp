// cli/number_checks.hpp: is a number on the command line within its range? One line that names the value and the range.
//
// CLI11's own checks wrap "-1" and what is too large into another number, and write out 1.8e308 with all its digits.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>

namespace samling::cli {

/// What CLI11 asks of a check: "" when the text is fine, else what is wrong with it.
using NumberCheck = std::function<std::string(const std::string&)>;

[[nodiscard]] NumberCheck whole_number(std::int64_t least,
                                       std::int64_t most = std::numeric_limits<std::int64_t>::max());
/// Both ends included.
[[nodiscard]] NumberCheck number(double least, double most);
[[nodiscard]] NumberCheck number_above_zero();
[[nodiscard]] NumberCheck number_from_zero();

}  // namespace samling::cli
