#include "samling/timetable/day.hpp"
