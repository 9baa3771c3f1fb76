#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "samling/core/issue.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/text_file.hpp"
#include "samling/report/report.hpp"
#include "sample_plan.hpp"

namespace samling::report {
namespace {

namespace fs = std::filesystem;

class WriteFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("samling_report_") + test->test_suite_name() + "_" + test->name());
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      if (entry.is_regular_file()) names.push_back(entry.path().lexically_relative(folder_).generic_string());
    }
    std::ranges::sort(names);
    return names;
  }
  fs::path folder_;
};

TEST_F(WriteFolder, WritesEveryOutputAndNothingElse) {
  const auto plan = samling::testing::trio_plan();
  write_folder(plan, folder_);
  EXPECT_EQ(files(), (std::vector<std::string>{"calendars/0105.ics", "calendars/0106.ics", "calendars/0217.ics",
                                               "calendars/G1.ics", "map.geojson", "plan.csv", "plan.html", "plan.json",
                                               "plan.md"}));
  EXPECT_EQ(io::read_plan(folder_ / "plan.json"), plan);
  EXPECT_EQ(io::read_text(folder_ / "plan.html"), html(plan));
}

TEST_F(WriteFolder, RemovesCalendarsOfAnEarlierPlanAndKeepsWhatIsNotOurs) {
  write_folder(samling::testing::pilot_plan(), folder_);
  std::ofstream(folder_ / "calendars" / "mine.ics") << "BEGIN:VCALENDAR\r\nPRODID:-//me//EN\r\nEND:VCALENDAR\r\n";
  write_folder(samling::testing::trio_plan(), folder_);
  const auto left = files();
  EXPECT_THAT(left, ::testing::Contains("calendars/mine.ics"));
  EXPECT_THAT(left, ::testing::Not(::testing::Contains("calendars/G2.ics")));
}

TEST_F(WriteFolder, APlanThatCannotBeShownLeavesTheFolderAsItWas) {
  write_folder(samling::testing::trio_plan(), folder_);
  const auto before = io::read_text(folder_ / "plan.json");
  auto plan = samling::testing::trio_plan();
  plan.title = "other";
  plan.settings.time_zone = "Nowhere/Atall";
  EXPECT_THROW(write_folder(plan, folder_), InvalidInput);
  EXPECT_EQ(io::read_text(folder_ / "plan.json"), before);
}

}  // namespace
}  // namespace samling::report
