// What a programme asks for, and the problems it poses.
#include <algorithm>

#include "bind.hpp"
#include "samling/plan/programme.hpp"

namespace samling::python {
namespace {

using namespace plan;

void bind_asked(py::module_& module) {
  Record<AskedAtMost>(module, "AskedAtMost", "At most so many of one kind in a group, in the programme file's words.")
      .field("kind", &AskedAtMost::kind, "'county'.")
      .field("kind_of", &AskedAtMost::kind_of, "Code -> 'Vestfold'; who is not there is of no kind.")
      .field("most", &AskedAtMost::most, "Default 1.")
      .field("grade", &AskedAtMost::grade, "grouping.RuleGrade.")
      .done();
  Record<AskedAtLeast>(module, "AskedAtLeast", "At least so many who are something in a group.")
      .field("name", &AskedAtLeast::name, "'mentor'.")
      .field("of", &AskedAtLeast::of, "Codes.")
      .field("least", &AskedAtLeast::least, "Default 1.")
      .field("grade", &AskedAtLeast::grade, "grouping.RuleGrade.")
      .done();
  Record<AskedMeeting>(module, "AskedMeeting", "Two who have met.")
      .required("a", &AskedMeeting::a, "Code.")
      .required("b", &AskedMeeting::b, "Code.")
      .field("ago", &AskedMeeting::ago, "Gatherings since then; 0: the latest.")
      .done();
}

void bind_request(py::module_& module) {
  Record<Request>(module, "Request",
                  "Everything asked, in the programme file's words. Municipalities are named by code.")
      .field("themes", &Request::themes, "Only municipalities that work on one of these (codes); () for all.")
      .field("sizes", &Request::sizes, "grouping.SizeRange.")
      .field("group_count", &Request::group_count, "Number of groups, or None when free.")
      .field("travel_limit", &Request::travel_limit, "Minutes between any two members, or None.")
      .field("common_theme", &Request::common_theme, "Every group has one. Default True.")
      .field("people", &Request::people, "grouping.PeopleRange, or None.")
      .field("remote_per_group", &Request::remote_per_group, "At most so many attend remotely. Default 0.")
      .field("unplaced_price", &Request::unplaced_price, "What leaving one out costs, or None.")
      .field("objective", &Request::objective, "'mean_companion' or 'pair_sum'.")
      .field("affinity", &Request::affinity, "model.AffinityOptions.")
      .field("must_together", &Request::must_together, "Pairs of codes.")
      .field("keep_apart", &Request::keep_apart, "Pairs of codes.")
      .field("pinned", &Request::pinned, "Groups of codes that stand exactly so.")
      .field("grades", &Request::grades, "grouping.RuleGrades.")
      .field("at_most", &Request::at_most, "AskedAtMosts.")
      .field("at_least", &Request::at_least, "AskedAtLeasts.")
      .field("met", &Request::met, "AskedMeetings.")
      .field("met_fade", &Request::met_fade, "In [0, 1]. Default 0.5.")
      .field("most_unplaced", &Request::most_unplaced, "At most so many may be left out, or None.")
      .field("candidates", &Request::candidates,
             "Each names so many of its nearest and no group holds others; None: all pairs, above 1,000 "
             "municipalities 16.")
      .field("venue_limit", &Request::venue_limit, "Longest minutes to the venue; None: travel_limit where it binds.")
      .field("town_halls", &Request::town_halls, "Town halls of members that can host are candidates. Default True.")
      .field("day", &Request::day, "timetable.DayTemplate; None: no timetable is made.")
      .field("dates", &Request::dates, "season.DateRequest; None: gatherings have no dates.")
      .field("time_zone", &Request::time_zone, "IANA name, for the calendars. Default 'Europe/Oslo'.")
      .field("seed", &Request::seed, "Same seed, same answer. Default 1.")
      .field("max_rounds", &Request::max_rounds, "Rounds of improvement, or None.")
      .field("regroup_rounds", &Request::regroup_rounds, "Groups that may be forbidden and regrouped. Default 50.")
      .done();
  Record<Boundary>(module, "Boundary", "Outlines for the map: closed rings, as they were read.")
      .field("code", &Boundary::code, "Municipality, when known.")
      .field("rings", &Boundary::rings, "Tuples of LatLon.")
      .done();
}

Programme make_programme(std::string title, model::Region region, std::vector<venue::Candidate> venues, Request request,
                         std::vector<Boundary> boundaries, std::vector<std::string> attributions,
                         std::string input_checksum, std::vector<Issue> warnings) {
  return Programme{.title = std::move(title),
                   .region = std::move(region),
                   .venues = std::move(venues),
                   .request = std::move(request),
                   .boundaries = std::move(boundaries),
                   .attributions = std::move(attributions),
                   .input_checksum = std::move(input_checksum),
                   .warnings = std::move(warnings)};
}

// A programme of which one part is another, as record.replace gives for records (a Region cannot be made from nothing).
py::object replace(const py::object& self, const py::kwargs& changes) {
  py::dict parts;
  for (const char* name :
       {"title", "region", "venues", "request", "boundaries", "attributions", "input_checksum", "warnings"}) {
    parts[name] = self.attr(name);
  }
  for (const auto& [name, value] : changes) parts[name] = value;
  return py::type::of(self)(**parts);
}

template <class Member>
auto part(Member Programme::* member) {
  return [member](const py::object& self) { return to_python(py::cast<const Programme&>(self).*member, self); };
}

void bind_programme_class(py::module_& module) {
  py::class_<Programme>(module, "Programme", "The region, the venues and the request.")
      .def(py::init(&make_programme), py::arg("title"), py::arg("region"), py::arg("venues") = py::tuple(),
           py::arg("request") = Request{}, py::arg("boundaries") = py::tuple(), py::arg("attributions") = py::tuple(),
           py::arg("input_checksum") = "", py::arg("warnings") = py::tuple())
      .def_property_readonly("title", part(&Programme::title), "Title.")
      .def_property_readonly("region", part(&Programme::region), "model.Region.")
      .def_property_readonly("venues", part(&Programme::venues),
                             "Neutral venue.Candidates; town halls come from the region.")
      .def_property_readonly("request", part(&Programme::request), "What is asked.")
      .def_property_readonly("boundaries", part(&Programme::boundaries), "Outlines for the map; may be ().")
      .def_property_readonly("attributions", part(&Programme::attributions), "Sources to be named in every output.")
      .def_property_readonly("input_checksum", part(&Programme::input_checksum),
                             "'sha256:...' of the files read; '' when built here.")
      .def_property_readonly("warnings", part(&Programme::warnings), "Issues from reading.")
      .def("replace", &replace, "A copy in which the named parts have new values.")
      .def("__repr__",
           [](const Programme& p) {
             return "<Programme '" + p.title + "' of " + std::to_string(p.region.size()) + " municipalities>";
           })
      .def(py::pickle(
          [](const Programme& p) {
            return py::make_tuple(p.title, p.region, p.venues, p.request, p.boundaries, p.attributions,
                                  p.input_checksum, p.warnings);
          },
          [](const py::tuple& t) {
            return make_programme(t[0].cast<std::string>(), t[1].cast<model::Region>(),
                                  t[2].cast<std::vector<venue::Candidate>>(), t[3].cast<Request>(),
                                  t[4].cast<std::vector<Boundary>>(), t[5].cast<std::vector<std::string>>(),
                                  t[6].cast<std::string>(), t[7].cast<std::vector<Issue>>());
          }));
}

grouping::Members members_of(const Programme& programme, grouping::Members members) {
  for (const MunicipalityId id : members) require_row(id, programme.region.size());
  std::sort(members.begin(), members.end());
  return members;
}

void bind_problems(py::module_& module) {
  module.def("grouping_problem", &grouping_problem, py::arg("programme"), py::arg("threads") = 1,
             py::arg("groups") = std::vector<grouping::Members>{}, py::call_guard<py::gil_scoped_release>(),
             "The programme as a grouping.GroupingProblem over the whole region. Above 1,000 municipalities, and with "
             "request.candidates, its affinity is sparse; whoever share one of groups are candidates of each other. "
             "Releases the GIL.");
  module.def(
      "venue_problem",
      [](const Programme& programme, const grouping::Members& members, const grouping::Members& remote) {
        return venue_problem(programme, members_of(programme, members), members_of(programme, remote));
      },
      py::arg("programme"), py::arg("members"), py::arg("remote") = py::tuple(),
      "The venue.VenueProblem of one group (rows).");
  module.def(
      "day_problem",
      [](const Programme& programme, const grouping::Members& members, const venue::VenueProblem& venues,
         const venue::Choice& choice) {
        return day_problem(programme, members_of(programme, members), venues, choice);
      },
      py::arg("programme"), py::arg("members"), py::arg("venues"), py::arg("choice"),
      "The timetable.DayProblem of a group at a venue. Raises InvalidInput without request.day.");
}

}  // namespace

void bind_programme(py::module_& module) {
  bind_asked(module);
  bind_request(module);
  bind_programme_class(module);
  bind_problems(module);
}

}  // namespace samling::python
