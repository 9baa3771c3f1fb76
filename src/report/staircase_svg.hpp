// src/report/staircase_svg.hpp: rising staircases, one a method, over a logarithmic axis that may begin with 0.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "samling/workbench/statistics.hpp"

namespace samling::report {

struct StaircaseChart {
  std::string_view id;  ///< For the title, unique on the page.
  std::string_view title;
  std::string_view x_name;
  std::string_view y_name;
  const std::vector<workbench::Staircase>* of_method = nullptr;
  double shift = 0.0;      ///< Taken from every value before it is drawn: 1 makes ratios gaps.
  double scale = 1.0;      ///< Then times this.
  bool from_zero = false;  ///< Values of 0 (after the shift) have a place of their own left of the decades.
  double width = 1040;
  double height = 400;
};

/// An SVG element. Line k has the colour, the dashes and the mark of method_style(k).
[[nodiscard]] std::string staircase_svg(const StaircaseChart& chart);

/// The line of method k as a small picture for legends and tables.
[[nodiscard]] std::string method_sample(std::size_t method);

/// "100", "1", "0.001": a number of an axis.
[[nodiscard]] std::string axis_number(double value);

}  // namespace samling::report
