# What we stand on, found the same way by our build and by find_package(samling).
# Everything is a Debian bookworm package (see packages.txt); nothing is downloaded.
include(CMakeFindDependencyMacro)
# Inside find_package(samling) a missing library makes samling "not found"; in a build of ours it is an error.
macro(samling_find)
  if("${CMAKE_FIND_PACKAGE_NAME}" STREQUAL "samling")
    find_dependency(${ARGV})
  else()
    find_package(${ARGV} REQUIRED)
  endif()
endmacro()
samling_find(Threads)
samling_find(Boost 1.74)
samling_find(Eigen3 3.4 NO_MODULE)
samling_find(nlohmann_json 3.11)
samling_find(fmt 9)
samling_find(date)
samling_find(tl-expected)
samling_find(OpenSSL COMPONENTS Crypto)
samling_find(ICU COMPONENTS uc i18n)

# Libraries whose Debian package brings no CMake config.
function(samling_import name header library)
  if(TARGET samling_3rd::${name})
    return()
  endif()
  find_path(SAMLING_${name}_INCLUDE ${header})
  find_library(SAMLING_${name}_LIBRARY ${library})
  mark_as_advanced(SAMLING_${name}_INCLUDE SAMLING_${name}_LIBRARY)
  if(NOT SAMLING_${name}_INCLUDE OR NOT SAMLING_${name}_LIBRARY)
    message(FATAL_ERROR "samling needs ${name}: no ${header} or lib${library}. "
                        "On Debian: install the packages listed in packages.txt.")
  endif()
  add_library(samling_3rd::${name} UNKNOWN IMPORTED)
  set_target_properties(samling_3rd::${name} PROPERTIES
    IMPORTED_LOCATION ${SAMLING_${name}_LIBRARY}
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${SAMLING_${name}_INCLUDE})
endfunction()
samling_import(geographiclib GeographicLib/Geodesic.hpp GeographicLib)
samling_import(csv csv.h csv)
samling_import(stemmer libstemmer.h stemmer)
samling_import(ical libical/ical.h ical)
