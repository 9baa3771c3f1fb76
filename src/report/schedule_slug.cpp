#include "report/schedule_slug.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <utility>

#include "report/text.hpp"

namespace samling::report {
namespace {

// Letters that Unicode does not decompose.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> spelled = {{{"æ", "ae"},
                                                                                    {"Æ", "ae"},
                                                                                    {"ø", "o"},
                                                                                    {"Ø", "o"},
                                                                                    {"œ", "oe"},
                                                                                    {"ß", "ss"},
                                                                                    {"đ", "d"},
                                                                                    {"Đ", "d"},
                                                                                    {"ð", "d"},
                                                                                    {"þ", "th"},
                                                                                    {"ł", "l"},
                                                                                    {"Ł", "l"}}};

std::string decomposed(std::string_view text) {
  std::string source = clean(text);
  for (const auto& [letter, letters] : spelled) {
    for (auto at = source.find(letter); at != std::string::npos; at = source.find(letter, at)) {
      source.replace(at, letter.size(), letters);
    }
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) return source;
  const auto result = normalizer->normalize(icu::UnicodeString::fromUTF8(source), error);
  std::string text_out;
  result.toUTF8String(text_out);
  return U_FAILURE(error) ? source : text_out;
}

}  // namespace

std::string plain_name(std::string_view text, char joiner, std::size_t longest) {
  std::string name;
  bool gap = false;
  for (const char c : decomposed(text)) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    const bool mark = static_cast<unsigned char>(c) >= 0x80U;  // An accent, or a letter that has no ASCII.
    if (plain && name.size() + (gap ? 2 : 1) > longest) break;
    if (plain && gap && !name.empty()) name += joiner;
    if (plain) name += small;
    gap = plain ? false : gap || !mark;
  }
  return name;
}

}  // namespace samling::report
