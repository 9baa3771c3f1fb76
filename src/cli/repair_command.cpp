// samling repair: a published grouping when someone drops out, joins late, declines or is vetoed.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/number_checks.hpp"
#include "cli/score_words.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "samling/grouping/repair.hpp"
#include "samling/io/grouping_file.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct RepairOptions {
  std::filesystem::path programme;
  std::filesystem::path grouping;
  std::vector<std::string> leave;
  std::vector<std::string> join;
  std::vector<std::string> decline;
  std::vector<std::string> veto;
  std::vector<std::string> keep;
  std::optional<double> move_price;
  Search search;
  Output output;
};

// The published groups by their labels, and the rules as they are now.
class Today {
 public:
  Today(const plan::Programme& programme, const RepairOptions& options)
      : region_(programme.region),
        published_(io::read_grouping(options.grouping, programme.region)),
        asked_(plan::grouping_problem(programme, options.search.threads, published_.grouping.groups)),
        rules_(asked_.rules()) {
    joining_ = members(options.join, "--join");
    for (const MunicipalityId id : joining_) {
      std::erase_if(rules_.excluded, [&](const auto& exclusion) { return exclusion.municipality == id; });
    }
    for (const MunicipalityId id : members(options.leave, "--leave")) {
      std::erase_if(rules_.excluded, [&](const auto& exclusion) { return exclusion.municipality == id; });
      rules_.excluded.push_back({id, "dropped out"});
    }
    for (const std::string& text : options.decline) decline(text);
    for (const std::string& text : options.veto) veto(text);
    for (const std::string& label : options.keep) rules_.pinned.push_back(group(label, "--keep"));
  }

  [[nodiscard]] const io::HandMadeGrouping& published() const { return published_; }
  /// Those who were named as late joiners.
  [[nodiscard]] const grouping::Members& joining() const { return joining_; }
  [[nodiscard]] grouping::GroupingProblem problem() const {
    return grouping::GroupingProblem(asked_.affinity(), asked_.sizes(), rules_, asked_.objective(),
                                     asked_.group_count(), asked_.unplaced_price(), asked_.own_score());
  }

 private:
  [[nodiscard]] grouping::Members members(const std::vector<std::string>& lists, const std::string& option) const {
    grouping::Members all;
    for (const std::string& list : lists) {
      for (const MunicipalityId id : parse_members(region_, list, option)) all.push_back(id);
    }
    return all;
  }

  [[nodiscard]] const grouping::Members& group(const std::string& label, const std::string& option) const {
    const auto& labels = published_.labels;
    const auto found = std::find(labels.begin(), labels.end(), label);
    const std::vector<std::string> near = near_matches(label, labels);
    require(found != labels.end(), option, label,
            "is no group of the file" + (near.empty() ? std::string() : "; near: " + near.front()));
    return published_.grouping.groups[static_cast<std::size_t>(found - labels.begin())];
  }

  // Whoever declines a group sits with none of its members.
  void decline(const std::string& text) {
    const std::size_t sign = text.find('=');
    require(sign != std::string::npos, "--decline", text, "must be CODE=GROUP");
    const grouping::Members who = parse_members(region_, text.substr(0, sign), "--decline");
    for (const MunicipalityId other : group(text.substr(sign + 1), "--decline")) {
      for (const MunicipalityId id : who) {
        if (other != id) rules_.keep_apart.emplace_back(id, other);
      }
    }
  }

  void veto(const std::string& text) {
    const grouping::Members both = parse_members(region_, text, "--veto");
    require(both.size() == 2, "--veto", text, "must name two");
    rules_.keep_apart.emplace_back(both[0], both[1]);
  }

  const model::Region& region_;
  io::HandMadeGrouping published_;
  grouping::GroupingProblem asked_;
  grouping::Rules rules_;
  grouping::Members joining_;
};

struct RepairAnswer {
  const plan::Programme& programme;
  const grouping::GroupingProblem& problem;
  const Today& today;
  const grouping::RepairResult& result;
  std::vector<std::string> labels;  // of the new groups: that of the old group each goes on, or "new 1"
  [[nodiscard]] const model::Region& region() const { return programme.region; }
};

std::vector<std::string> new_labels(const Today& today, const grouping::RepairResult& result) {
  const grouping::Grouping& best = result.grouping.best;
  std::vector<std::string> labels(best.groups.size());
  const auto carried = grouping::continuations(today.published().grouping, best);
  for (std::size_t k = 0; k < carried.size(); ++k) {
    if (carried[k]) labels[*carried[k]] = today.published().labels[k];
  }
  int next = 1;
  for (std::string& label : labels) {
    if (label.empty()) label = fmt::format("new {}", next++);
  }
  return labels;
}

std::string_view word_of(grouping::RepairChange::Kind kind) {
  using Kind = grouping::RepairChange::Kind;
  switch (kind) {
    case Kind::stays:
      return "stays";
    case Kind::moved:
      return "moved";
    case Kind::joined:
      return "joined";
    case Kind::left:
      return "left";
    case Kind::unplaced:
      return "unplaced";
  }
  return "";
}

std::string from_label(const RepairAnswer& answer, const grouping::RepairChange& change) {
  return change.from ? answer.today.published().labels[*change.from] : "";
}

std::string to_label(const RepairAnswer& answer, const grouping::RepairChange& change) {
  return change.to ? answer.labels[*change.to] : "";
}

// Whose day is another: not those who stay with the same companions, nor those nobody asked for before or now.
// Whoever was named as a late joiner is told what came of it.
bool concerned(const RepairAnswer& answer, const grouping::RepairChange& change) {
  const auto& joining = answer.today.joining();
  if (std::find(joining.begin(), joining.end(), change.municipality) != joining.end()) return true;
  const bool same = change.companions_lost.empty() && change.companions_won.empty() &&
                    change.from.has_value() == change.to.has_value();
  return change.kind != grouping::RepairChange::Kind::stays ? change.from || change.to : !same;
}

std::string as_json(const RepairAnswer& answer) {
  const grouping::RepairResult& result = answer.result;
  Json json{{"format", "samling-repair"},
            {"version", 1},
            {"status", to_string(result.status)},
            {"moved", result.moved},
            {"least_moved", result.least_moved},
            {"score_before", result.score_before},
            {"score", result.grouping.score},
            {"score_free", result.score_free},
            {"groups", Json::array()},
            {"changes", Json::array()}};
  for (std::size_t g = 0; g < answer.labels.size(); ++g) {
    json["groups"].push_back(
        {{"key", answer.labels[g]}, {"members", codes(answer.region(), result.grouping.best.groups[g])}});
  }
  for (const grouping::RepairChange& change : result.changes) {
    if (!concerned(answer, change)) continue;
    json["changes"].push_back({{"municipality", answer.region()[change.municipality].code},
                               {"change", word_of(change.kind)},
                               {"from", from_label(answer, change)},
                               {"to", to_label(answer, change)},
                               {"companions_lost", codes(answer.region(), change.companions_lost)},
                               {"companions_won", codes(answer.region(), change.companions_won)},
                               {"reason", change.reason}});
  }
  return json.dump(2) + "\n";
}

// The columns that `samling check --grouping` reads, and what changed.
std::string as_csv(const RepairAnswer& answer) {
  std::vector<std::vector<std::string>> rows{{"group", "municipality", "name", "change", "before", "reason"}};
  for (const grouping::RepairChange& change : answer.result.changes) {
    const model::Municipality& municipality = answer.region()[change.municipality];
    rows.push_back({to_label(answer, change), municipality.code, municipality.name, std::string(word_of(change.kind)),
                    from_label(answer, change), change.reason});
  }
  std::stable_sort(rows.begin() + 1, rows.end(), [](const auto& a, const auto& b) {
    return std::pair(a.front().empty(), a.front()) < std::pair(b.front().empty(), b.front());
  });
  return csv(rows);
}

std::string as_text(const RepairAnswer& answer) {
  const grouping::RepairResult& result = answer.result;
  const auto municipalities = [](int count) {
    return counted(static_cast<std::size_t>(count), "municipality", "municipalities");
  };
  std::string text =
      visible(answer.programme.title) + "\n" +
      fmt::format("{}: {} moved; no answer moves fewer than {}\n", to_string(result.status),
                  municipalities(result.moved), result.least_moved) +
      fmt::format("score {} before, {} now, {} when everybody may be moved\n\n", score_number(result.score_before),
                  score_number(result.grouping.score), score_number(result.score_free));
  std::vector<std::vector<std::string>> rows;
  for (std::size_t g = 0; g < answer.labels.size(); ++g) {
    rows.push_back({answer.labels[g], names(answer.region(), result.grouping.best.groups[g])});
  }
  text += columns(rows) + "\n";
  rows.clear();
  for (const grouping::RepairChange& change : result.changes) {
    if (!concerned(answer, change)) continue;
    const std::string from = from_label(answer, change);
    const std::string to = to_label(answer, change);
    const auto list = [&](const std::string& word, const grouping::Members& members) {
      return members.empty() ? "" : word + names(answer.region(), members);
    };
    rows.push_back({answer.region()[change.municipality].name, std::string(word_of(change.kind)),
                    from == to ? from : (from.empty() ? "-" : from) + " -> " + (to.empty() ? "-" : to),
                    list("without ", change.companions_lost), list("with ", change.companions_won), change.reason});
  }
  return text + (rows.empty() ? "Nothing changes.\n" : "What changes for whom\n" + columns(rows));
}

int run_repair(const RepairOptions& options) {
  const plan::Programme programme = read_programme(options.programme, options.search.quiet);
  const Today today(programme, options);
  const grouping::GroupingProblem problem = today.problem();
  Session session(options.search.quiet);
  const grouping::RepairResult result =
      grouping::repair(problem, today.published().grouping,
                       {.limits = session.limits(options.search, programme.request), .move_price = options.move_price});
  const RepairAnswer answer{programme, problem, today, result, new_labels(today, result)};
  const std::string& format = options.output.format;
  write(options.output, format == "json" ? as_json(answer) : format == "csv" ? as_csv(answer) : as_text(answer));
  return result.status == Status::infeasible || result.status == Status::stopped ? exit_infeasible : exit_done;
}

}  // namespace

Command add_repair(CLI::App& program) {
  auto options = std::make_shared<RepairOptions>();
  CLI::App* app = program.add_subcommand("repair", "A published grouping after a change, with the fewest moved");
  app->footer(
      "A changed limit or rule is changed in the programme file. Whoever declines a group sits with none of its "
      "members.\n"
      "Exit code 1: the rules of today cannot be met.");
  app->add_option("PROGRAMME", options->programme, "Programme file (JSON), as it is now")->required();
  app->add_option("-g,--grouping", options->grouping, "The published groups (CSV or plan.json)")->required();
  app->add_option("--leave", options->leave, "Dropped out (codes or names)");
  app->add_option("--join", options->join, "To be placed although the request does not ask for it");
  app->add_option("--decline", options->decline, "CODE=GROUP: does not come to that group");
  app->add_option("--veto", options->veto, "A,B: the two do not sit in one group");
  app->add_option("--keep", options->keep, "Published groups that stand as they are");
  app->add_option("--move-price", options->move_price, "Score lost for each one moved (default: fewest moved first)")
      ->check(number(0.0, 1e6));
  add_output_options(*app, options->output, {"text", "json", "csv"});
  add_search_options(*app, options->search);
  return {app, [options] { return run_repair(*options); }};
}

}  // namespace samling::cli
