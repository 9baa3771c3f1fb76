#include "samling/model/region.hpp"
