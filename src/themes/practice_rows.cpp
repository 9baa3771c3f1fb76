#include "themes/practice_rows.hpp"

#include <algorithm>
#include <cmath>
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

struct WordUse {
  double count = 0.0;
  std::string surface;
};
using WordUses = std::map<std::string, WordUse>;  // by stem

WordUses uses_of_words(WordCutter& cutter, const std::string& text) {
  WordUses uses;
  for (Word& word : cutter.words(text)) {
    WordUse& use = uses[word.stem];
    if (use.count == 0.0) use.surface = std::move(word.surface);
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

  std::vector<WordUses> uses(corpus.size());
  if (texts_needed) {
    WordCutter cutter;
    for (std::size_t row = 0; row < corpus.size(); ++row) uses[row] = uses_of_words(cutter, corpus[row].text);
  }
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
