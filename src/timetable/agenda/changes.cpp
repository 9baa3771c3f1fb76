#include "timetable/agenda/changes.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr double given_up = 2.0;            // what is dropped counts so many times its minutes
constexpr double other_arrangement = 60.0;  // minutes that another room, or somebody from afar, counts
constexpr int most_more_rooms = 8;
constexpr std::string_view said_alone = "nothing else runs";  // how demands() begins the sentence

int whole_minutes_of(WholeMinutes length) {
  return static_cast<int>(length.count());
}

std::function<std::string(const AgendaInput&, int, const Agenda&)> plain(std::string text) {
  return [text = std::move(text)](const AgendaInput&, int, const Agenda&) { return text; };
}

std::string hours_of(const Agenda& day) {
  ClockTime first = ClockTime::at(24, 0);
  ClockTime last = ClockTime::at(0, 0);
  for (const auto& placement : day.placements) {
    if (!placement) continue;
    first = std::min(first, placement->start);
    last = std::max(last, placement->end());
  }
  return to_string(first) + "-" + to_string(last);
}

class ChangeList {
 public:
  ChangeList(const AgendaProblem& problem, const std::vector<Demand>& all, std::size_t demand, bool short_hours)
      : problem_(problem),
        input_(problem.input()),
        demand_(all[demand]),
        row_(demand),
        short_hours_(short_hours),
        grid_(whole_minutes_of(input_.grid)) {}

  std::vector<Change> list() {
    if (demand_.activity) {
      of_activity(*demand_.activity);
    } else {
      of_day();
    }
    return std::move(found_);
  }

 private:
  void of_activity(ActivityId id) {
    const std::string name = name_of(problem_[id]);
    switch (demand_.kind) {
      case DemandKind::length:
        return shorter(family_of(id));
      case DemandKind::held:
        shorter({id.index()});
        return dropped(given_up * whole_minutes_of(problem_[id].shortest), "without " + name);
      case DemandKind::window:
        return wider_window(id);
      case DemandKind::pin:
        if (problem_[id].pinned_start && !problem_[id].pinned_room) moved(id);
        return dropped(other_arrangement, name + " where it fits, not where it is pinned");
      case DemandKind::seats:
        fewer_seats(id);
        return dropped(other_arrangement, name + " in a room too small for it");
      case DemandKind::equipment:
        return dropped(other_arrangement, fmt::format("{} without {}", name, fmt::join(problem_[id].equipment, ", ")));
      case DemandKind::room:
        return dropped(other_arrangement, name + " in any room");
      case DemandKind::equal:
        return dropped(other_arrangement, problem_[id].family + " of different lengths");
      default:
        return dropped(other_arrangement, "without this: " + demand_.sentence);
    }
  }

  void of_day() {
    switch (demand_.kind) {
      case DemandKind::end:
        return later_end();
      case DemandKind::start:
        return earlier_start();
      case DemandKind::stretch:
        return longer_stretch();
      case DemandKind::rooms:
        more_rooms();
        return dropped(other_arrangement * (most_more_rooms + 1), "other premises, with a room for everything");
      case DemandKind::changeover:
        return shorter_changeover();
      case DemandKind::arrival:
      case DemandKind::departure:
        there_longer(*demand_.person);
        found_.push_back(from_afar(input_, *demand_.person));
        return;
      case DemandKind::alone:
        return dropped(other_arrangement, "something else may run" + demand_.sentence.substr(said_alone.size()));
      default:
        return dropped(other_arrangement, "without this: " + demand_.sentence);
    }
  }

  void add(int most, double each, std::function<void(AgendaInput&, int)> apply,
           std::function<std::string(const AgendaInput&, int, const Agenda&)> words,
           std::function<void(AgendaInput&, const Agenda&)> settle = {}) {
    if (most < 1) return;
    found_.push_back({most, std::move(apply), std::move(settle), std::move(words), each, {}});
  }

  void dropped(double cost, std::string sentence) {
    found_.push_back({1, [](AgendaInput&, int) {}, {}, plain(std::move(sentence)), cost, row_});
  }

  void later_end() {
    const int grid = grid_;
    add((24 * 60 - whole_minutes_of(input_.end.since_midnight())) / grid, grid,
        [grid](AgendaInput& input, int steps) { input.end = input.end + WholeMinutes(steps * grid); },
        [](const AgendaInput& input, int, const Agenda&) { return "end at " + to_string(input.end); });
  }

  void earlier_start() {
    const int grid = grid_;
    add(
        whole_minutes_of(input_.start.since_midnight()) / grid, grid,
        [grid](AgendaInput& input, int steps) { input.start = input.start - WholeMinutes(steps * grid); },
        [](const AgendaInput& input, int, const Agenda&) { return "start at " + to_string(input.start); });
  }

  std::vector<std::size_t> family_of(ActivityId first) const {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      if (problem_[ActivityId(row)].family == problem_[first].family) rows.push_back(row);
    }
    return rows;
  }

  void shorter(const std::vector<std::size_t>& rows) {
    const Activity& first = input_.activities[rows.front()];
    const int grid = grid_;
    const int lowest = std::max(grid, (shortest_useful + grid - 1) / grid * grid);
    const auto words = [this_one = name_of(first), family = first.family, hours = short_hours_, row = rows.front()](
                           const AgendaInput& input, int, const Agenda& day) {
      const auto left = input.activities[row].shortest.count();
      if (family.empty()) return fmt::format("{} of {} minutes", this_one, left);
      if (hours) return fmt::format("the day is {} with {}-minute {}", hours_of(day), left, family);
      return fmt::format("{} minutes each ({})", left, family);
    };
    add((whole_minutes_of(first.shortest) - lowest) / grid, grid * static_cast<double>(rows.size()),
        [grid, rows](AgendaInput& input, int steps) {
          for (const std::size_t row : rows) input.activities[row].shortest -= WholeMinutes(steps * grid);
        },
        words,
        [rows](AgendaInput& input, const Agenda& day) {
          WholeMinutes length = input.activities[rows.front()].shortest;
          for (const std::size_t row : rows) {
            if (day.placements[row]) length = day.placements[row]->length;
          }
          for (const std::size_t row : rows) {
            const auto& at = day.placements[row];
            input.activities[row].shortest = input.activities[row].longest = at ? at->length : length;
          }
        });
  }

  void wider_window(ActivityId id) {
    const std::size_t row = id.index();
    const auto apply = [grid = grid_, row](AgendaInput& input, int steps) {
      Activity& activity = input.activities[row];
      const WholeMinutes by(steps * grid);
      if (activity.earliest) activity.earliest = std::max(*activity.earliest - by, ClockTime::at(0, 0));
      if (activity.latest) activity.latest = std::min(*activity.latest + by, ClockTime::at(24, 0));
      if (activity.over_by) activity.over_by = std::min(*activity.over_by + by, ClockTime::at(24, 0));
    };
    // Only the side that the day found needs is moved.
    const auto settle = [row, was = input_.activities[row]](AgendaInput& input, const Agenda& day) {
      Activity& activity = input.activities[row];
      const Placement at = day.placements[row].value_or(Placement{});
      if (was.earliest) activity.earliest = std::min(*was.earliest, at.start);
      if (was.latest) activity.latest = std::max(*was.latest, at.start);
      if (was.over_by) activity.over_by = std::max(*was.over_by, at.end());
    };
    const auto words = [row](const AgendaInput& input, int, const Agenda&) {
      const Activity& activity = input.activities[row];
      std::string text = name_of(activity) + " may ";
      if (activity.earliest && activity.latest) {
        text += fmt::format("start {}-{}", to_string(*activity.earliest), to_string(*activity.latest));
      } else if (activity.earliest) {
        text += "start from " + to_string(*activity.earliest);
      } else if (activity.latest) {
        text += "start until " + to_string(*activity.latest);
      }
      if (activity.over_by) {
        text += (activity.earliest || activity.latest ? ", last until " : "last until ") + to_string(*activity.over_by);
      }
      return text;
    };
    add(24 * 60 / grid_, grid_, apply, words, settle);
  }

  void moved(ActivityId id) {
    const std::size_t row = id.index();
    const ClockTime pinned = *problem_[id].pinned_start;
    const auto apply = [grid = grid_, row, pinned](AgendaInput& input, int steps) {
      Activity& activity = input.activities[row];
      const WholeMinutes by(steps * grid);
      const bool held = activity.window.grade == Grade::forbid;
      activity.pinned_start.reset();
      activity.window.grade = Grade::forbid;
      const ClockTime from = std::max(pinned - by, ClockTime::at(0, 0));
      const ClockTime until = std::min(pinned + by, ClockTime::at(24, 0));
      activity.earliest = held && activity.earliest ? std::max(*activity.earliest, from) : from;
      activity.latest = held && activity.latest ? std::min(*activity.latest, until) : until;
      if (!held) activity.over_by.reset();
    };
    const auto settle = [row, was = input_.activities[row]](AgendaInput& input, const Agenda& day) {
      Activity& activity = input.activities[row];
      activity = was;
      activity.pinned_start.reset();
      if (day.placements[row]) activity.pinned_start = day.placements[row]->start;
    };
    const auto words = [row, pinned](const AgendaInput& input, int, const Agenda& day) {
      const auto& at = day.placements[row];
      return fmt::format("{} at {}, not {}", name_of(input.activities[row]), at ? to_string(at->start) : "no time",
                         to_string(pinned));
    };
    add(24 * 60 / grid_, grid_, apply, words, settle);
  }

  void fewer_seats(ActivityId id) {
    std::set<int, std::greater<>> sizes;
    const int asked = problem_.seats_of(id);
    for (const Room& room : input_.rooms) {
      if (room.seats && *room.seats < asked) sizes.insert(*room.seats);
    }
    const std::vector<int> steps(sizes.begin(), sizes.end());
    const std::size_t row = id.index();
    add(
        static_cast<int>(steps.size()), other_arrangement,
        [row, steps](AgendaInput& input, int step) {
          input.activities[row].seats = steps[static_cast<std::size_t>(step - 1)];
        },
        [row, asked](const AgendaInput& input, int, const Agenda&) {
          return fmt::format("{} with {} seats instead of {}", name_of(input.activities[row]),
                             input.activities[row].seats.value_or(0), asked);
        });
  }

  void longer_stretch() {
    const int grid = grid_;
    add((24 * 60 - whole_minutes_of(*input_.longest_stretch)) / grid, grid,
        [grid](AgendaInput& input, int steps) {
          input.longest_stretch = *input.longest_stretch + WholeMinutes(steps * grid);
        },
        [](const AgendaInput& input, int, const Agenda&) {
          return fmt::format("{} min without a break", input.longest_stretch->count());
        });
  }

  void shorter_changeover() {
    const int grid = grid_;
    const int now = whole_minutes_of(input_.changeover);
    add((now + grid - 1) / grid, grid,
        [grid, now](AgendaInput& input, int steps) {
          input.changeover = WholeMinutes(std::max(0, now - steps * grid));
        },
        [](const AgendaInput& input, int, const Agenda&) {
          return fmt::format("{} min to change a room over", input.changeover.count());
        });
  }

  // As large and as well equipped as any of ours, and as far from the others as they can be.
  void more_rooms() {
    const int most = std::min(most_more_rooms, 64 - static_cast<int>(input_.rooms.size()));
    const auto apply = [](AgendaInput& input, int steps) {
      std::set<std::string> tags;
      for (const Room& room : input.rooms) tags.insert(room.equipment.begin(), room.equipment.end());
      WholeMinutes walk = input.walking;
      for (const auto& row : input.walking_between) walk = std::max(walk, *std::ranges::max_element(row));
      for (int i = 0; i < steps; ++i) {
        Room more;
        more.key = fmt::format("room {}", input.rooms.size() + 1);
        while (std::ranges::count(input.rooms, more.key, &Room::key) > 0) more.key += "+";
        more.name = fmt::format("one more room{}", steps > 1 ? fmt::format(" ({})", i + 1) : "");
        more.equipment.assign(tags.begin(), tags.end());
        input.rooms.push_back(std::move(more));
        if (input.walking_between.empty()) continue;
        for (auto& row : input.walking_between) row.push_back(walk);
        input.walking_between.emplace_back(input.rooms.size(), walk);
        input.walking_between.back().back() = WholeMinutes{0};
      }
    };
    add(most, other_arrangement, apply, [](const AgendaInput&, int steps, const Agenda&) {
      return steps == 1 ? std::string("one more room") : fmt::format("{} more rooms", steps);
    });
  }

  void there_longer(PersonId who) {
    const bool arrival = demand_.kind == DemandKind::arrival;
    const Person& person = input_.people[who.index()];
    const ClockTime now = arrival ? *person.arrives : *person.leaves;
    const WholeMinutes way = arrival ? now - ClockTime::at(0, 0) : ClockTime::at(24, 0) - now;
    add((whole_minutes_of(way) + grid_ - 1) / grid_, grid_,
        [arrival, now, grid = grid_, row = who.index()](AgendaInput& input, int steps) {
          const WholeMinutes by(steps * grid);
          Person& one = input.people[row];
          if (arrival) one.arrives = std::max(now - by, ClockTime::at(0, 0));
          if (!arrival) one.leaves = std::min(now + by, ClockTime::at(24, 0));
        },
        [arrival, row = who.index()](const AgendaInput& input, int, const Agenda&) {
          const Person& one = input.people[row];
          return arrival ? fmt::format("{} arrives {}", name_of(one), to_string(*one.arrives))
                         : fmt::format("{} leaves {}", name_of(one), to_string(*one.leaves));
        });
  }

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  const Demand& demand_;
  std::size_t row_;
  bool short_hours_;
  int grid_;
  std::vector<Change> found_;
};

}  // namespace

std::vector<Change> changes_of(const AgendaProblem& problem, const std::vector<Demand>& all, std::size_t demand,
                               bool short_hours) {
  return ChangeList(problem, all, demand, short_hours).list();
}

Change from_afar(const AgendaInput& input, PersonId who) {
  return {1,
          [who](AgendaInput& changed, int) { changed.people[who.index()].remote = true; },
          {},
          plain(name_of(input.people[who.index()]) + " takes part from afar"),
          other_arrangement,
          {}};
}

}  // namespace samling::timetable::agenda
