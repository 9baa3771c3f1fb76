// themes/practice_rows.hpp: a corpus of practices as numbers: tags as sorted ids, texts as sparse rows of word counts.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <Eigen/SparseCore>

#include "samling/themes/approach.hpp"

namespace samling::themes {

struct PracticeRows {
  explicit PracticeRows(const std::vector<Practice>& corpus);

  [[nodiscard]] std::size_t size() const { return tags.size(); }
  [[nodiscard]] std::size_t words() const { return static_cast<std::size_t>(counts.cols()); }
  /// Neither a tag nor a word: the row says nothing.
  [[nodiscard]] bool is_blank(std::size_t row) const;

  std::vector<std::vector<int>> tags;  ///< Of each row: ids, ascending. Ids are in the order of the folded tags.
  std::vector<std::string> tag_names;  ///< Of each id: as it first stood.
  std::vector<int> tag_rows;           ///< Of each id: rows that have it.
  Eigen::SparseMatrix<double, Eigen::RowMajor, int> counts;  ///< Rows x stems; empty rows where texts are not needed.
  Eigen::VectorXd idf;                                       ///< Of each stem: 1 + ln((1 + N) / (1 + df)).
  std::vector<std::string>
      surfaces;  ///< Of each stored count, in storage order: the word as it first stood in its row.

 private:
  void read_words(const std::vector<Practice>& corpus);
};

}  // namespace samling::themes
