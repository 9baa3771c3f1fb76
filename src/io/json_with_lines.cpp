#include "io/json_with_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

constexpr std::size_t deepest = 1000;  // what prints or compares a document goes as deep as it

// Goes over the bytes for nlohmann's lexer and counts lines on the way. Copies share the count.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    if (at_ > *furthest_) *furthest_ = at_;
    return *this;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

// Line of the byte before `furthest`; asked in ascending order, so it goes on counting where it stopped.
class LineCounter {
 public:
  explicit LineCounter(const char* begin) : at_(begin), furthest_(begin) {}
  [[nodiscard]] const char** furthest() { return &furthest_; }
  [[nodiscard]] int line() {
    // The lexer reads one byte past a number; that byte may be the newline, so the last byte is never counted.
    for (; at_ + 1 < furthest_; ++at_) line_ += *at_ == '\n' ? 1 : 0;
    return line_;
  }

 private:
  const char* at_;
  const char* furthest_;
  int line_ = 1;
};

// Builds the document while nlohmann parses, and notes lines. Method names are those nlohmann calls.
class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(JsonDocument& document, LineCounter& counter, IssueList& issues, std::size_t depth)
      : document_(document), counter_(counter), issues_(issues), depth_(depth) {}

  bool null() override { return scalar(nullptr); }
  bool boolean(bool value) override { return scalar(value); }
  bool number_integer(number_integer_t value) override { return scalar(value); }
  bool number_unsigned(number_unsigned_t value) override { return scalar(value); }
  bool number_float(number_float_t value, const string_t&) override { return scalar(value); }
  bool string(string_t& value) override { return scalar(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    OpenLevel& level = levels_.back();
    level.key = name;
    if (levels_.size() > depth_) return true;
    const std::string pointer = here();
    const auto [entry, is_new] = document_.lines.emplace(pointer, counter_.line());
    if (!is_new) {
      issues_.add(Issue{.rule = "duplicate_field",
                        .file = document_.name,
                        .line = counter_.line(),
                        .field = pointer,
                        .value = name,
                        .message = fmt::format("the field is given twice, first in line {}", entry->second)});
    }
    return true;
  }

  bool parse_error(std::size_t, const std::string& last_token, const nlohmann::detail::exception& error) override {
    const bool encoding = std::string_view(error.what()).find("ill-formed UTF-8") != std::string_view::npos;
    issues_.add(Issue{.rule = encoding ? "bad_utf8" : "bad_json",
                      .file = document_.name,
                      .line = counter_.line(),
                      .field = here(),
                      .value = last_token,
                      .message = encoding ? "the text is not UTF-8; save the file as UTF-8" : friendly(error.what())});
    return false;
  }

 private:
  // An object or array that is open: where it is, and which part of it comes next.
  struct OpenLevel {
    Json* container = nullptr;
    std::string pointer;
    std::string key;
  };

  [[nodiscard]] std::string here() const {
    if (levels_.empty()) return "";
    const OpenLevel& level = levels_.back();
    if (level.container->is_array()) return level.pointer + '/' + std::to_string(level.container->size());
    return level.key.empty() ? level.pointer : level.pointer + '/' + pointer_part(level.key);
  }

  Json* place(Json value) {
    if (levels_.size() <= depth_) document_.lines.emplace(here(), counter_.line());
    if (levels_.empty()) {
      document_.value = std::move(value);
      return &document_.value;
    }
    OpenLevel& level = levels_.back();
    if (level.container->is_array()) {
      level.container->push_back(std::move(value));
      return &level.container->back();
    }
    return &((*level.container)[level.key] = std::move(value));
  }

  template <class Value>
  bool scalar(Value value) {
    place(Json(std::move(value)));
    return true;
  }
  bool open(Json container) {
    if (levels_.size() == deepest) {
      issues_.add(Issue{.rule = "bad_json",
                        .file = document_.name,
                        .line = counter_.line(),
                        .field = levels_.front().key.empty() ? "/" : '/' + pointer_part(levels_.front().key),
                        .message = fmt::format("lists and objects stand more than {} deep in each other", deepest)});
      return false;
    }
    std::string pointer = levels_.size() <= depth_ ? here() : std::string();
    levels_.push_back({place(std::move(container)), std::move(pointer), ""});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }

  // nlohmann: "[json.exception.parse_error.101] parse error at line 3, column 5: syntax error while parsing value - …".
  static std::string friendly(std::string_view what) {
    const std::size_t column = what.find("column ");
    const std::size_t colon = what.find(": ", column == std::string_view::npos ? 0 : column);
    if (column == std::string_view::npos || colon == std::string_view::npos) {
      const std::size_t tag = what.find("] ");
      return "is no JSON: " + std::string(tag == std::string_view::npos ? what : what.substr(tag + 2));
    }
    return fmt::format("is no JSON at {}: {}", what.substr(column, colon - column), what.substr(colon + 2));
  }

  JsonDocument& document_;
  LineCounter& counter_;
  IssueList& issues_;
  std::size_t depth_;
  std::vector<OpenLevel> levels_;
};

// Files that are no text at all, by their first bytes.
std::string what_it_is(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\x1F\x8B"sv)) return "the file is compressed (gzip); unpack it first";
  if (text.starts_with("PK\x03\x04"sv)) return "the file is a zip archive or a workbook (.xlsx), not JSON";
  if (text.starts_with("BZh"sv) ||
      text.starts_with("\xFD"
                       "7zXZ"sv) ||
      text.starts_with("\x28\xB5\x2F\xFD"sv)) {
    return "the file is compressed; unpack it first";
  }
  if (text.starts_with("%PDF"sv)) return "the file is a PDF, not JSON";
  if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) {
    return "the text is UTF-16; save the file as UTF-8";
  }
  return {};
}

}  // namespace

std::string pointer_part(std::string_view name) {
  std::string text;
  for (const char c : name) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return text;
}

std::unique_ptr<JsonDocument> parse_json(std::string_view text, const std::string& name, IssueList& issues,
                                         std::size_t depth) {
  auto document = std::make_unique<JsonDocument>();
  document->name = name;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (trimmed(text).empty()) {
    issues.add(Issue{
        .rule = "empty_file", .file = name, .line = 1, .field = "/", .message = "the file is empty; JSON is needed"});
    return nullptr;
  }
  if (const std::string kind = what_it_is(text); !kind.empty()) {
    issues.add(Issue{.rule = "bad_json", .file = name, .line = 1, .field = "/", .message = kind});
    return nullptr;
  }
  const std::size_t errors_before = issues.error_count();
  LineCounter counter(text.data());
  Builder builder(*document, counter, issues, depth);
  const CountingIterator begin(text.data(), counter.furthest());
  const CountingIterator end(text.data() + text.size(), counter.furthest());
  const bool parsed = Json::sax_parse(begin, end, &builder);
  if (!parsed || issues.error_count() > errors_before) return nullptr;
  return document;
}

std::unique_ptr<JsonDocument> read_json(const std::filesystem::path& file, IssueList& issues) {
  const std::string name = file.filename().string();
  try {
    return parse_json(read_text(file), name, issues);
  } catch (const InvalidInput& problem) {
    issues.add(problem, name);
    return nullptr;
  }
}

}  // namespace samling::io
