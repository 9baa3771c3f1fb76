#include "samling/season/dates.hpp"
