// model/drawn_programme.hpp: regions with themes and practices, drawn at random or told in a line each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "samling/model/region.hpp"

namespace samling::testing {

/// "heltid: longer shifts, staff pool; omdømme" as projects; themes by code of the catalogue.
[[nodiscard]] std::vector<model::Project> projects_told(const themes::ThemeCatalogue& catalogue,
                                                        const std::string& told);

/// One municipality a line; codes "A", "B", …, `minutes` from each to each.
[[nodiscard]] model::Region region_told(const themes::ThemeCatalogue& catalogue, const std::vector<std::string>& told,
                                        const Eigen::MatrixXd& minutes);

/// The same minutes between any two.
[[nodiscard]] Eigen::MatrixXd all_apart(std::size_t n, double minutes);

/// Themes with parents and weights, projects with tags or texts or neither, asymmetric minutes and kilometres with
/// holes.
[[nodiscard]] model::Region drawn_programme(std::uint64_t seed, std::size_t n);

}  // namespace samling::testing
