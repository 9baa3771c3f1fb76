"""A day of many activities: questions from Python, answers, reasons, files, Ctrl-C."""
from __future__ import annotations

import _thread
import datetime
import pickle
import threading
from pathlib import Path

import pytest
import samling
from samling import agenda, timetable


def small(**changes: object) -> agenda.AgendaInput:
    activities = [
        agenda.Activity("welcome", kind="opening", shortest=15, longest=15, alone=True, needs_room=False),
        agenda.Activity("talk", shortest=20, longest=45, people=[0], needs_room=False),
        agenda.Activity("lunch", kind="lunch", shortest=30, longest=30, alone=True, needs_room=False, earliest="11:30", latest="12:00"),
    ]
    given = agenda.AgendaInput(
        start="10:00", end=datetime.time(13), people=[agenda.Person("ada", arrives="10:30")], activities=activities,
        relations=[agenda.Relation("before", 0, 1)], preferences=[agenda.Preference("early", 1, weight=2)])
    return given.replace(**changes)


def test_a_day_is_solved_judged_and_scored() -> None:
    problem = agenda.AgendaProblem(small())
    result = agenda.solve(problem)
    assert (result.status, result.score, result.partial) == ("optimal", result.upper_bound, False)
    assert agenda.check(problem, result.best) == []
    score = agenda.score(problem, result.best)
    assert score.score == result.score == -sum(term.cost for term in score.terms)
    talk = result.best.placements[1]
    assert (talk.start, talk.length, talk.end) == ("10:30", 45, "11:15")
    assert agenda.in_order(result.best) == [0, 1, 2]
    late = agenda.Agenda([p.replace(start="10:00") if row == 1 else p for row, p in enumerate(result.best.placements)])
    assert {issue.rule for issue in agenda.check(problem, late)} >= {"arrival"} or agenda.check(problem, late)


def test_an_over_full_day_says_why() -> None:
    problem = agenda.AgendaProblem(agenda.pilot(["A", "B", "C"]))
    result = agenda.solve(problem)
    assert (result.status, result.partial, result.partial_is_proven, len(result.left_out)) == ("infeasible", True, True, 1)
    assert result.priority_bound == result.priority_left_out
    assert [(s.asked, s.available) for s in agenda.shortages(problem)] == [(345, 300)]
    why = agenda.explain(problem)
    assert why.smallest and {demand.kind for demand in why.conflict} >= {"start", "end", "length"}
    assert len(why.repairs) >= 2
    for repair in why.repairs:
        assert agenda.check(agenda.AgendaProblem(repair.input), repair.agenda) == []
    longest = agenda.solve(agenda.AgendaProblem(agenda.pilot(["A", "B", "C"], timetable.SlotRange(60, 90))))
    assert longest.status == "optimal"


def test_formats_can_all_be_held() -> None:
    for given in (agenda.peer_assist(["A", "B"]), agenda.theme_day(["one", "two"]), agenda.kick_off(["one"], ["A", "B"])):
        assert agenda.solve(agenda.AgendaProblem(given)).status == "optimal"


def test_files_and_pickles(tmp_path: Path, source: Path) -> None:
    problem = agenda.read(source / "examples/data/kick_off_agenda.json")
    (tmp_path / "agenda.json").write_text(agenda.to_json(problem.input), encoding="utf-8")
    again = agenda.read(tmp_path / "agenda.json")
    assert agenda.to_json(again.input) == agenda.to_json(problem.input) and len(again) == len(problem) == 11
    best = agenda.solve(problem).best
    (tmp_path / "day.json").write_text(agenda.day_to_json(problem, best), encoding="utf-8")
    assert agenda.read_day(tmp_path / "day.json", problem) == best
    assert agenda.solve(pickle.loads(pickle.dumps(problem))).best == best


def test_trouble_comes_all_at_once() -> None:
    with pytest.raises(samling.InvalidInput) as caught:
        agenda.AgendaProblem(small(grid=0, end="09:00", relations=[agenda.Relation("before", 0, 9)]))
    assert len(caught.value.issues) >= 3
    with pytest.raises(TypeError):
        agenda.Activity("x", colour="red")


def test_ctrl_c_keeps_the_best_so_far() -> None:
    # Two hundred activities with wishes against each other: nothing that is proven within the second.
    activities = [agenda.Activity(f"a{row}", shortest=15, longest=15, people=[row % 7, row % 5]) for row in range(110)]
    wishes = [agenda.Preference("near", row, time=f"{9 + row * 7 % 11:02}:05", weight=1 + row % 13) for row in range(110)]
    hard = agenda.AgendaProblem(agenda.AgendaInput(
        start="08:00", end="20:00", rooms=[agenda.Room(key) for key in "abc"], people=[agenda.Person(str(p)) for p in range(7)],
        activities=activities, preferences=wishes))
    timer = threading.Timer(1.0, _thread.interrupt_main)
    timer.start()
    with pytest.raises(samling.Interrupted) as caught:
        agenda.solve(hard, max_nodes=10**9)
    assert caught.value.best.status in ("feasible", "stopped")


def test_a_replan_changes_the_fewest_people() -> None:
    talks = [agenda.Activity(who, shortest=60, longest=60, people=[row], alone=True, needs_room=False) for row, who in enumerate(("ada", "bo"))]
    asked = agenda.AgendaInput(start="09:00", end="12:00", people=[agenda.Person("ada"), agenda.Person("bo")], activities=talks)
    published = agenda.Agenda([agenda.Placement("09:00", 60), agenda.Placement("10:00", 60)])
    later = agenda.AgendaProblem(asked.replace(people=[agenda.Person("ada", arrives="10:30"), agenda.Person("bo")]))
    made = agenda.replan(later, published)
    assert (made.result.status, made.fewest, made.activities) == ("optimal", True, (0,))
    assert [(change.person, change.activities, change.moved) for change in made.people] == [(0, (0,), (0,))]
    assert list(made.people) == agenda.changed_people(later, published, made.result.best)
    assert made.result.best.placements[1] == published.placements[1]
    assert not agenda.replan(agenda.AgendaProblem(asked), published).activities
    longer = agenda.AgendaProblem(asked.replace(activities=[talk.replace(shortest=45, longest=45) for talk in talks]))
    shorter = agenda.replan(longer, published)
    assert (shorter.fewest, shorter.activities, shorter.moved) == (True, (0, 1), ())
    assert agenda.moved_activities(longer, published, shorter.result.best) == []


def test_demands_may_be_dropped_by_hand() -> None:
    problem = agenda.AgendaProblem(small(end="10:45"))
    everything = agenda.demands(problem)
    kept = [demand.kind != "end" for demand in everything]
    assert agenda.solve(problem).partial and not agenda.solve(agenda.with_only(problem, everything, kept)).partial


def seed_day(minutes: int, **lunch: str) -> agenda.AgendaInput:
    """A7-A9: opening, three slots with a break between any two, lunch in one of the gaps, evaluation."""
    def alone(key: str, kind: str, length: int, **more: object) -> agenda.Activity:
        return agenda.Activity(key, kind=kind, shortest=length, longest=length, alone=True, everybody=True, needs_room=False, **more)
    activities = [alone("opening", "opening", 10), alone("A", "presentation", minutes, family="slots"), alone("break 1", "break", 10),
                  alone("B", "presentation", minutes, family="slots"), alone("break 2", "break", 10),
                  alone("C", "presentation", minutes, family="slots"), alone("evaluation", "evaluation", 15), alone("lunch", "lunch", 30, **lunch)]
    order = [(i, i + 1) for i in range(6)] + [(2, 7), (7, 5)]
    return agenda.AgendaInput(start="10:00", end="15:00", people=[agenda.Person(key) for key in "ABC"], activities=activities,
                              relations=[agenda.Relation("before", a, b) for a, b in order])


def test_a7_the_sum_and_the_three_repairs() -> None:
    problem = agenda.AgendaProblem(seed_day(90))
    assert agenda.shortages(problem)[0].sentence.startswith("345 minutes asked, 300 there, 45 over")
    why = agenda.explain(problem)
    assert {"75 minutes each (slots)", "end at 15:45", "lunch and breaks inside the slots"} <= {repair.sentence for repair in why.repairs}
    for repair in why.repairs:
        assert agenda.check(agenda.AgendaProblem(repair.input), repair.agenda) == []
    assert "alone" in {demand.kind for demand in why.conflict}


def test_a9_who_narrows_the_day_and_what_would_work() -> None:
    day = seed_day(75, earliest="11:30", latest="12:45")
    late = day.replace(people=[agenda.Person("A"), agenda.Person("B"), agenda.Person("C", arrives="10:15", leaves="14:45")])
    why = agenda.explain(agenda.AgendaProblem(late))
    assert "C misses 15 min at each end" in [shortage.sentence for shortage in why.shortages]
    assert "the day is 10:15-14:45 with 65-minute slots" in [repair.sentence for repair in why.repairs]
