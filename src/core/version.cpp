#include "samling/core/version.hpp"

namespace samling {

std::string_view version() { return SAMLING_VERSION; }

}  // namespace samling
