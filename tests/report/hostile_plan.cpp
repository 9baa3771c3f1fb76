#include <algorithm>
#include <utility>

#include "sample_plan.hpp"

namespace samling::testing {

using plan::Plan;

Plan filled_with(const std::string& text) {
  auto plan = pilot_plan();
  for (auto* field : {&plan.title, &plan.samling_version, &plan.input_checksum, &plan.status, &plan.proof,
                      &plan.settings.objective, &plan.settings.travel_measure, &plan.settings.likeness}) {
    *field = text;
  }
  for (auto* list : {&plan.conflict, &plan.repairs, &plan.warnings, &plan.attributions}) *list = {text, text};
  for (auto& theme : plan.themes) theme.name = text;
  for (auto& municipality : plan.municipalities) {
    municipality.name = municipality.county = municipality.why = text;
    municipality.approaches = {text};
    municipality.themes.push_back(text);
    if (!municipality.rule.empty() && municipality.rule != "excluded") municipality.rule = text;
  }
  for (auto& rejected : plan.rejected) {
    rejected.stage = text;
    rejected.reasons = rejected.repairs = {text};
    rejected.members.push_back(text);
  }
  for (auto& group : plan.groups) {
    group.why = text;
    group.warnings = {text};
    for (auto& alternative : group.alternatives) alternative.why_not = text;
    for (auto& pair : group.pairs) pair.only_a = pair.only_b = {text};
    for (auto& activity : group.day) {
      if (activity.kind == "break") activity.kind = text;
    }
    if (!group.venue) continue;
    group.venue->name = group.venue->why = text;
    group.venue->refused = {{text, text, text}};
  }
  // Codes and keys come from outside too.
  auto& first = plan.groups.front();
  first.key = text;
  for (auto& municipality : plan.municipalities) {
    if (municipality.group == "G1") municipality.group = text;
    if (municipality.code == "0105") municipality.code = text;
  }
  std::ranges::replace(first.members, std::string("0105"), text);
  for (auto& leg : first.venue->legs) {
    if (leg.municipality == "0105") leg.municipality = text;
  }
  for (auto& activity : first.day) {
    if (activity.presenter == "0105") activity.presenter = text;
  }
  return plan;
}

std::vector<std::string> hostile_texts() {
  std::string long_name;
  for (int i = 0; i < 400; ++i) long_name += "Ås";
  return {"<script>alert(1)</script>",
          "</style><img src=x onerror=alert(1)>",
          "\"><svg onload='alert(1)'>",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-2",
          "@SUM(1)",
          "\t=1",
          "\r=1",
          "line one\nline two\r\nEND:VCALENDAR\r\nBEGIN:VEVENT",
          "comma, semicolon; colon: backslash\\ quote\" apostrophe' caret^",
          "Bodø | *bold* _it_ [link](http://x) `code` # ~",
          "line\u2028separator\u2029paragraph\u0085next",
          "Ærø Åsnes Øyer Guovdageaidnu čáŋžŧđ 東京都 \U0001F600",
          "evil\u202Egpj.exe",
          "nul\x01\x1b[31mred",
          "bad\xff\xfe utf8 \xc3",
          "../../etc/passwd",
          "]]> <!-- --> &amp; &#60;",
          long_name};
}

std::vector<plan::Boundary> pilot_outlines() {
  const auto square = [](double lat, double lon, double half) {
    std::vector<geo::LatLon> ring;
    for (const auto& [y, x] : {std::pair{-1, -1}, {-1, 1}, {1, 1}, {1, -1}, {-1, -1}}) {
      ring.push_back(geo::LatLon::degrees(lat + y * half, lon + x * half * 2));
    }
    return ring;
  };
  std::vector<plan::Boundary> outlines = {{"0105", {square(59.28, 11.11, 0.08), square(59.30, 11.15, 0.02)}},
                                          {"0106", {square(59.20, 10.93, 0.06)}},
                                          {"0217", {square(59.80, 10.80, 0.05)}},
                                          {"far away", {square(-33.0, 151.0, 0.05)}}};
  auto crossing = square(59.50, 10.90, 0.1);
  std::swap(crossing[1], crossing[2]);
  outlines.push_back({"crossing", {crossing, {geo::LatLon::degrees(59, 10), geo::LatLon::degrees(59, 10)}}});
  return outlines;
}

}  // namespace samling::testing
