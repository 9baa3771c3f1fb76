#include "samling/plan/plan.hpp"
