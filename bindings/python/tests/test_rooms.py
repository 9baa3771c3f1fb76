"""Parallel rooms: the question from rows, its judge, its engine, replanning, reasons, and workbooks there and back."""
from __future__ import annotations

import json
import os
import pickle
from pathlib import Path

import pytest

import samling
from samling import io, rooms

QUICK = rooms.RoomsOptions(samling.Limits(max_rounds=3))


def conference(**more: object) -> rooms.RoomsInput:
    talks = [rooms.Talk(name=f"{track}{i}", track="AB".index(track), presenters=[f"P{track}{i}"], slots=2 if i == 3 else 1)
             for track in "AB" for i in (1, 2, 3)]
    given: dict = {
        "name": "small", "rooms": ["Hall", "Loft"], "talks": talks,
        "sessions": [rooms.RoomsSession(name=f"S{s}", slots=3, date="2026-11-22", start=f"{9 + s:02}:00", end=f"{10 + s:02}:00") for s in range(2)],
        "tracks": [rooms.Track("A", ["PB1"]), rooms.Track("B", [])], "track_session": [rooms.Penalty(0, 1, 4)],
        "track_track": [rooms.Penalty(0, 1, 2)], "terms": rooms.terms(track_session=1, similar_tracks=3, presenter_session=100, order=7)}
    return rooms.RoomsInput(**{**given, **more})


def test_solve_score_check_and_explain_agree() -> None:
    problem = rooms.RoomsProblem(conference())
    result = rooms.solve(problem, QUICK)
    assert result.status in ("optimal", "feasible") and result.unplaced == ()
    assert rooms.score(problem, result.best) == result.score
    assert rooms.check(problem, result.best) == []
    assert sum(cost.cost for cost in rooms.explain(problem, result.best)) == result.objective
    assert result.lower_bound <= result.objective
    assert [term.term for term in result.score.terms] == list(rooms.TERMS)
    # PB1 chairs track A: the talk clashes with every talk of A.
    assert problem.presenter_conflicts == [(0, 3), (1, 3), (2, 3)]


def test_grades_and_pins_hold_and_progress_is_told() -> None:
    told: list[samling.Progress] = []
    pinned = conference(talk_pins=[rooms.TalkPin(talk=0, session=1, room=1)], cell_pins=[rooms.CellPin(session=0, room=0, track=1)],
                        terms=rooms.terms(rooms_per_track=rooms.TermGrade(0, "forbid"), order=3))
    problem = rooms.RoomsProblem(pinned)
    result = rooms.solve(problem, rooms.RoomsOptions(samling.Limits(max_rounds=4, progress=told.append)))
    assert rooms.check(problem, result.best) == []
    assert 0 in result.best.cells[1][1].slots and result.best.cells[0][0].track == 1
    assert told and told[0].stage == "rooms: annealing"


def test_replanning_counts_people() -> None:
    problem = rooms.RoomsProblem(conference())
    published = rooms.solve(problem, QUICK).best
    where = next(s for s, row in enumerate(published.cells) for cell in row if 0 in cell.slots)
    moved = conference(talk_pins=[rooms.TalkPin(talk=0, session=1 - where)])
    again = rooms.replan_problem(rooms.RoomsProblem(moved), published, 1000)
    result = rooms.solve(again, QUICK)
    changed = rooms.changed_people(again, result.best)
    assert again.people.index("PA1") in changed and result.score.changed_people == len(changed)
    assert result.score.cost == result.objective + 1000 * len(changed)


def test_why_not_names_the_demands() -> None:
    pins = [rooms.TalkPin(talk=u, session=0, room=0) for u in (0, 3)]
    told = rooms.why_not(rooms.RoomsProblem(conference(talk_pins=pins)), QUICK)
    assert told.status == "infeasible"
    assert told.arithmetic or [demand.row for demand in told.demands] == [0, 1]
    assert len(told.repairs) >= 2
    for repair in told.repairs:
        assert rooms.check(rooms.RoomsProblem(repair.input), repair.timetable) == []
    assert [r.change for r in told.repairs] == sorted(r.change for r in told.repairs)
    assert told.partial is not None and rooms.left_out(rooms.RoomsProblem(conference(talk_pins=pins)), told.partial) is not None
    assert rooms.why_not(rooms.RoomsProblem(conference()), QUICK).status == "feasible"


def test_values_pickle_and_bad_input_is_refused() -> None:
    problem = rooms.RoomsProblem(conference())
    again = pickle.loads(pickle.dumps(problem))
    assert io.rooms_problem_json(again) == io.rooms_problem_json(problem)
    with pytest.raises(samling.InvalidInput):
        rooms.RoomsProblem(conference(track_session=[rooms.Penalty(5, 0, 1)]))
    with pytest.raises(ValueError):
        rooms.terms(chairs=1)


def test_files_go_there_and_back(tmp_path: Path) -> None:
    problem = rooms.RoomsProblem(conference())
    result = rooms.solve(problem, QUICK)
    best = result.best
    told = json.loads(io.rooms_result_json(problem, result))
    assert (told["status"], told["cost"], told["left_out"]) == (result.status, result.score.cost, [])
    (tmp_path / "q.json").write_text(io.rooms_problem_json(problem), encoding="utf-8")
    (tmp_path / "a.json").write_text(io.rooms_timetable_json(problem, best), encoding="utf-8")
    again = io.read_rooms_problem(tmp_path / "q.json")
    assert io.read_rooms_timetable(tmp_path / "a.json", again) == best


def workbooks_of(problem: rooms.RoomsProblem, best: rooms.RoomsTimetable, folder: Path) -> tuple[rooms.RoomsProblem, rooms.RoomsTimetable]:
    samling.rooms_workbook.write_problem(problem, folder / "q.xlsx")
    samling.rooms_workbook.write_timetable(problem, best, folder / "a.xlsx")
    again = samling.rooms_workbook.read_problem(folder / "q.xlsx", problem.input.name)
    return again, samling.rooms_workbook.read_timetable(folder / "a.xlsx", again)


def test_workbooks_go_there_and_back(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    odd = conference(rooms=["Hall", "=1+1"], timezones=rooms.TimeZones(5.5, ("08:00", "18:00"), ("06:00", "22:00"), 1, 10))
    problem = rooms.RoomsProblem(odd)
    best = rooms.solve(problem, QUICK).best
    again, timetable = workbooks_of(problem, best, tmp_path)
    assert io.rooms_problem_json(again) == io.rooms_problem_json(problem)
    assert timetable == best
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "q.xlsx"]


def test_the_public_instances_go_through_workbooks(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    if "SAMLING_DATA" not in os.environ:
        pytest.skip("no data")
    folder = Path(os.environ["SAMLING_DATA"]) / "cosplib"
    for name in ("N2OR", "GECCO20"):
        problem = io.read_rooms_problem(folder / "instances" / f"{name}.json")
        posted = io.read_rooms_timetable(folder / "solutions" / f"{name}.extended.posted.json", problem)
        again, timetable = workbooks_of(problem, posted, tmp_path)
        assert timetable == posted
        assert rooms.score(again, timetable) == rooms.score(problem, posted)
        assert again.presenter_conflicts == problem.presenter_conflicts
        assert again.attendee_conflicts == problem.attendee_conflicts


def test_a_broken_workbook_says_where_all_at_once(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    samling.rooms_workbook.write_problem(rooms.RoomsProblem(conference()), tmp_path / "q.xlsx")
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    book["submissions"]["B2"] = "nobody's"
    book["sessions"]["B3"] = "three"
    book["sessions"]["D2"] = "soon"
    book.save(tmp_path / "q.xlsx")
    with pytest.raises(samling.InvalidInput) as caught:
        samling.rooms_workbook.read_problem(tmp_path / "q.xlsx")
    assert {issue.field for issue in caught.value.issues} == {"submissions!B2", "sessions!B3", "sessions!D2"}
    del book["rooms"]
    book.save(tmp_path / "q.xlsx")
    with pytest.raises(samling.InvalidInput, match="missing"):
        samling.rooms_workbook.read_problem(tmp_path / "q.xlsx")
    (tmp_path / "not.xlsx").write_text("no workbook", encoding="utf-8")
    with pytest.raises(samling.InvalidInput, match="not a workbook"):
        samling.rooms_workbook.read_problem(tmp_path / "not.xlsx")


def test_what_has_gone_with_a_room_is_told_and_kept(tmp_path: Path) -> None:
    before = rooms.RoomsProblem(conference(tracks=[rooms.Track("A", ["Chair"]), rooms.Track("B")]))
    published = rooms.solve(before, QUICK).best
    gone = next(r for r, cell in enumerate(published.cells[0]) if cell.track is not None)
    fewer = [name for r, name in enumerate(before.input.rooms) if r != gone] + ["Barn"]
    now = rooms.RoomsProblem(before.input.replace(rooms=fewer))
    asked = rooms.replan_problem(before=before, published=published, now=now, change_price=5)
    told = asked.input.published
    assert told is not None and told.lost_talks and told.lost_tracks
    result = rooms.solve(asked, QUICK)
    changed = set(rooms.changed_people(asked, result.best))
    assert {person for talk in told.lost_talks for person in asked.people_of[talk]} <= changed
    assert {person for track in told.lost_tracks for person in asked.chairs_of[track]} <= changed
    assert set(told.lost_tracks) <= set(rooms.changed_tracks(asked, result.best))
    changes = rooms.person_changes(asked, result.best)
    assert {change.person for change in changes} == changed
    assert {talk for change in changes for talk in change.talks} <= set(rooms.changed_talks(asked, result.best))
    file = json.loads(io.rooms_result_json(asked, result))["changed"]
    assert [row["name"] for row in file["people"]] == [asked.people[change.person] for change in changes]
    assert file["talks"] == rooms.changed_talks(asked, result.best)
    rooms_workbook = pytest.importorskip("samling.rooms_workbook")
    pytest.importorskip("openpyxl")
    rooms_workbook.write_problem(asked, tmp_path / "asked.xlsx")
    assert rooms_workbook.read_problem(tmp_path / "asked.xlsx").input.published == told
