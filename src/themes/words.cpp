#include "samling/themes/words.hpp"
