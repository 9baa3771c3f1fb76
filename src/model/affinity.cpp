#include "samling/model/affinity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "model/affinity_terms.hpp"
#include "samling/core/issue.hpp"

namespace samling::model {
namespace {

constexpr double scales_of_unknown_travel = 2.0;

std::optional<Kilometres> kilometres_between(const geo::TravelMatrix& travel, PlaceId a, PlaceId b) {
  const auto there = travel.kilometres(a, b);
  const auto back = travel.kilometres(b, a);
  return there && back ? std::optional(std::max(*there, *back)) : std::nullopt;
}

// Longer direction in the measure of the options; nothing when there is no figure.
std::optional<double> travel_between(const Region& region, TravelMeasure measure, MunicipalityId a, MunicipalityId b) {
  if (measure == TravelMeasure::minutes) {
    const auto minutes = region.minutes_between(a, b);
    return minutes ? std::optional(minutes->count()) : std::nullopt;
  }
  const auto kilometres = kilometres_between(region.travel(), region.place(a), region.place(b));
  return kilometres ? std::optional(kilometres->count()) : std::nullopt;
}

}  // namespace

void require_kilometres(const Region& region, const AffinityOptions& options) {
  const bool wanted = options.travel_measure == TravelMeasure::kilometres && options.travel_weight > 0.0;
  if (!wanted || region.size() == 0 || region.travel().knows_kilometres()) return;
  throw InvalidInput(Issue{.rule = "missing_kilometres",
                           .field = "travel_measure",
                           .value = "kilometres",
                           .message = "cannot be weighed: the travel matrix has minutes only"});
}

// The one place where the formula stands: all pairs, chosen pairs and the explanation of a pair come here.
double combined_affinity(const AffinityOptions& options, double likeness, double unlikeness,
                         std::optional<double> travel) {
  const double scales = travel ? *travel / options.travel_scale : scales_of_unknown_travel;
  return options.theme_weight * likeness + options.difference_weight * unlikeness - options.travel_weight * scales;
}

Eigen::MatrixXd theme_profiles_of(const std::vector<Municipality>& municipalities,
                                  const themes::ThemeCatalogue& catalogue, double parent_share) {
  const auto themes = static_cast<Eigen::Index>(catalogue.size());
  Eigen::MatrixXd profiles(static_cast<Eigen::Index>(municipalities.size()), themes);
  for (std::size_t row = 0; row < municipalities.size(); ++row) {
    std::vector<double> counts(catalogue.size(), 0.0);
    for (const Project& project : municipalities[row].projects) counts[project.theme.index()] += project.weight;
    profiles.row(static_cast<Eigen::Index>(row)) = themes::profile(catalogue, counts, parent_share).transpose();
  }
  return profiles;
}

Eigen::MatrixXd theme_profiles(const Region& region, double parent_share) {
  return theme_profiles_of(region.municipalities(), region.catalogue(), parent_share);
}

themes::PracticeTable practices(const Region& region) {
  return practices_of(region.municipalities());
}

themes::PracticeTable practices_of(const std::vector<Municipality>& municipalities) {
  std::vector<std::vector<themes::ThemePractice>> by_municipality;
  for (const Municipality& municipality : municipalities) {
    auto& of_one = by_municipality.emplace_back();
    for (const Project& project : municipality.projects) {
      const bool both = !project.title.empty() && !project.text.empty();
      of_one.push_back(
          {.theme = project.theme,
           .practice = {.tags = project.approach_tags, .text = project.title + (both ? "\n" : "") + project.text}});
    }
  }
  return themes::PracticeTable(by_municipality);
}

void validate(const AffinityOptions& options) {
  std::vector<Issue> issues;
  const auto demand = [&](bool holds, const char* field, double value, const char* message) {
    if (holds) return;
    issues.push_back({.rule = std::string("invalid_") + field,
                      .field = field,
                      .value = fmt::format("{}", value),
                      .message = message});
  };
  const auto is_weight = [](double value) { return value >= 0.0 && value <= 1e6; };  // no sum of affinities overflows
  const char* not_weight = "is outside [0, 1000000]";
  demand(is_weight(options.theme_weight), "theme_weight", options.theme_weight, not_weight);
  demand(is_weight(options.difference_weight), "difference_weight", options.difference_weight, not_weight);
  demand(is_weight(options.travel_weight), "travel_weight", options.travel_weight, not_weight);
  demand(options.travel_scale >= 1e-3 && options.travel_scale <= 1e6, "travel_scale", options.travel_scale,
         "is outside [0.001, 1000000]");
  demand(options.parent_share >= 0.0 && options.parent_share <= 1.0, "parent_share", options.parent_share,
         "is outside [0, 1]");
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

Affinity affinity(const Region& region, const AffinityOptions& options, int threads) {
  validate(options);
  require_kilometres(region, options);
  const auto profiles = theme_profiles(region, options.parent_share);
  // Built up in place: likeness first, then row by row the whole sum.
  Eigen::MatrixXd values = themes::likeness_matrix(options.likeness, profiles, threads);
  Eigen::MatrixXd unlikeness;
  if (options.difference_weight > 0.0) unlikeness = practices(region).unlikeness_matrix(threads);
  for (Eigen::Index column = 0; column < values.cols(); ++column) {
    for (Eigen::Index row = 0; row < column; ++row) {
      const auto travel = travel_between(region, options.travel_measure, MunicipalityId(row), MunicipalityId(column));
      const double unlike = unlikeness.size() > 0 ? unlikeness(row, column) : 0.0;
      values(row, column) = values(column, row) = combined_affinity(options, values(row, column), unlike, travel);
    }
  }
  return Affinity(std::move(values));
}

std::vector<PairTerms> explain_pairs(const Region& region, const AffinityOptions& options,
                                     const std::vector<std::pair<MunicipalityId, MunicipalityId>>& pairs) {
  validate(options);
  require_kilometres(region, options);
  const Eigen::MatrixXd profiles = theme_profiles(region, options.parent_share);
  const themes::PracticeTable table = practices(region);
  const auto is_row = [&](MunicipalityId id) { return id.value() >= 0 && id.index() < region.size(); };
  std::vector<PairTerms> terms;
  for (const auto& [a, b] : pairs) {
    require(is_row(a) && is_row(b), "pairs", fmt::format("{}, {}", a.value(), b.value()),
            fmt::format("names a row that is not there; the region has {}", region.size()));
    auto unlikeness = table.compare(a.index(), b.index());
    PairTerms& pair = terms.emplace_back();
    pair.likeness =
        themes::likeness(options.likeness, profiles.row(a.value()).transpose(), profiles.row(b.value()).transpose());
    pair.unlikeness = unlikeness.score;
    pair.basis = unlikeness.basis;
    pair.only_a = std::move(unlikeness.only_a);
    pair.only_b = std::move(unlikeness.only_b);
    pair.minutes = region.minutes_between(a, b);
    pair.kilometres = kilometres_between(region.travel(), region.place(a), region.place(b));
    pair.estimate = region.travel().is_estimate(region.place(a), region.place(b)) ||
                    region.travel().is_estimate(region.place(b), region.place(a));
    const auto travel = travel_between(region, options.travel_measure, a, b);
    pair.affinity = a == b ? 0.0 : combined_affinity(options, pair.likeness, pair.unlikeness, travel);
  }
  return terms;
}

}  // namespace samling::model
