#include "samling/timetable/agenda/input.hpp"

namespace samling::timetable::agenda {

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::opening:
      return "opening";
    case Kind::presentation:
      return "presentation";
    case Kind::panel:
      return "panel";
    case Kind::group_work:
      return "group_work";
    case Kind::pause:
      return "break";
    case Kind::lunch:
      return "lunch";
    case Kind::evaluation:
      return "evaluation";
    case Kind::other:
      return "other";
  }
  return "unknown";
}

std::string_view to_string(RelationKind kind) {
  switch (kind) {
    case RelationKind::before:
      return "before";
    case RelationKind::apart:
      return "apart";
    case RelationKind::together:
      return "together";
  }
  return "unknown";
}

std::string_view to_string(PreferenceKind kind) {
  switch (kind) {
    case PreferenceKind::early:
      return "early";
    case PreferenceKind::late:
      return "late";
    case PreferenceKind::near:
      return "near";
    case PreferenceKind::before:
      return "before";
    case PreferenceKind::after:
      return "after";
    case PreferenceKind::apart:
      return "apart";
    case PreferenceKind::close:
      return "close";
  }
  return "unknown";
}

}  // namespace samling::timetable::agenda
