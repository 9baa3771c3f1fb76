// src/grouping/rounds/finite_field.hpp: the field of q elements, q a prime power, elements numbered 0 to q - 1 (digits
// base p are the coefficients of a polynomial over the integers mod p; products are reduced by an irreducible one).
#pragma once

#include <optional>
#include <vector>

namespace samling::grouping {

class FiniteField {
 public:
  /// Nothing unless q is a prime power from 2 to 1024.
  [[nodiscard]] static std::optional<FiniteField> of(int q);
  [[nodiscard]] int size() const { return q_; }
  [[nodiscard]] int add(int a, int b) const;
  [[nodiscard]] int multiply(int a, int b) const;

 private:
  FiniteField(int p, int degree, int q) : p_(p), degree_(degree), q_(q) {}
  [[nodiscard]] std::vector<int> digits(int a) const;
  [[nodiscard]] int number(const std::vector<int>& digits) const;
  [[nodiscard]] bool has_inverses() const;

  int p_;
  int degree_;
  int q_;
  std::vector<int> reduction_;  ///< x^degree in lower powers.
};

}  // namespace samling::grouping
