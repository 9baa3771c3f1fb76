// src/report/file_names.hpp: names of files made of texts from outside.
#pragma once

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>

#include "report/text.hpp"

namespace samling::report {

/// Names that are not taken yet, also where "g1" and "G1" are one file.
class FileNames {
 public:
  [[nodiscard]] std::string take(const std::string& text, std::string_view kind) {
    auto name = file_stem(text);
    for (int number = 1; !taken_.insert(folded(name)).second; ++number) {
      name = fmt::format("{}-{}{}", kind, file_stem(text), number == 1 ? "" : fmt::format("-{}", number));
    }
    return name + ".ics";
  }

 private:
  static std::string folded(std::string name) {
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return name;
  }
  std::set<std::string> taken_;
};

}  // namespace samling::report
