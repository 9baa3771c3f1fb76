// samling/timetable/rooms.hpp: parallel rooms: which track is in which room in which session, and which talk in which
// slot.
//
//   minimise    objective = sum over terms of weight x value   (+ change_price x people whose timetable changes)
//   subject to  every talk stands in one cell (session x room) of its own track, in as many slots in a row as it is
//   long,
//               and nothing else stands there; terms graded forbid have value 0; pins hold.
//
// Smaller is better: the objective counts penalties, as CoSPLib does (Kheiri, Jacko, Pylyavskyy,
// https://github.com/ahmedkheiri/CoSPLib; Pylyavskyy, Jacko and Kheiri (2024), doi:10.1016/j.ejor.2024.04.042). The
// values of the terms, with T the track of a cell and X the talk of a slot:
//
//   track_session, track_room, session_room   sum over cells with a track of the matching penalty (a cell, not a talk)
//   similar_tracks     a session: sum over pairs of cells with two different tracks of their track_track penalty
//   rooms_per_track    a track: max(0, different rooms - 1)
//   parallel_tracks    a session and track: max(0, cells of that track in that session - 1)
//   consecutive_tracks a track: 1 when its sessions have a gap (the end of a day is no gap)
//   timezone, submission_session, submission_room   sum over slots with a talk of its penalty there
//   order              (a) a track: its talks numbered in order of session, room, slot; +1 for a talk with a wanted
//                      number that is another; (b) a session and slot: +1 for a pair of talks of one track that both
//                      have a wanted number
//   presenter_session, attendee_session   a session: +1 for a conflicting pair of talks in different rooms
//   chair              a session: +1 for a pair of cells whose tracks share a chair
//   presenter_slot, attendee_slot         a session and slot: +1 for a conflicting pair of talks in it
//   multi_slot         (weight 1) 1e7 for a cell that holds a part of a long talk, 1e9 for a long talk that is not in
//                      slots in a row; 1e9 in all, and nothing else, when a long talk is missing
//
// Two talks conflict for presenters when they share one, or when one has a presenter who chairs the other's track; for
// attendees when they share one, when somebody attends one and presents the other, or attends one and chairs the
// other's track. Of one track, sharing a chair is no conflict.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "samling/core/ids.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/core/units.hpp"
#include "samling/grouping/rules.hpp"

namespace samling::timetable {

using grouping::Grade;

using SessionId = Id<struct SessionTag>;  ///< Row of RoomsInput::sessions; ascending in time.
using RoomId = Id<struct RoomTag>;        ///< Row of RoomsInput::rooms.
using TrackId = Id<struct TrackTag>;      ///< Row of RoomsInput::tracks.
using TalkId = Id<struct TalkTag>;        ///< Row of RoomsInput::talks.

enum class RoomsTerm {
  track_session,
  track_room,
  session_room,
  similar_tracks,
  rooms_per_track,
  parallel_tracks,
  consecutive_tracks,
  timezone,
  order,
  submission_session,
  submission_room,
  presenter_session,
  attendee_session,
  chair,
  presenter_slot,
  attendee_slot,
  multi_slot
};
inline constexpr std::size_t rooms_terms = 17;
/// "track_session", … as above.
[[nodiscard]] std::string_view to_string(RoomsTerm term);

/// How a term is taken: forbid: its value is 0 in every answer; weigh: it costs weight x value; warn: check() tells;
/// ignore: nothing. A weight of 0 counts nothing.
struct TermGrade {
  std::int64_t weight = 0;  ///< 0 to 1e7.
  Grade grade = Grade::weigh;
  friend bool operator==(const TermGrade&, const TermGrade&) = default;
};

/// Hours at which a talk suits the place its people are at.
struct TimeZones {
  double local_utc_offset = 0.0;  ///< Hours, of the sessions' clock.
  std::pair<ClockTime, ClockTime> suitable{ClockTime::at(0, 0), ClockTime::at(24, 0)};
  std::pair<ClockTime, ClockTime> less_suitable{ClockTime::at(0, 0), ClockTime::at(24, 0)};
  int small_penalty = 1;  ///< Outside suitable, inside less_suitable.
  int big_penalty = 10;   ///< Outside both.
  friend bool operator==(const TimeZones&, const TimeZones&) = default;
};

struct RoomsSession {
  std::string name;
  int slots = 1;
  std::string date;                       ///< As people write it; nothing depends on it.
  ClockTime start = ClockTime::at(9, 0);  ///< For time zones.
  ClockTime end = ClockTime::at(10, 0);
  friend bool operator==(const RoomsSession&, const RoomsSession&) = default;
};

struct Track {
  std::string name;
  std::vector<std::string> chairs;
  friend bool operator==(const Track&, const Track&) = default;
};

/// Penalty of a row of one table with a row of another.
struct Penalty {
  int a = 0;
  int b = 0;
  std::int64_t penalty = 0;  ///< 0 to 1e6.
  friend bool operator==(const Penalty&, const Penalty&) = default;
};

struct Talk {
  std::string name;
  TrackId track;
  int slots = 1;            ///< Length.
  int order = 0;            ///< Wanted number within its track, from 1; 0: any.
  double utc_offset = 0.0;  ///< Hours, where its people are.
  std::vector<std::string> presenters;
  std::vector<std::string> attendees;
  std::vector<std::pair<SessionId, std::int64_t>> session_penalty;
  std::vector<std::pair<RoomId, std::int64_t>> room_penalty;
  friend bool operator==(const Talk&, const Talk&) = default;
};

/// What stands in one room in one session.
struct Cell {
  std::optional<TrackId> track;
  std::vector<std::optional<TalkId>> slots;  ///< One entry a slot of the session.
  friend bool operator==(const Cell&, const Cell&) = default;
};

/// An answer: cells[session][room].
struct RoomsTimetable {
  std::vector<std::vector<Cell>> cells;
  friend bool operator==(const RoomsTimetable&, const RoomsTimetable&) = default;
};

/// A talk that stays where it is: its session and, when given, room and first slot (from 0).
struct TalkPin {
  TalkId talk;
  SessionId session;
  std::optional<RoomId> room;
  std::optional<int> slot;
  friend bool operator==(const TalkPin&, const TalkPin&) = default;
};

/// A cell kept for one track, or kept free.
struct CellPin {
  SessionId session;
  RoomId room;
  std::optional<TrackId> track;
  friend bool operator==(const CellPin&, const CellPin&) = default;
};

/// The timetable people have already. A person is changed when one of the talks that the person presents or attends is
/// in another session, room or slot than there, or a track that the person chairs in other cells; each costs
/// change_price. What was not published is new, and changes nobody.
struct Published {
  RoomsTimetable timetable;
  std::int64_t change_price = 0;     ///< 0 to 1e7.
  std::vector<TalkId> lost_talks;    ///< Stood where nothing is any more (the room has gone): changed whatever happens.
  std::vector<TrackId> lost_tracks;  ///< Had a cell where nothing is any more.
  friend bool operator==(const Published&, const Published&) = default;
};

/// Everything a problem is made of.
struct RoomsInput {
  std::string name;
  std::vector<RoomsSession> sessions;
  std::vector<std::string> rooms;
  std::vector<Track> tracks;
  std::vector<Talk> talks;
  TimeZones timezones;
  std::vector<Penalty> track_session;          ///< Track, session.
  std::vector<Penalty> track_room;             ///< Track, room.
  std::vector<Penalty> session_room;           ///< Session, room.
  std::vector<Penalty> track_track;            ///< Two tracks, each pair once.
  std::array<TermGrade, rooms_terms> terms{};  ///< By RoomsTerm. multi_slot always weighs 1.
  std::vector<TalkPin> talk_pins;
  std::vector<CellPin> cell_pins;
  std::optional<Published> published;
  friend bool operator==(const RoomsInput&, const RoomsInput&) = default;
};

/// Pairs of rows, the smaller one first, ascending.
using Pairs = std::vector<std::pair<int, int>>;

/// The question: complete, validated, immutable.
class RoomsProblem {
 public:
  /// Throws InvalidInput, all issues at once, naming the fields: nothing to place or nowhere to, rows out of range,
  /// lengths below 1, penalties and weights out of range, a penalty or a pin given twice, a published timetable of
  /// another shape. Fields are named as in the file: talks are "/submissions". Names need not differ.
  explicit RoomsProblem(RoomsInput input);

  [[nodiscard]] const RoomsInput& input() const { return input_; }
  [[nodiscard]] const std::vector<RoomsSession>& sessions() const { return input_.sessions; }
  [[nodiscard]] const std::vector<std::string>& rooms() const { return input_.rooms; }
  [[nodiscard]] const std::vector<Track>& tracks() const { return input_.tracks; }
  [[nodiscard]] const std::vector<Talk>& talks() const { return input_.talks; }
  [[nodiscard]] TermGrade term(RoomsTerm term) const { return input_.terms[static_cast<std::size_t>(term)]; }

  // Derived, as the header says.
  [[nodiscard]] const Pairs& presenter_conflicts() const { return presenter_conflicts_; }  ///< Of talks.
  [[nodiscard]] const Pairs& attendee_conflicts() const { return attendee_conflicts_; }    ///< Of talks.
  [[nodiscard]] const Pairs& chair_conflicts() const { return chair_conflicts_; }          ///< Of tracks.
  /// Talk, session: the hours are shifted by the talk's offset less the local one, modulo a day.
  [[nodiscard]] const std::vector<Penalty>& timezone_penalties() const { return timezone_penalties_; }
  /// Everybody who presents or attends, then who only chairs, in order of first mention; the rows of each talk's
  /// people, and of each track's chairs.
  [[nodiscard]] const std::vector<std::string>& people() const { return people_; }
  [[nodiscard]] const std::vector<std::vector<int>>& people_of() const { return people_of_; }
  [[nodiscard]] const std::vector<std::vector<int>>& chairs_of() const { return chairs_of_; }

 private:
  RoomsInput input_;
  Pairs presenter_conflicts_;
  Pairs attendee_conflicts_;
  Pairs chair_conflicts_;
  std::vector<Penalty> timezone_penalties_;
  std::vector<std::string> people_;
  std::vector<std::vector<int>> people_of_;
  std::vector<std::vector<int>> chairs_of_;
};

/// The same question after `published` was told to people: solve() then changes as few of them as is worth
/// `change_price` each. Throws InvalidInput when the timetable has another shape.
[[nodiscard]] RoomsProblem replan_problem(const RoomsProblem& problem, RoomsTimetable published,
                                          std::int64_t change_price);

/// A timetable of `before` in the shape of `now`, of a question whose rows have changed (a talk withdrawn, a room lost,
/// a track added): sessions, rooms, tracks and talks are the same when their names are; what has gone is left out.
/// Throws InvalidInput when the timetable is not of `before`'s shape.
[[nodiscard]] RoomsTimetable carried_over(const RoomsProblem& before, const RoomsTimetable& timetable,
                                          const RoomsProblem& now);

/// replan_problem() of `now` with carried_over(): what stood in a room, session or slot that has gone is lost, and
/// whom it concerns is changed. Throws as both do.
[[nodiscard]] RoomsProblem replan_problem(const RoomsProblem& before, const RoomsTimetable& published,
                                          const RoomsProblem& now, std::int64_t change_price);

/// A timetable of the problem's shape with nothing in it.
[[nodiscard]] RoomsTimetable empty_timetable(const RoomsProblem& problem);

struct TermScore {
  RoomsTerm term = RoomsTerm::track_session;
  std::int64_t value = 0;
  std::int64_t weight = 0;
  [[nodiscard]] std::int64_t cost() const { return weight * value; }
  friend bool operator==(const TermScore&, const TermScore&) = default;
};

/// How good a timetable is, term by term; smaller is better.
struct RoomsScore {
  std::vector<TermScore> terms;     ///< All 17, in order; weight 0 where the term is warned of or ignored.
  std::int64_t objective = 0;       ///< Sum of weight x value: what CoSPLib counts.
  std::int64_t changed_people = 0;  ///< Against the published timetable.
  std::int64_t cost = 0;            ///< objective + change_price x changed_people: what solve() minimises.
  friend bool operator==(const RoomsScore&, const RoomsScore&) = default;
};

/// One reason why a timetable costs something.
struct RoomsCost {
  RoomsTerm term = RoomsTerm::track_session;
  std::int64_t value = 0;
  std::int64_t cost = 0;  ///< weight x value.
  std::string sentence;   ///< "P12 is in two rooms in Wed1: "A talk" and "Another"".
};

struct RoomsOptions {
  Limits limits;             ///< A round is an annealing or a tempering. Default 12 rounds when no limit is given.
  double bound_share = 0.3;  ///< Part of the time (or, without a clock, of the usual effort) that goes into the lower
                             ///< bound, 0 to 1; 0: only the bound that needs no search.
};

struct RoomsStatistics {
  std::int64_t rounds = 0;      ///< Annealings.
  std::int64_t moves = 0;       ///< Moves tried.
  double search_seconds = 0.0;  ///< CPU time of the search.
  double bound_seconds = 0.0;   ///< CPU time of the lower bound.
};

struct RoomsResult {
  RoomsTimetable best;
  RoomsScore score;                 ///< Equals score(problem, best).
  std::int64_t objective = 0;       ///< score.objective.
  std::int64_t lower_bound = 0;     ///< No admissible timetable has a smaller cost.
  std::string bound_method;         ///< How it was had, in a few words.
  Status status = Status::stopped;  ///< optimal: cost == lower_bound; infeasible: precheck() says why, or a rule of
                                    ///< forbid or a pin cannot be kept for a proven reason; stopped: nothing
                                    ///< admissible was found.
  std::vector<TalkId> unplaced;     ///< Talks that have no place in `best`.
  std::vector<Issue> reasons;       ///< What precheck() found.
  RoomsStatistics statistics;
};

// The judge: from scratch, apart from the solver.

/// Of any timetable of the problem's shape, admissible or not.
[[nodiscard]] RoomsScore score(const RoomsProblem& problem, const RoomsTimetable& timetable);
/// Every broken rule, in words; terms graded warn are warnings, everything else is an error.
[[nodiscard]] std::vector<Issue> check(const RoomsProblem& problem, const RoomsTimetable& timetable);
/// Every penalty of every term, dearest first: they sum to the score.
[[nodiscard]] std::vector<RoomsCost> explain(const RoomsProblem& problem, const RoomsTimetable& timetable);
/// People of the problem (rows of people()) whose talks, or the tracks they chair, are elsewhere than published;
/// ascending.
[[nodiscard]] std::vector<int> changed_people(const RoomsProblem& problem, const RoomsTimetable& timetable);

/// What is new for one person: talks of theirs that are elsewhere, or nowhere, and tracks that they chair.
struct RoomsPersonChange {
  int person = 0;  ///< Row of people().
  std::vector<TalkId> talks;
  std::vector<TrackId> tracks;
  friend bool operator==(const RoomsPersonChange&, const RoomsPersonChange&) = default;
};
/// Of each of changed_people(), ascending.
[[nodiscard]] std::vector<RoomsPersonChange> person_changes(const RoomsProblem& problem,
                                                            const RoomsTimetable& timetable);
/// Talks that are in another session, room or slot than published, or were where nothing is any more; ascending.
[[nodiscard]] std::vector<TalkId> changed_talks(const RoomsProblem& problem, const RoomsTimetable& timetable);
/// Tracks that are in other cells than published, or were in one that has gone; ascending. What was not published is
/// new, not changed.
[[nodiscard]] std::vector<TrackId> changed_tracks(const RoomsProblem& problem, const RoomsTimetable& timetable);

/// Arithmetic that shows, before any search, that no timetable can hold everything: slots, lengths, cells, pins.
[[nodiscard]] std::vector<Issue> precheck(const RoomsProblem& problem);

/// A demand that can be given up: a pin, a term graded forbid, or a talk.
struct RoomsDemand {
  std::string rule;      ///< "talk_pin", "cell_pin", the name of a term, or "talk": that it is held.
  int row = -1;          ///< Of talk_pins, cell_pins or talks; -1: a term.
  std::string sentence;  ///< "talk "Opening" stays in session Mon1".
  friend bool operator==(const RoomsDemand&, const RoomsDemand&) = default;
};

/// A change of the question that was tried: then there is a timetable.
struct RoomsRepair {
  std::string rule;      ///< A demand's, given up; "slots": longer sessions; "room": one more; "talk": left out.
  std::string sentence;  ///< "1 more slot in session Mon1".
  int change = 0;        ///< Slots that are added, opened or freed, or times a term is broken; left out counts twice.
  RoomsInput input;
  RoomsTimetable timetable;  ///< check(RoomsProblem(input), timetable) has no error.
};

struct RoomsLeftOut {
  TalkId talk;
  std::string reason;  ///< "it needs 2 slots in a row, at most 1 is free in a cell of track A or of none".
};
/// Talks that a timetable leaves out, and what is in the way of each.
[[nodiscard]] std::vector<RoomsLeftOut> left_out(const RoomsProblem& problem, const RoomsTimetable& timetable);

/// Why there is no timetable.
struct RoomsConflict {
  Status status = Status::stopped;  ///< infeasible: proven; feasible: there is a timetable; stopped: neither was shown.
  std::vector<Issue> arithmetic;    ///< precheck(): what no search is needed for.
  std::vector<RoomsDemand> demands;  ///< Proven: cannot be met together. Pins and forbidden terms; where the talks do
                                     ///< not fit even without these, talks. Empty when nothing was proven.
  bool is_smallest = false;          ///< Without any one of them there is a timetable: one was found for each.
  std::vector<RoomsRepair> repairs;  ///< Least change first.
  std::optional<RoomsTimetable> partial;  ///< The best timetable of what fits, unless everything does.
  std::vector<RoomsLeftOut> left_out;     ///< Of `partial`.
};
/// The arithmetic; the demands that contradict each other, each taken away once more to see that it matters; repairs,
/// each tried; what fits and what does not. Proofs are those of solve()'s bound. Work is bounded by counts; with a
/// clock, no question gets more than a tenth of the time.
[[nodiscard]] RoomsConflict why_not(const RoomsProblem& problem, const RoomsOptions& options = {});

/// Anytime; calls limits.progress with Progress::score = -cost and upper_bound = -lower_bound.
[[nodiscard]] RoomsResult solve(const RoomsProblem& problem, const RoomsOptions& options = {});

}  // namespace samling::timetable
