#include "themes/practice_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

#include "themes/word_cutter.hpp"

namespace samling::themes {
namespace {

// White space at both ends cut off: how a tag is shown.
std::string trimmed(const std::string& tag) {
  const auto begin = tag.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return tag.substr(begin, tag.find_last_not_of(" \t\r\n") - begin + 1);
}

struct TagUse {
  std::string name;
  std::vector<std::size_t> rows;  // ascending
};

std::map<std::string, TagUse> uses_of_tags(const std::vector<Practice>& corpus) {
  std::map<std::string, TagUse> uses;
  for (std::size_t row = 0; row < corpus.size(); ++row) {
    for (const std::string& tag : corpus[row].tags) {
      const std::string folded = fold(tag);
      if (folded.empty()) continue;
      TagUse& use = uses[folded];
      if (use.rows.empty()) use.name = trimmed(tag);
      if (use.rows.empty() || use.rows.back() != row) use.rows.push_back(row);
    }
  }
  return uses;
}

// The words of every text, with one stem for each surface: that of the language most of its occurrences are in,
// Norwegian when even.
std::vector<std::vector<Word>> cut(const std::vector<Practice>& corpus) {
  struct Occurrences {
    std::ptrdiff_t english_lead = 0;
    std::string norwegian;
    std::string english;
  };
  std::map<std::string, Occurrences> by_surface;
  std::vector<std::vector<Word>> texts;
  WordCutter cutter;
  for (const Practice& practice : corpus) {
    for (const Word& word : texts.emplace_back(cutter.words(practice.text))) {
      Occurrences& occurrences = by_surface[word.surface];
      const bool is_english = word.language == Language::english;
      occurrences.english_lead += is_english ? 1 : -1;
      (is_english ? occurrences.english : occurrences.norwegian) = word.stem;
    }
  }
  for (auto& text : texts) {
    for (Word& word : text) {
      const Occurrences& occurrences = by_surface.at(word.surface);
      word.stem =
          occurrences.english_lead > 0 || occurrences.norwegian.empty() ? occurrences.english : occurrences.norwegian;
    }
  }
  return texts;
}

struct WordUse {
  double count = 0.0;
  std::string surface;
};
using WordUses = std::map<std::string, WordUse>;  // by stem

WordUses uses_of_words(const std::vector<Word>& text) {
  WordUses uses;
  for (const Word& word : text) {
    WordUse& use = uses[word.stem];
    if (use.count == 0.0) use.surface = word.surface;
    use.count += 1.0;
  }
  return uses;
}

}  // namespace

PracticeRows::PracticeRows(const std::vector<Practice>& corpus) : tags(corpus.size()) {
  for (auto& [folded, use] : uses_of_tags(corpus)) {
    for (const std::size_t row : use.rows) tags[row].push_back(static_cast<int>(tag_names.size()));
    tag_rows.push_back(static_cast<int>(use.rows.size()));
    tag_names.push_back(std::move(use.name));
  }
  // Texts decide only where a practice has a text and no tags; reading them is the dear part.
  bool texts_needed = false;
  for (std::size_t row = 0; row < corpus.size(); ++row) texts_needed |= tags[row].empty() && !corpus[row].text.empty();

  if (texts_needed) {
    read_words(corpus);
  } else {
    counts.resize(static_cast<Eigen::Index>(corpus.size()), 0);
  }
}

void PracticeRows::read_words(const std::vector<Practice>& corpus) {
  std::vector<WordUses> uses;
  for (const auto& text : cut(corpus)) uses.push_back(uses_of_words(text));
  std::map<std::string, int> stems;
  double practices_with_words = 0.0;
  for (const WordUses& of_row : uses) {
    for (const auto& [stem, use] : of_row) stems.emplace(stem, 0);
    practices_with_words += of_row.empty() ? 0.0 : 1.0;
  }
  int next = 0;
  for (auto& [stem, id] : stems) id = next++;

  Eigen::VectorXd rows_with = Eigen::VectorXd::Zero(next);
  counts.resize(static_cast<Eigen::Index>(corpus.size()), next);
  for (std::size_t row = 0; row < corpus.size(); ++row) {
    counts.startVec(static_cast<Eigen::Index>(row));
    for (auto& [stem, use] : uses[row]) {
      const int id = stems.at(stem);
      counts.insertBack(static_cast<Eigen::Index>(row), id) = use.count;
      surfaces.push_back(std::move(use.surface));
      rows_with[id] += 1.0;
    }
  }
  counts.finalize();
  idf = 1.0 + ((1.0 + practices_with_words) / (1.0 + rows_with.array())).log();
}

bool PracticeRows::is_blank(std::size_t row) const {
  const auto at = static_cast<Eigen::Index>(row);
  return tags[row].empty() && counts.outerIndexPtr()[at] == counts.outerIndexPtr()[at + 1];
}

}  // namespace samling::themes
