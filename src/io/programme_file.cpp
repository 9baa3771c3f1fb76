#include "samling/io/programme_file.hpp"
