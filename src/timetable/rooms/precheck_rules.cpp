#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "timetable/rooms/precheck.hpp"

namespace samling::timetable {
namespace {

class ForbiddenArithmetic {
 public:
  explicit ForbiddenArithmetic(const RoomsProblem& problem)
      : problem_(problem), rooms_(problem.rooms().size()), sessions_(problem.sessions().size()) {
    open_.assign(problem.tracks().size(), std::vector<char>(sessions_ * rooms_, 1));
    close_forbidden();
    close_pinned();
  }

  void tracks();
  void talks();
  using Names = std::vector<std::string>;
  void people(RoomsTerm term, Names Talk::* names, const char* does);
  void chairs();
  std::vector<Issue> issues;

 private:
  [[nodiscard]] bool forbids(RoomsTerm term) const { return problem_.term(term).grade == Grade::forbid; }
  void impossible(const std::string& rule, const std::string& field, const std::string& message) {
    issues.push_back({.rule = rule, .field = field, .message = message});
  }
  [[nodiscard]] char& open(std::size_t track, std::size_t session, std::size_t room) {
    return open_[track][session * rooms_ + room];
  }
  [[nodiscard]] int slots(std::size_t session) const { return problem_.sessions()[session].slots; }
  [[nodiscard]] bool has_talks(std::size_t track) const {
    const auto& talks = problem_.talks();
    return std::any_of(talks.begin(), talks.end(), [&](const Talk& talk) { return talk.track.index() == track; });
  }
  void close_forbidden();
  void close_pinned();
  [[nodiscard]] std::int64_t most_slots(std::size_t track);

  const RoomsProblem& problem_;
  std::size_t rooms_;
  std::size_t sessions_;
  std::vector<std::vector<char>> open_;  // [track][cell]: the track may be there
};

void ForbiddenArithmetic::close_forbidden() {
  const RoomsInput& input = problem_.input();
  const auto each = [&](RoomsTerm term, const std::vector<Penalty>& penalties, const auto& close) {
    for (const Penalty& p : penalties) {
      if (forbids(term) && p.penalty > 0) close(static_cast<std::size_t>(p.a), static_cast<std::size_t>(p.b));
    }
  };
  each(RoomsTerm::track_session, input.track_session, [&](std::size_t t, std::size_t s) {
    for (std::size_t r = 0; r < rooms_; ++r) open(t, s, r) = 0;
  });
  each(RoomsTerm::track_room, input.track_room, [&](std::size_t t, std::size_t r) {
    for (std::size_t s = 0; s < sessions_; ++s) open(t, s, r) = 0;
  });
  each(RoomsTerm::session_room, input.session_room, [&](std::size_t s, std::size_t r) {
    for (std::size_t t = 0; t < open_.size(); ++t) open(t, s, r) = 0;
  });
}

void ForbiddenArithmetic::close_pinned() {
  for (const CellPin& pin : problem_.input().cell_pins) {
    for (std::size_t t = 0; t < open_.size(); ++t) {
      if (!pin.track || pin.track->index() != t) open(t, pin.session.index(), pin.room.index()) = 0;
    }
  }
}

// Slots of the cells the track may have at once.
std::int64_t ForbiddenArithmetic::most_slots(std::size_t track) {
  std::vector<std::int64_t> of_room(rooms_, 0);
  std::int64_t all = 0;
  for (std::size_t s = 0; s < sessions_; ++s) {
    std::int64_t cells = 0;
    for (std::size_t r = 0; r < rooms_; ++r) {
      if (open(track, s, r) == 0) continue;
      ++cells;
      of_room[r] += slots(s);
    }
    all += slots(s) * (forbids(RoomsTerm::parallel_tracks) ? std::min<std::int64_t>(1, cells) : cells);
  }
  return forbids(RoomsTerm::rooms_per_track) ? *std::max_element(of_room.begin(), of_room.end()) : all;
}

void ForbiddenArithmetic::tracks() {
  std::vector<std::int64_t> asked(open_.size(), 0);
  for (const Talk& talk : problem_.talks()) asked[talk.track.index()] += talk.slots;
  for (std::size_t t = 0; t < open_.size(); ++t) {
    const std::int64_t most = most_slots(t);
    if (asked[t] <= most) continue;
    impossible("track", "track " + problem_.tracks()[t].name,
               fmt::format("the talks of track {} need {} slots, the cells that it may have at once have {}",
                           problem_.tracks()[t].name, asked[t], most));
  }
}

// Sessions where a talk has no forbidden penalty, and cells for its track that are long enough.
void ForbiddenArithmetic::talks() {
  std::vector<std::set<int>> barred(problem_.talks().size());
  if (forbids(RoomsTerm::timezone)) {
    for (const Penalty& p : problem_.timezone_penalties()) barred[static_cast<std::size_t>(p.a)].insert(p.b);
  }
  for (std::size_t u = 0; u < barred.size(); ++u) {
    const Talk& talk = problem_.talks()[u];
    for (const auto& [session, penalty] : talk.session_penalty) {
      if (forbids(RoomsTerm::submission_session) && penalty > 0) barred[u].insert(session.value());
    }
    int cells = 0;
    int longest = 0;
    for (std::size_t s = 0; s < sessions_; ++s) {
      if (barred[u].count(static_cast<int>(s)) > 0) continue;
      for (std::size_t r = 0; r < rooms_; ++r) {
        if (open(talk.track.index(), s, r) == 0) continue;
        ++cells;
        longest = std::max(longest, slots(s));
      }
    }
    if (longest >= talk.slots) continue;
    impossible("talk", "talk " + talk.name,
               cells == 0
                   ? fmt::format("talk {} may be in none of the {} sessions ({} are forbidden for it, and in the "
                                 "others its track may have no room)",
                                 talk.name, sessions_, barred[u].size())
                   : fmt::format("talk {} is {} slots long, the sessions it may be in have {} at most", talk.name,
                                 talk.slots, longest));
  }
}

// Talks of different tracks in one session are in different rooms, where nobody can be at once.
void ForbiddenArithmetic::people(RoomsTerm term, Names Talk::* names, const char* does) {
  if (!forbids(term)) return;
  std::map<std::string, std::set<int>> tracks_of;
  for (const Talk& talk : problem_.talks()) {
    for (const std::string& person : talk.*names) tracks_of[person].insert(talk.track.value());
  }
  for (const auto& [person, tracks] : tracks_of) {
    if (tracks.size() <= sessions_) continue;
    impossible(std::string(to_string(term)), "person " + person,
               fmt::format("{} {} talks of {} tracks, which are in different rooms; there are {} sessions", person,
                           does, tracks.size(), sessions_));
  }
}

void ForbiddenArithmetic::chairs() {
  if (!forbids(RoomsTerm::chair)) return;
  std::map<std::string, std::set<std::size_t>> tracks_of;
  for (std::size_t t = 0; t < problem_.tracks().size(); ++t) {
    if (!has_talks(t)) continue;
    for (const std::string& person : problem_.tracks()[t].chairs) tracks_of[person].insert(t);
  }
  for (const auto& [person, tracks] : tracks_of) {
    if (tracks.size() <= sessions_) continue;
    impossible("chair", "person " + person,
               fmt::format("{} chairs {} tracks, there are {} sessions", person, tracks.size(), sessions_));
  }
}

}  // namespace

std::vector<Issue> forbidden_arithmetic(const RoomsProblem& problem) {
  ForbiddenArithmetic arithmetic(problem);
  arithmetic.tracks();
  arithmetic.talks();
  arithmetic.people(RoomsTerm::presenter_session, &Talk::presenters, "presents");
  arithmetic.people(RoomsTerm::attendee_session, &Talk::attendees, "attends");
  arithmetic.chairs();
  return std::move(arithmetic.issues);
}

}  // namespace samling::timetable
