#include "grouping/rounds/rounds_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace samling::grouping {
namespace {

constexpr int proposals_per_slot = 40;       // in one sweep, for each unit in each round
constexpr std::int64_t cooling_sweeps = 20;  // sweeps from hot to cold; then hot again
constexpr double hot_repeats = 0.8;
constexpr double cold_repeats = 0.12;
constexpr double sitting_weight = 0.25;  // of a repeat, while searching

double temperature_at(double hot, double cold, std::int64_t sweep, std::int64_t length) {
  const double part = static_cast<double>(sweep % length) / static_cast<double>(std::max<std::int64_t>(1, length - 1));
  return hot * std::pow(cold / hot, part);
}

double energy_of(Repeats repeats) {
  return static_cast<double>(repeats.repeats) + sitting_weight * static_cast<double>(repeats.sitting);
}

std::int64_t proposals(const Schedule& schedule) {
  return proposals_per_slot * static_cast<std::int64_t>(schedule.rounds().size()) * schedule.model().size();
}

}  // namespace

bool RoundsSearch::draw(const Schedule& schedule, bool prefer_repeats, UnitMove& move) {
  const auto units = static_cast<std::uint64_t>(model_.size());
  if (units == 0) return false;  // everybody is pinned
  move.round = static_cast<int>(chance_.below(schedule.rounds().size()));
  for (int tries = prefer_repeats ? 6 : 1; tries > 0; --tries) {
    move.unit = static_cast<int>(chance_.below(units));
    if (!prefer_repeats || schedule.has_repeat(move.round, move.unit)) break;
  }
  const int from = schedule.slot(move.round, move.unit);
  const auto groups = schedule.rounds()[static_cast<std::size_t>(move.round)].groups.size();
  if (chance_.below(8) == 0) {
    move.other = -1;
    move.to = static_cast<int>(chance_.below(groups + 1)) - 1;
  } else {
    move.other = static_cast<int>(chance_.below(units));
    move.to = schedule.slot(move.round, move.other);
  }
  return move.to != from && schedule.keeps_sizes(move);
}

bool RoundsSearch::admissible(const Schedule& schedule, const UnitMove& move) {
  if (model_.plain) return true;
  const int from = schedule.slot(move.round, move.unit);
  const auto may_join = [&](int u, int g, int skip) {
    const auto& group = schedule.group(move.round, g);
    return g < 0 ||
           std::all_of(
               group.begin(), group.end(), [&](int v) { return v == skip || model_.may[model_.at(u, v)] != 0; });
  };
  if (!may_join(move.unit, move.to, move.other)) return false;
  if (move.other >= 0 && !may_join(move.other, from, move.unit)) return false;
  for (const int g : {from, move.to}) {
    if (g >= 0 && !judge_.of(model_.members_of(schedule.group_after(move, g))).admissible) return false;
  }
  return true;
}

double RoundsSearch::value_of(const std::vector<int>& group) {
  return judge_.of(model_.members_of(group)).score;
}

double RoundsSearch::gain(const Schedule& schedule, const UnitMove& move) {
  const int from = schedule.slot(move.round, move.unit);
  double gain = 0.0;
  for (const int g : {from, move.to}) {
    if (g >= 0) gain += value_of(schedule.group_after(move, g)) - value_of(schedule.group(move.round, g));
  }
  const auto weight = [&](int u) { return u < 0 ? 0 : model_.weight[static_cast<std::size_t>(u)]; };
  const int more_out = (move.to < 0 ? 1 : (from < 0 ? -1 : 0)) * (weight(move.unit) - weight(move.other));
  return gain - model_.problem->unplaced_price() * more_out;
}

double RoundsSearch::score(const Schedule& schedule) {
  double sum = 0.0;
  for (const UnitRound& round : schedule.rounds()) {
    sum += samling::grouping::score(*model_.problem, in_municipalities(model_, round));
  }
  return sum;
}

bool RoundsSearch::obeys_all_rules(const Schedule& schedule) const {
  return model_.plain || std::all_of(schedule.rounds().begin(), schedule.rounds().end(), [&](const UnitRound& round) {
           return check(*model_.problem, in_municipalities(model_, round)).empty();
         });
}

Schedule RoundsSearch::least_repeats(Schedule now, long enough, std::int64_t sweeps, std::int64_t& done) {
  Schedule best = now;
  const auto good_enough = [&] { return best.repeats().repeats <= enough && best.repeats().sitting == 0; };
  for (std::int64_t sweep = 0; sweep < sweeps && !good_enough() && !stopper_.interrupted(); ++sweep, ++done) {
    const double temperature = temperature_at(hot_repeats, cold_repeats, sweep, cooling_sweeps);
    Schedule best_of_sweep = best;
    for (std::int64_t k = proposals(now); k > 0; --k) {
      UnitMove move;
      if (k % 1024 == 0 && stopper_.interrupted()) break;
      if (!draw(now, chance_.below(4) != 0, move)) continue;
      const double change = energy_of(now.delta(move));
      if (change > 0.0 && chance_.unit() >= std::exp(-change / temperature)) continue;
      if (!admissible(now, move)) continue;
      now.apply(move);
      if (now.repeats() < best_of_sweep.repeats()) best_of_sweep = now;
      if (now.repeats().repeats <= enough && now.repeats().sitting == 0) break;
    }
    if (best_of_sweep.repeats() < best.repeats() && obeys_all_rules(best_of_sweep)) best = best_of_sweep;
    if ((sweep + 1) % (2 * cooling_sweeps) == 0) now = best;
  }
  return best;
}

double RoundsSearch::typical_gain(const Schedule& schedule) {
  double sum = 0.0;
  int count = 0;
  for (int k = 0; k < 200; ++k) {
    UnitMove move;
    if (!draw(schedule, false, move) || !admissible(schedule, move)) continue;
    sum += std::abs(gain(schedule, move));
    ++count;
  }
  return count == 0 ? 1e-6 : sum / count;
}

// Two of equal weight change names in all rounds. True when it was done.
bool RoundsSearch::try_rename(Schedule& schedule, double temperature, double& score_now) {
  const auto units = static_cast<std::uint64_t>(model_.size());
  const auto u = static_cast<int>(chance_.below(units));
  const auto v = static_cast<int>(chance_.below(units));
  if (u == v || model_.weight[static_cast<std::size_t>(u)] != model_.weight[static_cast<std::size_t>(v)]) return false;
  double change = 0.0;
  for (std::size_t r = 0; r < schedule.rounds().size(); ++r) {
    const int round = static_cast<int>(r);
    const int to = schedule.slot(round, v);
    if (schedule.slot(round, u) == to) continue;
    const UnitMove move{.round = round, .unit = u, .to = to, .other = v};
    if (!admissible(schedule, move)) return false;
    change += gain(schedule, move);
  }
  if (change < 0.0 && chance_.unit() >= std::exp(change / temperature)) return false;
  schedule.rename(u, v);
  score_now += change;
  return true;
}

Schedule RoundsSearch::most_score(Schedule now, std::int64_t sweeps, std::int64_t& done) {
  Schedule best = now;
  double best_score = score(now);
  double score_now = best_score;
  const double hot = 0.5 * typical_gain(now);
  const std::int64_t length = std::min<std::int64_t>(sweeps, 3 * cooling_sweeps);
  for (std::int64_t sweep = 0; sweep < sweeps && !stopper_.interrupted(); ++sweep, ++done) {
    const double temperature = temperature_at(hot, hot / 200.0, sweep, length);
    for (std::int64_t k = proposals(now); k > 0; --k) {
      if (k % 1024 == 0 && stopper_.interrupted()) break;
      if (!model_.any_based && chance_.below(16) == 0) {
        try_rename(now, temperature, score_now);
        continue;
      }
      UnitMove move;
      if (!draw(now, false, move) || now.delta(move) > Repeats{} || !admissible(now, move)) continue;
      const bool fewer = now.delta(move) < Repeats{};
      const double change = gain(now, move);
      if (!fewer && change < 0.0 && chance_.unit() >= std::exp(change / temperature)) continue;
      now.apply(move);
      score_now += change;
    }
    const bool better = now.repeats() < best.repeats() || score_now > best_score + 1e-12;
    if (better && obeys_all_rules(now)) best_score = score_now = score(best = now);
    if ((sweep + 1) % length == 0) now = best, score_now = best_score;
  }
  return best;
}

}  // namespace samling::grouping
