// io/boundaries.hpp: outlines of municipalities from GeoJSON (RFC 7946), for the map.
#pragma once

#include <string>
#include <vector>

#include "io/code_book.hpp"
#include "io/issue_list.hpp"
#include "samling/plan/programme.hpp"

namespace samling::io {

/// Polygons and multi-polygons of a FeatureCollection. A feature whose property `code_property` is no municipality of
/// the programme is kept as an outline without a code. Issues: positions that are not WGS 84 degrees, rings that are
/// not closed, no code property anywhere.
[[nodiscard]] std::vector<plan::Boundary> read_boundaries(std::string_view bytes, const std::string& name,
                                                          const std::string& code_property, const CodeBook& codes,
                                                          IssueList& issues);

}  // namespace samling::io
