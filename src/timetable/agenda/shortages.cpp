// The arithmetic of a day: sums against hours, seats against rooms, each activity against its own people.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/possible_hours.hpp"
#include "timetable/agenda/propagator.hpp"
#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

// Without the orders between activities that cannot be told apart: nobody asked for those.
GridModel model_as_asked(const AgendaProblem& problem) {
  GridModel model = grid_model(problem, false);
  std::erase_if(model.orders, [&](const Order& order) {
    return std::ranges::none_of(problem.input().relations, [&](const Relation& relation) {
      const int a = relation.first.value();
      const int b = relation.second.value();
      return (order.from == a && order.to == b) || (order.from == b && order.to == a);
    });
  });
  return model;
}

class Sums {
 public:
  explicit Sums(const AgendaProblem& problem)
      : problem_(problem),
        input_(problem.input()),
        model_(model_as_asked(problem)),
        propagator_(model_),
        hours_(own_hours(model_)) {}

  std::vector<Shortage> all() {
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      if (!problem_[ActivityId(row)].price) look_at(ActivityId(row));
    }
    const PushedOut pushed = push_along_orders(model_, hours_);
    for (const auto& clique : propagator_.cliques()) add_up(clique);
    for (std::size_t row = 0; row < input_.people.size(); ++row) add_up_person(PersonId(row));
    add_up_rooms();
    look_at_orders(pushed);
    return std::move(found_);
  }

 private:
  static constexpr int minutes(WholeMinutes length) { return static_cast<int>(length.count()); }
  ClockTime clock(int step) const { return input_.start + input_.grid * step; }

  void look_at(ActivityId id) {
    const Activity& activity = problem_[id];
    const std::string name = name_of(activity);
    if (!hours_[id.index()].any()) {
      const int there = longest_free(model_.items[id.index()]);
      found_.push_back({"hours", minutes(activity.shortest), there, "",
                        fmt::format("{}: {} minutes asked, its people and its window leave {} in a row", name,
                                    activity.shortest.count(), there)});
    }
    if (activity.needs_room && model_.items[id.index()].rooms == 0) look_at_rooms(id);
  }

  // No room suits: too few seats everywhere, no room with the equipment, or the two never together.
  void look_at_rooms(ActivityId id) {
    const Activity& activity = problem_[id];
    const std::string name = name_of(activity);
    const int asked = problem_.seats_of(id);
    int seats = 0;
    int equipped_seats = 0;
    bool equipped = false;
    for (const Room& room : input_.rooms) {
      const int here = room.seats.value_or(std::max(asked, 1));
      seats = std::max(seats, here);
      if (!has_equipment(room, activity)) continue;
      equipped = true;
      equipped_seats = std::max(equipped_seats, here);
    }
    const std::string tags = fmt::format("{}", fmt::join(activity.equipment, ", "));
    if (input_.rooms.empty()) {
      found_.push_back({"seats", asked, 0, "", fmt::format("{}: a room asked, there is none", name)});
    } else if (asked > seats) {
      found_.push_back(
          {"seats", asked, seats, "", fmt::format("{}: {} seats asked, the largest room has {}", name, asked, seats)});
    } else if (!equipped) {
      found_.push_back({"equipment", 1, 0, "", fmt::format("{}: {} asked, no room has it", name, tags)});
    } else if (asked > equipped_seats) {
      found_.push_back(
          {"seats", asked, equipped_seats, "",
           fmt::format("{}: {} seats asked, the largest room with {} has {}", name, asked, tags, equipped_seats)});
    } else {
      found_.push_back({"rooms", 1, 0, "",
                        fmt::format("{}: no room among those it may be in has its {} seats{}", name, asked,
                                    tags.empty() ? "" : " and " + tags)});
    }
  }

  static bool has_equipment(const Room& room, const Activity& activity) {
    return std::ranges::all_of(activity.equipment,
                               [&](const std::string& tag) { return std::ranges::count(room.equipment, tag) > 0; });
  }

  void look_at_orders(const PushedOut& pushed) {
    if (pushed.activity < 0) return;
    const PossibleHours& own = hours_[static_cast<std::size_t>(pushed.activity)];
    const std::string name = name_of(problem_[ActivityId(pushed.activity)]);
    const int edge = pushed.late ? own.last_start : own.first_start;
    const int shortest = model_.items[static_cast<std::size_t>(pushed.activity)].shortest;
    const bool by_the_day = pushed.late ? edge + shortest == model_.steps : edge == 0;
    if (by_the_day && !found_.empty()) return;  // a sum says it better
    const int off = std::abs(pushed.start - edge) * model_.grid;
    found_.push_back({"window", off, 0, "",
                      fmt::format("{} would start {} at the {}, {} min {} than {}", name,
                                  to_string(clock(pushed.start)), pushed.late ? "earliest" : "latest", off,
                                  pushed.late ? "later" : "earlier", to_string(clock(edge)))});
  }

  int longest_free(const Item& item) const {
    int most = 0;
    for (int s = item.first_start; s < model_.steps; ++s) {
      most = std::max(most, item.free_until[static_cast<std::size_t>(s)] - s);
    }
    return most * model_.grid;
  }

  // Of activities that run one after the other.
  void add_up(const std::vector<int>& clique) {
    std::vector<ActivityId> members;
    int asked = 0;
    int first = model_.steps;
    int last = 0;
    for (const int member : clique) {
      const ActivityId id(member);
      const PossibleHours& hours = hours_[id.index()];
      if (problem_[id].price || !hours.any()) continue;
      first = std::min(first, hours.first_start);
      last = std::max(last, hours.last_start + model_.items[id.index()].shortest);
      members.push_back(id);
      asked += minutes(problem_[id].shortest);
    }
    const int there = std::max(0, last - first) * model_.grid;
    if (asked <= there) return;
    found_.push_back(
        {"minutes", asked, there, sum_of(members, asked),
         fmt::format("{} minutes asked, {} there, {} over (one after the other)", asked, there, asked - there)});
    note_absences(members, clock(first), clock(last), asked, there);
  }

  // Who narrows the hours of a sum that does not fit.
  void note_absences(const std::vector<ActivityId>& members, ClockTime first, ClockTime last, int asked, int there) {
    for (std::size_t row = 0; row < input_.people.size(); ++row) {
      const Person& person = input_.people[row];
      const PersonId who(row);
      const bool goes = std::ranges::any_of(
          members, [&](ActivityId id) { return std::ranges::binary_search(problem_.people_of(id), who); });
      if (!goes || person.remote || !noted_.insert(who).second) continue;
      const ClockTime from = person.arrives.value_or(input_.start);
      const ClockTime until = person.leaves.value_or(input_.end);
      const int at_start = from > input_.start && first > input_.start ? minutes(from - input_.start) : 0;
      const int at_end = until < input_.end && last < input_.end ? minutes(input_.end - until) : 0;
      if (at_start == 0 && at_end == 0) continue;
      found_.push_back({"absence", asked, there, "", name_of(person) + " misses " + at_the_ends(at_start, at_end)});
    }
  }

  static std::string at_the_ends(int at_start, int at_end) {
    if (at_start == at_end) return fmt::format("{} min at each end", at_start);
    if (at_end == 0) return fmt::format("{} min at the start", at_start);
    if (at_start == 0) return fmt::format("{} min at the end", at_end);
    return fmt::format("{} min at the start and {} min at the end", at_start, at_end);
  }

  // What one person must be at, against the minutes that person is there.
  void add_up_person(PersonId who) {
    std::vector<ActivityId> members;
    int asked = 0;
    std::vector<bool> usable(static_cast<std::size_t>(model_.steps), false);
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      const ActivityId id(row);
      const PossibleHours& hours = hours_[row];
      if (problem_[id].price || !hours.any() || !std::ranges::binary_search(problem_.people_of(id), who)) continue;
      members.push_back(id);
      asked += minutes(problem_[id].shortest);
      mark_usable(model_.items[row], hours, usable);
    }
    const int there = static_cast<int>(std::ranges::count(usable, true)) * model_.grid;
    const std::string sum = sum_of(members, asked);
    if (asked <= there || std::ranges::any_of(found_, [&](const Shortage& s) { return s.sum == sum; })) return;
    found_.push_back({"person_minutes", asked, there, sum,
                      fmt::format("{}: {} minutes asked, {} there, {} over", name_of(input_.people[who.index()]), asked,
                                  there, asked - there)});
  }

  // Steps in which the activity can run at its shortest length.
  void mark_usable(const Item& item, const PossibleHours& hours, std::vector<bool>& usable) const {
    for (int start = hours.first_start; start <= hours.last_start; ++start) {
      const int end = std::min(start + item.shortest, model_.steps);
      if (end > item.free_until[static_cast<std::size_t>(start)]) continue;
      for (int step = start; step < end; ++step) usable[static_cast<std::size_t>(step)] = true;
    }
  }

  // "3 x 90 + Lunch 30 + 2 x 10 = 320": equal kinds and lengths together.
  std::string sum_of(const std::vector<ActivityId>& members, int asked) const {
    std::vector<std::pair<std::pair<Kind, int>, std::vector<ActivityId>>> parts;
    for (const ActivityId id : members) {
      const std::pair<Kind, int> key{problem_[id].kind, minutes(problem_[id].shortest)};
      auto known = std::ranges::find_if(parts, [&](const auto& part) { return part.first == key; });
      if (known == parts.end()) {
        parts.emplace_back(key, std::vector<ActivityId>{});
        known = std::prev(parts.end());
      }
      known->second.push_back(id);
    }
    std::string text;
    for (const auto& [key, ids] : parts) {
      if (!text.empty()) text += " + ";
      if (ids.size() == 1) {
        text += fmt::format("{} {}", name_of(problem_[ids.front()]), key.second);
      } else {
        text += fmt::format("{} x {} {}", ids.size(), to_string(key.first), key.second);
      }
    }
    return text + fmt::format(" = {}", asked);
  }

  // Rooms that some activities cannot do without, and all the rooms.
  void add_up_rooms() {
    std::set<std::uint64_t> sets;
    std::uint64_t all = 0;
    for (int row = 0; row < model_.activities; ++row) {
      const Item& item = model_.items[static_cast<std::size_t>(row)];
      if (!item.needs_room || item.price != no_price || item.rooms == 0) continue;
      sets.insert(item.rooms);
      all |= item.rooms;
    }
    if (all != 0) sets.insert(all);
    for (const std::uint64_t rooms : sets) add_up_rooms(rooms, rooms == all);
  }

  struct RoomSum {
    std::vector<std::string> names;
    int there = 0;
    int used = 0;
    int users = 0;
    int rest = 0;  // while something is alone in the house
  };

  RoomSum sum_of_rooms(std::uint64_t rooms) const {
    RoomSum sum;
    int alone = 0;
    for (const Item& item : model_.items) {
      if (item.price != no_price || item.marker) continue;
      const int length = item.shortest * model_.grid;
      const bool inside = item.needs_room && item.rooms != 0 && (item.rooms & ~rooms) == 0;
      alone += item.alone ? length : 0;
      sum.users += inside ? 1 : 0;
      sum.used += inside && !item.alone ? length : 0;
    }
    for (std::size_t room = 0; room < model_.room_free_until.size(); ++room) {
      if ((rooms >> room & 1U) == 0) continue;
      sum.names.push_back(name_of(input_.rooms[room]));
      const auto& until = model_.room_free_until[room];
      int ours = 0;
      for (int s = 0; s < model_.steps; ++s) ours += until[static_cast<std::size_t>(s)] > s ? model_.grid : 0;
      sum.there += ours;
      sum.rest +=
          std::max(0, alone - (model_.steps * model_.grid - ours));  // as much as can be falls when it is not ours
    }
    return sum;
  }

  void add_up_rooms(std::uint64_t rooms, bool all) {
    const RoomSum sum = sum_of_rooms(rooms);
    const std::string where = all ? "" : fmt::format(" ({})", fmt::join(sum.names, ", "));
    const auto over = [&](int asked, const std::string& words) {
      if (asked <= sum.there) return false;
      found_.push_back(
          {"room_minutes", asked, sum.there, fmt::format("{} = {}", words, asked),
           fmt::format("{} minutes of rooms{} asked, {} there, {} over", asked, where, sum.there, asked - sum.there)});
      return true;
    };
    const int whole = sum.used + sum.rest;
    if (over(whole, fmt::format("{} in rooms + {} during which every room rests", sum.used, sum.rest))) return;
    // Changing over may happen while the house is at rest, so the rest is not counted here.
    const int gaps = std::max(0, sum.users - static_cast<int>(sum.names.size()));
    const int change = model_.changeover * model_.grid * gaps;
    (void)over(sum.used + change, fmt::format("{} in rooms + {} to change over", sum.used, change));
  }

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  GridModel model_;
  Propagator propagator_;
  std::vector<PossibleHours> hours_;
  std::set<PersonId> noted_;
  std::vector<Shortage> found_;
};

}  // namespace

// Sets of activities that cannot be told apart lack the same minutes: each sum is told once.
std::vector<Shortage> shortages(const AgendaProblem& problem) {
  std::vector<Shortage> told;
  std::set<std::pair<std::string, std::string>> sums;
  for (Shortage& shortage : Sums(problem).all()) {
    if (sums.emplace(shortage.sum, shortage.sentence).second) told.push_back(std::move(shortage));
  }
  return told;
}

}  // namespace samling::timetable::agenda
