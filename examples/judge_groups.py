#!/usr/bin/python3
"""People bring their own groups and want them judged: the score, the broken rules, and what would be better.

judge_groups.py examples/data/programme.json examples/data/hand_made_groups.csv
"""
import sys

import pandas as pd

import samling

programme = samling.read_programme(sys.argv[1])
region = programme.region
rows = pd.read_csv(sys.argv[2], dtype=str)  # columns: group, municipality (code or name)
rows["id"] = rows["municipality"].map(region.at)
groups = [sorted(members) for _, members in rows.groupby("group")["id"]]
unplaced = sorted(set(range(len(region))) - set(rows["id"]))

judgement = samling.judge(samling.plan.grouping_problem(programme), samling.grouping.Grouping(groups=groups, unplaced=unplaced))
print(f"score {judgement.score:.3f}, no grouping scores more than {judgement.upper_bound:.3f}")
for issue in judgement.broken:
    print(f"broken: {issue.field}: {issue.message}")
for change in judgement.improvements:
    partner = f" and {region[change.b].name} change places" if change.b is not None else ""
    print(f"better by {change.gain:.3f}: {region[change.a].name}{partner}")
