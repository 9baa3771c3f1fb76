// samling/core/chance.hpp: random numbers that are the same on every platform.
//
// std::mt19937_64 is fixed by the standard, std::uniform_int_distribution and std::shuffle are not, so those two
// are ours. Every use gets its chance from the options' seed; there is no other source.
#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace samling {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  /// A stream of its own for worker or round `number` of the same seed (splitmix64 of both, Steele et al. 2014,
  /// doi:10.1145/2660193.2660195).
  [[nodiscard]] static Chance stream(std::uint64_t seed, std::uint64_t number);

  /// Uniform in [0, bound). Precondition: bound > 0. Lemire (2019), doi:10.1145/3230636, without the modulo bias.
  [[nodiscard]] std::uint64_t below(std::uint64_t bound);
  /// Uniform in [0, 1), 53 bits.
  [[nodiscard]] double unit();

  /// Fisher-Yates.
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace samling
