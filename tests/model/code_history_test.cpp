#include "samling/model/code_history.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"
#include "samling/core/issue.hpp"

namespace samling::model {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Date day(const std::string& text) {
  return parse_date(text).value();
}

const CodeChange oppegard{"0217", "Oppegård", "3020", "Nordre Follo", day("2020-01-01")};
const CodeChange ski{"0213", "Ski", "3020", "Nordre Follo", day("2020-01-01")};
const CodeChange back_to_akershus{"3020", "Nordre Follo", "3207", "Nordre Follo", day("2024-01-01")};

// "0217 Oppegård", or "nothing".
std::string read(const CodeHistory& history, const std::string& code_or_name, const std::string& date) {
  const auto resolved = history.resolve(code_or_name, day(date));
  return resolved ? resolved->code + " " + resolved->name : "nothing";
}

std::vector<std::string> rules_broken_by(std::vector<CodeChange> changes) {
  std::vector<std::string> rules;
  try {
    const CodeHistory history(std::move(changes));
  } catch (const InvalidInput& invalid) {
    for (const Issue& issue : invalid.issues()) rules.push_back(issue.rule);
  }
  return rules;
}

TEST(CodeHistory, LinksOppegaardAndNordreFollo) {
  const CodeHistory history({oppegard, back_to_akershus});
  EXPECT_EQ(read(history, "Oppegård", "2015-03-05"), "0217 Oppegård");
  EXPECT_EQ(read(history, "Nordre Follo", "2024-05-01"), "3207 Nordre Follo");
  EXPECT_EQ(read(history, "Oppegård", "2024-05-01"), "3207 Nordre Follo");
  EXPECT_EQ(read(history, "Nordre Follo", "2015-03-05"), "0217 Oppegård");
  EXPECT_THAT(history.resolve("Oppegård", day("2015-03-05"))->history, IsEmpty());
  EXPECT_THAT(history.resolve("Nordre Follo", day("2024-05-01"))->history, IsEmpty());
  EXPECT_THAT(history.resolve("Oppegård", day("2024-05-01"))->history, ElementsAre(oppegard, back_to_akershus));
  EXPECT_THAT(history.resolve("3207", day("2015-03-05"))->history, ElementsAre(oppegard, back_to_akershus));
}

TEST(CodeHistory, FollowsAChainToTheCodeOfTheDay) {
  const CodeHistory history({back_to_akershus, oppegard});
  for (const std::string code : {"0217", "3020", "3207"}) {
    EXPECT_EQ(read(history, code, "2019-12-31"), "0217 Oppegård");
    EXPECT_EQ(read(history, code, "2020-01-01"), "3020 Nordre Follo");
    EXPECT_EQ(read(history, code, "2023-12-31"), "3020 Nordre Follo");
    EXPECT_EQ(read(history, code, "2024-01-01"), "3207 Nordre Follo");
  }
}

TEST(CodeHistory, FollowsAMergerForwardButNotBack) {
  const CodeHistory history({oppegard, ski, back_to_akershus});
  EXPECT_EQ(read(history, "0213", "2021-06-01"), "3020 Nordre Follo");
  EXPECT_EQ(read(history, "Oppegård", "2024-05-01"), "3207 Nordre Follo");
  EXPECT_EQ(read(history, "Ski", "2015-03-05"), "0213 Ski");
  EXPECT_EQ(read(history, "Nordre Follo", "2015-03-05"), "nothing");  // Oppegård or Ski?
  EXPECT_EQ(read(history, "3207", "2015-03-05"), "nothing");
  EXPECT_EQ(read(history, "3207", "2021-06-01"), "3020 Nordre Follo");
}

TEST(CodeHistory, KnowsNothingOfWhatItWasNotTold) {
  EXPECT_EQ(read(CodeHistory(), "0217", "2015-03-05"), "nothing");
  EXPECT_EQ(read(CodeHistory({oppegard}), "0301", "2015-03-05"), "nothing");
  EXPECT_EQ(read(CodeHistory({oppegard}), "", "2015-03-05"), "nothing");
  EXPECT_EQ(read(CodeHistory({oppegard}), "Oppegard", "2015-03-05"), "nothing");
}

TEST(CodeHistory, DoesNotGuessBetweenTwoOfOneName) {
  const CodeHistory history(
      {{"0441", "Os", "3430", "Os", day("2020-01-01")}, {"1243", "Os", "4624", "Bjørnafjorden", day("2020-01-01")}});
  EXPECT_EQ(read(history, "Os", "2015-03-05"), "nothing");
  EXPECT_EQ(read(history, "Os", "2021-03-05"), "3430 Os");  // the other Os is Bjørnafjorden by then
  EXPECT_EQ(read(history, "1243", "2015-03-05"), "1243 Os");
  EXPECT_EQ(read(history, "Bjørnafjorden", "2015-03-05"), "1243 Os");
}

TEST(CodeHistory, TellsEveryIssueAtOnce) {
  EXPECT_THAT(rules_broken_by(
                  {{"", "A", "2", "B", day("2020-01-01")},
                   {"1", "A", "", "B", day("2020-01-01")},
                   {"3", "C", "4", "D", day("2020-01-01")},
                   {"3", "C", "5", "E", day("2020-01-01")},
                   {"6", "F", "7", "G", Date{std::chrono::year(2020), std::chrono::month(2), std::chrono::day(30)}}}),
              ElementsAre("empty_code", "empty_code", "duplicate_change", "invalid_date"));
}

TEST(CodeHistory, RefusesACycleAndTellsTheWayRound) {
  EXPECT_THAT(rules_broken_by({{"1", "A", "1", "B", day("2020-01-01")}}), ElementsAre("code_cycle"));
  try {
    const CodeHistory history({{"0", "Z", "1", "A", day("2017-01-01")},
                               {"1", "A", "2", "B", day("2018-01-01")},
                               {"2", "B", "3", "C", day("2019-01-01")},
                               {"3", "C", "1", "A", day("2020-01-01")}});
    FAIL() << "a cycle was taken";
  } catch (const InvalidInput& invalid) {
    EXPECT_THAT(invalid.what(), HasSubstr("1 -> 2 -> 3 -> 1"));
  }
}

TEST(CodeHistory, RefusesACodeThatEndsBeforeItBegins) {
  CodeChange early = back_to_akershus;
  early.from = day("2019-01-01");
  EXPECT_THAT(rules_broken_by({oppegard, early}), ElementsAre("code_ends_before_it_begins"));
  early.from = oppegard.from;
  EXPECT_THAT(rules_broken_by({oppegard, early}), ElementsAre("code_ends_before_it_begins"));
}

TEST(CodeHistory, ListsWhateverACodeIsLinkedTo) {
  const CodeHistory chain({oppegard, back_to_akershus});
  EXPECT_THAT(chain.linked_codes("Oppegård"), ElementsAre("0217", "3020", "3207"));
  EXPECT_THAT(chain.linked_codes("3020"), ElementsAre("3020", "3207", "0217"));
  EXPECT_THAT(CodeHistory({oppegard, ski}).linked_codes("3020"), ElementsAre("3020"));
  EXPECT_THAT(chain.linked_codes("Bergen"), IsEmpty());
}

// Chains drawn at random without mergers: on each day every code and name of a chain means the same, valid code.
TEST(CodeHistory, ReadsEveryLinkOfAChainAlikeOverSeeds) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Chance chance(seed);
    std::vector<CodeChange> changes;
    std::vector<int> years;
    int year = 2000;
    const auto links = 1 + chance.below(5);
    for (std::uint64_t i = 0; i < links; ++i) {
      year += 1 + static_cast<int>(chance.below(4));
      years.push_back(year);
      const auto code = [](std::uint64_t k) { return "code " + std::to_string(k); };
      const auto name = [](std::uint64_t k) { return "name " + std::to_string(k); };
      changes.push_back({code(i), name(i), code(i + 1), name(i + 1), day(std::to_string(year) + "-01-01")});
    }
    chance.shuffle(changes);
    const CodeHistory history(changes);
    for (int at = 1999; at < 2025; ++at) {
      const auto valid = std::count_if(years.begin(), years.end(), [&](int changed) { return changed <= at; });
      for (std::uint64_t k = 0; k <= links; ++k) {
        const std::string expected = "code " + std::to_string(valid) + " name " + std::to_string(valid);
        const std::string date = std::to_string(at) + "-06-01";
        EXPECT_EQ(read(history, "code " + std::to_string(k), date), expected);
        EXPECT_EQ(read(history, "name " + std::to_string(k), date), expected);
        const auto steps = history.resolve("code " + std::to_string(k), day(date))->history;
        EXPECT_EQ(steps.size(), static_cast<std::size_t>(std::abs(valid - static_cast<std::ptrdiff_t>(k))));
        EXPECT_TRUE(
            std::is_sorted(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.from < b.from; }));
      }
    }
  }
}

}  // namespace
}  // namespace samling::model
