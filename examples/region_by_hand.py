#!/usr/bin/python3
"""No files: a region from pandas frames, grouped by near and alike in theme, unlike in practice. Places are made up."""
import pandas as pd

import samling

municipalities = pd.DataFrame(
    [("A", "Askedal", 61.00, 3.00), ("B", "Bjerkedal", 61.05, 3.10), ("C", "Casperdal", 61.10, 3.00), ("D", "Dalsvik", 61.02, 3.20),
     ("E", "Eikholm", 63.00, 6.00)],
    columns=["code", "name", "lat", "lon"])
projects = pd.DataFrame({
    "municipality": list("ABCDE"),
    "theme": "library",
    "approach_tags": [["open all night"], ["open all night"], ["book bus"], ["library in the school"], ["book bus"]],
})

region = samling.region_from_frames(municipalities, projects)  # no minutes: straight-line estimates, marked so
request = samling.plan.Request(
    sizes=samling.grouping.SizeRange(min=3, max=3),
    travel_limit=60,
    affinity=samling.model.AffinityOptions(difference_weight=1.0),
)
plan = samling.make_plan(samling.plan.Programme(title="Libraries that learn from each other", region=region, request=request))
for group in plan.groups:
    print(f"{group.key}: {' '.join(group.members)}\n  {group.why}")
for each in plan.municipalities:
    if not each.group:
        print(f"{each.code} is not placed: {each.why}")
