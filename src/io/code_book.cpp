#include "io/code_book.hpp"

#include "io/issue_list.hpp"

namespace samling::io {

CodeBook::CodeBook(const std::vector<model::Municipality>& municipalities, model::CodeHistory history,
                   std::optional<Date> as_of, bool complete)
    : history_(std::move(history)), as_of_(as_of), complete_(complete) {
  for (std::size_t row = 0; row < municipalities.size(); ++row) {
    codes_.push_back(municipalities[row].code);
    names_.push_back(municipalities[row].name);
    row_of_code_.emplace(codes_.back(), row);
    if (!row_of_name_.emplace(names_.back(), row).second) ambiguous_names_.insert(names_.back());
  }
}

std::optional<std::size_t> CodeBook::find(const std::string& code_or_name) const {
  if (const auto found = row_of_code_.find(code_or_name); found != row_of_code_.end()) return found->second;
  if (ambiguous_names_.contains(code_or_name)) return std::nullopt;
  if (const auto found = row_of_name_.find(code_or_name); found != row_of_name_.end()) return found->second;
  return find_through_history(code_or_name);
}

std::optional<std::size_t> CodeBook::find_through_history(const std::string& code_or_name) const {
  std::vector<std::string> codes;
  if (!as_of_) {
    codes = history_.linked_codes(code_or_name);
  } else if (const auto resolved = history_.resolve(code_or_name, *as_of_)) {
    codes.push_back(resolved->code);
  }
  for (const std::string& code : codes) {
    if (const auto found = row_of_code_.find(code); found != row_of_code_.end()) return found->second;
  }
  return std::nullopt;
}

std::string CodeBook::complaint(const std::string& code_or_name) const {
  if (ambiguous_names_.contains(code_or_name)) return "is the name of several municipalities; give the code";
  std::vector<std::string> candidates = codes_;
  candidates.insert(candidates.end(), names_.begin(), names_.end());
  std::string message = "is no code or name of a municipality";
  if (!history_.changes().empty()) message += ", nor linked to one by the code history";
  if (as_of_) message += " as of " + to_string(*as_of_);
  return message + did_you_mean(code_or_name, candidates);
}

}  // namespace samling::io
