// The rules of a grouping problem, and a group score written in Python.
#include "bind.hpp"
#include "own_score.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::python {
namespace {

using namespace grouping;

// Kept alive and let go under the GIL, whichever thread copies the score.
std::shared_ptr<py::object> shared(py::object callable) {
  return {new py::object(std::move(callable)), [](py::object* kept) {
            const py::gil_scoped_acquire acquired;
            delete kept;
          }};
}

struct PythonScore {
  std::shared_ptr<py::object> callable;

  double operator()(const Members& members) const {
    const py::gil_scoped_acquire acquired;
    py::tuple rows(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) rows[i] = members[i].value();
    const py::object answer = (*callable)(rows);
    const double value = PyFloat_AsDouble(answer.ptr());
    if (PyErr_Occurred() != nullptr) throw py::error_already_set();
    return value;
  }
};

void bind_grades(py::module_& module) {
  Record<RuleGrade>(module, "RuleGrade", "How a rule is taken.")
      .field("grade", &RuleGrade::grade, "'forbid' (default), 'warn', 'weigh' or 'ignore'.")
      .field("weight", &RuleGrade::weight, "Score lost for one unit of breach, with 'weigh' only. Default 1.")
      .done();
  Record<RuleGrades>(module, "RuleGrades", "Grades of the rules that there is one of; each a RuleGrade.")
      .field("travel_limit", &RuleGrades::travel_limit, "Pairs too far apart.")
      .field("common_theme", &RuleGrades::common_theme, "Groups without one.")
      .field("must_together", &RuleGrades::must_together, "Pairs not in one group.")
      .field("keep_apart", &RuleGrades::keep_apart, "Pairs in one group.")
      .field("people", &RuleGrades::people, "People too many or too few in a group.")
      .field("met", &RuleGrades::met, "Pairs in one group that have met, each times met_fade to the power of ago.")
      .done();
  Record<AtMost>(module, "AtMost", "At most so many of one kind in a group.")
      .field("name", &AtMost::name, "'county'.")
      .field("kind_of", &AtMost::kind_of, "n kinds; -1: of no kind.")
      .field("most", &AtMost::most, "Default 1.")
      .field("grade", &AtMost::grade, "RuleGrade; a unit is one member too many.")
      .done();
  Record<AtLeast>(module, "AtLeast", "At least so many who are something in a group.")
      .field("name", &AtLeast::name, "'mentor'.")
      .field("is_one", &AtLeast::is_one, "n flags.")
      .field("least", &AtLeast::least, "Default 1.")
      .field("grade", &AtLeast::grade, "RuleGrade; a unit is one member too few.")
      .done();
  Record<Meeting>(module, "Meeting", "Two who have met.")
      .required("a", &Meeting::a, "Row.")
      .required("b", &Meeting::b, "Row.")
      .field("ago", &Meeting::ago, "Gatherings since then; 0: the latest.")
      .done();
  Record<GroupLimits>(module, "GroupLimits", "Limits of one group where groups differ.")
      .field("sizes", &GroupLimits::sizes, "SizeRange.")
      .field("people", &GroupLimits::people, "PeopleRange.")
      .done();
}

}  // namespace

GroupScore group_score_of(const py::object& callable) {
  if (callable.is_none()) return {};
  if (PyCallable_Check(callable.ptr()) == 0) throw py::type_error("own_score must be callable, or None");
  const py::object name = py::getattr(callable, "__name__", py::str("own score"));
  return {py::str(name).cast<std::string>(), PythonScore{shared(callable)}};
}

py::object callable_of(const GroupScore& score) {
  const auto* own = score.value.target<PythonScore>();
  return own != nullptr ? *own->callable : py::none();
}

void bind_rules(py::module_& module) {
  Record<SizeRange>(module, "SizeRange", "Closed range of group sizes, counted in municipalities.")
      .field("min", &SizeRange::min, "Default 3.")
      .field("max", &SizeRange::max, "Default 5.")
      .done();
  Record<PeopleRange>(module, "PeopleRange", "Closed range of the people in one group.")
      .field("min", &PeopleRange::min, "Default 0.")
      .field("max", &PeopleRange::max, "Default 1,000,000.")
      .done();
  Record<Exclusion>(module, "Exclusion", "A municipality that is not to be placed, and why.")
      .required("municipality", &Exclusion::municipality, "Row.")
      .field("reason", &Exclusion::reason, "'theme not stated'.")
      .done();
  bind_grades(module);
  Record<Rules>(module, "Rules",
                "What every group must obey. Lists are by municipality; empty means the rule is not used.")
      .field("travel_limit", &Rules::travel_limit,
             "Longest minutes between any two who meet in person (longer direction), or None.")
      .field("minutes", &Rules::minutes, "(n, n) array, from row to column, NaN missing; needed with travel_limit.")
      .field("names", &Rules::names, "n names for the sentences of results; () for '#3'.")
      .field("common_theme", &Rules::common_theme, "Some theme is worked on by every member.")
      .field("themes", &Rules::themes, "n ascending lists of theme rows.")
      .field("must_together", &Rules::must_together, "Pairs in one group, or both unplaced.")
      .field("keep_apart", &Rules::keep_apart, "Pairs never in one group.")
      .field("pinned", &Rules::pinned, "Groups that stand exactly so.")
      .field("forbidden", &Rules::forbidden, "Groups that were tried and cannot meet.")
      .field("excluded", &Rules::excluded, "Not placed, with the reason.")
      .field("people", &Rules::people, "PeopleRange, or None.")
      .field("people_of", &Rules::people_of, "n counts; needed with people.")
      .field("remote_per_group", &Rules::remote_per_group, "At most so many members attend remotely. Default 0.")
      .field("may_attend_remotely", &Rules::may_attend_remotely, "n flags; needed with remote_per_group.")
      .field("at_most", &Rules::at_most, "AtMost rules.")
      .field("at_least", &Rules::at_least, "AtLeast rules.")
      .field("met", &Rules::met, "Meetings: pairs that should not meet again.")
      .field("met_fade", &Rules::met_fade, "In [0, 1]. Default 0.5.")
      .field("grades", &Rules::grades, "RuleGrades. Default: every rule binds.")
      .field("group_limits", &Rules::group_limits, "GroupLimits, one a group, where groups differ.")
      .field("most_unplaced", &Rules::most_unplaced, "At most so many may be left out, or None.")
      .done();
}

}  // namespace samling::python
