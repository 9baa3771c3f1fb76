#include "samling/io/text_file.hpp"
