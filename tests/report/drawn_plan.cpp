#include <algorithm>
#include <cmath>

#include "samling/core/chance.hpp"
#include "samling/core/units.hpp"
#include "sample_pieces.hpp"
#include "sample_plan.hpp"

namespace samling::testing {

using plan::Plan;
using plan::PlannedGroup;
using plan::PlannedMunicipality;
using plan::PlannedVenue;

namespace {

PlannedGroup drawn_group(const std::vector<PlannedMunicipality>& members, std::size_t number) {
  const auto minutes = [](double lat1, double lon1, double lat2, double lon2) {
    return std::round(111.0 * std::hypot(lat1 - lat2, 0.5 * (lon1 - lon2)) * 1.3);
  };
  PlannedGroup group{.key = "G" + std::to_string(number + 1), .theme = "T" + std::to_string(number % 5)};
  double lat = 0.0, lon = 0.0;
  for (const auto& member : members) {
    group.members.push_back(member.code);
    lat += member.lat / static_cast<double>(members.size());
    lon += member.lon / static_cast<double>(members.size());
  }
  std::ranges::sort(group.members);
  PlannedVenue venue{
      .key = "V" + std::to_string(number), .name = "House " + std::to_string(number + 1), .lat = lat, .lon = lon};
  for (std::size_t i = 0; i < members.size(); ++i) {
    const double there = minutes(members[i].lat, members[i].lon, lat, lon);
    venue.legs.push_back({members[i].code, there, there, there / 1.3, number % 3 == 0});
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      const double between = minutes(members[i].lat, members[i].lon, members[j].lat, members[j].lon);
      group.pairs.push_back({members[i].code,
                             members[j].code,
                             0.75,
                             0.5,
                             "tags",
                             between,
                             between / 1.3,
                             number % 3 == 0,
                             0.0,
                             {"practice " + std::to_string(i)},
                             {"practice " + std::to_string(j)}});
    }
  }
  venue.why = "The least of the longest ways.";
  group.venue = venue;
  group.day = day(group.members, "10:00", 50);
  group.date = to_string(Date(std::chrono::sys_days{std::chrono::year(2015) / 3 / 2} + std::chrono::days(number)));
  group.why = "Near each other, one theme, different practice.";
  return group;
}

}  // namespace

Plan drawn_plan(std::size_t count, std::uint64_t seed) {
  Chance chance(seed);
  Plan plan = trio_plan();
  plan.status = "feasible";
  plan.title = "A drawn coast of " + std::to_string(count) + " municipalities";
  plan.groups.clear();
  plan.municipalities.clear();
  plan.score = 0.0;
  for (int t = 0; t < 5; ++t) plan.themes.push_back({"T" + std::to_string(t), "Theme " + std::to_string(t)});
  std::vector<PlannedMunicipality> rest;
  for (std::size_t i = 0; i < count; ++i) {
    const double along = static_cast<double>(i) / static_cast<double>(count);
    const auto code = std::to_string(1000 + i);
    rest.push_back(seat(code, "Place " + code, "County " + std::to_string(i / 40),
                        58.0 + 12.5 * along + 0.4 * chance.unit(), 5.5 + 20.0 * along * along + 4.0 * chance.unit(),
                        {"T" + std::to_string(i % 5)}, {}, ""));
  }
  std::size_t number = 0;
  while (rest.size() >= 3) {
    const auto first = rest.front();
    std::ranges::sort(rest, {}, [&](const PlannedMunicipality& m) {
      return std::pair(std::hypot(m.lat - first.lat, 0.5 * (m.lon - first.lon)), m.code);
    });
    const auto size = std::min<std::size_t>(rest.size(), 3 + chance.below(3));
    const std::vector<PlannedMunicipality> members(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size));
    rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size));
    plan.municipalities.insert(plan.municipalities.end(), members.begin(), members.end());
    plan.groups.push_back(drawn_group(members, number++));
  }
  for (auto& left : rest) plan.municipalities.push_back(lonely(left, "sizes"));
  complete(plan);
  plan.upper_bound = plan.score + 3.0;
  return plan;
}

}  // namespace samling::testing
