// src/report/palette.hpp: colours that people with any colour vision tell apart, each with a mark of its own.
//
// After Okabe and Ito (2008), "Color Universal Design", darkened so that white or dark text on them has a contrast of
// at least 4.5:1 (WCAG 2.1). A colour is never alone: every slot has a shape, and every group its key as a label.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "samling/plan/plan.hpp"

namespace samling::report {

struct Slot {
  std::string_view fill;
  std::string_view text;  ///< Readable on fill.
  int corners;            ///< Of the mark: 0 circle, 4 square, 3 triangle…
  double turn;            ///< Degrees the mark is turned by.
};

inline constexpr std::array<Slot, 8> palette = {{{"#0068a8", "#ffffff", 0, 0},
                                                 {"#b84a00", "#ffffff", 4, 45},
                                                 {"#00785a", "#ffffff", 3, 0},
                                                 {"#8f3a84", "#ffffff", 4, 0},
                                                 {"#e0a000", "#1c2733", 3, 180},
                                                 {"#3a9bd9", "#1c2733", 6, 0},
                                                 {"#4b3f9e", "#ffffff", 5, 0},
                                                 {"#b04a5e", "#ffffff", 5, 180}}};

/// One slot a group: as far as possible from the groups that have it already, so that neighbours differ. First groups
/// take the first slots; ties go to the lowest.
[[nodiscard]] std::vector<std::size_t> slots_of(const plan::Plan& plan);

/// SVG of a slot's mark with the given radius.
[[nodiscard]] std::string mark(const Slot& slot, double x, double y, double radius);

}  // namespace samling::report
