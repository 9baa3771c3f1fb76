#include "report/palette.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "report/plan_view.hpp"

namespace samling::report {
namespace {

struct Centre {
  double lat = 0.0;
  double lon = 0.0;
};

std::optional<Centre> centre_of(const PlanView& view, const plan::PlannedGroup& group) {
  Centre sum;
  int count = 0;
  for (const auto& code : group.members) {
    if (const auto* seat = view.municipality(code)) {
      sum.lat += seat->lat;
      sum.lon += seat->lon;
      ++count;
    }
  }
  if (count == 0) return {};
  return Centre{sum.lat / count, sum.lon / count};
}

// Only the order counts, so degrees on a plane are good enough.
double nearness(const Centre& a, const Centre& b) {
  const double narrowing = std::cos((a.lat + b.lat) / 2 * std::numbers::pi / 180);
  return std::hypot(a.lat - b.lat, (a.lon - b.lon) * narrowing);
}

}  // namespace

std::vector<std::size_t> slots_of(const plan::Plan& plan) {
  const PlanView view(plan);
  std::vector<std::size_t> chosen;
  std::vector<std::optional<Centre>> centres;
  for (const auto& group : plan.groups) {
    const auto here = centre_of(view, group);
    std::array<double, palette.size()> nearest;
    nearest.fill(std::numeric_limits<double>::infinity());
    for (std::size_t g = 0; g < chosen.size(); ++g) {
      const double distance = here && centres[g] ? nearness(*here, *centres[g]) : 0.0;
      nearest[chosen[g]] = std::min(nearest[chosen[g]], distance);
    }
    std::size_t best = 0;
    for (std::size_t s = 1; s < palette.size(); ++s) {
      if (nearest[s] > nearest[best]) best = s;
    }
    chosen.push_back(best);
    centres.push_back(here);
  }
  return chosen;
}

std::string mark(const Slot& slot, double x, double y, double radius) {
  if (slot.corners == 0) return fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>)", x, y, radius);
  // Triangles need more, hexagons less, to look as large as a circle.
  const double reach = radius * (slot.corners == 3 ? 1.42 : slot.corners == 4 ? 1.3 : 1.15);
  std::string points;
  for (int corner = 0; corner < slot.corners; ++corner) {
    const double start = slot.corners == 4 ? 45.0 : -90.0;
    const double angle = (start + slot.turn + 360.0 * corner / slot.corners) * std::numbers::pi / 180;
    points +=
        fmt::format("{}{:.1f},{:.1f}", corner > 0 ? " " : "", x + reach * std::cos(angle), y + reach * std::sin(angle));
  }
  return fmt::format(R"(<polygon points="{}"/>)", points);
}

}  // namespace samling::report
