// src/report/schedule_slug.hpp: names that consist of few letters, for the exchange format.
#pragma once

#include <string>
#include <string_view>

namespace samling::report {

/// Small ASCII letters, digits and `joiner` (never twice, nor at an end), at most `longest`: "Ærø & Ålesund" is
/// "aero_alesund". Letters of other scripts are left out, so the result may be empty.
[[nodiscard]] std::string plain_name(std::string_view text, char joiner, std::size_t longest);

}  // namespace samling::report
