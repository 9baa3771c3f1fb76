#include "cli/command.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

#include <fmt/format.h>

#include "cli/number_checks.hpp"
#include "cli/text.hpp"
#include "samling/io/programme_file.hpp"
#include "samling/io/text_file.hpp"

namespace samling::cli {

void add_search_options(CLI::App& app, Search& search, const std::string& rounds) {
  app.add_option("--seed", search.seed, "Same input, seed and rounds give the same bytes (default: the request's)")
      ->check(whole_number(0));
  app.add_option(rounds, search.rounds, "Rounds of improvement (default: the request's)")->check(whole_number(0));
  app.add_option("--time-limit", search.seconds, "Seconds by the clock; the answer is then not repeatable")
      ->check(number_above_zero());
  add_threads_option(app, search.threads);
  add_quiet_option(app, search.quiet);
}

void add_threads_option(CLI::App& app, int& threads) {
  app.add_option("--threads", threads, "Worker threads; the answer does not depend on them")
      ->check(whole_number(1, 256))
      ->capture_default_str();
}

void add_quiet_option(CLI::App& app, bool& quiet) {
  app.add_flag("-q,--quiet", quiet, "No warnings and no progress on standard error");
}

void add_output_options(CLI::App& app, Output& output, const std::vector<std::string>& formats) {
  app.add_option("--format", output.format, "How to write the answer")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  app.add_option("-o,--out", output.file, "Write to this file instead of standard output");
}

void write(const Output& output, std::string_view text) {
  const bool for_people = output.format == "text";
  if (!output.file.empty()) {
    io::write_text(output.file, text);
    return;
  }
  const std::string shown = for_people || isatty(STDOUT_FILENO) == 1 ? visible_lines(text) : std::string(text);
  const bool written = std::fwrite(shown.data(), 1, shown.size(), stdout) == shown.size() && std::fflush(stdout) == 0;
  require(written, "standard output", "", "cannot be written");
}

int exit_of(Status status, bool any_group) {
  const bool answered = status != Status::infeasible && (any_group || status == Status::optimal);
  return answered ? exit_done : exit_infeasible;
}

std::string conflict_text(const grouping::Conflict& conflict) {
  if (conflict.demands.empty()) return "\nThe demands cannot all hold together.\n";
  std::string text = conflict.demands.size() == 1
                         ? "\nThis demand cannot be met:\n"
                         : "\nThese demands cannot hold together (drop any one and the others can):\n";
  for (const std::string& demand : conflict.demands) text += "  " + visible(demand) + "\n";
  if (!conflict.repairs.empty()) text += "Tried, and works:\n";
  for (const std::string& repair : conflict.repairs) text += "  " + visible(repair) + "\n";
  return text;
}

plan::Programme read_programme(const std::filesystem::path& file, bool quiet) {
  plan::Programme programme = io::read_programme(file);
  if (!quiet) tell(programme.warnings);
  return programme;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::string& part : CLI::detail::split(text, separator)) {
    CLI::detail::trim(part);
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

grouping::Members parse_members(const model::Region& region, const std::string& list, const std::string& option) {
  grouping::Members members;
  std::vector<Issue> issues;
  for (const std::string& name : split(list, ',')) {
    try {
      const MunicipalityId id = region.at(name);
      if (std::find(members.begin(), members.end(), id) == members.end()) {
        members.push_back(id);
      } else {
        issues.push_back({.rule = "duplicate_member", .field = option, .value = name, .message = "is named twice"});
      }
    } catch (const InvalidInput& problem) {
      for (Issue issue : problem.issues()) {
        issue.field = option;
        issues.push_back(std::move(issue));
      }
    }
  }
  if (members.empty() && issues.empty()) {
    issues.push_back({.rule = "no_members", .field = option, .value = list, .message = "names nobody"});
  }
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  std::sort(members.begin(), members.end());
  return members;
}

std::string names(const model::Region& region, const grouping::Members& members) {
  std::string text;
  for (const MunicipalityId id : members) text += (text.empty() ? "" : ", ") + region[id].name;
  return text;
}

std::vector<std::string> codes(const model::Region& region, const grouping::Members& members) {
  std::vector<std::string> list;
  std::transform(members.begin(), members.end(), std::back_inserter(list),
                 [&](MunicipalityId id) { return region[id].code; });
  return list;
}

void tell(std::string_view kind, std::string_view message) {
  // Not fmt::print: it throws when nobody can read the message, and that must not become a second trouble.
  const std::string line = fmt::format("samling: {}: {}\n", kind, visible(message));
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void tell(const std::vector<Issue>& issues) {
  for (const Issue& issue : issues) tell(issue.level == Level::warning ? "warning" : "error", to_string(issue));
}

}  // namespace samling::cli
