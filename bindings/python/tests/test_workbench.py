"""The workbench from Python: heuristics of one's own, runs, statistics, files."""
from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

import samling
from samling import grouping, workbench


def drawn_problem(n: int = 12, seed: int = 1) -> grouping.GroupingProblem:
    values = np.random.default_rng(seed).random((n, n))
    values = (values + values.T) / 2
    np.fill_diagonal(values, 0)
    return grouping.GroupingProblem(samling.model.Affinity(values), grouping.SizeRange(3, 4))


def by_row(problem: grouping.GroupingProblem, options: grouping.GroupingOptions) -> list[list[int]]:
    return [list(range(i, i + 3)) for i in range(0, len(problem) - 2, 3)]


def with_own(body) -> grouping.Methods:
    methods = samling.Methods()
    methods.add(samling.heuristic("own", "Mine", body))
    return methods


def test_the_registry_has_the_built_in_methods() -> None:
    methods = samling.Methods()
    assert [m.name for m in methods.all()][:2] == ["auto", "greedy"]
    assert len(methods) == len(methods.all()) >= 8
    result = methods.at("greedy").solve(drawn_problem())
    assert result.status == "feasible" and grouping.check(drawn_problem(), result.best) == []
    with pytest.raises(samling.InvalidInput, match="gredy"):
        methods.at("gredy")


def test_a_heuristic_in_python_runs_beside_the_others() -> None:
    seen: list[str] = []
    instance = samling.Instance("drawn", drawn_problem(), best_known=20.0)
    runs = samling.run_methods([instance], with_own(by_row), ["own", "greedy"], seeds=[1, 2], max_rounds=3,
                               after_each=lambda run: seen.append(run.method))
    assert seen == ["own", "greedy", "own", "greedy"] == [run.method for run in runs]
    own = runs[0]
    assert own.feasible and own.status == "feasible" and own.groups == 4 and own.n == 12
    expected = grouping.Grouping(groups=by_row(instance.problem, grouping.GroupingOptions()))
    assert own.score == pytest.approx(grouping.score(instance.problem, expected))
    assert own.gap_to_best_known_pct == pytest.approx(100 * (20 - own.score) / 20)
    assert own.trace[-1].score == own.score


def test_a_heuristic_may_return_a_grouping_and_sees_its_options() -> None:
    def body(problem: grouping.GroupingProblem, options: grouping.GroupingOptions) -> grouping.Grouping:
        assert options.limits.seed == 7
        assert options.limits.progress is not None
        options.limits.progress(samling.Progress(stage="own", score=0.25))
        return grouping.Grouping(groups=[(0, 1, 2)], unplaced=tuple(range(3, len(problem))))

    run = samling.run_methods([samling.Instance("drawn", drawn_problem())], with_own(body), ["own"], seeds=[7])[0]
    assert run.groups == 1


def test_what_breaks_the_rules_is_said() -> None:
    run = samling.run_methods([samling.Instance("drawn", drawn_problem())], with_own(lambda p, o: [range(len(p))]), ["own"])[0]
    assert not run.feasible and run.status == "stopped"


def test_what_a_heuristic_raises_comes_out_as_it_is() -> None:
    class Mine(Exception):
        pass

    def body(problem: object, options: object) -> object:
        raise Mine("no idea")

    instance = samling.Instance("drawn", drawn_problem())
    with pytest.raises(Mine, match="no idea"):
        samling.run_methods([instance], with_own(body), ["own"])
    with pytest.raises(Mine):
        with_own(body).at("own").solve(drawn_problem())
    with pytest.raises(TypeError, match="lists of rows"):
        samling.run_methods([instance], with_own(lambda p, o: "nothing"), ["own"])
    with pytest.raises(samling.InvalidInput, match="99"):
        samling.run_methods([instance], with_own(lambda p, o: [[0, 1, 99]]), ["own"])


def test_a_name_that_is_taken_is_refused() -> None:
    with pytest.raises(samling.InvalidInput, match="greedy"):
        samling.Methods().add(samling.heuristic("greedy", "Mine", by_row))
    with pytest.raises(TypeError, match="callable"):
        samling.heuristic("own", "Mine", 3)  # type: ignore[arg-type]


def test_other_threads_go_on_meanwhile() -> None:
    instance = samling.Instance("drawn", drawn_problem(60))
    done = threading.Event()
    thread = threading.Thread(target=lambda: (samling.run_methods([instance], None, ["medoids"], max_rounds=200), done.set()))
    thread.start()
    ticks = 0
    while not done.wait(0.001):
        ticks += 1
    thread.join()
    assert ticks > 3


def test_tables_are_written_compared_and_shown(tmp_path: Path) -> None:
    instances = [samling.Instance(f"i{k}", drawn_problem(seed=k)) for k in range(6)]
    runs = samling.run_methods(instances, with_own(by_row), ["auto", "own"], max_rounds=5)
    samling.write_results(runs, tmp_path / "r.csv")
    again = samling.read_results(tmp_path / "r.csv")
    assert [(r.instance, r.method, r.score, r.status) for r in again] == [(r.instance, r.method, r.score, r.status) for r in runs]
    comparison = workbench.compare(again)
    assert comparison.pairs_are_instances and comparison.time_to_target.from_traces
    assert comparison.pairs[0].test.first_better == 6
    assert comparison.pairs[0].test.signed_rank_p == pytest.approx(0.03125)
    assert comparison.profile[0].share(1.0) == 1.0
    page = samling.report.bench_page(comparison, "r.csv")
    assert page.startswith("<!DOCTYPE html>") and "own" in page


def test_statistics() -> None:
    assert workbench.holm([0.04, 0.01, 0.02]) == pytest.approx([0.04, 0.03, 0.04])
    test = workbench.paired_test([1, 2, 3, 4, 5, 6], [0] * 6)
    assert (test.signed_rank_p, test.sign_p, test.exact) == (0.03125, 0.03125, True)
    assert workbench.performance_profile([[2, 4], [9, 3]])[0].values == [1, 3]
    assert workbench.gap_pct(200, 150) == 25


def test_instances_are_read(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("4 2 ds 1 2 2 3\n0 1 9\n2 3 5\n")
    problem = samling.read_mdgplib(tmp_path / "m.txt")
    assert len(problem) == 4 and problem.group_count == 2 and problem.objective == "pair_sum"
    (tmp_path / "c.txt").write_text("3 1 ds 1.5 9 W 1 2.5 3\n0 1 9\n")
    assert samling.read_ccplib(tmp_path / "c.txt").rules.people_of == (10, 25, 30)
    (tmp_path / "p.csv").write_text("x,y\n0,0\n3,4\n9,9\n")
    points = samling.read_points(tmp_path / "p.csv", grouping.SizeRange(2, 3), "mean_companion")
    assert points.affinity.values[0, 1] == -5 and points.sizes == grouping.SizeRange(2, 3)
    (tmp_path / "b.csv").write_text("instance,best\na,7\n")
    assert samling.read_best_known(tmp_path / "b.csv") == {"a": 7}
    (tmp_path / "m.txt").write_text("4 2 xs\n")
    with pytest.raises(samling.InvalidInput) as caught:
        samling.read_mdgplib(tmp_path / "m.txt")
    assert caught.value.issues[0].line == 1
