#include "samling/geo/nearest.hpp"
