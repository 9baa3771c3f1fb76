#include "samling/themes/words.hpp"

#include <unicode/uchar.h>

#include "themes/word_cutter.hpp"

namespace samling::themes {

Language guess_language(std::string_view utf8) {
  return WordCutter().language(utf8);
}

std::vector<Word> words(std::string_view utf8) {
  return WordCutter().words(utf8);
}

std::string fold(std::string_view utf8) {
  const icu::UnicodeString folded = case_folded(utf8);
  icu::UnicodeString collapsed;
  bool blank_pending = false;
  for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const UChar32 symbol = folded.char32At(at);
    if (u_isUWhiteSpace(symbol)) {
      blank_pending = true;
      continue;
    }
    if (blank_pending && !collapsed.isEmpty()) collapsed.append(u' ');
    blank_pending = false;
    collapsed.append(symbol);
  }
  std::string text;
  collapsed.toUTF8String(text);
  return text;
}

}  // namespace samling::themes
