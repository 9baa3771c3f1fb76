// People bring their own groups and want them judged: the score, the broken rules, and what would be better.
//
//   judge_groups examples/data/programme.json examples/data/hand_made_groups.csv
#include <iostream>

#include <samling/io/grouping_file.hpp>
#include <samling/samling.hpp>

int main(int argument_count, char** arguments) {
  if (argument_count != 3) return 2;
  const auto programme = samling::io::read_programme(arguments[1]);
  const auto hand_made = samling::io::read_grouping(arguments[2], programme.region);
  const auto problem = samling::plan::grouping_problem(programme);
  const auto judgement = samling::grouping::judge(problem, hand_made.grouping);

  std::cout << "score " << judgement.score << ", no grouping scores more than " << judgement.upper_bound << '\n';
  for (const auto& issue : judgement.broken) std::cout << "broken: " << samling::to_string(issue) << '\n';
  for (const auto& change : judgement.improvements) {
    std::cout << "better by " << change.gain << ": " << programme.region[change.a].name;
    if (change.b) std::cout << " and " << programme.region[*change.b].name << " change places";
    if (change.to_group) std::cout << " to " << hand_made.labels[*change.to_group];
    std::cout << '\n';
  }
  return 0;
}
