#include "timetable/rooms/derived.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

namespace samling::timetable {
namespace {

using Names = std::vector<std::string>;

// Rows by name: which talks a person presents, attends, or which tracks a person chairs.
using RowsOfPerson = std::unordered_map<std::string, std::vector<int>>;

template <class Row>
RowsOfPerson rows_of_people(const std::vector<Row>& rows, Names Row::* people) {
  RowsOfPerson index;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::string& person : rows[i].*people) {
      std::vector<int>& list = index[person];
      if (list.empty() || list.back() != static_cast<int>(i)) list.push_back(static_cast<int>(i));
    }
  }
  return index;
}

std::span<const int> rows_of(const RowsOfPerson& index, const std::string& person) {
  const auto found = index.find(person);
  return found == index.end() ? std::span<const int>() : std::span<const int>(found->second);
}

class PairSet {
 public:
  void add(int a, int b) {
    if (a != b) pairs_.insert({std::min(a, b), std::max(a, b)});
  }
  [[nodiscard]] Pairs list() const { return {pairs_.begin(), pairs_.end()}; }

 private:
  std::set<std::pair<int, int>> pairs_;
};

// Pairs of two talks, each with somebody (`people` of one) who is on the list of the other.
void add_shared(PairSet& pairs, const std::vector<Talk>& talks, Names Talk::* people, const RowsOfPerson& index) {
  for (std::size_t u = 0; u < talks.size(); ++u) {
    for (const std::string& person : talks[u].*people) {
      for (const int other : rows_of(index, person)) pairs.add(static_cast<int>(u), other);
    }
  }
}

// Pairs of talks of different tracks, one with somebody who chairs the other's track.
void add_chaired(PairSet& pairs, const RoomsInput& input, Names Talk::* people) {
  const RowsOfPerson chairs = rows_of_people(input.tracks, &Track::chairs);
  std::vector<std::vector<int>> talks_of(input.tracks.size());
  for (std::size_t u = 0; u < input.talks.size(); ++u) {
    talks_of[input.talks[u].track.index()].push_back(static_cast<int>(u));
  }
  for (std::size_t u = 0; u < input.talks.size(); ++u) {
    for (const std::string& person : input.talks[u].*people) {
      for (const int track : rows_of(chairs, person)) {
        if (track == input.talks[u].track.value()) continue;
        for (const int other : talks_of[static_cast<std::size_t>(track)]) pairs.add(static_cast<int>(u), other);
      }
    }
  }
}

constexpr int day_minutes = 24 * 60;

int clock_minutes(ClockTime time) {
  return static_cast<int>(time.since_midnight().count());
}

// 0 to 23:59, as the clock shows it elsewhere.
int shifted(ClockTime time, double hours) {
  const int moved = (clock_minutes(time) + static_cast<int>(std::lround(hours * 60.0))) % day_minutes;
  return moved < 0 ? moved + day_minutes : moved;
}

int timezone_penalty(const TimeZones& zones, int start, int end) {
  const int less_from = clock_minutes(zones.less_suitable.first);
  const int less_to = clock_minutes(zones.less_suitable.second);
  if (start < less_from || end > less_to || end < less_from) return zones.big_penalty;
  const bool early = start < clock_minutes(zones.suitable.first);
  const bool late = end > clock_minutes(zones.suitable.second);
  return early || late ? zones.small_penalty : 0;
}

}  // namespace

People people_of_rooms(const RoomsInput& input) {
  People people;
  std::unordered_map<std::string, int> rows;
  const auto note = [&](const Names& names, std::set<int>& mine) {
    for (const std::string& name : names) {
      const auto [found, is_new] = rows.emplace(name, static_cast<int>(people.names.size()));
      if (is_new) people.names.push_back(name);
      mine.insert(found->second);
    }
  };
  for (const Talk& talk : input.talks) {
    std::set<int> mine;
    note(talk.presenters, mine);
    note(talk.attendees, mine);
    people.of_talk.emplace_back(mine.begin(), mine.end());
  }
  for (const Track& track : input.tracks) {
    std::set<int> mine;
    note(track.chairs, mine);
    people.chairs.emplace_back(mine.begin(), mine.end());
  }
  return people;
}

Pairs derive_presenter_conflicts(const RoomsInput& input) {
  PairSet pairs;
  add_shared(pairs, input.talks, &Talk::presenters, rows_of_people(input.talks, &Talk::presenters));
  add_chaired(pairs, input, &Talk::presenters);
  return pairs.list();
}

Pairs derive_attendee_conflicts(const RoomsInput& input) {
  PairSet pairs;
  add_shared(pairs, input.talks, &Talk::attendees, rows_of_people(input.talks, &Talk::attendees));
  add_shared(pairs, input.talks, &Talk::attendees, rows_of_people(input.talks, &Talk::presenters));
  add_chaired(pairs, input, &Talk::attendees);
  return pairs.list();
}

Pairs derive_chair_conflicts(const RoomsInput& input) {
  PairSet pairs;
  for (const auto& [person, tracks] : rows_of_people(input.tracks, &Track::chairs)) {
    for (const int a : tracks) {
      for (const int b : tracks) pairs.add(a, b);
    }
  }
  return pairs.list();
}

std::vector<Penalty> derive_timezone_penalties(const RoomsInput& input) {
  std::vector<Penalty> penalties;
  for (std::size_t u = 0; u < input.talks.size(); ++u) {
    const double hours = input.talks[u].utc_offset - input.timezones.local_utc_offset;
    for (std::size_t s = 0; s < input.sessions.size(); ++s) {
      const RoomsSession& session = input.sessions[s];
      const int penalty = timezone_penalty(input.timezones, shifted(session.start, hours), shifted(session.end, hours));
      if (penalty > 0) penalties.push_back({static_cast<int>(u), static_cast<int>(s), penalty});
    }
  }
  return penalties;
}

std::vector<Issue> shape_issues(const RoomsInput& input, const RoomsTimetable& timetable) {
  std::vector<Issue> issues;
  const auto expect = [&](bool holds, const std::string& field, std::size_t value, const std::string& message) {
    if (!holds) issues.push_back({.rule = "shape", .field = field, .value = std::to_string(value), .message = message});
    return holds;
  };
  if (!expect(timetable.cells.size() == input.sessions.size(), "/cells", timetable.cells.size(),
              fmt::format("must have {} sessions", input.sessions.size()))) {
    return issues;
  }
  for (std::size_t s = 0; s < timetable.cells.size(); ++s) {
    const std::string field = fmt::format("/cells/{}", s);
    if (!expect(timetable.cells[s].size() == input.rooms.size(), field, timetable.cells[s].size(),
                fmt::format("must have {} rooms", input.rooms.size()))) {
      continue;
    }
    for (std::size_t r = 0; r < input.rooms.size(); ++r) {
      const Cell& cell = timetable.cells[s][r];
      const std::string place = fmt::format("{}/{}", field, r);
      expect(cell.slots.size() == static_cast<std::size_t>(std::max(0, input.sessions[s].slots)), place,
             cell.slots.size(), fmt::format("must have {} slots", input.sessions[s].slots));
      if (cell.track) expect(cell.track->index() < input.tracks.size(), place, cell.track->index(), "is no track");
      for (const std::optional<TalkId>& talk : cell.slots) {
        if (talk) expect(talk->index() < input.talks.size(), place, talk->index(), "is no talk");
      }
    }
  }
  return issues;
}

}  // namespace samling::timetable
