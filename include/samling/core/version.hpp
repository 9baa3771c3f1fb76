// samling/core/version.hpp: which samling made this.
#pragma once

#include <string_view>

namespace samling {

/// "0.1.0": semantic version of the library, as written into every plan.
[[nodiscard]] std::string_view version();

}  // namespace samling
