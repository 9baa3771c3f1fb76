// timetable/agenda/steps.hpp: a set of grid steps as bits.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace samling::timetable::agenda {

class StepSet {
 public:
  StepSet() = default;
  /// Of steps 0 to size - 1. Precondition: size <= 1536, which a calendar day of minutes is.
  explicit StepSet(int size) : used_(static_cast<std::size_t>(size + 63) / 64) {}

  void add(int step) { words_[word(step)] |= bit(step); }
  void remove(int step) { words_[word(step)] &= ~bit(step); }
  [[nodiscard]] bool has(int step) const {
    return step >= 0 && word(step) < used_ && (words_[word(step)] & bit(step)) != 0;
  }
  [[nodiscard]] bool empty() const {
    for (std::size_t i = 0; i < used_; ++i) {
      if (words_[i] != 0) return false;
    }
    return true;
  }
  [[nodiscard]] int count() const {
    int total = 0;
    for (std::size_t i = 0; i < used_; ++i) total += std::popcount(words_[i]);
    return total;
  }
  /// Precondition: not empty.
  [[nodiscard]] int min() const {
    std::size_t i = 0;
    while (words_[i] == 0) ++i;
    return static_cast<int>(i * 64) + std::countr_zero(words_[i]);
  }
  [[nodiscard]] int max() const {
    std::size_t i = used_ - 1;
    while (words_[i] == 0) --i;
    return static_cast<int>(i * 64) + 63 - std::countl_zero(words_[i]);
  }
  /// The next member from `step` on; -1: none.
  [[nodiscard]] int next(int step) const {
    if (step < 0) step = 0;
    std::size_t i = word(step);
    if (i >= used_) return -1;
    std::uint64_t w = words_[i] & (~std::uint64_t{0} << (static_cast<unsigned>(step) % 64U));
    while (w == 0) {
      if (++i == used_) return -1;
      w = words_[i];
    }
    return static_cast<int>(i * 64) + std::countr_zero(w);
  }
  /// Each of these says whether anything changed.
  bool keep(const StepSet& other) {
    bool changed = false;
    for (std::size_t i = 0; i < used_; ++i) {
      const std::uint64_t kept = words_[i] & other.words_[i];
      changed = changed || kept != words_[i];
      words_[i] = kept;
    }
    return changed;
  }
  /// Takes away from `first` to `last`, both included.
  bool cut(int first, int last) {
    if (first < 0) first = 0;
    const int end = static_cast<int>(used_ * 64) - 1;
    if (last > end) last = end;
    bool changed = false;
    for (int i = first / 64; first <= last && i <= last / 64; ++i) {
      std::uint64_t mask = ~std::uint64_t{0};
      if (i == first / 64) mask &= ~std::uint64_t{0} << (static_cast<unsigned>(first) % 64U);
      if (i == last / 64) mask &= ~std::uint64_t{0} >> (63U - static_cast<unsigned>(last) % 64U);
      std::uint64_t& w = words_[static_cast<std::size_t>(i)];
      changed = changed || (w & mask) != 0;
      w &= ~mask;
    }
    return changed;
  }
  bool cut_below(int step) { return cut(0, step - 1); }
  bool cut_above(int step) { return cut(step + 1, static_cast<int>(used_ * 64) - 1); }
  friend bool operator==(const StepSet&, const StepSet&) = default;

 private:
  static std::size_t word(int step) { return static_cast<std::size_t>(step) / 64; }
  static std::uint64_t bit(int step) { return std::uint64_t{1} << (static_cast<unsigned>(step) % 64U); }
  std::array<std::uint64_t, 24> words_{};
  std::size_t used_ = 0;
};

}  // namespace samling::timetable::agenda
