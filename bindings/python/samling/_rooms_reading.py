"""Parallel rooms from workbooks: the sheets of CoSPLib, and those of ours beside them (see rooms_workbook)."""
from __future__ import annotations

from pathlib import Path as _Path
from typing import TYPE_CHECKING, Any, Literal

from ._errors import InvalidInput
from ._samling import Issue, rooms as _rooms
from ._sheets import Book, Names, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence as _Sequence

SHEETS = (
    "parameters", "submissions", "tracks", "sessions", "rooms", "tracks_sessions|penalty", "tracks_rooms|penalty", "similar tracks",
    "sessions_rooms|penalty",
)
GRADES, TALK_PINS, CELL_PINS, PUBLISHED = "samling|grades", "samling|talk pins", "samling|cell pins", "samling|published"
FIXED = ("Reference", "Track", "Required Timeslots", "Order", "Time Zone", "Presenters", "Attendees")
GRADE_WORDS: dict[str, Literal["forbid", "warn", "weigh", "ignore"]] = {
    "forbid": "forbid", "warn": "warn", "weigh": "weigh", "ignore": "ignore"}
WEIGHED_TERMS = 16  # Of the sheet parameters, in the order of the terms.
LARGEST_PENALTY = 1_000_000
PUBLISHED_TOP = 2  # Row of the rooms in the sheet of the published timetable; the change price stands above.


def _penalty(sheet: Sheet, row: int, column: int) -> int:
    """0 with an issue when it is none, so that nothing depends on whether the names around it are known."""
    penalty = sheet.whole(row, column)
    if 0 <= penalty <= LARGEST_PENALTY:
        return penalty
    sheet.issue(row, column, f"must be a whole number from 0 to {LARGEST_PENALTY}")
    return 0


def _penalties(sheet: Sheet, rows: Names, columns: Names, table: str) -> list[_rooms.Penalty]:
    """A table of names by names. Of a square one the upper triangle counts: the evaluator of CoSPLib reads it so."""
    square = rows is columns
    heading: dict[int, int] = {}
    for column in range(1, sheet.columns):
        if sheet.text(0, column) == "":
            continue
        known = sheet.known(0, column, columns, "name")
        if known is not None and known in heading.values():
            sheet.issue(0, column, "is there twice")
        elif known is not None:
            heading[column] = known
    found: list[_rooms.Penalty] = []
    seen: set[int | None] = set()
    for row in sheet.filled(sheet.columns):
        a = sheet.known(row, 0, rows, "name")
        if a in seen:
            sheet.issue(row, 0, "is there twice")
        seen.add(a)
        for column in range(1, sheet.columns):
            penalty = _penalty(sheet, row, column)
            b = heading.get(column)
            if penalty != 0 and sheet.text(0, column) == "":
                sheet.issue(row, column, "this column has no heading")
            if penalty == 0 or a is None or b is None or (square and a >= b):
                continue
            sheet.book.mark(f"/{table}/{len(found)}", sheet, row, column)
            found.append(_rooms.Penalty(a, b, penalty))
    return found


class _Question:
    """The question of a workbook, sheet by sheet."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.parameters, self.talks, self.tracks, self.sessions, self.halls, *self.tables = book.need(*SHEETS)
        self.talk_rows, self.track_rows = self.talks.filled(len(FIXED)), self.tracks.filled(2)
        self.session_rows, self.hall_rows = self.sessions.filled(5), self.halls.filled()
        self.by_session, self.by_track = Names(self.sessions, self.session_rows), Names(self.tracks, self.track_rows)
        self.by_hall, self.by_talk = Names(self.halls, self.hall_rows), Names(self.talks, self.talk_rows)
        for name, sheet in (("sessions", self.sessions), ("rooms", self.halls), ("tracks", self.tracks), ("submissions", self.talks)):
            book.mark(f"/{name}", sheet, 0, 0)

    def own(self, name: str) -> Sheet:
        """A sheet of ours; empty when it is not there."""
        return self.book.sheets.get(name) or Sheet(self.book, name, None)

    def read_sessions(self) -> list[_rooms.RoomsSession]:
        sheet = self.sessions
        for place, row in enumerate(self.session_rows):
            self.book.mark(f"/sessions/{place}", sheet, row, 0)
            self.book.mark(f"/sessions/{place}/slots", sheet, row, 1)
        return [_rooms.RoomsSession(name=sheet.text(row, 0), slots=sheet.whole(row, 1, 1), date=sheet.date(row, 2), start=sheet.clock(row, 3),
                                    end=sheet.clock(row, 4)) for row in self.session_rows]

    def headings(self) -> dict[int, tuple[bool, int]]:
        """Of the sheet of talks: column -> (of a room, row). The columns of sessions come first: a room may be called like a session."""
        sheet = self.talks
        found: dict[int, tuple[bool, int]] = {}
        first_room = len(FIXED) + len(self.by_session.rows)
        for column in range(len(FIXED), sheet.columns):
            of_room = column >= first_room
            names = self.by_hall if of_room else self.by_session
            if self.sessions.missing or sheet.text(0, column) == "":
                continue
            row = names.rows.get(sheet.text(0, column))
            if row is None and not names.of.missing:
                sheet.issue(0, column, "is no such session or room: first the sessions, then the rooms")
            elif row is not None and (of_room, row) in found.values():
                sheet.issue(0, column, "is there twice")
            elif row is not None:
                found[column] = (of_room, row)
        return found

    def read_talks(self) -> list[_rooms.Talk]:
        headings = self.headings()
        return [self.talk(row, place, headings) for place, row in enumerate(self.talk_rows)]

    def talk(self, row: int, place: int, headings: dict[int, tuple[bool, int]]) -> _rooms.Talk:
        sheet = self.talks
        for column, field in enumerate(("", "/track", "/slots", "/order", "/utc_offset")):
            self.book.mark(f"/submissions/{place}{field}", sheet, row, column)
        wishes: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for column in range(len(FIXED), sheet.columns):
            penalty = _penalty(sheet, row, column)
            if penalty != 0 and sheet.text(0, column) == "":
                sheet.issue(row, column, "this column has no heading")
            if penalty == 0 or column not in headings:
                continue
            of_room, known = headings[column]
            wishes[of_room].append((known, penalty))
        return _rooms.Talk(
            name=sheet.text(row, 0), track=sheet.known(row, 1, self.by_track, "track") or 0, slots=sheet.whole(row, 2, 1),
            order=sheet.whole(row, 3), utc_offset=sheet.offset(row, 4), presenters=sheet.names(row, 5), attendees=sheet.names(row, 6),
            session_penalty=sorted(wishes[0]), room_penalty=sorted(wishes[1]))

    def read_timezones(self) -> _rooms.TimeZones:
        sheet = self.parameters
        if sheet.missing:
            return _rooms.TimeZones()
        for field, row in (("local_utc_offset", 1), ("small_penalty", 8), ("big_penalty", 10)):
            self.book.mark(f"/timezones/{field}", sheet, row, 1)
        return _rooms.TimeZones(
            local_utc_offset=sheet.offset(1, 1), suitable=(sheet.clock(3, 1), sheet.clock(4, 1)),
            less_suitable=(sheet.clock(6, 1), sheet.clock(7, 1)), small_penalty=sheet.whole(8, 1), big_penalty=sheet.whole(10, 1))

    def read_terms(self) -> list[_rooms.TermGrade]:
        terms: dict[str, _rooms.TermGrade] = {}
        for row, term in enumerate(_rooms.TERMS[:WEIGHED_TERMS]):
            self.book.mark(f"/weights/{term}", self.parameters, row + 1, 4)
            terms[term] = _rooms.TermGrade(self.parameters.whole(row + 1, 4))
        sheet = self.own(GRADES)
        for row in sheet.filled(3):
            term, grade = sheet.text(row, 0), GRADE_WORDS.get(sheet.text(row, 1))
            if term not in terms:
                sheet.issue(row, 0, "is no such term")
            elif grade is None:
                sheet.issue(row, 1, "must be forbid, warn, weigh or ignore")
            else:
                self.book.mark(f"/weights/{term}", sheet, row, 2)
                terms[term] = _rooms.TermGrade(sheet.whole(row, 2, terms[term].weight), grade)
        return _rooms.terms(**terms)

    def read_talk_pins(self) -> list[_rooms.TalkPin]:
        sheet = self.own(TALK_PINS)
        pins: list[_rooms.TalkPin] = []
        for row in sheet.filled(4):
            talk = sheet.known(row, 0, self.by_talk, "talk")
            session = sheet.known(row, 1, self.by_session, "session")
            hall = sheet.known(row, 2, self.by_hall, "room") if sheet[row, 2] != "" else None
            slot = sheet.whole(row, 3, 1) - 1 if sheet[row, 3] != "" else None
            if talk is not None and session is not None:
                for column, field in enumerate(("/talk", "/session", "/room", "/slot")):
                    self.book.mark(f"/talk_pins/{len(pins)}{field}", sheet, row, column)
                pins.append(_rooms.TalkPin(talk, session, hall, slot))
        return pins

    def read_cell_pins(self) -> list[_rooms.CellPin]:
        sheet = self.own(CELL_PINS)
        pins: list[_rooms.CellPin] = []
        for row in sheet.filled(3):
            session = sheet.known(row, 0, self.by_session, "session")
            hall = sheet.known(row, 1, self.by_hall, "room")
            track = sheet.known(row, 2, self.by_track, "track") if sheet[row, 2] != "" else None
            if session is not None and hall is not None:
                self.book.mark(f"/cell_pins/{len(pins)}", sheet, row, 0)
                pins.append(_rooms.CellPin(session, hall, track))
        return pins

    def read_published(self, sessions: _Sequence[_rooms.RoomsSession]) -> _rooms.Published | None:
        sheet = self.own(PUBLISHED)
        if sheet.missing or self.sessions.missing or self.halls.missing:
            return None
        self.book.mark("/published/change_price", sheet, 0, 1)
        cells = read_cells(sheet, PUBLISHED_TOP, [(session.name, session.slots) for session in sessions], self.by_hall, self.by_track,
                           self.by_talk)
        lost_tracks = self.named_in(sheet, 0, 3, self.by_track, "track")
        lost_talks = self.named_in(sheet, 1, 1, self.by_talk, "talk")
        return None if cells is None else _rooms.Published(_rooms.RoomsTimetable(cells), sheet.whole(0, 1), lost_talks, lost_tracks)

    @staticmethod
    def named_in(sheet: Sheet, row: int, first: int, rows: Names, what: str) -> list[int]:
        """Rows of the names in one row of the sheet, from a column on."""
        width = len(sheet.rows[row]) if row < len(sheet.rows) else 0
        found = [sheet.known(row, column, rows, what) for column in range(first, width) if sheet[row, column] != ""]
        return [name for name in found if name is not None]

    def read(self, name: str) -> _rooms.RoomsProblem:
        sessions, terms, zones, talks = self.read_sessions(), self.read_terms(), self.read_timezones(), self.read_talks()
        names = ((self.by_track, self.by_session, "track_session"), (self.by_track, self.by_hall, "track_room"),
                 (self.by_track, self.by_track, "track_track"), (self.by_session, self.by_hall, "session_room"))
        tables = {field: _penalties(sheet, rows, columns, field) for sheet, (rows, columns, field) in zip(self.tables, names)}
        question = _rooms.RoomsInput(
            name=name, sessions=sessions, rooms=[self.halls.text(row, 0) for row in self.hall_rows],
            tracks=[_rooms.Track(name=self.tracks.text(row, 0), chairs=self.tracks.names(row, 1)) for row in self.track_rows], talks=talks,
            timezones=zones, terms=terms, talk_pins=self.read_talk_pins(), cell_pins=self.read_cell_pins(),
            published=self.read_published(sessions), **tables)
        if any(sheet.missing for sheet in (self.talks, self.tracks, self.sessions, self.halls)):
            self.book.refuse()
        try:
            problem = _rooms.RoomsProblem(question)
        except InvalidInput as trouble:
            self.book.add(trouble)
        self.book.refuse()
        return problem


def read_cells(sheet: Sheet, top: int, sessions: _Sequence[tuple[str, int]], halls: Names, tracks: Names,
               talks: Names) -> list[list[_rooms.Cell]] | None:
    """Tracks by session and room, an empty row, then talks by slot and room, below the row of rooms; None when that is not there."""
    columns: dict[str, int] = {}
    for column in range(1, max((len(row) for row in sheet.rows), default=0)):
        columns.setdefault(sheet.text(top, column), column)
    for hall in halls.rows:
        if hall not in columns:
            sheet.book.issues.append(Issue(level="error", rule="workbook", file=sheet.book.name, line=top + 1, field=sheet.name, value=hall,
                                           message="this room is missing"))
    filled = sheet.filled(first=top + 1)
    wanted = len(sessions) + sum(slots for _, slots in sessions)
    if len(filled) != wanted:
        sheet.issue(top, 0, f"the sheet has {len(filled)} rows of sessions and slots, not {wanted}")
        return None

    def named(row: int, hall: str, names: Names, what: str) -> int | None:
        column = columns.get(hall)
        return None if column is None or sheet[row, column] == "" else sheet.known(row, column, names, what)

    cells, below = [], iter(filled[len(sessions):])
    for row, (name, slots) in zip(filled, sessions):
        slot_rows = [next(below) for _ in range(slots)]
        for other in (row, *slot_rows):
            if sheet.text(other, 0) != name:
                sheet.issue(other, 0, f"should be {name}")
        cells.append([_rooms.Cell(track=named(row, hall, tracks, "track"), slots=[named(k, hall, talks, "talk") for k in slot_rows])
                      for hall in halls.rows])
    return cells


def names_of(sheet: Sheet, texts: _Sequence[str]) -> Names:
    """Names that come from a question, not from the sheet."""
    names = Names(sheet, [])
    for row, text in enumerate(texts):
        names.rows.setdefault(text, row)
    return names


def read_problem(file: Any, name: str | None) -> _rooms.RoomsProblem:
    book = Book(file)
    return _Question(book).read(_Path(book.name).stem if name is None else name)


def read_timetable(file: Any, problem: _rooms.RoomsProblem) -> _rooms.RoomsTimetable:
    book, question = Book(file), problem.input
    (sheet,) = book.need("sol")
    book.refuse()
    cells = read_cells(
        sheet, 0, [(session.name, session.slots) for session in question.sessions], names_of(sheet, question.rooms),
        names_of(sheet, [track.name for track in question.tracks]), names_of(sheet, [talk.name for talk in question.talks]))
    book.refuse()
    return _rooms.RoomsTimetable(cells or [])
