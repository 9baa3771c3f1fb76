#include "timetable/rooms/costs.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "timetable/rooms/dearest.hpp"

namespace samling::timetable {
namespace {

std::size_t spot_of(int row) {
  return static_cast<std::size_t>(row);
}

}  // namespace

// What `value` of a term costs the search. A large forbidden value is not worse than many small ones: no overflow.
Cost RoomsCosts::priced(TermGrade grade, Cost value) const {
  if (grade.grade == Grade::weigh) return grade.weight * value;
  if (grade.grade == Grade::forbid) return grade.weight * value + forbidden * std::min<Cost>(value, most_counted);
  return 0;
}

RoomsCosts::RoomsCosts(const RoomsProblem& problem) : forbidden(price_of_a_broken_rule(problem)) {
  fill_shape(problem);
  fill_cells(problem);
  fill_talks(problem);
  fill_clashes(problem);
  fill_pins(problem);
  fill_published(problem);
  slot_matters.assign(spot_of(talks), 0);
  for (int u = 0; u < talks; ++u) {
    const bool clashing =
        std::any_of(clashes[spot_of(u)].begin(), clashes[spot_of(u)].end(), [](const Clash& c) { return c.slot > 0; });
    slot_matters[spot_of(u)] = clashing || has_order[spot_of(track_of[spot_of(u)])] != 0 ||
                               pinned_slot[spot_of(u)] >= 0 ||
                               (!people_of[spot_of(u)].empty() && published_cell[spot_of(u)] >= 0);
  }
}

void RoomsCosts::fill_shape(const RoomsProblem& problem) {
  sessions = static_cast<int>(problem.sessions().size());
  rooms = static_cast<int>(problem.rooms().size());
  tracks = static_cast<int>(problem.tracks().size());
  talks = static_cast<int>(problem.talks().size());
  cells = sessions * rooms;
  talks_of.resize(spot_of(tracks));
  for (int s = 0; s < sessions; ++s) {
    slots = std::max(slots, problem.sessions()[spot_of(s)].slots);
    for (int r = 0; r < rooms; ++r) {
      session_of.push_back(s);
      room_of.push_back(r);
      capacity.push_back(problem.sessions()[spot_of(s)].slots);
    }
  }
  for (int u = 0; u < talks; ++u) {
    const Talk& talk = problem.talks()[spot_of(u)];
    track_of.push_back(talk.track.value());
    length.push_back(talk.slots);
    wanted.push_back(talk.order);
    talks_of[talk.track.index()].push_back(u);
  }
}

void RoomsCosts::fill_cells(const RoomsProblem& problem) {
  const RoomsInput& input = problem.input();
  cell.assign(spot_of(tracks + 1) * spot_of(cells), 0);
  pair.assign(spot_of(tracks + 1) * spot_of(tracks + 1), 0);
  for (const Penalty& p : input.track_session) {
    const Cost cost = priced(problem.term(RoomsTerm::track_session), p.penalty);
    for (int r = 0; r < rooms; ++r) cell[index(p.a, cells, p.b * rooms + r)] += cost;
  }
  for (const Penalty& p : input.track_room) {
    const Cost cost = priced(problem.term(RoomsTerm::track_room), p.penalty);
    for (int s = 0; s < sessions; ++s) cell[index(p.a, cells, s * rooms + p.b)] += cost;
  }
  for (const Penalty& p : input.session_room) {
    const Cost cost = priced(problem.term(RoomsTerm::session_room), p.penalty);
    for (int t = 0; t < tracks; ++t) cell[index(t, cells, p.a * rooms + p.b)] += cost;
  }
  const auto add_pair = [this](int a, int b, Cost cost) {
    pair[index(a, tracks + 1, b)] += cost;
    pair[index(b, tracks + 1, a)] += cost;
  };
  for (const Penalty& p : input.track_track)
    add_pair(p.a, p.b, priced(problem.term(RoomsTerm::similar_tracks), p.penalty));
  for (const auto& [a, b] : problem.chair_conflicts()) add_pair(a, b, priced(problem.term(RoomsTerm::chair), 1));
  neighbours.resize(spot_of(tracks) + 1);
  for (int a = 0; a < tracks; ++a) {
    for (int b = 0; b < tracks; ++b) {
      if (pair_cost(a, b) != 0) neighbours[spot_of(a)].emplace_back(b, pair_cost(a, b));
    }
  }
  room_price = priced(problem.term(RoomsTerm::rooms_per_track), 1);
  parallel_price = priced(problem.term(RoomsTerm::parallel_tracks), 1);
  gap_price = priced(problem.term(RoomsTerm::consecutive_tracks), 1);
  order_price = priced(problem.term(RoomsTerm::order), 1);
}

void RoomsCosts::fill_talks(const RoomsProblem& problem) {
  talk_session.assign(spot_of(talks) * spot_of(sessions), 0);
  talk_room.assign(spot_of(talks) * spot_of(rooms), 0);
  has_order.assign(spot_of(tracks), 0);
  for (const Penalty& p : problem.timezone_penalties()) {
    talk_session[index(p.a, sessions, p.b)] +=
        length[spot_of(p.a)] * priced(problem.term(RoomsTerm::timezone), p.penalty);
  }
  for (int u = 0; u < talks; ++u) {
    const Talk& talk = problem.talks()[spot_of(u)];
    for (const auto& [session, penalty] : talk.session_penalty) {
      talk_session[index(u, sessions, session.value())] +=
          talk.slots * priced(problem.term(RoomsTerm::submission_session), penalty);
    }
    for (const auto& [room, penalty] : talk.room_penalty) {
      talk_room[index(u, rooms, room.value())] +=
          talk.slots * priced(problem.term(RoomsTerm::submission_room), penalty);
    }
    if (talk.order != 0 && order_price > 0) has_order[talk.track.index()] = 1;
  }
}

void RoomsCosts::fill_clashes(const RoomsProblem& problem) {
  std::map<std::pair<int, int>, Clash> all;
  const auto add = [&](const Pairs& pairs, RoomsTerm in_session, RoomsTerm in_slot) {
    const Cost session = priced(problem.term(in_session), 1);
    const Cost slot = priced(problem.term(in_slot), 1);
    for (const auto& pair_of_talks : pairs) {
      Clash& clash = all[pair_of_talks];
      clash.session += session;
      clash.slot += slot;
    }
  };
  add(problem.presenter_conflicts(), RoomsTerm::presenter_session, RoomsTerm::presenter_slot);
  add(problem.attendee_conflicts(), RoomsTerm::attendee_session, RoomsTerm::attendee_slot);
  clashes.resize(spot_of(talks));
  for (const auto& [both, clash] : all) {
    if (clash.session == 0 && clash.slot == 0) continue;
    clashes[spot_of(both.first)].push_back({both.second, clash.session, clash.slot});
    clashes[spot_of(both.second)].push_back({both.first, clash.session, clash.slot});
  }
  clash_begin.assign(1, 0);
  for (const auto& list : clashes) {
    for (const Clash& clash : list) clash_talk.push_back(clash.talk);
    clash_begin.push_back(static_cast<int>(clash_talk.size()));
  }
}

void RoomsCosts::fill_pins(const RoomsProblem& problem) {
  pinned_slot.assign(spot_of(talks), -1);
  for (const TalkPin& pin : problem.input().talk_pins) {
    const int u = pin.talk.value();
    for (int s = 0; s < sessions; ++s) {
      if (s != pin.session.value()) talk_session[index(u, sessions, s)] += forbidden;
    }
    for (int r = 0; pin.room && r < rooms; ++r) {
      if (r != pin.room->value()) talk_room[index(u, rooms, r)] += forbidden;
    }
    if (pin.slot) pinned_slot[spot_of(u)] = *pin.slot;
  }
  for (const CellPin& pin : problem.input().cell_pins) {
    const int kept = pin.track ? pin.track->value() : tracks;
    for (int t = 0; t <= tracks; ++t) {
      if (t != kept) cell[index(t, cells, pin.session.value() * rooms + pin.room.value())] += forbidden;
    }
  }
}

void RoomsCosts::fill_published(const RoomsProblem& problem) {
  published_cell.assign(spot_of(talks), -1);
  published_slot.assign(spot_of(talks), -1);
  people_of.resize(spot_of(talks));
  published_track.assign(spot_of(cells), tracks);
  published_cells.assign(spot_of(tracks) + 1, 0);
  chairs_of.resize(spot_of(tracks) + 1);
  const auto& published = problem.input().published;
  if (!published) return;
  for (int c = 0; c < cells; ++c) {
    const Cell& there = published->timetable.cells[spot_of(session_of[spot_of(c)])][spot_of(room_of[spot_of(c)])];
    if (there.track) {
      published_track[spot_of(c)] = there.track->value();
      ++published_cells[there.track->index()];
    }
    for (int k = static_cast<int>(there.slots.size()) - 1; k >= 0; --k) {
      if (!there.slots[spot_of(k)]) continue;
      published_cell[there.slots[spot_of(k)]->index()] = c;
      published_slot[there.slots[spot_of(k)]->index()] = k;
    }
  }
  for (const TalkId talk : published->lost_talks) published_cell[talk.index()] = cells;
  const std::set<TrackId> lost_tracks(published->lost_tracks.begin(), published->lost_tracks.end());
  for (const TrackId track : lost_tracks) ++published_cells[track.index()];
  change_price = published->change_price;
  if (change_price == 0) return;
  people_of = problem.people_of();
  for (int t = 0; t < tracks; ++t) {
    if (published_cells[spot_of(t)] == 0) continue;
    chairs_of[spot_of(t)] = problem.chairs_of()[spot_of(t)];
    chairs_count = chairs_count || !chairs_of[spot_of(t)].empty();
  }
  people = static_cast<int>(problem.people().size());
}

}  // namespace samling::timetable
