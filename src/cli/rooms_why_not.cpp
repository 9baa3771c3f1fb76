#include "cli/rooms_why_not.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/session.hpp"
#include "cli/text.hpp"
#include "samling/io/rooms_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string rooms_blame_text(const timetable::RoomsConflict& conflict) {
  if (conflict.status == Status::stopped) return "No timetable was found, and none was ruled out.\n";
  if (conflict.demands.empty()) return {};
  std::string text = conflict.demands.size() == 1 ? "This cannot be had; without it the rest can:\n"
                     : conflict.is_smallest ? "These cannot be had together; without any one of them the others can:\n"
                                            : "These cannot be had together:\n";
  if (conflict.demands.size() == 1 && !conflict.is_smallest) text = "This cannot be had:\n";
  for (const timetable::RoomsDemand& demand : conflict.demands) text += "  " + visible(demand.sentence) + "\n";
  return text;
}

std::string rooms_conflict_text(const timetable::RoomsProblem& problem, const timetable::RoomsConflict& conflict) {
  if (conflict.status == Status::feasible) return "There is a timetable that obeys every demand.\n";
  std::string text;
  for (const Issue& issue : conflict.arithmetic) text += visible(issue.message) + "\n";
  text += rooms_blame_text(conflict);
  if (!conflict.repairs.empty()) text += "Tried, and then there is a timetable (least change first):\n";
  for (const timetable::RoomsRepair& repair : conflict.repairs) text += "  " + visible(repair.sentence) + "\n";
  if (!conflict.left_out.empty()) text += "The best timetable found without that leaves out:\n";
  for (const timetable::RoomsLeftOut& left : conflict.left_out) {
    text += fmt::format("  {}: {}\n", visible(problem.talks()[left.talk.index()].name), visible(left.reason));
  }
  return text;
}

Json rooms_conflict_json(const timetable::RoomsProblem& problem,
                                           const timetable::RoomsConflict& conflict) {
  const auto timetable_json = [](const timetable::RoomsProblem& of, const timetable::RoomsTimetable& timetable) {
    return Json::parse(io::rooms_timetable_json(of, timetable, "samling rooms"));
  };
  Json json{{"status", std::string(to_string(conflict.status))},
            {"arithmetic", Json::array()},
            {"demands", Json::array()},
            {"is_smallest", conflict.is_smallest},
            {"repairs", Json::array()},
            {"left_out", Json::array()}};
  for (const Issue& issue : conflict.arithmetic) json["arithmetic"].push_back(issue.message);
  for (const timetable::RoomsDemand& demand : conflict.demands) {
    json["demands"].push_back({{"rule", demand.rule}, {"row", demand.row}, {"sentence", demand.sentence}});
  }
  for (const timetable::RoomsRepair& repair : conflict.repairs) {
    const timetable::RoomsProblem changed(repair.input);
    json["repairs"].push_back({{"rule", repair.rule},
                               {"sentence", repair.sentence},
                               {"change", repair.change},
                               {"question", Json::parse(io::rooms_problem_json(changed))},
                               {"timetable", timetable_json(changed, repair.timetable)}});
  }
  for (const timetable::RoomsLeftOut& left : conflict.left_out) {
    json["left_out"].push_back(
        {{"talk", left.talk.value()}, {"name", problem.talks()[left.talk.index()].name}, {"reason", left.reason}});
  }
  if (conflict.partial) json["partial"] = timetable_json(problem, *conflict.partial);
  return json;
}

}  // namespace

int explain_why_not(const timetable::RoomsProblem& problem, const timetable::RoomsOptions& how, const Output& output) {
  const timetable::RoomsConflict conflict = timetable::why_not(problem, how);
  write(output, output.format == "json" ? rooms_conflict_json(problem, conflict).dump(2) + "\n"
                                        : rooms_conflict_text(problem, conflict));
  return conflict.status == Status::feasible ? exit_done : exit_infeasible;
}

}  // namespace samling::cli
