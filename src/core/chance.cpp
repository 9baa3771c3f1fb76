#include "samling/core/chance.hpp"

namespace samling {
namespace {

std::uint64_t splitmix64(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

}  // namespace

Chance Chance::stream(std::uint64_t seed, std::uint64_t number) {
  return Chance(splitmix64(splitmix64(seed) ^ (number + 0x632be59bd9b4e019U)));
}

std::uint64_t Chance::below(std::uint64_t bound) {
  __extension__ using Wide = unsigned __int128;
  // The high half of a 64x64-bit product is uniform once the few low products that would favour some values are drawn
  // again. They are fewer than `bound`, so that the division is seldom needed.
  for (;;) {
    const Wide product = static_cast<Wide>(engine_()) * bound;
    const auto low = static_cast<std::uint64_t>(product);
    if (low >= bound || low >= (0 - bound) % bound) return static_cast<std::uint64_t>(product >> 64U);
  }
}

double Chance::unit() {
  return static_cast<double>(engine_() >> 11U) * 0x1.0p-53;
}

}  // namespace samling
