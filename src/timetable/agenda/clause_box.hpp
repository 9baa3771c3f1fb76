// timetable/agenda/clause_box.hpp: clauses over yes-or-no questions, answered by a solver that learns from its dead
// ends.
//
// Conflict-driven clause learning (Marques-Silva and Sakallah 1999, doi:10.1109/12.769433) by way of CaDiCaL, which is
// deterministic: the same clauses in the same order give the same answers. Work is counted in conflicts.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "samling/core/limits.hpp"

namespace samling::timetable::agenda {

using Literal = int;  ///< A question, or its negation with a minus.
using Clause = std::vector<Literal>;
enum class Verdict { no, yes, unknown };

class ClauseBox {
 public:
  explicit ClauseBox(const Stopper& stopper);
  ~ClauseBox();
  ClauseBox(const ClauseBox&) = delete;
  ClauseBox& operator=(const ClauseBox&) = delete;

  [[nodiscard]] Literal fresh();
  [[nodiscard]] Literal truth() const { return 1; }
  [[nodiscard]] bool is_true(Literal literal) const { return literal == 1; }
  [[nodiscard]] bool is_false(Literal literal) const { return literal == -1; }
  /// At least one holds.
  void add(const Clause& clause);
  /// There are more clauses than can be handled, or the stopper said so while they were told: nothing more is taken,
  /// and every question is unknown.
  [[nodiscard]] bool closed() const { return closed_; }
  /// A literal that holds when, and only when, both do.
  [[nodiscard]] Literal both(Literal a, Literal b);
  /// Tried first when the search may choose.
  void prefer(Literal literal);
  /// Asked after every yes: false when the answer breaks a rule that was not told yet and now is; then the search goes
  /// on.
  void on_yes(std::function<bool()> accepts) { accepts_ = std::move(accepts); }
  /// Whether all clauses and assumptions can hold; unknown after so many conflicts, or when the stopper says so.
  [[nodiscard]] Verdict solve(const Clause& assumptions, std::int64_t conflicts);
  /// After yes.
  [[nodiscard]] bool holds(Literal literal);
  /// After no: assumptions that clash by themselves.
  [[nodiscard]] Clause clash(const Clause& assumptions);
  [[nodiscard]] std::int64_t conflicts() const;
  /// Or closed.
  [[nodiscard]] bool interrupted() const;
  /// Who ends questions from now on; clauses are taken as long as the first stopper lets.
  void heed(const Stopper& stopper);

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
  std::function<bool()> accepts_;
  int last_ = 1;
  std::int64_t clauses_ = 0;
  bool closed_ = false;
};

}  // namespace samling::timetable::agenda
