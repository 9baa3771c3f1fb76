// samling/samling.hpp: everything a planning tool needs: read a programme, an agenda or a conference, make a plan or a
// timetable, write it.
#pragma once

#include "samling/core/version.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/io/agenda_file.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/programme_file.hpp"
#include "samling/io/rooms_file.hpp"
#include "samling/plan/plan.hpp"
#include "samling/report/report.hpp"
#include "samling/report/schedule_of.hpp"
#include "samling/timetable/agenda/explain.hpp"
#include "samling/timetable/agenda/formats.hpp"
#include "samling/timetable/agenda/replan.hpp"
#include "samling/timetable/rooms.hpp"
