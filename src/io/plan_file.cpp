#include "samling/io/plan_file.hpp"
