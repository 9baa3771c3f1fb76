// Penalties in words.
#include <fmt/format.h>

#include "timetable/rooms/penalties.hpp"

namespace samling::timetable {
namespace {

// The names of what a penalty is about.
class Named {
 public:
  Named(const RoomsProblem& problem, const FoundPenalty& penalty)
      : session(name(problem.sessions(), penalty.session)),
        room(penalty.room < 0 ? "" : problem.rooms()[static_cast<std::size_t>(penalty.room)]),
        track(name(problem.tracks(), penalty.track)),
        other_track(name(problem.tracks(), penalty.other_track)),
        talk(name(problem.talks(), penalty.talk)),
        other_talk(name(problem.talks(), penalty.other_talk)) {}

  const std::string session, room, track, other_track, talk, other_talk;

 private:
  template <class Row>
  static std::string name(const std::vector<Row>& rows, int row) {
    return row < 0 ? "" : rows[static_cast<std::size_t>(row)].name;
  }
};

std::string about_tracks(const Named& n, const FoundPenalty& penalty) {
  switch (penalty.term) {
    case RoomsTerm::track_session:
      return fmt::format("track {} is in session {}", n.track, n.session);
    case RoomsTerm::track_room:
      return fmt::format("track {} is in room {} in session {}", n.track, n.room, n.session);
    case RoomsTerm::session_room:
      return fmt::format("room {} is used in session {}", n.room, n.session);
    case RoomsTerm::similar_tracks:
      return fmt::format("tracks {} and {} are alike, and both in session {}", n.track, n.other_track, n.session);
    case RoomsTerm::rooms_per_track:
      return fmt::format("track {} is in {} different rooms", n.track, penalty.number);
    case RoomsTerm::parallel_tracks:
      return fmt::format("track {} is in {} rooms at once in session {}", n.track, penalty.number, n.session);
    case RoomsTerm::consecutive_tracks:
      return fmt::format("the sessions of track {} have a gap", n.track);
    default:
      return fmt::format("tracks {} and {} share a chair, and both are in session {}", n.track, n.other_track,
                         n.session);
  }
}

std::string about_talks(const Named& n, const FoundPenalty& penalty) {
  switch (penalty.term) {
    case RoomsTerm::timezone:
      return fmt::format("talk {} is in session {}, at an hour that does not suit where its people are", n.talk,
                         n.session);
    case RoomsTerm::submission_session:
      return fmt::format("talk {} is in session {}", n.talk, n.session);
    case RoomsTerm::submission_room:
      return fmt::format("talk {} is in room {}", n.talk, n.room);
    case RoomsTerm::order:
      if (penalty.other_talk < 0)
        return fmt::format("talk {} is number {} of its track {}", n.talk, penalty.number, n.track);
      return fmt::format("talks {} and {} of track {} have wanted numbers, and run at once in slot {} of session {}",
                         n.talk, n.other_talk, n.track, penalty.slot + 1, n.session);
    case RoomsTerm::presenter_session:
    case RoomsTerm::attendee_session:
      return fmt::format("talks {} and {} share {}, and are in different rooms of session {}", n.talk, n.other_talk,
                         penalty.term == RoomsTerm::presenter_session ? "a presenter" : "an attendee", n.session);
    case RoomsTerm::presenter_slot:
    case RoomsTerm::attendee_slot:
      return fmt::format("talks {} and {} share {}, and run at once in slot {} of session {}", n.talk, n.other_talk,
                         penalty.term == RoomsTerm::presenter_slot ? "a presenter" : "an attendee", penalty.slot + 1,
                         n.session);
    default:
      if (penalty.room >= 0)
        return fmt::format("a part of talk {} is in room {} of session {}", n.talk, n.room, n.session);
      return fmt::format("talk {} is missing, or not in slots in a row", n.talk);
  }
}

}  // namespace

std::string sentence(const RoomsProblem& problem, const FoundPenalty& penalty) {
  const Named names(problem, penalty);
  const bool talks = penalty.talk >= 0;
  return talks ? about_talks(names, penalty) : about_tracks(names, penalty);
}

std::string_view to_string(RoomsTerm term) {
  constexpr std::array<std::string_view, rooms_terms> words{
      "track_session",   "track_room",         "session_room",     "similar_tracks", "rooms_per_track",
      "parallel_tracks", "consecutive_tracks", "timezone",         "order",          "submission_session",
      "submission_room", "presenter_session",  "attendee_session", "chair",          "presenter_slot",
      "attendee_slot",   "multi_slot"};
  return words[static_cast<std::size_t>(term)];
}

}  // namespace samling::timetable
