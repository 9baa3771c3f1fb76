// src/report/folder.hpp: what writing a folder of reports is careful about.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace samling::report {

/// Calendars of an earlier plan in the same folder would invite people to gatherings that are no more. Only files that
/// say that we made them are removed.
void remove_old_calendars(const std::filesystem::path& folder);
/// What can be seen beforehand to be in the way of a file is told, as InvalidInput, before anything is replaced.
void require_free(const std::filesystem::path& folder, const std::vector<std::string>& names);

}  // namespace samling::report
