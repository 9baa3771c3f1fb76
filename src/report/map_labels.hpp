// src/report/map_labels.hpp: names on a map that do not cover each other.
//
// Strategy: greedy, in the order asked. Each label is tried at eight places around its point, then again further out
// with a leader line; the first place that is free and inside the frame is taken. (Christensen, Marks and Shieber 1995,
// doi:10.1145/212332.212334, compare better and slower ways.)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/map_frame.hpp"

namespace samling::report {

struct LabelRequest {
  Point point;
  double clearance = 7.0;  ///< Distance from the point to the text.
  double width = 0.0;
  double height = 14.0;
  int rings = 1;  ///< How far out may be tried; 1: beside the point only.
};

struct LabelPlace {
  Rect box;
  bool needs_leader = false;
};

class LabelBoard {
 public:
  explicit LabelBoard(Rect frame) : frame_(frame) {}
  /// Nothing may be written here.
  void block(const Rect& rect) { taken_.push_back(rect); }
  void block_mark(Point point, double radius) {
    block({point.x - radius, point.y - radius, point.x + radius, point.y + radius});
  }
  /// A free place, which is then taken; nothing when there is none.
  [[nodiscard]] std::optional<LabelPlace> place(const LabelRequest& request);
  /// As place, but first tries to cover the point itself.
  [[nodiscard]] std::optional<LabelPlace> place_over(const LabelRequest& request);

 private:
  [[nodiscard]] bool free(const Rect& rect) const;
  Rect frame_;
  std::vector<Rect> taken_;
};

/// Estimated width of text: the page cannot measure, so a wide font is assumed.
[[nodiscard]] double text_width(const std::string& text, double font_size);

}  // namespace samling::report
