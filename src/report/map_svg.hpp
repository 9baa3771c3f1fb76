// src/report/map_svg.hpp: maps of a plan as SVG.
//
// Groups are hulls in the colour of their slot, members the slot's marks, venues pins, journeys lines (dashed when the
// figure is an estimate), unplaced municipalities hollow rings. All sizes are pixels at the map's own width.
#pragma once

#include <string>
#include <vector>

#include "report/map_frame.hpp"
#include "report/map_outlines.hpp"
#include "report/plan_view.hpp"

namespace samling::report {

struct MapOptions {
  std::string id;  ///< Unique in the page; for title and description.
  FrameSize size;
  bool names = true;  ///< Names of municipalities and venues where there is room.
};

/// All groups and whoever could have been placed. Empty when the plan has no usable position.
[[nodiscard]] std::string overview_map(const PlanView& view, const Outlines& outlines,
                                       const std::vector<std::size_t>& slots, const MapOptions& options);
/// One group, its venue and its journeys, with names and minutes. Empty when no member has a usable position.
[[nodiscard]] std::string group_map(const PlanView& view, const Outlines& outlines,
                                    const std::vector<std::size_t>& slots, std::size_t group,
                                    const MapOptions& options);

}  // namespace samling::report
