#include "samling/model/affinity.hpp"
