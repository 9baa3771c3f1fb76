// samling/core/limits.hpp: when to stop, whom to tell, and what came of it. Every solver takes Limits.
//
// Rounds give repeatable answers (same input + seed + rounds = same bytes at any thread count); the clock is for
// people. Whichever limit is reached first stops the work, and the best answer so far is returned.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace samling {

/// What a solver tells while it works.
struct Progress {
  std::string stage;                  ///< "grouping: local search".
  std::int64_t done = 0;              ///< Rounds done.
  std::int64_t total = 0;             ///< Rounds asked for; 0 when unknown.
  std::optional<double> score;        ///< Best so far; larger is better.
  std::optional<double> upper_bound;  ///< No answer scores more.
};
using ProgressSink = std::function<void(const Progress&)>;

struct Limits {
  std::uint64_t seed = 1;                  ///< Same seed, same answer.
  std::optional<std::int64_t> max_rounds;  ///< Rounds of improvement; each solver says what a round is.
  std::optional<std::chrono::duration<double>> time_limit;  ///< Wall-clock seconds; not repeatable.
  std::optional<std::chrono::duration<double>>
      cpu_limit;          ///< CPU seconds of the whole process, for benchmarks; not repeatable.
  int threads = 1;        ///< Worker threads; the answer does not depend on it.
  std::stop_token stop;   ///< Ctrl-C: stop soon, keep the best so far.
  ProgressSink progress;  ///< Called from the solving thread; empty for silence.
};

/// CPU time used by the process so far, all threads together (POSIX CLOCK_PROCESS_CPUTIME_ID).
[[nodiscard]] std::chrono::duration<double> cpu_time();

/// Throws InvalidInput naming the field unless rounds >= 0, time and CPU time > 0 and 1 <= threads <= 256.
void validate(const Limits& limits);

/// Watches the limits during one solve.
class Stopper {
 public:
  explicit Stopper(const Limits& limits);

  /// True when the user interrupted or the time is up. Cheap enough for an inner loop (some 30 ns; a CPU limit costs
  /// some 300 ns).
  [[nodiscard]] bool interrupted() const;
  /// True when interrupted or `round` (from 0) is not to be begun.
  [[nodiscard]] bool stop_before(std::int64_t round) const;
  void report(const Progress& progress) const;
  /// The same limits with that share (above 0) of the time that is left, which is at least a millisecond: for a solve
  /// within a solve.
  [[nodiscard]] Limits remaining(double share = 1.0) const;

 private:
  Limits limits_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::duration<double> cpu_start_{0.0};
};

/// How an answer stands. Every result has one.
enum class Status {
  optimal,     ///< Proven: no admissible answer scores more.
  feasible,    ///< Every rule holds; a better answer may exist, by at most the gap.
  infeasible,  ///< Proven: no answer obeys every rule. The best partial answer and the reason are in the result.
  stopped,     ///< A limit or an interruption ended the work before any answer was found, or before infeasibility was
               ///< proven.
};
[[nodiscard]] std::string_view to_string(Status status);

}  // namespace samling
