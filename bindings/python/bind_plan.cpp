// The plan and the conductor.
#include "bind.hpp"
#include "interruptible.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/plan/free_dates.hpp"
#include "samling/plan/judge.hpp"
#include "samling/plan/plan.hpp"

namespace samling::python {
namespace {

using namespace plan;

void bind_pairs_and_places(py::module_& module) {
  Record<PlannedPair>(module, "PlannedPair", "Terms of one pair in a group.")
      .field("a", &PlannedPair::a, "Code.")
      .field("b", &PlannedPair::b, "Code.")
      .field("likeness", &PlannedPair::likeness, "In [0, 1].")
      .field("unlikeness", &PlannedPair::unlikeness, "In [0, 1].")
      .field("unlikeness_basis", &PlannedPair::unlikeness_basis, "'tags', 'text', 'unknown'.")
      .field("minutes", &PlannedPair::minutes, "Longer direction, or None.")
      .field("kilometres", &PlannedPair::kilometres, "Longer direction, or None.")
      .field("estimate", &PlannedPair::estimate, "The travel figures are straight-line estimates.")
      .field("affinity", &PlannedPair::affinity, "See model.AffinityOptions.")
      .field("only_a", &PlannedPair::only_a, "What sets a's practice apart.")
      .field("only_b", &PlannedPair::only_b, "What sets b's practice apart.")
      .done();
  Record<PlannedLeg>(module, "PlannedLeg", "One member's way to the venue and home.")
      .field("municipality", &PlannedLeg::municipality, "Code.")
      .field("minutes_there", &PlannedLeg::minutes_there, "Minutes.")
      .field("minutes_home", &PlannedLeg::minutes_home, "Minutes.")
      .field("kilometres", &PlannedLeg::kilometres, "There, or None.")
      .field("estimate", &PlannedLeg::estimate, "A straight-line estimate.")
      .done();
  Record<RefusedVenue>(module, "RefusedVenue", "A venue that cannot be used.")
      .field("key", &RefusedVenue::key, "Key.")
      .field("name", &RefusedVenue::name, "Name.")
      .field("reason", &RefusedVenue::reason, "'65 > 60'.")
      .done();
  Record<PlannedVenue>(module, "PlannedVenue", "Where a group meets.")
      .field("key", &PlannedVenue::key, "Key.")
      .field("name", &PlannedVenue::name, "Name.")
      .field("lat", &PlannedVenue::lat, "Degrees north.")
      .field("lon", &PlannedVenue::lon, "Degrees east.")
      .field("neutral", &PlannedVenue::neutral, "Not a member's town hall.")
      .field("worst_minutes", &PlannedVenue::worst_minutes, "Of the worst traveller.")
      .field("sum_minutes", &PlannedVenue::sum_minutes, "Of all travellers.")
      .field("legs", &PlannedVenue::legs, "PlannedLegs.")
      .field("refused", &PlannedVenue::refused, "RefusedVenues.")
      .field("why", &PlannedVenue::why, "Sentence.")
      .done();
}

void bind_groups(py::module_& module) {
  Record<PlannedActivity>(module, "PlannedActivity", "One activity of a group's day.")
      .field("kind", &PlannedActivity::kind, "'opening', 'slot', 'break', 'lunch', 'evaluation'.")
      .field("start", &PlannedActivity::start, "'10:10'.")
      .field("end", &PlannedActivity::end, "'11:25'.")
      .field("presenter", &PlannedActivity::presenter, "Code; '' but for slots.")
      .done();
  Record<Alternative>(module, "Alternative", "A group that was not chosen, and what it would have cost.")
      .field("members", &Alternative::members, "Codes.")
      .field("group_score", &Alternative::group_score, "Of that group alone.")
      .field("change", &Alternative::change,
             "Of the whole score when the two change places; None when a rule forbids it.")
      .field("why_not", &Alternative::why_not, "Sentence with the number.")
      .done();
  Record<PlannedGroup>(module, "PlannedGroup", "One group with its venue, day, date and reasons.")
      .field("key", &PlannedGroup::key, "'G1'.")
      .field("members", &PlannedGroup::members, "Codes, ascending.")
      .field("remote", &PlannedGroup::remote, "Those of them who attend remotely.")
      .field("theme", &PlannedGroup::theme, "Code of the common theme; '' without.")
      .field("score", &PlannedGroup::score, "group_score.")
      .field("penalty", &PlannedGroup::penalty, "What the weighed rules take off the score.")
      .field("pairs", &PlannedGroup::pairs, "All pairs.")
      .field("venue", &PlannedGroup::venue, "PlannedVenue, or None.")
      .field("day", &PlannedGroup::day, "PlannedActivities in order of time.")
      .field("date", &PlannedGroup::date, "'2015-03-05', or None.")
      .field("why", &PlannedGroup::why, "Why this group.")
      .field("alternatives", &PlannedGroup::alternatives, "Why not that one.")
      .field("warnings", &PlannedGroup::warnings, "'estimate: water crossing possible'.")
      .done();
  Record<PlannedMunicipality>(module, "PlannedMunicipality", "One municipality and where it went.")
      .field("code", &PlannedMunicipality::code, "Official code.")
      .field("name", &PlannedMunicipality::name, "Name.")
      .field("county", &PlannedMunicipality::county, "County.")
      .field("lat", &PlannedMunicipality::lat, "Degrees north.")
      .field("lon", &PlannedMunicipality::lon, "Degrees east.")
      .field("themes", &PlannedMunicipality::themes, "Codes.")
      .field("approaches", &PlannedMunicipality::approaches, "Tags of all its projects.")
      .field("people", &PlannedMunicipality::people, "In the delegation.")
      .field("group", &PlannedMunicipality::group, "Key; '' when unplaced.")
      .field("rule", &PlannedMunicipality::rule, "Unplaced: see grouping.UnplacedReason.")
      .field("why", &PlannedMunicipality::why, "Why this group, or why none.")
      .done();
  Record<RejectedGroup>(module, "RejectedGroup", "A group that was best until its venue or its day could not be had.")
      .field("members", &RejectedGroup::members, "Codes.")
      .field("score", &RejectedGroup::score, "group_score.")
      .field("stage", &RejectedGroup::stage, "'venue' or 'day'.")
      .field("reasons", &RejectedGroup::reasons, "'C misses 15 min at each end'.")
      .field("repairs", &RejectedGroup::repairs, "What was tried and works.")
      .done();
  Record<PlannedTheme>(module, "PlannedTheme", "A theme that the plan names.")
      .field("code", &PlannedTheme::code, "Key.")
      .field("name", &PlannedTheme::name, "As people write it.")
      .done();
}

void bind_settings(py::module_& module) {
  Record<PlannedRule>(module, "PlannedRule", "One rule as it was asked for.")
      .field("rule", &PlannedRule::rule, "'travel_limit', 'at_most'.")
      .field("grade", &PlannedRule::grade, "'forbid', 'warn', 'weigh' or 'ignore'.")
      .field("weight", &PlannedRule::weight, "Score lost for one unit of breach; 0 unless weighed.")
      .field("what", &PlannedRule::what, "'at most 2 of one county in a group'.")
      .done();
  using Settings = PlanSettings;
  Record<Settings>(module, "PlanSettings", "What the score was computed with.")
      .field("objective", &Settings::objective, "'mean_companion' or 'pair_sum'.")
      .field("size_min", &Settings::size_min, "Municipalities.")
      .field("size_max", &Settings::size_max, "Municipalities.")
      .field("group_count", &Settings::group_count, "Number asked, or None.")
      .field("travel_limit", &Settings::travel_limit, "Minutes, or None.")
      .field("venue_limit", &Settings::venue_limit, "Minutes, or None.")
      .field("common_theme", &Settings::common_theme, "Every group has one.")
      .field("theme_weight", &Settings::theme_weight, "See model.AffinityOptions.")
      .field("difference_weight", &Settings::difference_weight, "See model.AffinityOptions.")
      .field("travel_weight", &Settings::travel_weight, "See model.AffinityOptions.")
      .field("travel_scale", &Settings::travel_scale, "Minutes or kilometres.")
      .field("travel_measure", &Settings::travel_measure, "'minutes' or 'kilometres'.")
      .field("likeness", &Settings::likeness, "'weighted_jaccard' or 'cosine'.")
      .field("unplaced_price", &Settings::unplaced_price, "What leaving one out costs.")
      .field("time_zone", &Settings::time_zone, "IANA name.")
      .field("rules", &Settings::rules, "PlannedRules that the request uses.")
      .done();
  Record<PlanOptions>(module, "PlanOptions", "How long to work on a plan.")
      .field("limits", &PlanOptions::limits, "seed and max_rounds of the request hold unless override_request.")
      .field("override_request", &PlanOptions::override_request, "Default False.")
      .done();
}

py::object frame(const py::object& self, const std::string& table) {
  return py::module_::import("samling.frames").attr("plan_frame")(self, table);
}

template <class Member>
auto part(Member Plan::* member) {
  return [member](const py::object& self) { return to_python(py::cast<const Plan&>(self).*member, self); };
}

void bind_plan_class(py::module_& module) {
  py::class_<Plan>(module, "Plan", "Everything decided, with every figure its sentences use. Pickles as its JSON.")
      .def_property_readonly("title", part(&Plan::title), "Title.")
      .def_property_readonly("samling_version", part(&Plan::samling_version), "Version of the library.")
      .def_property_readonly("input_checksum", part(&Plan::input_checksum), "'sha256:...' of the files read.")
      .def_property_readonly("seed", part(&Plan::seed), "Same input and seed, same plan.")
      .def_property_readonly("status", part(&Plan::status), "'optimal', 'feasible', 'infeasible' or 'stopped'.")
      .def_property_readonly("score", part(&Plan::score), "Sum of group scores less the price of the unplaced.")
      .def_property_readonly("unplaced_penalty", part(&Plan::unplaced_penalty),
                             "What those without a group bear of weighed must_together pairs.")
      .def_property_readonly("upper_bound", part(&Plan::upper_bound), "No grouping scores more.")
      .def_property_readonly("proof", part(&Plan::proof), "What the bound says.")
      .def_property_readonly("settings", part(&Plan::settings), "PlanSettings: what the score was computed with.")
      .def_property_readonly("themes", part(&Plan::themes), "PlannedThemes.")
      .def_property_readonly("groups", part(&Plan::groups), "PlannedGroups.")
      .def_property_readonly("municipalities", part(&Plan::municipalities), "All of the region, ascending by code.")
      .def_property_readonly("other_pairs", part(&Plan::other_pairs),
                             "Pairs outside the groups whose terms a sentence uses.")
      .def_property_readonly("rejected", part(&Plan::rejected), "RejectedGroups.")
      .def_property_readonly("conflict", part(&Plan::conflict), "Infeasible: the smallest conflict, a demand each.")
      .def_property_readonly("repairs", part(&Plan::repairs), "Infeasible: what was tried and works.")
      .def_property_readonly("warnings", part(&Plan::warnings), "Sentences.")
      .def_property_readonly("attributions", part(&Plan::attributions), "Sources to be named.")
      .def("to_frame", &frame, py::arg("table") = "municipalities",
           "A pandas.DataFrame: table 'municipalities', 'groups', 'pairs' or 'activities', one row each.")
      .def(
          "__eq__", [](const Plan& a, const Plan& b) { return a == b; }, py::is_operator())
      .def("__repr__",
           [](const Plan& p) {
             return "<Plan '" + p.title + "', " + p.status + ", " + std::to_string(p.groups.size()) + " groups>";
           })
      .def(py::pickle([](const Plan& p) { return py::make_tuple(io::plan_to_json(p)); },
                      [](const py::tuple& state) { return io::plan_from_json(state[0].cast<std::string>()); }));
}

}  // namespace

void bind_plan(py::module_& module) {
  bind_pairs_and_places(module);
  bind_groups(module);
  bind_settings(module);
  bind_plan_class(module);
  Record<PlanJudgement>(module, "PlanJudgement", "A plan that anyone made or changed, before the judge.")
      .field("grouping", &PlanJudgement::grouping, "Groups in the plan's order.")
      .field("judgement", &PlanJudgement::judgement, "Score, bound, broken rules and improving changes.")
      .field("broken", &PlanJudgement::broken, "Venues, days, dates and the score, as Issues.")
      .done();
  module.def("grouping_of", &grouping_of, py::arg("programme"), py::arg("plan"),
             "The groups of a plan as a Grouping of the programme's region.");
  module.def("judge", &judge, py::arg("programme"), py::arg("plan"), py::call_guard<py::gil_scoped_release>(),
             "A PlanJudgement: nothing in the plan is believed.");
  module.def(
      "free_dates", &free_dates, py::arg("programme"), py::arg("members"), py::arg("count"),
      "Dates that the request allows, preferred weekdays first, on which none of the members (rows of the region) "
      "is away; at most count.");
  module.def(
      "make_plan",
      [](const Programme& programme, const PlanOptions& options) {
        return run_interruptible(options.limits, [&](const Limits& limits) {
          PlanOptions stoppable = options;
          stoppable.limits = limits;
          return make_plan(programme, stoppable);
        });
      },
      py::arg("programme"), py::arg("options") = PlanOptions{},
      "A Plan. An infeasible request gives the best partial plan and the reason, no error. Releases the GIL; "
      "Ctrl-C raises samling.Interrupted with the best so far.");
}

}  // namespace samling::python
