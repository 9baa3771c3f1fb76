#include "cli/gatherings.hpp"

#include <fmt/format.h>

#include "samling/io/plan_file.hpp"

namespace samling::cli {
namespace {

std::string joined(const std::vector<std::string>& list) {
  return fmt::format("{}", fmt::join(list, ","));
}

Gathering gathering(const plan::Programme& programme, std::string key, grouping::Members members) {
  grouping::Members remote;
  if (programme.request.remote_per_group > 0) {
    remote = grouping::remote_members(plan::grouping_problem(programme), members).value_or(grouping::Members{});
  }
  return {std::move(key), std::move(members), std::move(remote)};
}

}  // namespace

void add_gathering_options(CLI::App& app, GatheringOptions& options) {
  CLI::Option* members =
      app.add_option("-m,--members", options.members, "One group: codes or names, with commas between");
  CLI::Option* plan = app.add_option("-p,--plan", options.plan, "Every group of this plan (plan.json)");
  plan->excludes(members);
}

std::vector<Gathering> gatherings(const plan::Programme& programme, const GatheringOptions& options) {
  const model::Region& region = programme.region;
  if (!options.members.empty()) {
    return {gathering(programme, "members", parse_members(region, options.members, "--members"))};
  }
  std::vector<Gathering> list;
  if (!options.plan.empty()) {
    for (const plan::PlannedGroup& group : io::read_plan(options.plan).groups) {
      const auto remote =
          group.remote.empty() ? grouping::Members{} : parse_members(region, joined(group.remote), "--plan");
      list.push_back({group.key, parse_members(region, joined(group.members), "--plan"), remote});
    }
  } else {
    for (const auto& pinned : programme.request.pinned) {
      list.push_back(gathering(programme, fmt::format("pinned {}", list.size() + 1),
                               parse_members(region, joined(pinned), "/request/rules/pinned")));
    }
  }
  require(!list.empty(), "--members", "", "no group is named: give --members or --plan, or pin a group in the request");
  return list;
}

}  // namespace samling::cli
