// support/data_folder.hpp: where tests find what is outside the repo. SAMLING_DATA names the folder; default ../shared/data beside the
// source tree. A test that needs it begins with
//   const auto data = data_folder(); if (!data) GTEST_SKIP() << "skipped: no data";
#pragma once

#include <filesystem>
#include <optional>

namespace samling::testing {

[[nodiscard]] std::optional<std::filesystem::path> data_folder();
/// The root of the source tree: examples, schema.
[[nodiscard]] std::filesystem::path source_folder();

}  // namespace samling::testing
