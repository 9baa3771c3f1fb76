#include "grouping/reasons/conflict.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "grouping/group_limits.hpp"
#include "grouping/reasons/feasibility.hpp"
#include "grouping/reasons/smallest_set.hpp"
#include "grouping/travel.hpp"
#include "grouping/words.hpp"

namespace samling::grouping {
namespace {

// A problem that can still be changed.
struct Draft {
  model::Affinity affinity;
  SizeRange sizes;
  Rules rules;
  std::optional<int> groups;

  [[nodiscard]] bool fails() const { return answer() == Feasibility::Answer::no; }
  [[nodiscard]] bool holds() const { return answer() == Feasibility::Answer::yes; }

 private:
  [[nodiscard]] Feasibility::Answer answer() const {
    Rules fitting = rules;
    const int least = groups ? sizes.min : std::max(2, sizes.min);
    const SizeRange range{least, std::max(least, sizes.max)};
    fitting.group_limits = limits_that_fit(std::move(fitting.group_limits), groups, range, rules.people);
    return demands_can_be_met(GroupingProblem(affinity, range, std::move(fitting), Objective::mean_companion, groups))
        .answer;
  }
};

using Step = std::function<void(Draft&)>;

// One thing that was asked for: its name, how to drop it, and changes short of that which may help.
struct Demand {
  std::string name;
  Step drop;
  std::vector<std::pair<std::string, Step>> repairs;
};

template <class T>
void erase_value(std::vector<T>& values, const T& value) {
  values.erase(std::remove(values.begin(), values.end(), value), values.end());
}

Step attends_remotely(MunicipalityId id) {
  return [id](Draft& draft) {
    draft.rules.remote_per_group = std::max(1, draft.rules.remote_per_group);
    draft.rules.may_attend_remotely.resize(draft.affinity.size(), false);
    draft.rules.may_attend_remotely[id.index()] = true;
  };
}

class DemandList {
 public:
  explicit DemandList(const GroupingProblem& problem) : problem_(problem), rules_(problem.rules()) {
    pins();
    must_together();
    group_count();
    travel_limit();
    common_theme();
    keep_apart();
    sizes();
    people();
    group_limits();
    most_unplaced();
    kinds();
    met();
    lists();
  }

  std::vector<Demand> take() { return std::move(demands_); }

 private:
  // `way_out` is the last repair: the demand given up.
  void add(std::string name, Step drop, std::vector<std::pair<std::string, Step>> repairs, const std::string& way_out) {
    if (!way_out.empty()) repairs.emplace_back(way_out, drop);
    demands_.push_back({std::move(name), std::move(drop), std::move(repairs)});
  }

  void pins() {
    for (const Members& pin : rules_.pinned) {
      const std::string name = "pinned " + names_of(problem_, pin);
      add(name, [pin](Draft& d) { erase_value(d.rules.pinned, pin); }, {}, "drop " + name);
    }
  }

  void must_together() {
    for (const auto& pair : rules_.must_together) {
      const std::string name = name_of(problem_, pair.first) + " with " + name_of(problem_, pair.second);
      add(name, [pair](Draft& d) { erase_value(d.rules.must_together, pair); }, {}, "drop " + name);
    }
  }

  void group_count() {
    if (!problem_.group_count()) return;
    std::vector<std::pair<std::string, Step>> repairs;
    for (int count = *problem_.group_count() - 1; count >= 1; --count) {
      repairs.emplace_back(counted(count, "group"), [count](Draft& d) { d.groups = count; });
    }
    for (int more = 1; more <= 3; ++more) {
      const int count = *problem_.group_count() + more;
      repairs.emplace_back(counted(count, "group"), [count](Draft& d) { d.groups = count; });
    }
    add(counted(*problem_.group_count(), "group"), [](Draft& d) { d.groups.reset(); }, std::move(repairs), "");
  }

  void travel_limit() {
    if (!rules_.travel_limit) return;
    const std::string name = "limit " + format_number(rules_.travel_limit->count());
    add(name, [](Draft& d) { d.rules.travel_limit.reset(); }, {}, "");
  }

  void common_theme() {
    if (rules_.common_theme)
      add("common theme", [](Draft& d) { d.rules.common_theme = false; }, {}, "drop common theme");
  }

  void keep_apart() {
    for (const auto& pair : rules_.keep_apart) {
      const std::string name = name_of(problem_, pair.first) + " apart from " + name_of(problem_, pair.second);
      add(name, [pair](Draft& d) { erase_value(d.rules.keep_apart, pair); }, {}, "drop " + name);
    }
  }

  void sizes() {
    const SizeRange asked = problem_.sizes();
    const int n = static_cast<int>(problem_.size());
    const std::string word = asked.min == asked.max ? "size " : "sizes ";
    std::vector<std::pair<std::string, Step>> repairs;
    for (int step = 1; step <= 3; ++step) {
      for (int down = 0; down <= step; ++down) {
        const SizeRange wider{asked.min - down, asked.max + step - down};
        if (wider.min >= 2) repairs.emplace_back("sizes " + in_words(wider), [wider](Draft& d) { d.sizes = wider; });
      }
    }
    add(
        word + in_words(asked), [n, least = std::min(2, asked.min)](Draft& d) { d.sizes = {least, std::max(2, n)}; },
        std::move(repairs), "");
  }

  void people() {
    if (!rules_.people) return;
    const std::string name = "people " + in_words(*rules_.people);
    add(name, [](Draft& d) { d.rules.people.reset(); }, {}, "drop " + name);
  }

  void group_limits() {
    if (rules_.group_limits.empty()) return;
    add(
        "the limits of each group", [](Draft& d) { d.rules.group_limits.clear(); }, {},
        "drop the limits of each group");
  }

  void kinds() {
    for (std::size_t k = 0; k < rules_.at_most.size(); ++k) {
      const AtMost& rule = rules_.at_most[k];
      const std::string name = fmt::format("at most {} of one {}", rule.most, rule.name);
      std::vector<std::pair<std::string, Step>> repairs;
      for (int most = rule.most + 1; most < problem_.sizes().max; ++most) {
        repairs.emplace_back(fmt::format("at most {} of one {}", most, rule.name),
                             [k, most](Draft& d) { d.rules.at_most[k].most = most; });
      }
      add(name, [k](Draft& d) { d.rules.at_most[k].grade.grade = Grade::ignore; }, std::move(repairs), "drop " + name);
    }
    for (std::size_t k = 0; k < rules_.at_least.size(); ++k) {
      const AtLeast& rule = rules_.at_least[k];
      const std::string name = fmt::format("at least {}", counted(rule.least, rule.name));
      std::vector<std::pair<std::string, Step>> repairs;
      for (int least = rule.least - 1; least >= 1; --least) {
        repairs.emplace_back(fmt::format("at least {}", counted(least, rule.name)),
                             [k, least](Draft& d) { d.rules.at_least[k].least = least; });
      }
      add(name, [k](Draft& d) { d.rules.at_least[k].grade.grade = Grade::ignore; }, std::move(repairs), "drop " + name);
    }
  }

  void met() {
    for (const auto& [pair, ago] : latest_meetings(rules_)) {
      const std::string who = name_of(problem_, pair.first) + " and " + name_of(problem_, pair.second);
      add(
          who + " have met",
          [pair = pair](Draft& d) {
            std::erase_if(d.rules.met, [&](const Meeting& m) { return IdPair(std::minmax(m.a, m.b)) == pair; });
          },
          {}, "let " + who + " meet again");
    }
  }

  void most_unplaced() {
    if (!rules_.most_unplaced) return;
    const int most = *rules_.most_unplaced;
    std::vector<std::pair<std::string, Step>> repairs;
    for (int more = most + 1; more <= static_cast<int>(problem_.size()); ++more) {
      repairs.emplace_back(fmt::format("at most {} unplaced", more),
                           [more](Draft& d) { d.rules.most_unplaced = more; });
    }
    add(
        fmt::format("at most {} unplaced", most), [](Draft& d) { d.rules.most_unplaced.reset(); }, std::move(repairs),
        "");
  }

  void lists() {
    for (const Exclusion& exclusion : rules_.excluded) {
      const MunicipalityId id = exclusion.municipality;
      add(
          "without " + name_of(problem_, id),
          [id](Draft& d) {
            auto& list = d.rules.excluded;
            list.erase(std::remove_if(list.begin(), list.end(), [id](const auto& e) { return e.municipality == id; }),
                       list.end());
          },
          {}, "place " + name_of(problem_, id));
    }
    for (const Members& group : rules_.forbidden) {
      const std::string name = "forbidden " + names_of(problem_, group);
      add(name, [group](Draft& d) { erase_value(d.rules.forbidden, group); }, {}, "allow " + names_of(problem_, group));
    }
  }

  const GroupingProblem& problem_;
  const Rules& rules_;
  std::vector<Demand> demands_;
};

// The fewest demands that cannot hold together. Each question copies tables of n x n numbers, so that their number is
// limited by their size; without a proof the set is still one of which no part fails.
std::vector<bool> fewest(const Draft& asked, const std::vector<Demand>& demands) {
  constexpr double numbers_copied = 2e9;
  const auto n = static_cast<double>(asked.affinity.size());
  const auto questions = static_cast<int>(std::clamp(numbers_copied / (n * n + 1.0), 100.0, 2000.0));
  const auto fails = [&](const std::vector<bool>& chosen) {
    Draft draft = asked;
    for (std::size_t k = 0; k < demands.size(); ++k) {
      if (!chosen[k]) demands[k].drop(draft);
    }
    return draft.fails();
  };
  return smallest_failing_set(demands.size(), fails, questions).chosen;
}

// Smallest limit above the one asked for with which the demands hold: feasibility only grows with it.
std::optional<double> limit_that_works(const Draft& asked) {
  std::set<double> distinct;
  for (Eigen::Index i = 0; i < asked.rules.minutes.rows(); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) {
      const double minutes =
          longer_minutes(asked.rules, MunicipalityId(static_cast<int>(i)), MunicipalityId(static_cast<int>(j)));
      if (minutes > asked.rules.travel_limit->count()) distinct.insert(minutes);
    }
  }
  const std::vector<double> limits(distinct.begin(), distinct.end());
  const auto works = [&](double limit) {
    Draft draft = asked;
    draft.rules.travel_limit = Minutes(limit);
    return draft.holds();
  };
  const auto first = std::partition_point(limits.begin(), limits.end(), [&](double limit) { return !works(limit); });
  if (first == limits.end()) return std::nullopt;
  return *first;
}

std::vector<std::string> working_repairs(const GroupingProblem& problem, const Draft& draft,
                                         const std::vector<Demand>& demands) {
  std::vector<std::string> found;
  const auto attempt = [&](const std::string& name, const Step& step) {
    Draft changed = draft;
    step(changed);
    const bool works = changed.holds();
    if (works) found.push_back(name);
    return works;
  };
  const bool limited =
      std::any_of(demands.begin(), demands.end(), [](const Demand& d) { return d.name.starts_with("limit "); });
  if (limited) {
    if (const auto limit = limit_that_works(draft)) found.push_back("limit " + format_number(*limit));
  }
  for (const Demand& demand : demands) {
    for (const auto& [name, step] : demand.repairs) {
      if (attempt(name, step)) break;  // the mildest of its kind is enough
    }
  }
  if (!limited) return found;
  for (const auto& [a, b] : problem.rules().must_together) {
    const std::string name = name_of(problem, a) + " with " + name_of(problem, b);
    const bool involved = std::any_of(demands.begin(), demands.end(), [&](const Demand& d) { return d.name == name; });
    if (!involved) continue;
    if (!attempt(name_of(problem, b) + " remote", attends_remotely(b)))
      attempt(name_of(problem, a) + " remote", attends_remotely(a));
  }
  return found;
}

}  // namespace

std::optional<Conflict> smallest_conflict(const GroupingProblem& problem) {
  const GroupingProblem bound(problem.affinity(), problem.sizes(), only_binding(problem.rules()), problem.objective(),
                              problem.group_count());
  const Draft asked{bound.affinity(), bound.sizes(), bound.rules(), bound.group_count()};
  if (!asked.fails()) return std::nullopt;
  const std::vector<Demand> all = DemandList(bound).take();
  const std::vector<bool> kept = fewest(asked, all);
  std::vector<Demand> demands;
  Draft only = asked;
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (kept[k]) {
      demands.push_back(all[k]);
    } else {
      all[k].drop(only);
    }
  }
  Conflict conflict;
  for (const Demand& demand : demands) {
    Draft without = only;
    demand.drop(without);
    if (!without.holds()) return std::nullopt;
    conflict.demands.push_back(demand.name);
  }
  conflict.repairs = working_repairs(bound, asked, demands);
  // Several conflicts at once: no single repair helps the whole, so say what settles this one.
  if (conflict.repairs.empty()) conflict.repairs = working_repairs(bound, only, demands);
  return conflict;
}

}  // namespace samling::grouping
