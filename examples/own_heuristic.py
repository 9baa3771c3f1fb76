#!/usr/bin/python3
"""A heuristic of ten lines joins the registry and is measured beside the built-in methods.

own_heuristic.py examples/data/municipalities.csv page.html
"""
import pathlib
import sys

import samling


def along_a_line(problem, options):
    """Everyone in the order of closeness to the first, cut into threes."""
    affinity = problem.affinity.values
    order = sorted(range(len(problem)), key=lambda row: -affinity[0, row])
    return [order[i : i + 3] for i in range(0, len(order) - 2, 3)]


methods = samling.Methods()
methods.add(samling.heuristic("along_a_line", "By closeness to one end, cut into threes", along_a_line))

instance = samling.Instance("municipalities", samling.read_points(sys.argv[1]))
runs = samling.run_methods([instance], methods, ["auto", "greedy", "along_a_line"], seeds=[1, 2, 3], max_rounds=20)
for run in runs:
    print(f"{run.method}: {run.score:.1f} {'' if run.feasible else 'breaks rules '}after {run.cpu_seconds:.3f} s")
page = samling.report.bench_page(samling.workbench.compare(runs), "my heuristic")
pathlib.Path(sys.argv[2]).write_text(page, encoding="utf-8")
