// src/report/figures.hpp: figures as words: "55 min", "Thursday 5 March 2015", "leave 09:05".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "samling/core/units.hpp"

namespace samling::report {

/// Fixed number of decimals, '.' in every locale, never "-0".
[[nodiscard]] std::string fixed(double value, int decimals);
/// "55 min", "20.4 min".
[[nodiscard]] std::string minutes_text(double minutes);
/// fixed() with a true minus sign (U+2212), for people.
[[nodiscard]] std::string signed_text(double value, int decimals, bool always_sign = false);
/// "Thursday 5 March 2015"; text that is no date comes back as it was.
[[nodiscard]] std::string long_date(const std::string& iso);
/// "5 Mar 2015".
[[nodiscard]] std::string short_date(const std::string& iso);

/// Minutes from local midnight; nothing when the text is no clock time.
[[nodiscard]] std::optional<int> minute_of_day(const std::string& clock);
/// "09:05"; before and after the day "23:40 the day before", "00:20 the next day".
[[nodiscard]] std::string clock_text(int minute_of_day);
/// Latest start of a journey of `minutes` that ends at `arrival`, in whole minutes (rounded down).
[[nodiscard]] int leave_minute(int arrival, double minutes);
/// End of a journey of `minutes` that starts at `departure`, in whole minutes (rounded up).
[[nodiscard]] int home_minute(int departure, double minutes);

/// "A", "A and B", "A, B and C".
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view last = " and ");
/// "1 group", "3 groups".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// First letter upper case (ASCII).
[[nodiscard]] std::string capitalised(std::string text);

}  // namespace samling::report
