"""Timetables as what people and programs read: made by hand, and of answers."""
from __future__ import annotations

import datetime
import json
import pickle
from pathlib import Path

import pytest

import samling
from samling.report import Schedule, ScheduleEntry, SchedulePerson, ScheduleTerm

DAY = datetime.date(2026, 5, 4)


def by_hand() -> Schedule:
    return Schedule(
        title="Day", identity="day", time_zone="Europe/Oslo", days=[DAY], rooms=["Hall", "Attic"], tracks=["Sharing"],
        people=[SchedulePerson("ada", "Ada")],
        entries=[ScheduleEntry(key="welcome", title="Welcome", kind="opening", everywhere=True, date=DAY, start=540, length=15),
                 ScheduleEntry(key="talk", title="<Talk>", kind="talk", track="Sharing", room=1, date="2026-05-04",
                               start=datetime.timedelta(hours=9, minutes=15), length=45, speakers=[0])],
        terms=[ScheduleTerm("late", "minutes", 3, 2, 6)])


def test_a_schedule_is_a_value() -> None:
    schedule = by_hand()
    assert pickle.loads(pickle.dumps(schedule)) == schedule
    assert schedule.replace(title="Other") != schedule
    assert schedule.entries[1].start == 555 and schedule.entries[1].date == DAY and schedule.entries[0].room is None


def test_every_format_is_there(tmp_path: Path) -> None:
    schedule = by_hand()
    assert "&lt;Talk&gt;" in samling.report.schedule_html(schedule)
    assert samling.report.schedule_csv(schedule).count("\r\n") == 3
    assert json.loads(samling.report.schedule_json(schedule))["entries"][1]["people"] == ["Ada"]
    assert "<title>&lt;Talk&gt;</title>" in samling.report.schedule_xml(schedule)
    assert samling.report.schedule_xlsx(schedule)[:2] == b"PK"
    assert [name for name, _ in samling.report.schedule_calendars(schedule)] == ["all.ics", "ada.ics"]
    samling.report.write_schedule(schedule, tmp_path / "out")
    assert (tmp_path / "out" / "timetable.xlsx").read_bytes() == samling.report.schedule_xlsx(schedule)


def test_what_is_wrong_is_told_at_once() -> None:
    wrong = by_hand().replace(time_zone="Mars/Olympus", rooms=["Hall"])
    with pytest.raises(samling.InvalidInput) as caught:
        samling.report.check_schedule(wrong)
    assert [issue.field for issue in caught.value.issues] == ["time_zone", "entries/1/room"]


def test_parallel_rooms_are_written(tmp_path: Path) -> None:
    rooms = samling.rooms
    problem = rooms.RoomsProblem(rooms.RoomsInput(
        name="small", rooms=["Hall", "Attic"], tracks=[rooms.Track("A", ["C1"]), rooms.Track("B", [])],
        sessions=[rooms.RoomsSession(name=f"S{s}", slots=2, date="Monday", start=f"{9 + s:02}:00", end=f"{10 + s:02}:00") for s in range(2)],
        talks=[rooms.Talk(name=f"T{t}", track=t % 2, presenters=[f"P{t}"]) for t in range(6)],
        terms=rooms.terms(rooms_per_track=1, parallel_tracks=2)))
    result = rooms.solve(problem, rooms.RoomsOptions(samling.Limits(max_rounds=1)))
    samling.write_timetable(problem, result, tmp_path, title="Small", time_zone="Europe/Oslo", first_day="2026-05-04")
    model = json.loads((tmp_path / "timetable.json").read_text(encoding="utf-8"))
    assert model["title"] == "Small" and model["days"] == ["2026-05-04"] and len(model["entries"]) == 6
    assert sum(term["cost"] for term in model["score"]["terms"]) == result.objective
    assert (tmp_path / "calendars" / "P0.ics").is_file() and (tmp_path / "schedule.xml").is_file()
    undated = samling.report.schedule_of(problem, result.best)
    assert undated.day_names == ("Monday",)
    with pytest.raises(samling.InvalidInput):
        samling.report.schedule_xml(undated)


def test_agendas_are_written(source: Path, tmp_path: Path) -> None:
    problem = samling.agenda.read(source / "examples" / "data" / "kick_off_agenda.json")
    result = samling.agenda.solve(problem)
    samling.write_timetable(problem, result, tmp_path, title="Kick-off", first_day=DAY)
    assert (tmp_path / "calendars" / "ministry.ics").is_file()
    model = json.loads((tmp_path / "timetable.json").read_text(encoding="utf-8"))
    assert len(model["entries"]) == sum(place is not None for place in result.best.placements)
    assert not samling.report.schedule_of(problem, result.best).days[0] == DAY
