// src/model/affinity_terms.hpp: the terms of the affinity, for all pairs of a region and for chosen pairs without one.
#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "samling/model/affinity.hpp"
#include "samling/model/municipality.hpp"
#include "samling/themes/catalogue.hpp"
#include "samling/themes/practice_table.hpp"

namespace samling::model {

/// The formula of affinity.hpp. `travel` in the measure of the options; nothing when there is no figure.
[[nodiscard]] double combined_affinity(const AffinityOptions& options, double likeness, double unlikeness,
                                       std::optional<double> travel);

/// Throws InvalidInput when kilometres are to be weighed and the region has none.
void require_kilometres(const Region& region, const AffinityOptions& options);

[[nodiscard]] Eigen::MatrixXd theme_profiles_of(const std::vector<Municipality>& municipalities,
                                                const themes::ThemeCatalogue& catalogue, double parent_share);
[[nodiscard]] themes::PracticeTable practices_of(const std::vector<Municipality>& municipalities);

}  // namespace samling::model
