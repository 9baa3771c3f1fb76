#include "report/text.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace samling::report {
namespace {

constexpr UChar32 replacement = 0xFFFD;
constexpr UChar32 next_line = 0x85;  // A line end of old mainframes.

bool is_bidirectional_override(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_kept_control(UChar32 c) {
  return c == '\t' || c == '\n' || c == '\r';
}

icu::UnicodeString cleaned(std::string_view text) {
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString result;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i) == next_line ? '\n' : source.char32At(i);
    const bool harmful = (u_charType(c) == U_CONTROL_CHAR && !is_kept_control(c)) || is_bidirectional_override(c) ||
                         U_IS_SURROGATE(c) || U_IS_UNICODE_NONCHAR(c);
    result.append(harmful ? replacement : c);
  }
  return result;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

int columns_of(UChar32 c) {
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string clean(std::string_view text) {
  return utf8(cleaned(text));
}

std::string one_line(std::string_view text) {
  const auto source = cleaned(text);
  icu::UnicodeString result;
  bool blank = false;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    if (u_isUWhiteSpace(c) && c != 0xA0) {
      blank = !result.isEmpty();
      continue;
    }
    if (blank) result.append(static_cast<UChar32>(' '));
    blank = false;
    result.append(c);
  }
  return utf8(result);
}

std::string html_text(std::string_view text) {
  std::string result;
  for (const char c : clean(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string prose(std::string_view text) {
  constexpr int longest_word = 24;
  const auto source = icu::UnicodeString::fromUTF8(one_line(text));
  std::string result;
  icu::UnicodeString piece;
  int letters = 0;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    if (letters == longest_word && columns_of(c) > 0) {
      result += html_text(utf8(piece)) + "<wbr>";
      piece.remove();
      letters = 0;
    }
    letters = c == ' ' ? 0 : letters + 1;
    piece.append(c);
  }
  return result + html_text(utf8(piece));
}

std::string markdown_text(std::string_view text) {
  static constexpr std::string_view active = "\\`*_[]#|~";
  std::string result;
  for (const char c : one_line(text)) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else {
      if (active.find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
  }
  return result;
}

std::string guarded_cell(std::string_view text) {
  static constexpr std::string_view formula_starts = "=+-@\t\r\n";
  auto result = clean(text);
  if (!result.empty() && formula_starts.find(result.front()) != std::string_view::npos) result.insert(0, 1, '\'');
  return result;
}

std::string calendar_line_text(std::string_view text) {
  auto source = cleaned(text);
  source.findAndReplace(icu::UnicodeString(u"\r\n"), icu::UnicodeString(u"\n"));
  source.findAndReplace(icu::UnicodeString(u"\r"), icu::UnicodeString(u"\n"));
  source.findAndReplace(icu::UnicodeString(u"\t"), icu::UnicodeString(u" "));
  return utf8(source);
}

std::string file_stem(std::string_view text) {
  constexpr std::size_t longest = 96;  // File systems take 255 bytes, with room for endings.
  std::string result;
  for (const char c : text) {
    if (result.size() > longest) break;
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    if (plain) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return result.empty() ? "%" : result;
}

int display_width(std::string_view text) {
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  int width = 0;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) width += columns_of(source.char32At(i));
  return width;
}

std::string shorten(std::string_view text, int columns) {
  if (display_width(text) <= columns) return std::string(text);
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString result;
  int width = 0;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    width += columns_of(c);
    if (width > columns - 1) break;
    result.append(c);
  }
  result.trim();
  if (columns >= 1) result.append(static_cast<UChar32>(0x2026));
  return utf8(result);
}

std::vector<std::string> wrapped(std::string_view text, int columns) {
  if (display_width(text) <= columns) return {std::string(text)};
  std::vector<std::string> lines(1);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = shorten(text.substr(begin, end - begin), columns - 2);
    const bool fits = display_width(lines.back()) + 1 + display_width(word) <= columns;
    if (lines.back().empty()) {
      lines.back() = word;
    } else if (fits) {
      lines.back() += " " + word;
    } else {
      lines.push_back("  " + word);
    }
    begin = end + 1;
  }
  return lines;
}

std::string padded(std::string_view text, int columns) {
  auto result = shorten(text, columns);
  const int missing = columns - display_width(result);
  result.append(static_cast<std::size_t>(std::max(0, missing)), ' ');
  return result;
}

}  // namespace samling::report
