#include "timetable/agenda/conflict.hpp"

#include <algorithm>
#include <utility>

#include "timetable/agenda/clause_search.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr std::int64_t quick_nodes = 100;  // then clauses take over
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
               std::optional<Agenda>& found) {
  TreeOptions options;
  options.max_nodes = std::min(max_nodes, quick_nodes);
  options.first_only = true;
  options.root_rounds = 30;
  options.node_rounds = 2;
  const GridModel model = grid_model(problem, false);
  TreeResult result = Tree(model, options, stopper).search();
  if (!result.best && !result.complete) result = search_by_clauses(model, {max_nodes, false, true}, stopper);
  if (!result.best) return result.complete ? Answer::no : Answer::unknown;
  found = agenda_of(problem, *result.best);
  return Answer::yes;
}

DemandOracle::DemandOracle(const AgendaProblem& problem, std::vector<Demand> all, const AgendaOptions& options)
    : problem_(problem), all_(std::move(all)), max_nodes_(options.max_nodes), stopper_(options.limits) {}

void DemandOracle::note_met(const Agenda& day, std::vector<bool>& met) const {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (met[i]) continue;
    met[i] = true;
    if (has_error(check(with_only(problem_, all_, met), day))) met[i] = false;
  }
}

Answer DemandOracle::ask(const std::vector<bool>& kept, std::vector<bool>* met) {
  const auto [known, fresh] = known_.try_emplace(kept, Answer::unknown, kept);
  auto& [answer, its_met] = known->second;
  if (fresh) {
    std::optional<Agenda> day;
    answer = any_day(with_only(problem_, all_, kept), max_nodes_, stopper_, day);
    if (day) note_met(*day, its_met);
  }
  if (met != nullptr) *met = its_met;
  return answer;
}

namespace {

class ConflictFinder {
 public:
  explicit ConflictFinder(DemandOracle& oracle) : oracle_(oracle), count_(oracle.all().size()) {}

  // First any conflict that cannot be made smaller; then the ways out say whether another one has fewer members.
  Conflict find() {
    conflict_.members = irreducible();
    conflict_.irreducible = !oracle_.interrupted() && !doubt_;
    note_single_ways_out();
    for (int turn = 0; turn < most_turns && !oracle_.interrupted(); ++turn) {
      std::vector<std::size_t> fewest;
      if (!conflict_.ways_out.empty()) fewest = smallest_hitting_set(conflict_.ways_out);
      conflict_.smallest = conflict_.irreducible && fewest.size() == conflict_.members.size();
      if (conflict_.smallest) break;
      std::vector<bool> met;
      const Answer answer = oracle_.ask(marked(count_, fewest), &met);
      if (answer == Answer::no) {
        conflict_.members = std::move(fewest);
        conflict_.irreducible = conflict_.smallest = true;
        break;
      }
      if (answer == Answer::unknown || !add_way_out(std::move(met))) break;
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
      if (oracle_.ask(kept) == Answer::yes) conflict_.ways_out.push_back({i});
      kept[i] = true;
    }
  }

  // As many demands as a day can meet beyond `kept`; the rest is a way out.
  bool add_way_out(std::vector<bool> kept) {
    for (std::size_t i = 0; i < count_; ++i) {
      if (kept[i]) continue;
      kept[i] = true;
      std::vector<bool> met;
      const Answer answer = oracle_.ask(kept, &met);
      if (answer == Answer::yes) {
        kept = std::move(met);
      } else {
        kept[i] = false;
      }
      if (oracle_.interrupted()) return false;
    }
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < count_; ++i) {
      if (!kept[i]) rest.push_back(i);
    }
    if (rest.empty()) return false;  // only when a question could not be answered
    conflict_.ways_out.push_back(std::move(rest));
    return true;
  }

  // Halves, quarters, … and at last single demands are dropped where that leaves the rest impossible.
  std::vector<std::size_t> irreducible() {
    std::vector<bool> kept(count_, true);
    for (std::size_t size = std::max<std::size_t>(1, count_ / 2);; size = (size + 1) / 2) {
      drop_parts(kept, size);
      if (size == 1 || oracle_.interrupted()) break;
    }
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < count_; ++i) {
      if (kept[i]) members.push_back(i);
    }
    return members;
  }

  void drop_parts(std::vector<bool>& kept, std::size_t size) {
    for (std::size_t i = 0; i < count_ && !oracle_.interrupted();) {
      std::vector<bool> rest = kept;
      std::size_t taken = 0;
      for (; i < count_ && taken < size; ++i) {
        if (!rest[i]) continue;
        rest[i] = false;
        ++taken;
      }
      if (taken == 0) return;
      const Answer answer = oracle_.ask(rest);
      doubt_ = doubt_ || (size == 1 && answer == Answer::unknown);
      if (answer == Answer::no) kept = std::move(rest);
    }
  }

  DemandOracle& oracle_;
  std::size_t count_;
  Conflict conflict_;
  bool doubt_ = false;  // a single demand of which it is not known whether the rest is possible without it
};

}  // namespace

Conflict smallest_conflict(DemandOracle& oracle) {
  return ConflictFinder(oracle).find();
}

}  // namespace samling::timetable::agenda
