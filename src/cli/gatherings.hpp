// cli/gatherings.hpp: which groups `samling venue` and `samling day` are asked about.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "samling/plan/plan.hpp"

namespace samling::cli {

/// One group, as it was named: by --members, in a plan, or pinned in the request.
struct Gathering {
  std::string key;  ///< "G1"; "members" for --members.
  grouping::Members members;
  grouping::Members remote;
};

struct GatheringOptions {
  std::string members;         ///< "0105,0106,0217", names too.
  std::filesystem::path plan;  ///< Groups of a plan.
};
void add_gathering_options(CLI::App& app, GatheringOptions& options);

/// --members, else the groups of --plan, else the groups pinned in the request. Throws InvalidInput when there are
/// none.
[[nodiscard]] std::vector<Gathering> gatherings(const plan::Programme& programme, const GatheringOptions& options);

}  // namespace samling::cli
