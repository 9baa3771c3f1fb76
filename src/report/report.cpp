#include "samling/report/report.hpp"
