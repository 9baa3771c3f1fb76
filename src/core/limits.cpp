#include "samling/core/limits.hpp"

#include <algorithm>
#include <ctime>

#include "samling/core/issue.hpp"

namespace samling {
namespace {

using Seconds = std::chrono::duration<double>;

void require_positive(const std::optional<Seconds>& seconds, const char* field) {
  require(!seconds || seconds->count() > 0.0, field, seconds ? std::to_string(seconds->count()) : "",
          "must be more than 0 seconds");
}

std::optional<Seconds> left_of(const std::optional<Seconds>& limit, Seconds spent) {
  if (!limit) return std::nullopt;
  return std::max(*limit - spent, Seconds(0.001));
}

}  // namespace

Seconds cpu_time() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return Seconds(static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec));
}

void validate(const Limits& limits) {
  require(!limits.max_rounds || *limits.max_rounds >= 0, "max_rounds", std::to_string(limits.max_rounds.value_or(0)),
          "must be 0 or more");
  require_positive(limits.time_limit, "time_limit");
  require_positive(limits.cpu_limit, "cpu_limit");
  require(limits.threads >= 1 && limits.threads <= 256, "threads", std::to_string(limits.threads),
          "must be from 1 to 256");
}

Stopper::Stopper(const Limits& limits) : limits_(limits), start_(std::chrono::steady_clock::now()) {
  if (limits_.cpu_limit) cpu_start_ = cpu_time();
}

bool Stopper::interrupted() const {
  if (limits_.stop.stop_requested()) return true;
  if (limits_.time_limit && std::chrono::steady_clock::now() - start_ >= *limits_.time_limit) return true;
  return limits_.cpu_limit && cpu_time() - cpu_start_ >= *limits_.cpu_limit;
}

bool Stopper::stop_before(std::int64_t round) const {
  return (limits_.max_rounds && round >= *limits_.max_rounds) || interrupted();
}

void Stopper::report(const Progress& progress) const {
  if (limits_.progress) limits_.progress(progress);
}

Limits Stopper::remaining(double share) const {
  Limits left = limits_;
  left.time_limit = left_of(limits_.time_limit, std::chrono::steady_clock::now() - start_);
  if (limits_.cpu_limit) left.cpu_limit = left_of(limits_.cpu_limit, cpu_time() - cpu_start_);
  if (left.time_limit) *left.time_limit *= share;
  if (left.cpu_limit) *left.cpu_limit *= share;
  return left;
}

std::string_view to_string(Status status) {
  switch (status) {
    case Status::optimal:
      return "optimal";
    case Status::feasible:
      return "feasible";
    case Status::infeasible:
      return "infeasible";
    case Status::stopped:
      return "stopped";
  }
  return "unknown";
}

}  // namespace samling
