#include "report/map_frame.hpp"

#include <fmt/format.h>

#include <GeographicLib/Constants.hpp>
#include <GeographicLib/Math.hpp>
#include <GeographicLib/TransverseMercator.hpp>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include "report/text.hpp"
#include "samling/core/units.hpp"

namespace samling::report {
namespace {

constexpr double least_metres = 16'000.0;
constexpr double pi = std::numbers::pi;

const GeographicLib::TransverseMercator& projection() {
  static const GeographicLib::TransverseMercator unscaled(GeographicLib::Constants::WGS84_a(),
                                                          GeographicLib::Constants::WGS84_f(), 1.0);
  return unscaled;
}

// The mean direction, so that places on both sides of 180 degrees have a middle between them.
double middle_longitude_of(const std::vector<geo::LatLon>& places) {
  double x = 0.0;
  double y = 0.0;
  for (const auto& place : places) {
    x += std::cos(place.lat() * pi / 180) * std::cos(place.lon() * pi / 180);
    y += std::cos(place.lat() * pi / 180) * std::sin(place.lon() * pi / 180);
  }
  return std::hypot(x, y) < 1e-9 ? 0.0 : std::atan2(y, x) * 180 / pi;
}

// 1, 2 or 5 times a power of ten, the largest that is not above `value`.
double round_below(double value) {
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double factor : {5.0, 2.0}) {
    if (factor * power <= value) return factor * power;
  }
  return power;
}

double degree_step(double span) {
  for (const double step : {0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0}) {
    if (span / step <= 5.0) return step;
  }
  return 20.0;
}

std::string degree_text(double degrees, char positive, char negative) {
  const auto number = format_number(std::abs(degrees), 2);
  return degrees == 0.0 ? "0°" : fmt::format("{}° {}", number, degrees > 0 ? positive : negative);
}

using Line = std::vector<Point>;

std::string polyline(const Line& line) {
  std::string path;
  for (const auto& point : line) path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", point.x, point.y);
  return fmt::format(R"(<path d="{}"/>)", path);
}

/// Where the line crosses x = `x`; nothing when it does not.
const double* crossing(const Line& line, double Point::* along, double at, double Point::* other, double& result) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double a = line[i - 1].*along;
    const double b = line[i].*along;
    if ((a - at) * (b - at) > 0 || a == b) continue;
    const double share = (at - a) / (b - a);
    result = line[i - 1].*other + share * (line[i].*other - line[i - 1].*other);
    return &result;
  }
  return nullptr;
}

constexpr int samples = 32;

Line parallel(const MapFrame& frame, const DegreeRange& range, double lat) {
  Line line;
  for (int i = 0; i <= samples; ++i) {
    const double relative = range.west + (range.east - range.west) * i / samples;
    line.push_back(
        frame.at(geo::LatLon::degrees(lat, GeographicLib::Math::AngNormalize(frame.middle_longitude() + relative))));
  }
  return line;
}

Line meridian(const MapFrame& frame, const DegreeRange& range, double lon) {
  Line line;
  for (int i = 0; i <= samples; ++i) {
    line.push_back(frame.at(geo::LatLon::degrees(range.south + (range.north - range.south) * i / samples, lon)));
  }
  return line;
}

}  // namespace

MapFrame::MapFrame(const std::vector<geo::LatLon>& places, const FrameSize& size) : size_(size) {
  assert(!places.empty());
  lon0_ = middle_longitude_of(places);
  Rect box{1e99, 1e99, -1e99, -1e99};
  for (const auto& place : places) {
    const auto point = metres(place);
    box = {std::min(box.left, point.x), std::min(box.top, point.y), std::max(box.right, point.x),
           std::max(box.bottom, point.y)};
  }
  middle_ = {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
  const double wide = std::max(box.right - box.left, least_metres);
  const double high = std::max(box.bottom - box.top, least_metres / 2);
  const double inner_width = size.width - 2 * size.margin;
  height_ = std::clamp(inner_width * high / wide + 2 * size.margin, size.least_height, size.most_height);
  scale_ = std::min(inner_width / wide, (height_ - 2 * size.margin) / high);
}

Point MapFrame::metres(geo::LatLon place) const {
  Point point;
  projection().Forward(lon0_, place.lat(), place.lon(), point.x, point.y);
  return point;
}

Point MapFrame::at(geo::LatLon place) const {
  const auto point = metres(place);
  return {size_.width / 2 + (point.x - middle_.x) * scale_, height_ / 2 - (point.y - middle_.y) * scale_};
}

double MapFrame::relative_longitude(double lon) const {
  return GeographicLib::Math::AngNormalize(lon - lon0_);
}

DegreeRange MapFrame::degrees() const {
  DegreeRange range{90.0, -90.0, 180.0, -180.0};
  constexpr int steps = 24;
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      const double x = middle_.x + (static_cast<double>(i) / steps - 0.5) * size_.width / scale_;
      const double y = middle_.y + (static_cast<double>(j) / steps - 0.5) * height_ / scale_;
      double lat = 0.0;
      double relative = 0.0;
      projection().Reverse(0.0, x, y, lat, relative);
      range = {std::min(range.south, lat), std::max(range.north, lat), std::min(range.west, relative),
               std::max(range.east, relative)};
    }
  }
  return range;
}

std::string graticule(const MapFrame& frame) {
  const auto range = frame.degrees();
  std::string lines;
  std::string labels;
  const double lat_step = degree_step(range.north - range.south);
  for (double k = std::ceil(range.south / lat_step); k * lat_step <= range.north; ++k) {
    const auto line = parallel(frame, range, k * lat_step);
    lines += polyline(line);
    double y = 0.0;
    if (crossing(line, &Point::x, 4.0, &Point::y, y) == nullptr || y < 16 || y > frame.height() - 22) continue;
    labels += fmt::format(R"(<text x="5" y="{:.1f}">{}</text>)", y - 3, degree_text(k * lat_step, 'N', 'S'));
  }
  const double lon_step = degree_step(range.east - range.west);
  const double first = std::ceil((frame.middle_longitude() + range.west) / lon_step);
  for (double k = first; k * lon_step <= frame.middle_longitude() + range.east; ++k) {
    const double lon = GeographicLib::Math::AngNormalize(k * lon_step);
    const auto line = meridian(frame, range, lon);
    lines += polyline(line);
    double x = 0.0;
    if (crossing(line, &Point::y, frame.height() - 4.0, &Point::x, x) == nullptr || x < 4 || x > frame.width() - 48)
      continue;
    labels +=
        fmt::format(R"(<text x="{:.1f}" y="{:.1f}">{}</text>)", x + 3, frame.height() - 5, degree_text(lon, 'E', 'W'));
  }
  return fmt::format(R"(<g class="graticule">{}</g><g class="degrees">{}</g>)", lines, labels);
}

std::string scale_bar(const MapFrame& frame, double x, double y) {
  const double kilometres = round_below(frame.width() / 4.5 / frame.pixels_per_kilometre());
  const double length = kilometres * frame.pixels_per_kilometre();
  return fmt::format(
      R"(<g class="scale"><path d="M{0:.1f} {1:.1f}v6h{2:.1f}v-6"/><text x="{3:.1f}" y="{4:.1f}">{5} km</text></g>)", x,
      y - 3, length, x + length + 6, y + 4, format_number(kilometres, 2));
}

}  // namespace samling::report
