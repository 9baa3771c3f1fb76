// samling explain --steady: how far a number of the request may move before other groups are better.
#include <algorithm>
#include <functional>
#include <numeric>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/explanation.hpp"
#include "cli/text.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr double precision_of_weight = 0.002;
constexpr double precision_of_limit = 0.5;

// One number: where it stands in the request; nothing when the request does not use it.
struct MovableNumber {
  std::string name;
  std::function<std::optional<double>(const plan::Request&)> get;
  std::function<void(plan::Request&, double)> set;
};

MovableNumber weight_of_rule(const std::string& name, grouping::RuleGrade grouping::RuleGrades::* rule) {
  return {name + "_weight",
          [rule](const plan::Request& request) {
            const grouping::RuleGrade& grade = request.grades.*rule;
            return grade.grade == grouping::Grade::weigh ? std::optional(grade.weight) : std::nullopt;
          },
          [rule](plan::Request& request, double value) { (request.grades.*rule).weight = value; }};
}

MovableNumber weight_of_affinity(const std::string& name, double model::AffinityOptions::* weight) {
  return {name, [weight](const plan::Request& request) { return std::optional(request.affinity.*weight); },
          [weight](plan::Request& request, double value) { request.affinity.*weight = value; }};
}

MovableNumber people_number(const std::string& name, int grouping::PeopleRange::* end) {
  return {name,
          [end](const plan::Request& request) {
            return request.people ? std::optional(static_cast<double>(*request.people.*end)) : std::nullopt;
          },
          [end](plan::Request& request, double value) { *request.people.*end = static_cast<int>(value); }};
}

std::vector<MovableNumber> numbers() {
  using Weights = model::AffinityOptions;
  using Grades = grouping::RuleGrades;
  return {{"travel_limit",
           [](const plan::Request& request) {
             return request.travel_limit ? std::optional(request.travel_limit->count()) : std::nullopt;
           },
           [](plan::Request& request, double value) { request.travel_limit = Minutes(value); }},
          people_number("people_min", &grouping::PeopleRange::min),
          people_number("people_max", &grouping::PeopleRange::max),
          {"most_unplaced",
           [](const plan::Request& request) {
             return request.most_unplaced ? std::optional(static_cast<double>(*request.most_unplaced)) : std::nullopt;
           },
           [](plan::Request& request, double value) { request.most_unplaced = static_cast<int>(value); }},
          {"unplaced_price", [](const plan::Request& request) { return request.unplaced_price; },
           [](plan::Request& request, double value) { request.unplaced_price = value; }},
          weight_of_affinity("theme_weight", &Weights::theme_weight),
          weight_of_affinity("difference_weight", &Weights::difference_weight),
          weight_of_affinity("travel_weight", &Weights::travel_weight),
          weight_of_rule("travel_limit", &Grades::travel_limit),
          weight_of_rule("common_theme", &Grades::common_theme),
          weight_of_rule("must_together", &Grades::must_together),
          weight_of_rule("keep_apart", &Grades::keep_apart),
          weight_of_rule("people", &Grades::people),
          weight_of_rule("met", &Grades::met)};
}

bool is_people(const std::string& name) {
  return name == "people_min" || name == "people_max";
}

// Where it is tried, and the values at which alone the problem changes (none for a weight).
struct Reach {
  double lowest = 0.0;
  double highest = 0.0;
  double precision = precision_of_weight;
  std::vector<double> steps;
};

std::vector<double> whole_numbers(int from, int to) {
  std::vector<double> values(static_cast<std::size_t>(std::max(0, to - from + 1)));
  std::iota(values.begin(), values.end(), static_cast<double>(from));
  return values;
}

std::vector<double> minutes_of_pairs(const model::Region& region) {
  std::vector<double> values;
  for (std::size_t a = 0; a < region.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (const auto found = region.minutes_between(MunicipalityId(a), MunicipalityId(b)))
        values.push_back(found->count());
    }
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

// A limit that binds has steps; one that is weighed does not only shut groups out.
Reach reach_of(const Explanation& why, const plan::Request& request, const std::string& name, double value) {
  if (name == "travel_limit") {
    const bool binds = request.grades.travel_limit.grade == grouping::Grade::forbid;
    return {std::min(1.0, value), 3.0 * std::max(value, 1.0), precision_of_limit,
            binds ? minutes_of_pairs(why.region()) : std::vector<double>{}};
  }
  if (is_people(name)) {
    int people = 0;
    for (const auto& municipality : why.region().municipalities()) people += municipality.people;
    const int from = name == "people_max" ? request.people->min : 0;
    const int to = name == "people_max" ? std::max(people, request.people->max) : request.people->max;
    return {static_cast<double>(from), static_cast<double>(to), precision_of_limit, whole_numbers(from, to)};
  }
  if (name == "most_unplaced") {
    const int to = static_cast<int>(std::max(static_cast<double>(why.region().size()), value));
    return {0.0, static_cast<double>(to), precision_of_limit, whole_numbers(0, to)};
  }
  return {0.0, std::max(3.0 * value, 3.0), precision_of_weight, {}};
}

std::vector<grouping::Members> groups_not_in(const grouping::Grouping& these, const grouping::Grouping& those) {
  std::vector<grouping::Members> list;
  for (const grouping::Members& group : these.groups) {
    if (std::find(those.groups.begin(), those.groups.end(), group) == those.groups.end()) list.push_back(group);
  }
  return list;
}

Json groups_json(const Explanation& why, const std::vector<grouping::Members>& groups) {
  Json json = Json::array();
  for (const grouping::Members& group : groups) json.push_back(codes(why.region(), group));
  return json;
}

// The answer that takes over: what it has instead of the groups of now.
void tell_next(Explanation& why, Json& json, const std::string& where, const std::string& field,
               const std::optional<grouping::Grouping>& next) {
  json[field] = Json();
  if (!next) return;
  const auto gone = groups_not_in(why.answer.best, *next);
  const auto come = groups_not_in(*next, why.answer.best);
  json[field] = {{"groups_gone", groups_json(why, gone)}, {"groups_new", groups_json(why, come)}};
  why.text += "  " + where + "\n";
  std::vector<std::vector<std::string>> rows;
  for (const grouping::Members& group : gone) rows.push_back({"  no longer", names(why.region(), group)});
  for (const grouping::Members& group : come) rows.push_back({"  but", names(why.region(), group)});
  why.text += columns(rows);
}

std::string edge_words(const std::optional<double>& edge, double tried, const std::string& end) {
  return edge ? format_number(*edge, 3) : fmt::format("the {} value tried, {}", end, format_number(tried, 3));
}

void tell_range(Explanation& why, const std::string& name, const Reach& reach, const grouping::Steadiness& steady) {
  const bool stepped = !reach.steps.empty();
  const bool exact = (!steady.down_to || steady.breaks_down) && (!steady.up_to || steady.breaks_up);
  const std::string up = edge_words(steady.up_to, reach.highest, "highest");
  why.text +=
      fmt::format("\n{} is {}: the same groups from {} up to {}{}; {}\n", name, format_number(steady.value, 3),
                  edge_words(steady.down_to, reach.lowest, "lowest"), stepped && steady.up_to ? "just below " : "", up,
                  !steady.proven ? "as far as found" : (exact ? "proven, and exact" : "proven for the values tried"));
}

}  // namespace

std::vector<std::string> movable_numbers() {
  std::vector<std::string> list;
  for (const MovableNumber& number : numbers()) list.push_back(number.name);
  return list;
}

void explain_steadiness(Explanation& why, const std::string& name) {
  const std::vector<MovableNumber> all = numbers();
  const auto number = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  plan::Programme still = why.programme;
  if (!still.request.unplaced_price) still.request.unplaced_price = why.problem.unplaced_price();
  const std::optional<double> value = number->get(still.request);
  require(value.has_value(), "--steady", name, "is no number that the request uses");
  const Reach reach = reach_of(why, still.request, name, *value);
  const auto problem_at = [&](double at) {
    plan::Programme moved = still;
    number->set(moved.request, at);
    return plan::grouping_problem(moved);
  };
  const auto steady =
      grouping::steadiness(problem_at, *value, reach.lowest, reach.highest, reach.precision, why.search, reach.steps);
  tell_range(why, name, reach, steady);
  const auto or_null = [](const std::optional<double>& edge) { return edge ? Json(*edge) : Json(); };
  Json json{{"value", *value},
            {"down_to", or_null(steady.down_to)},
            {"up_to", or_null(steady.up_to)},
            {"breaks_down", or_null(steady.breaks_down)},
            {"breaks_up", or_null(steady.breaks_up)},
            {"lowest_tried", reach.lowest},
            {"highest_tried", reach.highest},
            {"proven", steady.proven}};
  if (steady.down_to) tell_next(why, json, "below " + format_number(*steady.down_to, 3), "below", steady.below);
  if (steady.up_to) {
    tell_next(why, json, (reach.steps.empty() ? "above " : "from ") + format_number(*steady.up_to, 3), "above",
              steady.above);
  }
  why.json["steadiness"][name] = std::move(json);
}

}  // namespace samling::cli
