"""Solving from Python: other threads go on, progress is told, Ctrl-C and StopSource keep the best so far."""
from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

import samling
from conftest import on_a_line, random_problem, run_script
from samling import grouping

START = """
import sys, threading, _thread, signal
sys.path.insert(0, sys.argv[1])
import samling
from conftest import random_problem
problem = random_problem(120)
def told(progress):
    print("solving", flush=True)
options = samling.grouping.GroupingOptions(samling.Limits(max_rounds=10**15, progress=told))
"""
TESTS = str(Path(__file__).parent)


def interrupted_when_solving(script: str) -> tuple[int, str, str]:
    """Runs a script and sends SIGINT once it says that it is solving."""
    process = subprocess.Popen([sys.executable, "-c", START + script, TESTS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    watchdog = threading.Timer(240, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first == "solving\n", process.stderr.read() if process.stderr else ""
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate()
    finally:
        watchdog.cancel()
    return process.returncode, out, errors


def test_ctrl_c_gives_the_best_so_far() -> None:
    code, out, errors = interrupted_when_solving("""
try:
    samling.grouping.solve(problem, options)
except samling.Interrupted as stop:
    best = stop.best
    print(best.status, samling.grouping.check(problem, best.best), len(best.best.groups) > 0)
    print(abs(samling.grouping.score(problem, best.best) - best.score) < 1e-9)
""")
    assert code == 0, errors
    last = [line for line in out.splitlines() if line != "solving"]
    assert last == ["feasible [] True", "True"]


def test_ctrl_c_ends_a_script_that_does_not_catch_it() -> None:
    code, _, errors = interrupted_when_solving("samling.grouping.solve(problem, options)\nprint('not reached')\n")
    assert code in (-signal.SIGINT, 128 + signal.SIGINT, 1)
    assert "Interrupted" in errors


def test_ctrl_c_stops_a_plan() -> None:
    code, out, errors = interrupted_when_solving("""
from conftest import on_a_line
def once(progress):
    print("solving", flush=True)
try:
    plan = samling.make_plan(on_a_line(90, max_rounds=10**15, sizes=samling.grouping.SizeRange(9, 9), group_count=10), progress=once)
    print("done", plan.status)
except samling.Interrupted as stop:
    print("stopped", stop.best.status, len(stop.best.municipalities))
""")
    assert code == 0, errors
    last = [line for line in out.splitlines() if line != "solving"]
    assert last == ["stopped feasible 90"], errors


def test_a_signal_handler_of_ones_own_decides() -> None:
    code, out, errors = interrupted_when_solving("""
source = samling.StopSource()
signal.signal(signal.SIGINT, lambda *_: source.request_stop())
limits = samling.Limits(max_rounds=10**15, progress=told, stop=source.get_token())
print("handled", samling.grouping.solve(problem, samling.grouping.GroupingOptions(limits)).status)
""")
    assert code == 0, errors
    assert out.splitlines()[-1] == "handled feasible"


def test_other_threads_run_during_a_solve() -> None:
    # If the solve held the GIL the main thread could never ask it to stop, and the watchdog would end the script.
    done = run_script(START + """
source = samling.StopSource()
limits = samling.Limits(max_rounds=10**15, stop=source.get_token())
results = []
worker = threading.Thread(target=lambda: results.append(samling.grouping.solve(problem, samling.grouping.GroupingOptions(limits))))
worker.start()
source.request_stop()
worker.join()
print(len(results), source.stop_requested)
""", TESTS)
    assert done.stdout == "1 True\n", done.stderr


def test_other_threads_run_during_matrix_work() -> None:
    # No forced switches: the main thread gets its turn before the end only when the extension lets go of the GIL.
    done = run_script("""
import sys, threading
import numpy, samling
sys.setswitchinterval(600)
profiles = numpy.random.default_rng(1).uniform(size=(2500, 40))
begun, ended, seen = threading.Event(), threading.Event(), []
def work():
    begun.set()
    samling.themes.likeness_matrix("weighted_jaccard", profiles)
    ended.set()
worker = threading.Thread(target=work)
worker.start()
begun.wait()
print("during" if not ended.is_set() else "after")
worker.join()
""")
    assert done.stdout == "during\n", done.stderr


def test_progress_is_told_in_words() -> None:
    told: list[samling.Progress] = []
    limits = samling.Limits(max_rounds=3, progress=told.append)
    result = grouping.solve(random_problem(40), grouping.GroupingOptions(limits))
    assert told and all(isinstance(p, samling.Progress) and p.stage for p in told)
    scores = [p.score for p in told if p.score is not None]
    assert not scores or max(scores) <= result.upper_bound + 1e-9


def test_an_error_in_progress_ends_the_solve_and_comes_out() -> None:
    def broken(progress: samling.Progress) -> None:
        raise RuntimeError("the window was closed")

    with pytest.raises(RuntimeError, match="the window was closed"):
        grouping.solve(random_problem(40), grouping.GroupingOptions(samling.Limits(max_rounds=3, progress=broken)))


def test_limits_out_of_range_are_bad_input() -> None:
    for limits in (samling.Limits(max_rounds=-1), samling.Limits(time_limit=0.0), samling.Limits(threads=0)):
        with pytest.raises(samling.InvalidInput):
            grouping.solve(random_problem(10), grouping.GroupingOptions(limits))


def test_affinity_comes_as_numpy() -> None:
    region = on_a_line(6).region
    affinity = samling.model.affinity(region, samling.model.AffinityOptions(difference_weight=0, travel_scale=100))
    expected = 1.0 - np.abs(np.subtract.outer(np.arange(6), np.arange(6))) * 10 / 100
    np.fill_diagonal(expected, 0.0)
    np.testing.assert_allclose(affinity.values, expected)
    problem = grouping.GroupingProblem(affinity, grouping.SizeRange(3, 3))
    result = grouping.solve(problem)
    assert result.best.groups == ((0, 1, 2), (3, 4, 5))
    assert result.score == pytest.approx(grouping.score(problem, result.best))
    assert grouping.judge(problem, result.best).broken == ()


def test_members_in_any_order() -> None:
    problem = samling.plan.grouping_problem(on_a_line(6))
    assert grouping.group_score(problem, [2, 0, 1]) == grouping.group_score(problem, np.array([0, 1, 2]))


def test_free_dates_leave_out_those_on_which_somebody_is_away(source: Path) -> None:
    programme = samling.read_programme(source / "examples/data/programme.json")
    members = [row for row, municipality in enumerate(programme.region) if municipality.name in ("Sarpsborg", "Fredrikstad", "Oppegård")]
    dates = samling.plan.free_dates(programme, members, 10)
    away = {date for row in members for date in programme.region[row].blackout_dates}
    assert 0 < len(dates) <= 10 and not away & set(dates)
    assert samling.plan.free_dates(programme, members, 1) == dates[:1]
    for wrong in ((programme, [len(programme.region)]), (on_a_line(3), [0])):
        with pytest.raises(samling.InvalidInput):
            samling.plan.free_dates(*wrong, 3)
