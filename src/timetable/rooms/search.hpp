// timetable/rooms/search.hpp: a tournament of annealings, and tempering.
//
// Strategy: in a pass every competing level of prices gets one annealing from a fresh start, as hot as that level; the
// better half of the levels goes on, and the next pass is twice as long. So the temperatures that suit the question are
// found for a part of the time. The second half of such an annealing frees a few tracks at a time. Then the best
// timetable and fresh ones are tempered (tempering.hpp), for several times as long with a clock, and on from pass to
// pass. At the end of each pass the best timetable so far is polished: annealed in parts. With a clock the last pass is
// one annealing, tempering and polish.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>

#include "timetable/rooms/tempering.hpp"

namespace samling::timetable {

class RoomsSearch {
 public:
  RoomsSearch(const RoomsProblem& problem, const RoomsCosts& costs, const Limits& limits);

  [[nodiscard]] const RoomsPlan& best() const { return best_; }
  [[nodiscard]] Cost cost() const { return cost_; }
  [[nodiscard]] std::int64_t rounds() const { return round_; }
  [[nodiscard]] std::int64_t moves() const { return moves_; }

  /// Takes over a timetable that is better.
  void offer(const RoomsPlan& plan, Cost cost);
  /// Seconds of the clock that are for something else.
  void reserve(double seconds) { reserved_ = std::max(0.0, seconds); }
  /// Seconds of the clock that are left, reserved ones too.
  [[nodiscard]] double seconds() const { return seconds_left() + reserved_; }
  /// Until the limits are used or the cost is `target` or less; at most `passes`. Without a clock the outcome does not
  /// depend on the number of threads. May be called again: the tournament goes on.
  void run(Cost target, int passes, const std::function<void()>& report);

 private:
  struct Entry {
    double hot = 1.0;        // price level
    bool polish = false;     // from the best so far instead of a fresh start
    bool parts = false;      // a few tracks at a time
    bool tempered = false;   // tempering, not annealing
    Cost cost = 0;           // of its last annealing
    std::int64_t moves = 0;  // 0: as the pass says
  };
  [[nodiscard]] bool has_clock() const { return limits_.time_limit || limits_.cpu_limit; }
  [[nodiscard]] double seconds_left() const;
  void plan_pass();
  void plan_last_pass(double affordable);
  [[nodiscard]] bool temper(Cost target, const std::function<void()>& report);
  [[nodiscard]] bool wave(Cost target);
  [[nodiscard]] AnnealingResult annealing(const Entry& entry, std::int64_t round, const Stopper& stopper,
                                          Cost target) const;
  void end_pass();

  const RoomsProblem& problem_;
  const RoomsCosts& costs_;
  Limits limits_;
  Stopper stopper_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::duration<double> cpu_start_;
  std::vector<Entry> levels_;   // still competing, finest first
  std::vector<double> finest_;  // for the polish
  std::vector<Entry> pass_;     // annealings of this pass
  std::size_t next_ = 0;        // in pass_
  std::int64_t length_ = 0;     // moves of an annealing of this pass
  std::int64_t to_temper_ = 0;  // moves of the tempering that are left in this pass
  std::optional<RoomsTempering> tempering_;
  RoomsPlan best_;
  RoomsPlan held_;      // the best before this pass
  RoomsPlan polished_;  // where the polish of this pass begins
  Cost cost_ = 0;
  std::int64_t round_ = 0;
  std::int64_t moves_ = 0;
  double reserved_ = 0.0;
  double moves_per_second_ = 0.0;  // of a thread
};

}  // namespace samling::timetable
