#include "samling/io/text_file.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <system_error>

#include "samling/core/issue.hpp"

namespace samling::io {
namespace {

[[noreturn]] void cannot(const std::string& rule, const std::filesystem::path& file, const std::string& what) {
  throw InvalidInput(
      Issue{.rule = rule, .file = file.string(), .field = "file", .value = file.string(), .message = what});
}

// A name beside `file` that nobody else uses: the file's own with a number.
std::filesystem::path free_name_beside(const std::filesystem::path& file) {
  for (int number = 0; number < 1000; ++number) {
    std::filesystem::path candidate = file;
    candidate += fmt::format(".{}.part", number);
    if (!std::filesystem::exists(candidate)) return candidate;
  }
  cannot("cannot_write", file, "cannot be written: too many unfinished parts lie beside it");
}

// Writes into `to` on behalf of `file`; what could not be written whole is removed when it is a part of ours.
void put(const std::filesystem::path& to, const std::filesystem::path& file, std::string_view text) {
  std::ofstream stream(to, std::ios::binary | std::ios::trunc);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.flush();
  if (stream) return;
  const std::string reason = std::strerror(errno);
  std::error_code error;
  if (to != file) std::filesystem::remove(to, error);
  cannot("cannot_write", file, "cannot be written: " + reason);
}

// A link stays: what it names is replaced.
std::filesystem::path target_of(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_symlink(file, error)) return file;
  const auto target = std::filesystem::weakly_canonical(file, error);
  return error ? file : target;
}

// A terminal, a pipe, /dev/null: not ours to replace.
bool is_device(const std::filesystem::path& file) {
  std::error_code error;
  return std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error);
}

}  // namespace

std::string read_text(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) cannot("missing_file", file, "the file does not exist");
  if (std::filesystem::is_directory(file, error)) cannot("missing_file", file, "is a folder, not a file");
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream.good() && !stream.eof())
    cannot("unreadable_file", file, std::string("cannot be read: ") + std::strerror(errno));
  return text;
}

FilesTogether::~FilesTogether() {
  std::error_code none;
  for (const Part& part : parts_) {
    if (!part.part.empty()) std::filesystem::remove(part.part, none);
  }
}

void FilesTogether::add(const std::filesystem::path& file, std::string_view text) {
  std::error_code error;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
  if (error) cannot("cannot_write", file, "cannot be written: " + error.message());
  if (std::filesystem::is_directory(file, error)) cannot("cannot_write", file, "cannot be written: it is a folder");
  const std::filesystem::path target = target_of(file);
  if (target != file) return add(target, text);
  if (is_device(file)) return parts_.push_back({.part = {}, .file = file, .text = std::string(text)});
  const std::filesystem::path part = free_name_beside(file);
  put(part, file, text);
  parts_.push_back({.part = part, .file = file, .text = {}});
}

void FilesTogether::commit() {
  for (Part& part : parts_) {
    if (part.part.empty()) {
      put(part.file, part.file, part.text);
      continue;
    }
    std::error_code error;
    std::filesystem::rename(part.part, part.file, error);
    if (error) cannot("cannot_write", part.file, "cannot be written: " + error.message());
    part.part.clear();
  }
  parts_.clear();
}

void write_text(const std::filesystem::path& file, std::string_view text) {
  FilesTogether files;
  files.add(file, text);
  files.commit();
}

void require_writable(const std::filesystem::path& file) {
  std::error_code none;
  if (std::filesystem::is_directory(file, none)) cannot("cannot_write", file, "cannot be written: it is a folder");
  const std::filesystem::path target = target_of(file);
  if (target != file) return require_writable(target);
  if (is_device(file)) return;
  std::filesystem::path folder = std::filesystem::absolute(file, none).parent_path();
  if (std::filesystem::exists(folder, none) && std::filesystem::is_directory(folder, none)) {
    const std::filesystem::path part = free_name_beside(file);
    put(part, file, "");
    std::filesystem::remove(part, none);
    return;
  }
  // The folder is yet to be made, in the nearest one that exists.
  while (!std::filesystem::exists(folder, none) && folder.has_relative_path()) folder = folder.parent_path();
  if (!std::filesystem::is_directory(folder, none)) {
    cannot("cannot_write", file, "cannot be written: " + folder.string() + " is not a folder");
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    cannot("cannot_write", file, std::string("cannot be written: ") + std::strerror(errno));
  }
}

std::string sha256(std::string_view bytes) {
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  const bool done = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1 &&
                    EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                    EVP_DigestFinal_ex(context.get(), digest.data(), &length) == 1;
  if (!done) throw std::runtime_error("OpenSSL has no SHA-256");
  std::string text = "sha256:";
  for (unsigned int i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace samling::io
