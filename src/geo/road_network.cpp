#include "samling/geo/road_network.hpp"
