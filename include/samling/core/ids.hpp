// samling/core/ids.hpp: rows of tables as types that cannot be mixed up.
//
// An id is the row number of its table, nothing else: no arithmetic, no conversion between kinds. The text a
// person knows a municipality by (its official code) is data in the row.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace samling {

/// Row number in the table that Tag names. Rows start at 0.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  explicit constexpr Id(std::int32_t value) : value_(value) {}
  template <std::convertible_to<std::size_t> Integer>
    requires(!std::same_as<Integer, std::int32_t> && !std::same_as<Integer, bool>)
  explicit constexpr Id(Integer row) : value_(static_cast<std::int32_t>(row)) {}

  [[nodiscard]] constexpr std::int32_t value() const { return value_; }
  /// The row as an index into a std::vector.
  [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(value_); }

  friend constexpr auto operator<=>(const Id&, const Id&) = default;

 private:
  std::int32_t value_ = 0;
};

using MunicipalityId = Id<struct MunicipalityTag>;  ///< Row of model::Region::municipalities().
using ThemeId = Id<struct ThemeTag>;                ///< Row of themes::ThemeCatalogue.
using VenueId = Id<struct VenueTag>;                ///< Row of the venue candidates.
using PlaceId = Id<struct PlaceTag>;                ///< Row and column of a geo::TravelMatrix.
using NodeId = Id<struct NodeTag>;                  ///< Node of a geo::RoadNetwork.

}  // namespace samling

template <class Tag>
struct std::hash<samling::Id<Tag>> {
  std::size_t operator()(const samling::Id<Tag>& id) const noexcept { return std::hash<std::int32_t>{}(id.value()); }
};
