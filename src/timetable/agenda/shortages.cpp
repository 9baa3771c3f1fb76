// The arithmetic of a day: sums against hours, seats against rooms, each activity against its own people.
#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/propagator.hpp"
#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

class Sums {
 public:
  explicit Sums(const AgendaProblem& problem)
      : problem_(problem), input_(problem.input()), model_(grid_model(problem, false)), propagator_(model_) {}

  std::vector<Shortage> all() {
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      if (!problem_[ActivityId(row)].price) look_at(ActivityId(row));
    }
    for (const auto& clique : propagator_.cliques()) add_up(clique);
    add_up_rooms();
    return std::move(found_);
  }

 private:
  static constexpr int minutes(WholeMinutes length) { return static_cast<int>(length.count()); }

  // Hours in which the activity could run as a whole, by itself: first start and last end, in steps.
  std::pair<int, int> hours(const Item& item) const {
    int first = model_.steps;
    int last = 0;
    for (int s = item.first_start; s <= item.last_start && s + item.shortest <= model_.steps; ++s) {
      if (s + item.shortest > item.free_until[static_cast<std::size_t>(s)]) continue;
      first = std::min(first, s);
      last = std::max(last, s + item.shortest);
    }
    return {first, last};
  }

  void look_at(ActivityId id) {
    const Activity& activity = problem_[id];
    const std::string name = name_of(activity);
    const auto [first, last] = hours(model_.items[id.index()]);
    if (first >= last) {
      const int there = longest_free(model_.items[id.index()]);
      found_.push_back({"hours", minutes(activity.shortest), there, "",
                        fmt::format("{}: {} minutes asked, its people and its window leave {} in a row", name,
                                    activity.shortest.count(), there)});
    }
    if (!activity.needs_room || model_.items[id.index()].rooms != 0) return;
    int seats = 0;
    bool endless = false;
    for (const Room& room : input_.rooms) {
      seats = std::max(seats, room.seats.value_or(0));
      endless = endless || !room.seats;
    }
    const int asked = problem_.seats_of(id);
    if (!endless && asked > seats) {
      found_.push_back(
          {"seats", asked, seats, "", fmt::format("{}: {} seats asked, the largest room has {}", name, asked, seats)});
    } else {
      found_.push_back({"equipment", asked, seats, "",
                        fmt::format("{}: no room has its {} seats and equipment, or it is not one of those asked for",
                                    name, asked)});
    }
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
      if (problem_[id].price) continue;
      const auto [from, until] = hours(model_.items[id.index()]);
      first = std::min(first, from);
      last = std::max(last, until);
      members.push_back(id);
      asked += minutes(problem_[id].shortest);
    }
    const int there = std::max(0, last - first) * model_.grid;
    if (asked <= there) return;
    found_.push_back(
        {"minutes", asked, there, sum_of(members, asked),
         fmt::format("{} minutes asked one after the other, {} there, {} over", asked, there, asked - there)});
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

  void add_up_rooms() {
    int asked = 0;
    int there = 0;
    for (const auto& until : model_.room_free_until) {
      for (int s = 0; s < model_.steps; ++s) there += until[static_cast<std::size_t>(s)] > s ? model_.grid : 0;
    }
    int alone = 0;
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      const Activity& activity = problem_[ActivityId(row)];
      if (activity.price) continue;
      if (activity.alone) {
        alone += minutes(activity.shortest) * static_cast<int>(input_.rooms.size());
      } else if (activity.needs_room) {
        asked += minutes(activity.shortest);
      }
    }
    if (asked == 0 || asked + alone <= there) return;
    found_.push_back(
        {"room_minutes", asked + alone, there,
         fmt::format("{} in rooms + {} during which every room rests", asked, alone),
         fmt::format("{} minutes of rooms asked, {} there, {} over", asked + alone, there, asked + alone - there)});
  }

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  GridModel model_;
  Propagator propagator_;
  std::vector<Shortage> found_;
};

}  // namespace

std::vector<Shortage> shortages(const AgendaProblem& problem) {
  return Sums(problem).all();
}

}  // namespace samling::timetable::agenda
