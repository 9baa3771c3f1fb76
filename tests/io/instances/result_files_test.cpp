// Tables of results: written, read back, refused.
#include "samling/io/result_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "samling/core/issue.hpp"
#include "samling/io/text_file.hpp"
#include "support/broken_inputs.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using samling::testing::TemporaryFolder;
using samling::testing::write_file;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

workbench::Run sample_run() {
  return {.instance = "n60, \"small\"",
          .n = 60,
          .groups = 20,
          .method = "greedy",
          .seed = 18'000'000'000'000'000'000U,
          .cpu_seconds = 0.25,
          .score = -6366.438770582482,
          .feasible = true,
          .upper_bound = -5111.485683379526,
          .status = Status::feasible,
          .gap_to_best_known_pct = 0.1,
          .gap_to_bound_pct = std::nullopt,
          .trace = {{0.125, -7000.0}, {0.25, -6366.438770582482}}};
}

class ResultFiles : public ::testing::Test {
 protected:
  std::vector<Issue> issues_of(const std::string& text) {
    write_file(folder_ / "r.csv", text);
    try {
      (void)read_results(folder_ / "r.csv");
    } catch (const InvalidInput& problem) {
      return problem.issues();
    }
    return {};
  }
  TemporaryFolder folder_;
};

TEST_F(ResultFiles, HaveTheColumnsThatAreAskedFor) {
  EXPECT_EQ(results_header(),
            "instance,n,groups,method,seed,cpu_seconds,score,feasible,upper_bound,status,gap_to_best_known_pct,"
            "gap_to_bound_pct\n");
  workbench::Run run = sample_run();
  run.instance = "n60";
  run.seed = 1;
  EXPECT_EQ(results_row(run), "n60,60,20,greedy,1,0.250000,-6366.438770582482,true,-5111.485683379526,feasible,0.1,\n");
}

TEST_F(ResultFiles, AreReadAsTheyWereWritten) {
  ResultsWriter writer(folder_ / "out" / "r.csv");
  workbench::Run second = sample_run();
  second.method = "mine";
  second.feasible = false;
  second.status = Status::stopped;
  second.upper_bound = std::numeric_limits<double>::infinity();
  second.gap_to_best_known_pct.reset();
  writer.add(sample_run());
  writer.add(second);
  writer.finish();
  EXPECT_THAT(read_results(folder_ / "out" / "r.csv"), ElementsAre(sample_run(), second));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out" / "r.csv.part"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "out" / "r.trace.csv"));
}

TEST_F(ResultFiles, KeepTheRowsOfAWorkbenchThatWasEnded) {
  ResultsWriter writer(folder_ / "r.csv");
  writer.add(sample_run());
  EXPECT_FALSE(std::filesystem::exists(folder_ / "r.csv"));
  EXPECT_THAT(read_text(folder_ / "r.csv.part"), HasSubstr("greedy"));
}

TEST_F(ResultFiles, CanBeReadWithFewColumnsAndNoTraces) {
  write_file(folder_ / "r.csv", "instance,method,seed,cpu_seconds,score\na,m,1,2.5,7\n");
  const auto runs = read_results(folder_ / "r.csv");
  ASSERT_THAT(runs, SizeIs(1));
  EXPECT_TRUE(runs[0].feasible);
  EXPECT_TRUE(runs[0].trace.empty());
}

TEST_F(ResultFiles, AreRefusedWithTheLine) {
  const std::string head = "instance,method,seed,cpu_seconds,score,status\n";
  EXPECT_EQ(issues_of(head + "a,m,1,2.5,x,feasible\n").at(0).line, 2);
  EXPECT_EQ(issues_of(head + "a,m,one,2.5,1,feasible\n").at(0).field, "seed");
  EXPECT_EQ(issues_of(head + "a,m,1,-2.5,1,feasible\n").at(0).field, "cpu_seconds");
  EXPECT_EQ(issues_of(head + "a,m,1,2.5,1,done\n").at(0).field, "status");
  EXPECT_THAT(issues_of(head + "a,m,1,1,1,feasible\na,m,1,2,3,feasible\n").at(0).message, HasSubstr("line 2"));
  EXPECT_EQ(issues_of("instance,method\na,m\n").at(0).rule, "missing_column");
  EXPECT_EQ(issues_of(head).at(0).rule, "empty_file");
}

TEST_F(ResultFiles, CannotBeWrittenIntoAFolder) {
  EXPECT_THROW(ResultsWriter{folder_.path()}, InvalidInput);
  EXPECT_THROW(ResultsWriter{"/dev/null/r.csv"}, InvalidInput);
}

}  // namespace
}  // namespace samling::io
