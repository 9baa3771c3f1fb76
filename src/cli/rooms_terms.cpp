#include "cli/rooms_terms.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace samling::cli {
namespace {

using RoomsTermGrades = std::array<timetable::TermGrade, timetable::rooms_terms>;

std::vector<std::string> term_names() {
  std::vector<std::string> names;
  for (std::size_t t = 0; t + 1 < timetable::rooms_terms; ++t) {
    names.emplace_back(to_string(static_cast<timetable::RoomsTerm>(t)));
  }
  return names;
}

// The term and what stands behind "="; what is wrong goes to `issues`.
struct TermSetting {
  timetable::TermGrade* term = nullptr;
  std::string value;
};

TermSetting setting_of(const std::string& text, const std::string& option, RoomsTermGrades& terms,
                       std::vector<Issue>& issues) {
  const std::vector<std::string> names = term_names();
  const auto sign = text.find('=');
  const auto name = std::find(names.begin(), names.end(), text.substr(0, sign));
  if (sign == std::string::npos || name == names.end()) {
    issues.push_back({.rule = "invalid_option",
                      .field = option,
                      .value = text,
                      .message = fmt::format("must be TERM=…, TERM one of {}", fmt::join(names, ", "))});
    return {};
  }
  return {&terms[static_cast<std::size_t>(name - names.begin())], text.substr(sign + 1)};
}

std::optional<std::int64_t> weight_of(const std::string& text) {
  std::int64_t value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  return error == std::errc() && end == last && value >= 0 && value <= 10'000'000 ? std::optional(value) : std::nullopt;
}

}  // namespace

void change_terms(RoomsTermGrades& terms, const std::vector<std::string>& weights,
                  const std::vector<std::string>& grades) {
  std::vector<Issue> issues;
  const auto wrong = [&](const char* option, const std::string& text, const char* message) {
    issues.push_back({.rule = "invalid_option", .field = option, .value = text, .message = message});
  };
  for (const std::string& text : weights) {
    const TermSetting setting = setting_of(text, "--weight", terms, issues);
    if (setting.term == nullptr) continue;
    const auto weight = weight_of(setting.value);
    if (!weight) wrong("--weight", text, "the weight must be a whole number from 0 to 10000000");
    setting.term->weight = weight.value_or(0);
  }
  const std::vector<std::string> words{"forbid", "warn", "weigh", "ignore"};
  for (const std::string& text : grades) {
    const TermSetting setting = setting_of(text, "--grade", terms, issues);
    if (setting.term == nullptr) continue;
    const auto word = std::find(words.begin(), words.end(), setting.value);
    if (word == words.end()) wrong("--grade", text, "the grade must be forbid, warn, weigh or ignore");
    if (word != words.end()) setting.term->grade = static_cast<timetable::Grade>(word - words.begin());
  }
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

}  // namespace samling::cli
