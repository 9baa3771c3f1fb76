// A22: a municipality that has merged since.
#include <gmock/gmock.h>

#include "samling/io/programme_file.hpp"
#include "support/data_folder.hpp"

namespace samling::testing {
namespace {

model::CodeHistory shipped_history() {
  return io::read_programme(source_folder() / "examples" / "data" / "programme.json").region.history();
}

TEST(A22MergedCode, OppegardIsItselfIn2015AndNordreFolloIn2024) {
  const auto history = shipped_history();
  const auto then = history.resolve("Oppegård", *parse_date("2015-03-05"));
  ASSERT_TRUE(then.has_value());
  EXPECT_EQ(then->code, "0217");
  EXPECT_TRUE(then->history.empty());
  const auto now = history.resolve("Nordre Follo", *parse_date("2024-05-01"));
  ASSERT_TRUE(now.has_value());
  EXPECT_EQ(now->code, "3207");
}

TEST(A22MergedCode, HistoryLinksTheTwo) {
  const auto forward = shipped_history().resolve("0217", *parse_date("2024-05-01"));
  ASSERT_TRUE(forward.has_value());
  EXPECT_EQ(forward->code, "3207");
  EXPECT_EQ(forward->name, "Nordre Follo");
  EXPECT_FALSE(forward->history.empty());
}

TEST(A22MergedCode, TheProgrammeOf2015KnowsOppegardByItsLaterCodeOnlyWhenThatIsClear) {
  const auto programme = io::read_programme(source_folder() / "examples" / "data" / "programme.json");
  EXPECT_EQ(programme.region[programme.region.at("Oppegård")].code, "0217");
  EXPECT_THROW((void)programme.region.at("Oppegord"), InvalidInput);
  try {
    (void)programme.region.at("Oppegord");
  } catch (const InvalidInput& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("Oppegård"));
  }
}

}  // namespace
}  // namespace samling::testing
