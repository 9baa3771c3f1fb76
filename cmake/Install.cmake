# cmake --install: headers, libraries, the program, and the package file for find_package(samling).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)
get_property(floors GLOBAL PROPERTY SAMLING_FLOOR_TARGETS)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/samling)

install(TARGETS samling ${floors} EXPORT samlingTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/samling DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
if(TARGET samling_program)
  install(TARGETS samling_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(EXPORT samlingTargets NAMESPACE samling:: DESTINATION ${package_dir})
configure_package_config_file(cmake/samlingConfig.cmake.in samlingConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(samlingConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/samlingConfig.cmake ${PROJECT_BINARY_DIR}/samlingConfigVersion.cmake
              cmake/SamlingDependencies.cmake DESTINATION ${package_dir})
