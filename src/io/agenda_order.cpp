#include "io/agenda_order.hpp"

#include <algorithm>

namespace samling::io {
namespace {

namespace agenda = timetable::agenda;

// Its place among the things that are in order by themselves; nothing: anywhere.
std::optional<int> place_in_day(agenda::Kind kind) {
  switch (kind) {
    case agenda::Kind::opening:
      return 0;
    case agenda::Kind::presentation:
    case agenda::Kind::panel:
    case agenda::Kind::group_work:
    case agenda::Kind::pause:
      return 1;
    case agenda::Kind::evaluation:
      return 2;
    case agenda::Kind::lunch:
    case agenda::Kind::other:
      break;
  }
  return std::nullopt;
}

bool is_frame(agenda::Kind kind) {
  return kind == agenda::Kind::opening || kind == agenda::Kind::evaluation;
}

// Whether the order of the two goes without saying, and how.
std::optional<agenda::Relation> presumed(const agenda::AgendaInput& input, std::size_t a, std::size_t b) {
  const agenda::Kind first = input.activities[a].kind;
  const agenda::Kind second = input.activities[b].kind;
  const auto here = place_in_day(first);
  const auto there = place_in_day(second);
  if (!here || !there || *here >= *there || !(is_frame(first) || is_frame(second))) return std::nullopt;
  return agenda::Relation{agenda::RelationKind::before, agenda::ActivityId(a), agenda::ActivityId(b), {}, {}, {}};
}

bool is_stated(const agenda::AgendaInput& input, std::size_t a, std::size_t b) {
  return std::ranges::any_of(input.relations, [&](const agenda::Relation& relation) {
    const std::size_t first = relation.first.index();
    const std::size_t second = relation.second.index();
    return (first == a && second == b) || (first == b && second == a);
  });
}

}  // namespace

void presume_order(agenda::AgendaInput& input, const std::vector<bool>& anywhere) {
  std::vector<agenda::Relation> more;
  for (std::size_t a = 0; a < input.activities.size(); ++a) {
    for (std::size_t b = 0; b < input.activities.size(); ++b) {
      const auto relation = presumed(input, a, b);
      if (!relation || anywhere[a] || anywhere[b] || is_stated(input, a, b)) continue;
      more.push_back(*relation);
    }
  }
  input.relations.insert(input.relations.end(), more.begin(), more.end());
}

bool is_anywhere(const agenda::AgendaInput& input, agenda::ActivityId id) {
  const std::size_t row = id.index();
  if (!is_frame(input.activities[row].kind)) return false;
  for (std::size_t other = 0; other < input.activities.size(); ++other) {
    const bool ordered = presumed(input, row, other) || presumed(input, other, row);
    if (ordered && !is_stated(input, row, other)) return true;
  }
  return false;
}

}  // namespace samling::io
