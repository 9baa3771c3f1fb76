#!/usr/bin/python3
"""Reads a programme, makes a plan, writes the folder: what `samling plan` does.

plan_a_programme.py examples/data/programme.json out
"""
import sys

import samling

programme = samling.read_programme(sys.argv[1])
plan = samling.make_plan(programme)
samling.write_folder(plan, sys.argv[2], programme.boundaries)
print(samling.report.summary(plan))
print(plan.to_frame("groups").to_string(index=False))
sys.exit(1 if plan.status == "infeasible" else 0)
