// timetable/rooms/tempering.hpp: timetables at many temperatures at once, which change places.
//
// Annealing freezes once, and where it does decides: of a valley that is wide but shallow, and one that is narrow but
// deep, it finds the first. Here a ladder of temperatures is kept, a timetable on each rung; after some moves
// neighbours a and b change places with probability min(1, exp((1/Ta - 1/Tb) (cost a - cost b))), so that what is cold
// melts and freezes again and again (replica exchange: Swendsen and Wang (1986), doi:10.1103/PhysRevLett.57.2607; Earl
// and Deem (2005), doi:10.1039/b509983h).
//
// How hot is hot enough, and how far apart rungs may be, is measured before: the hottest rung keeps one move in 25, and
// neighbours' costs overlap.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "timetable/rooms/annealing.hpp"
#include "timetable/rooms/moves.hpp"

namespace samling::timetable {

class RoomsTempering {
 public:
  /// `starts` are for the coldest rungs, best first; at least one. The others begin with fresh timetables.
  RoomsTempering(const RoomsProblem& problem, const RoomsCosts& costs, const std::vector<RoomsPlan>& starts,
                 std::uint64_t seed, std::uint64_t stream);
  ~RoomsTempering();

  /// About `moves` more, all rungs together; less when `stop` says so or something of `target` or less is found. The
  /// outcome does not depend on the number of threads.
  void run(std::int64_t moves, Cost target, int threads, const std::function<bool()>& stop);
  /// A better timetable from elsewhere takes the coldest rung.
  void offer(const RoomsPlan& plan, Cost cost);

  [[nodiscard]] const RoomsPlan& best() const { return best_; }
  [[nodiscard]] Cost cost() const { return cost_; }
  [[nodiscard]] std::int64_t moves() const { return moves_; }  ///< Tried so far.

 private:
  struct Replica;
  struct Rung {
    double temperature = 1.0;
    std::unique_ptr<Replica> replica;
    Chance chance;
    int tried = 0;  // exchanges with the rung above, since the ladder was last changed
    int done = 0;
  };
  [[nodiscard]] std::vector<double> measured_ladder(const RoomsPlan& start, Chance chance);
  void some_moves(Rung& rung) const;
  void exchange();
  void space_rungs();
  void take(const Replica& replica);

  const RoomsProblem& problem_;
  const RoomsCosts& costs_;
  std::vector<Rung> rungs_;  // coldest first
  Chance chance_;            // of exchanges
  RoomsPlan best_;
  Cost cost_;
  std::int64_t moves_ = 0;
  int exchanges_ = 0;
  int next_spacing_ = 40;
};

}  // namespace samling::timetable
