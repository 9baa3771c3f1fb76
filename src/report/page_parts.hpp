// src/report/page_parts.hpp: the pieces of the page. Each function gives finished HTML; text from outside goes through
// html_text there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/map_outlines.hpp"
#include "report/palette.hpp"
#include "report/plan_view.hpp"

namespace samling::report {

/// What every part of one page needs.
struct Page {
  const PlanView& view;
  const Outlines& outlines;
  const std::vector<std::size_t>& slots;  ///< Of the groups.
};

/// The whole style sheet.
[[nodiscard]] std::string_view style_sheet();

/// The key of a group on its colour, with its mark.
[[nodiscard]] std::string badge(const Page& page, std::size_t group);
/// A table that scrolls inside itself where the window is narrow. `head` are words of ours; a column whose name starts
/// with '>' holds numbers.
[[nodiscard]] std::string table(std::string_view caption, const std::vector<std::string_view>& head,
                                const std::string& rows, std::string_view style = "");
/// A cell; `number` cells are set right.
[[nodiscard]] std::string cell(const std::string& html, bool number = false);
/// A cell that names its row.
[[nodiscard]] std::string row_head(const std::string& html);
/// " estimate" as a mark; empty when it is none.
[[nodiscard]] std::string estimate_mark(bool estimate);
/// A list with a bullet each; empty for none.
[[nodiscard]] std::string bullets(const std::vector<std::string>& texts);
/// Names joined by commas, each kept in one piece where it can be.
[[nodiscard]] std::string name_list(const PlanView& view, const std::vector<std::string>& codes);

[[nodiscard]] std::string group_section(const Page& page, std::size_t group);
[[nodiscard]] std::string unplaced_section(const Page& page);
[[nodiscard]] std::string rejected_section(const Page& page);
[[nodiscard]] std::string method_section(const Page& page);
[[nodiscard]] std::string sources_section(const Page& page);

}  // namespace samling::report
