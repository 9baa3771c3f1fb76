// Time per call of what comes after the groups: the day, the venue and the dates of a gathering.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "samling/core/chance.hpp"
#include "samling/season/dates.hpp"
#include "samling/timetable/day.hpp"
#include "samling/venue/venue.hpp"

namespace samling {
namespace {

// "D7".
std::string numbered(char letter, int number) {
  return std::string(1, letter).append(std::to_string(number));
}

std::vector<timetable::Delegation> delegations(int count) {
  std::vector<timetable::Delegation> all;
  for (int i = 0; i < count; ++i) all.push_back({MunicipalityId(i), numbered('D', i), {}, {}});
  return all;
}

// 09:00-18:00 with slots of 15-90 minutes: there is room to search in.
timetable::DayTemplate long_day() {
  timetable::DayTemplate day;
  day.start = ClockTime::at(9, 0);
  day.end = ClockTime::at(18, 0);
  day.slot = {WholeMinutes(15), WholeMinutes(90)};
  day.lunch_window = timetable::LunchWindow{ClockTime::at(11, 30), ClockTime::at(12, 45)};
  return day;
}

void DaySolve(benchmark::State& state) {
  const timetable::DayProblem problem(long_day(), delegations(static_cast<int>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(timetable::solve(problem));
}
BENCHMARK(DaySolve)->DenseRange(3, 8)->Arg(12);

// 90 minutes each: from three presenters on the day is impossible, and the conflict and the repairs are what takes
// time.
void DayRefuseAndRepair(benchmark::State& state) {
  timetable::DayTemplate day = long_day();
  day.start = ClockTime::at(10, 0);
  day.end = ClockTime::at(15, 0);
  day.slot = {WholeMinutes(90), WholeMinutes(90)};
  const timetable::DayProblem problem(day, delegations(static_cast<int>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(timetable::solve(problem));
}
BENCHMARK(DayRefuseAndRepair)->DenseRange(3, 8);

void DayCheck(benchmark::State& state) {
  const timetable::DayProblem problem(long_day(), delegations(static_cast<int>(state.range(0))));
  const timetable::Timetable timetable = *timetable::solve(problem).best;
  for (auto _ : state) benchmark::DoNotOptimize(timetable::check(problem, timetable));
}
BENCHMARK(DayCheck)->Arg(3)->Arg(8);

geo::TravelMatrix drawn_travel(int places) {
  Chance chance(1);
  std::vector<std::string> names;
  for (int i = 0; i < places; ++i) names.push_back(numbered('P', i));
  Eigen::MatrixXd minutes(places, places);
  for (int i = 0; i < places; ++i) {
    for (int j = 0; j < places; ++j) minutes(i, j) = i == j ? 0.0 : 10.0 + 180.0 * chance.unit();
  }
  return geo::TravelMatrix(names, minutes);
}

std::vector<venue::Traveller> travellers(int count) {
  std::vector<venue::Traveller> all;
  for (int i = 0; i < count; ++i) all.push_back({MunicipalityId(i), "D", numbered('P', i), 5});
  return all;
}

std::vector<venue::Candidate> candidates(int count) {
  std::vector<venue::Candidate> all;
  for (int i = 0; i < count; ++i) all.push_back({.key = numbered('P', i), .name = "venue", .position = {}});
  return all;
}

// The question and its answer, for a group of four in a country of 428 places; the argument is the number of
// candidates.
void VenueAskAndSolve(benchmark::State& state) {
  const geo::TravelMatrix travel = drawn_travel(428);
  const auto group = travellers(4);
  const auto places = candidates(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    const venue::VenueProblem problem(group, places, travel, Minutes(150));
    benchmark::DoNotOptimize(venue::solve(problem));
  }
}
BENCHMARK(VenueAskAndSolve)->Arg(5)->Arg(30)->Arg(428);

// A venue each for two thirds of the gatherings, somebody away on a fifth of the dates, three gatherings a day.
season::DatesProblem drawn_season(int gatherings, int dates) {
  Chance chance(1);
  std::vector<Date> all;
  for (int d = 0; d < dates; ++d)
    all.emplace_back(std::chrono::sys_days(std::chrono::year(2015) / 3 / 2) + std::chrono::days(d));
  const auto venues = static_cast<std::uint64_t>(gatherings);
  std::vector<season::Gathering> drawn;
  for (int g = 0; g < gatherings; ++g) {
    season::Gathering gathering{numbered('G', g), numbered('V', static_cast<int>(chance.below(venues))), {}};
    for (const Date date : all) {
      if (chance.below(5) == 0) gathering.absences.push_back({"D", date});
    }
    drawn.push_back(std::move(gathering));
  }
  return season::DatesProblem(std::move(drawn), std::move(all), 3);
}

void DatesSolve(benchmark::State& state) {
  const season::DatesProblem problem = drawn_season(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(season::solve(problem));
}
BENCHMARK(DatesSolve)->Args({10, 20})->Args({140, 60})->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace samling
