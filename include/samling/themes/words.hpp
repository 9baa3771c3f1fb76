// samling/themes/words.hpp: a text as the stems it is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace samling::themes {

enum class Language { norwegian, english };

struct Word {
  std::string stem;                         ///< Case-folded and stemmed.
  std::string surface;                      ///< As it stood, lower-cased: for evidence shown to people.
  Language language = Language::norwegian;  ///< Of the text, hence of the stem.
};

/// Language of a text by its function words: whose own (those that the other language does not have) are the more
/// frequent. Norwegian, bokmål and nynorsk alike, when in doubt.
[[nodiscard]] Language guess_language(std::string_view utf8);

/// Words of a UTF-8 text in order: ICU word breaks (UAX 29), lower-cased, words without a letter dropped, function
/// words of both languages dropped (of the other one unless they are words of content in the text's), stemmed by the
/// Snowball stemmer of the text's language. Ill-formed UTF-8 becomes U+FFFD and splits words.
[[nodiscard]] std::vector<Word> words(std::string_view utf8);

/// Case-folded in compatibility form (NFKC_Casefold, UAX 31), white space trimmed and collapsed: how tags are compared.
[[nodiscard]] std::string fold(std::string_view utf8);

}  // namespace samling::themes
