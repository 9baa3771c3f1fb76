#include "timetable/rooms/search.hpp"

#include <algorithm>
#include <cmath>

#include "samling/core/parallel.hpp"

namespace samling::timetable {
namespace {

constexpr std::int64_t usual_rounds = 12;

}  // namespace

RoomsSearch::RoomsSearch(const RoomsProblem& problem, const RoomsCosts& costs, const Limits& limits)
    : problem_(problem),
      costs_(costs),
      limits_(limits),
      stopper_(limits),
      start_(std::chrono::steady_clock::now()),
      cpu_start_(cpu_time()) {
  if (!limits_.max_rounds && !has_clock()) limits_.max_rounds = usual_rounds;
  for (const double level : price_levels(costs)) levels_.push_back({.hot = level});
  for (std::size_t i = 0; i < std::min<std::size_t>(2, levels_.size()); ++i) finest_.push_back(levels_[i].hot);
  const AnnealingResult first = construct_rooms(problem, costs, Chance::stream(limits.seed, 0));
  best_ = first.best;
  cost_ = first.cost;
}

double RoomsSearch::seconds_left() const {
  double left = 1e9;
  if (limits_.cpu_limit) left = limits_.cpu_limit->count() - (cpu_time() - cpu_start_).count();
  if (limits_.time_limit) {
    const std::chrono::duration<double> used = std::chrono::steady_clock::now() - start_;
    left = std::min(left, limits_.time_limit->count() - used.count());
  }
  return left - reserved_;
}

void RoomsSearch::offer(const RoomsPlan& plan, Cost cost) {
  if (cost >= cost_) return;
  best_ = plan;
  cost_ = cost;
}

void RoomsSearch::plan_pass() {
  constexpr std::int64_t longest = std::int64_t{1} << 34;
  const std::int64_t base = 100'000 + 200 * static_cast<std::int64_t>(costs_.talks);
  length_ = length_ == 0 ? base : std::min(longest, 2 * length_);
  pass_ = levels_;
  // Pins and forbidden terms stand above every level. While one is broken, every other annealing starts above them.
  const bool broken = cost_ >= costs_.forbidden;
  pass_.push_back({.hot = finest_.front(), .polish = true, .tempered = !broken});
  pass_.push_back({.hot = finest_.back(), .polish = true, .parts = true});
  for (std::size_t i = 1; broken && i < pass_.size(); i += 2) pass_[i].hot = static_cast<double>(costs_.forbidden);
  to_temper_ = (has_clock() ? 4 : 1) * length_ * static_cast<std::int64_t>(levels_.size());
  next_ = 0;
  held_ = best_;
  if (!has_clock() || moves_per_second_ <= 0.0) return;
  const double together = limits_.cpu_limit ? 1.0 : static_cast<double>(limits_.threads);
  const double affordable = 0.97 * moves_per_second_ * together * seconds_left();
  const double whole = static_cast<double>(length_) * static_cast<double>(pass_.size() - (broken ? 0 : 1)) +
                       (broken ? 0.0 : static_cast<double>(to_temper_));
  // Would the pass after this one be cut short, then this one takes all the time there is.
  if (affordable < 2.0 * whole) plan_last_pass(affordable);
}

// One long annealing of the level that did best, tempering and polish; while a rule is broken, annealings alone.
void RoomsSearch::plan_last_pass(double affordable) {
  constexpr double annealed = 0.25;  // of the moves
  constexpr double polish = 0.06;
  if (!pass_[levels_.size()].tempered) {
    length_ = static_cast<std::int64_t>(affordable / static_cast<double>(pass_.size())) + 1;
    return;
  }
  Entry best =
      *std::min_element(levels_.begin(), levels_.end(), [](const Entry& a, const Entry& b) { return a.cost < b.cost; });
  best.moves = static_cast<std::int64_t>(annealed * affordable) + 1;
  pass_.erase(pass_.begin(), pass_.begin() + static_cast<std::ptrdiff_t>(levels_.size()));
  pass_.back().moves = static_cast<std::int64_t>(polish * affordable) + 1;
  pass_.insert(pass_.begin(), best);
  to_temper_ = static_cast<std::int64_t>((1.0 - annealed - polish) * affordable) + 1;
}

// Goes on where it was, at what is the best by now. Whether anything was done.
bool RoomsSearch::temper(Cost target, const std::function<void()>& report) {
  constexpr std::int64_t between_reports = 1'000'000;
  constexpr std::uint64_t tempering_stream = 1ULL << 41U;  // apart from the rounds'
  if (limits_.max_rounds && round_ >= *limits_.max_rounds) return false;
  if (!tempering_) {
    // What people know already is where all begin; otherwise only the coldest does.
    const std::size_t starts = costs_.change_price > 0 ? 32 : 1;
    tempering_.emplace(problem_, costs_, std::vector<RoomsPlan>(starts, best_), limits_.seed, tempering_stream);
    moves_ += tempering_->moves();
  }
  tempering_->offer(best_, cost_);
  const auto stop = [this] { return stopper_.interrupted() || seconds_left() <= 0.0; };
  while (to_temper_ > 0 && cost_ > target && !stop()) {
    const double seconds = seconds_left();
    const std::int64_t before = tempering_->moves();
    tempering_->run(std::min(to_temper_, between_reports), target, limits_.threads, stop);
    const std::int64_t tried = tempering_->moves() - before;
    to_temper_ -= tried;
    moves_ += tried;
    offer(tempering_->best(), tempering_->cost());
    const double together = limits_.cpu_limit ? 1.0 : static_cast<double>(limits_.threads);
    const double spent = seconds - seconds_left();
    if (spent > 0.0) moves_per_second_ = static_cast<double>(tried) / spent / together;
    report();
  }
  if (to_temper_ <= 0 || cost_ <= target) {
    ++round_;
    ++next_;
  }
  return true;
}

// The better half goes on, three at least; what ended dearest goes first.
void RoomsSearch::end_pass() {
  if (pass_.front().moves > 0) return pass_.clear();  // of a last pass
  for (std::size_t i = 0; i < levels_.size(); ++i) levels_[i].cost = pass_[i].cost;
  const std::size_t keep = std::max<std::size_t>(std::min<std::size_t>(3, levels_.size()), (levels_.size() + 1) / 2);
  while (levels_.size() > keep) {
    levels_.erase(std::max_element(levels_.begin(), levels_.end(),
                                   [](const Entry& a, const Entry& b) { return a.cost < b.cost; }));
  }
  pass_.clear();
}

AnnealingResult RoomsSearch::annealing(const Entry& entry, std::int64_t round, const Stopper& stopper,
                                       Cost target) const {
  Chance chance = Chance::stream(limits_.seed, static_cast<std::uint64_t>(round) + 1);
  const std::int64_t length = entry.moves > 0 ? entry.moves : length_;
  AnnealingPlan schedule{.hot = 0.5 * entry.hot, .cold = 0.12 * finest_.front(), .moves = length};
  PartsPlan parts{
      .hot = {0.5 * finest_.front(), 0.5 * finest_.back(), 0.5 * entry.hot}, .cold = schedule.cold, .moves = length};
  // What people know already is changed here and there, in every other annealing.
  if (!entry.polish && costs_.change_price > 0 && round % 2 == 0) {
    return anneal_parts(problem_, costs_, held_, parts, chance, stopper, target);
  }
  if (entry.parts) return anneal_parts(problem_, costs_, polished_, parts, chance, stopper, target);
  if (entry.polish) return anneal_rooms(problem_, costs_, polished_, schedule, chance, stopper, target);
  const RoomsPlan fresh = construct_rooms(problem_, costs_, Chance::stream(limits_.seed, chance.below(1U << 30))).best;
  schedule.moves = length / 2;
  parts.moves = length - schedule.moves;
  Chance next = Chance::stream(chance.below(1U << 30), 0);
  const AnnealingResult whole = anneal_rooms(problem_, costs_, fresh, schedule, chance, stopper, target);
  AnnealingResult result = anneal_parts(problem_, costs_, whole.best, parts, std::move(next), stopper, target);
  result.moves += whole.moves;
  return result;
}

bool RoomsSearch::wave(Cost target) {
  std::size_t width = std::min(static_cast<std::size_t>(limits_.threads), pass_.size() - next_);
  // Each polish begins from what the fresh starts of the pass have found, at any number of threads.
  std::size_t alike = 1;
  while (next_ + alike < pass_.size() && pass_[next_ + alike].polish == pass_[next_].polish) ++alike;
  width = std::min(width, alike);
  if (next_ == 0 || !pass_[next_ - 1].polish || pass_[next_ - 1].tempered) polished_ = best_;
  if (limits_.max_rounds) {
    width = std::min(width, static_cast<std::size_t>(std::max<std::int64_t>(0, *limits_.max_rounds - round_)));
  }
  if (width == 0) return false;
  std::vector<AnnealingResult> results(width);
  const double before = seconds_left();
  parallel_for(width, limits_.threads, [&](std::size_t i) {
    results[i] = annealing(pass_[next_ + i], round_ + static_cast<std::int64_t>(i), stopper_, target);
  });
  std::int64_t tried = 0;
  for (std::size_t i = 0; i < width; ++i) {
    pass_[next_ + i].cost = results[i].cost;
    tried += results[i].moves;
    offer(results[i].best, results[i].cost);
  }
  const double spent = before - seconds_left();
  const double together = limits_.cpu_limit ? 1.0 : static_cast<double>(width);
  if (spent > 0.0) moves_per_second_ = static_cast<double>(tried) / spent / together;
  moves_ += tried;
  round_ += static_cast<std::int64_t>(width);
  next_ += width;
  return true;
}

void RoomsSearch::run(Cost target, int passes, const std::function<void()>& report) {
  while (passes > 0 && cost_ > target && seconds_left() > 0.0 && !stopper_.interrupted()) {
    if (pass_.empty()) plan_pass();
    if (!(pass_[next_].tempered ? temper(target, report) : wave(target))) return;
    report();
    if (next_ < pass_.size()) continue;
    end_pass();
    --passes;
  }
}

}  // namespace samling::timetable
