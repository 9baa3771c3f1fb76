#include "samling/grouping/explain.hpp"
