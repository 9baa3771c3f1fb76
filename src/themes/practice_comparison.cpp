#include "themes/practice_comparison.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace samling::themes {
namespace {

constexpr std::size_t most_evidence = 5;

using WordIterator = Eigen::SparseMatrix<double, Eigen::RowMajor, int>::InnerIterator;

}  // namespace

void PracticeComparison::Side::clear() {
  for (const int id : ids) counts[static_cast<std::size_t>(id)] = 0.0;
  ids.clear();
}

PracticeComparison::PracticeComparison(const PracticeRows& rows) : rows_(&rows) {
  tags_.a.counts.assign(rows.tag_names.size(), 0.0);
  tags_.b.counts = tags_.a.counts;
  words_.a.counts.assign(rows.words(), 0.0);
  words_.b.counts = words_.a.counts;
  for (std::size_t count = 1; count < log_scaled_.size(); ++count) {
    log_scaled_[count] = 1.0 + std::log(static_cast<double>(count));
  }
}

void PracticeComparison::clear() {
  for (Side* side : {&tags_.a, &tags_.b, &words_.a, &words_.b}) side->clear();
}

// Fills the sides with tags where both have some, else with words where both have some.
UnlikenessBasis PracticeComparison::gather(Rows a, Rows b) {
  const auto add_tags = [&](Rows rows, Side& side) {
    for (const std::size_t row : rows) {
      for (const int tag : rows_->tags[row]) side.add(tag, 1.0);
    }
  };
  const auto add_words = [&](Rows rows, Side& side) {
    for (const std::size_t row : rows) {
      for (WordIterator word(rows_->counts, static_cast<Eigen::Index>(row)); word; ++word) {
        side.add(static_cast<int>(word.col()), word.value());
      }
    }
  };
  add_tags(a, tags_.a);
  add_tags(b, tags_.b);
  if (!tags_.a.ids.empty() && !tags_.b.ids.empty()) return UnlikenessBasis::tags;
  add_words(a, words_.a);
  add_words(b, words_.b);
  return words_.a.ids.empty() || words_.b.ids.empty() ? UnlikenessBasis::unknown : UnlikenessBasis::text;
}

double PracticeComparison::tag_distance() const {
  const auto& [a, b] = tags_;
  const auto both = std::ranges::count_if(a.ids, [&](int id) { return b.has(id); });
  const auto either = static_cast<std::ptrdiff_t>(a.ids.size() + b.ids.size()) - both;
  return 1.0 - static_cast<double>(both) / static_cast<double>(either);
}

double PracticeComparison::weight(int word, double count) const {
  const auto whole = static_cast<std::size_t>(count);
  const double log_scaled = whole < log_scaled_.size() ? log_scaled_[whole] : 1.0 + std::log(count);
  return log_scaled * rows_->idf[word];
}

double PracticeComparison::text_distance() const {
  double squares_a = 0.0;
  double squares_b = 0.0;
  double product = 0.0;
  for (const int id : words_.a.ids) {
    const double in_a = weight(id, words_.a.counts[static_cast<std::size_t>(id)]);
    squares_a += in_a * in_a;
    if (words_.b.has(id)) product += in_a * weight(id, words_.b.counts[static_cast<std::size_t>(id)]);
  }
  for (const int id : words_.b.ids) {
    const double in_b = weight(id, words_.b.counts[static_cast<std::size_t>(id)]);
    squares_b += in_b * in_b;
  }
  return std::clamp(1.0 - product / std::sqrt(squares_a * squares_b), 0.0, 1.0);
}

double PracticeComparison::score(UnlikenessBasis basis) const {
  switch (basis) {
    case UnlikenessBasis::tags:
      return tag_distance();
    case UnlikenessBasis::text:
      return text_distance();
    case UnlikenessBasis::unknown:
      break;
  }
  return 0.0;
}

std::vector<std::string> PracticeComparison::rarest_tags(const Side& mine, const Side& other) const {
  std::vector<std::pair<int, int>> ranked;  // rows that have it, id (which is in the order of the alphabet)
  for (const int id : mine.ids) {
    if (!other.has(id)) ranked.emplace_back(rows_->tag_rows[static_cast<std::size_t>(id)], id);
  }
  std::ranges::sort(ranked);
  std::vector<std::string> evidence;
  for (std::size_t i = 0; i < std::min(most_evidence, ranked.size()); ++i) {
    evidence.push_back(rows_->tag_names[static_cast<std::size_t>(ranked[i].second)]);
  }
  return evidence;
}

std::vector<std::string> PracticeComparison::heaviest_words(const Side& mine, const Side& other, Rows rows) const {
  std::vector<std::pair<double, int>> ranked;  // minus the weight, id
  for (const int id : mine.ids) {
    if (!other.has(id)) ranked.emplace_back(-weight(id, mine.counts[static_cast<std::size_t>(id)]), id);
  }
  std::ranges::sort(ranked);
  std::vector<std::string> evidence;
  const auto surface_of = [&](int id) {
    for (const std::size_t row : rows) {
      for (auto at = rows_->counts.outerIndexPtr()[row]; at < rows_->counts.outerIndexPtr()[row + 1]; ++at) {
        if (rows_->counts.innerIndexPtr()[at] == id) return rows_->surfaces[static_cast<std::size_t>(at)];
      }
    }
    assert(false && "the word came from one of these rows");
    return std::string();
  };
  for (std::size_t i = 0; i < std::min(most_evidence, ranked.size()); ++i) {
    evidence.push_back(surface_of(ranked[i].second));
  }
  return evidence;
}

double PracticeComparison::unlikeness(Rows a, Rows b) {
  // Sums are taken in one order whichever side is named first, so that the score is symmetric to the last bit.
  if (std::ranges::lexicographical_compare(b, a)) std::swap(a, b);
  const double value = score(gather(a, b));
  clear();
  return value;
}

Unlikeness PracticeComparison::compare(Rows a, Rows b) {
  Unlikeness result{.score = unlikeness(a, b), .basis = gather(a, b)};
  if (result.basis == UnlikenessBasis::tags) {
    result.only_a = rarest_tags(tags_.a, tags_.b);
    result.only_b = rarest_tags(tags_.b, tags_.a);
  } else if (result.basis == UnlikenessBasis::text) {
    result.only_a = heaviest_words(words_.a, words_.b, a);
    result.only_b = heaviest_words(words_.b, words_.a, b);
  }
  clear();
  return result;
}

}  // namespace samling::themes
