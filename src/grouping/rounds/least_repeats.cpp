#include "grouping/rounds/least_repeats.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "grouping/words.hpp"

namespace samling::grouping {
namespace {

constexpr long pairs_in(long members) {
  return members * (members - 1) / 2;
}

// Pairs within boxes when `members` are spread over `boxes` as evenly as can be.
constexpr long spread(long members, long boxes) {
  const long fuller = members % boxes;
  return fuller * pairs_in(members / boxes + 1) + (boxes - fuller) * pairs_in(members / boxes);
}

// The numbers of municipalities and groups that one round may have.
struct Shape {
  long placed = 0;
  long groups = 0;
};

std::vector<Shape> shapes_of(const RoundsModel& model) {
  const SizeRange sizes = model.problem->sizes();
  const long total = model.total_weight();
  std::vector<Shape> shapes;
  for (long placed = std::max(0L, total - model.most_out); placed <= total; ++placed) {
    for (long groups = placed == 0 ? 0 : 1; groups * sizes.min <= placed; ++groups) {
      if (groups * sizes.max < placed || model.free_groups().value_or(static_cast<int>(groups)) != groups) continue;
      shapes.push_back({placed, groups});
      if (placed == 0) break;
    }
  }
  return shapes;
}

class Counting {
 public:
  Counting(const RoundsModel& model, int rounds)
      : model_(model), rounds_(rounds), shapes_(shapes_of(model)), met_(met_before(*model.problem)) {}

  LeastRepeats best() const {
    LeastRepeats best{0, "no count of pairs asks for more than 0"};
    for (LeastRepeats& bound : std::vector<LeastRepeats>{by_pairs(), by_companions(), by_two_running()}) {
      if (bound.repeats > best.repeats) best = std::move(bound);
    }
    if (const long pinned = of_pins(); pinned > 0) {
      best.repeats += pinned;
      best.proof += fmt::format("; {} more within pinned groups", pinned);
    }
    return best;
  }

 private:
  [[nodiscard]] bool met(MunicipalityId a, MunicipalityId b) const {
    return met_[a.index() * model_.problem->size() + b.index()] != 0;
  }

  // Companions that each free municipality may have and has not met.
  [[nodiscard]] std::vector<long> new_companions() const {
    std::vector<long> counts;
    for (int u = 0; u < model_.size(); ++u) {
      for (const MunicipalityId a : model_.units.free[static_cast<std::size_t>(u)]) {
        long count = 0;
        for (int v = 0; v < model_.size(); ++v) {
          if (u != v && model_.may[model_.at(u, v)] == 0) continue;
          for (const MunicipalityId b : model_.units.free[static_cast<std::size_t>(v)]) count += a != b && !met(a, b);
        }
        counts.push_back(count);
      }
    }
    return counts;
  }

  LeastRepeats by_pairs() const {
    long least = std::numeric_limits<long>::max();
    for (const Shape& shape : shapes_)
      least = std::min(least, shape.groups == 0 ? 0 : spread(shape.placed, shape.groups));
    if (shapes_.empty()) return {};
    long fresh = 0;
    for (const long count : new_companions()) fresh += count;
    fresh /= 2;
    return {rounds_ * least - fresh, fmt::format("{} make at least {} pairs, and only {} that may meet have not",
                                                 counted(rounds_, "round"), rounds_ * least, fresh)};
  }

  LeastRepeats by_companions() const {
    const long in_one_round = model_.problem->sizes().min - 1;
    long missing = -static_cast<long>(rounds_) * model_.most_out * in_one_round;
    for (const long count : new_companions()) missing += std::max(0L, rounds_ * in_one_round - count);
    return {(missing + 1) / 2,
            fmt::format("in {} each has {} companions or more, and some may have no so many different ones",
                        counted(rounds_, "round"), rounds_ * in_one_round)};
  }

  LeastRepeats by_two_running() const {
    if (model_.most_out > 0 || shapes_.empty() || model_.size() == 0) return {};
    long least = std::numeric_limits<long>::max();
    for (const Shape& before : shapes_) {
      for (const Shape& after : shapes_) {
        const long larger = after.placed % after.groups;
        const long size = after.placed / after.groups;
        least = std::min(
            least, larger * spread(size + 1, before.groups) + (after.groups - larger) * spread(size, before.groups));
      }
    }
    return {(rounds_ - 1) * least,
            fmt::format("two rounds running share at least {}: {} times", counted(least, "pair"), rounds_ - 1)};
  }

  long of_pins() const {
    long sum = 0;
    for (const Members& pin : model_.units.pinned) {
      sum += (rounds_ - 1) * pairs_in(static_cast<long>(pin.size()));
      for (const MunicipalityId a : pin) {
        for (const MunicipalityId b : pin) sum += a < b && met(a, b);
      }
    }
    return sum;
  }

  const RoundsModel& model_;
  int rounds_;
  std::vector<Shape> shapes_;
  std::vector<char> met_;
};

}  // namespace

LeastRepeats least_repeats_by_counting(const RoundsModel& model, int rounds) {
  return Counting(model, rounds).best();
}

}  // namespace samling::grouping
