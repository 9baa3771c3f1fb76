#include "io/source_files.hpp"

#include <fmt/format.h>

#include "samling/io/text_file.hpp"

namespace samling::io {

SourceFiles::SourceFiles(const std::filesystem::path& programme, std::string_view bytes)
    : folder_(programme.parent_path()) {
  note(programme.filename().string(), bytes);
}

std::optional<SourceFile> SourceFiles::open(const JsonPlace& field) {
  const auto name = field.text();
  if (!name) return std::nullopt;
  const std::filesystem::path path = folder_ / *name;
  try {
    SourceFile file{path, path.filename().string(), read_text(path)};
    note(file.name, file.bytes);
    return file;
  } catch (const InvalidInput& problem) {
    for (const Issue& issue : problem.issues()) field.error(issue.rule, issue.message + ": " + path.string());
    return std::nullopt;
  }
}

std::optional<CsvFile> SourceFiles::open_csv(const JsonPlace& field) {
  const auto file = open(field);
  if (!file) return std::nullopt;
  return parse_csv(file->bytes, file->name, field.issues());
}

std::string SourceFiles::checksum() const {
  return sha256(digests_);
}

void SourceFiles::note(std::string_view name, std::string_view bytes) {
  digests_ += fmt::format("{} {} {}\n", sha256(bytes), bytes.size(), name);
}

}  // namespace samling::io
