// src/report/day_svg.hpp: the hours of one gathering, in proportion to time.
#pragma once

#include <string>

#include "report/palette.hpp"
#include "report/plan_view.hpp"

namespace samling::report {

/// The programme on top, then a row a member: on the road (thin line), there (pale bar), presenting (solid bar). Empty
/// when the day has no readable clock times.
[[nodiscard]] std::string day_picture(const PlanView& view, const plan::PlannedGroup& group, const Slot& slot,
                                      const std::string& id);

}  // namespace samling::report
