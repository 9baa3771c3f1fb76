// io/json_with_lines.hpp: JSON read by nlohmann's parser, with the line of every value, so that an issue can say where.
//
// The parser is fed through an iterator that counts lines; a SAX handler builds the document and notes the line of each
// JSON pointer (RFC 6901). Typed readers collect issues (file, line, pointer, value) instead of throwing at the first
// one. This is a private header: it may show nlohmann.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/csv_table.hpp"
#include "io/issue_list.hpp"
#include "samling/core/units.hpp"

namespace samling::io {

using Json = nlohmann::ordered_json;

/// A name as a part of a JSON pointer: '~' and '/' escaped.
[[nodiscard]] std::string pointer_part(std::string_view name);

/// A parsed file. Numbers keep the kind they were written in.
struct JsonDocument {
  std::string name;  ///< File name without folders, as issues show it.
  Json value;
  std::unordered_map<std::string, int> lines;  ///< Line of each pointer; looked up, never iterated.
};

/// Nothing (and an issue with line and pointer) when the text is no JSON, or gives one field twice. Values deeper than
/// `depth` are not noted: they have the line of what is around them (for files of a million coordinates).
[[nodiscard]] std::unique_ptr<JsonDocument> parse_json(std::string_view text, const std::string& name,
                                                       IssueList& issues, std::size_t depth = 64);
/// A file that cannot be read is an issue too.
[[nodiscard]] std::unique_ptr<JsonDocument> read_json(const std::filesystem::path& file, IssueList& issues);

/// One value of a document, or the place where one could be. Cheap to copy; the document and the list must outlive it.
///
/// A value that is absent or null gives nothing without an issue (ask required() first); one of another kind, or
/// outside the range, gives nothing and an issue.
class JsonPlace {
 public:
  JsonPlace(const JsonDocument& document, IssueList& issues);

  [[nodiscard]] bool exists() const { return value_ != nullptr && !value_->is_null(); }
  [[nodiscard]] bool is_object() const { return exists() && value_->is_object(); }
  [[nodiscard]] bool is_array() const { return exists() && value_->is_array(); }
  /// The raw value. Precondition: exists().
  [[nodiscard]] const Json& value() const { return *value_; }
  [[nodiscard]] const std::string& pointer() const { return pointer_; }
  /// Its line, or that of the nearest thing around it that has one.
  [[nodiscard]] int line() const;
  [[nodiscard]] std::string shown_value() const;
  [[nodiscard]] IssueList& issues() const { return *issues_; }
  [[nodiscard]] const JsonDocument& document() const { return *document_; }

  /// Field of an object; absent when this is no object.
  [[nodiscard]] JsonPlace operator[](std::string_view key) const;
  /// Elements of an array; an issue when it is something else.
  [[nodiscard]] std::vector<JsonPlace> elements() const;
  /// Fields of an object with their names, in the file's order; an issue when it is something else.
  [[nodiscard]] std::vector<std::pair<std::string, JsonPlace>> fields() const;

  /// False, with an issue, when absent or null.
  bool required() const;
  /// False, with an issue, when it is there but no object. Fields outside `names` are errors with near matches.
  bool object_with(std::initializer_list<std::string_view> names) const;

  [[nodiscard]] std::optional<std::string> text() const;
  [[nodiscard]] std::optional<double> number(Range range = {}) const;
  [[nodiscard]] std::optional<int> whole(Range range = {}) const;
  [[nodiscard]] std::optional<std::int64_t> whole_64(Range range = {}) const;
  [[nodiscard]] std::optional<std::uint64_t> whole_unsigned() const;  ///< All 64 bits, for seeds.
  [[nodiscard]] std::optional<bool> flag() const;
  [[nodiscard]] std::optional<Date> date() const;
  [[nodiscard]] std::optional<ClockTime> clock() const;
  [[nodiscard]] std::vector<std::string> texts() const;  ///< Array of texts; empty when absent.
  /// Row of the word in `words`; an issue with near matches when it is none of them.
  [[nodiscard]] std::optional<std::size_t> word(const std::vector<std::string>& words) const;

  void error(const std::string& rule, const std::string& message) const;
  void warning(const std::string& rule, const std::string& message) const;

 private:
  JsonPlace(const JsonDocument& document, IssueList& issues, const nlohmann::ordered_json* value, std::string pointer)
      : document_(&document), issues_(&issues), value_(value), pointer_(std::move(pointer)) {}
  void report(Level level, const std::string& rule, const std::string& message) const;
  void wrong_kind(const std::string& wanted) const;

  const JsonDocument* document_;
  IssueList* issues_;
  const nlohmann::ordered_json* value_ = nullptr;
  std::string pointer_;
};

}  // namespace samling::io
