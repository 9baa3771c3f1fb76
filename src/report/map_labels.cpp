#include "report/map_labels.hpp"

#include <algorithm>
#include <array>

#include "report/text.hpp"

namespace samling::report {
namespace {

// East first, because a name that begins at its mark reads best.
constexpr std::array<Point, 8> directions = {{{1, 0}, {-1, 0}, {1, -1}, {1, 1}, {0, -1}, {0, 1}, {-1, -1}, {-1, 1}}};

constexpr double ring_distance = 13.0;

Rect box_beside(const LabelRequest& request, Point direction, double distance) {
  const double diagonal = direction.x != 0 && direction.y != 0 ? 0.72 : 1.0;
  const double x = request.point.x + direction.x * distance * diagonal;
  const double y = request.point.y + direction.y * distance * diagonal;
  const double left = direction.x > 0 ? x : direction.x < 0 ? x - request.width : x - request.width / 2;
  const double top = direction.y > 0 ? y : direction.y < 0 ? y - request.height : y - request.height / 2;
  return {left, top, left + request.width, top + request.height};
}

}  // namespace

bool LabelBoard::free(const Rect& rect) const {
  return frame_.holds(rect) && std::ranges::none_of(taken_, [&](const Rect& taken) { return taken.overlaps(rect); });
}

std::optional<LabelPlace> LabelBoard::place(const LabelRequest& request) {
  for (int ring = 0; ring < request.rings; ++ring) {
    for (const auto& direction : directions) {
      const auto box = box_beside(request, direction, request.clearance + ring * ring_distance);
      if (!free(box)) continue;
      block(box);
      return LabelPlace{box, ring > 0};
    }
  }
  return {};
}

std::optional<LabelPlace> LabelBoard::place_over(const LabelRequest& request) {
  const Rect box{request.point.x - request.width / 2, request.point.y - request.height / 2,
                 request.point.x + request.width / 2, request.point.y + request.height / 2};
  if (!free(box)) return place(request);
  block(box);
  return LabelPlace{box, false};
}

double text_width(const std::string& text, double font_size) {
  return 0.6 * font_size * display_width(text);
}

}  // namespace samling::report
