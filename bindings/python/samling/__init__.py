"""samling: who should meet whom, where, when, and how the hours run.

    import samling
    programme = samling.read_programme("programme.json")
    plan = samling.make_plan(programme)
    samling.write_plan(plan, "plan.json")

The submodules are the floors of the C++ library with the same nouns: geo, themes, model, grouping, venue, timetable,
agenda, rooms, season, plan, workbench, io, report. Ids are row numbers (int), minutes and kilometres are numbers, clock times are "HH:MM" strings (datetime.time
is taken too), dates are datetime.date ("YYYY-MM-DD" is taken too), matrices are numpy arrays with NaN for what is missing.
Values are immutable: value.replace(name=...) gives a changed copy.
"""
from __future__ import annotations

import sys as _sys
from typing import TYPE_CHECKING as _TYPE_CHECKING

from ._errors import Interrupted, InvalidInput
from ._samling import Issue, Limits, Progress, StopSource, StopToken, near_matches, version
from ._samling import agenda, geo, grouping, io, model, plan, report, rooms, season, themes, timetable, venue, workbench

if _TYPE_CHECKING:
    from collections.abc import Callable as _Callable, Sequence as _Sequence
    from datetime import timedelta as _timedelta

# The floors are modules of the extension: "import samling.grouping" and pickles find them here.
for _floor in (geo, themes, model, grouping, venue, timetable, agenda, rooms, season, plan, workbench, io, report):
    _sys.modules[_floor.__name__] = _floor

from . import rooms_workbook  # noqa: E402  (needs the floors above)
from .frames import region_from_frames  # noqa: E402

Instance = workbench.Instance
Method = grouping.Method
Methods = grouping.Methods
check = grouping.check
heuristic = grouping.heuristic
judge = grouping.judge
plan_from_json = io.plan_from_json
plan_to_json = io.plan_to_json
read_best_known = io.read_best_known
read_ccplib = io.read_ccplib
read_mdgplib = io.read_mdgplib
read_plan = io.read_plan
read_points = io.read_points
read_programme = io.read_programme
read_results = io.read_results
write_plan = io.write_plan
write_folder = report.write_folder
write_results = io.write_results
write_timetable = report.write_timetable

__version__ = version()
__all__ = [
    "Instance", "Interrupted", "InvalidInput", "Issue", "Limits", "Method", "Methods", "Progress", "StopSource", "StopToken", "agenda", "check",
    "geo", "grouping", "heuristic", "io", "judge", "make_plan", "model", "near_matches", "plan", "plan_from_json", "plan_to_json",
    "read_best_known", "read_ccplib", "read_mdgplib", "read_plan", "read_points", "read_programme", "read_results",
    "region_from_frames", "report", "rooms", "rooms_workbook", "run_methods", "season", "themes", "timetable", "venue", "version", "workbench", "write_folder",
    "write_plan", "write_results", "write_timetable",
]


def make_plan(
    programme: plan.Programme,
    options: plan.PlanOptions | None = None,
    *,
    seed: int | None = None,
    max_rounds: int | None = None,
    time_limit: float | _timedelta | None = None,
    threads: int | None = None,
    progress: _Callable[[Progress], None] | None = None,
) -> plan.Plan:
    """Plan a programme: groups, venues, days and dates, with a reason for each.

    options is a plan.PlanOptions; the keywords are the same limits by name, and those left out are the ones of options or, for seed
    and max_rounds, of the programme's request. time_limit is in seconds. Raises InvalidInput on a limit out of range, and
    Interrupted (a KeyboardInterrupt with the best plan so far as .best) on Ctrl-C. A request that cannot be met is no error: the plan's
    status is "infeasible", with the best partial plan and the reason.
    """
    chosen = options if options is not None else plan.PlanOptions()
    limits = chosen.limits
    if not chosen.override_request:
        limits = limits.replace(seed=programme.request.seed, max_rounds=programme.request.max_rounds)
    named = {"seed": seed, "max_rounds": max_rounds, "time_limit": time_limit, "threads": threads, "progress": progress}
    limits = limits.replace(**{name: value for name, value in named.items() if value is not None})
    return plan.make_plan(programme, plan.PlanOptions(limits=limits, override_request=True))


def run_methods(
    instances: _Sequence[workbench.Instance],
    methods: grouping.Methods | None = None,
    names: _Sequence[str] = ("auto",),
    *,
    seeds: _Sequence[int] = (1,),
    cpu_seconds: float | _timedelta | None = None,
    max_rounds: int | None = None,
    threads: int = 1,
    after_each: _Callable[[workbench.Run], None] | None = None,
) -> list[workbench.Run]:
    """Run grouping methods side by side: instance by instance, seed by seed, method by method; a workbench.Run each.

    methods is the registry (the built-in ones when left out), names are those of it to run. cpu_seconds (not repeatable) and max_rounds
    (repeatable) limit each run. Scores and broken rules are the judge's, times are CPU time of the process. Ctrl-C raises Interrupted
    with the finished runs as .best.
    """
    limits = Limits(cpu_limit=cpu_seconds, max_rounds=max_rounds, threads=threads)
    registry = methods if methods is not None else grouping.Methods()
    return workbench.run_methods(instances, registry, names, workbench.Settings(limits=limits, seeds=seeds), after_each)
