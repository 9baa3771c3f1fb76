#include "samling/venue/venue.hpp"
