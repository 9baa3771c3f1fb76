"""Graded rules and a group score of one's own, from Python."""
from __future__ import annotations

import pickle
import threading

import numpy as np
import pytest

import samling
from conftest import on_a_line
from samling import grouping


def alike(count: int, **settings: object) -> grouping.GroupingProblem:
    values = np.ones((count, count))
    return grouping.GroupingProblem(samling.model.Affinity(values), **settings)  # type: ignore[arg-type]


def spread(members: tuple[int, ...]) -> float:
    return float(max(members) - min(members))


def test_a_weighed_rule_costs_and_is_told() -> None:
    rules = grouping.Rules(
        met=[grouping.Meeting(0, 1), grouping.Meeting(0, 2, ago=2)], met_fade=0.5,
        at_least=[grouping.AtLeast("mentor", [True] + [False] * 5, grade=grouping.RuleGrade("warn"))],
        grades=grouping.RuleGrades(met=grouping.RuleGrade("weigh", 2.0)))
    problem = alike(6, sizes=grouping.SizeRange(3, 3), rules=rules)
    assert grouping.group_score(problem, [0, 1, 2]) == pytest.approx(3.0 - 2.0 - 0.5)
    answer = grouping.Grouping([[0, 1, 2], [3, 4, 5]])
    assert grouping.check(problem, answer) == []
    told = [(issue.rule, issue.field, issue.level) for issue in grouping.warnings(problem, answer)]
    assert told == [("met", "group 1", "warning"), ("met", "group 1", "warning"), ("at_least", "group 2", "warning")]
    result = grouping.solve(problem)
    assert not {0, 1, 2}.issubset(next(group for group in result.best.groups if 0 in group))
    assert list(result.warnings) == grouping.warnings(problem, result.best)


def test_bad_grades_are_bad_input() -> None:
    with pytest.raises(samling.InvalidInput, match="grades.met"):
        alike(3, rules=grouping.Rules(grades=grouping.RuleGrades(met=grouping.RuleGrade("weigh", -1.0))))
    with pytest.raises((ValueError, TypeError), match="forbid"):
        grouping.RuleGrade("warm")  # type: ignore[arg-type]


def test_an_own_score_takes_the_place_of_the_objective() -> None:
    problem = alike(6, sizes=grouping.SizeRange(2, 2), unplaced_price=100.0, own_score=spread)
    assert problem.own_score is spread
    assert grouping.group_score(problem, [4, 1]) == 3.0
    result = grouping.solve(problem)
    assert result.status == "optimal"
    assert result.score == 9.0  # 0, 1 and 2 each with one of 3, 4 and 5
    assert pickle.loads(pickle.dumps(problem)).own_score is spread
    assert alike(3).own_score is None


def test_an_own_score_is_asked_from_several_threads() -> None:
    asked: set[int] = set()

    def noted(members: tuple[int, ...]) -> float:
        asked.add(threading.get_ident())
        return spread(members)

    problem = alike(9, sizes=grouping.SizeRange(3, 3), own_score=noted)
    options = grouping.GroupingOptions(samling.Limits(max_rounds=3, threads=3))
    assert grouping.solve(problem, options).score == grouping.solve(problem).score
    assert threading.get_ident() not in asked  # the solve runs on threads of its own


def test_what_an_own_score_raises_comes_out() -> None:
    class Unknown(Exception):
        pass

    def broken(members: tuple[int, ...]) -> float:
        if 5 in members:
            raise Unknown("nothing is known of 5")
        return 1.0

    problem = alike(9, sizes=grouping.SizeRange(3, 3), own_score=broken)
    with pytest.raises(Unknown, match="nothing is known of 5"):
        grouping.solve(problem)
    with pytest.raises(Unknown):
        grouping.group_score(problem, [3, 4, 5])
    with pytest.raises(TypeError):
        grouping.group_score(alike(3, own_score=lambda members: "much"), [0, 1, 2])
    with pytest.raises(TypeError):
        alike(3, own_score="spread")
    with pytest.raises(samling.InvalidInput, match="finite"):
        grouping.solve(alike(6, own_score=lambda members: float("nan")))


def test_a_request_carries_grades_into_the_plan() -> None:
    weigh = grouping.RuleGrade("weigh", 50.0)
    programme = on_a_line(6, met=[samling.plan.AskedMeeting("0000", "0001")], grades=grouping.RuleGrades(met=weigh))
    plan = samling.make_plan(programme, max_rounds=5)
    assert not any({"0000", "0001"} <= set(group.members) for group in plan.groups)
    assert [(rule.rule, rule.grade, rule.weight) for rule in plan.settings.rules if rule.rule == "met"] == [("met", "weigh", 50.0)]
    assert plan.unplaced_penalty == 0.0 and all(group.penalty == 0.0 for group in plan.groups)
