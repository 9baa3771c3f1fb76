// Rooms, what may not overlap, and how many rooms there are.
#include <algorithm>
#include <bit>
#include <set>

#include "timetable/agenda/day_clauses.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr std::int64_t tries_for_rooms = 20'000;

}  // namespace

void DayClauses::add_rooms() {
  const std::size_t count = model_.walk.size();
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    const Item& item = model_.items[i];
    rooms_.emplace_back(count, -box_.truth());
    if (!item.needs_room || root_.held[i] == Held::no) continue;
    Clause some{-held_[i]};
    for (std::size_t room = 0; room < count; ++room) {
      if ((item.rooms >> room & 1U) == 0) continue;
      rooms_[i][room] = std::has_single_bit(item.rooms) ? box_.truth() : box_.fresh();
      for (std::size_t other = 0; other < room; ++other) box_.add({-rooms_[i][room], -rooms_[i][other]});
      some.push_back(rooms_[i][room]);
      room_hours(static_cast<int>(i), room);
    }
    box_.add(some);
  }
}

Literal DayClauses::in_room(int item, std::size_t room) const {
  return rooms_[static_cast<std::size_t>(item)][room];
}

void DayClauses::room_hours(int item, std::size_t room) {
  for (const int s : starts_[static_cast<std::size_t>(item)].values) {
    const int last = std::min(model_.room_free_until[room][static_cast<std::size_t>(s)], model_.steps);
    if (s + most_length(item) <= last) continue;
    box_.add({-held(item), -in_room(item, room), -starts_from(item, s), starts_from(item, s + 1),
              -lasts(item, last - s + 1)});
  }
}

void DayClauses::add_pairs() {
  std::map<Pair, int> base;
  for (const Disjoint& pair : model_.disjoint) base[{pair.a, pair.b}] = pair.gap;
  std::set<Pair> walkers;
  for (const auto& [a, b] : model_.walkers) walkers.insert(std::minmax(a, b));
  for (int a = 0; a < model_.activities; ++a) {
    for (int b = a + 1; b < model_.activities; ++b) {
      if (out(a) || out(b)) continue;
      const auto known = base.find({a, b});
      add_pair(a, b, known == base.end() ? -1 : known->second, walkers.contains({a, b}));
    }
  }
}

// The gap depends on the two rooms: changeover in one, walking between two. That is told only when an answer breaks it
// and no other rooms will do: in most days it is enough to know how many rooms there are.
void DayClauses::add_pair(int a, int b, int base, bool walk) {
  const std::uint64_t rooms_a = model_.items[static_cast<std::size_t>(a)].rooms;
  const std::uint64_t rooms_b = model_.items[static_cast<std::size_t>(b)].rooms;
  std::map<int, std::vector<std::pair<std::size_t, std::size_t>>> by_gap;
  bool free_somewhere = rooms_a == 0 || rooms_b == 0;
  for (std::size_t k = 0; k < model_.walk.size(); ++k) {
    for (std::size_t m = 0; m < model_.walk.size(); ++m) {
      if ((rooms_a >> k & 1U) == 0 || (rooms_b >> m & 1U) == 0) continue;
      int gap = k == m ? model_.changeover : base;
      if (walk && k != m) gap = std::max(gap, model_.walk[k][m]);
      if (gap > base) {
        by_gap[gap].emplace_back(k, m);
      } else {
        free_somewhere = true;
      }
    }
  }
  if (!free_somewhere) base = by_gap.begin()->first;  // wherever they are
  if (base >= 0) {
    certain_gap_[{a, b}] = base;
    apart({}, a, b, base);
  }
  std::erase_if(by_gap, [base](const auto& entry) { return entry.first <= base; });
  if (!by_gap.empty()) open_gaps_[{a, b}] = std::move(by_gap);
}

void DayClauses::add_room_gaps(int a, int b) {
  const auto by_gap = std::move(open_gaps_.extract({a, b}).mapped());
  for (const auto& [gap, places] : by_gap) {
    const Literal asked = box_.fresh();
    for (const auto& [wider, where] : by_gap) {
      if (wider < gap) continue;
      for (const auto& [k, m] : where) box_.add({-in_room(a, k), -in_room(b, m), asked});
    }
    apart({-asked}, a, b, gap);
  }
}

bool DayClauses::breaks_room_gap(int a, int b) const {
  const auto one = static_cast<std::size_t>(a);
  const auto two = static_cast<std::size_t>(b);
  if (day_.start[one] < 0 || day_.start[two] < 0) return false;
  const int between = std::max(day_.start[two] - day_.start[one] - day_.length[one],
                               day_.start[one] - day_.start[two] - day_.length[two]);
  for (const auto& [gap, places] : open_gaps_.at({a, b})) {
    if (between >= gap) continue;
    for (const auto& [k, m] : places) {
      if (day_.room[one] == static_cast<int>(k) && day_.room[two] == static_cast<int>(m)) return true;
    }
  }
  return false;
}

bool DayClauses::settle_rooms() {
  day_ = answered();
  std::vector<Pair> broken;
  for (const auto& [pair, gaps] : open_gaps_) {
    if (breaks_room_gap(pair.first, pair.second)) broken.push_back(pair);
  }
  if (broken.empty()) return true;
  Layout settled = day_;
  if (find_rooms(model_, settled, tries_for_rooms) == RoomsFound::yes) {
    day_ = std::move(settled);
    return true;
  }
  for (const Pair& pair : broken) add_room_gaps(pair.first, pair.second);
  return false;
}

// Said at every step too: with no more rooms than that, the search need not find out by trying.
void DayClauses::add_pools() {
  for (const RoomPool& pool : room_pools(model_)) {
    if (static_cast<int>(pool.users.size()) <= pool.rooms) continue;
    for (int step = 0; step < model_.steps && !box_.closed(); ++step) {
      Clause running;
      std::vector<int> takes;
      for (std::size_t u = 0; u < pool.users.size(); ++u) {
        const int user = pool.users[u];
        if (out(user) || (pool.after == 0 && model_.items[static_cast<std::size_t>(user)].alone)) continue;
        const Literal late = starts_from(user, step + 1);
        const Literal early = starts_from(user, step - least_length(user) - pool.after + 1);
        if (box_.is_true(late) || box_.is_false(early)) continue;
        const Literal active = box_.fresh();
        box_.add({-held(user), late, -early, active});
        running.push_back(active);
        takes.push_back(pool.takes[u]);
      }
      at_most(running, takes, pool.rooms);
    }
  }
}

// A running count (Sinz 2005, doi:10.1007/11564751_73).
void DayClauses::at_most(const Clause& literals, const std::vector<int>& takes, int most) {
  if (literals.size() <= static_cast<std::size_t>(most)) return;
  const auto width = static_cast<std::size_t>(most);
  std::vector<Literal> count(width, -box_.truth());
  for (std::size_t i = 0; i < literals.size(); ++i) {
    if (takes[i] != 1) continue;
    box_.add({-literals[i], -count[width - 1]});
    std::vector<Literal> next;
    for (std::size_t k = 0; k < width; ++k) {
      next.push_back(box_.fresh());
      box_.add({-count[k], next[k]});
      box_.add({-literals[i], k == 0 ? -box_.truth() : -count[k - 1], next[k]});
    }
    count = std::move(next);
  }
}

}  // namespace samling::timetable::agenda
