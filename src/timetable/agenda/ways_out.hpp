// timetable/agenda/ways_out.hpp: sets of several demands that, dropped, make a day possible, though no part of them
// does.
//
// A way out has a member in every conflict. So the other member of a pair with d is in any conflict that is left
// without d: pairs are found without trying them all. Beyond pairs: the members of a conflict but one can be met; as
// many others as a day can meet with them leave a way out that has that one member of the conflict, so each member
// gives another.
#pragma once

#include <optional>
#include <vector>

#include "timetable/agenda/conflict.hpp"

namespace samling::timetable::agenda {

class WaysOut {
 public:
  WaysOut(DemandOracle& oracle, const Conflict& conflict);
  /// Pairs first. When there are two ways out in all, counting those of one demand that `conflict` knows, one that is
  /// not told already comes; nothing when none is found any more.
  [[nodiscard]] std::optional<std::vector<std::size_t>> next();

 private:
  void find_partners();
  bool next_pair();
  bool next_large();
  [[nodiscard]] bool has_told(const std::vector<std::size_t>& way) const;
  [[nodiscard]] std::vector<bool> all_but(const std::vector<std::size_t>& dropped) const;

  DemandOracle& oracle_;
  std::vector<std::size_t> conflict_;
  std::vector<std::vector<std::size_t>> told_;
  std::vector<std::size_t> fixed_;     // in every way out: conflicts of one demand
  std::vector<std::size_t> partners_;  // of the member before next_first_
  std::size_t next_first_ = 0;
  std::size_t next_partner_ = 0;
  std::size_t next_large_ = 0;
};

}  // namespace samling::timetable::agenda
