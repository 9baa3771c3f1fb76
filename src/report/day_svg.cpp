#include "report/day_svg.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/figures.hpp"
#include "report/map_labels.hpp"
#include "report/text.hpp"

namespace samling::report {
namespace {

using plan::PlannedActivity;
using plan::PlannedGroup;

constexpr double width = 440.0;
constexpr double left = 6.0;
constexpr double right = 434.0;
constexpr double hours_height = 18.0;
constexpr double programme_height = 30.0;
constexpr double row_height = 36.0;
constexpr double small_font = 11.0;
constexpr double least_font = 8.5;

struct Span {
  int start = 0;
  int end = 0;
};

std::optional<Span> span_of(const PlannedActivity& activity) {
  const auto start = minute_of_day(activity.start);
  const auto end = minute_of_day(activity.end);
  if (!start || !end || *end < *start) return {};
  return Span{*start, *end};
}

/// The day from the first departure to the last return.
class DayScale {
 public:
  DayScale(Span day, const PlannedGroup& group) : day_(day), shown_(day) {
    for (const auto& code : group.members) {
      const auto* leg = leg_of(group, code);
      if (leg == nullptr || is_remote(group, code)) continue;
      shown_.start = std::min(shown_.start, leave_minute(day.start, leg->minutes_there));
      shown_.end = std::max(shown_.end, home_minute(day.end, leg->minutes_home));
    }
    shown_.end = std::max(shown_.end, shown_.start + 1);
  }
  [[nodiscard]] double at(int minute) const {
    return left + (right - left) * (minute - shown_.start) / (shown_.end - shown_.start);
  }
  [[nodiscard]] Span day() const { return day_; }
  [[nodiscard]] Span shown() const { return shown_; }

 private:
  Span day_;
  Span shown_;
};

std::string hours(const DayScale& scale, double bottom) {
  const int span = scale.shown().end - scale.shown().start;
  const int step = span > 16 * 60 ? 240 : span > 9 * 60 ? 120 : 60;
  std::string svg = "<g class=\"hours\">";
  const int first = (scale.shown().start + 100 * step + step - 1) / step * step - 100 * step;
  for (int minute = first; minute <= scale.shown().end; minute += step) {
    const double x = scale.at(minute);
    svg += fmt::format(R"(<path d="M{0:.1f} {1}V{2:.1f}"/>)", x, hours_height, bottom);
    const auto label = clock_text(minute).substr(0, 5);
    if (x > 16 && x < width - 16) svg += fmt::format(R"(<text x="{:.1f}" y="12">{}</text>)", x, label);
  }
  return svg + "</g>";
}

std::string block(const PlanView& view, const PlannedActivity& activity, Span span, const DayScale& scale,
                  const Slot& slot) {
  const double x = scale.at(span.start);
  const double w = scale.at(span.end) - x;
  const bool presents = activity.kind == "slot";
  const auto name =
      presents && !activity.presenter.empty() ? view.name(activity.presenter) : activity_name(view, activity);
  auto svg = fmt::format(
      R"(<g class="{}"><title>{}–{} {}</title><rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" rx="3"{}/>)",
      presents                   ? "slot"
      : activity.kind == "lunch" ? "lunch"
                                 : "between",
      html_text(activity.start), html_text(activity.end), html_text(activity_name(view, activity)), x, hours_height + 4,
      std::max(0.5, w - 1), programme_height - 4, presents ? fmt::format(R"( fill="{}")", slot.fill) : std::string());
  // A long name is set smaller before it is cut.
  const double size = std::clamp((w - 4) / text_width(name, 1.0), least_font, small_font);
  const int room = static_cast<int>((w - 4) / text_width("x", size));
  if (room >= 3 && (presents || display_width(name) <= room)) {
    svg += fmt::format(R"(<text x="{:.1f}" y="{}" style="font-size:{:.1f}px{}">{}</text>)", x + w / 2,
                       hours_height + 21, size, presents ? fmt::format(";fill:{}", slot.text) : std::string(),
                       html_text(shorten(name, room)));
  }
  return svg + "</g>";
}

std::string member_row(const PlanView& view, const PlannedGroup& group, const std::string& code, const DayScale& scale,
                       const Slot& slot, double top) {
  const auto* leg = leg_of(group, code);
  const auto day = scale.day();
  const double bar = top + 17;
  std::string note = is_remote(group, code) ? " (remotely)" : "";
  std::string svg;
  if (leg != nullptr && !is_remote(group, code)) {
    const int leave = leave_minute(day.start, leg->minutes_there);
    const int home = home_minute(day.end, leg->minutes_home);
    note =
        fmt::format(" · leave {}, home {}{}", clock_text(leave), clock_text(home), leg->estimate ? " (estimate)" : "");
    const bool at_home = home == day.end && leave == day.start;
    if (at_home) note = " · at home";
    if (!at_home)
      svg += fmt::format(R"(<path class="road" stroke="{}"{} d="M{:.1f} {:.1f}H{:.1f}M{:.1f} {:.1f}H{:.1f}"/>)",
                         slot.fill, leg->estimate ? R"( stroke-dasharray="4 3")" : "", scale.at(leave), bar + 5,
                         scale.at(day.start), scale.at(day.end), bar + 5, scale.at(home));
  }
  svg += fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="10" rx="3" fill="{}" fill-opacity=".22"/>)",
                     scale.at(day.start), bar, scale.at(day.end) - scale.at(day.start), slot.fill);
  for (const auto& activity : group.day) {
    const auto span = span_of(activity);
    if (activity.presenter != code || !span) continue;
    svg += fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="10" rx="3" fill="{}"/>)",
                       scale.at(span->start), bar, scale.at(span->end) - scale.at(span->start), slot.fill);
  }
  const int room = static_cast<int>((right - left) / (0.6 * small_font)) - display_width(note);
  svg += fmt::format(R"(<text x="{}" y="{:.1f}"><tspan class="who">{}</tspan>{}</text>)", left, top + 12,
                     html_text(shorten(view.name(code), std::max(8, room))), html_text(note));
  return svg;
}

}  // namespace

std::string day_picture(const PlanView& view, const PlannedGroup& group, const Slot& slot, const std::string& id) {
  if (group.day.empty()) return {};
  std::vector<Span> spans;
  for (const auto& activity : group.day) {
    const auto span = span_of(activity);
    if (!span) return {};
    spans.push_back(*span);
  }
  const DayScale scale({spans.front().start, std::max(spans.back().end, spans.front().start)}, group);
  const double rows_top = hours_height + programme_height + 10;
  const double height = rows_top + row_height * static_cast<double>(group.members.size());
  auto svg = fmt::format(
      R"(<svg class="day" viewBox="0 0 {0:.0f} {1:.0f}" role="img" aria-labelledby="{2}-t {2}-d"><title id="{2}-t">)"
      R"(The day of {3}, in proportion to time</title><desc id="{2}-d">From {4} to {5}; the table lists every activity. )"
      R"(Each member has a row: on the road, there, presenting.</desc>)",
      width, height, id, html_text(group.key), html_text(group.day.front().start), html_text(group.day.back().end));
  svg += hours(scale, height) + "<g class=\"programme\">";
  for (std::size_t i = 0; i < spans.size(); ++i) svg += block(view, group.day[i], spans[i], scale, slot);
  svg += "</g><g class=\"rows\">";
  double top = rows_top;
  for (const auto& code : group.members) {
    svg += member_row(view, group, code, scale, slot, top);
    top += row_height;
  }
  return svg + "</g></svg>";
}

}  // namespace samling::report
