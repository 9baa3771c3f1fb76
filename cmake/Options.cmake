# What can be switched on or off, and the flags every target of ours is compiled with.
include(CMakeDependentOption)
option(SAMLING_CLI "Build the samling program" ${PROJECT_IS_TOP_LEVEL})
option(SAMLING_PYTHON "Build the Python package" OFF)
option(SAMLING_BENCHMARKS "Build the benchmarks (Google Benchmark)" OFF)
option(SAMLING_TESTS "Build the tests (GoogleTest)" OFF)
option(SAMLING_EXAMPLES "Build the C++ examples" OFF)
option(SAMLING_INSTALL "Define the install step" ${PROJECT_IS_TOP_LEVEL})
option(SAMLING_WERROR "Treat warnings as errors" OFF)
option(SAMLING_COVERAGE "Instrument for gcovr" OFF)
set(SAMLING_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread")

if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()
if(PROJECT_IS_TOP_LEVEL)
  find_program(SAMLING_CCACHE ccache)
  if(SAMLING_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${SAMLING_CCACHE})
  endif()
endif()

set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Linked PRIVATE by every target of ours; never exported.
add_library(samling_flags INTERFACE)
target_compile_features(samling_flags INTERFACE cxx_std_20)
target_compile_options(samling_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-missing-field-initializers  # options are given by name; the rest keep their defaults
  # GCC 12 sees an overlapping copy in "text" + std::string at -O3: its bug 105651, mended in 13.
  $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  $<$<BOOL:${SAMLING_WERROR}>:-Werror>
  # In a unity build GCC takes a class of one source for a header's, and a neighbour's name for an outer one.
  $<$<AND:$<BOOL:${CMAKE_UNITY_BUILD}>,$<CXX_COMPILER_ID:GNU>>:-Wno-subobject-linkage;-Wno-shadow>
  # GCC 12's <algorithm> as clang 19 reads it: std::stable_sort asks for the deprecated get_temporary_buffer.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
  # Boost 1.74 (MPL) with clang >= 16: an out-of-range enum constant in a constant expression.
  $<$<AND:$<CXX_COMPILER_ID:Clang>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,16>>:-Wno-enum-constexpr-conversion>)
if(SAMLING_SANITIZE)
  # GCC's sanitizers make it doubt what is initialised: here a node of LEMON's, which has no members.
  target_compile_options(samling_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_compile_options(samling_flags INTERFACE -fsanitize=${SAMLING_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(samling_flags INTERFACE -fsanitize=${SAMLING_SANITIZE})
endif()
if(SAMLING_COVERAGE)
  target_compile_options(samling_flags INTERFACE --coverage -O0)
  target_link_options(samling_flags INTERFACE --coverage)
endif()
