#include "samling/themes/likeness.hpp"
