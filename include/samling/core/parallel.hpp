// samling/core/parallel.hpp: a loop over independent rows, on std::jthread.
#pragma once

#include <cstddef>
#include <functional>

namespace samling {

/// Calls body(i) once for each i in [0, count), on at most `threads` threads. The bodies must not share writable state,
/// so the outcome does not depend on the number of threads. The first exception thrown is thrown again here.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& body);

}  // namespace samling
