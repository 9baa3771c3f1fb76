// agenda_words.hpp: the words of an agenda's enumerations; see words.hpp.
#pragma once

#include "samling/timetable/agenda/explain.hpp"
#include "words.hpp"

namespace samling::python {

template <>
struct Words<timetable::agenda::Kind> {
  using Kind = timetable::agenda::Kind;
  static constexpr auto all = words_of<Kind>({{"opening", Kind::opening},
                                              {"presentation", Kind::presentation},
                                              {"panel", Kind::panel},
                                              {"group_work", Kind::group_work},
                                              {"break", Kind::pause},
                                              {"lunch", Kind::lunch},
                                              {"evaluation", Kind::evaluation},
                                              {"other", Kind::other}});
};
template <>
struct Words<timetable::agenda::RelationKind> {
  using Kind = timetable::agenda::RelationKind;
  static constexpr auto all =
      words_of<Kind>({{"before", Kind::before}, {"apart", Kind::apart}, {"together", Kind::together}});
};
template <>
struct Words<timetable::agenda::PreferenceKind> {
  using Kind = timetable::agenda::PreferenceKind;
  static constexpr auto all = words_of<Kind>({{"early", Kind::early},
                                              {"late", Kind::late},
                                              {"near", Kind::near},
                                              {"before", Kind::before},
                                              {"after", Kind::after},
                                              {"apart", Kind::apart},
                                              {"close", Kind::close}});
};
template <>
struct Words<timetable::agenda::DemandKind> {
  using Kind = timetable::agenda::DemandKind;
  static constexpr auto all = words_of<Kind>({{"start", Kind::start},
                                              {"end", Kind::end},
                                              {"held", Kind::held},
                                              {"length", Kind::length},
                                              {"equal", Kind::equal},
                                              {"window", Kind::window},
                                              {"pin", Kind::pin},
                                              {"seats", Kind::seats},
                                              {"equipment", Kind::equipment},
                                              {"room", Kind::room},
                                              {"relation", Kind::relation},
                                              {"attendance", Kind::attendance},
                                              {"arrival", Kind::arrival},
                                              {"departure", Kind::departure},
                                              {"away", Kind::away},
                                              {"room_hours", Kind::room_hours},
                                              {"rooms", Kind::rooms},
                                              {"changeover", Kind::changeover},
                                              {"walking", Kind::walking},
                                              {"stretch", Kind::stretch},
                                              {"alone", Kind::alone}});
};

}  // namespace samling::python
