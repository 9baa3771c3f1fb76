"""Sheets of a workbook as they are read: typed cells, and everything that is wrong with them, each with its place as people see it (submissions!B2)."""
from __future__ import annotations

import datetime as _datetime
import os as _os
import re as _re
from typing import Any

from ._errors import InvalidInput
from ._samling import Issue

LARGEST = 10**9  # Beyond any number that a question may have.


def column_letter(column: int) -> str:
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


class Sheet:
    """One sheet as rows of cells. Rows and columns from 0. A missing sheet is empty, and everything is let pass that would name its rows."""

    def __init__(self, book: Book, name: str, rows: list[list[Any]] | None) -> None:
        self.book, self.name, self.rows, self.missing = book, name, rows or [], rows is None

    def __getitem__(self, place: tuple[int, int]) -> Any:
        row, column = place
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) and cells[column] is not None else ""

    @property
    def columns(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def place(self, row: int, column: int) -> str:
        return f"{self.name}!{column_letter(column)}{row + 1}"

    def issue(self, row: int, column: int, message: str) -> None:
        self.book.issues.append(Issue(
            level="error", rule="workbook", file=self.book.name, line=row + 1, field=self.place(row, column), value=str(self[row, column]),
            message=message))

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
            number = int(float(value))
        except (TypeError, ValueError, OverflowError):
            self.issue(row, column, "must be a whole number")
            return default
        if abs(number) <= LARGEST:
            return number
        self.issue(row, column, f"must not be beyond {LARGEST}")
        return default

    def clock(self, row: int, column: int) -> str:
        value = self[row, column]
        if isinstance(value, (_datetime.time, _datetime.datetime)):
            return f"{value.hour:02}:{value.minute:02}"
        match = _re.fullmatch(r"(\d{1,2}):([0-5]\d)(:\d\d)?", str(value).strip())
        if match and int(match[1]) * 60 + int(match[2]) <= 24 * 60:
            return f"{int(match[1]):02}:{match[2]}"
        self.issue(row, column, "must be a clock time HH:MM")
        return "00:00"

    def offset(self, row: int, column: int) -> float:
        """GMT+1 and the like, in hours."""
        value = self.text(row, column).strip()
        match = _re.fullmatch(r"(?:GMT|UTC)?(?:([+-])?(\d{1,3}(?:\.\d+)?)(?::([0-5]\d))?)?", value)
        if match is None:
            self.issue(row, column, "must be a time zone like GMT+1")
            return 0.0
        hours = float(match[2] or 0) + int(match[3] or 0) / 60
        return -hours if match[1] == "-" else hours

    def date(self, row: int, column: int) -> str:
        value = self[row, column]
        if isinstance(value, _datetime.datetime):
            return value.date().isoformat()
        return value.isoformat() if isinstance(value, _datetime.date) else str(value)

    def names(self, row: int, column: int) -> list[str]:
        return [name for name in self.text(row, column).split(", ") if name]

    def filled(self, known_columns: int = 0, first: int = 1) -> list[int]:
        """Rows from `first` that have a name; a row without one that says something in its first columns is an issue."""
        rows = []
        for row in range(first, len(self.rows)):
            if self[row, 0] != "":
                rows.append(row)
            elif any(self[row, column] != "" for column in range(1, known_columns)):
                self.issue(row, 0, "this row has no name")
        return rows

    def known(self, row: int, column: int, names: Names, what: str) -> int | None:
        """The row of what is named here; an issue when it is unknown."""
        name = self.text(row, column)
        if name not in names.rows and not names.of.missing:
            self.issue(row, column, f"is no such {what}")
        return names.rows.get(name)


class Names:
    """Rows of a table by name; a name twice is an issue."""

    def __init__(self, sheet: Sheet, filled: list[int]) -> None:
        self.of = sheet
        self.rows: dict[str, int] = {}
        for row in filled:
            name = sheet.text(row, 0)
            if name in self.rows:
                sheet.issue(row, 0, "is there twice")
            self.rows.setdefault(name, len(self.rows))


class Book:
    """A workbook that is read, with everything that is wrong with it."""

    def __init__(self, file: Any) -> None:
        import openpyxl

        self.name = _os.fspath(file)
        self.issues: list[Issue] = []
        self.places: dict[str, tuple[Sheet, int, int]] = {}
        try:
            book = openpyxl.load_workbook(self.name, read_only=True, data_only=True)
            self.sheets = {sheet.title: Sheet(self, sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)])
                           for sheet in book.worksheets}
            book.close()
        except FileNotFoundError:
            raise
        except Exception as error:  # openpyxl raises what its parts raise
            raise InvalidInput([Issue(level="error", rule="workbook", file=self.name, message=f"is not a workbook: {error}")]) from error

    def need(self, *names: str) -> list[Sheet]:
        """The sheets; each that is missing is an issue, and empty."""
        for name in names:
            if name not in self.sheets:
                self.issues.append(Issue(level="error", rule="workbook", file=self.name, field=name, message="this sheet is missing"))
        return [self.sheets.get(name) or Sheet(self, name, None) for name in names]

    def mark(self, pointer: str, sheet: Sheet, row: int, column: int) -> None:
        """Where the workbook has what the question has at the pointer."""
        self.places[pointer] = (sheet, row, column)

    def add(self, problem: InvalidInput) -> None:
        """Issues of a question, at the places they come from; nothing more is said of a cell that could not be read."""
        told = {issue.field for issue in self.issues}
        broken = bool(self.issues)
        for issue in problem.issues:
            if broken and issue.rule == "shape":
                continue
            pointer = issue.field
            while pointer and pointer not in self.places:
                pointer = pointer.rpartition("/")[0]
            if pointer not in self.places:
                self.issues.append(issue.replace(file=self.name))
                continue
            sheet, row, column = self.places[pointer]
            if sheet.place(row, column) not in told:
                value = str(sheet[row, column]) or issue.value
                self.issues.append(issue.replace(file=self.name, line=row + 1, field=sheet.place(row, column), value=value))

    def refuse(self) -> None:
        if self.issues:
            order = {name: place for place, name in enumerate(self.sheets)}
            raise InvalidInput(sorted(self.issues, key=lambda issue: (order.get(issue.field.partition("!")[0], -1), issue.line)))
