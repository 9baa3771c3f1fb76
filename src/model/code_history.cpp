#include "samling/model/code_history.hpp"
