# One CMake target a floor, one test program a floor.
include(GNUInstallDirs)

# samling_floor(<name> SOURCES a.cpp… [FLOORS core geo…] [PUBLIC target…] [PRIVATE target…])
#   FLOORS   the floors this one may use, by name
#   PUBLIC   libraries its public headers show (Eigen); PRIVATE those only its sources see
function(samling_floor name)
  cmake_parse_arguments(ARG "" "" "SOURCES;FLOORS;PUBLIC;PRIVATE" ${ARGN})
  set(target samling_${name})
  add_library(${target} ${ARG_SOURCES})
  add_library(samling::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM ARG_FLOORS PREPEND samling::)
  target_link_libraries(${target} PUBLIC ${ARG_FLOORS} ${ARG_PUBLIC})
  # $<BUILD_INTERFACE> keeps the flags out of the exported targets.
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:samling_flags> ${ARG_PRIVATE})
  set_property(GLOBAL APPEND PROPERTY SAMLING_FLOOR_TARGETS ${target})
endfunction()

# samling_test(<name> SOURCES a_test.cpp… [LINKS target…] [LABELS label…])
function(samling_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LABELS" ${ARGN})
  set(target test_${name})
  add_executable(${target} ${ARG_SOURCES})
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)  # tests may name things as they like
  target_link_libraries(${target} PRIVATE samling_flags ${ARG_LINKS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${target} PRIVATE SAMLING_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(NOT ARG_LABELS)
    set(ARG_LABELS ${name})
  endif()
  gtest_discover_tests(${target} TEST_PREFIX "${name}." DISCOVERY_TIMEOUT 120
    PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 1200)
endfunction()
