#include "report/staircase_svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "report/palette.hpp"

namespace samling::report {
namespace {

constexpr double left_margin = 58;
constexpr double right_margin = 18;
constexpr double top_margin = 14;
constexpr double bottom_margin = 52;
constexpr double zero_strip = 34;  // width for values of 0
constexpr int most_decades = 9;

constexpr std::array<std::string_view, 3> dashes = {"", "7 4", "2 4"};

struct LineStyle {
  Slot slot;
  std::string_view dash;
};

// Eight colours, each with its mark; then again dashed, then dotted.
LineStyle line_style(std::size_t method) {
  return {palette[method % palette.size()], dashes[method / palette.size() % dashes.size()]};
}

std::string stroke(const LineStyle& style) {
  return fmt::format("stroke=\"{}\"{}", style.slot.fill,
                     style.dash.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", style.dash));
}

// Positions on the picture.
class ChartFrame {
 public:
  explicit ChartFrame(const StaircaseChart& chart) : chart_(chart) {
    double least = std::numeric_limits<double>::infinity();
    double most = 0.0;
    for (const auto& staircase : *chart.of_method) {
      for (const double value : staircase.values()) {
        const double drawn_value = drawn(value);
        if (drawn_value <= 0.0) continue;
        least = std::min(least, drawn_value);
        most = std::max(most, drawn_value);
      }
    }
    if (most == 0.0) least = most = 1.0;
    last_decade_ = static_cast<int>(std::ceil(std::log10(most) - 1e-9));
    first_decade_ = static_cast<int>(std::floor(std::log10(least) + 1e-9));
    first_decade_ = std::max(first_decade_, last_decade_ - most_decades);
    if (first_decade_ == last_decade_) --first_decade_;
  }

  [[nodiscard]] double drawn(double value) const {
    const double shifted = (value - chart_.shift) * chart_.scale;
    return std::abs(shifted) < 1e-12 ? 0.0 : shifted;
  }
  [[nodiscard]] double left() const { return left_margin; }
  [[nodiscard]] double right() const { return chart_.width - right_margin; }
  [[nodiscard]] double bottom() const { return chart_.height - bottom_margin; }
  [[nodiscard]] double decades_begin() const { return left_margin + (chart_.from_zero ? zero_strip : 0.0); }
  [[nodiscard]] double x_of_decade(double decade) const {
    return decades_begin() + (right() - decades_begin()) * (decade - first_decade_) / (last_decade_ - first_decade_);
  }
  [[nodiscard]] double x(double drawn_value) const {
    if (drawn_value <= 0.0) return left_margin;
    return std::max(x_of_decade(std::log10(drawn_value)), decades_begin());
  }
  [[nodiscard]] double y(double share) const { return bottom() - share * (bottom() - top_margin); }
  [[nodiscard]] int first_decade() const { return first_decade_; }
  [[nodiscard]] int last_decade() const { return last_decade_; }

 private:
  const StaircaseChart& chart_;
  int first_decade_ = 0;
  int last_decade_ = 1;
};

std::string grid(const StaircaseChart& chart, const ChartFrame& frame) {
  std::string lines;
  std::string texts;
  const auto vertical = [&](double x, const std::string& text) {
    lines += fmt::format("M{0:.1f} {1:.1f}V{2:.1f}", x, top_margin, frame.bottom());
    texts += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>)", x, frame.bottom() + 18, text);
  };
  if (chart.from_zero) vertical(frame.left(), "0");
  const bool narrow = (frame.right() - frame.decades_begin()) / (frame.last_decade() - frame.first_decade()) < 52;
  for (int decade = frame.first_decade(); decade <= frame.last_decade(); ++decade) {
    const bool named = !narrow || (frame.last_decade() - decade) % 2 == 0;
    vertical(frame.x_of_decade(decade), named ? axis_number(std::pow(10.0, decade)) : "");
  }
  if (frame.last_decade() - frame.first_decade() <= 2) {
    for (int decade = frame.first_decade(); decade < frame.last_decade(); ++decade) {
      for (const double part : {2.0, 5.0}) {
        const bool room = frame.last_decade() - frame.first_decade() == 1 || !narrow;
        vertical(frame.x_of_decade(decade + std::log10(part)), room ? axis_number(part * std::pow(10.0, decade)) : "");
      }
    }
  }
  for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    lines += fmt::format("M{:.1f} {:.1f}H{:.1f}", frame.left(), frame.y(share), frame.right());
    texts += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="end">{:.0f} %</text>)", frame.left() - 7,
                         frame.y(share) + 4, 100 * share);
  }
  texts += fmt::format(R"(<text class="axis" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>)",
                       (frame.left() + frame.right()) / 2, chart.height - 10, chart.x_name);
  return fmt::format(R"(<g class="grid"><path d="{}"/>{}</g>)", lines, texts);
}

// One line: flat, then up at each value, to the right edge.
std::string staircase_line(const workbench::Staircase& staircase, const ChartFrame& frame, std::size_t method) {
  const LineStyle style = line_style(method);
  const auto& values = staircase.values();
  std::string path = fmt::format("M{:.1f} {:.1f}", frame.left(), frame.y(0));
  std::string marks;
  // Marks at some of the steps, others for each line, so that lines which run together are told apart.
  const std::size_t every = std::max<std::size_t>(1, values.size() / 6);
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (k + 1 < values.size() && values[k + 1] == values[k]) continue;
    const double x = frame.x(frame.drawn(values[k]));
    const double y = frame.y(static_cast<double>(k + 1) / static_cast<double>(staircase.total()));
    path += fmt::format("H{:.1f}V{:.1f}", x, y);
    if ((k + method) % every == 0 || k + 1 == values.size()) marks += mark(style.slot, x, y, 4.2);
  }
  path += fmt::format("H{:.1f}", frame.right());
  return fmt::format(R"(<path class="step" {} d="{}"/><g class="marks" fill="{}">{}</g>)", stroke(style), path,
                     style.slot.fill, marks);
}

}  // namespace

std::string staircase_svg(const StaircaseChart& chart) {
  const ChartFrame frame(chart);
  std::string lines;
  for (std::size_t method = 0; method < chart.of_method->size(); ++method) {
    lines += staircase_line((*chart.of_method)[method], frame, method);
  }
  return fmt::format(
      R"(<svg class="chart" viewBox="0 0 {:.0f} {:.0f}" role="img" aria-labelledby="{}"><title id="{}">{}: {} over {}</title>{}{}</svg>)",
      chart.width, chart.height, chart.id, chart.id, chart.title, chart.y_name, chart.x_name, grid(chart, frame),
      lines);
}

std::string method_sample(std::size_t method) {
  const LineStyle style = line_style(method);
  return fmt::format(
      R"(<svg class="sample" viewBox="0 0 34 14" aria-hidden="true"><path class="step" {} d="M0 7H34"/><g class="marks" fill="{}">{}</g></svg>)",
      stroke(style), style.slot.fill, mark(style.slot, 17, 7, 4.2));
}

std::string axis_number(double value) {
  const double decade = std::log10(value);
  if (decade > 5.5 || decade < -4.5) return fmt::format("10<tspan dy=\"-5\" font-size=\"9\">{:.0f}</tspan>", decade);
  return fmt::format("{:.{}f}", value, static_cast<int>(std::max(0.0, -std::floor(decade + 1e-9))));
}

}  // namespace samling::report
