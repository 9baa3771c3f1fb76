// themes/word_cutter.hpp: ICU and Snowball, set up once for many texts.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "samling/themes/words.hpp"

namespace samling::themes {

/// Cuts texts into words; see themes/words.hpp. One thread at a time. Throws std::runtime_error where ICU's data is not
/// installed.
class WordCutter {
 public:
  WordCutter();

  [[nodiscard]] std::vector<Word> words(std::string_view utf8);
  [[nodiscard]] Language language(std::string_view utf8);

 private:
  struct StemmerEnd {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
  };
  using Stemmer = std::unique_ptr<sb_stemmer, StemmerEnd>;

  [[nodiscard]] std::vector<std::string> lower_cased_words(std::string_view utf8);
  [[nodiscard]] std::string stem(Language language, const std::string& word);

  std::unique_ptr<icu::BreakIterator> breaks_;
  Stemmer norwegian_;
  Stemmer english_;
};

/// NFKC_Casefold of a text; ill-formed UTF-8 becomes U+FFFD.
[[nodiscard]] icu::UnicodeString case_folded(std::string_view utf8);

}  // namespace samling::themes
