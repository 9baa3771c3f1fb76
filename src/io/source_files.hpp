// io/source_files.hpp: the files that a programme names, read once, and the checksum over all of them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "io/csv_table.hpp"
#include "io/json_with_lines.hpp"

namespace samling::io {

struct SourceFile {
  std::filesystem::path path;
  std::string name;  ///< Without folders.
  std::string bytes;
};

class SourceFiles {
 public:
  /// `programme` itself is the first of the files.
  SourceFiles(const std::filesystem::path& programme, std::string_view bytes);

  /// The file that a text field names, relative to the programme. Nothing when the field is absent; an issue when the
  /// file is.
  [[nodiscard]] std::optional<SourceFile> open(const JsonPlace& field);
  /// The same, cut into rows.
  [[nodiscard]] std::optional<CsvFile> open_csv(const JsonPlace& field);

  /// "sha256:…" over name, length and bytes of every file, in the order they were opened (which the reader fixes).
  [[nodiscard]] std::string checksum() const;

 private:
  void note(std::string_view name, std::string_view bytes);

  std::filesystem::path folder_;
  std::string digests_;  // a line a file
};

}  // namespace samling::io
