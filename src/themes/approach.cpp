#include "samling/themes/approach.hpp"

#include "themes/practice_comparison.hpp"
#include "themes/practice_rows.hpp"

namespace samling::themes {

struct ApproachModel::Vectors {
  PracticeRows rows;
};

ApproachModel::ApproachModel(const std::vector<Practice>& corpus)
    : vectors_(std::make_unique<Vectors>(Vectors{PracticeRows(corpus)})) {}
ApproachModel::~ApproachModel() = default;
ApproachModel::ApproachModel(ApproachModel&&) noexcept = default;
ApproachModel& ApproachModel::operator=(ApproachModel&&) noexcept = default;

std::size_t ApproachModel::size() const {
  return vectors_->rows.size();
}

Unlikeness ApproachModel::compare(std::size_t a, std::size_t b) const {
  return PracticeComparison(vectors_->rows).compare({&a, 1}, {&b, 1});
}

double ApproachModel::unlikeness(std::size_t a, std::size_t b) const {
  return PracticeComparison(vectors_->rows).unlikeness({&a, 1}, {&b, 1});
}

}  // namespace samling::themes
