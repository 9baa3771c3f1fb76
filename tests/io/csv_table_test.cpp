#include "io/csv_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"

namespace samling::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<int> lines_of(const CsvFile& file) {
  std::vector<int> lines;
  for (const CsvRow& row : file.rows) lines.push_back(row.line);
  return lines;
}

TEST(ParseCsv, GivesEveryRowTheFirstLineItStandsOn) {
  IssueList issues;
  const auto file = parse_csv("a,b\n1,\"two\nlines\"\n\n3,4\n\"5\n\n5\",6\n7,8", "t.csv", issues);
  EXPECT_THAT(issues.all(), IsEmpty());
  EXPECT_THAT(lines_of(file), ElementsAre(2, 5, 6, 9));
  EXPECT_EQ(file.rows[0].cells[1], "two\nlines");
  EXPECT_EQ(file.rows[2].cells[0], "5\n\n5");
}

TEST(ParseCsv, CountsLinesEndedByCarriageReturnsToo) {
  IssueList issues;
  EXPECT_THAT(lines_of(parse_csv("a,b\r\n1,\"two\r\nlines\"\r\n3,4\r\n", "t.csv", issues)), ElementsAre(2, 4));
  EXPECT_THAT(lines_of(parse_csv("a,b\r1,2\r3,4\r", "t.csv", issues)), ElementsAre(2, 3));
}

TEST(ParseCsv, ReadsQuotesWithinQuotes) {
  IssueList issues;
  const auto file = parse_csv("a;b\n\"Moss; \"\"by ved fjorden\"\"\";2\n", "t.csv", issues);
  EXPECT_EQ(file.separator, ';');
  EXPECT_EQ(file.rows.at(0).cells.at(0), "Moss; \"by ved fjorden\"");
}

// Slow twin: rows are written by a writer that knows their lines, then read.
TEST(ParseCsv, FindsTheCellsAndLinesThatAWriterPutThere) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Chance chance(seed);
    const std::string end = chance.below(2) == 0 ? "\n" : "\r\n";
    std::string text = "x,y,z" + end;
    int line = 2;
    std::vector<CsvRow> written;
    for (std::uint64_t r = chance.below(8) + 1; r > 0; --r) {
      CsvRow row{line, {}};
      for (int c = 0; c < 3; ++c) {
        std::string cell = "c";
        std::string quoted = "c";
        for (std::uint64_t k = chance.below(6); k > 0; --k) {
          const std::vector<std::string> pieces{",", "\"", end, "ø", ";", "x"};
          const std::string& piece = pieces[chance.below(pieces.size())];
          cell += piece;
          quoted += piece == "\"" ? "\"\"" : piece;
          if (piece == end) ++line;
        }
        cell += "c";
        row.cells.push_back(cell);
        text += (c == 0 ? "\"" : ",\"") + quoted + "c\"";
      }
      text += end;
      ++line;
      written.push_back(row);
    }
    IssueList issues;
    const auto file = parse_csv(text, "t.csv", issues);
    ASSERT_THAT(issues.all(), IsEmpty()) << text;
    ASSERT_THAT(file.rows, SizeIs(written.size())) << text;
    for (std::size_t r = 0; r < written.size(); ++r) {
      EXPECT_EQ(file.rows[r].line, written[r].line) << text;
      EXPECT_EQ(file.rows[r].cells, written[r].cells) << text;
    }
  }
}

TEST(ParseCsv, NeverThrowsAtRandomBytes) {
  const std::string alphabet = "a,;\"\n\r \x00\xC3\xB8\xFF\xEF\xBB\xBF=1.";
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    Chance chance(seed);
    std::string text;
    for (std::uint64_t k = chance.below(60); k > 0; --k) text += alphabet[chance.below(alphabet.size())];
    IssueList issues;
    const auto file = parse_csv(text, "t.csv", issues);
    for (const CsvRow& row : file.rows) EXPECT_EQ(row.cells.size(), file.header.size());
    for (const Issue& issue : issues.all()) EXPECT_EQ(first_bad_utf8(issue.value), std::string::npos);
  }
}

TEST(ParseCsv, SaysOnceThatManyCellsAreBadlyEncoded) {
  IssueList issues;
  (void)parse_csv("a,b\n\xE5,1\n\xE6,2\n\xF8,3\n", "t.csv", issues);
  ASSERT_THAT(issues.all(), SizeIs(1));
  EXPECT_EQ(issues.all()[0].line, 2);
  EXPECT_EQ(issues.all()[0].value, "\\xE5");
  EXPECT_THAT(issues.all()[0].message, HasSubstr("2 more cells"));
}

TEST(CsvTable, WarnsOfUnknownColumnsAndReadsTheRest) {
  IssueList issues;
  const auto file = parse_csv("code,nmae,name\n1,x,y\n", "t.csv", issues);
  const CsvTable table(file, {{"code", true}, {"name", true}}, issues);
  EXPECT_TRUE(table.usable());
  ASSERT_THAT(issues.all(), SizeIs(1));
  EXPECT_EQ(issues.all()[0].level, Level::warning);
  EXPECT_EQ(issues.all()[0].field, "nmae");
  EXPECT_THAT(issues.all()[0].message, HasSubstr("did you mean \"name\"?"));
  EXPECT_FALSE(issues.has_errors());
}

TEST(ParseNumber, ReadsPointsAlwaysAndCommasWhereTheySeparateNothing) {
  EXPECT_EQ(parse_number("59.28", false), 59.28);
  EXPECT_EQ(parse_number("59.28", true), 59.28);
  EXPECT_EQ(parse_number("59,28", true), 59.28);
  EXPECT_EQ(parse_number("-1e3", false), -1000.0);
  EXPECT_EQ(parse_number("+5", false), 5.0);
  for (const char* text : {"59,28", "1 000", "", "-", "abc", "nan", "inf", "-INF", "0x10", "1e999", "1.2.3", "12a"}) {
    EXPECT_FALSE(parse_number(text, false).has_value()) << text;
  }
  EXPECT_FALSE(parse_number("1.234,5", true).has_value());
  EXPECT_FALSE(parse_number("1,234,5", true).has_value());
}

TEST(Printable, CutsAtEightyCharactersNotInTheMiddleOfOne) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "ø";
  const std::string shown = printable(text);
  EXPECT_EQ(first_bad_utf8(shown), std::string::npos);
  EXPECT_EQ(shown.size(), 80 * std::string("ø").size() + std::string("…").size());
  EXPECT_EQ(printable("a\tb\nc\xFF"), "a\\x09b\\nc\\xFF");
}

}  // namespace
}  // namespace samling::io
