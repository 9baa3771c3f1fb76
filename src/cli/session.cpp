#include "cli/session.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include "cli/text.hpp"

namespace samling::cli {
namespace {

// Wakes the watching thread when the search is over; never sent by people.
constexpr int search_is_over = SIGUSR1;

sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, search_is_over}) sigaddset(&signals, signal);
  return signals;
}

}  // namespace

Interrupt::Interrupt() {
  const sigset_t signals = watched_signals();
  // Blocked here, hence in every thread begun later: only sigwait below receives them.
  pthread_sigmask(SIG_BLOCK, &signals, &before_);
  watcher_ = std::jthread([this, signals] { watch(signals); });
}

Interrupt::~Interrupt() {
  pthread_kill(watcher_.native_handle(), search_is_over);
  watcher_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::watch(const sigset_t& signals) {
  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal != search_is_over) {
    if (stop_.stop_requested()) _exit(130);
    stop_.request_stop();
    if (isatty(STDERR_FILENO) == 1) std::fputs("\r\033[K", stderr);  // over the progress line
    tell("note", "stopping; the best answer so far is kept. Once more ends at once");
  }
}

ProgressLine::ProgressLine(bool quiet, bool costs) : on_(!quiet && isatty(STDERR_FILENO) == 1), costs_(costs) {}

ProgressLine::~ProgressLine() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(const Progress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  std::string line = fmt::format("{} {}", visible(progress.stage), progress.done);
  if (progress.total > 0) line += fmt::format("/{}", progress.total);
  if (progress.score) {
    line +=
        costs_ ? fmt::format(", cost {:.0f}", 0.0 - *progress.score) : fmt::format(", score {:.3f}", *progress.score);
  }
  if (progress.upper_bound) {
    line += costs_ ? fmt::format(", lower bound {:.0f}", 0.0 - *progress.upper_bound)
                   : fmt::format(", at most {:.3f}", *progress.upper_bound);
  }
  std::fputs(("\r\033[K" + std::string(line)).c_str(), stderr);
  std::fflush(stderr);
}

Limits Session::limits(const Search& search, const plan::Request& request) {
  Limits limits;
  limits.seed = search.seed.value_or(request.seed);
  limits.max_rounds = search.rounds ? search.rounds : request.max_rounds;
  if (search.seconds) limits.time_limit = std::chrono::duration<double>(*search.seconds);
  limits.threads = search.threads;
  limits.stop = interrupt_.token();
  limits.progress = [this](const Progress& progress) { progress_.show(progress); };
  return limits;
}

}  // namespace samling::cli
