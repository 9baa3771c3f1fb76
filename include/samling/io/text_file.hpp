// samling/io/text_file.hpp: whole files in, whole files out, nothing half-written.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samling::io {

/// The bytes of a file. Throws InvalidInput naming it when it cannot be read.
[[nodiscard]] std::string read_text(const std::filesystem::path& file);
/// Writes to a temporary file beside `file`, then renames: readers see the old or the new, never a part. Creates
/// missing folders. Throws InvalidInput naming the path when it cannot.
void write_text(const std::filesystem::path& file, std::string_view text);
/// Several files, all or none as far as a disk allows: every one is written beside its place first; only when all are
/// whole they are renamed. What is not committed leaves nothing behind but folders.
class FilesTogether {
 public:
  FilesTogether() = default;
  FilesTogether(const FilesTogether&) = delete;
  FilesTogether& operator=(const FilesTogether&) = delete;
  ~FilesTogether();
  /// Throws InvalidInput naming the path when it cannot be written.
  void add(const std::filesystem::path& file, std::string_view text);
  void commit();

 private:
  struct Part {
    std::filesystem::path part;  // beside the file; empty: the file is a device, and gets the text itself
    std::filesystem::path file;
    std::string text;
  };
  std::vector<Part> parts_;
};
/// Before a long search: throws InvalidInput when `file` could not be written, as far as that can be seen without
/// changing anything.
void require_writable(const std::filesystem::path& file);
/// "sha256:<hex>" (FIPS 180-4).
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace samling::io
