"""Parallel rooms in the workbook layout of CoSPLib (.xlsx): questions and timetables, read and written.

The sheets of a question are parameters, submissions, tracks, sessions, rooms, "tracks_sessions|penalty", "tracks_rooms|penalty",
"similar tracks" and "sessions_rooms|penalty"; those of a timetable are sol (tracks by session and room, an empty row, then talks by slot and
room) and violations. What this layout has no place for stands in sheets of ours, only where there is any: "samling|grades", "samling|talk pins",
"samling|cell pins" and "samling|published" (docs/rooms-format.md); other programs pass them over. openpyxl is imported when a function is
called, not before.
"""
from __future__ import annotations

import os as _os
import tempfile as _tempfile
from collections import Counter as _Counter
from pathlib import Path as _Path
from typing import TYPE_CHECKING, Any

from . import _rooms_reading as _reading
from ._errors import InvalidInput
from ._samling import Issue, rooms as _rooms

if TYPE_CHECKING:
    from collections.abc import Iterable as _Iterable, Sequence as _Sequence

__all__ = ["read_problem", "read_timetable", "write_problem", "write_timetable"]

# The weights of the sheet parameters, in its order, which is that of the terms.
_WEIGHTS = (
    "Tracks_Sessions|Penalty", "Tracks_Rooms|Penalty", "Sessions_Rooms|Penalty", "Similar Tracks", "Number of Rooms per Track",
    "Parallel Tracks", "Consecutive Tracks", "Submissions_Timezones|Penalty", "Submissions Order", "Submissions_Sessions|Penalty",
    "Submissions_Rooms|Penalty", "Presenters Conflicts", "Attendees Conflicts", "Chairs Conflicts", "Presenters Conflicts Timeslot Level",
    "Attendees Conflicts Timeslot Level",
)
_LONGEST_CELL = 32_767


def read_problem(file: Any, name: str | None = None) -> _rooms.RoomsProblem:
    """A question from a workbook; called like its file unless name says otherwise. Raises InvalidInput with every issue, each with its cell."""
    return _reading.read_problem(file, name)


def read_timetable(file: Any, problem: _rooms.RoomsProblem) -> _rooms.RoomsTimetable:
    """A timetable from the sheet sol of a workbook. Raises InvalidInput with every issue; it need not obey the rules."""
    return _reading.read_timetable(file, problem)


def _save(book: Any, file: Any) -> None:
    """Whole or not at all."""
    target = _Path(_os.path.realpath(_os.fspath(file)))
    handle, name = _tempfile.mkstemp(dir=target.parent, prefix=".samling-", suffix=".xlsx")
    _os.close(handle)
    try:
        book.save(name)
        _os.chmod(name, 0o666 & ~_umask())
        _os.replace(name, target)
    except BaseException:
        _os.unlink(name)
        raise


def _umask() -> int:
    mask = _os.umask(0)
    _os.umask(mask)
    return mask


def _not_to_be_written(question: _rooms.RoomsInput) -> list[Issue]:
    """What a workbook cannot hold without changing it: cells name rows, and lists of names have ", " between."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    issues: list[Issue] = []

    def refuse(field: str, value: str, message: str) -> None:
        issues.append(Issue(level="error", rule="workbook", field=field, value=value[:80], message=message))

    def cell(field: str, text: str) -> None:
        if ILLEGAL_CHARACTERS_RE.search(text) or "\r" in text:
            refuse(field, text, "has a character that a workbook cannot hold")
        if len(text) > _LONGEST_CELL:
            refuse(field, text, f"is longer than the {_LONGEST_CELL} characters of a cell")

    def names(field: str, texts: _Sequence[str]) -> None:
        for text, count in _Counter(texts).items():
            if not text or count > 1:
                refuse(field, text, "needs a name of its own in a workbook")
            cell(field, text)

    def people(field: str, texts: _Sequence[str]) -> None:
        for text in texts:
            if not text or ", " in text or text.startswith(" ") and len(texts) > 1:
                refuse(field, text, "cannot be told apart in a cell, where names have \", \" between")
        cell(field, ", ".join(texts))

    names("/sessions", [session.name for session in question.sessions])
    names("/rooms", question.rooms)
    names("/tracks", [track.name for track in question.tracks])
    names("/submissions", [talk.name for talk in question.talks])
    for place, session in enumerate(question.sessions):
        cell(f"/sessions/{place}/date", session.date)
    for place, track in enumerate(question.tracks):
        people(f"/tracks/{place}/chairs", track.chairs)
    for place, talk in enumerate(question.talks):
        people(f"/submissions/{place}/presenters", talk.presenters)
        people(f"/submissions/{place}/attendees", talk.attendees)
    return issues


def _add(book: Any, title: str, rows: _Iterable[_Sequence[Any]]) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    sheet = book.create_sheet(title)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(number, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula


def _offset_words(hours: float) -> str:
    minutes = round(abs(hours) * 60)
    if minutes / 60 != abs(hours):
        return f"GMT{'-' if hours < 0 else '+'}{abs(hours):.12f}"
    return f"GMT{'-' if hours < 0 else '+'}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")


def _matrix(rows: _Sequence[str], columns: _Sequence[str], penalties: _Iterable[_rooms.Penalty], both: bool = False) -> list[list[Any]]:
    table: list[list[Any]] = [["", *columns]] + [[name] + [""] * len(columns) for name in rows]
    for entry in penalties:
        table[entry.a + 1][entry.b + 1] = entry.penalty
        if both:
            table[entry.b + 1][entry.a + 1] = entry.penalty
    return table


def _parameter_rows(question: _rooms.RoomsInput) -> list[list[Any]]:
    zones = question.timezones
    left: list[list[Any]] = [
        ["Local time zone", _offset_words(zones.local_utc_offset)], ["Suitable scheduling times"], ["From", zones.suitable[0]],
        ["To", zones.suitable[1]], ["Less suitable scheduling times"], ["From", zones.less_suitable[0]], ["To", zones.less_suitable[1]],
        ["Small penalty", zones.small_penalty], [], ["Big penalty", zones.big_penalty]]
    rows: list[list[Any]] = [["Time zones", "", "", "Objective", "Weight"]]
    for row, name in enumerate(_WEIGHTS):
        grade = question.terms[row]
        counted = grade.weight if grade.grade in ("weigh", "forbid") else 0
        rows.append((left[row] if row < len(left) else []) + [""] * (3 - len(left[row] if row < len(left) else [])) + [name, counted])
    return rows


def write_problem(problem: _rooms.RoomsProblem, file: Any) -> None:
    """The question as a workbook; read_problem reads it back. Raises InvalidInput with every name that a workbook cannot hold as it is.

    In the sheet parameters, terms that are only warned of, or ignored, have weight 0; their own stands in "samling|grades".
    """
    import openpyxl

    question = problem.input
    if issues := _not_to_be_written(question):
        raise InvalidInput(issues)
    sessions = [session.name for session in question.sessions]
    tracks = [track.name for track in question.tracks]
    book = openpyxl.Workbook()
    book.remove(book.active)
    _add(book, "parameters", _parameter_rows(question))
    submissions: list[list[Any]] = [[*_reading.FIXED, *sessions, *question.rooms]]
    for talk in question.talks:
        at_session, at_room = dict(talk.session_penalty), dict(talk.room_penalty)
        submissions.append([
            talk.name, tracks[talk.track], talk.slots, talk.order, _offset_words(talk.utc_offset), ", ".join(talk.presenters),
            ", ".join(talk.attendees), *(at_session.get(s, "") for s in range(len(sessions))),
            *(at_room.get(r, "") for r in range(len(question.rooms)))])
    _add(book, "submissions", submissions)
    _add(book, "tracks", [["Tracks", "Chairs"]] + [[track.name, ", ".join(track.chairs)] for track in question.tracks])
    _add(book, "sessions", [["Sessions", "Max Number of Timeslots", "Date", "Start Time", "End Time"]] + [
        [session.name, session.slots, session.date, session.start, session.end] for session in question.sessions])
    _add(book, "rooms", [["Rooms"]] + [[hall] for hall in question.rooms])
    _add(book, "tracks_sessions|penalty", _matrix(tracks, sessions, question.track_session))
    _add(book, "tracks_rooms|penalty", _matrix(tracks, question.rooms, question.track_room))
    _add(book, "similar tracks", _matrix(tracks, tracks, question.track_track, both=True))
    _add(book, "sessions_rooms|penalty", _matrix(sessions, question.rooms, question.session_room))
    for title, rows in _own_sheets(question).items():
        if rows:
            _add(book, title, rows)
    _save(book, file)


def _own_sheets(question: _rooms.RoomsInput) -> dict[str, list[list[Any]]]:
    """What the layout of CoSPLib has no place for; no rows where there is nothing of it."""
    sessions, halls = [session.name for session in question.sessions], question.rooms
    tracks, talks = [track.name for track in question.tracks], [talk.name for talk in question.talks]
    sheets: dict[str, list[list[Any]]] = {name: [] for name in (_reading.GRADES, _reading.TALK_PINS, _reading.CELL_PINS, _reading.PUBLISHED)}
    grades = [[term, grade.grade, grade.weight] for term, grade in zip(_rooms.TERMS[:len(_WEIGHTS)], question.terms) if grade.grade != "weigh"]
    if grades:
        sheets[_reading.GRADES] = [["Term", "Grade", "Weight"], *grades]
    if question.talk_pins:
        sheets[_reading.TALK_PINS] = [["Talk", "Session", "Room", "Slot (from 1)"]] + [
            [talks[pin.talk], sessions[pin.session], "" if pin.room is None else halls[pin.room], "" if pin.slot is None else pin.slot + 1]
            for pin in question.talk_pins]
    if question.cell_pins:
        sheets[_reading.CELL_PINS] = [["Session", "Room", "Track (none: kept free)"]] + [
            [sessions[pin.session], halls[pin.room], "" if pin.track is None else tracks[pin.track]] for pin in question.cell_pins]
    if question.published is not None:
        published = question.published
        lost_tracks, lost_talks = [tracks[row] for row in published.lost_tracks], [talks[row] for row in published.lost_talks]
        sheets[_reading.PUBLISHED] = [
            ["Change price", published.change_price, *(["Lost tracks", *lost_tracks] if lost_tracks else [])],
            ["Lost talks", *lost_talks] if lost_talks else [], *_cell_rows(question, published.timetable)]
    return sheets


def _cell_rows(question: _rooms.RoomsInput, timetable: _rooms.RoomsTimetable) -> list[list[Any]]:
    """Tracks by session and room, an empty row, talks by slot and room."""
    rows: list[list[Any]] = [["", *question.rooms]]
    for session, row in zip(question.sessions, timetable.cells):
        rows.append([session.name, *("" if cell.track is None else question.tracks[cell.track].name for cell in row)])
    rows.append([])
    for session, row in zip(question.sessions, timetable.cells):
        for slot in range(session.slots):
            here = [cell.slots[slot] for cell in row]
            rows.append([session.name, *("" if talk is None else question.talks[talk].name for talk in here)])
    return rows


def write_timetable(problem: _rooms.RoomsProblem, timetable: _rooms.RoomsTimetable, file: Any) -> None:
    """The timetable as a workbook: the sheet sol, and violations: every penalty with its cost."""
    import openpyxl

    question = problem.input
    if issues := _not_to_be_written(question):
        raise InvalidInput(issues)
    objective = _rooms.score(problem, timetable).objective  # raises when the shape is another
    book = openpyxl.Workbook()
    book.remove(book.active)
    _add(book, "sol", _cell_rows(question, timetable))
    told: list[list[Any]] = [["Objective", "", objective], ["Term", "Violation", "Cost"]]
    told += [[cost.term, cost.sentence, cost.cost] for cost in _rooms.explain(problem, timetable)]
    _add(book, "violations", told)
    _save(book, file)
