#include "timetable/rooms/penalties.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace samling::timetable {
namespace {

using Table = std::map<std::pair<int, int>, std::int64_t>;

Table table_of(const std::vector<Penalty>& entries, bool symmetric = false) {
  Table table;
  for (const Penalty& entry : entries) {
    table[{entry.a, entry.b}] = entry.penalty;
    if (symmetric) table[{entry.b, entry.a}] = entry.penalty;
  }
  return table;
}

std::int64_t penalty_in(const Table& table, int a, int b) {
  const auto found = table.find({a, b});
  return found == table.end() ? 0 : found->second;
}

// A timetable with the tables it is judged by. One method a family of terms.
class Reading {
 public:
  Reading(const RoomsProblem& problem, const RoomsTimetable& timetable, const PenaltyVisitor& visit)
      : problem_(problem), timetable_(timetable), visit_(visit) {}

  void cells() const;
  void neighbours() const;
  void tracks() const;
  void slots() const;
  void order_within_tracks() const;
  void order_side_by_side() const;
  void pairs_in_sessions(RoomsTerm term, const Pairs& conflicts) const;
  void pairs_in_slots(RoomsTerm term, const Pairs& conflicts) const;
  void long_talks() const;

 private:
  void say(FoundPenalty penalty) const {
    if (penalty.value > 0) visit_(penalty);
  }
  [[nodiscard]] int sessions() const { return static_cast<int>(problem_.sessions().size()); }
  [[nodiscard]] int rooms() const { return static_cast<int>(problem_.rooms().size()); }
  [[nodiscard]] int track_count() const { return static_cast<int>(problem_.tracks().size()); }
  [[nodiscard]] const Cell& cell(int s, int r) const {
    return timetable_.cells[static_cast<std::size_t>(s)][static_cast<std::size_t>(r)];
  }
  [[nodiscard]] int track(int s, int r) const { return cell(s, r).track ? cell(s, r).track->value() : -1; }
  [[nodiscard]] const Talk& talk(TalkId id) const { return problem_.talks()[id.index()]; }
  void gaps(int track) const;
  // Talks of a slot of a session, over the rooms, each once.
  [[nodiscard]] std::set<int> talks_at(int s, std::size_t slot) const;

  const RoomsProblem& problem_;
  const RoomsTimetable& timetable_;
  const PenaltyVisitor& visit_;
};

void Reading::cells() const {
  const RoomsInput& input = problem_.input();
  const Table track_session = table_of(input.track_session);
  const Table track_room = table_of(input.track_room);
  const Table session_room = table_of(input.session_room);
  for (int s = 0; s < sessions(); ++s) {
    for (int r = 0; r < rooms(); ++r) {
      const int t = track(s, r);
      if (t < 0) continue;
      const auto found = [&](RoomsTerm term, std::int64_t value) {
        say({.term = term, .value = value, .session = s, .room = r, .track = t});
      };
      found(RoomsTerm::track_session, penalty_in(track_session, t, s));
      found(RoomsTerm::track_room, penalty_in(track_room, t, r));
      found(RoomsTerm::session_room, penalty_in(session_room, s, r));
    }
  }
}

void Reading::neighbours() const {
  const Table similar = table_of(problem_.input().track_track, true);
  const std::set<std::pair<int, int>> chairs(problem_.chair_conflicts().begin(), problem_.chair_conflicts().end());
  for (int s = 0; s < sessions(); ++s) {
    for (int r = 0; r < rooms(); ++r) {
      for (int q = r + 1; q < rooms(); ++q) {
        const int a = track(s, r);
        const int b = track(s, q);
        if (a < 0 || b < 0 || a == b) continue;
        const auto found = [&](RoomsTerm term, std::int64_t value) {
          say({.term = term, .value = value, .session = s, .track = a, .other_track = b});
        };
        found(RoomsTerm::similar_tracks, penalty_in(similar, a, b));
        found(RoomsTerm::chair, chairs.count({std::min(a, b), std::max(a, b)}) > 0 ? 1 : 0);
      }
    }
  }
}

void Reading::gaps(int t) const {
  std::set<int> used;
  for (int s = 0; s < sessions(); ++s) {
    for (int r = 0; r < rooms(); ++r) {
      if (track(s, r) == t) used.insert(s);
    }
  }
  if (used.size() < 2) return;
  const int span = *used.rbegin() - *used.begin() + 1;
  const bool gap = span != static_cast<int>(used.size());
  say({.term = RoomsTerm::consecutive_tracks, .value = gap ? 1 : 0, .track = t});
}

void Reading::tracks() const {
  for (int t = 0; t < track_count(); ++t) {
    std::set<int> used;
    for (int s = 0; s < sessions(); ++s) {
      int here = 0;
      for (int r = 0; r < rooms(); ++r) {
        if (track(s, r) != t) continue;
        used.insert(r);
        ++here;
      }
      say({.term = RoomsTerm::parallel_tracks, .value = here - 1, .session = s, .track = t, .number = here});
    }
    const int different = static_cast<int>(used.size());
    say({.term = RoomsTerm::rooms_per_track, .value = different - 1, .track = t, .number = different});
    gaps(t);
  }
}

void Reading::slots() const {
  const Table night = table_of(problem_.timezone_penalties());
  for (int s = 0; s < sessions(); ++s) {
    for (int r = 0; r < rooms(); ++r) {
      for (const std::optional<TalkId>& id : cell(s, r).slots) {
        if (!id) continue;
        const auto found = [&, this](RoomsTerm term, std::int64_t value) {
          say({.term = term, .value = value, .session = s, .room = r, .talk = id->value()});
        };
        found(RoomsTerm::timezone, penalty_in(night, id->value(), s));
        for (const auto& [session, penalty] : talk(*id).session_penalty) {
          if (session.value() == s) found(RoomsTerm::submission_session, penalty);
        }
        for (const auto& [room, penalty] : talk(*id).room_penalty) {
          if (room.value() == r) found(RoomsTerm::submission_room, penalty);
        }
      }
    }
  }
}

void Reading::order_within_tracks() const {
  std::vector<std::vector<TalkId>> seen(problem_.tracks().size());
  for (int s = 0; s < sessions(); ++s) {
    for (int r = 0; r < rooms(); ++r) {
      for (const std::optional<TalkId>& id : cell(s, r).slots) {
        if (!id || track(s, r) != talk(*id).track.value()) continue;
        std::vector<TalkId>& list = seen[talk(*id).track.index()];
        if (std::find(list.begin(), list.end(), *id) == list.end()) list.push_back(*id);
      }
    }
  }
  for (std::size_t t = 0; t < seen.size(); ++t) {
    for (std::size_t i = 0; i < seen[t].size(); ++i) {
      const int wanted = talk(seen[t][i]).order;
      const int number = static_cast<int>(i) + 1;
      say({.term = RoomsTerm::order,
           .value = wanted != 0 && wanted != number ? 1 : 0,
           .track = static_cast<int>(t),
           .talk = seen[t][i].value(),
           .number = number});
    }
  }
}

std::set<int> Reading::talks_at(int s, std::size_t slot) const {
  std::set<int> talks;
  for (int r = 0; r < rooms(); ++r) {
    if (const std::optional<TalkId>& id = cell(s, r).slots[slot]) talks.insert(id->value());
  }
  return talks;
}

void Reading::order_side_by_side() const {
  for (int s = 0; s < sessions(); ++s) {
    for (int k = 0; k < problem_.sessions()[static_cast<std::size_t>(s)].slots; ++k) {
      std::set<int> numbered;
      for (int r = 0; r < rooms(); ++r) {
        const std::optional<TalkId>& id = cell(s, r).slots[static_cast<std::size_t>(k)];
        if (id && track(s, r) >= 0 && talk(*id).order != 0) numbered.insert(id->value());
      }
      for (const int u : numbered) {
        for (const int v : numbered) {
          const Talk& first = problem_.talks()[static_cast<std::size_t>(u)];
          if (u >= v || first.track != problem_.talks()[static_cast<std::size_t>(v)].track) continue;
          say({.term = RoomsTerm::order,
               .value = 1,
               .session = s,
               .slot = k,
               .track = first.track.value(),
               .talk = u,
               .other_talk = v});
        }
      }
    }
  }
}

void Reading::pairs_in_sessions(RoomsTerm term, const Pairs& conflicts) const {
  for (int s = 0; s < sessions(); ++s) {
    std::map<int, std::set<int>> rooms_of;
    for (int r = 0; r < rooms(); ++r) {
      for (const std::optional<TalkId>& id : cell(s, r).slots) {
        if (id) rooms_of[id->value()].insert(r);
      }
    }
    for (const auto& [u, v] : conflicts) {
      const auto first = rooms_of.find(u);
      const auto second = rooms_of.find(v);
      if (first == rooms_of.end() || second == rooms_of.end()) continue;
      std::int64_t apart = 0;
      for (const int r : first->second)
        apart += static_cast<std::int64_t>(second->second.size()) - static_cast<std::int64_t>(second->second.count(r));
      say({.term = term, .value = apart, .session = s, .talk = u, .other_talk = v});
    }
  }
}

void Reading::pairs_in_slots(RoomsTerm term, const Pairs& conflicts) const {
  for (int s = 0; s < sessions(); ++s) {
    for (int k = 0; k < problem_.sessions()[static_cast<std::size_t>(s)].slots; ++k) {
      const std::set<int> here = talks_at(s, static_cast<std::size_t>(k));
      for (const auto& [u, v] : conflicts) {
        const bool both = here.count(u) > 0 && here.count(v) > 0;
        say({.term = term, .value = both ? 1 : 0, .session = s, .slot = k, .talk = u, .other_talk = v});
      }
    }
  }
}

void Reading::long_talks() const {
  constexpr std::int64_t cut = 10'000'000;
  constexpr std::int64_t scattered = 1'000'000'000;
  std::vector<FoundPenalty> found;
  for (std::size_t u = 0; u < problem_.talks().size(); ++u) {
    const int length = problem_.talks()[u].slots;
    if (length <= 1) continue;
    const int row = static_cast<int>(u);
    std::vector<int> indices;
    for (int s = 0; s < sessions(); ++s) {
      for (int r = 0; r < rooms(); ++r) {
        int here = 0;
        const std::vector<std::optional<TalkId>>& slots = cell(s, r).slots;
        for (std::size_t k = 0; k < slots.size(); ++k) {
          if (slots[k] != TalkId(row)) continue;
          indices.push_back(static_cast<int>(k));
          ++here;
        }
        if (here > 0 && here != length) {
          found.push_back({.term = RoomsTerm::multi_slot, .value = cut, .session = s, .room = r, .talk = row});
        }
      }
    }
    if (indices.empty()) {
      say({.term = RoomsTerm::multi_slot, .value = scattered, .talk = row});
      return;
    }
    int sum = 0;
    int in_a_row = 0;
    for (const int k : indices) sum += k;
    for (int k = indices.front(); k <= indices.back(); ++k) in_a_row += k;
    if (sum != in_a_row) found.push_back({.term = RoomsTerm::multi_slot, .value = scattered, .talk = row});
  }
  for (const FoundPenalty& penalty : found) say(penalty);
}

}  // namespace

void visit_penalties(const RoomsProblem& problem, const RoomsTimetable& timetable, const PenaltyVisitor& visit) {
  const Reading reading(problem, timetable, visit);
  reading.cells();
  reading.neighbours();
  reading.tracks();
  reading.slots();
  reading.order_within_tracks();
  reading.order_side_by_side();
  reading.pairs_in_sessions(RoomsTerm::presenter_session, problem.presenter_conflicts());
  reading.pairs_in_sessions(RoomsTerm::attendee_session, problem.attendee_conflicts());
  reading.pairs_in_slots(RoomsTerm::presenter_slot, problem.presenter_conflicts());
  reading.pairs_in_slots(RoomsTerm::attendee_slot, problem.attendee_conflicts());
  reading.long_talks();
}

}  // namespace samling::timetable
