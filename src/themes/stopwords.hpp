// themes/stopwords.hpp: function words, which say what language a text is in and nothing of what it is about.
#pragma once

#include <string_view>

#include "samling/themes/words.hpp"

namespace samling::themes {

/// A function word of `language`. `word` is lower-cased. Norwegian: bokmål or nynorsk.
[[nodiscard]] bool is_stopword(Language language, std::string_view word);

/// Says nothing in a text of `language`: one of its function words, or one of the other language's that is no word of
/// content here ("the" in a Norwegian text, but not "by", a town).
[[nodiscard]] bool is_idle(Language language, std::string_view word);

}  // namespace samling::themes
