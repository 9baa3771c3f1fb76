// rooms_words.hpp: the words of the terms of parallel rooms, and the function that fills the module.
#pragma once

#include <pybind11/pybind11.h>

#include "samling/timetable/rooms.hpp"
#include "words.hpp"

namespace samling::python {

template <>
struct Words<timetable::RoomsTerm> {
  using Term = timetable::RoomsTerm;
  static constexpr auto all = words_of<Term>({{"track_session", Term::track_session},
                                              {"track_room", Term::track_room},
                                              {"session_room", Term::session_room},
                                              {"similar_tracks", Term::similar_tracks},
                                              {"rooms_per_track", Term::rooms_per_track},
                                              {"parallel_tracks", Term::parallel_tracks},
                                              {"consecutive_tracks", Term::consecutive_tracks},
                                              {"timezone", Term::timezone},
                                              {"order", Term::order},
                                              {"submission_session", Term::submission_session},
                                              {"submission_room", Term::submission_room},
                                              {"presenter_session", Term::presenter_session},
                                              {"attendee_session", Term::attendee_session},
                                              {"chair", Term::chair},
                                              {"presenter_slot", Term::presenter_slot},
                                              {"attendee_slot", Term::attendee_slot},
                                              {"multi_slot", Term::multi_slot}});
};

/// Fills samling.rooms, and what samling.io has of its files.
void bind_rooms(pybind11::module_& module, pybind11::module_& io);

}  // namespace samling::python
