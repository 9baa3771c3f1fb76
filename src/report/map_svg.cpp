#include "report/map_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "report/figures.hpp"
#include "report/map_labels.hpp"
#include "report/palette.hpp"
#include "report/text.hpp"

namespace samling::report {
namespace {

using plan::PlannedGroup;
using plan::PlannedMunicipality;

constexpr double font = 13.0;
constexpr int longest_name = 28;

std::optional<geo::LatLon> position(double lat, double lon) {
  if (!(std::abs(lat) < 89.9) || !(std::abs(lon) <= 180.0)) return {};
  return geo::LatLon::degrees(lat, lon);
}

void add_position(std::vector<geo::LatLon>& places, double lat, double lon) {
  if (const auto place = position(lat, lon)) places.push_back(*place);
}

void add_group(std::vector<geo::LatLon>& places, const PlanView& view, const PlannedGroup& group) {
  for (const auto& code : group.members) {
    if (const auto* seat = view.municipality(code)) add_position(places, seat->lat, seat->lon);
  }
  if (group.venue) add_position(places, group.venue->lat, group.venue->lon);
}

/// Collects the layers of one map, lowest first, and writes labels last.
class Painter {
 public:
  Painter(const PlanView& view, const MapFrame& frame, const Outlines& outlines, const std::vector<std::size_t>& slots)
      : view_(view), frame_(frame), outlines_(outlines), slots_(slots), board_(inner(frame)) {}

  [[nodiscard]] const Slot& slot(std::size_t group) const { return palette[slots_[group]]; }

  void hull(std::size_t group) {
    const auto& planned = view_.plan().groups[group];
    std::vector<Point> points;
    for (const auto& code : planned.members) {
      if (const auto point = seat(code)) points.push_back(*point);
    }
    if (points.empty()) return;
    areas_ += fmt::format(R"(<path fill="{0}" stroke="{0}" d="{1}"/>)", slot(group).fill, hull_path(points));
    Point middle;
    for (const auto& point : points) {
      middle.x += point.x / static_cast<double>(points.size());
      middle.y += point.y / static_cast<double>(points.size());
    }
    middles_.emplace_back(group, middle);
  }

  void journeys(std::size_t group) {
    const auto& planned = view_.plan().groups[group];
    if (!planned.venue) return;
    const auto goal = pixel(planned.venue->lat, planned.venue->lon);
    if (!goal) return;
    for (const auto& leg : planned.venue->legs) {
      const auto start = seat(leg.municipality);
      if (!start) continue;
      lines_ += fmt::format(R"(<path stroke="{}"{} d="M{:.1f} {:.1f}L{:.1f} {:.1f}"/>)", slot(group).fill,
                            leg.estimate ? R"( stroke-dasharray="5 4")" : "", start->x, start->y, goal->x, goal->y);
    }
  }

  void members(std::size_t group, double radius) {
    const auto& planned = view_.plan().groups[group];
    marks_ += fmt::format(R"(<g fill="{}" class="seat">)", slot(group).fill);
    for (const auto& code : planned.members) {
      const auto point = seat(code);
      if (!point) continue;
      board_.block_mark(*point, radius + 1);
      marks_ += fmt::format("<g><title>{} ({})</title>{}</g>", html_text(view_.name(code)), html_text(planned.key),
                            mark(slot(group), point->x, point->y, radius));
    }
    marks_ += "</g>";
  }

  void venue(std::size_t group, double size) {
    const auto& planned = view_.plan().groups[group];
    if (!planned.venue) return;
    const auto tip = pixel(planned.venue->lat, planned.venue->lon);
    if (!tip) return;
    board_.block({tip->x - 6 * size, tip->y - 18 * size, tip->x + 6 * size, tip->y});
    pins_ += fmt::format(
        R"svg(<g fill="{}" transform="translate({:.1f} {:.1f}) scale({})"><title>{}, venue of {}</title>)svg"
        R"svg(<path d="M0 0l-5.2-9a6 6 0 1 1 10.4 0z"/><circle cx="0" cy="-12" r="2.3" fill="#fff"/></g>)svg",
        slot(group).fill, tip->x, tip->y, size, html_text(one_line(planned.venue->name)), html_text(planned.key));
  }

  void ring(const PlannedMunicipality& municipality, double radius, std::string_view style) {
    const auto point = pixel(municipality.lat, municipality.lon);
    if (!point || !frame_.rect().holds({point->x, point->y, point->x, point->y})) return;
    board_.block_mark(*point, radius + 1);
    rings_ +=
        fmt::format(R"(<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"><title>{} (not placed)</title></circle>)",
                    style, point->x, point->y, radius, html_text(view_.name(municipality.code)));
  }

  void key_labels() {
    for (const auto& [group, point] : middles_) {
      const auto text = shorten(one_line(view_.plan().groups[group].key), 8);
      const double width = text_width(text, 12) + 12;
      const auto place = board_.place_over({.point = point, .clearance = 8, .width = width, .height = 18, .rings = 5});
      if (!place) {
        complete_ = false;
        continue;
      }
      if (place->needs_leader) leader(point, place->box);
      labels_ += fmt::format(
          R"(<a href="#group-{}"><g class="key"><rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="18" rx="9" fill="{}"/>)"
          R"(<text x="{:.1f}" y="{:.1f}" style="fill:{}">{}</text></g></a>)",
          group + 1, place->box.left, place->box.top, width, slot(group).fill, (place->box.left + place->box.right) / 2,
          place->box.top + 13.2, slot(group).text, html_text(text));
    }
  }

  void name_label(double lat, double lon, const std::string& text, std::string_view style, int rings,
                  double lift = 0.0) {
    const auto point = pixel(lat, lon);
    if (!point || !frame_.rect().holds({point->x, point->y, point->x, point->y})) return;
    const Point anchor{point->x, point->y - lift};
    const auto place =
        board_.place({.point = anchor, .clearance = 8, .width = text_width(text, font), .height = 16, .rings = rings});
    if (!place) {
      complete_ = false;
      return;
    }
    if (place->needs_leader) leader(anchor, place->box);
    const bool to_the_left = place->box.right < anchor.x;
    const bool to_the_right = place->box.left > anchor.x;
    const double x = to_the_left    ? place->box.right
                     : to_the_right ? place->box.left
                                    : (place->box.left + place->box.right) / 2;
    labels_ += fmt::format(R"(<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>)", style, x,
                           place->box.top + 12.4,
                           to_the_left    ? "end"
                           : to_the_right ? "start"
                                          : "middle",
                           html_text(text));
  }

  void seat_label(const std::string& code, const std::string& text, std::string_view style, int rings) {
    if (const auto* known = view_.municipality(code)) name_label(known->lat, known->lon, text, style, rings);
  }

  /// The whole picture. `land` gives the attributes of a municipality's outline.
  template <class AttributesOf>
  [[nodiscard]] std::string svg(const std::string& id, const std::string& title, const std::string& description,
                                AttributesOf land) const {
    const double below = 30.0;
    auto svg = fmt::format(R"(<svg class="map" viewBox="0 0 {0:.0f} {1:.0f}" role="img" aria-labelledby="{2}-t {2}-d">)"
                           R"(<title id="{2}-t">{3}</title><desc id="{2}-d">{4}</desc>)",
                           frame_.width(), frame_.height() + below, id, html_text(title), html_text(description));
    svg += fmt::format(R"(<svg width="{0:.0f}" height="{1:.0f}" viewBox="0 0 {0:.0f} {1:.0f}">)"
                       R"(<rect class="{2}" width="{0:.0f}" height="{1:.0f}"/>)",
                       frame_.width(), frame_.height(), outlines_.empty() ? "plain" : "sea");
    if (!outlines_.empty()) svg += "<g class=\"land\">" + outlines_.draw(frame_, land) + "</g>";
    svg += graticule(frame_);
    svg += "<g class=\"hulls\">" + areas_ + "</g><g class=\"journeys\">" + lines_ + "</g>" + rings_ + marks_ +
           "<g class=\"pins\">" + pins_ + "</g><g class=\"leaders\">" + leaders_ + "</g><g class=\"names\">" + labels_ +
           "</g></svg>";
    svg += scale_bar(frame_, 1.0, frame_.height() + 14);
    return svg + "</svg>";
  }

  [[nodiscard]] bool complete() const { return complete_; }

 private:
  // The degrees of the meridians stand below.
  [[nodiscard]] static Rect inner(const MapFrame& frame) {
    return {2.0, 2.0, frame.width() - 2.0, frame.height() - 17.0};
  }
  [[nodiscard]] std::optional<Point> pixel(double lat, double lon) const {
    const auto place = position(lat, lon);
    if (!place) return {};
    return frame_.at(*place);
  }
  [[nodiscard]] std::optional<Point> seat(const std::string& code) const {
    const auto* known = view_.municipality(code);
    if (known == nullptr) return {};
    return pixel(known->lat, known->lon);
  }
  void leader(Point from, const Rect& box) {
    const Point to{std::clamp(from.x, box.left, box.right), std::clamp(from.y, box.top, box.bottom)};
    leaders_ += fmt::format(R"(<path d="M{:.1f} {:.1f}L{:.1f} {:.1f}"/>)", from.x, from.y, to.x, to.y);
  }

  const PlanView& view_;
  const MapFrame& frame_;
  const Outlines& outlines_;
  const std::vector<std::size_t>& slots_;
  LabelBoard board_;
  std::string areas_, lines_, rings_, marks_, pins_, leaders_, labels_;
  std::vector<std::pair<std::size_t, Point>> middles_;
  bool complete_ = true;
};

std::string short_name(const PlanView& view, const std::string& code) {
  return shorten(view.name(code), longest_name);
}

void overview_names(Painter& painter, const PlanView& view) {
  for (const auto& group : view.plan().groups) {
    if (!group.venue) continue;
    painter.name_label(group.venue->lat, group.venue->lon, shorten(one_line(group.venue->name), longest_name), "venue",
                       2, 12);
  }
  for (const auto& group : view.plan().groups) {
    for (const auto& code : group.members) painter.seat_label(code, short_name(view, code), "member", 2);
  }
  for (const auto* lonely : view.unplaced())
    painter.seat_label(lonely->code, short_name(view, lonely->code), "lonely", 1);
}

}  // namespace

std::string overview_map(const PlanView& view, const Outlines& outlines,
                         const std::vector<std::size_t>& slots_of_groups, const MapOptions& options) {
  const auto& plan = view.plan();
  std::vector<geo::LatLon> places;
  for (const auto& group : plan.groups) add_group(places, view, group);
  for (const auto* lonely : view.unplaced()) add_position(places, lonely->lat, lonely->lon);
  if (places.empty()) {
    for (const auto& municipality : plan.municipalities) add_position(places, municipality.lat, municipality.lon);
  }
  if (places.empty()) return {};
  const MapFrame frame(places, options.size);
  Painter painter(view, frame, outlines, slots_of_groups);
  const double radius = view.placed() > 150 ? 3.0 : 4.5;
  for (const auto* other : view.excluded()) painter.ring(*other, 2.0, "other");
  for (const auto* lonely : view.unplaced()) painter.ring(*lonely, radius, "hollow");
  for (std::size_t g = 0; g < plan.groups.size(); ++g) {
    painter.hull(g);
    painter.journeys(g);
    painter.members(g, radius);
  }
  for (std::size_t g = 0; g < plan.groups.size(); ++g) painter.venue(g, radius < 4.0 ? 0.65 : 1.0);
  painter.key_labels();
  if (options.names) overview_names(painter, view);
  const auto title = fmt::format("Map of {}", counted(plan.groups.size(), "gathering", "gatherings"));
  return painter.svg(
      options.id, title,
      fmt::format("{} placed, {} not placed. Every group is listed with its members, venue and travel below.",
                  counted(view.placed(), "municipality", "municipalities"), view.unplaced().size()),
      [](const std::string&) { return std::string(); });
}

std::string group_map(const PlanView& view, const Outlines& outlines, const std::vector<std::size_t>& slots_of_groups,
                      std::size_t group, const MapOptions& options) {
  const auto& planned = view.plan().groups[group];
  std::vector<geo::LatLon> places;
  add_group(places, view, planned);
  if (places.empty()) return {};
  const MapFrame frame(places, options.size);
  Painter painter(view, frame, outlines, slots_of_groups);
  for (const auto& other : view.plan().municipalities) {
    if (other.group != planned.key) painter.ring(other, 2.5, "other");
  }
  painter.hull(group);
  painter.journeys(group);
  painter.members(group, 5.5);
  painter.venue(group, 1.0);
  if (planned.venue) {
    const auto& venue = *planned.venue;
    painter.name_label(venue.lat, venue.lon, shorten(one_line(venue.name), longest_name), "venue", 4, 12);
  }
  std::vector<std::string> journeys;
  for (const auto& code : planned.members) {
    auto text = short_name(view, code);
    const auto* leg = leg_of(planned, code);
    if (leg != nullptr) {
      text += fmt::format(" {}{}", leg->estimate ? "≈" : "", minutes_text(leg->minutes_there));
      journeys.push_back(fmt::format("{} {}", view.name(code), minutes_text(leg->minutes_there)));
    }
    painter.seat_label(code, text, "member", 4);
  }
  if (options.names) {
    for (const auto& other : view.plan().municipalities) {
      if (other.group != planned.key) painter.seat_label(other.code, short_name(view, other.code), "faint", 1);
    }
  }
  const auto tinted = fmt::format(R"( class="home" style="fill:{}")", painter.slot(group).fill);
  const auto title = fmt::format("Map of {}: {}", one_line(planned.key), joined(view.names(planned.members)));
  const auto description =
      planned.venue ? fmt::format("Venue: {}. Travel there: {}.", one_line(planned.venue->name), joined(journeys))
                    : std::string("No venue.");
  return painter.svg(options.id, title, description, [&](const std::string& code) {
    return std::ranges::find(planned.members, code) != planned.members.end() ? tinted : std::string();
  });
}

}  // namespace samling::report
