#include "io/meetings_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "io/plan_check.hpp"
#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

class MeetingsReader {
 public:
  MeetingsReader(const CodeBook& codes, SourceFiles& files, IssueList& issues)
      : codes_(codes), files_(files), issues_(issues) {}

  void read(const JsonPlace& element) {
    if (!element.required() || !element.object_with({"municipalities", "grouping", "ago"}) || !element.is_object()) {
      return;
    }
    ago_ = element["ago"].whole(not_negative).value_or(0);
    const bool pair = element["municipalities"].exists();
    const bool file = element["grouping"].exists();
    if (pair == file) {
      element.error("contradiction", "needs either \"municipalities\" (two) or \"grouping\" (a file)");
    } else if (pair) {
      read_pair(element["municipalities"]);
    } else if (const auto earlier = files_.open(element["grouping"])) {
      read_grouping(*earlier);
    }
  }

  std::vector<plan::AskedMeeting> take() { return std::move(meetings_); }

 private:
  using Group = std::set<std::size_t>;  // rows of the municipality table

  void read_pair(const JsonPlace& place) {
    const std::size_t errors = issues_.error_count();
    Group both;
    for (const JsonPlace& element : place.elements()) {
      const auto text = element.required() ? element.text() : std::nullopt;
      if (text) add(both, *text, element);
    }
    if (issues_.error_count() > errors) return;
    if (place.value().size() != 2 || both.size() + (codes_.complete() ? 0 : 2) < 2) {
      place.error("not_a_pair", fmt::format("a pair has two different municipalities, this one has {}", both.size()));
      return;
    }
    note(both);
  }

  void read_grouping(const SourceFile& file) {
    const std::size_t first = file.bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first != std::string::npos && file.bytes[first] == '{') {
      if (const auto document = parse_json(file.bytes, file.name, issues_)) read_plan(JsonPlace(*document, issues_));
    } else {
      read_rows(parse_csv(file.bytes, file.name, issues_));
    }
  }

  void read_rows(const CsvFile& csv) {
    const CsvTable table(csv, {{"group", true}, {"municipality", true}, {"name"}, {"reason"}}, issues_);
    std::map<std::string, Group> groups;
    for (const CsvRow& row : table.usable() ? csv.rows : std::vector<CsvRow>{}) {
      const CsvCells cells(table, row, issues_);
      const auto given = cells.required_text("municipality");
      const std::string label = cells.text("group");
      if (!given || label.empty()) continue;
      if (const auto found = codes_.find(*given)) {
        groups[label].insert(*found);
      } else if (codes_.complete()) {
        cells.error("municipality", "unknown_municipality", codes_.complaint(*given));
      }
    }
    for (const auto& [label, members] : groups) note(members);
  }

  void read_plan(const JsonPlace& root) {
    if (!is_format(root, plan_format, plan_version) || !root["groups"].required()) return;
    for (const JsonPlace& group : root["groups"].elements()) {
      Group members;
      for (const JsonPlace& member : group["members"].elements()) {
        const auto given = member.required() ? member.text() : std::nullopt;
        if (given) add(members, *given, member);
      }
      note(members);
    }
  }

  void add(Group& members, const std::string& given, const JsonPlace& place) {
    if (const auto row = codes_.find(given)) {
      members.insert(*row);
    } else if (codes_.complete()) {
      place.error("unknown_municipality", codes_.complaint(given));
    }
  }

  void note(const Group& members) {
    for (const std::size_t a : members) {
      for (const std::size_t b : members) {
        if (a < b) meetings_.push_back({codes_.code(a), codes_.code(b), ago_});
      }
    }
  }

  const CodeBook& codes_;
  SourceFiles& files_;
  IssueList& issues_;
  int ago_ = 0;
  std::vector<plan::AskedMeeting> meetings_;
};

}  // namespace

std::vector<plan::AskedMeeting> read_meetings(const JsonPlace& place, const CodeBook& codes, SourceFiles& files) {
  MeetingsReader reader(codes, files, place.issues());
  for (const JsonPlace& element : place.elements()) reader.read(element);
  return reader.take();
}

}  // namespace samling::io
