#include "report/text.hpp"

#include <gtest/gtest.h>

#include "report/figures.hpp"
#include "sample_plan.hpp"

namespace samling::report {
namespace {

TEST(ReportText, HtmlHasNoActiveCharacterLeft) {
  for (const auto& text : testing::hostile_texts()) {
    const auto escaped = html_text(text);
    EXPECT_EQ(escaped.find_first_of("<>\"'"), std::string::npos) << escaped;
    for (std::size_t i = escaped.find('&'); i != std::string::npos; i = escaped.find('&', i + 1)) {
      EXPECT_NE(escaped.find(';', i), std::string::npos) << escaped;
    }
  }
  EXPECT_EQ(html_text("<a b=\"c\">&'"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
  EXPECT_EQ(html_text("Ærø 東京"), "Ærø 東京");
}

TEST(ReportText, CleanKeepsLettersAndReplacesWhatCanHarm) {
  EXPECT_EQ(clean("Guovdageaidnu čáŋ"), "Guovdageaidnu čáŋ");
  EXPECT_EQ(clean(std::string_view("a\0b\x1b[31m", 8)), "a\uFFFDb\uFFFD[31m");
  EXPECT_EQ(clean("\xff"), "\uFFFD");
  EXPECT_EQ(clean("x\u202Ey"), "x\uFFFDy");
  EXPECT_EQ(clean("a\tb\nc"), "a\tb\nc");
}

TEST(ReportText, OneLineHasNoLineEndOfAnyKind) {
  EXPECT_EQ(one_line("  a \r\n b\u2028c\u2029\td\u0085e "), "a b c d e");
  for (const auto& text : testing::hostile_texts()) {
    const auto line = one_line(text);
    for (const auto* end : {"\n", "\r", "\t", "\u2028", "\u2029"}) EXPECT_EQ(line.find(end), std::string::npos) << line;
  }
}

TEST(ReportText, ProseBreaksWordsThatAreWiderThanAColumn) {
  EXPECT_EQ(prose("short words stay as they are"), "short words stay as they are");
  const std::string long_word(100, 'x');
  const auto broken = prose(long_word);
  EXPECT_EQ(broken.find(std::string(25, 'x')), std::string::npos);
  EXPECT_NE(broken.find(std::string(24, 'x') + "<wbr>"), std::string::npos);
}

TEST(ReportText, MarkdownCellsCannotLeaveTheirCell) {
  for (const auto& text : testing::hostile_texts()) {
    const auto cell = markdown_text(text);
    EXPECT_EQ(cell.find('\n'), std::string::npos);
    EXPECT_EQ(cell.find('<'), std::string::npos);
    for (std::size_t i = 0; i < cell.size(); ++i) {
      if (cell[i] == '|') {
        EXPECT_TRUE(i > 0 && cell[i - 1] == '\\') << cell;
      }
    }
  }
  EXPECT_EQ(markdown_text("a|b*c"), "a\\|b\\*c");
}

TEST(ReportText, FormulaCellsGetAnApostrophe) {
  for (const char* text : {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx"})
    EXPECT_EQ(guarded_cell(text), std::string("'") + text);
  for (const char* text : {"Oslo", "1-2", " =1", ""}) EXPECT_EQ(guarded_cell(text), text);
}

TEST(ReportText, FileNamesStayInTheirFolder) {
  EXPECT_EQ(file_stem("0105"), "0105");
  EXPECT_EQ(file_stem("../a"), "%2E%2E%2Fa");
  EXPECT_EQ(file_stem(""), "%");
  for (const auto& text : testing::hostile_texts()) {
    const auto stem = file_stem(text);
    EXPECT_EQ(stem.find_first_of("./\\:*?\"<>|\n\r\t "), std::string::npos) << stem;
    EXPECT_LE(stem.size(), 100u);
  }
}

TEST(ReportText, WidthCountsColumnsAndNotBytes) {
  EXPECT_EQ(display_width("Ærø"), 3);
  EXPECT_EQ(display_width("東京"), 4);
  EXPECT_EQ(display_width("e\u0301"), 1);
  EXPECT_EQ(shorten("Fredrikstad", 6), "Fredr…");
  EXPECT_EQ(shorten("東京都庁", 6), "東京…");
  EXPECT_EQ(padded("Ås", 4), "Ås  ");
  for (const auto& text : testing::hostile_texts()) EXPECT_LE(display_width(shorten(one_line(text), 20)), 20);
}

TEST(ReportFigures, SayDatesAndTimesInWords) {
  EXPECT_EQ(long_date("2015-03-05"), "Thursday 5 March 2015");
  EXPECT_EQ(short_date("2015-03-05"), "5 Mar 2015");
  EXPECT_EQ(long_date("someday"), "someday");
  EXPECT_EQ(clock_text(545), "09:05");
  EXPECT_EQ(clock_text(-20), "23:40 the day before");
  EXPECT_EQ(clock_text(1440), "00:00 the next day");
  EXPECT_EQ(minutes_text(60.5), "60.5 min");
}

TEST(ReportFigures, JourneysAreRoundedAwayFromTheMeeting) {
  EXPECT_EQ(leave_minute(600, 55.0), 545);
  EXPECT_EQ(leave_minute(600, 55.2), 544);
  EXPECT_EQ(home_minute(900, 55.2), 956);
  EXPECT_EQ(home_minute(900, 165.0 + 1e-12), 1065);
}

TEST(ReportFigures, NumbersHaveASignThatPeopleRead) {
  EXPECT_EQ(signed_text(-1.937, 3), "\u22121.937");
  EXPECT_EQ(signed_text(1.5, 1, true), "+1.5");
  EXPECT_EQ(signed_text(-0.0001, 2), "0.00");
  EXPECT_EQ(joined({"A", "B", "C"}), "A, B and C");
  EXPECT_EQ(counted(1, "group", "groups"), "1 group");
}

}  // namespace
}  // namespace samling::report
