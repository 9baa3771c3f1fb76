#include "samling/geo/travel_matrix.hpp"
