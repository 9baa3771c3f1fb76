"""Workbooks of parallel rooms: every sheet there and back, ours beside those of CoSPLib, and every fault at once with its cell."""
from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import samling
from samling import io, rooms, rooms_workbook

openpyxl = pytest.importorskip("openpyxl")
LAYOUT = ["parameters", "submissions", "tracks", "sessions", "rooms", "tracks_sessions|penalty", "tracks_rooms|penalty", "similar tracks",
          "sessions_rooms|penalty"]


def question(**more: object) -> rooms.RoomsInput:
    talks = [
        rooms.Talk("Åpning", 0, 1, 1, -0.5, ["P1", "P2. P3"], ["P4"], [(0, 3), (1, 4)], [(1, 7)]),
        rooms.Talk("=1+1", 0, 2, 0, 5.75, [], [], [], [(0, 2)]),
        rooms.Talk("12", 1, 1, 2, 9.0, ["P1"], ["P5", "P1"], [], []),
    ]
    given: dict[str, Any] = {
        "name": "full", "rooms": ["Hall", "S1"], "talks": talks,
        "sessions": [rooms.RoomsSession("S1", 3, "2026-11-22", "09:00", "10:30"), rooms.RoomsSession("S2", 1, "Tuesday", "23:30", "24:00")],
        "tracks": [rooms.Track("A", ["C1", "C2"]), rooms.Track("B", [])],
        "timezones": rooms.TimeZones(-3.5, ("08:00", "18:00"), ("06:00", "22:00"), 1, 10),
        "track_session": [rooms.Penalty(0, 1, 4)], "track_room": [rooms.Penalty(1, 0, 5)], "session_room": [rooms.Penalty(1, 1, 6)],
        "track_track": [rooms.Penalty(0, 1, 2)], "terms": rooms.terms(track_session=1, similar_tracks=3, order=7, timezone=2)}
    return rooms.RoomsInput(**{**given, **more})


def text_of(problem: rooms.RoomsProblem) -> Any:
    return json.loads(io.rooms_problem_json(problem))


def there_and_back(problem: rooms.RoomsProblem, file: Path) -> rooms.RoomsProblem:
    rooms_workbook.write_problem(problem, file)
    return rooms_workbook.read_problem(file, problem.input.name)


def changed(folder: Path, cells: dict[str, object], given: rooms.RoomsInput | None = None) -> set[tuple[str, str]]:
    """Field and value of every issue of a sound workbook in which cells ("sheet!B2") were changed."""
    file = folder / "changed.xlsx"
    rooms_workbook.write_problem(rooms.RoomsProblem(given or question()), file)
    book = openpyxl.load_workbook(file)
    for place, value in cells.items():
        sheet, _, cell = place.rpartition("!")
        book[sheet][cell] = value
    book.save(file)
    with pytest.raises(samling.InvalidInput) as caught:
        rooms_workbook.read_problem(file)
    for issue in caught.value.issues:
        assert issue.file == str(file) and issue.message
        assert issue.line == 0 or issue.field.endswith(str(issue.line))
    return {(issue.field, issue.value) for issue in caught.value.issues}


def test_every_sheet_comes_back(tmp_path: Path) -> None:
    problem = rooms.RoomsProblem(question())
    assert text_of(there_and_back(problem, tmp_path / "q.xlsx")) == text_of(problem)
    assert openpyxl.load_workbook(tmp_path / "q.xlsx").sheetnames == LAYOUT  # none of ours where there is nothing of it


def test_grades_pins_and_the_published_timetable_have_sheets_of_their_own(tmp_path: Path) -> None:
    plain = rooms.RoomsProblem(question())
    published = rooms.solve(plain, rooms.RoomsOptions(samling.Limits(max_rounds=1))).best
    problem = rooms.RoomsProblem(question(
        terms=rooms.terms(order=rooms.TermGrade(3, "warn"), chair=rooms.TermGrade(5, "forbid"), timezone=rooms.TermGrade(9, "ignore"), track_room=2),
        talk_pins=[rooms.TalkPin(0, 0), rooms.TalkPin(2, 0, 1, 2)], cell_pins=[rooms.CellPin(1, 1, None), rooms.CellPin(0, 0, 1)],
        published=rooms.Published(published, 7)))
    assert text_of(there_and_back(problem, tmp_path / "q.xlsx")) == text_of(problem)
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    assert book.sheetnames == LAYOUT + ["samling|grades", "samling|talk pins", "samling|cell pins", "samling|published"]
    assert book["parameters"]["E10"].value == 0  # of order, which is only warned of


def test_public_questions_come_back(tmp_path: Path) -> None:
    if "SAMLING_DATA" not in os.environ:
        pytest.skip("no data")
    for name in ("GECCO21", "GECCO23", "OR60F"):
        problem = io.read_rooms_problem(Path(os.environ["SAMLING_DATA"]) / "cosplib" / "instances" / f"{name}.json")
        again = there_and_back(problem, tmp_path / "q.xlsx")
        for part in ("weights", "timezones", "sessions", "rooms", "tracks", "submissions"):
            assert text_of(again)[part] == text_of(problem)[part]
        for part in ("track_session", "track_room", "session_room", "track_track"):
            assert text_of(again)[part] == sorted(entry for entry in text_of(problem)[part] if entry[2])


def test_faults_of_form_and_of_sense_come_together(tmp_path: Path) -> None:
    assert changed(tmp_path, {
        "submissions!B2": "Nobody's", "submissions!C3": 0, "submissions!D4": 1.5, "submissions!E2": "noon", "submissions!J3": -1,
        "sessions!B3": "three", "sessions!D2": "soon", "sessions!E3": "24:30", "tracks!A3": "A", "parameters!E3": -4, "parameters!E4": 1e30,
        "tracks_rooms|penalty!B3": 2_000_000, "tracks_sessions|penalty!C1": "S9", "similar tracks!A3": "C", "rooms!A3": "Hall",
    }) >= {
        ("submissions!B2", "Nobody's"), ("submissions!C3", "0"), ("submissions!D4", "1.5"), ("submissions!E2", "noon"), ("submissions!J3", "-1"),
        ("sessions!B3", "three"), ("sessions!D2", "soon"), ("sessions!E3", "24:30"), ("tracks!A3", "A"), ("parameters!E3", "-4"),
        ("parameters!E4", "1e+30"), ("tracks_rooms|penalty!B3", "2000000"), ("tracks_sessions|penalty!C1", "S9"), ("similar tracks!A3", "C"),
        ("rooms!A3", "Hall")}


def test_a_single_fault_is_a_single_issue(tmp_path: Path) -> None:
    for place, value, told in (("submissions!C2", "x", "x"), ("submissions!C2", 0, "0"), ("sessions!B2", -1, "-1"), ("submissions!B3", "Z", "Z"),
                               ("tracks_rooms|penalty!C2", -2, "-2"), ("parameters!B2", "GMT+30", "GMT+30"), ("sessions!A3", None, "")):
        cells = {place: value}
        found = changed(tmp_path, cells)
        assert (place, told) in found
        if place not in ("sessions!A3",):  # a session without a name is missed wherever it is named
            assert len(found) == 1, found


def test_faults_in_our_sheets_are_told_too(tmp_path: Path) -> None:
    given = question(talk_pins=[rooms.TalkPin(0, 0, 1, 2)], cell_pins=[rooms.CellPin(1, 1, None)], terms=rooms.terms(chair=rooms.TermGrade(5, "forbid")))
    assert changed(tmp_path, {
        "samling|talk pins!A2": "Nothing", "samling|talk pins!D2": "late", "samling|cell pins!B2": "Attic", "samling|grades!B2": "must",
    }, given) == {("samling|talk pins!A2", "Nothing"), ("samling|talk pins!D2", "late"), ("samling|cell pins!B2", "Attic"),
                  ("samling|grades!B2", "must")}


def test_missing_sheets_are_told_with_the_faults_of_the_others(tmp_path: Path) -> None:
    rooms_workbook.write_problem(rooms.RoomsProblem(question()), tmp_path / "q.xlsx")
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    del book["rooms"], book["parameters"]
    book["sessions"]["B2"] = "three"
    book.save(tmp_path / "q.xlsx")
    with pytest.raises(samling.InvalidInput) as caught:
        rooms_workbook.read_problem(tmp_path / "q.xlsx")
    assert [issue.field for issue in caught.value.issues] == ["parameters", "rooms", "sessions!B2"]


def test_a_broken_timetable_says_where(tmp_path: Path) -> None:
    problem = rooms.RoomsProblem(question())
    best = rooms.solve(problem, rooms.RoomsOptions(samling.Limits(max_rounds=1))).best
    rooms_workbook.write_timetable(problem, best, tmp_path / "a.xlsx")
    assert rooms_workbook.read_timetable(tmp_path / "a.xlsx", problem) == best
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["sol"]["B2"], book["sol"]["C6"], book["sol"]["A7"] = "Z", "Nobody", "S9"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(samling.InvalidInput) as caught:
        rooms_workbook.read_timetable(tmp_path / "a.xlsx", problem)
    assert {issue.field for issue in caught.value.issues} == {"sol!B2", "sol!C6", "sol!A7"}


def test_what_a_workbook_would_change_is_refused(tmp_path: Path) -> None:
    talks = [rooms.Talk("A", presenters=["Smith, Ann", "B"]), rooms.Talk("A"), rooms.Talk("C\x01")]
    with pytest.raises(samling.InvalidInput) as caught:
        rooms_workbook.write_problem(rooms.RoomsProblem(question(talks=talks, rooms=["Hall", ""])), tmp_path / "q.xlsx")
    assert {(issue.field, issue.value) for issue in caught.value.issues} == {
        ("/submissions/0/presenters", "Smith, Ann"), ("/submissions", "A"), ("/submissions", "C\x01"), ("/rooms", "")}
    assert list(tmp_path.iterdir()) == []
