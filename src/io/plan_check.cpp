#include "io/plan_check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace samling::io {
namespace {

class PlanCheck {
 public:
  PlanCheck(const plan::Plan& plan, const JsonPlace& root) : plan_(plan), root_(root) {}

  void run() {
    words();
    municipalities();
    const auto groups = root_["groups"].elements();
    for (std::size_t g = 0; g < plan_.groups.size(); ++g) group(plan_.groups[g], groups[g]);
    memberships();
    pairs(root_["other_pairs"]);
    const auto rejected = root_["rejected"].elements();
    for (const JsonPlace& place : rejected) codes(place["members"]);
  }

 private:
  // Words that others compute with. What was left out has the empty word.
  void words() {
    word(root_["status"], {"optimal", "feasible", "infeasible", "stopped"});
    const JsonPlace settings = root_["settings"];
    if (!settings.exists()) return;
    word(settings["objective"], {"mean_companion", "pair_sum"});
    word(settings["travel_measure"], {"minutes", "kilometres"});
    word(settings["likeness"], {"weighted_jaccard", "cosine"});
    for (const JsonPlace& rule : settings["rules"].elements())
      word(rule["grade"], {"forbid", "warn", "weigh", "ignore"});
  }

  static void word(const JsonPlace& place, const std::vector<std::string>& known) {
    if (!place.exists()) return;
    const std::string text = place.text().value_or("");
    if (text.empty() || std::find(known.begin(), known.end(), text) != known.end()) return;
    place.error("unknown_word", fmt::format("must be one of {}{}", fmt::join(known, ", "), did_you_mean(text, known)));
  }

  void municipalities() {
    const auto places = root_["municipalities"].elements();
    for (std::size_t m = 0; m < plan_.municipalities.size(); ++m) {
      const auto& municipality = plan_.municipalities[m];
      codes_.push_back(municipality.code);
      if (!known_.insert(municipality.code).second) places[m]["code"].error("duplicate_code", "the code stands twice");
      (void)places[m]["lat"].number(latitudes);
      (void)places[m]["lon"].number(longitudes);
    }
  }

  void group(const plan::PlannedGroup& group, const JsonPlace& place) {
    if (!keys_.insert(group.key).second || group.key.empty()) {
      place["key"].error("duplicate_key", group.key.empty() ? "the key is empty" : "another group has the same key");
    }
    codes(place["members"]);
    for (const JsonPlace& member : place["members"].elements()) {
      const auto code = member.text().value_or("");
      const auto [entry, is_new] = group_of_.emplace(code, group.key);
      if (!is_new) member.error("placed_twice", fmt::format("is in group {} already", entry->second));
    }
    codes(place["remote"]);
    pairs(place["pairs"]);
    for (const JsonPlace& alternative : place["alternatives"].elements()) codes(alternative["members"]);
    (void)place["date"].date();
    day(group, place);
    if (place["venue"].exists()) venue(place["venue"]);
  }

  void day(const plan::PlannedGroup& group, const JsonPlace& place) {
    const auto activities = place["day"].elements();
    for (std::size_t a = 0; a < activities.size(); ++a) {
      const auto start = activities[a]["start"].clock();
      const auto end = activities[a]["end"].clock();
      if (start && end && *end < *start) activities[a]["end"].error("reversed", "ends before it starts");
      if (!group.day[a].presenter.empty()) code(activities[a]["presenter"]);
    }
  }

  void venue(const JsonPlace& place) {
    (void)place["lat"].number(latitudes);
    (void)place["lon"].number(longitudes);
    for (const JsonPlace& leg : place["legs"].elements()) code(leg["municipality"]);
  }

  // What a municipality says of its group is what the groups say.
  void memberships() {
    const auto places = root_["municipalities"].elements();
    for (std::size_t m = 0; m < plan_.municipalities.size(); ++m) {
      const auto found = group_of_.find(plan_.municipalities[m].code);
      const std::string key = found == group_of_.end() ? "" : found->second;
      if (plan_.municipalities[m].group == key) continue;
      places[m]["group"].error("group_differs", key.empty()
                                                    ? "no group has this municipality as a member"
                                                    : fmt::format("the municipality is a member of group {}", key));
    }
  }

  void pairs(const JsonPlace& list) {
    for (const JsonPlace& pair : list.elements()) {
      code(pair["a"]);
      code(pair["b"]);
    }
  }
  void codes(const JsonPlace& list) {
    for (const JsonPlace& element : list.elements()) code(element);
  }
  void code(const JsonPlace& place) {
    const std::string text = place.text().value_or("");
    if (known_.contains(text)) return;
    place.error("unknown_municipality", "is not the code of a municipality of this plan" + did_you_mean(text, codes_));
  }

  const plan::Plan& plan_;
  const JsonPlace& root_;
  std::vector<std::string> codes_;
  std::set<std::string> known_;
  std::set<std::string> keys_;
  std::map<std::string, std::string> group_of_;
};

}  // namespace

void check_plan(const plan::Plan& plan, const JsonPlace& root) {
  PlanCheck(plan, root).run();
}

bool is_format(const JsonPlace& root, const std::string& format, int version) {
  if (!root.is_object()) {
    root.error("wrong_kind", fmt::format("must be an object with \"format\": \"{}\"", format));
    return false;
  }
  const JsonPlace name = root["format"];
  if (!name.required()) return false;
  const auto given = name.text();
  if (!given) return false;
  if (*given != format) {
    name.error("wrong_format", fmt::format("the format must be \"{}\"", format));
    return false;
  }
  const JsonPlace number = root["version"];
  if (!number.required()) return false;
  const auto given_version = number.whole();
  if (given_version && *given_version != version) {
    number.error("wrong_version", fmt::format("this program reads version {}", version));
  }
  return given_version == version;
}

}  // namespace samling::io
