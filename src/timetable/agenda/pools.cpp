#include <algorithm>
#include <bit>
#include <set>

#include "timetable/agenda/node.hpp"

namespace samling::timetable::agenda {

// Strategy: every pair that is in no clique yet grows one: the neighbour of all members with the most pairs that are
// still open is taken, until there is none.
std::vector<std::vector<int>> cliques(const GridModel& model) {
  const auto n = static_cast<std::size_t>(model.activities);
  std::vector<std::vector<bool>> apart(n, std::vector<bool>(n, false));
  for (const Disjoint& pair : model.disjoint) {
    apart[static_cast<std::size_t>(pair.a)][static_cast<std::size_t>(pair.b)] = true;
    apart[static_cast<std::size_t>(pair.b)][static_cast<std::size_t>(pair.a)] = true;
  }
  std::vector<std::vector<bool>> open = apart;
  std::vector<std::vector<int>> found;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = a + 1; b < n; ++b) {
      if (!open[a][b]) continue;
      std::vector<std::size_t> members{a, b};
      for (;;) {
        std::size_t best = n;
        int most = -1;
        for (std::size_t c = 0; c < n; ++c) {
          int fresh = 0;
          const bool fits = std::ranges::all_of(members, [&](std::size_t m) {
            fresh += open[c][m] ? 1 : 0;
            return apart[c][m];
          });
          if (fits && fresh > most) {
            best = c;
            most = fresh;
          }
        }
        if (best == n) break;
        members.push_back(best);
      }
      for (const std::size_t one : members) {
        for (const std::size_t other : members) open[one][other] = false;
      }
      std::vector<int> clique(members.begin(), members.end());
      std::ranges::sort(clique);
      found.push_back(std::move(clique));
    }
  }
  return found;
}

// With a changeover twice: without it, and with rooms that stay taken after the end, so that what is alone in the house
// (and may well begin while rooms are changed over) keeps them empty only from then on; its own is taken all the time.
std::vector<RoomPool> room_pools(const GridModel& model) {
  std::set<std::uint64_t> masks;
  std::uint64_t all = 0;
  for (const Item& item : model.items) {
    if (!item.needs_room) continue;
    masks.insert(item.rooms);
    all |= item.rooms;
  }
  masks.insert(all);
  std::vector<RoomPool> pools;
  for (const std::uint64_t mask : masks) {
    for (const bool changing : {false, true}) {
      if (mask == 0 || (changing && model.changeover == 0)) continue;
      RoomPool pool;
      pool.mask = mask;
      pool.rooms = std::popcount(mask);
      pool.after = changing ? model.changeover : 0;
      for (int a = 0; a < model.activities; ++a) {
        const Item& item = model.items[static_cast<std::size_t>(a)];
        const bool inside = item.needs_room && (item.rooms & ~mask) == 0;
        if (!inside && !item.alone) continue;
        pool.users.push_back(a);
        pool.takes.push_back(item.alone && !changing ? pool.rooms : inside ? 1 : 0);
        pool.empties.push_back(item.alone ? pool.rooms - pool.takes.back() : 0);
      }
      pools.push_back(std::move(pool));
    }
  }
  return pools;
}

}  // namespace samling::timetable::agenda
