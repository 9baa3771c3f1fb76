// Parallel rooms: the question, its judge, its engine.
#include "rooms_words.hpp"

#include "bind.hpp"
#include "interruptible.hpp"
#include "samling/io/rooms_file.hpp"

namespace samling::python {
namespace {

using namespace timetable;

void bind_rows(py::module_& module) {
  Record<TermGrade>(module, "TermGrade", "How a term of the objective is taken.")
      .field("weight", &TermGrade::weight, "0 to 1e7. Default 0.")
      .field("grade", &TermGrade::grade, "'weigh', 'forbid', 'warn' or 'ignore'. Default 'weigh'.")
      .done();
  Record<TimeZones>(module, "TimeZones", "Hours at which a talk suits the place its people are at.")
      .field("local_utc_offset", &TimeZones::local_utc_offset, "Hours, of the sessions' clock.")
      .field("suitable", &TimeZones::suitable, "('HH:MM', 'HH:MM').")
      .field("less_suitable", &TimeZones::less_suitable, "('HH:MM', 'HH:MM').")
      .field("small_penalty", &TimeZones::small_penalty, "Outside suitable.")
      .field("big_penalty", &TimeZones::big_penalty, "Outside both.")
      .done();
  Record<RoomsSession>(module, "RoomsSession", "Slots in a row, in every room.")
      .field("name", &RoomsSession::name, "Name.")
      .field("slots", &RoomsSession::slots, "Default 1.")
      .field("date", &RoomsSession::date, "As people write it.")
      .field("start", &RoomsSession::start, "'HH:MM', for time zones.")
      .field("end", &RoomsSession::end, "'HH:MM', for time zones.")
      .done();
  Record<Track>(module, "Track", "Talks that belong together.")
      .field("name", &Track::name, "Name.")
      .field("chairs", &Track::chairs, "Names.")
      .done();
  Record<Penalty>(module, "Penalty", "Penalty of a row of one table with a row of another.")
      .field("a", &Penalty::a, "Row.")
      .field("b", &Penalty::b, "Row.")
      .field("penalty", &Penalty::penalty, "0 to 1e6.")
      .done();
  Record<Talk>(module, "Talk", "A talk of one or more slots.")
      .field("name", &Talk::name, "Name.")
      .field("track", &Talk::track, "Row.")
      .field("slots", &Talk::slots, "Length. Default 1.")
      .field("order", &Talk::order, "Wanted number within its track, from 1; 0: any.")
      .field("utc_offset", &Talk::utc_offset, "Hours, where its people are.")
      .field("presenters", &Talk::presenters, "Names.")
      .field("attendees", &Talk::attendees, "Names.")
      .field("session_penalty", &Talk::session_penalty, "Pairs of session and penalty.")
      .field("room_penalty", &Talk::room_penalty, "Pairs of room and penalty.")
      .done();
}

void bind_places(py::module_& module) {
  Record<Cell>(module, "Cell", "What stands in one room in one session.")
      .field("track", &Cell::track, "Row, or None.")
      .field("slots", &Cell::slots, "A talk's row or None, one a slot.")
      .done();
  Record<RoomsTimetable>(module, "RoomsTimetable", "An answer.")
      .field("cells", &RoomsTimetable::cells, "cells[session][room].")
      .done();
  Record<TalkPin>(module, "TalkPin", "A talk that stays where it is.")
      .required("talk", &TalkPin::talk, "Row.")
      .required("session", &TalkPin::session, "Row.")
      .field("room", &TalkPin::room, "Row, or None.")
      .field("slot", &TalkPin::slot, "First slot from 0, or None.")
      .done();
  Record<CellPin>(module, "CellPin", "A cell kept for one track, or kept free.")
      .required("session", &CellPin::session, "Row.")
      .required("room", &CellPin::room, "Row.")
      .field("track", &CellPin::track, "Row; None: kept free.")
      .done();
  Record<Published>(module, "Published", "The timetable people have already.")
      .required("timetable", &Published::timetable, "RoomsTimetable.")
      .field("change_price", &Published::change_price, "For each person whose talks, or the tracks they chair, move.")
      .field("lost_talks", &Published::lost_talks, "Rows: stood where nothing is any more.")
      .field("lost_tracks", &Published::lost_tracks, "Rows: had a cell where nothing is any more.")
      .done();
}

void bind_rooms_problem(py::module_& module) {
  Record<RoomsInput>(module, "RoomsInput", "Everything a question of parallel rooms is made of.")
      .field("name", &RoomsInput::name, "Name.")
      .field("sessions", &RoomsInput::sessions, "In order of time.")
      .field("rooms", &RoomsInput::rooms, "Names.")
      .field("tracks", &RoomsInput::tracks, "Tracks.")
      .field("talks", &RoomsInput::talks, "Talks.")
      .field("timezones", &RoomsInput::timezones, "TimeZones.")
      .field("track_session", &RoomsInput::track_session, "Penalties of track and session.")
      .field("track_room", &RoomsInput::track_room, "Penalties of track and room.")
      .field("session_room", &RoomsInput::session_room, "Penalties of session and room.")
      .field("track_track", &RoomsInput::track_track, "Penalties of two tracks in one session.")
      .field("terms", &RoomsInput::terms, "17 TermGrades, in the order of TERMS; rooms.terms() makes them by name.")
      .field("talk_pins", &RoomsInput::talk_pins, "TalkPins.")
      .field("cell_pins", &RoomsInput::cell_pins, "CellPins.")
      .field("published", &RoomsInput::published, "Published, or None.")
      .done();
  py::class_<RoomsProblem>(module, "RoomsProblem", "The question: complete, validated, immutable.")
      .def(py::init<RoomsInput>(), py::arg("input"), "Raises InvalidInput, all issues at once.")
      .def_property_readonly(
          "input", [](const py::object& self) { return to_python(py::cast<const RoomsProblem&>(self).input(), self); },
          "The RoomsInput.")
      .def_property_readonly(
          "people_of",
          [](const py::object& self) { return to_python(py::cast<const RoomsProblem&>(self).people_of(), self); },
          "Rows of people, of each talk.")
      .def_property_readonly(
          "people",
          [](const py::object& self) { return to_python(py::cast<const RoomsProblem&>(self).people(), self); },
          "Everybody who presents or attends, then who only chairs.")
      .def_property_readonly(
          "chairs_of",
          [](const py::object& self) { return to_python(py::cast<const RoomsProblem&>(self).chairs_of(), self); },
          "Rows of people, of each track.")
      .def_property_readonly("presenter_conflicts", &RoomsProblem::presenter_conflicts, "Pairs of talks.")
      .def_property_readonly("attendee_conflicts", &RoomsProblem::attendee_conflicts, "Pairs of talks.")
      .def_property_readonly("chair_conflicts", &RoomsProblem::chair_conflicts, "Pairs of tracks.")
      .def_property_readonly(
          "timezone_penalties",
          [](const py::object& self) {
            return to_python(py::cast<const RoomsProblem&>(self).timezone_penalties(), self);
          },
          "Penalties of talk and session.")
      .def(py::pickle([](const RoomsProblem& p) { return py::make_tuple(p.input()); },
                      [](const py::tuple& t) { return RoomsProblem(t[0].cast<RoomsInput>()); }));
}

void bind_rooms_answer(py::module_& module) {
  Record<TermScore>(module, "TermScore", "One term of the objective.")
      .field("term", &TermScore::term, "'track_session', ...")
      .field("value", &TermScore::value, "Penalties counted.")
      .field("weight", &TermScore::weight, "0 where the term is warned of or ignored.")
      .done()
      .def_property_readonly("cost", &TermScore::cost, "weight x value.");
  Record<RoomsScore>(module, "RoomsScore", "How good a timetable is, term by term; smaller is better.")
      .field("terms", &RoomsScore::terms, "All 17.")
      .field("objective", &RoomsScore::objective, "What CoSPLib counts.")
      .field("changed_people", &RoomsScore::changed_people, "Against the published timetable.")
      .field("cost", &RoomsScore::cost, "What solve minimises.")
      .done();
  Record<RoomsCost>(module, "RoomsCost", "One reason why a timetable costs something.")
      .field("term", &RoomsCost::term, "'track_session', ...")
      .field("value", &RoomsCost::value, "Its penalty.")
      .field("cost", &RoomsCost::cost, "weight x value.")
      .field("sentence", &RoomsCost::sentence, "In words.")
      .done();
  Record<RoomsOptions>(module, "RoomsOptions", "How to search.")
      .field("limits", &RoomsOptions::limits, "Limits; a round is one annealing.")
      .field("bound_share", &RoomsOptions::bound_share, "Part of the time for the lower bound. Default 0.3.")
      .done();
  Record<RoomsStatistics>(module, "RoomsStatistics", "What the search did.")
      .field("rounds", &RoomsStatistics::rounds, "Annealings.")
      .field("moves", &RoomsStatistics::moves, "Moves tried.")
      .field("search_seconds", &RoomsStatistics::search_seconds, "CPU time.")
      .field("bound_seconds", &RoomsStatistics::bound_seconds, "CPU time.")
      .done();
  Record<RoomsResult>(module, "RoomsResult", "The best timetable found, and what is known of it.")
      .field("best", &RoomsResult::best, "RoomsTimetable.")
      .field("score", &RoomsResult::score, "RoomsScore of best.")
      .field("objective", &RoomsResult::objective, "Of best.")
      .field("lower_bound", &RoomsResult::lower_bound, "No admissible timetable costs less.")
      .field("bound_method", &RoomsResult::bound_method, "How the bound was had.")
      .field("status", &RoomsResult::status, "'optimal', 'feasible', 'infeasible' or 'stopped'.")
      .field("unplaced", &RoomsResult::unplaced, "Talks that have no place.")
      .field("reasons", &RoomsResult::reasons, "Issues of precheck.")
      .field("statistics", &RoomsResult::statistics, "RoomsStatistics.")
      .done();
}

void bind_conflict(py::module_& module) {
  Record<RoomsDemand>(module, "RoomsDemand", "A demand that can be given up: a pin, a term graded forbid, or a talk.")
      .field("rule", &RoomsDemand::rule, "'talk_pin', 'cell_pin', the name of a term, or 'talk': that it is held.")
      .field("row", &RoomsDemand::row, "Of talk_pins, cell_pins or talks; -1: a term.")
      .field("sentence", &RoomsDemand::sentence, "In words.")
      .done();
  Record<RoomsRepair>(module, "RoomsRepair", "A change of the question that was tried: then there is a timetable.")
      .field("rule", &RoomsRepair::rule, "A demand's, given up; 'slots', 'room' (one more) or 'talk' (left out).")
      .field("sentence", &RoomsRepair::sentence, "In words.")
      .field("change", &RoomsRepair::change, "Slots that change; what is left out counts twice.")
      .field("input", &RoomsRepair::input, "The changed RoomsInput.")
      .field("timetable", &RoomsRepair::timetable, "A RoomsTimetable of it.")
      .done();
  Record<RoomsLeftOut>(module, "RoomsLeftOut", "A talk that a timetable leaves out.")
      .field("talk", &RoomsLeftOut::talk, "Row.")
      .field("reason", &RoomsLeftOut::reason, "In words.")
      .done();
  Record<RoomsConflict>(module, "RoomsConflict", "Why there is no timetable.")
      .field("status", &RoomsConflict::status, "'infeasible': proven; 'feasible': there is one; 'stopped': unknown.")
      .field("arithmetic", &RoomsConflict::arithmetic, "Issues of precheck.")
      .field("demands", &RoomsConflict::demands, "RoomsDemands that cannot be met together.")
      .field("is_smallest", &RoomsConflict::is_smallest, "Without any one of them a timetable was found.")
      .field("repairs", &RoomsConflict::repairs, "RoomsRepairs, least change first.")
      .field("partial", &RoomsConflict::partial, "The best RoomsTimetable of what fits, or None.")
      .field("left_out", &RoomsConflict::left_out, "RoomsLeftOuts of partial.")
      .done();
  module.def(
      "why_not",
      [](const RoomsProblem& problem, const RoomsOptions& options) {
        return run_interruptible(options.limits, [&](const Limits& limits) {
          return why_not(problem, RoomsOptions{.limits = limits, .bound_share = options.bound_share});
        });
      },
      py::arg("problem"), py::arg("options") = RoomsOptions{},
      "A RoomsConflict: the arithmetic, the demands that contradict each other, repairs that were tried, what fits.");
}

// terms(order=5, chair=TermGrade(1, "forbid")): the others count nothing.
std::array<TermGrade, rooms_terms> terms_by_name(const py::kwargs& given) {
  std::array<TermGrade, rooms_terms> terms{};
  for (const auto& [name, value] : given) {
    const auto term = py::cast<RoomsTerm>(name);
    terms[static_cast<std::size_t>(term)] =
        py::isinstance<TermGrade>(value) ? py::cast<TermGrade>(value)
                                         : TermGrade{.weight = py::cast<std::int64_t>(value), .grade = Grade::weigh};
  }
  return terms;
}

void bind_names(py::module_& module) {
  py::tuple names(rooms_terms);
  for (std::size_t t = 0; t < rooms_terms; ++t) names[t] = std::string(to_string(static_cast<RoomsTerm>(t)));
  module.attr("TERMS") = names;
  module.def("terms", &terms_by_name,
             "TermGrades by name: terms(order=5, chair=TermGrade(1, 'forbid')); those left out count nothing.");
}

void bind_files(py::module_& io) {
  using Judge = py::call_guard<py::gil_scoped_release>;
  io.def("read_rooms_problem", &io::read_rooms_problem, py::arg("file"), Judge(),
         "A rooms.RoomsProblem from CoSPLib's JSON. Raises InvalidInput with every issue.");
  io.def("read_rooms_timetable", &io::read_rooms_timetable, py::arg("file"), py::arg("problem"), Judge(),
         "A rooms.RoomsTimetable from CoSPLib's JSON. Raises InvalidInput.");
  io.def("rooms_timetable_json", &io::rooms_timetable_json, py::arg("problem"), py::arg("timetable"),
         py::arg("origin") = std::string(), "The text of an answer.");
  io.def("rooms_result_json", &io::rooms_result_json, py::arg("problem"), py::arg("result"),
         py::arg("origin") = std::string(),
         "The text of an answer with what the search says of it: status, objective, cost, lower_bound, bound_method, "
         "terms, left_out and reasons.");
  io.def("rooms_problem_json", &io::rooms_problem_json, py::arg("problem"), "The text of a question.");
}

void bind_rooms_changes(py::module_& module) {
  module.def("changed_people", &changed_people, py::arg("problem"), py::arg("timetable"),
             "Rows of people whose talks, or the tracks they chair, are elsewhere than published.");
  Record<RoomsPersonChange>(module, "RoomsPersonChange", "What is new for one person.")
      .field("person", &RoomsPersonChange::person, "Row of people.")
      .field("talks", &RoomsPersonChange::talks, "Rows of theirs that are elsewhere, or nowhere.")
      .field("tracks", &RoomsPersonChange::tracks, "Rows that they chair, elsewhere.")
      .done();
  module.def("person_changes", &person_changes, py::arg("problem"), py::arg("timetable"),
             "RoomsPersonChanges of changed_people.");
  module.def("changed_talks", &changed_talks, py::arg("problem"), py::arg("timetable"),
             "Rows of talks that are elsewhere than published, or were where nothing is any more.");
  module.def("changed_tracks", &changed_tracks, py::arg("problem"), py::arg("timetable"),
             "Rows of tracks that are in other cells than published, or were in one that has gone.");
  module.def("carried_over", &carried_over, py::arg("before"), py::arg("timetable"), py::arg("now"),
             "A timetable of the question before in the shape of the question now, by names: for replan_problem after "
             "talks, tracks, rooms or sessions have come or gone.");
  module.def(
      "replan_problem", py::overload_cast<const RoomsProblem&, RoomsTimetable, std::int64_t>(&replan_problem),
      py::arg("problem"), py::arg("published"), py::arg("change_price"),
      "The same question with a published timetable: each person whose talks, or chaired tracks, move costs "
      "change_price. With before= and now= instead of problem=: after talks, tracks, rooms or sessions have come "
      "or gone since.");
  module.def(
      "replan_problem",
      py::overload_cast<const RoomsProblem&, const RoomsTimetable&, const RoomsProblem&, std::int64_t>(&replan_problem),
      py::kw_only(), py::arg("before"), py::arg("published"), py::arg("now"), py::arg("change_price"),
      "The question now with a timetable published of the question before, by names: whoever was told of a room "
      "or session that has gone is changed.");
}

}  // namespace

void bind_rooms(py::module_& module, py::module_& io) {
  using Judge = py::call_guard<py::gil_scoped_release>;
  bind_rows(module);
  bind_places(module);
  bind_rooms_problem(module);
  bind_rooms_answer(module);
  bind_conflict(module);
  bind_names(module);
  bind_files(io);
  module.def("score", py::overload_cast<const RoomsProblem&, const RoomsTimetable&>(&score), py::arg("problem"),
             py::arg("timetable"), Judge(), "RoomsScore of anyone's timetable, from scratch.");
  module.def("check", py::overload_cast<const RoomsProblem&, const RoomsTimetable&>(&check), py::arg("problem"),
             py::arg("timetable"), Judge(), "Every broken rule of anyone's timetable, as Issues.");
  module.def("explain", py::overload_cast<const RoomsProblem&, const RoomsTimetable&>(&explain), py::arg("problem"),
             py::arg("timetable"), Judge(), "Every penalty of a timetable as RoomsCost, dearest first.");
  module.def("precheck", &precheck, py::arg("problem"),
             "Arithmetic that shows, before any search, that not everything fits, as Issues.");
  module.def("left_out", &left_out, py::arg("problem"), py::arg("timetable"), Judge(),
             "RoomsLeftOuts: talks that a timetable leaves out, and what is in the way of each.");
  module.def("empty_timetable", &empty_timetable, py::arg("problem"), "A RoomsTimetable with nothing in it.");
  module.def(
      "solve",
      [](const RoomsProblem& problem, const RoomsOptions& options) {
        return run_interruptible(options.limits, [&](const Limits& limits) {
          return solve(problem, RoomsOptions{.limits = limits, .bound_share = options.bound_share});
        });
      },
      py::arg("problem"), py::arg("options") = RoomsOptions{},
      "A RoomsResult: the best timetable, its cost (smaller is better), a lower bound. Releases the GIL; Ctrl-C raises "
      "Interrupted with the best so far.");
  bind_rooms_changes(module);
}

}  // namespace samling::python
