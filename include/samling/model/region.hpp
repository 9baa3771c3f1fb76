// samling/model/region.hpp: the region as one immutable table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "samling/core/ids.hpp"
#include "samling/geo/travel_matrix.hpp"
#include "samling/model/code_history.hpp"
#include "samling/model/municipality.hpp"
#include "samling/themes/catalogue.hpp"

namespace samling::model {

class Region {
 public:
  /// `travel` must have a place named by each municipality's code; it may have more (venues). Where it has none, use
  /// geo::fill_with_estimates first. Throws InvalidInput, all issues at once: duplicate or empty code, unknown theme
  /// id, a place missing from `travel`, people < 1, a negative host_capacity or population, latest_home not after
  /// earliest_departure, a weight that is negative or not finite, an `as_of` or black-out date that does not exist.
  Region(std::vector<Municipality> municipalities, themes::ThemeCatalogue catalogue, geo::TravelMatrix travel,
         CodeHistory history = {}, std::optional<Date> as_of = {});

  [[nodiscard]] std::size_t size() const { return municipalities_.size(); }
  [[nodiscard]] const std::vector<Municipality>& municipalities() const { return municipalities_; }
  [[nodiscard]] const Municipality& operator[](MunicipalityId id) const { return municipalities_[id.index()]; }
  [[nodiscard]] const themes::ThemeCatalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] const geo::TravelMatrix& travel() const { return travel_; }
  [[nodiscard]] const CodeHistory& history() const { return history_; }
  [[nodiscard]] std::optional<Date> as_of() const { return as_of_; }

  /// By code, by exact name, or by a code or name that the history links to one here as of the region's date; without a
  /// date, the first one here among CodeHistory::linked_codes. Nothing when several here bear the name. O(log size) for
  /// what is here.
  [[nodiscard]] std::optional<MunicipalityId> find(std::string_view code_or_name) const;
  /// The same, but throws InvalidInput with near matches; of a shared name with the codes that bear it.
  [[nodiscard]] MunicipalityId at(std::string_view code_or_name) const;
  [[nodiscard]] PlaceId place(MunicipalityId id) const { return places_[id.index()]; }
  /// Distinct themes of its projects, ascending.
  [[nodiscard]] std::vector<ThemeId> themes_of(MunicipalityId id) const;
  /// Longer direction, between seats.
  [[nodiscard]] std::optional<Minutes> minutes_between(MunicipalityId a, MunicipalityId b) const;

 private:
  std::vector<Municipality> municipalities_;
  themes::ThemeCatalogue catalogue_;
  geo::TravelMatrix travel_;
  CodeHistory history_;
  std::optional<Date> as_of_;
  std::vector<PlaceId> places_;
  std::vector<MunicipalityId> by_code_;  ///< Rows in the order of their codes.
  std::vector<MunicipalityId> by_name_;  ///< Rows in the order of their names.
};

}  // namespace samling::model
