#include "samling/plan/programme.hpp"
