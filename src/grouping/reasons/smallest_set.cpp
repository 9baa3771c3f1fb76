#include "grouping/reasons/smallest_set.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace samling::grouping {
namespace {

using Chosen = std::vector<bool>;
using Rows = std::vector<std::size_t>;

std::size_t size_of(const Chosen& chosen) {
  return static_cast<std::size_t>(std::count(chosen.begin(), chosen.end(), true));
}

// A set of at most `most` rows that has one of each list; the fewest there can be. Branches on the shortest list that
// is not hit yet, deeper and deeper.
class HittingSet {
 public:
  explicit HittingSet(const std::vector<Rows>& lists) : lists_(lists) {}

  std::optional<Rows> fewest(std::size_t most) {
    for (std::size_t depth = 0; depth <= most; ++depth) {
      if (extend(depth)) return chosen_;
    }
    return std::nullopt;
  }

 private:
  bool extend(std::size_t more) {
    const Rows* open = nullptr;
    for (const Rows& list : lists_) {
      const bool hit = std::any_of(list.begin(), list.end(), [&](std::size_t row) {
        return std::find(chosen_.begin(), chosen_.end(), row) != chosen_.end();
      });
      if (!hit && (open == nullptr || list.size() < open->size())) open = &list;
    }
    if (open == nullptr) return true;
    if (more == 0) return false;
    for (const std::size_t row : *open) {
      chosen_.push_back(row);
      if (extend(more - 1)) return true;
      chosen_.pop_back();
    }
    return false;
  }

  const std::vector<Rows>& lists_;
  Rows chosen_;
};

class SetSearch {
 public:
  SetSearch(std::size_t count, const std::function<bool(const Chosen&)>& fails, int most_questions)
      : count_(count), fails_(fails), questions_left_(most_questions) {}

  SmallestSet run() {
    SmallestSet answer{filtered(), false};
    std::vector<Rows> complements;
    while (questions_left_ > 0) {
      const std::size_t size = size_of(answer.chosen);
      const auto rows = size == 0 ? std::nullopt : HittingSet(complements).fewest(size - 1);
      if (!rows) return {answer.chosen, true};
      Chosen chosen(count_, false);
      for (const std::size_t row : *rows) chosen[row] = true;
      if (ask(chosen)) return {chosen, true};
      grow(chosen, 0, count_);
      Rows complement;
      for (std::size_t row = 0; row < count_; ++row) {
        if (!chosen[row]) complement.push_back(row);
      }
      if (complement.empty()) return answer;  // the questions ran out, or were not answered consistently
      complements.push_back(std::move(complement));
    }
    return answer;
  }

 private:
  // Later demands are dropped first, whole runs of them at once where they do not matter.
  [[nodiscard]] Chosen filtered() const {
    Chosen kept(count_, true);
    for (std::size_t width = std::max<std::size_t>(1, count_ / 2); width >= 1; width /= 2) {
      for (std::size_t end = count_; end > 0; end = end > width ? end - width : 0) {
        Chosen fewer = kept;
        for (std::size_t k = end > width ? end - width : 0; k < end; ++k) fewer[k] = false;
        if (fewer != kept && fails_(fewer)) kept = std::move(fewer);
      }
    }
    return kept;
  }

  bool ask(const Chosen& chosen) {
    --questions_left_;
    return fails_(chosen);
  }

  // Adds of the rows from `begin` to `end` as many as hold together with those there are, in halves.
  void grow(Chosen& chosen, std::size_t begin, std::size_t end) {
    if (begin >= end || questions_left_ <= 0) return;
    Chosen more = chosen;
    for (std::size_t row = begin; row < end; ++row) more[row] = true;
    if (more == chosen) return;
    if (!ask(more)) {
      chosen = std::move(more);
    } else if (end - begin > 1) {
      const std::size_t middle = begin + (end - begin) / 2;
      grow(chosen, begin, middle);
      grow(chosen, middle, end);
    }
  }

  std::size_t count_;
  const std::function<bool(const Chosen&)>& fails_;
  int questions_left_;
};

}  // namespace

SmallestSet smallest_failing_set(std::size_t count, const std::function<bool(const std::vector<bool>&)>& fails,
                                 int most_questions) {
  return SetSearch(count, fails, most_questions).run();
}

}  // namespace samling::grouping
