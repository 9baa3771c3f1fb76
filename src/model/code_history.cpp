#include "samling/model/code_history.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "samling/core/issue.hpp"

namespace samling::model {
namespace {

using Changes = std::vector<CodeChange>;

// Earliest change away from `code`, or nothing: it is still valid.
const CodeChange* end_of(const Changes& changes, std::string_view code) {
  const CodeChange* first = nullptr;
  for (const CodeChange& change : changes) {
    if (change.old_code == code && (first == nullptr || change.from < first->from)) first = &change;
  }
  return first;
}

// Earliest change that leads to `code`, or nothing: it has always been there.
const CodeChange* beginning_of(const Changes& changes, std::string_view code) {
  const CodeChange* first = nullptr;
  for (const CodeChange& change : changes) {
    if (change.new_code == code && (first == nullptr || change.from < first->from)) first = &change;
  }
  return first;
}

// The change that leads to `code` when exactly one municipality became it.
const CodeChange* only_origin_of(const Changes& changes, std::string_view code) {
  const CodeChange* origin = beginning_of(changes, code);
  for (const CodeChange& change : changes) {
    if (change.new_code == code && change.old_code != origin->old_code) return nullptr;
  }
  return origin;
}

std::string name_of(const Changes& changes, std::string_view code) {
  for (const CodeChange& change : changes) {
    if (change.old_code == code && !change.old_name.empty()) return change.old_name;
    if (change.new_code == code && !change.new_name.empty()) return change.new_name;
  }
  return {};
}

// The code itself when the history has it, else every code that bears the name.
std::set<std::string> codes_meant(const Changes& changes, std::string_view code_or_name) {
  std::set<std::string> codes;
  for (const CodeChange& change : changes) {
    if (change.old_code == code_or_name || change.new_code == code_or_name) return {std::string(code_or_name)};
    if (change.old_name == code_or_name) codes.insert(change.old_code);
    if (change.new_name == code_or_name) codes.insert(change.new_code);
  }
  return codes;
}

// Walks from `code` to the one valid on `date`: back while it has not begun, else forward while it has ended.
std::optional<ResolvedCode> walk(const Changes& changes, std::string code, Date date) {
  ResolvedCode resolved;
  bool went_back = false;
  for (auto* begin = beginning_of(changes, code); begin != nullptr && date < begin->from; went_back = true) {
    const CodeChange* origin = only_origin_of(changes, code);
    if (origin == nullptr) return std::nullopt;
    resolved.history.insert(resolved.history.begin(), *origin);
    code = origin->old_code;
    begin = beginning_of(changes, code);
  }
  for (const auto* end = end_of(changes, code); end != nullptr && end->from <= date; end = end_of(changes, code)) {
    if (went_back) return std::nullopt;  // it ended otherwise than by the change that was followed back
    resolved.history.push_back(*end);
    code = end->new_code;
  }
  resolved.name = name_of(changes, code);
  resolved.code = std::move(code);
  return resolved;
}

Issue broken(const std::string& rule, const std::string& field, const std::string& value, const std::string& message) {
  return {.rule = rule, .field = field, .value = value.substr(0, 80), .message = message};
}

void check_rows(const Changes& changes, std::vector<Issue>& issues) {
  std::set<std::pair<std::string, Date>> seen;
  for (const CodeChange& change : changes) {
    if (change.old_code.empty()) {
      issues.push_back(broken("empty_code", "old_code", "", fmt::format("is missing (new code {})", change.new_code)));
    }
    if (change.new_code.empty()) {
      issues.push_back(broken("empty_code", "new_code", "", fmt::format("is missing (old code {})", change.old_code)));
    }
    if (!change.from.ok()) {
      issues.push_back(broken("invalid_date", "from", to_string(change.from),
                              fmt::format("is not a date (change of {})", change.old_code)));
    }
    if (!change.old_code.empty() && !seen.emplace(change.old_code, change.from).second) {
      issues.push_back(broken(
          "duplicate_change", "old_code", change.old_code,
          fmt::format("changes twice on {}; of a split, give the part that carries on", to_string(change.from))));
    }
  }
}

// Each cycle once, told from its least code. Depth-first over all changes, not only the earliest ones.
class CycleSearch {
 public:
  CycleSearch(const Changes& changes, std::vector<Issue>& issues) : changes_(changes), issues_(issues) {}
  bool run() {
    for (const CodeChange& change : changes_) visit(change.old_code);
    return found_;
  }

 private:
  void visit(const std::string& code) {
    if (done_.contains(code)) return;
    if (const auto begin = std::ranges::find(path_, code); begin != path_.end()) {
      found_ = true;
      std::string told;
      for (auto step = begin; step != path_.end(); ++step) told += *step + " -> ";
      issues_.push_back(
          broken("code_cycle", "new_code", code,
                 fmt::format("leads back to itself: {}{} (a new name alone is no change of code)", told, code)));
      return;
    }
    path_.push_back(code);
    for (const CodeChange& change : changes_) {
      if (change.old_code == code) visit(change.new_code);
    }
    path_.pop_back();
    done_.insert(code);
  }

  const Changes& changes_;
  std::vector<Issue>& issues_;
  std::vector<std::string> path_;
  std::set<std::string> done_;
  bool found_ = false;
};

// What becomes of a code comes after what it came from.
void check_order(const Changes& changes, std::vector<Issue>& issues) {
  for (const CodeChange& into : changes) {
    const CodeChange* end = end_of(changes, into.new_code);
    if (end == nullptr || into.from < end->from) continue;
    issues.push_back(broken("code_ends_before_it_begins", "from", to_string(into.from),
                            fmt::format("is the day {} becomes {}, which ends on {} already", into.old_code,
                                        into.new_code, to_string(end->from))));
  }
}

}  // namespace

CodeHistory::CodeHistory(std::vector<CodeChange> changes) : changes_(std::move(changes)) {
  std::vector<Issue> issues;
  check_rows(changes_, issues);
  Changes links;  // an empty code is no link between two others
  std::ranges::copy_if(changes_, std::back_inserter(links),
                       [](const CodeChange& change) { return !change.old_code.empty() && !change.new_code.empty(); });
  if (!CycleSearch(links, issues).run()) check_order(links, issues);
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

std::optional<ResolvedCode> CodeHistory::resolve(std::string_view code_or_name, Date date) const {
  std::optional<ResolvedCode> best;
  bool several = false;
  for (const std::string& code : codes_meant(changes_, code_or_name)) {
    auto resolved = walk(changes_, code, date);
    if (!resolved) continue;
    const bool nearer = !best || resolved->history.size() < best->history.size();
    const bool level = best && resolved->history.size() == best->history.size();
    if (level && resolved->code != best->code) several = true;
    if (nearer) {
      best = std::move(resolved);
      several = false;
    }
  }
  return several ? std::nullopt : best;
}

std::vector<std::string> CodeHistory::linked_codes(std::string_view code_or_name) const {
  std::vector<std::string> linked;
  const auto add = [&](const std::string& code) {
    if (std::ranges::find(linked, code) == linked.end()) linked.push_back(code);
  };
  const auto meant = codes_meant(changes_, code_or_name);
  for (const std::string& code : meant) add(code);
  for (const std::string& code : meant) {
    for (const auto* end = end_of(changes_, code); end != nullptr; end = end_of(changes_, end->new_code))
      add(end->new_code);
  }
  for (const std::string& code : meant) {
    for (std::string at = code; beginning_of(changes_, at) != nullptr;) {
      const CodeChange* origin = only_origin_of(changes_, at);
      if (origin == nullptr) break;
      add(origin->old_code);
      at = origin->old_code;
    }
  }
  return linked;
}

}  // namespace samling::model
