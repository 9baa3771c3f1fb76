// Strategy: for the demands of a way out, the gentlest kinds of change that work together at full strength; then each
// in turn is made as small as it can be, by bisection, for more of it never hurts.
#include "timetable/agenda/repairs.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <set>
#include <utility>

#include "timetable/agenda/changes.hpp"
#include "timetable/agenda/ways_out.hpp"
#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr std::size_t enough_repairs = 3;       // repairs, after which none of several demands is looked for
constexpr std::size_t most_together = 12;       // ways out of several demands that are tried
constexpr std::size_t most_offered = 6;         // repairs of several demands
constexpr std::size_t most_to_shrink = 6;       // demands of one way out that are made small one by one
constexpr std::int64_t nodes_of_a_try = 4'000;  // of one try; a day not found by then is not offered

class RepairShop {
 public:
  RepairShop(const AgendaProblem& problem, const std::vector<Demand>& all, const AgendaOptions& options,
             bool short_hours)
      : problem_(problem),
        input_(problem.input()),
        all_(all),
        most_(most_nodes(options)),
        stopper_(options.limits),
        short_hours_(short_hours) {}

  // Every kind of change that one demand knows.
  void fix_alone(std::size_t demand) {
    const std::vector<Change> ways = changes_of(problem_, all_, demand, short_hours_);
    for (const Change& change : ways) {
      const bool last_resort = change.dropped && ways.size() > 1 && all_[demand].kind != DemandKind::held;
      if (!last_resort || offered_ == 0) offered_ += offer({change}) ? 1 : 0;
    }
    offered_ = 0;
  }

  // Several demands at once: of each the gentlest kind that works while the others are dropped. Nothing where one of
  // them cannot give way (a slot that is as short as a slot may be).
  void fix_together(const std::vector<std::size_t>& demands) {
    std::vector<Change> chosen;
    for (const std::size_t demand : demands) {
      std::vector<Change> ways = changes_of(problem_, all_, demand, short_hours_);
      if (ways.empty()) return;
      chosen.push_back(std::move(ways.back()));  // gives up most
    }
    if (demands.size() <= most_to_shrink) {
      for (std::size_t i = 0; i < demands.size(); ++i) {
        if (all_[demands[i]].kind != DemandKind::pin) choose(chosen, i, demands[i]);
      }
    }
    (void)offer(chosen);
  }

  void people_from_afar() {
    for (std::size_t row = 0; row < input_.people.size(); ++row) {
      const Person& person = input_.people[row];
      if (!person.remote && (person.arrives || person.leaves)) (void)offer({from_afar(input_, PersonId(row))});
    }
  }

  void breaks_inside() {
    AgendaInput input = input_;
    int taken = 0;
    for (const Activity& activity : input_.activities) {
      if (is_break(activity) && activity.alone && !activity.price) taken += minutes(activity.shortest);
    }
    std::vector<Activity*> slots;
    const std::string family = largest_family();
    for (Activity& activity : input.activities) {
      if (!activity.family.empty() && activity.family == family) slots.push_back(&activity);
    }
    if (taken == 0 || slots.empty()) return;
    const int grid = minutes(input_.grid);
    const int steps = (static_cast<int>(slots.size()) * minutes(slots.front()->shortest) - taken) / grid;
    const int each = steps / static_cast<int>(slots.size());
    int longer = steps - each * static_cast<int>(slots.size());
    if (each * grid < shortest_useful) return;
    for (Activity* slot : slots) {
      slot->shortest = slot->longest = WholeMinutes(grid * (each + (longer-- > 0 ? 1 : 0)));
      slot->family.clear();
    }
    std::optional<Agenda> day;
    if (!works(input, day)) return;
    keep({"lunch and breaks inside the slots", static_cast<double>(taken), std::move(input), std::move(*day)});
  }

  [[nodiscard]] bool over() const { return spent_ >= most_ || stopper_.interrupted(); }

  std::vector<Repair> found;

 private:
  void choose(std::vector<Change>& chosen, std::size_t which, std::size_t demand) {
    for (Change& change : changes_of(problem_, all_, demand, short_hours_)) {
      std::vector<Change> tried = chosen;
      tried[which] = std::move(change);
      std::optional<Agenda> day;
      if (!works(changed(tried, at_full_strength(tried)), day)) continue;
      chosen = std::move(tried);
      return;
    }
  }

  static std::vector<int> at_full_strength(const std::vector<Change>& changes) {
    std::vector<int> steps;
    for (const Change& change : changes) steps.push_back(change.most);
    return steps;
  }

  static int minutes(WholeMinutes length) { return static_cast<int>(length.count()); }

  bool works(const AgendaInput& input, std::optional<Agenda>& day) {
    const std::int64_t nodes = std::min(most_ - spent_, nodes_of_a_try);
    return !over() && any_day(AgendaProblem(input), nodes, stopper_, day, spent_) == Answer::yes;
  }

  AgendaInput changed(const std::vector<Change>& changes, const std::vector<int>& steps) const {
    std::vector<bool> kept(all_.size(), true);
    bool all_kept = true;
    for (const Change& change : changes) {
      if (change.dropped) all_kept = kept[*change.dropped] = false;
    }
    AgendaInput input = all_kept ? input_ : with_only(problem_, all_, kept).input();
    for (std::size_t i = 0; i < changes.size(); ++i) changes[i].apply(input, steps[i]);
    return input;
  }

  bool offer(const std::vector<Change>& changes) {
    std::vector<int> steps = at_full_strength(changes);
    std::optional<Agenda> day;
    if (!works(changed(changes, steps), day)) return false;
    for (std::size_t i = 0; i < std::min(changes.size(), most_to_shrink); ++i) shrink(changes, steps, i, day);
    AgendaInput input = changed(changes, steps);
    for (const Change& change : changes) {
      if (change.settle) change.settle(input, *day);
    }
    assert(std::ranges::none_of(check(AgendaProblem(input), *day),
                                [](const Issue& issue) { return issue.level == Level::error; }));
    Repair repair;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      repair.sentence += (i == 0 ? "" : "; ") + changes[i].words(input, steps[i], *day);
      repair.change += changes[i].each * steps[i];
    }
    input.preferences = input_.preferences;
    repair.input = std::move(input);
    repair.agenda = std::move(*day);
    return keep(std::move(repair));
  }

  bool keep(Repair repair) {
    if (!sentences_.insert(repair.sentence).second) return false;
    found.push_back(std::move(repair));
    return true;
  }

  // The fewest steps of one change that still work, the others as they are.
  void shrink(const std::vector<Change>& changes, std::vector<int>& steps, std::size_t which,
              std::optional<Agenda>& day) {
    int low = 1;
    while (low < steps[which] && !over()) {
      std::vector<int> fewer = steps;
      fewer[which] = low + (steps[which] - low) / 2;
      std::optional<Agenda> smaller;
      if (works(changed(changes, fewer), smaller)) {
        steps = std::move(fewer);
        day = std::move(smaller);
      } else {
        low = fewer[which] + 1;
      }
    }
  }

  // The family with the most members; the first of them.
  std::string largest_family() const {
    std::string best;
    std::ptrdiff_t most = 0;
    for (const Activity& activity : input_.activities) {
      if (activity.family.empty()) continue;
      const auto members = std::ranges::count(input_.activities, activity.family, &Activity::family);
      if (members <= most) continue;
      most = members;
      best = activity.family;
    }
    return best;
  }

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  const std::vector<Demand>& all_;
  std::int64_t most_;
  std::int64_t spent_ = 0;  // nodes and conflicts of all tries, and a charge for each
  Stopper stopper_;
  bool short_hours_;
  int offered_ = 0;
  std::set<std::string> sentences_;
};

bool about_presence(const Demand& demand) {
  return demand.kind == DemandKind::arrival || demand.kind == DemandKind::departure;
}

bool comes_to_mind(const Demand& demand) {
  return demand.kind == DemandKind::start || demand.kind == DemandKind::end || demand.kind == DemandKind::rooms;
}

// Ways out of several demands; the cheapest of those that work are kept.
void fix_several(RepairShop& shop, WaysOut ways) {
  std::vector<Repair> before = std::move(shop.found);
  shop.found.clear();
  for (std::size_t tried = 0; tried < most_together && !shop.over(); ++tried) {
    const std::optional<std::vector<std::size_t>> way = ways.next();
    if (!way) break;
    shop.fix_together(*way);
  }
  std::ranges::stable_sort(shop.found, {}, &Repair::change);
  if (shop.found.size() > most_offered) shop.found.resize(most_offered);
  std::ranges::move(shop.found, std::back_inserter(before));
  shop.found = std::move(before);
}

}  // namespace

std::vector<Repair> repairs(const AgendaProblem& problem, DemandOracle& oracle, const Conflict& conflict,
                            const AgendaOptions& options) {
  const std::vector<Demand>& all = oracle.all();
  const bool short_hours =
      std::ranges::any_of(conflict.members, [&](std::size_t member) { return about_presence(all[member]); });
  RepairShop shop(problem, all, options, short_hours);
  for (const auto& way : conflict.ways_out) {
    if (way.size() == 1) shop.fix_alone(way.front());
  }
  const bool known = std::ranges::any_of(conflict.ways_out, [](const auto& way) { return way.size() == 1; });
  for (std::size_t i = 0; i < all.size(); ++i) {  // the first that come to mind, when no way out of one demand is known
    if (!known && comes_to_mind(all[i])) shop.fix_alone(i);
  }
  shop.breaks_inside();
  shop.people_from_afar();
  if (shop.found.size() < enough_repairs) fix_several(shop, WaysOut(oracle, conflict));
  std::ranges::stable_sort(shop.found, {}, &Repair::change);
  return std::move(shop.found);
}

}  // namespace samling::timetable::agenda
