// cli/session.hpp: one search at a terminal: Ctrl-C stops it, a line on standard error shows how far it is.
#pragma once

#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include "cli/command.hpp"
#include "samling/core/limits.hpp"

namespace samling::cli {

/// While it lives, the first Ctrl-C (or SIGTERM) asks for a stop, so that the best answer so far is kept; the second
/// ends the program at once, with exit code 130. A thread waits for the signals, so no code runs inside a handler.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
  [[nodiscard]] bool requested() const { return stop_.stop_requested(); }

 private:
  void watch(const sigset_t& signals);

  std::stop_source stop_;
  sigset_t before_{};
  std::jthread watcher_;
};

/// A progress line on standard error, when that is a terminal; gone when the search ends.
class ProgressLine {
 public:
  /// `costs`: the search minimises, so its line tells of cost and lower bound (a Progress counts upwards).
  explicit ProgressLine(bool quiet, bool costs = false);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void show(const Progress& progress);

 private:
  bool on_;
  bool costs_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

/// The two together, as limits for a solver.
class Session {
 public:
  explicit Session(bool quiet, bool costs = false) : progress_(quiet, costs) {}
  /// The options of the command line before those of the request.
  [[nodiscard]] Limits limits(const Search& search, const plan::Request& request);
  [[nodiscard]] bool interrupted() const { return interrupt_.requested(); }

 private:
  Interrupt interrupt_;
  ProgressLine progress_;
};

}  // namespace samling::cli
