#include "timetable/agenda/conflict.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "timetable/agenda/clause_search.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr std::int64_t quick_nodes = 100;                // then clauses take over
constexpr std::int64_t quick_conflicts = 300;            // where a wrong no does no harm
constexpr std::int64_t conflicts_of_a_question = 3'000;  // of the clauses for all questions, then the tree is asked
constexpr std::int64_t conflicts_of_a_search = 20'000;   // for one question alone
constexpr std::int64_t charge_of_a_question = 300;       // what writing it down takes, in nodes of a search
constexpr std::int64_t charge_of_a_conflict = 3;  // which in these questions takes longer than in the search for a day
constexpr int most_turns = 400;  // of the hitting set loop, after which the conflict is not proven to be smallest

std::vector<bool> marked(std::size_t count, const std::vector<std::size_t>& members) {
  std::vector<bool> marks(count, false);
  for (const std::size_t member : members) marks[member] = true;
  return marks;
}

bool has_error(const std::vector<Issue>& issues) {
  return std::ranges::any_of(issues, [](const Issue& issue) { return issue.level == Level::error; });
}

}  // namespace

Answer any_day(const AgendaProblem& problem, std::int64_t max_nodes, const Stopper& stopper,
               std::optional<Agenda>& found, std::int64_t& spent) {
  TreeOptions options;
  options.max_nodes = std::min(max_nodes, quick_nodes);
  options.first_only = true;
  options.root_rounds = 30;
  options.node_rounds = 2;
  const GridModel model = grid_model(problem, false);
  TreeResult result = Tree(model, options, stopper).search();
  spent += charge_of_a_question + charge_of_a_conflict * result.nodes;
  if (!result.best && !result.complete && !stopper.interrupted())
    result = search_by_clauses(model, {max_nodes, false, true}, stopper);
  if (!result.best) return result.complete ? Answer::no : Answer::unknown;
  found = agenda_of(problem, *result.best);
  return Answer::yes;
}

DemandOracle::DemandOracle(const AgendaProblem& problem, std::vector<Demand> all, const AgendaOptions& options)
    : problem_(problem), all_(std::move(all)), most_(most_nodes(options)), stopper_(options.limits) {}

std::int64_t DemandOracle::left() const {
  return (most_ - spent_) / charge_of_a_conflict;
}

// Halves of what is not met yet are tried together: of many demands a day mostly breaks few.
void DemandOracle::try_to_meet(const Agenda& day, std::vector<bool>& met, std::size_t from, std::size_t until) const {
  std::vector<bool> more = met;
  std::size_t fresh = 0;
  for (std::size_t i = from; i < until; ++i) {
    fresh += met[i] ? 0 : 1;
    more[i] = true;
  }
  if (fresh == 0) return;
  if (!has_error(check(with_only(problem_, all_, more), day))) {
    met = std::move(more);
  } else if (until - from > 1) {
    const std::size_t middle = from + (until - from) / 2;
    try_to_meet(day, met, from, middle);
    try_to_meet(day, met, middle, until);
  }
}

void DemandOracle::note_met(const Agenda& day, std::vector<bool>& met) const {
  try_to_meet(day, met, 0, all_.size());
}

namespace {

bool is_within(const std::vector<bool>& part, const std::vector<bool>& whole) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] && !whole[i]) return false;
  }
  return true;
}

}  // namespace

// From what is known of smaller and larger sets.
Reply DemandOracle::answered(const std::vector<bool>& kept) const {
  for (const auto& met : met_) {
    if (is_within(kept, met)) return {Answer::yes, met};
  }
  for (const auto& unmet : unmet_) {
    if (is_within(unmet, kept)) return {Answer::no, unmet};
  }
  return {Answer::unknown, kept};
}

namespace {

bool is_an_end(const Demand& demand) {
  return demand.kind == DemandKind::start || demand.kind == DemandKind::end;
}

}  // namespace

int DemandOracle::weight(std::size_t demand) const {
  const bool of_one = all_[demand].kind == DemandKind::held || all_[demand].kind == DemandKind::attendance;
  if (!of_one) return std::numeric_limits<int>::max();
  return static_cast<int>(problem_[*all_[demand].activity].shortest.count());
}

bool DemandOracle::has_hours(const std::vector<bool>& kept) const {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (!kept[i] && is_an_end(all_[i])) return false;
  }
  return true;
}

// The clauses keep the hours of the day: without them only a yes is an answer.
std::optional<Reply> DemandOracle::by_clauses(const std::vector<bool>& kept, std::int64_t conflicts) {
  if (interrupted()) return std::nullopt;
  if (!clauses_) clauses_ = std::make_unique<DemandClauses>(problem_, all_, stopper_);
  std::vector<bool> within_hours = kept;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (is_an_end(all_[i])) within_hours[i] = true;
  }
  const std::int64_t before = clauses_->conflicts();
  const Verdict verdict = clauses_->ask(within_hours, std::min(left(), conflicts));
  spent_ += charge_of_a_question / 10 + charge_of_a_conflict * (clauses_->conflicts() - before);
  if (verdict == Verdict::no && has_hours(kept)) return Reply{Answer::no, clauses_->clash()};
  if (verdict != Verdict::yes) return std::nullopt;
  const Agenda day = clauses_->day();
  for (std::vector<bool> met : {clauses_->met(), within_hours}) {
    if (!has_error(check(with_only(problem_, all_, met), day))) return Reply{Answer::yes, std::move(met)};
  }
  return std::nullopt;
}

Reply DemandOracle::searched(const std::vector<bool>& kept) {
  if (std::optional<Reply> reply = by_clauses(kept, conflicts_of_a_question)) return *std::move(reply);
  if (interrupted()) return {Answer::unknown, kept};
  const bool everything = std::ranges::find(kept, false) == kept.end();
  const std::int64_t nodes = everything ? left() : std::min(left(), conflicts_of_a_search);
  std::optional<Agenda> day;
  Reply reply{any_day(with_only(problem_, all_, kept), nodes, stopper_, day, spent_), kept};
  if (day) note_met(*day, reply.demands);
  return reply;
}

Reply DemandOracle::ask_quickly(const std::vector<bool>& kept) {
  Reply known = answered(kept);
  if (known.answer != Answer::unknown) return known;
  if (!has_hours(kept)) return ask(kept);
  if (std::optional<Reply> reply = by_clauses(kept, quick_conflicts)) return remembered(*std::move(reply));
  return known;
}

Reply DemandOracle::ask_for_one_more(const std::vector<bool>& kept, const std::vector<bool>& candidates) {
  if (!has_hours(kept) || !clauses_ || interrupted()) return {Answer::unknown, kept};
  const std::int64_t before = clauses_->conflicts();
  const Verdict verdict = clauses_->ask_for_one_more(kept, candidates, std::min(left(), quick_conflicts));
  spent_ += charge_of_a_question / 10 + charge_of_a_conflict * (clauses_->conflicts() - before);
  switch (verdict) {
    case Verdict::no:
      return {Answer::no, kept};
    case Verdict::unknown:
      return {Answer::unknown, kept};
    case Verdict::yes:
      break;
  }
  std::vector<bool> met = clauses_->met();
  if (has_error(check(with_only(problem_, all_, met), clauses_->day()))) return {Answer::unknown, kept};
  return remembered({Answer::yes, std::move(met)});
}

Reply DemandOracle::remembered(Reply reply) {
  if (reply.answer == Answer::yes) met_.push_back(reply.demands);
  if (reply.answer == Answer::no) unmet_.push_back(reply.demands);
  return reply;
}

Reply DemandOracle::ask(const std::vector<bool>& kept) {
  Reply known = answered(kept);
  if (known.answer != Answer::unknown) return known;
  const auto [asked, fresh] = known_.try_emplace(kept);
  if (!fresh) return asked->second;
  asked->second = remembered(searched(kept));
  return asked->second;
}

namespace {

// Halves, quarters, … and at last single demands are dropped where that leaves the rest impossible.
class ConflictShrinker {
 public:
  ConflictShrinker(DemandOracle& oracle, std::vector<bool> kept) : oracle_(oracle), kept_(std::move(kept)) {}

  std::vector<std::size_t> shrink() {
    kept_ = oracle_.ask(kept_).demands;
    const auto count = static_cast<std::size_t>(std::ranges::count(kept_, true));
    for (std::size_t size = std::max<std::size_t>(1, count / 2);; size = (size + 1) / 2) {
      drop_parts(size);
      if (size == 1 || oracle_.interrupted()) break;
    }
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      if (kept_[i]) members.push_back(i);
    }
    return members;
  }
  [[nodiscard]] bool doubt() const { return doubt_; }

 private:
  void drop_parts(std::size_t size) {
    for (std::size_t i = 0; i < kept_.size() && !oracle_.interrupted();) {
      std::vector<bool> rest = kept_;
      std::size_t taken = 0;
      for (; i < kept_.size() && taken < size; ++i) {
        if (!rest[i]) continue;
        rest[i] = false;
        ++taken;
      }
      if (taken == 0) return;
      Reply reply = oracle_.ask(rest);
      doubt_ = doubt_ || (size == 1 && reply.answer == Answer::unknown);
      if (reply.answer == Answer::no) kept_ = std::move(reply.demands);
    }
  }

  DemandOracle& oracle_;
  std::vector<bool> kept_;
  bool doubt_ = false;  // a single demand of which it is not known whether the rest is possible without it
};

// Demands of short activities are dropped first, for of long ones fewer are needed to fill a day: parts of the list as
// a whole, or else their halves. Quick questions only, so that some may stay that need not.
class LongOnesKept {
 public:
  explicit LongOnesKept(DemandOracle& oracle) : oracle_(oracle), kept_(oracle.all().size(), true) {
    for (std::size_t i = 0; i < kept_.size(); ++i) order_.push_back(i);
    std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return oracle_.weight(i); });
    drop(0, order_.size());
  }
  [[nodiscard]] const std::vector<bool>& kept() const { return kept_; }

 private:
  void drop(std::size_t from, std::size_t until) {
    if (from == until || oracle_.interrupted()) return;
    std::vector<bool> rest = kept_;
    for (std::size_t at = from; at < until; ++at) rest[order_[at]] = false;
    if (oracle_.ask_quickly(rest).answer == Answer::no) {
      kept_ = std::move(rest);
    } else if (until - from > 1) {
      const std::size_t middle = from + (until - from) / 2;
      drop(from, middle);
      drop(middle, until);
    }
  }

  DemandOracle& oracle_;
  std::vector<bool> kept_;
  std::vector<std::size_t> order_;
};

}  // namespace

std::vector<std::size_t> irreducible_conflict(DemandOracle& oracle, std::vector<bool> kept, bool& doubt) {
  ConflictShrinker shrinker(oracle, std::move(kept));
  std::vector<std::size_t> members = shrinker.shrink();
  doubt = doubt || shrinker.doubt() || oracle.interrupted();
  return members;
}

// One clause asks for any one more of the candidates (Marques-Silva, Heras, Janota, Previti and Belov 2013, IJCAI), so
// a single no ends the growth; where the hours of the day are not kept, candidates are tried one by one.
std::vector<std::size_t> way_out_beyond(DemandOracle& oracle, std::vector<bool> kept,
                                        const std::vector<bool>& candidates) {
  Reply reply = oracle.ask(kept);
  if (reply.answer != Answer::yes) return {};
  kept = std::move(reply.demands);
  for (;;) {
    reply = oracle.ask_for_one_more(kept, candidates);
    if (reply.answer != Answer::yes || oracle.interrupted()) break;
    kept = std::move(reply.demands);
  }
  for (std::size_t i = 0; i < kept.size() && reply.answer == Answer::unknown; ++i) {
    if (kept[i] || !candidates[i]) continue;
    if (oracle.interrupted()) return {};
    kept[i] = true;
    Reply more = oracle.ask_quickly(kept);
    if (more.answer == Answer::yes) {
      kept = std::move(more.demands);
    } else {
      kept[i] = false;
    }
  }
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) rest.push_back(i);
  }
  return rest;
}

namespace {

class ConflictFinder {
 public:
  explicit ConflictFinder(DemandOracle& oracle) : oracle_(oracle), count_(oracle.all().size()) {}

  // First any conflict that cannot be made smaller; then the ways out say whether another one has fewer members.
  Conflict find() {
    bool doubt = false;
    conflict_.members = irreducible_conflict(oracle_, std::vector<bool>(count_, true), doubt);
    conflict_.irreducible = !doubt;
    note_single_ways_out();
    const LongOnesKept other(oracle_);
    const auto size = static_cast<std::size_t>(std::ranges::count(other.kept(), true));
    if (!conflict_.irreducible || size < conflict_.members.size()) look_for_smaller(other.kept());
    for (int turn = 0; turn < most_turns && !oracle_.interrupted(); ++turn) {
      std::optional<std::vector<std::size_t>> fewest = smallest_hitting_set(conflict_.ways_out, oracle_.stopper());
      if (!fewest) break;
      conflict_.smallest = conflict_.irreducible && fewest->size() == conflict_.members.size();
      if (conflict_.smallest) break;
      const Reply reply = oracle_.ask(marked(count_, *fewest));
      if (reply.answer == Answer::no) {
        conflict_.members = *std::move(fewest);
        conflict_.irreducible = conflict_.smallest = true;
        break;
      }
      if (reply.answer == Answer::unknown || !add_ways_out(marked(count_, *fewest))) break;
    }
    return std::move(conflict_);
  }

 private:
  // Demands that alone are in the way: members of every conflict, so of this one.
  void note_single_ways_out() {
    std::vector<bool> kept(count_, true);
    for (const std::size_t i : conflict_.members) {
      if (oracle_.interrupted()) return;
      kept[i] = false;
      if (oracle_.ask(kept).answer == Answer::yes) conflict_.ways_out.push_back({i});
      kept[i] = true;
    }
  }

  // One after the other, without common members, until what they leave cannot be met: that holds a conflict, which may
  // be smaller than the one known.
  bool add_ways_out(std::vector<bool> kept) {
    bool any = false;
    while (!oracle_.interrupted()) {
      const Reply reply = oracle_.ask(kept);
      if (reply.answer == Answer::no) look_for_smaller(reply.demands);
      if (reply.answer != Answer::yes) break;
      std::vector<std::size_t> rest = way_out_beyond(oracle_, kept, std::vector<bool>(count_, true));
      if (rest.empty()) break;  // only when a question could not be answered
      for (const std::size_t member : rest) kept[member] = true;
      conflict_.ways_out.push_back(std::move(rest));
      any = true;
    }
    return any;
  }

  void look_for_smaller(const std::vector<bool>& unmet) {
    bool doubt = false;
    std::vector<std::size_t> members = irreducible_conflict(oracle_, unmet, doubt);
    if (doubt || (conflict_.irreducible && members.size() >= conflict_.members.size())) return;
    conflict_.members = std::move(members);
    conflict_.irreducible = true;
  }

  DemandOracle& oracle_;
  std::size_t count_;
  Conflict conflict_;
};

}  // namespace

Conflict smallest_conflict(DemandOracle& oracle) {
  return ConflictFinder(oracle).find();
}

}  // namespace samling::timetable::agenda
