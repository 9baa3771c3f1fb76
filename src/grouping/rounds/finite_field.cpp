#include "grouping/rounds/finite_field.hpp"

#include <cstddef>

namespace samling::grouping {

std::vector<int> FiniteField::digits(int a) const {
  std::vector<int> list(static_cast<std::size_t>(degree_));
  for (int& digit : list) {
    digit = a % p_;
    a /= p_;
  }
  return list;
}

int FiniteField::number(const std::vector<int>& list) const {
  int a = 0;
  for (std::size_t k = list.size(); k-- > 0;) a = a * p_ + list[k];
  return a;
}

int FiniteField::add(int a, int b) const {
  std::vector<int> sum = digits(a);
  const std::vector<int> other = digits(b);
  for (std::size_t k = 0; k < sum.size(); ++k) sum[k] = (sum[k] + other[k]) % p_;
  return number(sum);
}

int FiniteField::multiply(int a, int b) const {
  const std::vector<int> x = digits(a);
  const std::vector<int> y = digits(b);
  const auto m = static_cast<std::size_t>(degree_);
  std::vector<int> product(2 * m, 0);
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < m; ++j) product[i + j] = (product[i + j] + x[i] * y[j]) % p_;
  }
  for (std::size_t k = 2 * m; k-- > m;) {
    for (std::size_t j = 0; j < m; ++j) product[k - m + j] = (product[k - m + j] + product[k] * reduction_[j]) % p_;
  }
  product.resize(m);
  return number(product);
}

// A ring of q elements in which no product of two others than 0 is 0 is a field (finite integral domain).
bool FiniteField::has_inverses() const {
  for (int a = 1; a < q_; ++a) {
    for (int b = a; b < q_; ++b) {
      if (multiply(a, b) == 0) return false;
    }
  }
  return true;
}

std::optional<FiniteField> FiniteField::of(int q) {
  if (q < 2 || q > 1024) return std::nullopt;
  int p = 2;
  while (q % p != 0) ++p;
  int degree = 0;
  for (int rest = q; rest > 1; rest /= p, ++degree) {
    if (rest % p != 0) return std::nullopt;
  }
  FiniteField field(p, degree, q);
  for (int code = 0; code < q; ++code) {
    field.reduction_ = field.digits(code);
    if (degree == 1) field.reduction_ = {0};
    if (field.has_inverses()) return field;
  }
  return std::nullopt;
}

}  // namespace samling::grouping
