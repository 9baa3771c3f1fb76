#include "samling/themes/catalogue.hpp"
