#include "samling/themes/practice_table.hpp"

#include <map>
#include <utility>

#include "samling/core/parallel.hpp"
#include "themes/practice_comparison.hpp"
#include "themes/practice_rows.hpp"

namespace samling::themes {
namespace {

struct ThemeRow {
  ThemeId theme;
  std::size_t row = 0;
  bool blank = false;  // says nothing, so it need not be gathered
};
using ThemeRows = std::vector<ThemeRow>;  // ascending by theme

// Appends one corpus row for each theme that the municipality works on.
ThemeRows add_to_corpus(const std::vector<ThemePractice>& practices, std::vector<Practice>& corpus) {
  std::map<ThemeId, Practice> by_theme;
  for (const auto& [theme, practice] : practices) {
    Practice& joined = by_theme[theme];
    joined.tags.insert(joined.tags.end(), practice.tags.begin(), practice.tags.end());
    if (!joined.text.empty() && !practice.text.empty()) joined.text += '\n';
    joined.text += practice.text;
  }
  ThemeRows rows;
  for (auto& [theme, practice] : by_theme) {
    rows.push_back({.theme = theme, .row = corpus.size()});
    corpus.push_back(std::move(practice));
  }
  return rows;
}

struct SharedRows {
  std::vector<std::size_t> a, b;
};

// Rows of both on the themes that both have, as far as they say something.
void shared_rows(const ThemeRows& a, const ThemeRows& b, SharedRows& shared) {
  shared.a.clear();
  shared.b.clear();
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->theme < j->theme) {
      ++i;
    } else if (j->theme < i->theme) {
      ++j;
    } else {
      if (!i->blank) shared.a.push_back(i->row);
      if (!j->blank) shared.b.push_back(j->row);
      ++i, ++j;
    }
  }
}

}  // namespace

struct PracticeTable::Table {
  std::vector<ThemeRows> municipalities;
  PracticeRows rows;
};

PracticeTable::PracticeTable(const std::vector<std::vector<ThemePractice>>& municipalities) {
  std::vector<ThemeRows> theme_rows;
  std::vector<Practice> corpus;
  for (const auto& practices : municipalities) theme_rows.push_back(add_to_corpus(practices, corpus));
  PracticeRows rows(corpus);
  for (ThemeRows& of_one : theme_rows) {
    for (ThemeRow& entry : of_one) entry.blank = rows.is_blank(entry.row);
  }
  table_ = std::make_unique<Table>(Table{std::move(theme_rows), std::move(rows)});
}
PracticeTable::~PracticeTable() = default;
PracticeTable::PracticeTable(PracticeTable&&) noexcept = default;
PracticeTable& PracticeTable::operator=(PracticeTable&&) noexcept = default;

std::size_t PracticeTable::size() const {
  return table_->municipalities.size();
}

Unlikeness PracticeTable::compare(std::size_t a, std::size_t b) const {
  SharedRows shared;
  shared_rows(table_->municipalities[a], table_->municipalities[b], shared);
  return PracticeComparison(table_->rows).compare(shared.a, shared.b);
}

double PracticeTable::unlikeness(std::size_t a, std::size_t b) const {
  SharedRows shared;
  shared_rows(table_->municipalities[a], table_->municipalities[b], shared);
  return PracticeComparison(table_->rows).unlikeness(shared.a, shared.b);
}

Eigen::MatrixXd PracticeTable::unlikeness_matrix(int threads) const {
  const std::size_t n = size();
  Eigen::MatrixXd values = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
  // Row a fills its cells right of the diagonal and their mirror images: no two rows write the same cell.
  parallel_for(n, threads, [&](std::size_t a) {
    PracticeComparison comparison(table_->rows);
    SharedRows shared;
    for (std::size_t b = a + 1; b < n; ++b) {
      shared_rows(table_->municipalities[a], table_->municipalities[b], shared);
      if (shared.a.empty() || shared.b.empty()) continue;
      const double value = comparison.unlikeness(shared.a, shared.b);
      values(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) = value;
      values(static_cast<Eigen::Index>(b), static_cast<Eigen::Index>(a)) = value;
    }
  });
  return values;
}

}  // namespace samling::themes
