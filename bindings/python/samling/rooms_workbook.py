"""Parallel rooms in the workbook layout of CoSPLib (.xlsx): questions and timetables, read and written.

The sheets of a question are parameters, submissions, tracks, sessions, rooms, "tracks_sessions|penalty", "tracks_rooms|penalty",
"similar tracks" and "sessions_rooms|penalty"; those of a timetable are sol (tracks by session and room, an empty row, then talks by slot and
room) and violations. What the layout has no place for (grades, pins, a published timetable) is not written. openpyxl is imported when a
function is called, not before.
"""
from __future__ import annotations

import datetime as _datetime
import os as _os
import re as _re
import tempfile as _tempfile
from pathlib import Path as _Path
from typing import TYPE_CHECKING, Any

from ._errors import InvalidInput
from ._samling import Issue, rooms as _rooms

if TYPE_CHECKING:
    from collections.abc import Iterable as _Iterable, Sequence as _Sequence

__all__ = ["read_problem", "read_timetable", "write_problem", "write_timetable"]

_SHEETS = (
    "parameters", "submissions", "tracks", "sessions", "rooms", "tracks_sessions|penalty", "tracks_rooms|penalty", "similar tracks",
    "sessions_rooms|penalty",
)
# The weights of the sheet parameters, in its order, which is that of the terms.
_WEIGHTS = (
    "Tracks_Sessions|Penalty", "Tracks_Rooms|Penalty", "Sessions_Rooms|Penalty", "Similar Tracks", "Number of Rooms per Track",
    "Parallel Tracks", "Consecutive Tracks", "Submissions_Timezones|Penalty", "Submissions Order", "Submissions_Sessions|Penalty",
    "Submissions_Rooms|Penalty", "Presenters Conflicts", "Attendees Conflicts", "Chairs Conflicts", "Presenters Conflicts Timeslot Level",
    "Attendees Conflicts Timeslot Level",
)
_FIXED = ("Reference", "Track", "Required Timeslots", "Order", "Time Zone", "Presenters", "Attendees")


class _Sheet:
    """One sheet as rows of cells, and the issues found in it. Rows and columns from 0; places are told as people see them."""

    def __init__(self, book: _Book, name: str, rows: list[list[Any]]) -> None:
        self.book, self.name, self.rows = book, name, rows

    def __getitem__(self, place: tuple[int, int]) -> Any:
        row, column = place
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) and cells[column] is not None else ""

    def issue(self, row: int, column: int, message: str) -> None:
        letter = _column_letter(column)
        self.book.issues.append(Issue(
            level="error", rule="workbook", file=self.book.name, line=row + 1, field=f"{self.name}!{letter}{row + 1}",
            value=str(self[row, column]), message=message))

    def text(self, row: int, column: int) -> str:
        value = self[row, column]
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

    def whole(self, row: int, column: int, default: int = 0) -> int:
        value = self[row, column]
        if value == "":
            return default
        try:
            if isinstance(value, bool) or float(value) != int(float(value)):
                raise ValueError
            return int(float(value))
        except (TypeError, ValueError, OverflowError):
            self.issue(row, column, "must be a whole number")
            return default

    def clock(self, row: int, column: int) -> str:
        value = self[row, column]
        if isinstance(value, (_datetime.time, _datetime.datetime)):
            return f"{value.hour:02}:{value.minute:02}"
        match = _re.fullmatch(r"(\d{1,2}):(\d\d)(:\d\d)?", str(value).strip())
        if match and int(match[1]) <= 24 and int(match[2]) < 60:
            return f"{int(match[1]):02}:{match[2]}"
        self.issue(row, column, "must be a clock time HH:MM")
        return "00:00"

    def offset(self, row: int, column: int) -> float:
        """GMT+1 and the like, in hours."""
        value = self.text(row, column).strip()
        match = _re.fullmatch(r"(?:GMT|UTC)?(?:([+-]?\d+(?:\.\d+)?)(?::([0-5]\d))?)?", value)
        if match is None:
            self.issue(row, column, "must be a time zone like GMT+1")
            return 0.0
        hours = float(match[1] or 0)
        return hours + (-1 if hours < 0 else 1) * int(match[2] or 0) / 60

    def names(self, row: int, column: int) -> list[str]:
        return [name for name in self.text(row, column).split(", ") if name]

    def filled(self) -> list[int]:
        """Rows below the heading that have a name."""
        return [row for row in range(1, len(self.rows)) if self[row, 0] != ""]


class _Book:
    """A workbook that is read, with everything that is wrong with it."""

    def __init__(self, file: Any) -> None:
        import openpyxl

        self.name = _os.fspath(file)
        self.issues: list[Issue] = []
        try:
            book = openpyxl.load_workbook(self.name, read_only=True, data_only=True)
        except FileNotFoundError:
            raise
        except Exception as error:  # openpyxl raises what its parts raise
            raise InvalidInput([Issue(level="error", rule="workbook", file=self.name, message=f"is not a workbook: {error}")]) from error
        self.sheets = {sheet.title: _Sheet(self, sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in book}
        book.close()

    def need(self, *names: str) -> list[_Sheet]:
        for name in names:
            if name not in self.sheets:
                self.issues.append(Issue(level="error", rule="workbook", file=self.name, field=name, message="this sheet is missing"))
        self.refuse()
        return [self.sheets[name] for name in names]

    def refuse(self) -> None:
        if self.issues:
            raise InvalidInput(self.issues)


def _column_letter(column: int) -> str:
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


def _rows_by_name(sheet: _Sheet, names: _Iterable[str]) -> dict[str, int]:
    """Rows of a table by name; a name twice is an issue."""
    rows: dict[str, int] = {}
    for row, name in zip(sheet.filled(), names):
        if name in rows:
            sheet.issue(row, 0, "is there twice")
        rows.setdefault(name, len(rows))
    return rows


def _penalties(sheet: _Sheet, rows: dict[str, int], columns: dict[str, int]) -> list[tuple[int, int, int]]:
    found = []
    heading = {column: sheet.text(0, column) for column in range(1, len(sheet.rows[0]) if sheet.rows else 0)}
    for column, name in heading.items():
        if name and name not in columns:
            sheet.issue(0, column, "is no such name")
    for row in sheet.filled():
        name = sheet.text(row, 0)
        if name not in rows:
            sheet.issue(row, 0, "is no such name")
            continue
        found += [(rows[name], columns[title], sheet.whole(row, column))
                  for column, title in heading.items() if title in columns and sheet.whole(row, column) != 0]
    return sorted(found)


def _talk(sheet: _Sheet, row: int, tracks: dict[str, int], sessions: dict[str, int], halls: dict[str, int]) -> _rooms.Talk:
    track = sheet.text(row, 1)
    if track not in tracks:
        sheet.issue(row, 1, "is no such track")
    # The columns of sessions come first: a room may be called like a session.
    first_room = len(_FIXED) + len(sessions)
    wishes: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for column in range(len(_FIXED), len(sheet.rows[0])):
        of_room = column >= first_room
        known = halls if of_room else sessions
        title = sheet.text(0, column)
        if title in known and sheet.whole(row, column) != 0:
            wishes[of_room].append((known[title], sheet.whole(row, column)))
    return _rooms.Talk(
        name=sheet.text(row, 0), track=tracks.get(track, 0), slots=sheet.whole(row, 2, 1), order=sheet.whole(row, 3),
        utc_offset=sheet.offset(row, 4), presenters=sheet.names(row, 5), attendees=sheet.names(row, 6),
        session_penalty=sorted(wishes[0]), room_penalty=sorted(wishes[1]))


def _timezones(sheet: _Sheet) -> _rooms.TimeZones:
    return _rooms.TimeZones(
        local_utc_offset=sheet.offset(1, 1), suitable=(sheet.clock(3, 1), sheet.clock(4, 1)),
        less_suitable=(sheet.clock(6, 1), sheet.clock(7, 1)), small_penalty=sheet.whole(8, 1), big_penalty=sheet.whole(10, 1))


def _check_titles(sheet: _Sheet, sessions: dict[str, int], halls: dict[str, int]) -> None:
    count = len(sheet.rows[0]) if sheet.rows else 0
    for column in range(len(_FIXED), count):
        title = sheet.text(0, column)
        if title and title not in (halls if column >= len(_FIXED) + len(sessions) else sessions):
            sheet.issue(0, column, "is no such session or room: first the sessions, then the rooms")


def read_problem(file: Any, name: str | None = None) -> _rooms.RoomsProblem:
    """A question from a workbook; called like its file unless name says otherwise. Raises InvalidInput with every issue, each with its cell."""
    book = _Book(file)
    parameters, talks, tracks, sessions, halls, *tables = book.need(*_SHEETS)
    read_sessions = [
        _rooms.RoomsSession(name=sessions.text(row, 0), slots=sessions.whole(row, 1, 1), date=_date(sessions[row, 2]),
                            start=sessions.clock(row, 3), end=sessions.clock(row, 4)) for row in sessions.filled()]
    read_tracks = [_rooms.Track(name=tracks.text(row, 0), chairs=tracks.names(row, 1)) for row in tracks.filled()]
    hall_names = [halls.text(row, 0) for row in halls.filled()]
    by_session = _rows_by_name(sessions, (session.name for session in read_sessions))
    by_track = _rows_by_name(tracks, (track.name for track in read_tracks))
    by_hall = _rows_by_name(halls, hall_names)
    _check_titles(talks, by_session, by_hall)
    read_talks = [_talk(talks, row, by_track, by_session, by_hall) for row in talks.filled()]
    track_session = _penalties(tables[0], by_track, by_session)
    track_room = _penalties(tables[1], by_track, by_hall)
    # The upper triangle counts: the evaluator reads the square so.
    alike = [entry for entry in _penalties(tables[2], by_track, by_track) if entry[0] < entry[1]]
    session_room = _penalties(tables[3], by_session, by_hall)
    weights = {term: parameters.whole(row + 1, 4) for row, term in enumerate(_rooms.TERMS[:len(_WEIGHTS)])}
    zones = _timezones(parameters)
    book.refuse()
    return _rooms.RoomsProblem(_rooms.RoomsInput(
        name=_Path(book.name).stem if name is None else name, sessions=read_sessions, rooms=hall_names, tracks=read_tracks, talks=read_talks,
        timezones=zones, track_session=_as_penalties(track_session), track_room=_as_penalties(track_room),
        session_room=_as_penalties(session_room), track_track=_as_penalties(alike), terms=_rooms.terms(**weights)))


def _as_penalties(rows: list[tuple[int, int, int]]) -> list[_rooms.Penalty]:
    return [_rooms.Penalty(*entry) for entry in rows]


def _date(value: Any) -> str:
    if isinstance(value, _datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, _datetime.date) else str(value)


def read_timetable(file: Any, problem: _rooms.RoomsProblem) -> _rooms.RoomsTimetable:
    """A timetable from the sheet sol of a workbook. Raises InvalidInput with every issue; it need not obey the rules."""
    book = _Book(file)
    (sheet,) = book.need("sol")
    question = problem.input
    columns = {sheet.text(0, column): column for column in range(1, len(sheet.rows[0]) if sheet.rows else 0)}
    for hall in question.rooms:
        if hall not in columns:
            book.issues.append(Issue(level="error", rule="workbook", file=book.name, field="sol", value=hall, message="this room is missing"))
    book.refuse()
    tracks = {track.name: row for row, track in enumerate(question.tracks)}
    talks = {talk.name: row for row, talk in enumerate(question.talks)}
    filled = sheet.filled()
    wanted = len(question.sessions) + sum(session.slots for session in question.sessions)
    if len(filled) != wanted:
        sheet.issue(0, 0, f"the sheet has {len(filled)} rows of sessions and slots, not {wanted}")
        book.refuse()

    def of(row: int, hall: str, known: dict[str, int], what: str) -> int | None:
        name = sheet.text(row, columns[hall])
        if name and name not in known:
            sheet.issue(row, columns[hall], f"is no such {what}")
        return known.get(name)

    cells, below = [], iter(filled[len(question.sessions):])
    for row, session in zip(filled, question.sessions):
        slot_rows = [next(below) for _ in range(session.slots)]
        for other in (row, *slot_rows):
            if sheet.text(other, 0) != session.name:
                sheet.issue(other, 0, f"should be {session.name}")
        cells.append([_rooms.Cell(track=of(row, hall, tracks, "track"), slots=[of(k, hall, talks, "talk") for k in slot_rows])
                      for hall in question.rooms])
    book.refuse()
    return _rooms.RoomsTimetable(cells)


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
    """The question as a workbook; read_problem reads it back. Terms that are only warned of, or ignored, are written with weight 0."""
    import openpyxl

    question = problem.input
    sessions = [session.name for session in question.sessions]
    tracks = [track.name for track in question.tracks]
    book = openpyxl.Workbook()
    book.remove(book.active)
    _add(book, "parameters", _parameter_rows(question))
    submissions: list[list[Any]] = [[*_FIXED, *sessions, *question.rooms]]
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
    _save(book, file)


def write_timetable(problem: _rooms.RoomsProblem, timetable: _rooms.RoomsTimetable, file: Any) -> None:
    """The timetable as a workbook: the sheet sol, and violations: every penalty with its cost."""
    import openpyxl

    question = problem.input
    objective = _rooms.score(problem, timetable).objective  # raises when the shape is another
    rows: list[list[Any]] = [["", *question.rooms]]
    for session, row in zip(question.sessions, timetable.cells):
        rows.append([session.name, *("" if cell.track is None else question.tracks[cell.track].name for cell in row)])
    rows.append([])
    for session, row in zip(question.sessions, timetable.cells):
        for slot in range(session.slots):
            here = [cell.slots[slot] for cell in row]
            rows.append([session.name, *("" if talk is None else question.talks[talk].name for talk in here)])
    book = openpyxl.Workbook()
    book.remove(book.active)
    _add(book, "sol", rows)
    told: list[list[Any]] = [["Objective", "", objective], ["Term", "Violation", "Cost"]]
    told += [[cost.term, cost.sentence, cost.cost] for cost in _rooms.explain(problem, timetable)]
    _add(book, "violations", told)
    _save(book, file)
