// samling/themes/approach.hpp: how differently two municipalities work on the same theme.
//
// Unlikeness is a score of its own, never one minus likeness of themes: alike in theme and unlike in practice is what a
// gathering wants.
//   both have tags   1 - |A intersect B| / |A union B|                          (Jaccard 1912 distance of the tag sets)
//   else, both have text   1 - cosine of their TF-IDF vectors                   (Sparck Jones 1972; log-scaled tf,
//   smoothed idf) else             unknown: score 0, and `basis` says so.
// A text's vector has the entry (1 + ln tf) idf for each word, idf = 1 + ln((1 + N) / (1 + df)), N the practices with
// words. A tag that is blank is no tag; a text of nothing but stopwords is no text. Words are cut by ICU, lower-cased,
// stopwords dropped and stemmed by Snowball (Porter 2001), Norwegian and English.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace samling::themes {

struct Practice {
  std::vector<std::string> tags;  ///< Approach tags: "longer shifts". Compared trimmed and case-folded.
  std::string text;               ///< Short description, any mix of Norwegian and English.
};

enum class UnlikenessBasis { tags, text, unknown };

struct Unlikeness {
  double score = 0.0;  ///< In [0, 1]; symmetric.
  UnlikenessBasis basis = UnlikenessBasis::unknown;
  /// Tags or words that a has and b has not, as they stood, strongest first (tags: the rarest; words: the heaviest),
  /// ties by alphabet; at most 5.
  std::vector<std::string> only_a;
  std::vector<std::string> only_b;  ///< The same for b.
};

/// Compares practices of one corpus; the corpus gives the word weights.
class ApproachModel {
 public:
  explicit ApproachModel(const std::vector<Practice>& corpus);
  ~ApproachModel();
  ApproachModel(ApproachModel&&) noexcept;
  ApproachModel& operator=(ApproachModel&&) noexcept;
  [[nodiscard]] std::size_t size() const;
  /// Rows of the corpus.
  [[nodiscard]] Unlikeness compare(std::size_t a, std::size_t b) const;
  /// compare(a, b).score without the evidence.
  [[nodiscard]] double unlikeness(std::size_t a, std::size_t b) const;

 private:
  struct Vectors;
  std::unique_ptr<Vectors> vectors_;
};

}  // namespace samling::themes
