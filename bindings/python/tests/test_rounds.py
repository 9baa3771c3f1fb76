"""Rounds, repair and explanations from Python."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import samling
from samling import grouping


def problem(values: np.ndarray, **rules: object) -> grouping.GroupingProblem:
    return grouping.GroupingProblem(samling.model.Affinity(values), grouping.SizeRange(3, 3), grouping.Rules(**rules))


def on_a_line(count: int) -> np.ndarray:
    at = np.arange(count, dtype=float)
    return -np.abs(at[:, None] - at[None, :])


def test_three_rounds_of_nine() -> None:
    nine = problem(on_a_line(9))
    result = grouping.solve_rounds(nine, grouping.RoundsOptions(rounds=3, host_weight=1.0, limits=samling.Limits(max_rounds=10)))
    assert (result.repeats, result.least_repeats, result.different_pairs, result.status) == (0, 0, 27, "optimal")
    assert grouping.count_repeats(nine, result.rounds) == 0
    assert grouping.check_rounds(nine, result.rounds) == []
    assert sorted(host for hosts in result.hosts for host in hosts) == list(range(9))
    assert grouping.count_repeats(nine, [result.rounds[0], result.rounds[0]]) == 9
    with pytest.raises(IndexError):
        grouping.count_repeats(nine, [grouping.Grouping(groups=[[0, 1, 99]])])
    with pytest.raises(samling.InvalidInput):
        grouping.solve_rounds(nine, grouping.RoundsOptions(rounds=0))


def test_repair_moves_as_few_as_can_be() -> None:
    published = grouping.Grouping(groups=[(0, 1, 2), (3, 4, 5)])
    now = problem(on_a_line(6), keep_apart=[(0, 2)])
    result = grouping.repair(now, published)
    assert (result.moved, result.least_moved, result.status) == (2, 2, "optimal")
    assert grouping.check(now, result.grouping.best) == []
    assert grouping.people_moved(now, published, result.grouping.best) == 2
    moved = [change for change in result.changes if change.kind == "moved"]
    assert len(moved) == 2 and all(change.from_ != change.to and change.reason for change in moved)


def test_costs_differences_and_steadiness() -> None:
    six = problem(on_a_line(6))
    answer = grouping.solve(six)
    best = grouping.best_groups_for(six, answer, 0, 3)
    assert best[0].members == (0, 1, 2) and best[0].cost == pytest.approx(0.0)
    assert grouping.cost_of_group(six, answer, [0, 1, 3]).cost == pytest.approx(best[1].cost)
    plans = grouping.different_plans([("near", six), ("near again", six)])
    assert len(plans) == 2 and plans[1].largest_share <= 0.5
    assert grouping.shared_pairs(plans[0].result.best, plans[1].result.best) == plans[1].largest_share

    other = np.zeros((6, 6))
    other[0, 5] = other[5, 0] = 1.0
    steady = grouping.steadiness(lambda weight: problem(on_a_line(6) + weight * other), 0.0, 0.0, 100.0, 0.01)
    assert steady.down_to is None and steady.up_to == steady.breaks_up and steady.proven
    assert (0, 1, 2) not in steady.above.groups
    with pytest.raises(ZeroDivisionError):
        grouping.steadiness(lambda weight: 1 / 0, 0.0, 0.0, 1.0, 0.1)


def test_files_and_plans_before_the_judge(source: Path) -> None:
    programme = samling.read_programme(source / "examples/data/programme.json")
    by_hand = samling.io.read_grouping(source / "examples/data/hand_made_groups.csv", programme.region)
    assert by_hand.labels[:2] == ("A", "B")
    plan = samling.make_plan(programme, max_rounds=5)
    judged = samling.plan.judge(programme, plan)
    assert judged.broken == () and judged.judgement.broken == ()
    assert judged.judgement.score == pytest.approx(plan.score)
    assert samling.plan.grouping_of(programme, plan) == judged.grouping
