// How the talks of a track are dealt out to its cells.
#include <algorithm>
#include <limits>

#include "timetable/rooms/moves.hpp"

namespace samling::timetable {
namespace {

std::size_t rank_of(int row) {
  return static_cast<std::size_t>(row);
}

}  // namespace

// Two of a track in order that would come to be out of order: tried seldom where it will not pay.
bool RoomsMoves::keeps_order(int a, int b, Chance& chance) const {
  if (!order_is_dear_ || state_.order_cost(costs().track_of[rank_of(a)]) > 0) return false;
  const int wanted_a = costs().wanted[rank_of(a)];
  const int wanted_b = costs().wanted[rank_of(b)];
  return wanted_a != 0 && wanted_b != 0 && wanted_a != wanted_b && chance.below(8) != 0;
}

bool RoomsMoves::sort_track(Chance& chance) {
  if (ordered_tracks_.empty()) return false;
  const int track = ordered_tracks_[rank_of(drawn(chance, static_cast<int>(ordered_tracks_.size())))];
  constexpr std::array<Dealing, 6> dealings{Dealing::best,          Dealing::best,          Dealing::full,
                                            Dealing::best_shuffled, Dealing::best_shuffled, Dealing::by_chance};
  return resequence(track, dealings[chance.below(dealings.size())], chance);
}

// Placed talks: those with wanted numbers in that order, the others between them where no number is due,
// as they stand or by chance.
void RoomsMoves::numbered_sequence(std::vector<int>& talks, Chance* shuffled) {
  std::vector<int> numbered;
  std::vector<int> others;
  for (const int cell : second_) {
    talks_in(cell, first_);
    for (const int talk : first_) (costs().wanted[rank_of(talk)] != 0 ? numbered : others).push_back(talk);
  }
  if (shuffled != nullptr) shuffled->shuffle(others);
  std::sort(numbered.begin(), numbered.end(), [this](int a, int b) {
    return std::pair(costs().wanted[rank_of(a)], a) < std::pair(costs().wanted[rank_of(b)], b);
  });
  talks.clear();
  std::size_t next_numbered = 0;
  std::size_t next_other = 0;
  while (next_numbered < numbered.size() || next_other < others.size()) {
    const int number = static_cast<int>(talks.size()) + 1;
    const bool due = next_numbered < numbered.size() &&
                     (next_other == others.size() || costs().wanted[rank_of(numbered[next_numbered])] <= number);
    talks.push_back(due ? numbered[next_numbered++] : others[next_other++]);
  }
}

// As many talks to a cell as it had, as it holds, or by chance.
bool RoomsMoves::deal(Dealing dealing, Chance& chance) {
  int left = 0;
  int room = 0;
  for (const int talk : sequence_) left += costs().length[rank_of(talk)];
  for (const int cell : second_) room += costs().capacity[rank_of(cell)];
  dealt_.clear();
  for (const int cell : second_) {
    const int capacity = costs().capacity[rank_of(cell)];
    room -= capacity;
    const int least = std::max(0, left - room);
    int fill = dealing == Dealing::as_now ? std::max(least, capacity - state_.free(cell)) : capacity;
    if (dealing == Dealing::by_chance && least < capacity) fill = least + drawn(chance, capacity - least + 1);
    for (int slot = 0; dealt_.size() < sequence_.size() && slot < fill;) {
      const int length = costs().length[rank_of(sequence_[dealt_.size()])];
      if (slot + length > capacity) break;
      dealt_.emplace_back(cell, slot);
      slot += length;
      left -= length;
    }
  }
  return dealt_.size() == sequence_.size();
}

// What each talk of the sequence costs in each cell: its own prices, and clashes with talks of other tracks.
void RoomsMoves::price_sequence() {
  const std::size_t cells = second_.size();
  prices_.assign(sequence_.size() * cells, 0);
  for (std::size_t i = 0; i < sequence_.size(); ++i) {
    const int talk = sequence_[i];
    in_session_.assign(rank_of(costs().sessions), 0);
    state_.clashes_by_session(talk, in_session_);
    for (std::size_t c = 0; c < cells; ++c) {
      prices_[i * cells + c] =
          costs().place_cost(talk, second_[c]) + in_session_[rank_of(costs().session_of[rank_of(second_[c])])];
    }
  }
}

// As many talks to a cell as make the whole cheapest (dynamic programming over cells and talks dealt): least_ after
// cell i and j talks, taken_ how many of them that cell got. Of equals, by chance all early or all late.
bool RoomsMoves::deal_best(Chance& chance) {
  price_sequence();
  const std::size_t cells = second_.size();
  const std::size_t talks = sequence_.size();
  constexpr Cost none = std::numeric_limits<Cost>::max();
  const Cost tie = static_cast<Cost>(chance.below(2));
  least_.assign((cells + 1) * (talks + 1), none);
  taken_.assign((cells + 1) * (talks + 1), 0);
  least_[0] = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    const int capacity = costs().capacity[rank_of(second_[i])];
    const Cost opened = costs().cell_cost(state_.track(second_[i]), second_[i]);
    for (std::size_t j = 0; j <= talks; ++j) {
      Cost cost = least_[i * (talks + 1) + j];
      if (cost == none) continue;
      int used = 0;
      for (std::size_t k = 0;; ++k) {
        const std::size_t after = (i + 1) * (talks + 1) + j + k;
        if (cost < least_[after] || (least_[after] != none && cost < least_[after] + tie)) {
          least_[after] = cost;
          taken_[after] = static_cast<int>(k);
        }
        if (j + k == talks) break;
        used += costs().length[rank_of(sequence_[j + k])];
        if (used > capacity) break;
        cost += prices_[(j + k) * cells + i] + (k == 0 ? opened : 0);
      }
    }
  }
  if (least_.back() == none) return false;
  dealt_.resize(talks);
  std::size_t end = talks;
  for (std::size_t i = cells; i > 0; --i) {
    const std::size_t begin = end - rank_of(taken_[i * (talks + 1) + end]);
    int slot = 0;
    for (std::size_t k = begin; k < end; ++k) {
      dealt_[k] = {second_[i - 1], slot};
      slot += costs().length[rank_of(sequence_[k])];
    }
    end = begin;
  }
  return true;
}

// Strategy: the cells in order of session and room get the talks in order of their numbers. Only talks that come to
// stand elsewhere are touched.
bool RoomsMoves::resequence(int track, Dealing dealing, Chance& chance) {
  second_ = state_.cells_of(track);
  std::sort(second_.begin(), second_.end());
  numbered_sequence(sequence_, dealing == Dealing::best_shuffled ? &chance : nullptr);
  const bool best = dealing == Dealing::best || dealing == Dealing::best_shuffled;
  if (!(best ? deal_best(chance) : deal(dealing, chance))) return false;
  first_.clear();
  for (std::size_t i = 0; i < sequence_.size(); ++i) {
    const int talk = sequence_[i];
    if (dealt_[i] != std::pair(state_.cell(talk), state_.slot(talk))) first_.push_back(static_cast<int>(i));
  }
  for (const int i : first_) state_.lift(sequence_[rank_of(i)]);
  for (const int i : first_) state_.place(sequence_[rank_of(i)], dealt_[rank_of(i)].first, dealt_[rank_of(i)].second);
  for (const int cell : second_) give_back(cell);
  return true;
}

// Talk `i` of the sequence to the cell that suits it best of those with room; whether that is better.
bool RoomsMoves::move_one(std::size_t i) {
  const std::size_t cells = second_.size();
  const Cost* const price = &prices_[i * cells];
  const int length = costs().length[rank_of(sequence_[i])];
  std::size_t best = rank_of(where_[i]);
  for (std::size_t c = 0; c < cells; ++c) {
    if (left_[c] >= length && price[c] < price[best]) best = c;
  }
  if (best == rank_of(where_[i])) return false;
  left_[rank_of(where_[i])] += length;
  left_[best] -= length;
  where_[i] = static_cast<int>(best);
  return true;
}

// Talk `i` changes places with the one with which that saves most, if any.
bool RoomsMoves::swap_one(std::size_t i) {
  const std::size_t cells = second_.size();
  const std::size_t mine = rank_of(where_[i]);
  Cost most = 0;
  std::size_t best = i;
  for (std::size_t j = 0; j < sequence_.size(); ++j) {
    const std::size_t theirs = rank_of(where_[j]);
    const int longer = costs().length[rank_of(sequence_[i])] - costs().length[rank_of(sequence_[j])];
    if (theirs == mine || longer > left_[theirs] || -longer > left_[mine]) continue;
    const Cost saved = prices_[i * cells + mine] - prices_[i * cells + theirs] + prices_[j * cells + theirs] -
                       prices_[j * cells + mine];
    if (saved <= most) continue;
    most = saved;
    best = j;
  }
  if (best == i) return false;
  const std::size_t theirs = rank_of(where_[best]);
  const int longer = costs().length[rank_of(sequence_[i])] - costs().length[rank_of(sequence_[best])];
  left_[mine] += longer;
  left_[theirs] -= longer;
  std::swap(where_[i], where_[best]);
  return true;
}

// Strategy: talks that would rather stand in another cell of the track move there or change places, as long as that
// saves something; twice round at most.
bool RoomsMoves::deal_better(int track) {
  second_ = state_.cells_of(track);
  if (second_.size() < 2) return true;
  std::sort(second_.begin(), second_.end());
  sequence_.clear();
  where_.clear();
  left_.clear();
  for (std::size_t c = 0; c < second_.size(); ++c) {
    talks_in(second_[c], first_);
    sequence_.insert(sequence_.end(), first_.begin(), first_.end());
    where_.resize(sequence_.size(), static_cast<int>(c));
    left_.push_back(state_.free(second_[c]));
  }
  price_sequence();
  const std::size_t cells = second_.size();
  bool better = true;
  for (int round = 0; round < 2 && better; ++round) {
    better = false;
    for (std::size_t i = 0; i < sequence_.size(); ++i) {
      const Cost* const price = &prices_[i * cells];
      if (price[where_[i]] == *std::min_element(price, price + cells)) continue;
      better = move_one(i) || swap_one(i) || better;
    }
  }
  first_.clear();
  for (std::size_t i = 0; i < sequence_.size(); ++i) {
    if (state_.cell(sequence_[i]) != second_[rank_of(where_[i])]) first_.push_back(static_cast<int>(i));
  }
  for (const int i : first_) state_.lift(sequence_[rank_of(i)]);
  for (const int i : first_) {
    if (!fit(sequence_[rank_of(i)], second_[rank_of(where_[rank_of(i)])])) return false;
  }
  for (const int cell : second_) give_back(cell);
  return true;
}

// Tracks whose cells or order a move changed are dealt out again, as well as can be.
bool RoomsMoves::deal_after_cells(Chance& chance) {
  std::vector<int> tracks = state_.assigned();
  tracks.insert(tracks.end(), state_.recounted().begin(), state_.recounted().end());
  std::sort(tracks.begin(), tracks.end());
  tracks.erase(std::unique(tracks.begin(), tracks.end()), tracks.end());
  for (const int track : tracks) {
    if (track == costs().tracks || !is_loose(track)) continue;
    const bool ordered = costs().has_order[rank_of(track)] != 0;
    if (!(ordered ? resequence(track, Dealing::best, chance) : deal_better(track))) return false;
  }
  state_.settle();
  return true;
}

}  // namespace samling::timetable
