// src/report/schedule_colours.hpp: a colour and a mark for each track; the pair differs among the first 64.
#pragma once

#include <algorithm>
#include <string>

#include "report/palette.hpp"
#include "samling/report/schedule.hpp"

namespace samling::report {

struct TrackLook {
  const Slot* colour = nullptr;
  const Slot* shape = nullptr;
};

/// Of a track by its name; nothing for an entry without one.
[[nodiscard]] inline TrackLook look_of(const Schedule& schedule, const std::string& track) {
  const auto found = std::ranges::find(schedule.tracks, track);
  if (track.empty() || found == schedule.tracks.end()) return {};
  const auto row = static_cast<std::size_t>(found - schedule.tracks.begin());
  return {&palette[row % palette.size()], &palette[(row + row / palette.size()) % palette.size()]};
}

/// Whether the entry is one of those between the others: shown in grey.
[[nodiscard]] inline bool is_pause(const ScheduleEntry& entry) {
  return entry.kind == "break" || entry.kind == "lunch" || entry.kind == "pause";
}

}  // namespace samling::report
