// words.hpp: the one word for each value of an enumeration, the same as in C++, in JSON and on the command line.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/geo/road_network.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/grouping/grouping.hpp"
#include "samling/grouping/repair.hpp"
#include "samling/io/travel_files.hpp"
#include "samling/model/affinity.hpp"
#include "samling/model/municipality.hpp"
#include "samling/themes/approach.hpp"
#include "samling/themes/likeness.hpp"
#include "samling/themes/words.hpp"
#include "samling/timetable/day.hpp"

namespace samling::python {

/// Every word of an enumeration: Words<Enum>::all.
template <class Enum>
struct Words {};

template <class Enum, std::size_t count>
constexpr auto words_of(const std::pair<std::string_view, Enum> (&list)[count]) {
  return std::to_array(list);
}

template <>
struct Words<Level> {
  static constexpr auto all = words_of<Level>({{"warning", Level::warning}, {"error", Level::error}});
};
template <>
struct Words<Status> {
  static constexpr auto all = words_of<Status>({{"optimal", Status::optimal},
                                                {"feasible", Status::feasible},
                                                {"infeasible", Status::infeasible},
                                                {"stopped", Status::stopped}});
};
template <>
struct Words<geo::EdgeKind> {
  static constexpr auto all = words_of<geo::EdgeKind>(
      {{"road", geo::EdgeKind::road}, {"ferry", geo::EdgeKind::ferry}, {"connector", geo::EdgeKind::connector}});
};
template <>
struct Words<themes::UnlikenessBasis> {
  using Basis = themes::UnlikenessBasis;
  static constexpr auto all =
      words_of<Basis>({{"tags", Basis::tags}, {"text", Basis::text}, {"unknown", Basis::unknown}});
};
template <>
struct Words<themes::Likeness> {
  static constexpr auto all = words_of<themes::Likeness>(
      {{"cosine", themes::Likeness::cosine}, {"weighted_jaccard", themes::Likeness::weighted_jaccard}});
};
template <>
struct Words<themes::Language> {
  static constexpr auto all =
      words_of<themes::Language>({{"norwegian", themes::Language::norwegian}, {"english", themes::Language::english}});
};
template <>
struct Words<model::LanguageForm> {
  using Form = model::LanguageForm;
  static constexpr auto all =
      words_of<Form>({{"neutral", Form::neutral}, {"bokmal", Form::bokmal}, {"nynorsk", Form::nynorsk}});
};
template <>
struct Words<model::TravelMeasure> {
  using Measure = model::TravelMeasure;
  static constexpr auto all = words_of<Measure>({{"minutes", Measure::minutes}, {"kilometres", Measure::kilometres}});
};
template <>
struct Words<grouping::Objective> {
  using Objective = grouping::Objective;
  static constexpr auto all =
      words_of<Objective>({{"pair_sum", Objective::pair_sum}, {"mean_companion", Objective::mean_companion}});
};
template <>
struct Words<grouping::Grade> {
  using Grade = grouping::Grade;
  static constexpr auto all = words_of<Grade>(
      {{"forbid", Grade::forbid}, {"warn", Grade::warn}, {"weigh", Grade::weigh}, {"ignore", Grade::ignore}});
};
template <>
struct Words<grouping::Change::Kind> {
  using Kind = grouping::Change::Kind;
  static constexpr auto all = words_of<Kind>({{"swap", Kind::swap}, {"move", Kind::move}, {"insert", Kind::insert}});
};
template <>
struct Words<grouping::RepairChange::Kind> {
  using Kind = grouping::RepairChange::Kind;
  static constexpr auto all = words_of<Kind>({{"stays", Kind::stays},
                                              {"moved", Kind::moved},
                                              {"joined", Kind::joined},
                                              {"left", Kind::left},
                                              {"unplaced", Kind::unplaced}});
};
template <>
struct Words<timetable::ActivityKind> {
  using Kind = timetable::ActivityKind;
  static constexpr auto all = words_of<Kind>({{"opening", Kind::opening},
                                              {"slot", Kind::slot},
                                              {"break", Kind::pause},
                                              {"lunch", Kind::lunch},
                                              {"evaluation", Kind::evaluation}});
};
template <>
struct Words<timetable::DemandKind> {
  using Kind = timetable::DemandKind;
  static constexpr auto all = words_of<Kind>({{"evaluation", Kind::evaluation},
                                              {"opening", Kind::opening},
                                              {"lunch_window", Kind::lunch_window},
                                              {"pause", Kind::pause},
                                              {"lunch", Kind::lunch},
                                              {"arrival", Kind::arrival},
                                              {"departure", Kind::departure},
                                              {"slot", Kind::slot},
                                              {"start", Kind::start},
                                              {"end", Kind::end}});
};
template <>
struct Words<io::TimeUnit> {
  static constexpr auto all =
      words_of<io::TimeUnit>({{"minutes", io::TimeUnit::minutes}, {"seconds", io::TimeUnit::seconds}});
};

template <class Enum>
inline constexpr bool has_words = requires { Words<Enum>::all; };

}  // namespace samling::python
