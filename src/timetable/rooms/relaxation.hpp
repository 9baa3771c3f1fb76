// timetable/rooms/relaxation.hpp: the integer programme of bound.hpp, row by row.
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "timetable/rooms/costs.hpp"
#include "timetable/rooms/mip.hpp"
#include "timetable/rooms/state.hpp"

namespace samling::timetable {

/// Which rooms the programme tells apart: none (each cell at the price of the cheapest room), those that a price tells
/// apart, or each; `places`: each, and the cell of every talk; `exact`: its slot too, so that nothing is left out.
enum class RoomDetail { none, classes, each, places, exact };

class RoomsRelaxation {
 public:
  /// Only timetables that cost less than `cutoff` are of interest: whatever costs as much by itself is forbidden.
  explicit RoomsRelaxation(const RoomsCosts& costs, Cost cutoff = std::numeric_limits<Cost>::max(),
                           RoomDetail detail = RoomDetail::classes);
  [[nodiscard]] const MipModel& model() const { return model_; }
  /// Whether each room by itself would be more than this.
  [[nodiscard]] bool has_like_rooms() const { return static_cast<int>(rooms_.size()) < costs_.rooms; }
  /// Whether the programme for timetables below a lower cutoff would be the same.
  [[nodiscard]] bool suits(Cost cutoff) const { return cutoff <= cutoff_ && cutoff > dearest_; }
  /// Fixes a track where it is in `plan`, in which every talk has a place; false: the programme does not allow that.
  [[nodiscard]] bool keep(int track, const RoomsPlan& plan, MipModel& model) const;
  /// Gives these tracks the cells and talks that a solution gives them; false: they could not be put into slots. The
  /// rooms that it uses must be free of others, as they are when rooms are told apart.
  [[nodiscard]] bool take_over(const std::vector<double>& values, const std::vector<int>& tracks,
                               RoomsPlan& plan) const;
  /// The timetable that a solution of an exact programme is.
  [[nodiscard]] RoomsPlan plan_of(const std::vector<double>& values) const;
  /// What every timetable pays, to be added to the programme's optimum.
  [[nodiscard]] Cost constant() const { return constant_; }

 private:
  struct Kind {
    int track = 0;
    int length = 1;
    std::vector<int> talks;
    std::vector<int> x;       // column of each session
    std::vector<int> places;  // of each cell and slot to begin in; of a track without slots: each cell
  };
  static constexpr double no_least = -MipModel::unlimited;
  static constexpr double no_most = MipModel::unlimited;
  [[nodiscard]] std::vector<std::vector<int>> talks_by_session(const std::vector<double>& values, int track,
                                                               const RoomsPlan& before) const;
  [[nodiscard]] bool pack(const std::vector<int>& talks, const std::vector<int>& cells, RoomsPlan& plan) const;
  void find_room_classes(RoomDetail detail);
  void find_kinds();
  void add_tracks();
  void add_gaps(int track);
  void add_room_counts(int track);
  void add_cells();
  void add_talks();
  void add_capacity(int track);
  void add_neighbours();
  void add_clashes();
  int add_clique(const std::vector<int>& columns, Cost price, std::size_t most_of_one);
  void add_pairs_of_cells(int track, int other, int session, int pairs);
  [[nodiscard]] int most_cells(int track, int session) const;
  void add_order(int track);
  [[nodiscard]] std::vector<int> talks_surely_in_place(int track) const;
  void add_late(int talk, int session, MipModel::Terms& late, MipModel::Terms& counted);
  void add_wanted(int talk, int session, const std::vector<MipModel::Terms>& late, int wrong);
  void add_numbered_at_once(int track, int session);
  [[nodiscard]] int add_price(Cost price, double most);
  [[nodiscard]] Cost least_price(int track, int session, int room_class) const;
  [[nodiscard]] bool has_to_be(int track, int session, int room_class) const;
  void add_changes();
  void add_changes_of_chair(int track, int changed);
  [[nodiscard]] int published_cells(int track, int session) const;
  // The exact programme: relaxation_exact.cpp.
  void add_places();
  void add_places_of(Kind& kind);
  void add_changes_of_cells(int track, int changed);
  void add_cell_slots(int track, int cell);
  void add_slot_clashes();
  void add_clashes_within_tracks();
  void add_order_of_places(int track);
  void add_unless_wrong(int talk, MipModel::Terms row);
  void add_numbered_pairs(int track);
  void add_exact_pairs(const std::vector<int>& tracks, int session, int pairs);
  [[nodiscard]] int starts_at(const Kind& kind, int cell, int slot) const;
  void add_starts(const Kind& kind, int cell, double factor, MipModel::Terms& terms) const;
  [[nodiscard]] int busy(int talk, int session, int slot);
  [[nodiscard]] const std::vector<int>& cells_in_steps(int track, int session);
  [[nodiscard]] bool has_places() const { return detail_ == RoomDetail::places || is_exact(); }
  [[nodiscard]] bool is_exact() const { return detail_ == RoomDetail::exact; }
  [[nodiscard]] int slots_of(int track) const { return has_slots_[at(track)] != 0 ? costs_.slots : 1; }
  [[nodiscard]] int cell_column(int track, int cell) const {
    const auto classes = static_cast<int>(rooms_.size());
    return c_[RoomsCosts::index(track * costs_.sessions + costs_.session_of[at(cell)], classes,
                                class_of_[at(costs_.room_of[at(cell)])])];
  }
  [[nodiscard]] bool is_forbidden(Cost price) const {
    if (price < cutoff_) dearest_ = std::max(dearest_, price);
    return price >= cutoff_;
  }
  static std::size_t at(int row) { return static_cast<std::size_t>(row); }
  [[nodiscard]] int& n(int track, int session) { return n_[RoomsCosts::index(track, costs_.sessions, session)]; }
  [[nodiscard]] int& y(int track, int session) { return y_[RoomsCosts::index(track, costs_.sessions, session)]; }
  [[nodiscard]] int x(int talk, int session) const { return kinds_[at(kind_of_[at(talk)])].x[at(session)]; }

  const RoomsCosts& costs_;
  RoomDetail detail_;
  Cost cutoff_;
  mutable Cost dearest_ = 0;  // of the prices that were not forbidden
  MipModel model_;
  Cost constant_ = 0;
  std::vector<std::vector<int>> rooms_;  // of a class
  std::vector<Kind> kinds_;
  std::vector<int> kind_of_;                // of a talk
  std::vector<int> n_, y_;                  // columns, [track][session]
  std::vector<int> c_;                      // columns, [track][session][class]
  std::vector<int> wrong_;                  // column of a talk; -1: it has no wanted number, or may not be out of order
  std::vector<int> class_of_;               // of a room
  std::vector<char> has_slots_;             // exact: of a track: it matters in which slots its talks are
  std::map<std::array<int, 3>, int> busy_;  // exact: column of a talk, session and slot
  std::map<std::pair<int, int>, std::vector<int>> steps_;  // exact: columns of a track and session: m cells or more
};

}  // namespace samling::timetable
