// samling/samling.hpp: everything a planning tool needs: read a programme, make a plan, write it.
#pragma once

#include "samling/core/version.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/programme_file.hpp"
#include "samling/plan/plan.hpp"
#include "samling/report/report.hpp"
