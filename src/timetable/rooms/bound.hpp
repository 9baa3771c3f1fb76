// timetable/rooms/bound.hpp: no admissible timetable costs less.
//
// The bound is that of an integer programme that counts less than a timetable pays for, and allows more:
//
//   n[t,s]      cells of track t in session s, by classes of rooms that no price tells apart: c[t,s,class]
//   y[t,s]      the track is in the session; z[t,class] rooms of the class that it uses in all
//   x[k,s]      talks of kind k in the session: those of a track that no price tells apart
//   g[t]        the track's sessions have a gap: more than one run of sessions begins
//   q[a,b,s]    two tracks with a price for that are both in the session
//   e[K,s]      talks of a set K that clash pairwise, beyond the first, are in the session
//
// Left out: who is in which slot, the order of talks, clashes within a track, which room a talk is in. Every admissible
// timetable gives values that obey all rows, at no more than its own cost: a set of k talks that clash pairwise has
// k (k - 1) / 2 >= k - 1 clashes, each counted in one set only; two tracks in one session have at least one pair of
// cells; a class of rooms holds z >= cells in each session. What is forbidden is fixed to 0. Costs are whole numbers,
// so the bound is rounded up. A property test holds it to brute force.
#pragma once

#include <string>

#include "samling/core/limits.hpp"
#include "timetable/rooms/costs.hpp"

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
};
/// The integer programme above; `incumbent` is the cost of a known timetable: no higher bound is looked for.
[[nodiscard]] RoomsBound programme_bound(const RoomsCosts& costs, Cost incumbent, const BoundEffort& effort,
                                         const Limits& limits);

}  // namespace samling::timetable
