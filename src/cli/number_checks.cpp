#include "cli/number_checks.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "samling/core/units.hpp"

namespace samling::cli {
namespace {

template <class Number>
std::optional<Number> all_of_it(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string wrong(const std::string& text, const std::string& wanted) {
  constexpr std::size_t enough = 60;  // characters of a value that is not a number at all
  return fmt::format("\"{}{}\" is not {}", text.substr(0, enough), text.size() > enough ? "..." : "", wanted);
}

template <class Keeps>
NumberCheck real_number(const Keeps& keeps, const std::string& wanted) {
  return [keeps, wanted](const std::string& text) {
    const auto value = all_of_it<double>(text);
    return value && std::isfinite(*value) && keeps(*value) ? std::string() : wrong(text, wanted);
  };
}

}  // namespace

NumberCheck whole_number(std::int64_t least, std::int64_t most) {
  return [=](const std::string& text) {
    const auto value = all_of_it<std::int64_t>(text);
    return value && *value >= least && *value <= most
               ? std::string()
               : wrong(text, fmt::format("a whole number from {} to {}", least, most));
  };
}

NumberCheck number(double least, double most) {
  return real_number([=](double value) { return value >= least && value <= most; },
                     fmt::format("a number from {} to {}", format_number(least), format_number(most)));
}

NumberCheck number_above_zero() {
  return real_number([](double value) { return value > 0.0; }, "a number above 0");
}

NumberCheck number_from_zero() {
  return real_number([](double value) { return value >= 0.0; }, "a number, 0 or more");
}

}  // namespace samling::cli
