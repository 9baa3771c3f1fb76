// timetable/agenda/stays.hpp: what of a published day can stay: places and lengths.
//
// Rows 0 … activities - 1 are the places (start and room) of the activities; each row after them is a length that was
// published: of an activity by itself, or of those of a family that had the same. Whatever stays stays for every one of
// its activities whose place stays.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "samling/timetable/agenda/replan.hpp"

namespace samling::timetable::agenda {

using StayRows = std::vector<std::size_t>;

/// What a replan changes, in the order in which it matters (agenda/replan.hpp).
struct ChangeCount {
  std::size_t people = 0;
  std::size_t moved_people = 0;
  std::size_t moved = 0;
  std::size_t changed = 0;
  friend auto operator<=>(const ChangeCount&, const ChangeCount&) = default;
};

class Stays {
 public:
  /// `gone`: activities that are left out whatever happens.
  Stays(const AgendaProblem& problem, const Agenda& published, const std::vector<bool>& gone);

  [[nodiscard]] std::size_t size() const { return problem_.size() + lengths_.size(); }
  [[nodiscard]] bool is_place(std::size_t row) const { return row < problem_.size(); }
  /// Activities of a length's row.
  [[nodiscard]] const std::vector<std::size_t>& activities_of(std::size_t row) const {
    return length_of(row).activities;
  }
  [[nodiscard]] WholeMinutes minutes(std::size_t row) const { return length_of(row).minutes; }
  /// Everything that was published and is not gone.
  [[nodiscard]] std::vector<bool> all() const;
  /// Rows of all() that the question, without regard to the other activities, does not let stay.
  [[nodiscard]] StayRows impossible() const;
  /// Two lengths of one family that both stay: no day is like that.
  [[nodiscard]] std::optional<StayRows> unequal(const std::vector<bool>& stay) const;
  /// What is given up: the places of what is moved, the lengths of what has another.
  [[nodiscard]] StayRows given_up(const Agenda& day) const;
  /// A length stays only while the place of one of its activities does.
  [[nodiscard]] std::vector<bool> without(const StayRows& given_up) const;
  [[nodiscard]] ChangeCount count(const StayRows& given_up) const;
  /// Cheapest to give up that has a row of every one of `sets`, and all of `lost`.
  [[nodiscard]] StayRows cheapest(const std::vector<StayRows>& sets, const StayRows& lost) const;

 private:
  struct Length {
    std::vector<std::size_t> activities;
    WholeMinutes minutes{0};
  };
  [[nodiscard]] const Length& length_of(std::size_t row) const { return lengths_[row - problem_.size()]; }
  [[nodiscard]] bool place_may_stay(std::size_t activity) const;
  [[nodiscard]] bool length_may_stay(const Length& length) const;
  [[nodiscard]] std::size_t people_at(const std::set<std::size_t>& activities) const;

  const AgendaProblem& problem_;
  const Agenda& published_;
  std::vector<bool> is_there_;  // of an activity: published, and not gone
  std::vector<Length> lengths_;
};

}  // namespace samling::timetable::agenda
