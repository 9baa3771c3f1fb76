// Cutting a file into cells with libcsv.
#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "io/csv_table.hpp"
#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

constexpr std::size_t largest_cell = 1'000'000;  // bytes; a cell larger than this is a broken quote or not ours
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Cells and rows as libcsv calls them out; the physical line is told from outside, because libcsv does not count.
struct Cutter {
  std::vector<CsvRow> rows;
  std::vector<std::string> cells;
  int row_line = 0;
  bool row_ended = false;

  static void cell(void* bytes, std::size_t length, void* self) {
    static_cast<Cutter*>(self)->cells.emplace_back(bytes == nullptr ? "" : static_cast<const char*>(bytes), length);
  }
  static void row(int, void* self) {
    auto& cutter = *static_cast<Cutter*>(self);
    cutter.rows.push_back({cutter.row_line, std::move(cutter.cells)});
    cutter.cells.clear();
    cutter.row_ended = true;
  }
};

// Length of the first physical line with its end: \n, \r\n or \r.
std::size_t line_length(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return text.size();
  return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// ';' or ',' whichever the line has more of outside quotes.
char separator_of(std::string_view line) {
  int commas = 0;
  int semicolons = 0;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == ',') ++commas;
    if (!quoted && c == ';') ++semicolons;
  }
  return semicolons > commas ? ';' : ',';
}

// Where the rows begin, and how they are separated.
struct Beginning {
  std::size_t offset = 0;
  int line = 1;
  char separator = ',';
};

Beginning beginning_of(std::string_view text) {
  Beginning start;
  if (text.starts_with(byte_order_mark)) start.offset = byte_order_mark.size();
  while (start.offset < text.size()) {
    const std::string_view rest = text.substr(start.offset);
    const std::string_view line = rest.substr(0, line_length(rest));
    if (line.starts_with("sep=") && line.size() > 4) {  // Excel's own hint
      start.separator = line[4];
      return {start.offset + line.size(), start.line + 1, line[4]};
    }
    if (!is_blank(line)) {
      start.separator = separator_of(line);
      return start;
    }
    start.offset += line.size();
    ++start.line;
  }
  return start;
}

// False when a quote is never closed: the last row is then what follows it.
bool cut(std::string_view text, const Beginning& start, Cutter& cutter) {
  csv_parser parser;
  if (csv_init(&parser, 0) != 0) throw std::bad_alloc();
  const std::unique_ptr<csv_parser, void (*)(csv_parser*)> owner(&parser, csv_free);
  csv_set_delim(&parser, static_cast<unsigned char>(start.separator));
  bool inside_row = false;
  int line_number = start.line;
  const auto feed = [&](std::string_view line) {
    if (!inside_row) cutter.row_line = line_number;
    cutter.row_ended = false;
    if (csv_parse(&parser, line.data(), line.size(), Cutter::cell, Cutter::row, &cutter) != line.size()) {
      throw std::bad_alloc();
    }
    inside_row = !cutter.row_ended && (inside_row || !is_blank(line));
    ++line_number;
  };
  for (text.remove_prefix(start.offset); !text.empty();) {
    const std::string_view line = text.substr(0, line_length(text));
    text.remove_prefix(line.size());
    feed(line);
  }
  if (inside_row) feed("\n");  // a last line need not have an end of its own
  csv_fini(&parser, Cutter::cell, Cutter::row, &cutter);
  return !inside_row;
}

// Judges rows one by one and keeps the good ones.
class RowJudge {
 public:
  RowJudge(CsvFile& file, IssueList& issues) : file_(file), issues_(issues) {}

  void take(CsvRow row) {
    for (std::string& cell : row.cells) cell = trimmed(cell);
    if (std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); })) return;
    if (!cells_are_readable(row) || !length_fits(row)) {
      file_.complete = false;
      return;
    }
    if (file_.header.empty()) {
      take_header(row);
    } else {
      file_.rows.push_back(std::move(row));
    }
  }

  // One message for all badly encoded cells: the cause is one.
  void finish() {
    if (bad_cells_ > 1) issues_.add(with_count(bad_encoding_));
    if (bad_cells_ == 1) issues_.add(bad_encoding_);
  }

 private:
  Issue with_count(Issue issue) const {
    issue.message += fmt::format(" ({} more cells like this)", bad_cells_ - 1);
    return issue;
  }

  std::string column_name(std::size_t column) const {
    if (column < file_.header.size() && !file_.header[column].empty()) return file_.header[column];
    return fmt::format("column {}", column + 1);
  }

  Issue issue(const CsvRow& row, std::size_t column, const std::string& rule, const std::string& message) const {
    return {.rule = rule,
            .file = file_.name,
            .line = row.line,
            .field = column_name(column),
            .value = row.cells[column],
            .message = message};
  }

  bool cells_are_readable(const CsvRow& row) {
    bool readable = true;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const std::string& cell = row.cells[column];
      if (cell.size() > largest_cell) {
        issues_.add(issue(row, column, "huge_field",
                          fmt::format("huge field of {} bytes, at most {} are read; is a quote before it never closed?",
                                      cell.size(), largest_cell)));
        readable = false;
      } else if (const std::size_t bad = first_bad_utf8(cell); bad != std::string::npos) {
        if (bad_cells_++ == 0) {
          bad_encoding_ = issue(row, column, "bad_utf8",
                                fmt::format("byte 0x{:02X} is not UTF-8; save the file as \"CSV UTF-8\"",
                                            static_cast<unsigned char>(cell[bad])));
        }
        readable = false;
      } else if (cell.find('\0') != std::string::npos) {
        issues_.add(issue(row, column, "zero_byte",
                          "has a zero byte: this is no text file, or it is UTF-16; save it as UTF-8"));
        readable = false;
      }
    }
    return readable;
  }

  bool length_fits(CsvRow& row) {
    const std::size_t wanted = file_.header.size();
    if (wanted == 0) return true;
    const bool header_is_as_long = row.cells.size() <= header_width_;
    const bool rest_is_empty =
        std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, row.cells.size())),
                    row.cells.end(), [](const std::string& cell) { return cell.empty(); });
    if (row.cells.size() >= wanted && header_is_as_long && rest_is_empty) {
      row.cells.resize(wanted);
      return true;
    }
    const std::size_t given = row.cells.size();
    const std::string hint =
        given > wanted ? fmt::format("; put texts that contain \"{}\" in quotes", file_.separator) : "";
    Issue problem =
        issue(row, 0, "row_length", fmt::format("the row has {} cells, the header has {}{}", given, wanted, hint));
    problem.field = column_name(std::min(wanted, given));
    problem.value = fmt::format("{}", fmt::join(row.cells, std::string(1, file_.separator)));
    issues_.add(problem);
    return false;
  }

  // Separators after the last column, as spreadsheets leave them, are no columns.
  void take_header(CsvRow& row) {
    header_width_ = row.cells.size();
    while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
    file_.header = std::move(row.cells);
    file_.header_line = row.line;
  }

  CsvFile& file_;
  IssueList& issues_;
  Issue bad_encoding_;
  std::size_t bad_cells_ = 0;
  std::size_t header_width_ = 0;
};

// Takes out the row whose quote is never closed: it has swallowed the rest of the file.
Issue take_open_quote(std::vector<CsvRow>& rows, const std::string& name) {
  const CsvRow open = std::move(rows.back());
  rows.pop_back();
  const std::size_t column = open.cells.size() - 1;
  const bool named = !rows.empty() && column < rows.front().cells.size();
  return {.rule = "open_quote",
          .file = name,
          .line = open.line,
          .field = named ? trimmed(rows.front().cells[column]) : fmt::format("column {}", column + 1),
          .value = open.cells.back(),
          .message = "a quote that is opened here is never closed"};
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

CsvFile parse_csv(std::string_view bytes, const std::string& name, IssueList& issues) {
  CsvFile file{.name = name};
  const auto unreadable = [&](const std::string& rule, int line, const std::string& value, const std::string& message) {
    issues.add(Issue{.rule = rule, .file = name, .line = line, .field = "header", .value = value, .message = message});
    file.complete = false;
    file.header.clear();
    return file;
  };
  if (is_utf16(bytes)) return unreadable("bad_utf8", 1, "", "the file is UTF-16; save it as \"CSV UTF-8\"");
  const Beginning start = beginning_of(bytes);
  if (start.offset >= bytes.size()) return unreadable("empty_file", 1, "", "the file is empty; a header row is needed");
  file.separator = start.separator;
  Cutter cutter;
  if (!cut(bytes, start, cutter)) {
    file.complete = false;
    issues.add(take_open_quote(cutter.rows, name));
  }
  RowJudge judge(file, issues);
  for (CsvRow& row : cutter.rows) {
    judge.take(std::move(row));
    if (file.header.empty() && !file.complete) break;  // no use reading rows without a header
  }
  judge.finish();
  if (file.header.empty() && file.complete)
    return unreadable("empty_file", 1, "", "the file is empty; a header row is needed");
  return file;
}

CsvFile read_csv(const std::filesystem::path& file, IssueList& issues) {
  const std::string name = file.filename().string();
  try {
    return parse_csv(read_text(file), name, issues);
  } catch (const InvalidInput& problem) {
    issues.add(problem, name);
    return CsvFile{.name = name, .complete = false};
  }
}

}  // namespace samling::io
