// interruptible.hpp: a solve that lets other Python threads run and that Ctrl-C stops.
//
// The solve runs on a thread of its own without the GIL; the calling thread looks for signals every 50 ms. On Ctrl-C it
// asks the solve to stop, waits for the best answer so far, and raises samling.Interrupted, a KeyboardInterrupt that
// carries it as `best`.
#pragma once

#include <chrono>
#include <future>
#include <stop_token>
#include <thread>
#include <utility>

#include "casters.hpp"
#include "samling/core/limits.hpp"

namespace samling::python {

namespace py = pybind11;

inline constexpr auto signal_interval = std::chrono::milliseconds(50);

/// Takes the GIL and runs Python's signal handlers; the error that one of them raised, if any.
[[nodiscard]] std::optional<py::error_already_set> pending_signal();
/// Raises samling.Interrupted with the best so far when `error` is a KeyboardInterrupt, else `error` itself.
[[noreturn]] void raise_interrupted(py::error_already_set& error, const py::object& best);

/// solve(limits) with a stop token that also obeys Ctrl-C.
template <class Solve>
py::object run_interruptible(const Limits& given, const Solve& solve) {
  using Result = decltype(solve(given));
  std::stop_source source;
  const std::stop_callback forward(given.stop, [&source] { source.request_stop(); });
  Limits limits = given;
  limits.stop = source.get_token();

  std::optional<py::error_already_set> interruption;
  std::promise<Result> promise;
  auto answer = promise.get_future();
  {
    const py::gil_scoped_release released;
    const std::jthread worker([&] {
      try {
        promise.set_value(solve(limits));
      } catch (...) {
        promise.set_exception(std::current_exception());
      }
    });
    bool ready = false;
    while (!ready) {  // once more after the answer: a signal that came with it is not lost, and neither is the answer
      ready = answer.wait_for(signal_interval) == std::future_status::ready;
      if (auto error = pending_signal(); error && !interruption) {
        interruption.emplace(std::move(*error));
        source.request_stop();
      }
    }
  }
  py::object result = py::cast(answer.get());
  if (interruption) raise_interrupted(*interruption, result);
  return result;
}

}  // namespace samling::python
