// samling/timetable/agenda/input.hpp: what a day is made of: rooms, people, activities, and what is asked of them.
//
// Everything is on a grid of `grid` minutes, counted from the day's start. An activity holds its room, its people and
// (alone) the whole house from its start to its end; the rules between two activities are
//
//   two that share a room        the end of one + changeover <= the start of the other
//   two that share a person      end + walking between their rooms <= start (0 in one room or without a room)
//   one of them alone            they do not overlap: a break in every room at once
//   before / apart / together    end + least <= start (<= end + most) / either way round / the same start
//   longest stretch              between two breaks or lunches in a row, or the day's first start or last end, lie at
//                                most so many minutes
//
// A rule graded warn or ignore is not enforced; graded weigh it costs weight x its measure of breach (in brackets).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "samling/core/ids.hpp"
#include "samling/core/units.hpp"
#include "samling/grouping/rules.hpp"

namespace samling::timetable::agenda {

using grouping::Grade;
using grouping::RuleGrade;

using ActivityId = Id<struct AgendaActivityTag>;  ///< Row of AgendaInput::activities.
using RoomId = Id<struct AgendaRoomTag>;          ///< Row of AgendaInput::rooms.
using PersonId = Id<struct AgendaPersonTag>;      ///< Row of AgendaInput::people.

enum class Kind { opening, presentation, panel, group_work, pause, lunch, evaluation, other };
/// "opening", "presentation", "panel", "group_work", "break", "lunch", "evaluation", "other".
[[nodiscard]] std::string_view to_string(Kind kind);

/// From `from` until `until`, the end not included.
struct Interval {
  ClockTime from;
  ClockTime until;
  friend bool operator==(const Interval&, const Interval&) = default;
};

struct Room {
  std::string key;
  std::string name;
  std::optional<int> seats;            ///< Nothing: enough for everybody.
  std::vector<std::string> equipment;  ///< Tags: "screen", "video".
  std::optional<ClockTime> from;       ///< Ours no earlier.
  std::optional<ClockTime> until;      ///< Ours no later.
  friend bool operator==(const Room&, const Room&) = default;
};

/// An adviser, or a delegation that comes and goes together.
struct Person {
  std::string key;
  std::string name;
  int heads = 1;                     ///< Seats that they take.
  std::optional<ClockTime> arrives;  ///< No earlier: departure + travel.
  std::optional<ClockTime> leaves;   ///< No later: latest home - travel.
  std::vector<Interval> away;        ///< Not there, from afar neither.
  bool remote = false;               ///< Takes part from afar: no seat, no walking, and travel does not matter.
  friend bool operator==(const Person&, const Person&) = default;
};

struct Activity {
  std::string key;
  std::string title;
  Kind kind = Kind::presentation;
  WholeMinutes shortest{30};         ///< Length, a multiple of the grid;
  WholeMinutes longest{30};          ///< shortest == longest fixes it.
  std::string family;                ///< Activities of one family are equally long; empty: of none.
  std::vector<PersonId> people;      ///< Who must be there.
  bool everybody = false;            ///< All the people must be there.
  bool alone = false;                ///< Holds in every room at once: nothing else runs meanwhile.
  bool needs_room = true;            ///< Takes a room for itself.
  std::optional<int> seats;          ///< Wanted; nothing: the heads of its people who are there in person.
  std::vector<std::string> equipment;  ///< Tags the room must have.
  std::vector<RoomId> rooms;         ///< One of these; empty: any.
  std::optional<ClockTime> earliest;  ///< Start no earlier,
  std::optional<ClockTime> latest;    ///< start no later,
  std::optional<ClockTime> over_by;   ///< end no later.
  RuleGrade window;                   ///< Of the three. [minutes outside]
  std::optional<ClockTime> pinned_start;  ///< Published: stays.
  std::optional<RoomId> pinned_room;
  std::optional<double> price;  ///< May be left out at this price; nothing: it must be held.
  double priority = 1.0;        ///< Of an over-full day the activities with the least sum of priorities are left out.
  friend bool operator==(const Activity&, const Activity&) = default;
};

enum class RelationKind { before, apart, together };
/// "before", "apart", "together".
[[nodiscard]] std::string_view to_string(RelationKind kind);

/// Between two activities; void when one of them is left out.
struct Relation {
  RelationKind kind = RelationKind::before;
  ActivityId first;
  ActivityId second;
  WholeMinutes least{0};             ///< Minutes between them, of before and apart.
  std::optional<WholeMinutes> most;  ///< Of before; 0: right after it.
  RuleGrade grade;                   ///< [1 when it is broken]
  friend bool operator==(const Relation&, const Relation&) = default;
};

enum class PreferenceKind { early, late, near, before, after, apart, close };
/// "early", "late", "near", "before", "after", "apart", "close".
[[nodiscard]] std::string_view to_string(PreferenceKind kind);

/// A wish; it costs weight x its measure, in thousandths exactly:
///   early   minutes from the day's start to the activity's
///   late    minutes from the activity's end to the day's
///   near    minutes between the activity's start and `time`
///   before  1 unless `first` is over when `second` starts; after: the other way round
///   apart   minutes that lack of `minutes` between the two; overlapping: all of them
///   close   minutes between the two beyond `minutes`
struct Preference {
  PreferenceKind kind = PreferenceKind::early;
  ActivityId first;
  std::optional<ActivityId> second;  ///< Of before, after, apart, close.
  std::optional<ClockTime> time;     ///< Of near.
  WholeMinutes minutes{0};           ///< Of apart and close.
  double weight = 1.0;
  friend bool operator==(const Preference&, const Preference&) = default;
};

/// Weights of the whole day, per minute; thousandths count, 0 to 1e6.
struct DayWeights {
  double length = 1.0;  ///< Minutes that each activity of flexible length is shorter than its longest.
  double idle = 0.0;    ///< Minutes between first start and last end in which nothing runs anywhere.
  double finish = 0.0;  ///< Minutes from the day's start to the last end.
  friend bool operator==(const DayWeights&, const DayWeights&) = default;
};

/// The question as it is asked; AgendaProblem validates it.
struct AgendaInput {
  ClockTime start = ClockTime::at(9, 0);  ///< Nothing starts earlier.
  ClockTime end = ClockTime::at(16, 0);   ///< Everything is over.
  WholeMinutes grid{5};
  WholeMinutes changeover{0};  ///< Between two activities in one room.
  WholeMinutes walking{0};     ///< Between two different rooms.
  std::vector<std::vector<WholeMinutes>> walking_between;  ///< Room x room, instead of `walking`; symmetric; or empty.
  std::optional<WholeMinutes> longest_stretch;
  RuleGrade stretch;  ///< [minutes over, summed over the stretches]
  DayWeights weights;
  std::vector<Room> rooms;
  std::vector<Person> people;
  std::vector<Activity> activities;
  std::vector<Relation> relations;
  std::vector<Preference> preferences;
  friend bool operator==(const AgendaInput&, const AgendaInput&) = default;
};

}  // namespace samling::timetable::agenda
