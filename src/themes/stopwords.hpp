// themes/stopwords.hpp: function words, which say what language a text is in and nothing of what it is about.
#pragma once

#include <string_view>

#include "samling/themes/words.hpp"

namespace samling::themes {

/// `word` is lower-cased. Norwegian: bokmål or nynorsk.
[[nodiscard]] bool is_stopword(Language language, std::string_view word);

}  // namespace samling::themes
