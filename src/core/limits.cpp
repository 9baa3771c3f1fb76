#include "samling/core/limits.hpp"

#include <algorithm>

#include "samling/core/issue.hpp"

namespace samling {

void validate(const Limits& limits) {
  require(!limits.max_rounds || *limits.max_rounds >= 0, "max_rounds", std::to_string(limits.max_rounds.value_or(0)),
          "must be 0 or more");
  require(!limits.time_limit || limits.time_limit->count() > 0.0, "time_limit",
          limits.time_limit ? std::to_string(limits.time_limit->count()) : "", "must be more than 0 seconds");
  require(limits.threads >= 1 && limits.threads <= 256, "threads", std::to_string(limits.threads),
          "must be from 1 to 256");
}

bool Stopper::interrupted() const {
  if (limits_.stop.stop_requested()) return true;
  return limits_.time_limit && std::chrono::steady_clock::now() - start_ >= *limits_.time_limit;
}

bool Stopper::stop_before(std::int64_t round) const {
  return (limits_.max_rounds && round >= *limits_.max_rounds) || interrupted();
}

void Stopper::report(const Progress& progress) const {
  if (limits_.progress) limits_.progress(progress);
}

Limits Stopper::remaining() const {
  Limits left = limits_;
  if (left.time_limit) {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
    left.time_limit = std::max(*left.time_limit - spent, std::chrono::duration<double>(0.001));
  }
  return left;
}

std::string_view to_string(Status status) {
  switch (status) {
    case Status::optimal: return "optimal";
    case Status::feasible: return "feasible";
    case Status::infeasible: return "infeasible";
    case Status::stopped: return "stopped";
  }
  return "unknown";
}

}  // namespace samling
