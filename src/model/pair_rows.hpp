// src/model/pair_rows.hpp: a sparse affinity from the candidates that each municipality names.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "samling/core/issue.hpp"
#include "samling/core/parallel.hpp"
#include "samling/model/affinity.hpp"

namespace samling::model {

/// body(row) for every row, some hundred at a time so that starting them costs nothing.
template <class Body>
void for_each_row(std::size_t rows, int threads, const Body& body) {
  constexpr std::size_t rows_at_once = 256;
  parallel_for((rows + rows_at_once - 1) / rows_at_once, threads, [&](std::size_t block) {
    const std::size_t end = std::min(rows, (block + 1) * rows_at_once);
    for (std::size_t row = block * rows_at_once; row < end; ++row) body(row);
  });
}

inline void expect_companions(int companions) {
  constexpr int most_companions = 1'000;
  require(companions >= 1 && companions <= most_companions, "companions", fmt::format("{}", companions),
          fmt::format("must be from 1 to {}", most_companions));
}

/// Both directions of every pair named, the lower row's list as given. figure(a, b) is asked with a < b only, once, so
/// that both directions get the same bits.
template <class Figure>
Affinity in_both_directions(const std::vector<std::vector<std::size_t>>& named, int threads, const Figure& figure) {
  std::vector<std::vector<Companion>> rows(named.size());
  for (std::size_t a = 0; a < named.size(); ++a) {
    for (const std::size_t b : named[a]) rows[std::min(a, b)].push_back({.other = MunicipalityId(std::max(a, b))});
  }
  for_each_row(rows.size(), threads, [&](std::size_t a) {
    auto& row = rows[a];
    std::sort(row.begin(), row.end(), [](const Companion& x, const Companion& y) { return x.other < y.other; });
    row.erase(std::unique(row.begin(), row.end(), [](const auto& x, const auto& y) { return x.other == y.other; }),
              row.end());
    for (Companion& companion : row) companion.affinity = figure(a, companion.other.index());
  });
  std::vector<std::size_t> own;
  for (const auto& row : rows) own.push_back(row.size());
  for (std::size_t a = 0; a < rows.size(); ++a) {
    for (std::size_t k = 0; k < own[a]; ++k) {
      const Companion companion = rows[a][k];
      rows[companion.other.index()].push_back({.other = MunicipalityId(a), .affinity = companion.affinity});
    }
  }
  return Affinity(std::move(rows));
}

}  // namespace samling::model
