#include "grouping/set_partitioning/generation.hpp"

#include <algorithm>
#include <limits>

namespace samling::grouping::set_partitioning {
namespace {

constexpr int seeds_each = 12;  // groups a unit begins with
constexpr int added_each = 8;   // groups a unit gets in one round of pricing
constexpr int few_companions = 10;
constexpr int some_companions = 16;
constexpr double broken_enough = 0.005;
constexpr int cuts_each = 10;  // cuts a unit is in, added in one round
constexpr std::size_t cuts_a_round = 500;

}  // namespace

void Generation::seed(const Partition& start) {
  Duals shares;
  shares.unit.assign(static_cast<std::size_t>(instance_.size()), 0.0);
  std::vector<int> numbers;
  for (const auto& group : start.groups) {
    const Column column = make_column(instance_, group);
    for (const int u : group) {
      shares.unit[static_cast<std::size_t>(u)] = column.value / static_cast<double>(group.size());
    }
    numbers.push_back(master_.know(column));
  }
  for (const int u : start.unplaced) shares.unit[static_cast<std::size_t>(u)] = -instance_.price(u);
  master_.activate(numbers);
  const PricingAnswer answer =
      pricer_.price({}, shares, -0.5 * master_.scale(), {.companions = few_companions, .keep = 50'000}, stopper_);
  master_.activate(select(answer.groups, seeds_each));
}

std::vector<int> Generation::select(const std::vector<Priced>& groups, int each) {
  std::vector<int> used(static_cast<std::size_t>(instance_.size()), 0);
  std::vector<int> numbers;
  for (const Priced& priced : groups) {
    const auto members = priced.column.members();
    if (std::all_of(members.begin(), members.end(), [&](auto u) { return used[u] >= each; })) continue;
    for (const auto u : members) ++used[u];
    numbers.push_back(master_.know(priced.column));
  }
  return numbers;
}

void Generation::remember_bound(const Duals& duals, const std::vector<double>& excess) {
  const double bound = dual_bound(instance_, master_.side_rows(), master_.cuts(), duals, excess, {});
  if (master_.cuts().empty()) first_bound_ = std::min(first_bound_, bound);
  if (bound >= bound_) return;
  bound_ = bound;
  best_duals_ = duals;
  for (std::size_t u = 0; u < excess.size(); ++u) best_duals_.unit[u] += excess[u];
  best_cuts_ = master_.cuts();
}

bool Generation::converge(int companions) {
  while (true) {
    if (master_.solve(stopper_) != Master::Outcome::optimal) return false;
    const Duals duals = master_.duals();
    const PricingAnswer answer =
        pricer_.price(master_.cuts(), duals, tolerance(), {.companions = companions, .keep = 50'000}, stopper_);
    if (answer.complete) remember_bound(duals, answer.excess);
    if (!answer.complete && companions == 0) return false;
    const std::vector<int> numbers = select(answer.groups, added_each);
    if (std::all_of(numbers.begin(), numbers.end(), [&](int number) { return master_.is_active(number); })) return true;
    master_.activate(numbers);
    if (stopper_.interrupted()) return false;
  }
}

bool Generation::cut(double score, int most_rounds) {
  const double first = master_.objective();
  double before = first;
  int poor = 0;
  for (int round = 0; round < most_rounds && poor < 3; ++round) {
    const Master::Solution solution = master_.solution();
    if (solution.is_whole()) break;
    std::vector<Violation> broken = broken_cuts(instance_.size(), solution.shares, broken_enough, cuts_each);
    if (broken.empty()) break;
    if (broken.size() > cuts_a_round) broken.resize(cuts_a_round);
    master_.drop_slack_cuts();
    master_.add_cuts(broken);
    if (!converge(some_companions)) return false;
    const double now = master_.objective();
    poor = before - now < 0.001 * std::min(first - now, now - score) ? poor + 1 : 0;
    before = now;
    if (now <= score + instance_.significant()) break;
  }
  return converge(0);
}

}  // namespace samling::grouping::set_partitioning
