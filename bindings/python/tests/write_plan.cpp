// write_plan PROGRAMME PLAN: the C++ face, for the test that C++, Python and the command line write the same bytes.
#include <iostream>

#include <samling/samling.hpp>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    samling::io::write_plan(samling::plan::make_plan(samling::io::read_programme(argv[1])), argv[2]);
  } catch (const samling::InvalidInput& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
  return 0;
}
