#include "grouping/set_partitioning/master.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace samling::grouping::set_partitioning {
namespace {

constexpr double tiny = 1e-7;  // a share below this is rounding
constexpr double dear = 20.0;  // made-up groups cost so many typical ones, or so many left out

}  // namespace

Master::Master(const Instance& instance, const SideRows& rows, double scale)
    : instance_(instance),
      rows_(rows),
      scale_(scale),
      leaving_(static_cast<std::size_t>(instance.size()), Leaving::open) {
  add_fixed_rows();
  add_slacks();
}

void Master::add_fixed_rows() {
  std::vector<LpRow> rows(static_cast<std::size_t>(instance_.size()), LpRow{.least = 1.0, .most = 1.0, .columns = {}});
  if (rows_.groups) {
    const double groups = *rows_.groups;
    rows.push_back({.least = groups, .most = groups, .columns = {}});
  }
  if (limits_unplaced()) {
    const double most = rows_.most_unplaced ? *rows_.most_unplaced : LinearProgramme::unlimited;
    const double least = rows_.least_unplaced > 0 ? rows_.least_unplaced : -LinearProgramme::unlimited;
    rows.push_back({.least = least, .most = most, .columns = {}});
  }
  programme_.add_rows(rows);
  fixed_rows_ = static_cast<int>(rows.size());
}

void Master::add_slacks() {
  std::vector<LpColumn> columns;
  double dearest = 1.0;
  const int count_row = instance_.size();
  const int unplaced_row = fixed_rows_ - 1;
  for (int u = 0; u < instance_.size(); ++u) {
    LpColumn column{.value = -instance_.price(u) / scale_, .upper = 1.0, .rows = {{u, 1.0}}};
    if (limits_unplaced()) column.rows.emplace_back(unplaced_row, instance_.weight(u));
    dearest = std::max(dearest, -column.value);
    columns.push_back(std::move(column));
  }
  made_up_value_ = -dear * dearest;
  const auto make_up = [&](int row, double factor) {
    made_up_columns_.push_back(static_cast<int>(columns.size()));
    columns.push_back({.value = made_up_value_, .upper = LinearProgramme::unlimited, .rows = {{row, factor}}});
  };
  if (rows_.groups) {
    make_up(count_row, 1.0);
    make_up(count_row, -1.0);
  }
  if (rows_.most_unplaced) make_up(unplaced_row, -1.0);
  programme_.add_columns(columns);
  fixed_columns_ = static_cast<int>(columns.size());
}

int Master::know(const Column& column) {
  const auto [number, fresh] = pool_.add(column);
  if (fresh) active_.push_back(false);
  return number;
}

LpColumn Master::programme_column(const Column& column) const {
  LpColumn entry{.value = column.value / scale_, .upper = LinearProgramme::unlimited, .rows = {}};
  for (const auto u : column.members()) entry.rows.emplace_back(u, 1.0);
  if (rows_.groups) entry.rows.emplace_back(instance_.size(), 1.0);
  for (std::size_t c = 0; c < cuts_.size(); ++c) {
    const int coefficient = cuts_[c].coefficient(column.members());
    if (coefficient > 0) entry.rows.emplace_back(first_cut_row() + static_cast<int>(c), coefficient);
  }
  return entry;
}

void Master::activate(const std::vector<int>& numbers) {
  std::vector<LpColumn> columns;
  for (const int number : numbers) {
    if (active_[static_cast<std::size_t>(number)]) continue;
    active_[static_cast<std::size_t>(number)] = true;
    numbers_.push_back(number);
    open_.push_back(true);
    columns.push_back(programme_column(pool_[number]));
  }
  programme_.add_columns(columns);
}

void Master::retire(const std::vector<bool>& keep) {
  std::vector<int> gone;
  std::vector<int> numbers;
  std::vector<bool> open;
  for (std::size_t k = 0; k < numbers_.size(); ++k) {
    const auto number = static_cast<std::size_t>(numbers_[k]);
    const int column = fixed_columns_ + static_cast<int>(k);
    if (keep[number] || programme_.is_basic(column)) {
      numbers.push_back(numbers_[k]);
      open.push_back(open_[k]);
    } else {
      gone.push_back(column);
      active_[number] = false;
    }
  }
  programme_.delete_columns(gone);
  numbers_ = std::move(numbers);
  open_ = std::move(open);
}

void Master::add_cuts(const std::vector<Violation>& cuts) {
  std::vector<std::vector<std::size_t>> with(static_cast<std::size_t>(instance_.size()));
  for (std::size_t k = 0; k < numbers_.size(); ++k) {
    for (const auto u : pool_[numbers_[k]].members()) with[u].push_back(k);
  }
  std::vector<LpRow> rows;
  for (const auto& [cut, amount] : cuts) {
    LpRow row{.least = -LinearProgramme::unlimited, .most = static_cast<double>(cut.limit), .columns = {}};
    std::vector<std::size_t> touched;
    for (std::size_t i = 0; i < cut.size; ++i) {
      touched.insert(touched.end(), with[cut.units[i]].begin(), with[cut.units[i]].end());
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const std::size_t k : touched) {
      const int coefficient = cut.coefficient(pool_[numbers_[k]].members());
      if (coefficient > 0) row.columns.emplace_back(fixed_columns_ + static_cast<int>(k), coefficient);
    }
    rows.push_back(std::move(row));
    cuts_.push_back(cut);
  }
  programme_.add_rows(rows);
}

void Master::delete_cuts(const std::function<bool(int)>& gone) {
  std::vector<int> rows;
  std::vector<Cut> cuts;
  for (int c = 0; c < static_cast<int>(cuts_.size()); ++c) {
    if (gone(c)) {
      rows.push_back(first_cut_row() + c);
    } else {
      cuts.push_back(cuts_[static_cast<std::size_t>(c)]);
    }
  }
  programme_.delete_rows(rows);
  cuts_ = std::move(cuts);
}

void Master::drop_slack_cuts() {
  delete_cuts([&](int c) { return programme_.row_is_basic(first_cut_row() + c); });
}

void Master::restrict_to(const Choices& choices) {
  for (std::size_t k = 0; k < numbers_.size(); ++k) {
    const auto number = static_cast<std::size_t>(numbers_[k]);
    const bool open = number >= choices.groups.size() || choices.groups[number];
    if (open == open_[k]) continue;
    open_[k] = open;
    programme_.set_bounds(fixed_columns_ + static_cast<int>(k), 0.0, open ? LinearProgramme::unlimited : 0.0);
  }
  for (int u = 0; u < instance_.size(); ++u) {
    decide_leaving(u, choices.leaving[static_cast<std::size_t>(u)]);
  }
}

void Master::decide_leaving(int u, Leaving leaving) {
  Leaving& now = leaving_[static_cast<std::size_t>(u)];
  if (now == leaving) return;
  now = leaving;
  programme_.set_bounds(u, leaving == Leaving::yes ? 1.0 : 0.0, 1.0);
  programme_.set_value(u, leaving == Leaving::no ? made_up_value_ : -instance_.price(u) / scale_);
}

double Master::try_without(const std::function<bool(const Column&)>& gone, const std::vector<int>& placed,
                           const std::vector<int>& left_out, const Stopper& stopper, int iterations) {
  for (std::size_t k = 0; k < numbers_.size(); ++k) {
    if (!open_[k] || !gone(pool_[numbers_[k]])) continue;
    open_[k] = false;
    programme_.set_bounds(fixed_columns_ + static_cast<int>(k), 0.0, 0.0);
  }
  for (const int u : placed) decide_leaving(u, Leaving::no);
  for (const int u : left_out) decide_leaving(u, Leaving::yes);
  (void)solve(stopper, iterations);
  return objective();
}

Master::Outcome Master::solve(const Stopper& stopper, int most_iterations) {
  return programme_.solve(stopper, most_iterations);
}

Duals Master::duals() const {
  const std::vector<double> prices = programme_.prices();
  Duals duals;
  for (int u = 0; u < instance_.size(); ++u) duals.unit.push_back(prices[static_cast<std::size_t>(u)] * scale_);
  auto row = static_cast<std::size_t>(instance_.size());
  if (rows_.groups) duals.count = prices[row++] * scale_;
  if (limits_unplaced()) {
    const double price = prices[row++] * scale_;
    duals.unplaced = rows_.most_unplaced ? price : std::min(0.0, price);
    if (rows_.least_unplaced == 0) duals.unplaced = std::max(0.0, duals.unplaced);
  }
  for (; row < prices.size(); ++row) duals.cuts.push_back(std::max(0.0, prices[row] * scale_));
  fold_count(duals);
  return duals;
}

// Groups of one size that hold everyone: their number follows from the other rows, so that its price may be any. The
// programme likes to balance it against prices of leaving out, and what large numbers lose in rounding is then more
// than what is significant; put where it belongs, on the units, nothing of it is left.
void Master::fold_count(Duals& duals) const {
  const auto [least, most] = instance_.sizes();
  if (!rows_.groups || least != most || *rows_.groups * most != instance_.total_weight()) return;
  std::vector<double> folded = duals.unit;
  for (int u = 0; u < instance_.size(); ++u) {
    double& price = folded[static_cast<std::size_t>(u)];
    price += duals.count * instance_.weight(u) / most;
    if (price < -instance_.price(u) - instance_.weight(u) * duals.unplaced) return;  // leaving it out would pay
  }
  duals.unit = std::move(folded);
  duals.count = 0.0;
}

bool Master::Solution::is_whole() const {
  if (made_up > 1e-6) return false;
  for (const Share& share : shares) {
    if (share.value < 1.0 - 1e-5) return false;
  }
  return std::all_of(left_out.begin(), left_out.end(), [](double s) { return s < 1e-5 || s > 1.0 - 1e-5; });
}

Master::Solution Master::solution() const {
  Solution solution;
  const double* values = programme_.values();
  for (int u = 0; u < instance_.size(); ++u) solution.left_out.push_back(std::clamp(values[u], 0.0, 1.0));
  for (const int column : made_up_columns_) solution.made_up += values[column];
  for (std::size_t u = 0; u < leaving_.size(); ++u) {
    if (leaving_[u] == Leaving::no) solution.made_up += values[u];
  }
  for (std::size_t k = 0; k < numbers_.size(); ++k) {
    const double value = values[fixed_columns_ + static_cast<int>(k)];
    if (value <= tiny) continue;
    solution.numbers.push_back(numbers_[k]);
    solution.shares.push_back({&pool_[numbers_[k]], value});
  }
  return solution;
}

void Master::go_to(const Place& place) {
  std::map<Cut, std::uint8_t> status;
  for (std::size_t c = 0; c < place.cuts.size(); ++c) {
    status[place.cuts[c]] = place.basis.rows[static_cast<std::size_t>(fixed_rows_) + c];
  }
  delete_cuts([&](int c) { return status.count(cuts_[static_cast<std::size_t>(c)]) == 0; });
  const std::set<Cut> present(cuts_.begin(), cuts_.end());
  std::vector<Violation> missing;
  for (const Cut& cut : place.cuts) {
    if (present.count(cut) == 0) missing.push_back({cut, 0.0});
  }
  add_cuts(missing);
  Basis basis;
  basis.columns = place.basis.columns;
  basis.rows.assign(place.basis.rows.begin(), place.basis.rows.begin() + fixed_rows_);
  for (const Cut& cut : cuts_) basis.rows.push_back(status[cut]);
  programme_.set_basis(basis);
}

}  // namespace samling::grouping::set_partitioning
