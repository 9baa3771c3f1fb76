// timetable/rooms/moves.hpp: what a search may do to a timetable in one go.
//
// Each move takes its steps on the state and returns true, or returns false when it cannot be done; then the caller
// undoes what it began. Talks stand in cells of their track after every move, long ones in one piece; a cell that is
// left without talks is given back.
#pragma once

#include <array>
#include <vector>

#include "samling/core/chance.hpp"
#include "timetable/rooms/state.hpp"

namespace samling::timetable {

class RoomsMoves {
 public:
  RoomsMoves(RoomsState& state, const RoomsProblem& problem);

  /// One of the moves, each as often as `shares` in moves.cpp says; then, mostly, tracks whose order it spoilt are
  /// put in order again. Settles.
  [[nodiscard]] bool any(Chance& chance);

  /// Tries one of the moves and keeps it with probability exp(-dearer / temperature); undone otherwise.
  bool step(double temperature, Chance& chance);

  // Talks.
  [[nodiscard]] bool move_talk(Chance& chance);       ///< To another cell of its track, or to a cell that is free.
  [[nodiscard]] bool swap_talks(Chance& chance);      ///< Two of one track.
  [[nodiscard]] bool rearrange_cell(Chance& chance);  ///< Two of one cell, or a talk and a gap.
  [[nodiscard]] bool sort_track(Chance& chance);      ///< By wanted numbers.
  [[nodiscard]] bool place_missing(Chance& chance);   ///< An unplaced one in, others out of its way.

  // Cells.
  [[nodiscard]] bool swap_cells(Chance& chance);     ///< Of one session, of one room, or any two.
  [[nodiscard]] bool close_cell(Chance& chance);     ///< Its talks to the other cells of the track.
  [[nodiscard]] bool open_cell(Chance& chance);      ///< For some talks of a track.
  [[nodiscard]] bool move_track(Chance& chance);     ///< To another room in every session.
  [[nodiscard]] bool swap_tracks(Chance& chance);    ///< The cells of two tracks, one for one.
  [[nodiscard]] bool pack_track(Chance& chance);     ///< Talks of several lengths, perhaps into a cell less.
  [[nodiscard]] bool swap_sessions(Chance& chance);  ///< In every room.
  // Chains, as in graph colouring (Kempe): what one exchange would tear apart follows it.
  [[nodiscard]] bool chain_of_rooms(Chance& chance);     ///< Two rooms change, in as many sessions as tracks demand.
  [[nodiscard]] bool chain_of_sessions(Chance& chance);  ///< Two sessions change, in as many rooms as clashes demand.

  /// Whether moves that only break a wanted order are tried seldom: the search is too cold to keep them.
  void heed_temperature(double temperature);
  /// From now on only these tracks move (by track: 1 or 0). How many talks they have.
  std::int64_t only(const std::vector<char>& tracks);

  /// Puts every unplaced talk where it costs least, long ones first; what does not fit stays unplaced.
  void place_all(Chance& chance);

 private:
  [[nodiscard]] const RoomsCosts& costs() const { return state_.costs(); }
  [[nodiscard]] bool one(int kind, Chance& chance);
  /// How the talks of a track, in their order, are dealt out to its cells.
  enum class Dealing { as_now, full, by_chance, best, best_shuffled };
  [[nodiscard]] bool resequence(int track, Dealing dealing, Chance& chance);
  [[nodiscard]] bool deal(Dealing dealing, Chance& chance);
  [[nodiscard]] bool deal_best(Chance& chance);
  void price_sequence();
  [[nodiscard]] bool deal_better(int track);
  [[nodiscard]] bool fill_cell(int cell, int& spare, Chance& chance);
  [[nodiscard]] bool deal_after_cells(Chance& chance);
  [[nodiscard]] bool move_one(std::size_t talk);
  [[nodiscard]] bool swap_one(std::size_t talk);
  void numbered_sequence(std::vector<int>& talks, Chance* shuffled);  // of the cells in second_
  [[nodiscard]] int drawn(Chance& chance, int bound) const {
    return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound)));
  }
  [[nodiscard]] int drawn_talk(Chance& chance) const {
    return loose_talks_[static_cast<std::size_t>(drawn(chance, static_cast<int>(loose_talks_.size())))];
  }
  [[nodiscard]] bool is_loose(int track) const { return loose_[static_cast<std::size_t>(track)] != 0; }
  [[nodiscard]] int drawn_free_cell(Chance& chance, int length) const;
  [[nodiscard]] int drawn_cell_of(Chance& chance, int track) const;
  [[nodiscard]] int run(int cell, int length) const;  // first slot of a free run; -1: none
  void talks_in(int cell, std::vector<int>& talks) const;
  // Places an unplaced talk, moving the others of the cell together when that is needed.
  [[nodiscard]] bool fit(int talk, int cell);
  void pack(int cell, const std::vector<int>& talks);
  void give_back(int cell);
  [[nodiscard]] bool exchange(int a, int b);
  [[nodiscard]] bool keeps_order(int a, int b, Chance& chance) const;
  [[nodiscard]] bool insert(int talk, int cell, bool was_free);
  [[nodiscard]] bool best_place(int talk, Chance& chance);

  RoomsState& state_;
  std::vector<int> kept_;    // of a cell: the track it is pinned for, or none
  std::vector<char> loose_;  // tracks that may move; "none" may
  std::vector<int> loose_tracks_, loose_talks_, ordered_tracks_, uneven_talks_;
  std::array<int, 14> limits_{};
  bool order_is_dear_ = false;
  void draw_in(int row);                         // into a chain, once
  void draw_in_clashing(int cell, int session);  // the rooms of `session` with what clashes with a cell
  std::vector<char> in_chain_;
  std::vector<int> chain_;
  std::vector<int> first_, second_, third_, sequence_;  // lists of talks or cells of a move
  std::vector<Cost> prices_, least_, in_session_;       // of a dealing: see moves_of_order.cpp
  std::vector<int> taken_, where_, left_, reached_by_;
  std::vector<std::pair<int, int>> dealt_;  // cell and slot of each of sequence_
};

}  // namespace samling::timetable
