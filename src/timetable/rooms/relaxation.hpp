// timetable/rooms/relaxation.hpp: the integer programme of bound.hpp, row by row.
#pragma once

#include <vector>

#include "timetable/rooms/costs.hpp"
#include "timetable/rooms/mip.hpp"

namespace samling::timetable {

class RoomsRelaxation {
 public:
  explicit RoomsRelaxation(const RoomsCosts& costs);
  [[nodiscard]] const MipModel& model() const { return model_; }
  /// What every timetable pays, to be added to the programme's optimum.
  [[nodiscard]] Cost constant() const { return constant_; }

 private:
  struct Kind {
    int track = 0;
    int length = 1;
    std::vector<int> talks;
    std::vector<int> x;  // column of each session
  };
  void find_room_classes();
  void find_kinds();
  void add_tracks();
  void add_gaps(int track);
  void add_room_counts(int track);
  void add_cells();
  void add_talks();
  void add_capacity(int track);
  void add_neighbours();
  void add_clashes();
  void add_clique(const std::vector<int>& talks, Cost price);
  void add_changes();
  [[nodiscard]] static bool is_forbidden(Cost price) { return price >= RoomsCosts::forbidden; }
  static std::size_t at(int row) { return static_cast<std::size_t>(row); }
  [[nodiscard]] int& n(int track, int session) { return n_[RoomsCosts::index(track, costs_.sessions, session)]; }
  [[nodiscard]] int& y(int track, int session) { return y_[RoomsCosts::index(track, costs_.sessions, session)]; }
  [[nodiscard]] int x(int talk, int session) const { return kinds_[at(kind_of_[at(talk)])].x[at(session)]; }

  const RoomsCosts& costs_;
  MipModel model_;
  Cost constant_ = 0;
  std::vector<std::vector<int>> rooms_;  // of a class
  std::vector<Kind> kinds_;
  std::vector<int> kind_of_;  // of a talk
  std::vector<int> n_, y_;    // columns, [track][session]
  std::vector<int> c_;        // columns, [track][session][class]
};

}  // namespace samling::timetable
