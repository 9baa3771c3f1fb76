// themes/practice_comparison.hpp: two sets of practice rows, each taken together, compared. Keeps its working memory.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "samling/themes/approach.hpp"
#include "themes/practice_rows.hpp"

namespace samling::themes {

/// One thread at a time; `rows` must outlive it. Costs O(tags and words of the two sets), whatever the size of the
/// corpus.
class PracticeComparison {
 public:
  using Rows = std::span<const std::size_t>;

  explicit PracticeComparison(const PracticeRows& rows);

  /// The score alone.
  [[nodiscard]] double unlikeness(Rows a, Rows b);
  /// The same score, with basis and evidence.
  [[nodiscard]] Unlikeness compare(Rows a, Rows b);

 private:
  // What one side has: ids in the order met, and how often by id (0 elsewhere). Tags count once.
  struct Side {
    std::vector<int> ids;
    std::vector<double> counts;
    void add(int id, double count) {
      if (counts[static_cast<std::size_t>(id)] == 0.0) ids.push_back(id);
      counts[static_cast<std::size_t>(id)] += count;
    }
    void clear();
    [[nodiscard]] bool has(int id) const { return counts[static_cast<std::size_t>(id)] > 0.0; }
  };
  struct Sides {
    Side a, b;
  };

  [[nodiscard]] UnlikenessBasis gather(Rows a, Rows b);
  void clear();
  [[nodiscard]] double tag_distance() const;
  [[nodiscard]] double text_distance() const;
  [[nodiscard]] double score(UnlikenessBasis basis) const;
  [[nodiscard]] double weight(int word, double count) const;
  [[nodiscard]] std::vector<std::string> rarest_tags(const Side& mine, const Side& other) const;
  [[nodiscard]] std::vector<std::string> heaviest_words(const Side& mine, const Side& other, Rows rows) const;

  const PracticeRows* rows_;
  Sides tags_;
  Sides words_;
  std::array<double, 32> log_scaled_{};  // 1 + ln(count): most counts are small, and logarithms are dear
};

}  // namespace samling::themes
