#include "instances.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "samling/core/issue.hpp"

namespace samling::benchmarks {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, int line, const std::string& message) {
  throw InvalidInput(
      Issue{.rule = "instance_format", .file = file.filename().string(), .line = line, .message = message});
}

std::ifstream opened(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) refuse(file, 0, "cannot be read");
  return in;
}

Instance read_head(const std::filesystem::path& file, const std::string& line) {
  std::istringstream words(line);
  Instance instance{.name = file.stem().string(), .affinity = {}, .groups = 0, .limits = {}, .weights = {}};
  int n = 0;
  std::string type;
  if (!(words >> n >> instance.groups >> type) || n < 1 || instance.groups < 1 || (type != "ss" && type != "ds")) {
    refuse(file, 1, "must begin with: n groups ss|ds");
  }
  for (int g = 0; g < instance.groups; ++g) {
    std::pair<int, int> limit;
    if (!(words >> limit.first >> limit.second)) refuse(file, 1, "must have two limits for every group");
    instance.limits.push_back(limit);
  }
  if (std::string letter; words >> letter) {
    if (letter != "W") refuse(file, 1, "only node weights, after a W, may follow the limits");
    for (double weight = 0.0; words >> weight;) instance.weights.push_back(weight);
    if (instance.weights.size() != static_cast<std::size_t>(n)) refuse(file, 1, "must have a weight for every node");
  }
  instance.affinity = Eigen::MatrixXd::Zero(n, n);
  return instance;
}

}  // namespace

Instance read_mdgplib(const std::filesystem::path& file) {
  std::ifstream in = opened(file);
  std::string line;
  std::getline(in, line);
  Instance instance = read_head(file, line);
  for (int number = 2; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::istringstream words(line);
    Eigen::Index i = 0;
    Eigen::Index j = 0;
    double distance = 0.0;
    const bool read = static_cast<bool>(words >> i >> j >> distance);
    if (!read || i < 0 || j < 0 || i >= instance.affinity.rows() || j >= instance.affinity.rows()) {
      refuse(file, number, "must be: i j distance");
    }
    if (i != j) instance.affinity(i, j) = instance.affinity(j, i) = distance;
  }
  return instance;
}

Instance read_points(const std::filesystem::path& file) {
  std::ifstream in = opened(file);
  std::vector<std::pair<double, double>> points;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    std::istringstream words(line);
    double x = 0.0;
    double y = 0.0;
    char comma = ' ';
    if (!(words >> x >> comma >> y) || comma != ',') refuse(file, number, "must be: x,y");
    points.emplace_back(x, y);
  }
  Instance instance{.name = file.stem().string(), .affinity = {}, .groups = 0, .limits = {}, .weights = {}};
  const auto n = static_cast<Eigen::Index>(points.size());
  instance.affinity = Eigen::MatrixXd::Zero(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      const auto& a = points[static_cast<std::size_t>(i)];
      const auto& b = points[static_cast<std::size_t>(j)];
      instance.affinity(i, j) = -std::hypot(a.first - b.first, a.second - b.second);
    }
  }
  return instance;
}

grouping::GroupingProblem mdgp_problem(const Instance& instance) {
  grouping::SizeRange sizes{static_cast<int>(instance.affinity.rows()), 0};
  for (const auto& [least, most] : instance.limits) {
    sizes.min = std::max(2, std::min(sizes.min, least));
    sizes.max = std::max(sizes.max, most);
  }
  return {model::Affinity(instance.affinity), sizes, {}, grouping::Objective::pair_sum, instance.groups};
}

grouping::GroupingProblem ccp_problem(const Instance& instance) {
  constexpr double hundredths = 100.0;
  grouping::Rules rules;
  rules.people = grouping::PeopleRange{static_cast<int>(std::lround(instance.limits.front().first * hundredths)),
                                       static_cast<int>(std::lround(instance.limits.front().second * hundredths))};
  for (const double weight : instance.weights)
    rules.people_of.push_back(static_cast<int>(std::lround(weight * hundredths)));
  const auto n = static_cast<int>(instance.affinity.rows());
  return {model::Affinity(instance.affinity), {2, n}, std::move(rules), grouping::Objective::pair_sum, instance.groups};
}

grouping::GroupingProblem points_problem(const Instance& instance, grouping::SizeRange sizes) {
  const double price = 10.0 * (1.0 + instance.affinity.cwiseAbs().maxCoeff());
  return {model::Affinity(instance.affinity), sizes, {}, grouping::Objective::pair_sum, {}, price};
}

std::map<std::string, double> read_best_known(const std::filesystem::path& file) {
  std::ifstream in = opened(file);
  std::map<std::string, double> best;
  std::string line;
  std::getline(in, line);
  for (int number = 2; std::getline(in, line); ++number) {
    std::istringstream cells(line);
    std::string name;
    std::string n;
    std::string groups;
    std::string score;
    const bool read = std::getline(cells, name, ',') && std::getline(cells, n, ',') &&
                      std::getline(cells, groups, ',') && std::getline(cells, score, ',');
    if (!read) refuse(file, number, "must be: instance,n,groups,best");
    if (!score.empty()) best[name] = std::stod(score);
  }
  return best;
}

}  // namespace samling::benchmarks
