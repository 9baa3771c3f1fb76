// Time per call of a day of many activities: the sums before any search, the search, the judge, why not.
#include <benchmark/benchmark.h>

#include <string>

#include "samling/core/chance.hpp"
#include "samling/timetable/agenda/explain.hpp"

namespace samling {
namespace {

namespace agenda = timetable::agenda;

agenda::Activity plenary(const std::string& key, agenda::Kind kind, int minutes) {
  agenda::Activity made;
  made.key = key;
  made.kind = kind;
  made.shortest = made.longest = WholeMinutes(minutes);
  made.alone = true;
  made.needs_room = false;
  return made;
}

// A hall and two rooms, 20 people, opening, lunch, break, evaluation; the rest side by side, with weighted wishes.
// `hours` from 09:00.
agenda::AgendaInput drawn_agenda(int activities, int hours) {
  Chance chance(7);
  const auto below = [&](int bound) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound))); };
  agenda::AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(9 + hours, 0);
  input.longest_stretch = WholeMinutes(180);
  for (const char* const key : {"hall", "a", "b"}) input.rooms.push_back({.key = key, .name = {}, .seats = {}});
  for (int p = 0; p < 20; ++p) input.people.push_back({.key = "p" + std::to_string(p), .name = {}});
  input.activities = {plenary("opening", agenda::Kind::opening, 15), plenary("lunch", agenda::Kind::lunch, 45),
                      plenary("coffee", agenda::Kind::pause, 15), plenary("evaluation", agenda::Kind::evaluation, 15)};
  input.activities[1].earliest = ClockTime::at(11, 30);
  input.activities[1].latest = ClockTime::at(13, 0);
  for (int row = 4; row < activities; ++row) {
    agenda::Activity made;
    made.key = "x" + std::to_string(row);
    made.shortest = made.longest = WholeMinutes(15 + 5 * below(4));
    for (int i = 1 + below(2); i > 0; --i) made.people.emplace_back(below(20));
    input.activities.push_back(made);
  }
  for (int row = 1; row < activities; ++row) {
    const agenda::ActivityId id(row);
    input.relations.push_back({agenda::RelationKind::before, agenda::ActivityId(0), id, {}, {}, {}});
    if (row != 3) input.relations.push_back({agenda::RelationKind::before, id, agenda::ActivityId(3), {}, {}, {}});
  }
  for (int i = 0; i < 8; ++i) {
    agenda::Preference wish;
    wish.kind = i % 2 == 0 ? agenda::PreferenceKind::early : agenda::PreferenceKind::late;
    wish.first = agenda::ActivityId(4 + below(activities - 4));
    wish.weight = 1 + below(5);
    input.preferences.push_back(wish);
  }
  return input;
}

void AgendaSums(benchmark::State& state) {
  const agenda::AgendaProblem problem(drawn_agenda(static_cast<int>(state.range(0)), 3));
  for (auto _ : state) benchmark::DoNotOptimize(agenda::shortages(problem));
}
BENCHMARK(AgendaSums)->Arg(10)->Arg(30)->Arg(40)->Unit(benchmark::kMillisecond);

void AgendaSolve(benchmark::State& state) {
  const agenda::AgendaProblem problem(drawn_agenda(static_cast<int>(state.range(0)), 8));
  bool proven = true;
  for (auto _ : state) proven = proven && agenda::solve(problem).status == Status::optimal;
  state.counters["proven"] = proven ? 1 : 0;
}
BENCHMARK(AgendaSolve)->Arg(10)->Arg(20)->Arg(30)->Arg(40)->Unit(benchmark::kMillisecond);

void AgendaCheck(benchmark::State& state) {
  const agenda::AgendaProblem problem(drawn_agenda(static_cast<int>(state.range(0)), 8));
  const agenda::Agenda day = agenda::solve(problem).best.value_or(agenda::Agenda{});
  for (auto _ : state) benchmark::DoNotOptimize(agenda::check(problem, day));
}
BENCHMARK(AgendaCheck)->Arg(10)->Arg(30);

void AgendaExplain(benchmark::State& state) {
  const agenda::AgendaProblem problem(drawn_agenda(static_cast<int>(state.range(0)), 3));
  for (auto _ : state) benchmark::DoNotOptimize(agenda::explain(problem));
}
BENCHMARK(AgendaExplain)->Arg(10)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace samling
