#include "samling/grouping/grouping.hpp"
