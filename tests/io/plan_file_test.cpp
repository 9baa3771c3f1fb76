// Plans as JSON: what is written is read back exactly, and a broken file says where.
#include "samling/io/plan_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

#include "io/plan_fields.hpp"
#include "samling/core/chance.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

// Fills every field with something at random, through the same list of fields that the file uses.
class RandomFiller {
 public:
  explicit RandomFiller(std::uint64_t seed) : chance_(seed) {}

  template <class T>
  void operator()(const char*, T& value) {
    fill(value);
  }
  template <class T>
  void operator()(const char*, T& value, CameLater) {
    fill(value);
  }
  template <class T>
  void fill(T& record) {
    visit_fields(record, *this);
  }
  void fill(bool& value) { value = chance_.below(2) == 0; }
  void fill(int& value) { value = static_cast<int>(chance_.below(2000)) - 1000; }
  void fill(std::uint64_t& value) { value = chance_.below(std::numeric_limits<std::uint64_t>::max()); }
  void fill(double& value) {
    value = std::ldexp(chance_.unit() - 0.5, static_cast<int>(chance_.below(120)) - 60);
    if (chance_.below(8) == 0) value = 0.1 * static_cast<double>(chance_.below(100));
  }
  void fill(std::string& value) {
    const std::vector<std::string> pieces{"Moss", "ø", "\"", "\\", "\n", "/", "", " ", "</script>", "\t", "漢", "=1+1"};
    value.clear();
    for (std::uint64_t k = chance_.below(5); k > 0; --k) value += pieces[chance_.below(pieces.size())];
  }
  template <class T>
  void fill(std::optional<T>& value) {
    value.reset();
    if (chance_.below(2) == 0) fill(value.emplace());
  }
  template <class T>
  void fill(std::vector<T>& values) {
    values.resize(chance_.below(4));
    for (T& value : values) fill(value);
  }

 private:
  Chance chance_;
};

// A plan must hang together to be read: codes are municipalities, in one group at most, times are times.
class Mender {
 public:
  explicit Mender(std::uint64_t seed) : chance_(seed) {}

  plan::Plan mend(plan::Plan plan) {
    for (int m = 0; m < 9; ++m) {
      plan::PlannedMunicipality municipality;
      RandomFiller(chance_.below(1'000'000)).fill(municipality);
      municipality.code = "07" + std::to_string(10 + m);
      municipality.group.clear();
      place(municipality);
      codes_.push_back(municipality.code);
      if (m == 0) plan.municipalities.clear();
      plan.municipalities.push_back(municipality);
    }
    std::size_t next = 0;
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
      plan.groups[g].key = "G" + std::to_string(g + 1);
      plan.groups[g].members.clear();
      for (int k = 0; k < 3; ++k, ++next) {
        plan.groups[g].members.push_back(codes_[next]);
        plan.municipalities[next].group = plan.groups[g].key;
      }
      mend(plan.groups[g]);
    }
    for (auto& rejected : plan.rejected) {
      some_codes(rejected.members);
      rejected.stage = one_of({"venue", "day"});
    }
    pairs(plan.other_pairs);
    plan.status = one_of({"optimal", "feasible", "infeasible", "stopped"});
    plan.settings.objective = one_of({"mean_companion", "pair_sum"});
    plan.settings.travel_measure = one_of({"minutes", "kilometres"});
    plan.settings.likeness = one_of({"weighted_jaccard", "cosine"});
    for (plan::PlannedRule& asked : plan.settings.rules) {
      asked.rule = one_of({"travel_limit", "at_most", "met"});
      asked.grade = one_of({"forbid", "warn", "weigh", "ignore"});
    }
    return plan;
  }

 private:
  void mend(plan::PlannedGroup& group) {
    some_codes(group.remote);
    pairs(group.pairs);
    for (auto& alternative : group.alternatives) some_codes(alternative.members);
    for (auto& activity : group.day) {
      activity.kind = one_of({"opening", "slot", "break", "lunch", "evaluation"});
      activity.start = "10:00";
      activity.end = "10:10";
      activity.presenter = chance_.below(2) == 0 ? "" : code();
    }
    if (group.date) group.date = "2015-03-05";
    if (!group.venue) return;
    place(*group.venue);
    for (auto& leg : group.venue->legs) leg.municipality = code();
  }
  void place(auto& where) {
    where.lat = 57.0 + 14.0 * chance_.unit();
    where.lon = 4.0 + 26.0 * chance_.unit();
  }
  void some_codes(std::vector<std::string>& codes) {
    for (auto& text : codes) text = code();
  }
  void pairs(std::vector<plan::PlannedPair>& pairs) {
    for (auto& pair : pairs) {
      pair.a = code();
      pair.b = code();
      pair.unlikeness_basis = one_of({"tags", "text", "unknown"});
    }
  }
  std::string one_of(const std::vector<std::string>& words) { return words[chance_.below(words.size())]; }
  std::string code() { return codes_[chance_.below(codes_.size())]; }

  Chance chance_;
  std::vector<std::string> codes_;
};

plan::Plan random_plan(std::uint64_t seed) {
  plan::Plan plan;
  RandomFiller(seed).fill(plan);
  return Mender(seed).mend(plan);
}

TEST(PlanFile, RoundTripsExactly) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const plan::Plan plan = random_plan(seed);
    const std::string text = plan_to_json(plan);
    const plan::Plan again = plan_from_json(text);
    ASSERT_TRUE(again == plan) << "seed " << seed << "\n" << text;
    ASSERT_EQ(plan_to_json(again), text) << "same plan, same bytes";
  }
}

// For schema_test.py, which names the folder.
TEST(PlanFile, WritesPlansForTheSchema) {
  const char* folder = std::getenv("SAMLING_PLANS_FOLDER");
  if (folder == nullptr) GTEST_SKIP() << "skipped: SAMLING_PLANS_FOLDER is not set";
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const auto file = std::filesystem::path(folder) / ("plan_" + std::to_string(seed) + ".json");
    write_plan(random_plan(seed), file);
    EXPECT_EQ(read_plan(file), random_plan(seed));
  }
}

TEST(PlanFile, GoesThroughAFile) {
  const samling::testing::TemporaryFolder folder;
  write_plan(random_plan(5), folder / "out/plan.json");
  EXPECT_EQ(read_plan(folder / "out/plan.json"), random_plan(5));
}

TEST(PlanFile, BeginsWithItsFormatAndEndsWithANewline) {
  const std::string text = plan_to_json(plan::Plan{});
  EXPECT_TRUE(text.starts_with("{\n  \"format\": \"samling-plan\",\n  \"version\": 1,\n  \"title\": \"\",\n"));
  EXPECT_TRUE(text.ends_with("}\n"));
  EXPECT_THAT(text, HasSubstr("\"group_count\": null"));
}

struct BrokenPlan {
  std::string name;
  std::string from;
  std::string to;
  std::string field;
  std::string message;
  friend void PrintTo(const BrokenPlan& broken, std::ostream* out) { *out << broken.name; }
};

// One small plan, as text that the mistakes are made in.
plan::Plan small_plan() {
  plan::Plan plan;
  plan.title = "Pilot";
  for (const char* code : {"0105", "0106", "0217"}) {
    plan.municipalities.push_back({.code = code, .name = code, .lat = 59.5, .lon = 10.5, .group = "G1"});
  }
  plan::PlannedGroup group{.key = "G1", .members = {"0105", "0106", "0217"}, .score = 1.25, .date = "2015-03-05"};
  group.day.push_back({.kind = "opening", .start = "10:00", .end = "10:20"});
  plan.groups.push_back(group);
  return plan;
}

class BrokenPlanTest : public ::testing::TestWithParam<BrokenPlan> {};

TEST_P(BrokenPlanTest, SaysWhere) {
  std::string text = plan_to_json(small_plan());
  const std::size_t at = text.find(GetParam().from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, GetParam().from.size(), GetParam().to);
  try {
    (void)plan_from_json(text, "plan.json");
    FAIL() << "nothing was found";
  } catch (const InvalidInput& problem) {
    const Issue& issue = problem.issues().front();
    SCOPED_TRACE(to_string(issue));
    EXPECT_EQ(issue.file, "plan.json");
    EXPECT_EQ(issue.field, GetParam().field);
    EXPECT_THAT(issue.message, HasSubstr(GetParam().message));
    EXPECT_GT(issue.line, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, BrokenPlanTest,
                         ::testing::ValuesIn(std::vector<BrokenPlan>{
                             {"AProgramme", "samling-plan", "samling-programme", "/format", "must be \"samling-plan\""},
                             {"ALaterVersion", "\"version\": 1", "\"version\": 9", "/version", "reads version 1"},
                             {"AMissingField", "  \"title\": \"Pilot\",\n", "", "/title", "is missing"},
                             {"AMisspeltField", "\"proof\"", "\"prof\"", "/proof", "is missing"},
                             {"TextForANumber", "1.25", "\"much\"", "/groups/0/score", "must be a number"},
                             {"AnUnknownMember", "\"0106\"", "\"0160\"", "/groups/0/members/1",
                              "did you mean \"0106\""},
                             {"AMemberTwice", "\"0217\"", "\"0105\"", "/groups/0/members/2", "is in group G1 already"},
                             {"AnImpossibleDate", "2015-03-05", "2015-03-55", "/groups/0/date", "is not a date"},
                             {"AnImpossibleTime", "10:20", "10:80", "/groups/0/day/0/end", "is not a clock time"},
                             {"AnEndBeforeItsStart", "10:20", "09:20", "/groups/0/day/0/end", "ends before it starts"},
                             {"APlaceOffTheGlobe", "59.5", "95.5", "/municipalities/0/lat", "is outside [-90, 90]"},
                             {"AGroupThatDiffers", "\"group\": \"G1\"", "\"group\": \"G2\"", "/municipalities/0/group",
                              "a member of group G1"},
                             {"NoJson", "{", "", "", "is no JSON"},
                         }),
                         [](const auto& param) { return param.param.name; });

TEST(PlanFile, NamesAMisspeltFieldWithItsNeighbours) {
  std::string text = plan_to_json(small_plan());
  text.replace(text.find("\"proof\""), 7, "\"proff\"");
  try {
    (void)plan_from_json(text);
    FAIL();
  } catch (const InvalidInput& problem) {
    ASSERT_THAT(problem.issues(), SizeIs(2));
    EXPECT_THAT(problem.what(), HasSubstr("did you mean \"proof\"?"));
  }
}

TEST(PlanFile, NeverThrowsAnythingButInvalidInputAtMutatedFiles) {
  const std::string text = plan_to_json(small_plan());
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    Chance chance(seed);
    std::string broken = text;
    for (int k = 0; k < 3; ++k) {
      const auto at = chance.below(broken.size());
      if (chance.below(2) == 0)
        broken.erase(at, 1 + chance.below(12));
      else
        broken[at] = static_cast<char>(chance.below(256));
    }
    try {
      (void)plan_from_json(broken);
    } catch (const InvalidInput&) {
    }
  }
}

}  // namespace
}  // namespace samling::io
