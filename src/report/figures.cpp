#include "report/figures.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace samling::report {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr int minutes_a_day = 24 * 60;

// 165 - 1e-12 minutes of driving are 165 minutes.
constexpr double rounding_slack = 1e-6;

}  // namespace

std::string fixed(double value, int decimals) {
  auto text = fmt::format("{:.{}f}", value, decimals);
  if (text.front() == '-' && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string minutes_text(double minutes) {
  return format_number(minutes, 1) + " min";
}

std::string signed_text(double value, int decimals, bool always_sign) {
  auto text = fixed(value, decimals);
  if (text.front() == '-') return "\u2212" + text.substr(1);
  return always_sign && text.find_first_of("123456789") != std::string::npos ? "+" + text : text;
}

std::string long_date(const std::string& iso) {
  const auto date = parse_date(iso);
  if (!date) return iso;
  const std::chrono::weekday weekday{std::chrono::sys_days{*date}};
  return fmt::format("{} {} {} {}", weekdays[weekday.c_encoding()], static_cast<unsigned>(date->day()),
                     months[static_cast<unsigned>(date->month()) - 1], static_cast<int>(date->year()));
}

std::string short_date(const std::string& iso) {
  const auto date = parse_date(iso);
  if (!date) return iso;
  return fmt::format("{} {} {}", static_cast<unsigned>(date->day()),
                     months[static_cast<unsigned>(date->month()) - 1].substr(0, 3), static_cast<int>(date->year()));
}

std::optional<int> minute_of_day(const std::string& clock) {
  const auto time = parse_clock_time(clock);
  if (!time) return {};
  return time->since_midnight().count();
}

std::string clock_text(int minute) {
  const int day = minute >= 0 ? minute / minutes_a_day : -((-minute + minutes_a_day - 1) / minutes_a_day);
  const int rest = minute - day * minutes_a_day;
  const auto text = fmt::format("{:02}:{:02}", rest / 60, rest % 60);
  if (day == 0) return text;
  if (day == 1 || day == -1) return text + (day > 0 ? " the next day" : " the day before");
  return fmt::format("{} {} days {}", text, std::abs(day), day > 0 ? "later" : "before");
}

int leave_minute(int arrival, double minutes) {
  return arrival - static_cast<int>(std::ceil(minutes - rounding_slack));
}

int home_minute(int departure, double minutes) {
  return departure + static_cast<int>(std::ceil(minutes - rounding_slack));
}

std::string joined(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : std::string_view(", ");
    text += words[i];
  }
  return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

}  // namespace samling::report
