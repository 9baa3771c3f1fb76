#include "samling/themes/approach.hpp"
