#include "io/rules_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "io/meetings_reader.hpp"

namespace samling::io {
namespace {

using CodePair = std::pair<std::string, std::string>;

constexpr Range rule_weights{0.0, 1e6};

std::string small_letters(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

// must_together, keep_apart and pinned: lists of lists of codes.
class ListReader {
 public:
  ListReader(const RequestWorld& world, const std::optional<grouping::SizeRange>& sizes, IssueList& issues)
      : world_(world), sizes_(sizes), issues_(issues) {}
  [[nodiscard]] IssueList& issues() const { return issues_; }

  void read(const JsonPlace& place, plan::Request& request) {
    request.must_together = pairs(place["must_together"]);
    request.keep_apart = pairs(place["keep_apart"]);
    const bool both_bind = request.grades.must_together.grade == grouping::Grade::forbid &&
                           request.grades.keep_apart.grade == grouping::Grade::forbid;
    if (both_bind) contradictions(place["keep_apart"], request);
    request.pinned = groups(place["pinned"]);
  }

  // Codes of the table; what is not known gives an issue and is left out.
  std::vector<std::string> codes(const JsonPlace& list) {
    std::vector<std::string> codes;
    for (const JsonPlace& element : list.elements()) {
      const auto text = element.required() ? element.text() : std::nullopt;
      if (!text) continue;
      const auto row = world_.codes.find(*text);
      if (!row && world_.codes.complete()) element.error("unknown_municipality", world_.codes.complaint(*text));
      if (!row) continue;
      const std::string& code = world_.codes.code(*row);
      if (std::find(codes.begin(), codes.end(), code) != codes.end()) {
        element.error("duplicate_member", "the municipality is named twice");
      } else {
        codes.push_back(code);
      }
    }
    return codes;
  }

 private:
  std::vector<CodePair> pairs(const JsonPlace& place) {
    std::vector<CodePair> pairs;
    for (const JsonPlace& element : place.elements()) {
      const std::size_t errors = element.issues().error_count();
      const auto both = codes(element);
      if (element.is_array() && element.value().size() != 2) {
        element.error("not_a_pair",
                      fmt::format("a pair has two municipalities, this one has {}", element.value().size()));
      } else if (both.size() == 2 && element.issues().error_count() == errors) {
        pairs.emplace_back(std::min(both[0], both[1]), std::max(both[0], both[1]));
      }
    }
    return pairs;
  }

  void contradictions(const JsonPlace& place, const plan::Request& request) {
    for (const CodePair& pair : request.keep_apart) {
      const auto& together = request.must_together;
      if (std::find(together.begin(), together.end(), pair) == together.end()) continue;
      place.error("contradiction", fmt::format("{} and {} must be together by must_together and apart by keep_apart",
                                               pair.first, pair.second));
    }
  }

  std::vector<std::vector<std::string>> groups(const JsonPlace& place) {
    std::vector<std::vector<std::string>> groups;
    std::map<std::string, std::size_t> group_of;
    for (const JsonPlace& element : place.elements()) {
      const std::size_t errors = element.issues().error_count();
      groups.push_back(codes(element));
      const bool all_known = element.is_array() && groups.back().size() == element.value().size();
      if (element.issues().error_count() > errors || !all_known) continue;
      const int size = static_cast<int>(groups.back().size());
      if (sizes_ && (size < sizes_->min || size > sizes_->max)) {
        element.error("impossible_size", fmt::format("the pinned group has {} municipalities, sizes ask for {} to {}",
                                                     size, sizes_->min, sizes_->max));
      }
      for (const std::string& code : groups.back()) {
        const auto [entry, is_new] = group_of.emplace(code, groups.size());
        if (!is_new)
          element.error("contradiction", fmt::format("{} is in pinned group {} already", code, entry->second));
      }
    }
    return groups;
  }

  const RequestWorld& world_;
  std::optional<grouping::SizeRange> sizes_;
  IssueList& issues_;
};

// "warn", or { "grade": "weigh", "weight": 0.3 }: `word` and `weight` are the two places.
grouping::RuleGrade read_grade(const JsonPlace& word, const JsonPlace& weight) {
  using grouping::Grade;
  grouping::RuleGrade grade;
  if (const auto row = word.word({"forbid", "warn", "weigh", "ignore"})) {
    grade.grade = std::array{Grade::forbid, Grade::warn, Grade::weigh, Grade::ignore}[*row];
    if (weight.exists() && grade.grade != Grade::weigh) {
      weight.error("contradiction", "a weight counts with the grade \"weigh\" only");
    }
  } else if (weight.exists() && !word.exists()) {
    weight.error("contradiction", "a weight counts with the grade \"weigh\" only; without a grade a rule binds");
  }
  take(grade.weight, weight.number(rule_weights));
  return grade;
}

void read_grades(const JsonPlace& place, grouping::RuleGrades& grades) {
  if (!place.object_with({"travel_limit", "common_theme", "must_together", "keep_apart", "people", "met"})) return;
  const auto read = [&](const char* rule, grouping::RuleGrade& grade) {
    const JsonPlace field = place[rule];
    if (field.is_object()) {
      field.object_with({"grade", "weight"});
      if (field["grade"].required()) grade = read_grade(field["grade"], field["weight"]);
    } else {
      grade = read_grade(field, field["weight"]);
    }
  };
  read("travel_limit", grades.travel_limit);
  read("common_theme", grades.common_theme);
  read("must_together", grades.must_together);
  read("keep_apart", grades.keep_apart);
  read("people", grades.people);
  read("met", grades.met);
}

// Rules about what the municipality table says of its rows.
class KindReader {
 public:
  KindReader(const RequestWorld& world, ListReader& lists) : world_(world), lists_(lists) {}

  std::vector<plan::AskedAtMost> at_most(const JsonPlace& place) {
    std::vector<plan::AskedAtMost> rules;
    for (const JsonPlace& element : place.elements()) {
      if (!element.required() || !element.object_with({"kind", "most", "grade", "weight"})) continue;
      plan::AskedAtMost rule;
      rule.grade = read_grade(element["grade"], element["weight"]);
      if (element["most"].required()) take(rule.most, element["most"].whole(not_negative));
      const JsonPlace kind = element["kind"];
      if (!kind.required()) continue;
      rule.kind = kind.text().value_or("");
      if (const auto* cells = column(kind)) {
        for (std::size_t row = 0; row < cells->size(); ++row) {
          if (!(*cells)[row].empty()) rule.kind_of[world_.municipalities.rows[row].code] = (*cells)[row];
        }
      }
      rules.push_back(std::move(rule));
    }
    return rules;
  }

  std::vector<plan::AskedAtLeast> at_least(const JsonPlace& place) {
    std::vector<plan::AskedAtLeast> rules;
    for (const JsonPlace& element : place.elements()) {
      if (!element.required() || !element.object_with({"name", "of", "least", "grade", "weight"})) continue;
      plan::AskedAtLeast rule;
      rule.grade = read_grade(element["grade"], element["weight"]);
      take(rule.least, element["least"].whole(not_negative));
      if (element["name"].required()) rule.name = element["name"].text().value_or("");
      if (!element["of"].required()) continue;
      rule.of = element["of"].is_array() ? lists_.codes(element["of"]) : marked(element["of"]);
      rules.push_back(std::move(rule));
    }
    return rules;
  }

 private:
  // The cells of the column that a text field names; nothing, with an issue, when there is none.
  const std::vector<std::string>* column(const JsonPlace& place) {
    const auto name = place.text();
    if (!name) return nullptr;
    const auto found = world_.municipalities.columns.find(small_letters(*name));
    if (found != world_.municipalities.columns.end()) return &found->second;
    if (!world_.municipalities.header.empty() && world_.municipalities.complete) {
      place.error("unknown_column",
                  "the file of municipalities has no such column" + did_you_mean(*name, world_.municipalities.header));
    }
    return nullptr;
  }

  // Codes of the rows that say yes; can_host and may_attend_remotely as they are read there, with their defaults.
  std::vector<std::string> marked(const JsonPlace& place) {
    std::vector<std::string> codes;
    const auto* cells = column(place);
    if (cells == nullptr) return codes;
    const std::string name = small_letters(*place.text());
    for (std::size_t row = 0; row < cells->size(); ++row) {
      const model::Municipality& municipality = world_.municipalities.rows[row];
      const std::string cell = small_letters((*cells)[row]);
      bool yes = cell == "yes" || cell == "true" || cell == "ja" || cell == "1";
      const bool no = cell.empty() || cell == "no" || cell == "false" || cell == "nei" || cell == "0";
      if (name == "can_host") {
        yes = municipality.can_host;
      } else if (name == "may_attend_remotely") {
        yes = municipality.may_attend_remotely;
      } else if (!yes && !no) {
        complain(row, *place.text(), (*cells)[row]);
      }
      if (yes) codes.push_back(municipality.code);
    }
    return codes;
  }

  void complain(std::size_t row, const std::string& column, const std::string& value) {
    const ReadPosition& where = world_.municipalities.positions[row];
    lists_.issues().add(Issue{.rule = "not_yes_or_no",
                              .file = where.file,
                              .line = where.line,
                              .field = column,
                              .value = value,
                              .message = "is not yes or no, which a rule needs to know"});
  }

  const RequestWorld& world_;
  ListReader& lists_;
};

}  // namespace

void read_rules(const JsonPlace& place, const RequestWorld& world, const std::optional<grouping::SizeRange>& sizes,
                plan::Request& request) {
  if (!place.object_with({"must_together", "keep_apart", "pinned", "grades", "at_most", "at_least", "met", "met_fade"}))
    return;
  ListReader lists(world, sizes, place.issues());
  read_grades(place["grades"], request.grades);
  lists.read(place, request);
  KindReader kinds(world, lists);
  request.at_most = kinds.at_most(place["at_most"]);
  request.at_least = kinds.at_least(place["at_least"]);
  request.met = read_meetings(place["met"], world.codes, world.files);
  take(request.met_fade, place["met_fade"].number({0.0, 1.0}));
}

std::set<std::string> columns_of_rules(const JsonPlace& rules) {
  std::set<std::string> columns;
  const auto note = [&](const JsonPlace& list, const char* field) {
    if (!list.is_array()) return;
    for (const JsonPlace& element : list.elements()) {
      const JsonPlace name = element[field];
      if (name.exists() && name.value().is_string()) columns.insert(small_letters(name.value().get<std::string>()));
    }
  };
  if (!rules.is_object()) return columns;
  note(rules["at_most"], "kind");
  note(rules["at_least"], "of");
  return columns;
}

}  // namespace samling::io
