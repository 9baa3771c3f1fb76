// samling/themes/words.hpp: a text as the stems it is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace samling::themes {

enum class Language { norwegian, english };

struct Word {
  std::string stem;     ///< Case-folded and stemmed.
  std::string surface;  ///< As it stood, lower-cased: for evidence shown to people.
};

/// Language of a text by its most frequent function words; Norwegian (both forms) when in doubt.
[[nodiscard]] Language guess_language(std::string_view utf8);

/// Words of a UTF-8 text in order: ICU word breaks, lower-cased, stopwords and words without a letter dropped, Snowball stems.
/// Ill-formed UTF-8 becomes U+FFFD and splits words.
[[nodiscard]] std::vector<Word> words(std::string_view utf8);

/// Case-folded, white space trimmed and collapsed: how tags are compared.
[[nodiscard]] std::string fold(std::string_view utf8);

}  // namespace samling::themes
