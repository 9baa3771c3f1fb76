// A day of many activities, in one or several rooms.
#include "agenda_words.hpp"
#include "bind.hpp"
#include "interruptible.hpp"
#include "samling/io/agenda_file.hpp"
#include "samling/timetable/agenda/explain.hpp"
#include "samling/timetable/agenda/formats.hpp"
#include "samling/timetable/agenda/replan.hpp"

namespace samling::python {
namespace {

using namespace timetable::agenda;

void bind_agenda_people(py::module_& module) {
  Record<Interval>(module, "Interval", "From `from_` until `until`, the end not included.")
      .required("from_", &Interval::from, "'HH:MM'.")
      .required("until", &Interval::until, "'HH:MM'.")
      .done();
  Record<Room>(module, "Room", "A room, and when it is ours.")
      .required("key", &Room::key, "Key.")
      .field("name", &Room::name, "Name.")
      .field("seats", &Room::seats, "None: enough for everybody.")
      .field("equipment", &Room::equipment, "Tags: 'screen', 'video'.")
      .field("from_", &Room::from, "'HH:MM': ours no earlier; or None.")
      .field("until", &Room::until, "'HH:MM': ours no later; or None.")
      .done();
  Record<Person>(module, "Person", "An adviser, or a delegation that comes and goes together.")
      .required("key", &Person::key, "Key.")
      .field("name", &Person::name, "Name.")
      .field("heads", &Person::heads, "Seats that they take. Default 1.")
      .field("arrives", &Person::arrives, "'HH:MM', no earlier; or None.")
      .field("leaves", &Person::leaves, "'HH:MM', no later; or None.")
      .field("away", &Person::away, "Intervals in which they are not there, from afar neither.")
      .field("remote", &Person::remote, "Takes part from afar: no seat, no walking, and travel does not matter.")
      .done();
}

void bind_agenda_activities(py::module_& module) {
  Record<Activity>(module, "Activity", "One activity, and what it asks for.")
      .required("key", &Activity::key, "Key.")
      .field("title", &Activity::title, "Title.")
      .field("kind", &Activity::kind, "'presentation', 'break', 'lunch', ...")
      .field("shortest", &Activity::shortest, "Minutes. Default 30.")
      .field("longest", &Activity::longest, "Minutes. Default 30.")
      .field("family", &Activity::family, "Activities of one family are equally long; empty: of none.")
      .field("people", &Activity::people, "Rows of who must be there.")
      .field("everybody", &Activity::everybody, "All the people must be there.")
      .field("alone", &Activity::alone, "Nothing else runs meanwhile.")
      .field("needs_room", &Activity::needs_room, "Takes a room for itself. Default True.")
      .field("seats", &Activity::seats, "Wanted; None: the heads of its people.")
      .field("equipment", &Activity::equipment, "Tags the room must have.")
      .field("rooms", &Activity::rooms, "Rows of rooms, one of these; empty: any.")
      .field("earliest", &Activity::earliest, "'HH:MM': start no earlier; or None.")
      .field("latest", &Activity::latest, "'HH:MM': start no later; or None.")
      .field("over_by", &Activity::over_by, "'HH:MM': end no later; or None.")
      .field("window", &Activity::window, "RuleGrade of these three.")
      .field("pinned_start", &Activity::pinned_start, "'HH:MM': published, stays; or None.")
      .field("pinned_room", &Activity::pinned_room, "Row; or None.")
      .field("price", &Activity::price, "May be left out at this price; None: it must be held.")
      .field("priority", &Activity::priority, "Of an over-full day the least sum is left out. Default 1.")
      .done();
  Record<Relation>(module, "Relation", "Between two activities.")
      .required("kind", &Relation::kind, "'before', 'apart', 'together'.")
      .required("first", &Relation::first, "Row.")
      .required("second", &Relation::second, "Row.")
      .field("least", &Relation::least, "Minutes between them.")
      .field("most", &Relation::most, "Minutes, of before; or None.")
      .field("grade", &Relation::grade, "RuleGrade.")
      .done();
  Record<Preference>(module, "Preference", "A wish, at a price.")
      .required("kind", &Preference::kind, "'early', 'late', 'near', 'before', 'after', 'apart', 'close'.")
      .required("first", &Preference::first, "Row.")
      .field("second", &Preference::second, "Row; or None.")
      .field("time", &Preference::time, "'HH:MM', of near; or None.")
      .field("minutes", &Preference::minutes, "Of apart and close.")
      .field("weight", &Preference::weight, "Price of a minute, or of the wish. Default 1.")
      .done();
}

void bind_agenda_question(py::module_& module) {
  Record<DayWeights>(module, "DayWeights", "Weights of the whole day, per minute.")
      .field("length", &DayWeights::length, "Of minutes below the longest length. Default 1.")
      .field("idle", &DayWeights::idle, "Of minutes in which nothing runs. Default 0.")
      .field("finish", &DayWeights::finish, "Of minutes until the last end. Default 0.")
      .done();
  Record<AgendaInput>(module, "AgendaInput", "The question as it is asked.")
      .field("start", &AgendaInput::start, "'HH:MM'. Default '09:00'.")
      .field("end", &AgendaInput::end, "'HH:MM'. Default '16:00'.")
      .field("grid", &AgendaInput::grid, "Minutes. Default 5.")
      .field("changeover", &AgendaInput::changeover, "Minutes between two activities in one room.")
      .field("walking", &AgendaInput::walking, "Minutes between two rooms.")
      .field("walking_between", &AgendaInput::walking_between, "Room x room, instead of walking; or empty.")
      .field("longest_stretch", &AgendaInput::longest_stretch, "Minutes without a break; or None.")
      .field("stretch", &AgendaInput::stretch, "RuleGrade of it.")
      .field("weights", &AgendaInput::weights, "DayWeights.")
      .field("rooms", &AgendaInput::rooms, "Rooms.")
      .field("people", &AgendaInput::people, "People.")
      .field("activities", &AgendaInput::activities, "Activities.")
      .field("relations", &AgendaInput::relations, "Relations.")
      .field("preferences", &AgendaInput::preferences, "Preferences.")
      .done();
  py::class_<AgendaProblem>(module, "AgendaProblem", "The question: complete, validated, immutable.")
      .def(py::init<AgendaInput>(), py::arg("input"), "Raises InvalidInput, all issues at once.")
      .def_property_readonly("input", &AgendaProblem::input, "The AgendaInput.")
      .def("__len__", &AgendaProblem::size)
      .def(py::pickle([](const AgendaProblem& p) { return py::make_tuple(p.input()); },
                      [](const py::tuple& t) { return AgendaProblem(t[0].cast<AgendaInput>()); }));
}

void bind_agenda_answer(py::module_& module) {
  Record<Placement>(module, "Placement", "When and where one activity is held.")
      .field("start", &Placement::start, "'HH:MM'.")
      .field("length", &Placement::length, "Minutes.")
      .field("room", &Placement::room, "Row; or None.")
      .done()
      .def_property_readonly("end", &Placement::end, "'HH:MM'.");
  Record<Agenda>(module, "Agenda", "One Placement an activity; None: left out.")
      .field("placements", &Agenda::placements, "By row of the activities.")
      .done();
  Record<Term>(module, "Term", "One part of the cost.")
      .field("name", &Term::name, "'early', 'length', 'window', ...")
      .field("activity", &Term::activity, "Row; or None.")
      .field("measure", &Term::measure, "Minutes, or how often.")
      .field("cost", &Term::cost, "weight x measure.")
      .field("sentence", &Term::sentence, "In words.")
      .done();
  Record<AgendaScore>(module, "AgendaScore", "Cost of an agenda, term by term.")
      .field("thousandths", &AgendaScore::thousandths, "The cost, exactly.")
      .field("terms", &AgendaScore::terms, "Those that cost something.")
      .done()
      .def_property_readonly("cost", &AgendaScore::cost, "Smaller is better.")
      .def_property_readonly("score", &AgendaScore::score, "-cost: larger is better.");
  Record<LeftOut>(module, "LeftOut", "An activity that the day does not hold, and why.")
      .field("activity", &LeftOut::activity, "Row.")
      .field("reason", &LeftOut::reason, "In words.")
      .done();
  Record<AgendaStatistics>(module, "AgendaStatistics", "What the search did.")
      .field("nodes", &AgendaStatistics::nodes, "Nodes of the tree and conflicts of the clauses.")
      .field("solutions", &AgendaStatistics::solutions, "Days found.")
      .field("root_bound", &AgendaStatistics::root_bound, "Upper bound before any branching.")
      .done();
  Record<AgendaResult>(module, "AgendaResult", "The best day, a bound, and what is left out.")
      .field("best", &AgendaResult::best, "Agenda, or None.")
      .field("status", &AgendaResult::status, "'optimal', 'feasible', 'infeasible', 'stopped'.")
      .field("score", &AgendaResult::score, "Of best.")
      .field("upper_bound", &AgendaResult::upper_bound, "No day scores more.")
      .field("partial", &AgendaResult::partial, "best leaves out what must be held.")
      .field("partial_is_proven", &AgendaResult::partial_is_proven, "No partial day is better.")
      .field("priority_left_out", &AgendaResult::priority_left_out, "Sum of priorities.")
      .field("priority_bound", &AgendaResult::priority_bound, "No day leaves out a smaller sum.")
      .field("left_out", &AgendaResult::left_out, "What best does not hold.")
      .field("warnings", &AgendaResult::warnings, "Issues: rules graded warn or weigh that best breaks.")
      .field("statistics", &AgendaResult::statistics, "AgendaStatistics.")
      .done();
}

void bind_agenda_reasons(py::module_& module) {
  Record<Demand>(module, "Demand", "One thing that is asked of a day.")
      .field("kind", &Demand::kind, "'held', 'length', 'window', 'arrival', ...")
      .field("activity", &Demand::activity, "Row; or None.")
      .field("person", &Demand::person, "Row; or None.")
      .field("row", &Demand::row, "Of relations, of a person's away, or of rooms.")
      .field("sentence", &Demand::sentence, "In words.")
      .done();
  Record<Shortage>(module, "Shortage", "Something that a sum shows to be impossible.")
      .field("rule", &Shortage::rule, "'minutes', 'room_minutes', 'seats', 'equipment', 'hours'.")
      .field("asked", &Shortage::asked, "Minutes or seats.")
      .field("available", &Shortage::available, "Minutes or seats.")
      .field("sum", &Shortage::sum, "The sum.")
      .field("sentence", &Shortage::sentence, "In words.")
      .done();
  Record<Repair>(module, "Repair", "A changed day that was tried and holds everything.")
      .field("sentence", &Repair::sentence, "'75 minutes each', 'end at 15:45'.")
      .field("change", &Repair::change, "Minutes that change.")
      .field("input", &Repair::input, "The changed AgendaInput.")
      .field("agenda", &Repair::agenda, "A day of it.")
      .done();
  Record<WhyNot>(module, "WhyNot", "Why a day cannot hold everything, and what would help.")
      .field("status", &WhyNot::status, "'infeasible': proven; 'feasible': there is a day; 'stopped'.")
      .field("shortages", &WhyNot::shortages, "The arithmetic.")
      .field("conflict", &WhyNot::conflict, "Demands that cannot all be met; without any one of them the others can.")
      .field("smallest", &WhyNot::smallest, "Proven: no conflict has fewer members.")
      .field("repairs", &WhyNot::repairs, "Cheapest first.")
      .done();
}

AgendaOptions agenda_options(const Limits& limits, bool partial, std::optional<std::int64_t> max_nodes) {
  AgendaOptions options;
  options.limits = limits;
  options.partial = partial;
  options.max_nodes = max_nodes;
  return options;
}

void bind_agenda_functions(py::module_& module) {
  module.def("in_order", &in_order, py::arg("agenda"), "Rows of what is held, in order of start, then room, then row.");
  module.def("check", &check, py::arg("problem"), py::arg("agenda"),
             "Every broken rule of anyone's agenda, as Issues.");
  module.def("score", &score, py::arg("problem"), py::arg("agenda"), "AgendaScore, from scratch.");
  module.def("shortages", &shortages, py::arg("problem"), "Shortages: what sums alone show to be impossible.");
  module.def("demands", &demands, py::arg("problem"), "Demands: everything that is asked of the day.");
  module.def(
      "solve",
      [](const AgendaProblem& problem, const Limits& limits, bool partial, std::optional<std::int64_t> max_nodes) {
        return run_interruptible(
            limits, [&](const Limits& within) { return solve(problem, agenda_options(within, partial, max_nodes)); });
      },
      py::arg("problem"), py::arg("limits") = Limits{}, py::arg("partial") = true, py::arg("max_nodes") = py::none(),
      "An AgendaResult: the best day, a bound, what is left out. limits.max_rounds counts nodes and conflicts of the "
      "search, as max_nodes does (None: 150,000 unless limits say otherwise); threads are not used. Releases the GIL; "
      "Ctrl-C raises Interrupted with the best so "
      "far.");
  module.def(
      "explain",
      [](const AgendaProblem& problem, const Limits& limits, std::optional<std::int64_t> max_nodes) {
        return run_interruptible(
            limits, [&](const Limits& within) { return explain(problem, agenda_options(within, true, max_nodes)); });
      },
      py::arg("problem"), py::arg("limits") = Limits{}, py::arg("max_nodes") = py::none(),
      "A WhyNot: sums, a smallest conflict, repairs that were tried. max_nodes is for all questions asked on the way "
      "together. "
      "Releases the GIL; Ctrl-C raises Interrupted with what is known so far.");
  module.def("with_only", &with_only, py::arg("problem"), py::arg("all"), py::arg("kept"),
             "The AgendaProblem with only those of all = demands(problem) that are marked in kept, one bool each.");
}

void bind_agenda_replan(py::module_& module) {
  Record<PersonChange>(module, "PersonChange", "What is new for one person after a replan.")
      .field("person", &PersonChange::person, "Row.")
      .field("activities", &PersonChange::activities,
             "Rows of theirs with another start, length or room, or left out; ascending.")
      .field("moved", &PersonChange::moved, "Of these: not only longer or shorter.")
      .done();
  Record<AgendaReplan>(module, "AgendaReplan", "A published day after the question changed.")
      .field("result", &AgendaReplan::result, "AgendaResult, as of solve.")
      .field("published", &AgendaReplan::published, "The Agenda it was made from.")
      .field("people", &AgendaReplan::people, "PersonChanges: whom to tell.")
      .field("activities", &AgendaReplan::activities,
             "Rows with another start, length or room than published, or left out.")
      .field("moved", &AgendaReplan::moved, "Of these: not only longer or shorter.")
      .field("fewest", &AgendaReplan::fewest,
             "Proven: no day changes fewer people, nor as few of whom fewer have another start or room, nor so with "
             "fewer activities moved, then changed.")
      .done();
  module.def("changed_activities", &changed_activities, py::arg("problem"), py::arg("published"), py::arg("day"),
             "Rows that day holds at another time, for another length, in another room, or not at all.");
  module.def(
      "moved_activities", &moved_activities, py::arg("problem"), py::arg("published"), py::arg("day"),
      "Rows that day holds at another start or in another room, or not at all: not those only longer or shorter.");
  module.def("changed_people", &changed_people, py::arg("problem"), py::arg("published"), py::arg("day"),
             "PersonChanges of the people who must be at one of changed_activities.");
  module.def(
      "replan",
      [](const AgendaProblem& problem, const Agenda& published, const Limits& limits,
         std::optional<std::int64_t> max_nodes) {
        return run_interruptible(limits, [&](const Limits& within) {
          return replan(problem, published, agenda_options(within, true, max_nodes));
        });
      },
      py::arg("problem"), py::arg("published"), py::arg("limits") = Limits{}, py::arg("max_nodes") = py::none(),
      "An AgendaReplan: the day that holds everything and changes the fewest people's; of these as few as can be have "
      "another start or room, not only another length; then the fewest activities. "
      "published has a Placement, or None, for each activity. Releases the GIL; Ctrl-C raises Interrupted with the "
      "best "
      "so far.");
}

void bind_agenda_formats(py::module_& module) {
  module.def("pilot", &pilot, py::arg("delegations"),
             py::arg("slot") = timetable::SlotRange{WholeMinutes(90), WholeMinutes(90)},
             "Delegations in turn, 10:00-15:00, as in the pilot of 2015: an AgendaInput. slot: minutes each.");
  module.def("peer_assist", &peer_assist, py::arg("hosts"),
             "A group for each of hosts, side by side: peers help the one who has the problem now. An AgendaInput.");
  module.def("action_learning", &action_learning, py::arg("sets"),
             "Each member's issue in turn, sets (lists of names) side by side. An AgendaInput.");
  module.def("theme_day", &theme_day, py::arg("talks"),
             "Talks (titles), a panel, lunch, evaluation in one hall. An AgendaInput.");
  module.def("kick_off", &kick_off, py::arg("talks"), py::arg("deep_dives"),
             "Talks in plenary, then deep dives (titles) side by side. An AgendaInput.");
  module.def("simple_day", &simple_day, py::arg("problem"), "A timetable.DayProblem as an AgendaInput.");
}

void bind_agenda_files(py::module_& module) {
  module.def("read", &io::read_agenda, py::arg("file"), py::call_guard<py::gil_scoped_release>(),
             "The AgendaProblem of an agenda file. Raises InvalidInput with file and line, all issues at once.");
  module.def("read_day", &io::read_agenda_day, py::arg("file"), py::arg("problem"),
             py::call_guard<py::gil_scoped_release>(), "The Agenda of a day's file, by whomever made it.");
  module.def("read_published_day", &io::read_published_agenda_day, py::arg("file"), py::arg("problem"),
             py::call_guard<py::gil_scoped_release>(),
             "As read_day, of a day that was published for an earlier question: activities and rooms that are gone "
             "since are passed over. For replan.");
  module.def("to_json", &io::agenda_json, py::arg("input"), "The text of an agenda file.");
  module.def("day_to_json", &io::agenda_day_json, py::arg("problem"), py::arg("agenda"), "The text of a day's file.");
}

}  // namespace

void bind_agenda(py::module_& module) {
  bind_agenda_people(module);
  bind_agenda_activities(module);
  bind_agenda_question(module);
  bind_agenda_answer(module);
  bind_agenda_reasons(module);
  bind_agenda_functions(module);
  bind_agenda_replan(module);
  bind_agenda_formats(module);
  bind_agenda_files(module);
}

}  // namespace samling::python
