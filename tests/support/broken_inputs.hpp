// support/broken_inputs.hpp: a small valid programme as files, and everything that can be wrong with them, as one
// table.
//
//   const Folder folder = …;  write_valid_programme(folder);  broken.mutate(folder);  read_programme(folder /
//   "programme.json") must throw InvalidInput with an issue that has this file, line and field, and these fragments.
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace samling::testing {

struct BrokenInput {
  std::string name;  ///< CamelCase, for the test's name.
  std::string file;  ///< Of the issue.
  int line = 0;
  std::string field;
  std::string value_fragment;
  std::string message_fragment;
  std::function<void(const std::filesystem::path& folder)> mutate;  ///< Breaks the valid programme in the folder.
  friend void PrintTo(const BrokenInput& broken, std::ostream* out) { *out << broken.name; }
};

/// programme.json and the files it names: six municipalities around the Oslofjord. Creates the folder.
void write_valid_programme(const std::filesystem::path& folder);

/// One row a kind of mistake.
[[nodiscard]] const std::vector<BrokenInput>& broken_inputs();

/// Replaces the first occurrence in a file; throws std::logic_error when there is none, so that a mutation cannot miss.
void replace_in(const std::filesystem::path& file, std::string_view old_text, std::string_view new_text);
void write_file(const std::filesystem::path& file, std::string_view text);
[[nodiscard]] std::string file_text(const std::filesystem::path& file);

}  // namespace samling::testing
