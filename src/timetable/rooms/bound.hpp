// timetable/rooms/bound.hpp: no admissible timetable costs less.
//
// The bound is that of an integer programme that counts less than a timetable pays for, and allows more:
//
//   n[t,s]      cells of track t in session s, by classes of rooms that no price tells apart: c[t,s,class]
//   y[t,s]      the track is in the session; z[t,class] rooms of the class that it uses in all
//   x[k,s]      talks of kind k in the session: those of a track that no price tells apart
//   g[t]        the track's sessions have a gap; without, they are a run: begun by s less ended before s
//   p[K,s]      pairs among the talks, or tracks, of a set K that clash pairwise at one price, that are in the session
//   l[t,s,m]    m talks of the track or more have been by the end of s: so has the one with wanted number m, or it is
//               out of order
//
// Left out: slots, which room a talk is in, clashes within a track. Small questions are asked again with columns for
// the cell, then the slot, of every talk (relaxation_exact.cpp): nothing is left out then. Every admissible timetable
// gives values that obey all rows, at no more than its own cost: m members of a set make m (m - 1) / 2 pairs, each
// counted in one set only; a cells of one track and b of another in one session are ab pairs, which is a + b - 1 or
// more; a class of rooms holds z >= cells in each session; some best timetable has no cell without talks beside another
// of its track (but pinned and published ones); a talk in place m within session s has m - 1 talks or fewer before s,
// and m or more by its end.
//
// Only timetables that are cheaper than a known one matter: what costs as much by itself is fixed to 0, and so are
// values that the prices of the linear programme rule out. Costs are whole numbers, so bounds are rounded up. A
// property test holds it to brute force.
#pragma once

#include <optional>
#include <string>

#include "samling/core/limits.hpp"
#include "timetable/rooms/relaxation.hpp"

namespace samling::timetable {

struct RoomsBound {
  Cost value = 0;
  std::string method;
};

/// Each talk in its cheapest session and cheapest room, nothing else counted.
[[nodiscard]] RoomsBound talk_bound(const RoomsCosts& costs);

struct BoundEffort {
  double seconds = 1e6;  ///< CPU time.
  int nodes = 1000;      ///< Of branch and bound; 0: the linear programme alone.
  double work = 1e15;    ///< Of each programme, as MipModel counts it: repeatable, other than time.
};

/// The integer programme above, in turns: the programme and its prices are kept from one to the next as long as the
/// cheaper incumbent forbids nothing more.
class ProgrammeBound {
 public:
  explicit ProgrammeBound(const RoomsCosts& costs) : costs_(costs) {}

  /// `incumbent` is the cost of a known timetable: no higher bound is looked for.
  RoomsBound raise(Cost incumbent, const BoundEffort& effort, const Limits& limits);
  /// A timetable that came along in the last turn; perhaps a cheaper one.
  [[nodiscard]] const std::optional<RoomsPlan>& found() const { return found_; }

 private:
  struct Programme {
    Programme(const RoomsCosts& costs, Cost cutoff, RoomDetail detail)
        : relaxation(costs, cutoff, detail), model(relaxation.model()) {}
    RoomsRelaxation relaxation;
    MipModel model;  // what its prices rule out is taken away
    MipModel::Linear linear;
  };
  class Turn;
  void raise_with(RoomDetail detail, std::optional<Programme>& programme, Turn& turn);
  [[nodiscard]] bool is_small(RoomDetail detail) const;

  const RoomsCosts& costs_;
  std::optional<RoomDetail> detail_;  // of the usual programme
  std::optional<Programme> usual_;
  std::optional<Programme> each_;
  std::optional<Programme> places_;
  std::optional<Programme> exact_;
  std::optional<RoomsPlan> found_;
};
/// One turn.
[[nodiscard]] RoomsBound programme_bound(const RoomsCosts& costs, Cost incumbent, const BoundEffort& effort,
                                         const Limits& limits);

}  // namespace samling::timetable
