#include "samling/io/travel_files.hpp"
