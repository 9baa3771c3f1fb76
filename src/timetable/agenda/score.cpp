#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/agenda.hpp"
#include "timetable/agenda/measures.hpp"
#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

class Bill {
 public:
  Bill(const AgendaProblem& problem, const Agenda& agenda)
      : problem_(problem), input_(problem.input()), agenda_(agenda) {}

  AgendaScore total() {
    for (std::size_t row = 0; row < problem_.size(); ++row) charge_activity(ActivityId(row));
    for (const Preference& wish : input_.preferences) charge_wish(wish);
    for (const Relation& relation : input_.relations) charge_relation(relation);
    charge_stretches();
    charge_day();
    return std::move(score_);
  }

 private:
  const Placement* placed(ActivityId id) const {
    const auto& placement = agenda_.placements[id.index()];
    return placement ? &*placement : nullptr;
  }

  void charge(const char* name, std::optional<ActivityId> who, std::int64_t measure, double weight,
              std::string sentence) {
    const std::int64_t cost = thousandths(weight) * measure;
    if (cost == 0) return;
    score_.thousandths += cost;
    score_.terms.push_back(
        {name, who, static_cast<double>(measure), static_cast<double>(cost) / 1000.0, std::move(sentence)});
  }

  void charge_activity(ActivityId id) {
    const Activity& activity = problem_[id];
    const Placement* at = placed(id);
    if (at == nullptr) {
      if (activity.price) charge("price", id, 1, *activity.price, name_of(activity) + " is left out");
      return;
    }
    const WholeMinutes shorter = activity.longest - at->length;
    charge("length", id, shorter.count(), input_.weights.length,
           fmt::format("{} is {} min shorter than it might be", name_of(activity), shorter.count()));
    if (activity.window.grade != Grade::weigh) return;
    const WholeMinutes outside = outside_window(activity, *at);
    charge("window", id, outside.count(), activity.window.weight,
           fmt::format("{} is {} min outside its window", name_of(activity), outside.count()));
  }

  void charge_wish(const Preference& wish) {
    const Placement* first = placed(wish.first);
    const Placement* second = wish.second ? placed(*wish.second) : nullptr;
    if (first == nullptr || (wish.second && second == nullptr)) return;
    const std::string name = name_of(problem_[wish.first]);
    const std::string other = wish.second ? name_of(problem_[*wish.second]) : std::string();
    const std::string kind(to_string(wish.kind));
    const std::int64_t measure = measure_of(wish, *first, second);
    std::string sentence;
    switch (wish.kind) {
      case PreferenceKind::early:
        sentence = fmt::format("{} starts {} min into the day", name, measure);
        break;
      case PreferenceKind::late:
        sentence = fmt::format("{} is over {} min before the day is", name, measure);
        break;
      case PreferenceKind::near:
        sentence = fmt::format("{} starts {} min from {}", name, measure, to_string(*wish.time));
        break;
      case PreferenceKind::before:
      case PreferenceKind::after:
        sentence = fmt::format("{} is not {} {}", name, kind, other);
        break;
      case PreferenceKind::apart:
        sentence = fmt::format("{} and {} are {} min nearer than {}", name, other, measure, wish.minutes.count());
        break;
      case PreferenceKind::close:
        sentence =
            fmt::format("{} and {} are {} min further apart than {}", name, other, measure, wish.minutes.count());
        break;
    }
    charge(kind.c_str(), wish.first, measure, wish.weight, std::move(sentence));
  }

  std::int64_t measure_of(const Preference& wish, const Placement& first, const Placement* second) const {
    switch (wish.kind) {
      case PreferenceKind::early:
        return (first.start - input_.start).count();
      case PreferenceKind::late:
        return (input_.end - first.end()).count();
      case PreferenceKind::near:
        return std::abs((first.start - *wish.time).count());
      case PreferenceKind::before:
        return first.end() <= second->start ? 0 : 1;
      case PreferenceKind::after:
        return second->end() <= first.start ? 0 : 1;
      case PreferenceKind::apart:
        return std::clamp<std::int64_t>((wish.minutes - minutes_between(first, *second)).count(), 0,
                                        wish.minutes.count());
      case PreferenceKind::close:
        return std::max<std::int64_t>(0, (minutes_between(first, *second) - wish.minutes).count());
    }
    return 0;
  }

  void charge_relation(const Relation& relation) {
    if (relation.grade.grade != Grade::weigh) return;
    const Placement* first = placed(relation.first);
    const Placement* second = placed(relation.second);
    if (first == nullptr || second == nullptr || holds(relation, *first, *second)) return;
    charge("relation", relation.first, 1, relation.grade.weight,
           name_of(problem_[relation.first]) + " " + words_of(problem_, relation));
  }

  void charge_stretches() {
    if (!input_.longest_stretch || input_.stretch.grade != Grade::weigh) return;
    for (const Interval& stretch : stretches(problem_, agenda_)) {
      const WholeMinutes over = stretch.until - stretch.from - *input_.longest_stretch;
      if (over.count() <= 0) continue;
      charge("longest_stretch", {}, over.count(), input_.stretch.weight,
             fmt::format("{}-{} without a break", to_string(stretch.from), to_string(stretch.until)));
    }
  }

  void charge_day() {
    const WholeMinutes idle = idle_minutes(agenda_);
    charge("idle", {}, idle.count(), input_.weights.idle, fmt::format("{} min in which nothing runs", idle.count()));
    ClockTime last = input_.start;
    for (const auto& placement : agenda_.placements) {
      if (placement) last = std::max(last, placement->end());
    }
    charge("finish", {}, (last - input_.start).count(), input_.weights.finish, "the day ends " + to_string(last));
  }

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  const Agenda& agenda_;
  AgendaScore score_;
};

}  // namespace

AgendaScore score(const AgendaProblem& problem, const Agenda& agenda) {
  return Bill(problem, agenda).total();
}

}  // namespace samling::timetable::agenda
