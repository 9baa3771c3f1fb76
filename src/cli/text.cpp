#include "cli/text.hpp"

#include <csv.h>

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace samling::cli {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The character at `at`; a byte that is no UTF-8 counts as one control character.
Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80U) return {first, 1};
  const std::size_t bytes = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0xC2U || first > 0xF4U || at + bytes > text.size()) return {0x80U, 1};
  char32_t code = first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!continues(text[at + i])) return {0x80U, 1};
    code = (code << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  return {code, bytes};
}

bool steers_a_terminal(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool line_end = c == 0x2028 || c == 0x2029;
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
  return control || line_end || direction;
}

std::string shown(std::string_view text, bool keep_newlines) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const bool newline = keep_newlines && character.code == U'\n';
    if (steers_a_terminal(character.code) && !newline) {
      const bool byte = character.code == 0x80U && character.bytes == 1;
      const auto number = byte ? static_cast<unsigned char>(text[at]) : static_cast<unsigned>(character.code);
      out += byte ? fmt::format("\\x{:02X}", number) : fmt::format("\\u{{{:X}}}", number);
    } else {
      out += text.substr(at, character.bytes);
    }
    at += character.bytes;
  }
  return out;
}

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

bool is_number(const std::string& cell) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc() && end == cell.data() + cell.size();
}

// OWASP CSV injection: a spreadsheet runs such a cell as a formula.
std::string harmless(const std::string& cell) {
  const bool formula = !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  return formula && !is_number(cell) ? "'" + cell : cell;
}

std::string csv_cell(const std::string& cell) {
  const std::string safe = harmless(cell);
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted(csv_write(nullptr, 0, safe.data(), safe.size()), '\0');
  csv_write(quoted.data(), quoted.size(), safe.data(), safe.size());
  return quoted;
}

}  // namespace

std::string visible(std::string_view utf8) {
  return shown(utf8, false);
}

std::string visible_lines(std::string_view utf8) {
  return shown(utf8, true);
}

std::string columns(const std::vector<std::vector<std::string>>& rows, std::size_t indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(visible(row[i])));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = visible(row[i]);
      line += cell + std::string(widths[i] - width(cell) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

std::string csv(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(row[i]);
    out += "\r\n";
  }
  return out;
}

}  // namespace samling::cli
