#include "grouping/large_groups/crossover.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace samling::grouping {
namespace {

struct SharedGroup {
  int units;
  int mother;
  int father;
};

// Pairs of groups by what they share, most first; each group once.
std::vector<SharedGroup> matched_groups(const LargeModel& model, const std::vector<int>& mother,
                                        const std::vector<int>& father) {
  const auto slots = static_cast<std::size_t>(model.slots());
  std::vector<int> shared((slots + 1) * (slots + 1), 0);
  for (std::size_t u = 0; u < mother.size(); ++u) {
    ++shared[static_cast<std::size_t>(mother[u]) * (slots + 1) + static_cast<std::size_t>(father[u])];
  }
  std::vector<SharedGroup> pairs;
  for (int a = 0; a < model.slots(); ++a) {
    for (int b = 0; b < model.slots(); ++b) {
      pairs.push_back({shared[static_cast<std::size_t>(a) * (slots + 1) + static_cast<std::size_t>(b)], a, b});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const SharedGroup& x, const SharedGroup& y) {
    return std::tuple(-x.units, x.mother, x.father) < std::tuple(-y.units, y.mother, y.father);
  });
  std::vector<bool> mother_used(slots, false);
  std::vector<bool> father_used(slots, false);
  std::vector<SharedGroup> matched;
  for (const SharedGroup& pair : pairs) {
    const auto a = static_cast<std::size_t>(pair.mother);
    const auto b = static_cast<std::size_t>(pair.father);
    if (mother_used[a] || father_used[b]) continue;
    mother_used[a] = father_used[b] = true;
    matched.push_back(pair);
  }
  return matched;
}

}  // namespace

std::vector<int> common_groups_child(const LargeModel& model, const std::vector<int>& mother,
                                     const std::vector<int>& father, Chance& chance) {
  const auto slots = static_cast<std::size_t>(model.slots());
  std::vector<int> partner(slots + 1, -1);
  for (const SharedGroup& pair : matched_groups(model, mother, father)) {
    partner[static_cast<std::size_t>(pair.mother)] = pair.father;
  }
  std::vector<int> room(slots + 1, 0);
  std::vector<int> child(mother.size(), -1);
  std::vector<int> rest;
  for (std::size_t u = 0; u < mother.size(); ++u) {
    const auto a = static_cast<std::size_t>(mother[u]);
    const bool kept = mother[u] != model.out() && partner[a] == father[u];
    if (kept) {
      child[u] = mother[u];
    } else {
      room[a] += model.weight(static_cast<int>(u));
      rest.push_back(static_cast<int>(u));
    }
  }
  chance.shuffle(rest);
  std::stable_sort(rest.begin(), rest.end(), [&](int u, int v) { return model.weight(u) > model.weight(v); });
  for (const int u : rest) {
    std::size_t slot = chance.below(slots + 1);
    for (std::size_t tried = 0; tried <= slots && room[slot] < model.weight(u); ++tried)
      slot = (slot + 1) % (slots + 1);
    if (room[slot] < model.weight(u)) slot = slots;
    room[slot] -= model.weight(u);
    child[static_cast<std::size_t>(u)] = static_cast<int>(slot);
  }
  return child;
}

int distance_between(const LargeModel& model, const std::vector<int>& one, const std::vector<int>& other) {
  int kept = 0;
  for (const SharedGroup& pair : matched_groups(model, one, other)) kept += pair.units;
  return model.units() - kept;
}

}  // namespace samling::grouping
