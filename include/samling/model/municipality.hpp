// samling/model/municipality.hpp: one municipality (or school, hospital, region), as a programme knows it.
//
// No personal field is needed to plan, and there is none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/core/ids.hpp"
#include "samling/core/units.hpp"
#include "samling/geo/latlon.hpp"

namespace samling::model {

/// Work on one theme.
struct Project {
  ThemeId theme;
  std::string title;
  std::string stage;                       ///< Free word: "planning", "running", "finished".
  std::vector<std::string> approach_tags;  ///< How it is done: {"longer shifts", "staff pool"}.
  std::string text;                        ///< Short description.
  double weight = 1.0;                     ///< Entry of the theme profile: 1 for a project, or any count.
};

enum class LanguageForm { neutral, bokmal, nynorsk };

struct Municipality {
  std::string code;    ///< Official code, kept as text: "0105".
  std::string name;
  std::string county;
  geo::LatLon seat;
  std::optional<int> population;
  std::vector<Project> projects;
  int people = 5;                            ///< In the delegation.
  bool can_host = true;                      ///< Its town hall may be a venue.
  int host_capacity = 30;                    ///< People its town hall seats.
  std::vector<Date> blackout_dates;          ///< Cannot attend.
  std::optional<ClockTime> earliest_departure;  ///< From its seat.
  std::optional<ClockTime> latest_home;         ///< Back at its seat.
  bool may_attend_remotely = false;
  bool withdrawn = false;                    ///< Left the programme: listed, never placed.
  LanguageForm language_form = LanguageForm::neutral;
};

}  // namespace samling::model
