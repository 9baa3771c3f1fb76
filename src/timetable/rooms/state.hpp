// timetable/rooms/state.hpp: a timetable in the making, its cost always at hand.
//
// Four steps change it (lift, place, assign, swap); each updates the cost from caches in time that grows with the
// talk's clashes or the session's rooms, never with the timetable. A move is a few steps and a settle(), which counts
// the order of the tracks that were touched; undo() takes everything back to the last commit(). A property test holds
// the cost to score() over random moves.
#pragma once

#include <cstdint>
#include <vector>

#include "timetable/rooms/costs.hpp"

namespace samling::timetable {

/// Where everything stands, and nothing else: small enough to copy when a new best is found.
struct RoomsPlan {
  std::vector<std::int32_t> track;  ///< Of a cell; costs.tracks: none.
  std::vector<std::int32_t> cell;   ///< Of a talk; -1: unplaced.
  std::vector<std::int32_t> slot;   ///< First slot of a talk.
};

class RoomsState {
 public:
  /// Nothing is placed, and no cell has a track (except those pinned for one).
  explicit RoomsState(const RoomsCosts& costs);

  [[nodiscard]] const RoomsCosts& costs() const { return *costs_; }
  [[nodiscard]] Cost cost() const { return cost_; }
  [[nodiscard]] const RoomsPlan& plan() const { return plan_; }
  [[nodiscard]] int track(int cell) const { return plan_.track[at(cell)]; }
  [[nodiscard]] int cell(int talk) const { return plan_.cell[at(talk)]; }
  [[nodiscard]] int slot(int talk) const { return plan_.slot[at(talk)]; }
  [[nodiscard]] int talk_at(int cell, int slot) const { return grid_[RoomsCosts::index(cell, costs_->slots, slot)]; }
  [[nodiscard]] int free(int cell) const { return free_[at(cell)]; }
  [[nodiscard]] bool is_free(int cell) const { return free(cell) == costs_->capacity[at(cell)]; }
  [[nodiscard]] const std::vector<int>& cells_of(int track) const { return cells_of_[at(track)]; }
  [[nodiscard]] Cost order_cost(int track) const { return order_[at(track)]; }  ///< As of the last settle().
  [[nodiscard]] const std::vector<int>& unplaced() const { return unplaced_; }

  // The steps.

  /// Takes a placed talk out.
  void lift(int talk);
  /// Puts an unplaced talk into free slots of a cell of its track.
  void place(int talk, int cell, int slot);
  /// Gives a cell without talks to a track, or to none.
  void assign(int cell, int track);
  /// Two cells of one session change rooms, with their talks; who meets whom stays as it is.
  void swap(int a, int b);

  /// After the steps of a move: counts what depends on the order within tracks.
  void settle();
  /// Tracks, as of the last settle(), whose order costs more than at the last commit().
  [[nodiscard]] const std::vector<int>& disordered() const { return disordered_; }
  /// Tracks whose order the last settle() counted again.
  [[nodiscard]] const std::vector<int>& recounted() const { return recounted_; }
  /// Tracks that were given cells, or lost some, since the last commit(); not each once.
  [[nodiscard]] const std::vector<int>& assigned() const { return assigned_; }
  /// Adds to each session what `talk` would pay there for clashes with placed talks of other tracks.
  void clashes_by_session(int talk, std::vector<Cost>& sessions) const;
  /// Everything since the last commit() is taken back.
  void undo();
  void commit();
  /// Becomes `plan`; commits.
  void become(const RoomsPlan& plan);

 private:
  enum class Step : std::uint8_t { lift, place, assign, swap };
  struct Done {
    Step step;
    std::int32_t what;
    std::int32_t cell;
    std::int32_t slot;
  };

  static std::size_t at(int row) { return static_cast<std::size_t>(row); }
  void lift_unlogged(int talk);
  void place_unlogged(int talk, int cell, int slot);
  void assign_unlogged(int cell, int track);
  void swap_unlogged(int a, int b);
  void change_room(int talk, int to);
  [[nodiscard]] Cost clash_cost(int talk) const;
  [[nodiscard]] Cost slot_cost(int talk, int slot) const;
  [[nodiscard]] Cost neighbour_cost(int cell, int track) const;
  [[nodiscard]] Cost counted_order(int track) const;
  [[nodiscard]] bool moved(int talk) const;
  void count_session(int session, int track, int change);
  void count_room(int room, int track, int change);
  void count_people(const std::vector<int>& people, int change);
  void stray(int track, int cell, int change);
  void touch(int track);

  const RoomsCosts* costs_;
  RoomsPlan plan_;
  Cost cost_ = 0;
  Cost committed_ = 0;
  std::vector<std::int32_t> grid_;          // [cell][slot]: talk or -1
  std::vector<int> free_;                   // of a cell
  std::vector<std::vector<int>> cells_of_;  // of a track, in no order
  std::vector<int> row_in_cells_;           // of a cell, in cells_of_ of its track
  std::vector<int> unplaced_;               // in no order
  std::vector<int> row_in_unplaced_;        // of a talk
  std::vector<int> session_;                // of a talk; -1: unplaced
  std::vector<int> in_session_;             // [track][session]: cells
  std::vector<int> runs_;                   // of a track: of sessions in a row
  std::vector<int> in_room_;                // [track][room]: cells
  std::vector<int> rooms_used_;             // of a track
  std::vector<Cost> order_;                 // of a track
  std::vector<int> touched_;                // tracks whose order is to be counted again
  std::vector<char> is_touched_;
  std::vector<std::pair<int, Cost>> old_order_;  // since the last commit
  std::vector<int> disordered_;                  // since the last commit
  std::vector<int> assigned_;                    // since the last commit
  std::vector<int> recounted_;                   // since the last commit
  std::vector<int> moved_;    // of a person: talks and chaired tracks that are elsewhere than published
  std::vector<int> strayed_;  // of a track: cells that only it has, or only the published one
  std::vector<Done> log_;
  mutable std::vector<int> scratch_;
};

/// The plan as an answer.
[[nodiscard]] RoomsTimetable rooms_timetable(const RoomsProblem& problem, const RoomsCosts& costs,
                                             const RoomsPlan& plan);
/// An answer as a plan; talks that break a rule of place are left out.
[[nodiscard]] RoomsPlan rooms_plan(const RoomsCosts& costs, const RoomsTimetable& timetable);

}  // namespace samling::timetable
