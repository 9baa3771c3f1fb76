// Strategy: for each demand that alone is in the way, the least change that helps, by bisection where more of it never
// hurts (a later end, a shorter slot, a wider window). Then what needs no demand: slots of which lunch and breaks are a
// part, and taking part from afar.
#include "timetable/agenda/repairs.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr int shortest_useful = 15;         // minutes; nobody calls a shorter slot a presentation
constexpr double given_up = 2.0;            // what is dropped counts so many times its minutes
constexpr double other_arrangement = 60.0;  // minutes that another room, or somebody from afar, counts

class RepairShop {
 public:
  RepairShop(const AgendaProblem& problem, const std::vector<Demand>& all, const AgendaOptions& options)
      : problem_(problem), input_(problem.input()), all_(all), options_(options), stopper_(options.limits) {}

  void fix_alone(const Demand& demand) {
    switch (demand.kind) {
      case DemandKind::end:
        return later_end();
      case DemandKind::start:
        return earlier_start();
      case DemandKind::length:
        return shorter_family(*demand.activity);
      case DemandKind::held:
        shorter_activity(*demand.activity);
        return dropped(demand, given_up * static_cast<double>(problem_[*demand.activity].shortest.count()),
                       "without " + name_of(problem_[*demand.activity]));
      case DemandKind::window:
        return wider_window(*demand.activity);
      case DemandKind::stretch:
        return longer_stretch();
      case DemandKind::rooms:
        return one_more_room();
      case DemandKind::arrival:
      case DemandKind::departure:
        return from_afar(*demand.person);
      default:
        return dropped(demand, other_arrangement, "without this: " + demand.sentence);
    }
  }

  void breaks_inside() {
    AgendaInput input = input_;
    int taken = 0;
    for (const Activity& activity : input_.activities) {
      if (is_break(activity) && activity.alone && !activity.price) taken += minutes(activity.shortest);
    }
    std::vector<Activity*> slots;
    for (Activity& activity : input.activities) {
      if (!activity.family.empty() && activity.family == largest_family()) slots.push_back(&activity);
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
    offer(std::move(input), "lunch and breaks inside the slots", taken);
  }

  void everybody_from_afar() {
    for (std::size_t row = 0; row < input_.people.size(); ++row) {
      if (input_.people[row].arrives || input_.people[row].leaves) from_afar(PersonId(row));
    }
  }

  void drop_together(const std::vector<std::size_t>& members) {
    std::vector<bool> kept(all_.size(), true);
    std::string sentence;
    for (const std::size_t member : members) {
      kept[member] = false;
      sentence += (sentence.empty() ? "without these: " : "; ") + all_[member].sentence;
    }
    offer(with_only(problem_, all_, kept).input(), sentence,
          other_arrangement * 3 * static_cast<double>(members.size()));
  }

  std::vector<Repair> found;

 private:
  static int minutes(WholeMinutes length) { return static_cast<int>(length.count()); }

  bool works(const AgendaInput& input, std::optional<Agenda>& day) const {
    return any_day(AgendaProblem(input), options_.max_nodes, stopper_, day) == Answer::yes;
  }

  void offer(AgendaInput input, std::string sentence, double change) {
    if (!sentences_.insert(sentence).second) return;
    std::optional<Agenda> day;
    if (!works(input, day)) return;
    input.preferences = input_.preferences;
    found.push_back({std::move(sentence), change, std::move(input), std::move(*day)});
  }

  // The least of 1 to `most` for which `changed` gives a day; 0: none does. More of it never hurts.
  int least(int most, const std::function<AgendaInput(int)>& changed) const {
    std::optional<Agenda> day;
    if (most < 1 || !works(changed(most), day)) return 0;
    int low = 1;
    while (low < most) {
      const int middle = (low + most) / 2;
      if (works(changed(middle), day)) {
        most = middle;
      } else {
        low = middle + 1;
      }
    }
    return most;
  }

  void later_end() {
    const int grid = minutes(input_.grid);
    const auto changed = [&](int steps) {
      AgendaInput input = input_;
      input.end = input_.end + WholeMinutes(steps * grid);
      return input;
    };
    const int steps = least(minutes(ClockTime::at(24, 0) - input_.end) / grid, changed);
    if (steps > 0) offer(changed(steps), "end at " + to_string(changed(steps).end), steps * grid);
  }

  void earlier_start() {
    const int grid = minutes(input_.grid);
    const auto changed = [&](int steps) {
      AgendaInput input = input_;
      input.start = input_.start - WholeMinutes(steps * grid);
      return input;
    };
    const int steps = least(minutes(input_.start.since_midnight()) / grid, changed);
    if (steps > 0) offer(changed(steps), "start at " + to_string(changed(steps).start), steps * grid);
  }

  void shorter(const std::string& family, const std::vector<std::size_t>& rows) {
    const int grid = minutes(input_.grid);
    const int now = minutes(input_.activities[rows.front()].shortest);
    const auto changed = [&](int steps) {
      AgendaInput input = input_;
      for (const std::size_t row : rows) {
        input.activities[row].shortest = input.activities[row].longest = WholeMinutes(now - steps * grid);
      }
      return input;
    };
    const int lowest = std::min(now, std::max(grid, (shortest_useful + grid - 1) / grid * grid));
    const int steps = least((now - lowest) / grid, changed);
    if (steps == 0) return;
    const int left = now - steps * grid;
    const std::string sentence = family.empty()
                                     ? fmt::format("{} of {} minutes", name_of(input_.activities[rows.front()]), left)
                                     : fmt::format("{} minutes each ({})", left, family);
    offer(changed(steps), sentence, steps * grid * static_cast<double>(rows.size()));
  }

  void shorter_family(ActivityId first) {
    const std::string& family = problem_[first].family;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      if (problem_[ActivityId(row)].family == family) rows.push_back(row);
    }
    shorter(family, rows);
  }
  void shorter_activity(ActivityId id) { shorter("", {id.index()}); }

  void dropped(const Demand& demand, double change, const std::string& sentence) {
    std::vector<bool> kept(all_.size(), true);
    for (std::size_t i = 0; i < all_.size(); ++i) kept[i] = &all_[i] != &demand;
    offer(with_only(problem_, all_, kept).input(), sentence, change);
  }

  void wider_window(ActivityId id) {
    const int grid = minutes(input_.grid);
    const auto changed = [&](int steps) {
      AgendaInput input = input_;
      Activity& activity = input.activities[id.index()];
      const WholeMinutes by(steps * grid);
      if (activity.earliest) activity.earliest = std::max(*activity.earliest - by, ClockTime::at(0, 0));
      if (activity.latest) activity.latest = std::min(*activity.latest + by, ClockTime::at(24, 0));
      if (activity.over_by) activity.over_by = std::min(*activity.over_by + by, ClockTime::at(24, 0));
      return input;
    };
    const int steps = least(24 * 60 / grid, changed);
    std::optional<Agenda> day;
    if (steps == 0 || !works(changed(steps), day)) return;
    // Only the side that the day found needs is moved.
    const Placement at = day->placements[id.index()].value_or(Placement{});
    AgendaInput input = input_;
    Activity& activity = input.activities[id.index()];
    if (activity.earliest) activity.earliest = std::min(*activity.earliest, at.start);
    if (activity.latest) activity.latest = std::max(*activity.latest, at.start);
    if (activity.over_by) activity.over_by = std::max(*activity.over_by, at.end());
    offer(std::move(input),
          fmt::format("{} may be {}-{}", name_of(problem_[id]), to_string(at.start), to_string(at.end())),
          steps * grid);
  }

  void longer_stretch() {
    const int grid = minutes(input_.grid);
    const auto changed = [&](int steps) {
      AgendaInput input = input_;
      input.longest_stretch = *input_.longest_stretch + WholeMinutes(steps * grid);
      return input;
    };
    const int room = 24 * 60 - minutes(*input_.longest_stretch);
    const int steps = least(room / grid, changed);
    if (steps == 0) return;
    offer(changed(steps), fmt::format("{} min without a break", changed(steps).longest_stretch->count()), steps * grid);
  }

  void one_more_room() {
    AgendaInput input = input_;
    if (!input.walking_between.empty()) return;
    Room more;
    more.key = fmt::format("room {}", input.rooms.size() + 1);
    while (std::ranges::count(input.rooms, more.key, &Room::key) > 0) more.key += "+";
    more.name = "one more room";
    for (const Room& room : input_.rooms) {
      more.equipment.insert(more.equipment.end(), room.equipment.begin(), room.equipment.end());
    }
    input.rooms.push_back(more);
    offer(std::move(input), "one more room", other_arrangement);
  }

  void from_afar(PersonId id) {
    AgendaInput input = input_;
    input.people[id.index()].remote = true;
    offer(std::move(input), name_of(input_.people[id.index()]) + " takes part from afar", other_arrangement);
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
  const AgendaOptions& options_;
  Stopper stopper_;
  std::set<std::string> sentences_;
};

}  // namespace

std::vector<Repair> repairs(const AgendaProblem& problem, const std::vector<Demand>& all,
                            const std::vector<std::vector<std::size_t>>& ways_out, const AgendaOptions& options) {
  RepairShop shop(problem, all, options);
  for (const auto& way : ways_out) {
    if (way.size() == 1) shop.fix_alone(all[way.front()]);
  }
  const bool known = std::ranges::any_of(ways_out, [](const auto& way) { return way.size() == 1; });
  for (const Demand& demand : all) {  // the first that come to mind, when no single demand is known to be in the way
    const bool wide =
        demand.kind == DemandKind::start || demand.kind == DemandKind::end || demand.kind == DemandKind::rooms;
    if (!known && wide) shop.fix_alone(demand);
  }
  shop.breaks_inside();
  shop.everybody_from_afar();
  for (const auto& way : ways_out) {
    if (shop.found.size() < 2 && way.size() > 1) shop.drop_together(way);
  }
  std::ranges::stable_sort(shop.found, {}, &Repair::change);
  return std::move(shop.found);
}

}  // namespace samling::timetable::agenda
