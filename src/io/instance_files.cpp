// MDGPLIB and CCPLIB.
#include "samling/io/instance_files.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/csv_table.hpp"
#include "io/issue_list.hpp"
#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

constexpr int most_nodes = 20'000;       // 3 GB of distances
constexpr int repeats_of_one_kind = 10;  // of an issue
constexpr double most_people = 2e9;

// The words of a line, one after the other.
class LineWords {
 public:
  explicit LineWords(std::string_view line) : rest_(line) {}

  std::string_view next() {
    constexpr std::string_view blanks = " \t\r\v\f";
    rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
    const std::string_view word = rest_.substr(0, rest_.find_first_of(blanks));
    rest_.remove_prefix(word.size());
    return word;
  }

 private:
  std::string_view rest_;
};

template <class Number>
std::optional<Number> number_in(std::string_view word) {
  Number value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  if constexpr (std::is_floating_point_v<Number>) {
    if (!std::isfinite(value)) return std::nullopt;
  }
  return value;
}

// "2.50" has 1: zeros at the end do not count.
int decimals_of(std::string_view word) {
  const std::size_t point = word.find('.');
  if (point == std::string_view::npos || word.find_first_of("eE") != std::string_view::npos) return 0;
  const std::size_t last = word.find_last_not_of('0');
  return static_cast<int>(last - point);
}

struct InstanceHead {
  int n = 0;
  int groups = 0;
  std::vector<std::pair<double, double>> limits;
  std::vector<double> weights;
  int decimals = 0;  // of limits and weights
};

class InstanceReader {
 public:
  InstanceReader(const std::filesystem::path& file, bool weighted)
      : text_(read_text(file)), name_(file.filename().string()), weighted_(weighted) {}

  void read() {
    std::string_view rest = text_;
    for (int line = 1; !rest.empty(); ++line) {
      const std::string_view text = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(text.size() + 1, rest.size()));
      if (line == 1) {
        read_head(text);
        issues_.throw_if_errors();
        distances_ = Eigen::MatrixXd::Constant(head_.n, head_.n, std::numeric_limits<double>::quiet_NaN());
      } else {
        read_distance(line, text);
      }
    }
    if (head_.n == 0) complain("empty_file", 1, "header", "", "the file is empty; it begins with: n groups ss|ds …");
    if (broken_lines_ > repeats_of_one_kind) {
      complain("instance_format", 0, "", "", fmt::format("{} lines are broken in all", broken_lines_));
    }
    issues_.throw_if_errors();
    distances_ = distances_.unaryExpr([](double value) { return std::isnan(value) ? 0.0 : value; });
  }

  [[nodiscard]] const InstanceHead& head() const { return head_; }
  [[nodiscard]] model::Affinity affinity() { return model::Affinity(std::move(distances_)); }

 private:
  void complain(const std::string& rule, int line, const std::string& field, std::string_view value,
                const std::string& message) {
    issues_.add(
        {.rule = rule, .file = name_, .line = line, .field = field, .value = std::string(value), .message = message});
  }

  std::optional<int> whole(LineWords& words, const std::string& field, int least, int most) {
    const std::string_view word = words.next();
    const auto value = number_in<int>(word);
    if (value && *value >= least && *value <= most) return value;
    complain("instance_format", 1, field, word, fmt::format("must be a whole number from {} to {}", least, most));
    return std::nullopt;
  }

  std::optional<double> amount(std::string_view word, const std::string& field) {
    const auto value = number_in<double>(word);
    if (value && *value >= 0.0) {
      head_.decimals = std::max(head_.decimals, decimals_of(word));
      return value;
    }
    complain("instance_format", 1, field, word, word.empty() ? "is missing" : "must be a number, 0 or more");
    return std::nullopt;
  }

  void read_head(std::string_view line) {
    LineWords words(line);
    const auto n = whole(words, "n", 2, most_nodes);
    const auto groups = n ? whole(words, "groups", 1, *n) : std::nullopt;
    if (!groups) return;
    head_.n = *n;
    head_.groups = *groups;
    const std::string_view type = words.next();
    if (type != "ss" && type != "ds") return complain("instance_format", 1, "type", type, "must be ss or ds");
    for (int g = 1; g <= head_.groups; ++g) {
      const auto lower = amount(words.next(), fmt::format("lower limit of group {}", g));
      const auto upper = lower ? amount(words.next(), fmt::format("upper limit of group {}", g)) : std::nullopt;
      if (!upper) return;  // what follows is shifted
      if (*lower > *upper) {
        complain("instance_format", 1, fmt::format("limits of group {}", g), fmt::format("{} {}", *lower, *upper),
                 "the lower is above the upper");
      }
      head_.limits.emplace_back(*lower, *upper);
    }
    if (type == "ss") refuse_unequal_limits();
    read_weights(words);
  }

  void refuse_unequal_limits() {
    const auto& [lower, upper] = head_.limits.front();
    for (int g = 2; g <= head_.groups; ++g) {
      const auto& limits = head_.limits[static_cast<std::size_t>(g - 1)];
      if (limits == head_.limits.front()) continue;
      complain("instance_format", 1, fmt::format("limits of group {}", g),
               fmt::format("{} {}", limits.first, limits.second),
               fmt::format("ss says that all groups have the same limits, and group 1 has {} {}; write ds where they "
                           "differ",
                           lower, upper));
      return;  // one is enough: either the word or many limits are wrong
    }
  }

  void read_weights(LineWords& words) {
    const std::string_view letter = words.next();
    if (!weighted_) {
      if (letter == "W")
        complain("instance_format", 1, "W", letter, "node weights follow: this is a CCPLIB instance");
      else if (!letter.empty())
        complain("instance_format", 1, "limits", letter, "nothing may follow the limits");
      return;
    }
    if (letter != "W")
      return complain("instance_format", 1, "W", letter, "W and the node weights must follow the limits");
    for (int i = 0; i < head_.n; ++i) {
      const auto weight = amount(words.next(), fmt::format("weight of node {}", i));
      if (!weight) return;
      head_.weights.push_back(*weight);
    }
    if (const std::string_view more = words.next(); !more.empty()) {
      complain("instance_format", 1, "W", more, fmt::format("there are more than {} node weights", head_.n));
    }
  }

  void read_distance(int line, std::string_view text) {
    LineWords words(text);
    const std::string_view first = words.next();
    if (first.empty()) return;
    const auto i = number_in<int>(first);
    const auto j = number_in<int>(words.next());
    const auto distance = number_in<double>(words.next());
    if (!i || !j || !distance || !words.next().empty()) {
      return broken(line, "line", trimmed(text), "must be: i j distance");
    }
    if (*i < 0 || *j < 0 || *i >= head_.n || *j >= head_.n) {
      return broken(line, "node", trimmed(text), fmt::format("nodes are numbered from 0 to {}", head_.n - 1));
    }
    if (*i == *j) {
      if (*distance == 0.0) return;
      return broken(line, "distance", trimmed(text), "a node has no distance to itself (0 at most)");
    }
    double& stored = distances_(*i, *j);
    if (!std::isnan(stored) && stored != *distance) {
      return broken(line, "distance", trimmed(text), fmt::format("this pair had the distance {} before", stored));
    }
    stored = distances_(*j, *i) = *distance;
  }

  void broken(int line, const std::string& field, const std::string& value, const std::string& message) {
    if (++broken_lines_ <= repeats_of_one_kind) complain("instance_format", line, field, value, message);
  }

  std::string text_;
  std::string name_;
  bool weighted_;
  IssueList issues_;
  InstanceHead head_;
  Eigen::MatrixXd distances_;
  int broken_lines_ = 0;
};

bool all_alike(const std::vector<std::pair<double, double>>& limits) {
  return std::all_of(limits.begin(), limits.end(), [&](const auto& limit) { return limit == limits.front(); });
}

// The problem that the constructor of GroupingProblem accepts, or its issues with the name of the file.
grouping::GroupingProblem problem_of(const std::filesystem::path& file, model::Affinity affinity,
                                     grouping::SizeRange sizes, grouping::Rules rules, grouping::Objective objective,
                                     int groups) {
  try {
    return {std::move(affinity), sizes, std::move(rules), objective, groups};
  } catch (const InvalidInput& problem) {
    IssueList issues;
    issues.add(problem, file.filename().string(), 1);
    issues.throw_if_errors();
    throw;
  }
}

}  // namespace

// Published scores are of answers that place everyone.
constexpr int nobody_left_out = 0;

grouping::GroupingProblem read_mdgplib(const std::filesystem::path& file, grouping::Objective objective) {
  InstanceReader reader(file, false);
  reader.read();
  const InstanceHead& head = reader.head();
  grouping::Rules rules;
  rules.most_unplaced = nobody_left_out;
  grouping::SizeRange hull{std::numeric_limits<int>::max(), 0};
  for (const auto& [lower, upper] : head.limits) {
    const grouping::SizeRange sizes{static_cast<int>(std::ceil(lower)),
                                    static_cast<int>(std::floor(std::min(upper, 1.0 * head.n)))};
    hull = {std::min(hull.min, sizes.min), std::max(hull.max, sizes.max)};
    rules.group_limits.push_back({.sizes = sizes, .people = {}});
  }
  if (all_alike(head.limits)) rules.group_limits.clear();
  return problem_of(file, reader.affinity(), hull, std::move(rules), objective, head.groups);
}

grouping::GroupingProblem read_ccplib(const std::filesystem::path& file, grouping::Objective objective) {
  InstanceReader reader(file, true);
  reader.read();
  const InstanceHead& head = reader.head();
  const double scale = std::pow(10.0, head.decimals);
  grouping::Rules rules;
  rules.most_unplaced = nobody_left_out;
  double total = 0.0;
  for (const double weight : head.weights) total += weight * scale;
  if (total > most_people) {
    throw InvalidInput(Issue{.rule = "instance_format",
                             .file = file.filename().string(),
                             .line = 1,
                             .field = "W",
                             .value = fmt::format("{} decimals", head.decimals),
                             .message = "the node weights sum to too large a whole number"});
  }
  for (const double weight : head.weights) rules.people_of.push_back(static_cast<int>(std::lround(weight * scale)));
  const grouping::SizeRange sizes{1, head.n};
  grouping::PeopleRange hull{std::numeric_limits<int>::max(), 0};
  for (const auto& [lower, upper] : head.limits) {
    const grouping::PeopleRange people{static_cast<int>(std::lround(std::min(lower * scale, most_people))),
                                       static_cast<int>(std::lround(std::min(upper * scale, most_people)))};
    hull = {std::min(hull.min, people.min), std::max(hull.max, people.max)};
    rules.group_limits.push_back({.sizes = sizes, .people = people});
  }
  rules.people = hull;
  if (all_alike(head.limits)) rules.group_limits.clear();
  return problem_of(file, reader.affinity(), sizes, std::move(rules), objective, head.groups);
}

std::map<std::string, double> read_best_known(const std::filesystem::path& file) {
  IssueList issues;
  const CsvFile csv = read_csv(file, issues);
  issues.throw_if_errors();
  std::string best;
  for (const char* name : {"best_known", "best_of_20", "best_seen_here", "best", "score"}) {
    if (best.empty() && std::find(csv.header.begin(), csv.header.end(), name) != csv.header.end()) best = name;
  }
  for (const std::string& name : csv.header) {
    if (best.empty() && name.starts_with("best")) best = name;
  }
  const CsvTable table(csv, {{"instance", true}, {best.empty() ? "best_known" : best, true}, {"feasible"}}, issues);
  std::map<std::string, double> known;
  for (const CsvRow& row : table.usable() ? csv.rows : std::vector<CsvRow>{}) {
    const CsvCells cells(table, row, issues);
    const auto name = cells.required_text("instance");
    const auto score = cells.number(best);
    if (!name || !score || cells.yes_no("feasible") == false) continue;
    const auto [at, is_new] = known.emplace(*name, *score);
    if (!is_new) at->second = std::max(at->second, *score);
  }
  issues.throw_if_errors();
  return known;
}

}  // namespace samling::io
