// Every field of an agenda file wrong in turn: an issue that says where, and nothing worse.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "samling/io/agenda_file.hpp"
#include "samling/io/text_file.hpp"
#include "support/data_folder.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using Json = nlohmann::json;

// The shipped kick-off, with the fields that it does not use.
Json full_agenda() {
  const auto file = samling::testing::source_folder() / "examples" / "data" / "kick_off_agenda.json";
  Json agenda = Json::parse(read_text(file));
  agenda["grid"] = 5;
  agenda["changeover"] = 5;
  agenda["stretch"] = {{"grade", "weigh"}, {"weight", 2}};
  agenda["walking_between"] = Json::array({{{"from", "a"}, {"to", "b"}, {"minutes", 10}}});
  agenda["rooms"][1]["from"] = "10:30";
  agenda["rooms"][1]["until"] = "16:00";
  agenda["people"][0]["away"] = Json::array({{{"from", "12:00"}, {"until", "12:30"}}});
  agenda["people"][0]["remote"] = false;
  Json& talk = agenda["activities"][2];
  talk["window"] = {{"grade", "warn"}};
  talk["over_by"] = "15:00";
  talk["rooms"] = Json::array({"hall"});
  talk["pinned"] = {{"start", "11:30"}, {"room", "hall"}};
  talk["price"] = 10;
  talk["priority"] = 2;
  agenda["relations"][0]["least"] = 5;
  agenda["relations"][0]["most"] = 30;
  agenda["relations"][0]["grade"] = "weigh";
  agenda["relations"][0]["weight"] = 3;
  return agenda;
}

void collect(const Json& at, const Json::json_pointer& path, std::vector<Json::json_pointer>& all) {
  all.push_back(path);
  if (at.is_object()) {
    for (const auto& [key, value] : at.items()) collect(value, path / key, all);
  } else if (at.is_array()) {
    for (std::size_t i = 0; i < at.size(); ++i) collect(at[i], path / i, all);
  }
}

std::vector<Json> wrong_values() {
  return {nullptr,
          true,
          -1,
          0,
          1e300,
          3.7,
          100000,
          "",
          "x",
          "25:00",
          "10:0x",
          "-1",
          "10:01",
          "23:59",
          Json::array(),
          Json::object(),
          Json::array({nullptr}),
          Json::array({"hall", "hall"}),
          Json::array({60, 20}),
          std::string("a\0b", 3),
          "\xc3\xa5\xe2\x82\xac"};
}

// Read without harm: a problem, or issues that each name file, line, field.
void expect_sound(const Json& agenda, const std::filesystem::path& file, const std::string& what, int& refused) {
  write_text(file, agenda.dump(1));
  try {
    (void)read_agenda(file);
  } catch (const InvalidInput& trouble) {
    ++refused;
    ASSERT_FALSE(trouble.issues().empty()) << what;
    for (const Issue& issue : trouble.issues()) {
      EXPECT_FALSE(issue.file.empty()) << what << ": " << to_string(issue);
      EXPECT_GT(issue.line, 0) << what << ": " << to_string(issue);
      EXPECT_FALSE(issue.field.empty()) << what << ": " << to_string(issue);
      EXPECT_FALSE(issue.message.empty()) << what;
    }
  }
}

TEST(AgendaMutations, EveryFieldWrongInTurnIsTold) {
  const samling::testing::TemporaryFolder folder;
  const Json sound = full_agenda();
  write_text(folder / "sound.json", sound.dump(1));
  ASSERT_NO_THROW((void)read_agenda(folder / "sound.json"));
  std::vector<Json::json_pointer> places;
  collect(sound, Json::json_pointer(), places);
  int refused = 0;
  int tried = 0;
  for (const auto& place : places) {
    for (const Json& value : wrong_values()) {
      Json broken = sound;
      broken[place] = value;
      expect_sound(broken, folder / "agenda.json", place.to_string() + " = " + value.dump(), refused);
      ++tried;
    }
    if (place.empty() || !sound[place.parent_pointer()].is_object()) continue;
    Json without = sound;
    without[place.parent_pointer()].erase(place.back());
    expect_sound(without, folder / "agenda.json", "without " + place.to_string(), refused);
  }
  EXPECT_GT(refused, tried / 2);
}

TEST(AgendaMutations, EveryKeyMisspeltIsTold) {
  const samling::testing::TemporaryFolder folder;
  const Json sound = full_agenda();
  std::vector<Json::json_pointer> places;
  collect(sound, Json::json_pointer(), places);
  for (const auto& place : places) {
    if (place.empty() || !sound[place.parent_pointer()].is_object()) continue;
    Json broken = sound;
    broken[place.parent_pointer()].erase(place.back());
    broken[place.parent_pointer()][place.back() + "s"] = sound[place];
    int refused = 0;
    expect_sound(broken, folder / "agenda.json", place.to_string() + "s", refused);
    EXPECT_EQ(refused, 1) << place.to_string();
  }
}

TEST(AgendaMutations, HalfAFileIsTold) {
  const samling::testing::TemporaryFolder folder;
  const std::string text = full_agenda().dump(1);
  for (std::size_t length = 0; length < text.size(); length += 97) {
    write_text(folder / "agenda.json", text.substr(0, length));
    EXPECT_THROW((void)read_agenda(folder / "agenda.json"), InvalidInput) << length;
  }
}

}  // namespace
}  // namespace samling::io
