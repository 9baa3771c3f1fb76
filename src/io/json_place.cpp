// Typed reading of JSON values.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "io/json_with_lines.hpp"

namespace samling::io {

JsonPlace::JsonPlace(const JsonDocument& document, IssueList& issues)
    : JsonPlace(document, issues, &document.value, "") {}

int JsonPlace::line() const {
  for (std::string pointer = pointer_;; pointer.resize(pointer.rfind('/'))) {
    if (const auto entry = document_->lines.find(pointer); entry != document_->lines.end()) return entry->second;
    if (pointer.empty()) return 1;
  }
}

std::string JsonPlace::shown_value() const {
  if (value_ == nullptr) return "";
  if (value_->is_string()) return value_->get<std::string>();
  return value_->dump(-1, ' ', false, Json::error_handler_t::replace);
}

JsonPlace JsonPlace::operator[](std::string_view key) const {
  const Json* value = nullptr;
  if (is_object()) {
    if (const auto entry = value_->find(std::string(key)); entry != value_->end()) value = &*entry;
  }
  return {*document_, *issues_, value, pointer_ + '/' + pointer_part(key)};
}

std::vector<JsonPlace> JsonPlace::elements() const {
  std::vector<JsonPlace> places;
  if (!exists()) return places;
  if (!value_->is_array()) {
    wrong_kind("a list");
    return places;
  }
  for (std::size_t i = 0; i < value_->size(); ++i) {
    places.push_back(JsonPlace(*document_, *issues_, &(*value_)[i], pointer_ + '/' + std::to_string(i)));
  }
  return places;
}

std::vector<std::pair<std::string, JsonPlace>> JsonPlace::fields() const {
  std::vector<std::pair<std::string, JsonPlace>> fields;
  if (!exists()) return fields;
  if (!value_->is_object()) {
    wrong_kind("an object { }");
    return fields;
  }
  for (const auto& [key, value] : value_->items()) fields.emplace_back(key, (*this)[key]);
  return fields;
}

bool JsonPlace::required() const {
  if (exists()) return true;
  error("missing_field", "the field is missing");
  return false;
}

bool JsonPlace::object_with(std::initializer_list<std::string_view> names) const {
  if (!exists()) return true;
  if (!value_->is_object()) {
    wrong_kind("an object { }");
    return false;
  }
  const std::vector<std::string> known(names.begin(), names.end());
  for (const auto& [key, value] : value_->items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    (*this)[key].error("unknown_field", fmt::format("there is no field \"{}\" here{}", key, did_you_mean(key, known)));
  }
  return true;
}

std::optional<std::string> JsonPlace::text() const {
  if (!exists()) return std::nullopt;
  if (value_->is_string()) return value_->get<std::string>();
  wrong_kind("a text in quotes");
  return std::nullopt;
}

std::optional<double> JsonPlace::number(Range range) const {
  if (!exists()) return std::nullopt;
  if (!value_->is_number()) {
    wrong_kind("a number");
    return std::nullopt;
  }
  const double number = value_->get<double>();
  const std::string problem = range.problem(number);
  if (problem.empty()) return number;
  error("out_of_range", problem);
  return std::nullopt;
}

std::optional<std::int64_t> JsonPlace::whole_64(Range range) const {
  const auto number = this->number(range);
  if (!number) return std::nullopt;
  const bool fits = !value_->is_number_unsigned() || value_->get<std::uint64_t>() <= std::uint64_t{INT64_MAX};
  if (value_->is_number_integer() && fits) return value_->get<std::int64_t>();
  if (*number == std::floor(*number) && std::abs(*number) < 9e15) return static_cast<std::int64_t>(*number);
  wrong_kind("a whole number");
  return std::nullopt;
}

std::optional<int> JsonPlace::whole(Range range) const {
  constexpr Range ints{-2147483648.0, 2147483647.0};
  const auto number = whole_64(range);
  if (!number) return std::nullopt;
  const std::string problem = ints.problem(static_cast<double>(*number));
  if (problem.empty()) return static_cast<int>(*number);
  error("out_of_range", problem);
  return std::nullopt;
}

std::optional<std::uint64_t> JsonPlace::whole_unsigned() const {
  if (!exists()) return std::nullopt;
  if (value_->is_number_unsigned()) return value_->get<std::uint64_t>();
  wrong_kind("a whole number from 0 to 18446744073709551615");
  return std::nullopt;
}

std::optional<bool> JsonPlace::flag() const {
  if (!exists()) return std::nullopt;
  if (value_->is_boolean()) return value_->get<bool>();
  wrong_kind("true or false");
  return std::nullopt;
}

std::optional<Date> JsonPlace::date() const {
  const auto text = this->text();
  if (!text) return std::nullopt;
  const auto date = parse_date(*text);
  if (!date) error("not_a_date", "is not a date like 2015-03-05");
  return date;
}

std::optional<ClockTime> JsonPlace::clock() const {
  const auto text = this->text();
  if (!text) return std::nullopt;
  const auto time = parse_clock_time(*text);
  if (!time) error("not_a_clock_time", "is not a clock time like 07:30");
  return time;
}

std::vector<std::string> JsonPlace::texts() const {
  std::vector<std::string> texts;
  for (const JsonPlace& element : elements()) {
    if (const auto text = element.text()) texts.push_back(*text);
    if (!element.exists()) element.wrong_kind("a text in quotes");
  }
  return texts;
}

std::optional<std::size_t> JsonPlace::word(const std::vector<std::string>& words) const {
  const auto text = this->text();
  if (!text) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  error("unknown_word", fmt::format("is not one of {}{}", fmt::join(words, ", "), did_you_mean(*text, words)));
  return std::nullopt;
}

void JsonPlace::error(const std::string& rule, const std::string& message) const {
  report(Level::error, rule, message);
}
void JsonPlace::warning(const std::string& rule, const std::string& message) const {
  report(Level::warning, rule, message);
}

void JsonPlace::report(Level level, const std::string& rule, const std::string& message) const {
  issues_->add(Issue{.level = level,
                     .rule = rule,
                     .file = document_->name,
                     .line = line(),
                     .field = pointer_.empty() ? "/" : pointer_,
                     .value = shown_value(),
                     .message = message});
}

void JsonPlace::wrong_kind(const std::string& wanted) const {
  error("wrong_kind", "must be " + wanted);
}

}  // namespace samling::io
