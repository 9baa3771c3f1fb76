#include "timetable/rooms/recombine.hpp"

#include <algorithm>
#include <set>

#include "timetable/rooms/state.hpp"

namespace samling::timetable {
namespace {

constexpr int few_tracks = 3;
constexpr std::size_t many_cells = 40'000;  // tracks x cells

// Cells without talks beside others of their track, which the programme does not know.
RoomsPlan without_spare_cells(const RoomsCosts& costs, RoomsPlan plan) {
  const auto at = [](int row) { return static_cast<std::size_t>(row); };
  std::vector<char> used(at(costs.cells), 0);
  for (const int cell : plan.cell) used[at(cell)] = 1;
  for (int c = 0; c < costs.cells; ++c) {
    const int track = plan.track[at(c)];
    const bool kept = costs.cell_cost(costs.tracks, c) >= costs.forbidden;
    if (track == costs.tracks || used[at(c)] != 0 || kept) continue;
    const int first = costs.session_of[at(c)] * costs.rooms;
    for (int d = first; d < first + costs.rooms; ++d) {
      if (d != c && plan.track[at(d)] == track) plan.track[at(c)] = costs.tracks;
    }
  }
  return plan;
}

}  // namespace

bool RoomsRecombination::is_useful() const {
  return costs_.tracks > few_tracks &&
         static_cast<std::size_t>(costs_.tracks) * static_cast<std::size_t>(costs_.cells) <= many_cells;
}

// What a track pays by itself: cells, talks, parallel cells, rooms.
Cost RoomsRecombination::own_cost(int track, const RoomsPlan& plan) const {
  const auto at = [](int row) { return static_cast<std::size_t>(row); };
  Cost cost = 0;
  std::set<int> sessions;
  std::set<int> rooms;
  int cells = 0;
  for (int c = 0; c < costs_.cells; ++c) {
    if (plan.track[at(c)] != track) continue;
    cost += costs_.cell_cost(track, c);
    sessions.insert(costs_.session_of[at(c)]);
    rooms.insert(costs_.room_of[at(c)]);
    ++cells;
  }
  for (const int u : costs_.talks_of[at(track)]) cost += costs_.place_cost(u, plan.cell[at(u)]);
  return cost + costs_.parallel_price * (cells - static_cast<int>(sessions.size())) +
         costs_.room_price * (static_cast<int>(rooms.size()) - 1);
}

// A half of those that pay something, the rest of all.
std::vector<int> RoomsRecombination::some_tracks(const RoomsPlan& plan) {
  std::vector<int> paying;
  std::vector<int> others;
  for (int t = 0; t < costs_.tracks; ++t) {
    if (costs_.talks_of[static_cast<std::size_t>(t)].empty()) continue;
    (own_cost(t, plan) > 0 ? paying : others).push_back(t);
  }
  chance_.shuffle(paying);
  const std::size_t half = std::min(paying.size(), static_cast<std::size_t>(size_ + 1) / 2);
  others.insert(others.end(), paying.begin() + static_cast<std::ptrdiff_t>(half), paying.end());
  chance_.shuffle(others);
  std::vector<int> tracks(paying.begin(), paying.begin() + static_cast<std::ptrdiff_t>(half));
  for (const int t : others) {
    if (tracks.size() < static_cast<std::size_t>(size_)) tracks.push_back(t);
  }
  std::sort(tracks.begin(), tracks.end());
  return tracks;
}

// Strategy: as many tracks as can be done in the time of a try: more after one that was quick, fewer after a long one.
std::optional<RoomsPlan> RoomsRecombination::improved(const RoomsPlan& plan, Cost cost, double seconds,
                                                      const Stopper& stopper) {
  const bool whole = std::all_of(plan.cell.begin(), plan.cell.end(), [](int cell) { return cell >= 0; });
  if (!whole || cost >= costs_.forbidden) return std::nullopt;
  if (!relaxation_ || !relaxation_->suits(cost)) relaxation_.emplace(costs_, cost, RoomDetail::each);
  const double before = cpu_time().count();
  std::optional<RoomsPlan> better = solved(plan, cost, some_tracks(plan), seconds, stopper);
  const double used = cpu_time().count() - before;
  quick_ = used < 0.3 * seconds ? quick_ + 1 : 0;
  if (quick_ % 4 == 3) size_ = std::min(size_ + 1, costs_.tracks);
  if (used > 0.8 * seconds) size_ = std::max(few_tracks, size_ - 1);
  return better;
}

std::optional<RoomsPlan> RoomsRecombination::solved(const RoomsPlan& plan, Cost cost, const std::vector<int>& free,
                                                    double seconds, const Stopper& stopper) const {
  RoomsPlan tried = without_spare_cells(costs_, plan);
  MipModel model = relaxation_->model();
  for (int t = 0; t < costs_.tracks; ++t) {
    if (std::binary_search(free.begin(), free.end(), t)) continue;
    if (!relaxation_->keep(t, tried, model)) return std::nullopt;
  }
  const double cutoff = static_cast<double>(cost) - 0.5 - static_cast<double>(relaxation_->constant());
  const MipModel::Search search{.seconds = seconds, .nodes = 100'000, .cutoff = cutoff, .heuristics = true};
  const auto values = model.whole(search, stopper).values;
  if (!values) return std::nullopt;
  if (!relaxation_->take_over(*values, free, tried)) return std::nullopt;
  RoomsState state(costs_);
  state.become(tried);
  if (state.cost() >= cost) return std::nullopt;
  return state.plan();
}

}  // namespace samling::timetable
