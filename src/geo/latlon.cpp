#include "samling/geo/latlon.hpp"
