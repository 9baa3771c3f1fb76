// Files as spreadsheets and editors write them: all read as the plain ones are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/io/programme_file.hpp"
#include "support/broken_inputs.hpp"
#include "support/temporary_folder.hpp"

namespace samling {
namespace {

using samling::testing::file_text;
using samling::testing::replace_in;
using samling::testing::TemporaryFolder;
using samling::testing::write_file;
using Path = std::filesystem::path;

struct AcceptedInput {
  std::string name;
  std::function<void(const Path& folder)> rewrite;
  friend void PrintTo(const AcceptedInput& accepted, std::ostream* out) { *out << accepted.name; }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

void in_every_csv(const Path& folder, const std::function<std::string(std::string)>& change) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") write_file(entry.path(), change(file_text(entry.path())));
  }
}

// As a Norwegian Excel saves it: byte order mark, CRLF, semicolons, decimal commas.
std::string as_excel(std::string text) {
  text = replaced(replaced(text, ",", ";"), ".", ",");
  return "\xEF\xBB\xBF" + replaced(text, "\n", "\r\n");
}

const std::vector<AcceptedInput>& accepted_inputs() {
  static const std::vector<AcceptedInput> all{
      {"ByteOrderMarks",
       [](const Path& folder) {
         in_every_csv(folder, [](std::string text) { return "\xEF\xBB\xBF" + text; });
         write_file(folder / "programme.json", "\xEF\xBB\xBF" + file_text(folder / "programme.json"));
       }},
      {"CarriageReturns",
       [](const Path& folder) {
         in_every_csv(folder, [](std::string text) { return replaced(text, "\n", "\r\n"); });
         write_file(folder / "programme.json", replaced(file_text(folder / "programme.json"), "\n", "\r\n"));
       }},
      {"SemicolonsDecimalCommasAndAllOfExcel", [](const Path& folder) { in_every_csv(folder, as_excel); }},
      {"SemicolonsWithDecimalPoints",
       [](const Path& folder) { in_every_csv(folder, [](std::string text) { return replaced(text, ",", ";"); }); }},
      {"ExcelSeparatorLine",
       [](const Path& folder) {
         in_every_csv(folder, [](const std::string& text) { return "sep=;\r\n" + replaced(text, ",", ";"); });
       }},
      {"NoNewlineAtTheEnd",
       [](const Path& folder) {
         in_every_csv(folder, [](std::string text) { return text.substr(0, text.size() - 1); });
       }},
      {"BlankRows",
       [](const Path& folder) { in_every_csv(folder, [](const std::string& text) { return "\n" + text + "\n\n"; }); }},
      {"SeparatorsAfterTheLastColumn",
       [](const Path& folder) {
         in_every_csv(
             folder, [](const std::string& text) { return replaced(replaced(text, "så kurs", "kurs"), "\n", ",,\n"); });
         replace_in(folder / "projects.csv", ";,,\n", ";\nså ");
       }},
      {"BlanksAroundCells",
       [](const Path& folder) {
         replace_in(folder / "municipalities.csv", "0105,Sarpsborg,Østfold,59.2839",
                    " 0105 ,  Sarpsborg , Østfold,  59.2839 ");
       }},
      {"ColumnsInAnotherOrderAndCase",
       [](const Path& folder) {
         write_file(folder / "themes.csv",
                    "Weight,NAME,Parent,Code\n1,Arbeidsliv,,arbeid\n1,Heltid og deltid,arbeid,heltid\n"
                    "1,Sykefravær,arbeid,sykefravaer\n");
       }},
      {"NewerCodesThatTheHistoryLinks",
       [](const Path& folder) {
         replace_in(folder / "projects.csv", "0217,heltid", "3020,heltid");
         replace_in(folder / "projects.csv", "0105,heltid", "3003,heltid");
         replace_in(folder / "programme.json", "[[\"0105\", \"0106\"]]", "[[\"3003\", \"Fredrikstad\"]]");
         // Two municipalities became Nordre Follo, so its code does not say which of them is meant.
         replace_in(folder / "code_history.csv", "0213,Ski,3020,Nordre Follo,2020-01-01\n", "");
       }},
  };
  return all;
}

void expect_same(const plan::Programme& a, const plan::Programme& b) {
  ASSERT_EQ(a.region.size(), b.region.size());
  for (std::size_t i = 0; i < a.region.size(); ++i) {
    const auto& left = a.region.municipalities()[i];
    const auto& right = b.region.municipalities()[i];
    EXPECT_EQ(left.code, right.code);
    EXPECT_EQ(left.name, right.name);
    EXPECT_EQ(left.seat, right.seat);
    EXPECT_EQ(left.blackout_dates, right.blackout_dates);
    ASSERT_EQ(left.projects.size(), right.projects.size());
    for (std::size_t p = 0; p < left.projects.size(); ++p) {
      EXPECT_EQ(left.projects[p].theme, right.projects[p].theme);
      EXPECT_EQ(left.projects[p].approach_tags, right.projects[p].approach_tags);
    }
  }
  EXPECT_EQ(a.region.travel().minutes(), b.region.travel().minutes());
  EXPECT_EQ(a.request.must_together, b.request.must_together);
  EXPECT_EQ(a.venues.size(), b.venues.size());
}

class AcceptedInputTest : public ::testing::TestWithParam<AcceptedInput> {};

TEST_P(AcceptedInputTest, IsReadAsThePlainFilesAre) {
  const TemporaryFolder plain;
  const TemporaryFolder changed;
  samling::testing::write_valid_programme(plain.path());
  samling::testing::write_valid_programme(changed.path());
  GetParam().rewrite(changed.path());
  const auto expected = io::read_programme(plain / "programme.json");
  const auto read = io::read_programme(changed / "programme.json");
  expect_same(expected, read);
  EXPECT_NE(expected.input_checksum, read.input_checksum) << "the checksum is over the bytes";
}

INSTANTIATE_TEST_SUITE_P(Kinds, AcceptedInputTest, ::testing::ValuesIn(accepted_inputs()),
                         [](const auto& param) { return param.param.name; });

}  // namespace
}  // namespace samling
