// Why there is no timetable: a smallest set of demands that contradict each other, repairs, and what fits.
#include <algorithm>

#include "timetable/rooms/demands.hpp"

namespace samling::timetable {
namespace {

using RoomsDemands = std::vector<RoomsDemand>;

// QuickXplain (Junker 2004, AAAI 19, pp. 167-172): halves of the demands are taken away as long as the rest is proven
// to be impossible, so that few questions are asked when few demands are to blame. Where an answer is not known, the
// demands stay, so that what is left is proven to be impossible in any case.
class RoomsQuickXplain {
 public:
  RoomsQuickXplain(const RoomsProblem& problem, RoomsQuestions& questions) : problem_(problem), questions_(questions) {}

  [[nodiscard]] Status status(const RoomsDemands& demands) const {
    return questions_.status(with_demands(problem_, demands));
  }

  // Of `open`, what is impossible together with `base`; `asked` says that base by itself is not known to be possible.
  [[nodiscard]] RoomsDemands conflict(const RoomsDemands& base, bool asked, const RoomsDemands& open) const {
    if (asked && status(base) == Status::infeasible) return {};
    if (open.size() <= 1) return open;
    const auto middle = open.begin() + static_cast<std::ptrdiff_t>(open.size() / 2);
    const RoomsDemands first(open.begin(), middle);
    const RoomsDemands second(middle, open.end());
    const RoomsDemands later = conflict(joined(base, first), true, second);
    RoomsDemands both = conflict(joined(base, later), !later.empty(), first);
    both.insert(both.end(), later.begin(), later.end());
    return both;
  }

 private:
  static RoomsDemands joined(RoomsDemands demands, const RoomsDemands& more) {
    demands.insert(demands.end(), more.begin(), more.end());
    return demands;
  }

  const RoomsProblem& problem_;
  RoomsQuestions& questions_;
};

// Each member is taken away once more: it stays away where the rest is still impossible, and a timetable without it
// has to be found for the set to be smallest. `none` is what is known without any demand.
void verify(const RoomsQuickXplain& ask, Status none, RoomsConflict& conflict) {
  conflict.is_smallest = true;
  for (std::size_t i = 0; i < conflict.demands.size();) {
    RoomsDemands without = conflict.demands;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    const Status status = without.empty() ? none : ask.status(without);
    if (status == Status::infeasible) {
      conflict.demands = std::move(without);
      continue;
    }
    conflict.is_smallest = conflict.is_smallest && status == Status::feasible;
    ++i;
  }
}

// Pins and forbidden terms are to blame unless the talks do not even fit without; then it is the talks.
void find_conflict(const RoomsProblem& problem, RoomsQuestions& questions, RoomsConflict& conflict) {
  const RoomsQuickXplain ask(problem, questions);
  RoomsDemands demands = wished_demands(problem);
  conflict.status = ask.status(demands);
  if (conflict.status != Status::infeasible) return;
  Status none = demands.empty() ? Status::infeasible : ask.status({});
  if (none == Status::infeasible) {
    demands = talk_demands(problem);
    none = Status::feasible;  // a timetable of no talks
  }
  conflict.demands = ask.conflict({}, false, demands);
  verify(ask, none, conflict);
}

}  // namespace

RoomsConflict why_not(const RoomsProblem& problem, const RoomsOptions& options) {
  validate(options.limits);
  const Stopper stopper(options.limits);
  RoomsQuestions questions(options, stopper);
  RoomsConflict conflict;
  conflict.arithmetic = precheck(problem);
  find_conflict(problem, questions, conflict);
  if (conflict.status == Status::feasible) return conflict;
  conflict.partial = questions.answer(problem).best;
  conflict.left_out = left_out(problem, *conflict.partial);
  conflict.repairs = rooms_repairs(problem, conflict.demands, *conflict.partial, questions);
  return conflict;
}

}  // namespace samling::timetable
