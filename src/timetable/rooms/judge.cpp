// The judge of parallel rooms: score, check, explain; from scratch.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "timetable/rooms/derived.hpp"
#include "timetable/rooms/penalties.hpp"

namespace samling::timetable {
namespace {

void require_shape(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<Issue> issues = shape_issues(problem.input(), timetable);
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

bool counts(TermGrade grade) {
  return grade.grade == Grade::weigh || grade.grade == Grade::forbid;
}

// Where a talk stands: session, room, slot of every slot it has.
struct Standing {
  int session = 0;
  int room = 0;
  int slot = 0;
  friend bool operator==(const Standing&, const Standing&) = default;
};

std::vector<std::vector<Standing>> standings(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<std::vector<Standing>> of_talk(problem.talks().size());
  for (std::size_t s = 0; s < timetable.cells.size(); ++s) {
    for (std::size_t r = 0; r < timetable.cells[s].size(); ++r) {
      const Cell& cell = timetable.cells[s][r];
      for (std::size_t k = 0; k < cell.slots.size(); ++k) {
        if (!cell.slots[k]) continue;
        of_talk[cell.slots[k]->index()].push_back({static_cast<int>(s), static_cast<int>(r), static_cast<int>(k)});
      }
    }
  }
  return of_talk;
}

// Sessions and rooms of each track's cells.
std::vector<std::vector<std::pair<std::size_t, std::size_t>>> cells_of_tracks(const RoomsProblem& problem,
                                                                              const RoomsTimetable& timetable) {
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> of_track(problem.tracks().size());
  for (std::size_t s = 0; s < timetable.cells.size(); ++s) {
    for (std::size_t r = 0; r < timetable.cells[s].size(); ++r) {
      const auto& track = timetable.cells[s][r].track;
      if (track) of_track[track->index()].emplace_back(s, r);
    }
  }
  return of_track;
}

// Collects broken rules in words.
class Findings {
 public:
  Findings(const RoomsProblem& problem, const RoomsTimetable& timetable)
      : problem_(problem), timetable_(timetable), standings_(standings(problem, timetable)) {}

  void talks();
  void cells();
  void talk_pins();
  void cell_pins();
  void terms();
  std::vector<Issue> issues;

 private:
  void broken(const std::string& rule, const std::string& field, const std::string& message) {
    issues.push_back({.rule = rule, .field = field, .message = message});
  }
  [[nodiscard]] std::string place(int session, int room) const {
    return fmt::format("session {}, room {}", problem_.sessions()[static_cast<std::size_t>(session)].name,
                       problem_.rooms()[static_cast<std::size_t>(room)]);
  }

  const RoomsProblem& problem_;
  const RoomsTimetable& timetable_;
  std::vector<std::vector<Standing>> standings_;
};

void Findings::talks() {
  for (std::size_t u = 0; u < standings_.size(); ++u) {
    const Talk& talk = problem_.talks()[u];
    const std::vector<Standing>& places = standings_[u];
    const std::string field = "talk " + talk.name;
    if (places.empty()) {
      broken("unplaced", field, fmt::format("talk {} is nowhere", talk.name));
      continue;
    }
    if (static_cast<int>(places.size()) != talk.slots) {
      broken("length", field,
             fmt::format("talk {} is {} slots long and stands in {}", talk.name, talk.slots, places.size()));
    }
    const Standing& first = places.front();
    for (std::size_t i = 1; i < places.size(); ++i) {
      const Standing wanted{first.session, first.room, first.slot + static_cast<int>(i)};
      if (places[i] == wanted) continue;
      broken("in_a_row", field, fmt::format("talk {} is not in slots in a row of one room", talk.name));
      break;
    }
  }
}

void Findings::cells() {
  for (std::size_t u = 0; u < standings_.size(); ++u) {
    const Talk& talk = problem_.talks()[u];
    std::vector<std::pair<int, int>> told;
    for (const Standing& standing : standings_[u]) {
      const std::pair<int, int> here{standing.session, standing.room};
      if (std::find(told.begin(), told.end(), here) != told.end()) continue;
      told.push_back(here);
      const auto& track =
          timetable_.cells[static_cast<std::size_t>(here.first)][static_cast<std::size_t>(here.second)].track;
      if (track == talk.track) continue;
      const std::string whose = track ? "of track " + problem_.tracks()[track->index()].name : "of no track";
      broken("track_of_cell", "talk " + talk.name,
             fmt::format("talk {} of track {} stands in a cell {}: {}", talk.name,
                         problem_.tracks()[talk.track.index()].name, whose, place(here.first, here.second)));
    }
  }
}

void Findings::talk_pins() {
  for (const TalkPin& pin : problem_.input().talk_pins) {
    const std::vector<Standing>& places = standings_[pin.talk.index()];
    if (places.empty()) continue;  // told already
    const bool holds = places.front().session == pin.session.value() &&
                       (!pin.room || places.front().room == pin.room->value()) &&
                       (!pin.slot || places.front().slot == *pin.slot);
    if (holds) continue;
    const std::string& name = problem_.talks()[pin.talk.index()].name;
    broken("talk_pin", "talk " + name,
           fmt::format("talk {} is pinned elsewhere than in {}, slot {}", name,
                       place(places.front().session, places.front().room), places.front().slot + 1));
  }
}

void Findings::cell_pins() {
  for (const CellPin& pin : problem_.input().cell_pins) {
    if (timetable_.cells[pin.session.index()][pin.room.index()].track == pin.track) continue;
    const std::string where = place(pin.session.value(), pin.room.value());
    const std::string wanted = pin.track ? "for track " + problem_.tracks()[pin.track->index()].name : "free";
    broken("cell_pin", where, fmt::format("{} is to be kept {}", where, wanted));
  }
}

void Findings::terms() {
  visit_penalties(problem_, timetable_, [this](const FoundPenalty& penalty) {
    const TermGrade term = problem_.term(penalty.term);
    const bool warn = term.grade == Grade::warn;
    if (penalty.term == RoomsTerm::multi_slot || (!warn && term.grade != Grade::forbid)) return;
    issues.push_back({.level = warn ? Level::warning : Level::error,
                      .rule = std::string(to_string(penalty.term)),
                      .value = std::to_string(penalty.value),
                      .message = sentence(problem_, penalty)});
  });
}

}  // namespace

RoomsScore score(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  require_shape(problem, timetable);
  RoomsScore result;
  for (std::size_t t = 0; t < rooms_terms; ++t) {
    const RoomsTerm term = static_cast<RoomsTerm>(t);
    const TermGrade grade = problem.term(term);
    result.terms.push_back({.term = term, .value = 0, .weight = counts(grade) ? grade.weight : 0});
  }
  visit_penalties(problem, timetable, [&](const FoundPenalty& penalty) {
    result.terms[static_cast<std::size_t>(penalty.term)].value += penalty.value;
  });
  for (const TermScore& term : result.terms) result.objective += term.cost();
  result.changed_people = static_cast<std::int64_t>(changed_people(problem, timetable).size());
  const auto& published = problem.input().published;
  result.cost = result.objective + (published ? published->change_price : 0) * result.changed_people;
  return result;
}

std::vector<Issue> check(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  if (std::vector<Issue> issues = shape_issues(problem.input(), timetable); !issues.empty()) return issues;
  Findings findings(problem, timetable);
  findings.talks();
  findings.cells();
  findings.talk_pins();
  findings.cell_pins();
  findings.terms();
  return std::move(findings.issues);
}

std::vector<RoomsCost> explain(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  require_shape(problem, timetable);
  std::vector<RoomsCost> costs;
  visit_penalties(problem, timetable, [&](const FoundPenalty& penalty) {
    const TermGrade grade = problem.term(penalty.term);
    if (!counts(grade) || grade.weight == 0) return;
    costs.push_back({penalty.term, penalty.value, grade.weight * penalty.value, sentence(problem, penalty)});
  });
  std::sort(costs.begin(), costs.end(), [](const RoomsCost& a, const RoomsCost& b) {
    return std::tie(b.cost, a.term, a.sentence) < std::tie(a.cost, b.term, b.sentence);
  });
  return costs;
}

std::vector<RoomsPersonChange> person_changes(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::map<int, RoomsPersonChange> changes;
  for (const TalkId talk : changed_talks(problem, timetable)) {
    for (const int person : problem.people_of()[talk.index()]) changes[person].talks.push_back(talk);
  }
  for (const TrackId track : changed_tracks(problem, timetable)) {
    for (const int person : problem.chairs_of()[track.index()]) changes[person].tracks.push_back(track);
  }
  std::vector<RoomsPersonChange> list;
  for (auto& [person, change] : changes) {
    change.person = person;
    list.push_back(std::move(change));
  }
  return list;
}

std::vector<int> changed_people(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<int> people;
  for (const RoomsPersonChange& change : person_changes(problem, timetable)) people.push_back(change.person);
  return people;
}

std::vector<TalkId> changed_talks(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<TalkId> changed;
  const auto& published = problem.input().published;
  if (!published) return changed;
  const auto before = standings(problem, published->timetable);
  const auto after = standings(problem, timetable);
  for (std::size_t u = 0; u < after.size(); ++u) {
    const bool is_lost = std::ranges::count(published->lost_talks, TalkId(u)) > 0;
    if (is_lost || (!before[u].empty() && before[u] != after[u])) changed.emplace_back(u);
  }
  return changed;
}

std::vector<TrackId> changed_tracks(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<TrackId> changed;
  const auto& published = problem.input().published;
  if (!published) return changed;
  const auto before = cells_of_tracks(problem, published->timetable);
  const auto after = cells_of_tracks(problem, timetable);
  for (std::size_t t = 0; t < after.size(); ++t) {
    const bool is_lost = std::ranges::count(published->lost_tracks, TrackId(t)) > 0;
    if (is_lost || (!before[t].empty() && before[t] != after[t])) changed.emplace_back(t);
  }
  return changed;
}

}  // namespace samling::timetable
