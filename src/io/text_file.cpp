#include "samling/io/text_file.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

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

void write_text(const std::filesystem::path& file, std::string_view text) {
  std::error_code error;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
  if (error) cannot("cannot_write", file, "cannot be written: " + error.message());
  if (std::filesystem::is_directory(file, error)) cannot("cannot_write", file, "cannot be written: it is a folder");
  const auto kind = std::filesystem::symlink_status(file, error).type();
  if (kind == std::filesystem::file_type::symlink) {
    const auto target = std::filesystem::weakly_canonical(file, error);  // the link stays, what it names is replaced
    if (!error && target != file) return write_text(target, text);
  }
  const bool is_device = std::filesystem::exists(file, error) && kind != std::filesystem::file_type::regular;
  if (is_device) return put(file, file, text);  // a terminal, a pipe, /dev/null: not ours to replace
  const std::filesystem::path part = free_name_beside(file);
  put(part, file, text);
  std::filesystem::rename(part, file, error);
  if (!error) return;
  const std::string reason = error.message();
  std::filesystem::remove(part, error);
  cannot("cannot_write", file, "cannot be written: " + reason);
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
