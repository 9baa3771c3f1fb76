#include "report/map_svg.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "report/day_svg.hpp"
#include "report/map_labels.hpp"
#include "report/palette.hpp"
#include "samling/core/chance.hpp"
#include "sample_plan.hpp"

namespace samling::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

geo::LatLon at(double lat, double lon) {
  return geo::LatLon::degrees(lat, lon);
}

TEST(MapFrame, ShowsEveryPlaceInsideItsMargin) {
  Chance chance(5);
  for (int round = 0; round < 50; ++round) {
    std::vector<geo::LatLon> places;
    const double span = std::pow(10.0, -3.0 + 4.0 * chance.unit());
    const auto count = 1 + chance.below(20);
    for (std::uint64_t i = 0; i < count; ++i)
      places.push_back(at(55.0 + span * chance.unit(), 10.0 + span * chance.unit()));
    const FrameSize size;
    const MapFrame frame(places, size);
    EXPECT_GE(frame.height(), size.least_height);
    EXPECT_LE(frame.height(), size.most_height);
    for (const auto& place : places) {
      const auto point = frame.at(place);
      EXPECT_GE(point.x, size.margin - 1e-6);
      EXPECT_LE(point.x, size.width - size.margin + 1e-6);
      EXPECT_GE(point.y, size.margin - 1e-6);
      EXPECT_LE(point.y, frame.height() - size.margin + 1e-6);
    }
  }
}

TEST(MapFrame, IsTrueToScaleInTheMiddle) {
  const auto a = at(59.28, 11.11);
  const auto b = at(59.81, 10.80);
  const MapFrame frame({a, b}, {});
  const auto p = frame.at(a);
  const auto q = frame.at(b);
  const double drawn = std::hypot(p.x - q.x, p.y - q.y) / frame.pixels_per_kilometre();
  EXPECT_NEAR(drawn, geo::geodesic_distance(a, b).count(), 0.001 * drawn);
}

TEST(MapFrame, NorthIsUpAndEastIsRight) {
  const MapFrame frame({at(59, 10), at(60, 11)}, {});
  EXPECT_LT(frame.at(at(60, 10.5)).y, frame.at(at(59, 10.5)).y);
  EXPECT_LT(frame.at(at(59.5, 10)).x, frame.at(at(59.5, 11)).x);
}

TEST(MapFrame, KeepsNeighboursTogetherAcrossTheDateLine) {
  const MapFrame frame({at(-17, 179.5), at(-17, -179.5)}, {});
  EXPECT_GT(frame.pixels_per_kilometre(), 5.0);
  EXPECT_LT(frame.at(at(-17, 179.5)).x, frame.at(at(-17, -179.5)).x);
}

TEST(MapLabels, NeverCoverEachOtherOrLeaveTheFrame) {
  Chance chance(11);
  const Rect frame{0, 0, 600, 400};
  LabelBoard board(frame);
  std::vector<Rect> boxes;
  for (int i = 0; i < 200; ++i) {
    const auto place = board.place({.point = {600 * chance.unit(), 400 * chance.unit()}, .width = 60, .rings = 3});
    if (place) boxes.push_back(place->box);
  }
  ASSERT_GT(boxes.size(), 20u);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    EXPECT_TRUE(frame.holds(boxes[i]));
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(boxes[i].overlaps(boxes[j]));
  }
}

TEST(Palette, GivesTheFirstGroupsDifferentColours) {
  const auto slots = slots_of(samling::testing::pilot_plan());
  EXPECT_EQ(slots, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(Palette, TextOnEveryColourCanBeRead) {
  const auto channel = [](std::string_view hex) {
    const double c = std::stoi(std::string(hex), nullptr, 16) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const auto luminance = [&](std::string_view colour) {
    return 0.2126 * channel(colour.substr(1, 2)) + 0.7152 * channel(colour.substr(3, 2)) +
           0.0722 * channel(colour.substr(5, 2));
  };
  std::set<std::pair<int, double>> marks;
  for (const auto& slot : palette) {
    const double a = luminance(slot.fill);
    const double b = luminance(slot.text);
    EXPECT_GE((std::max(a, b) + 0.05) / (std::min(a, b) + 0.05), 4.5) << slot.fill;
    EXPECT_TRUE(marks.insert({slot.corners, slot.turn}).second) << "every slot has a mark of its own";
  }
}

TEST(Maps, TellWhatTheyShow) {
  const auto plan = samling::testing::pilot_plan();
  const PlanView view(plan);
  const std::vector<plan::Boundary> none;
  const Outlines outlines(none);
  const auto slots = slots_of(plan);
  const auto map = overview_map(view, outlines, slots, {.id = "m", .size = {}, .names = true});
  EXPECT_THAT(map, HasSubstr("aria-labelledby=\"m-t m-d\""));
  EXPECT_THAT(map, HasSubstr("<title id=\"m-t\">Map of 4 gatherings</title>"));
  for (const auto* part :
       {"Inspiria Science Center", "Horten (not placed)", "60° N", "10° E", "km</text>", "stroke-dasharray"}) {
    EXPECT_THAT(map, HasSubstr(part));
  }
  EXPECT_THAT(group_map(view, outlines, slots, 0, {.id = "g", .size = {}, .names = true}),
              HasSubstr("Oppegård 55 min"));
  EXPECT_THAT(group_map(view, outlines, slots, 1, {.id = "g", .size = {}, .names = true}), HasSubstr("Lunner ≈12 min"));
}

TEST(Maps, DrawOutlinesOnlyWhereTheyAreSeen) {
  const auto plan = samling::testing::trio_plan();
  const PlanView view(plan);
  const auto boundaries = samling::testing::pilot_outlines();
  const Outlines outlines(boundaries);
  const MapFrame frame({at(59.28, 11.11), at(59.81, 10.80)}, {});
  std::vector<std::string> drawn;
  const auto svg = outlines.draw(frame, [&](const std::string& code) {
    drawn.push_back(code);
    return std::string();
  });
  EXPECT_EQ(drawn, (std::vector<std::string>{"0105", "0106", "0217", "crossing"}));
  EXPECT_THAT(svg, Not(HasSubstr("nan")));
}

TEST(Maps, LeaveOutPositionsThatAreNowhere) {
  auto plan = samling::testing::trio_plan();
  plan.municipalities[0].lat = std::nan("");
  plan.municipalities[1].lon = 500.0;
  const PlanView view(plan);
  const std::vector<plan::Boundary> none;
  const auto map = overview_map(view, Outlines(none), slots_of(plan), {.id = "m", .size = {}, .names = true});
  EXPECT_THAT(map, Not(HasSubstr("nan")));
  EXPECT_THAT(map, HasSubstr("Oppegård"));
}

TEST(DayPicture, IsProportionalToTime) {
  const auto plan = samling::testing::trio_plan();
  const PlanView view(plan);
  const auto svg = day_picture(view, plan.groups[0], palette[0], "d");
  // Shown from 09:05 to 15:55 on 428 pixels: 75 minutes are 78.3, less the gap of 1 between blocks.
  EXPECT_THAT(svg, HasSubstr("width=\"77.3\""));
  EXPECT_THAT(svg, HasSubstr("leave 09:05, home 15:55"));
}

TEST(DayPicture, IsLeftOutWhenTheTimesCannotBeRead) {
  auto plan = samling::testing::trio_plan();
  plan.groups[0].day[1].start = "soon";
  const PlanView view(plan);
  EXPECT_EQ(day_picture(view, plan.groups[0], palette[0], "d"), "");
}

}  // namespace
}  // namespace samling::report
