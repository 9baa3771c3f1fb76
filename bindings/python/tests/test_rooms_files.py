"""Files of parallel rooms, every field wrong in turn: an issue that says where, and the JSON Schema of docs/ agrees with the reader."""
from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import samling
from samling import io

jsonschema = pytest.importorskip("jsonschema")
QUESTION: dict[str, Any] = {
    "format": "cosplib-json/1", "name": "full", "weights": {"order": 3, "chair": 1}, "grades": {"chair": "forbid"},
    "timezones": {"local_utc_offset": -3.5, "suitable": ["09:00", "24:00"], "less_suitable": ["07:00", "23:00"], "small_penalty": 1, "big_penalty": 9},
    "sessions": [{"id": "S", "slots": 2, "date": "Monday", "start": "9:00", "end": "10:00"}, {"id": "T", "slots": 1, "date": "", "start": "", "end": None}],
    "rooms": ["R", "Q"], "tracks": [{"id": "T", "chairs": ["C"]}, {"id": "U", "chairs": []}],
    "submissions": [
        {"id": "A", "track": 0, "slots": 2, "order": 1, "utc_offset": 1, "presenters": ["P"], "attendees": ["Q"], "session_penalty": {"0": 4},
         "room_penalty": {"1": 2}},
        {"id": "B", "track": 1, "slots": 1}],
    "track_session": [[0, 0, 2]], "track_room": [[1, 1, 3]], "session_room": [[1, 0, 1]], "track_track": [[0, 1, 5]],
    "talk_pins": [{"talk": 0, "session": 0, "room": 0, "slot": 0}], "cell_pins": [{"session": 1, "room": 0, "track": -1}],
    "published": {"track": [[0, -1], [-1, 1]], "slot": [[[0, 0], [-1, -1]], [[-1], [1]]], "change_price": 4},
}
VALUES = (None, True, -1, -2, 0, 1, 7, 1.5, 10**12, 10**30, 1e300, "", "x", "12:34", [], [0], [[]], {}, {"x": 1}, {"0": -1})


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in items:
        yield from places(inside, (*path, key))


def mutated() -> Iterator[tuple[str, Any, Any]]:
    for path in places(QUESTION):
        if not path:
            continue
        for value in VALUES:
            document = copy.deepcopy(QUESTION)
            around = document
            for key in path[:-1]:
                around = around[key]
            around[path[-1]] = value
            yield "/" + "/".join(map(str, path)), value, document


def test_every_field_wrong_in_turn(source: Path, tmp_path: Path) -> None:
    rules = json.loads((source / "docs" / "rooms-question.schema.json").read_text(encoding="utf-8"))
    schema = jsonschema.Draft202012Validator(rules)
    file = tmp_path / "question.json"
    accepted = refused = 0
    assert schema.is_valid(QUESTION)
    for pointer, value, document in mutated():
        file.write_text(json.dumps(document, indent=1), encoding="utf-8")
        try:
            problem = io.read_rooms_problem(file)
        except samling.InvalidInput as trouble:
            refused += 1
            for issue in trouble.issues:
                assert issue.file == "question.json" and issue.line >= 1 and issue.message, (pointer, issue)
            # Where the change itself is at fault it is named: it, what is in it, or what is around it.
            near = [issue.field for issue in trouble.issues if issue.field.startswith(pointer) or pointer.startswith(issue.field)]
            assert near or all(issue.field.startswith("/published") for issue in trouble.issues), (pointer, [str(issue) for issue in trouble.issues])
        else:
            accepted += 1
            assert value is None or schema.is_valid(document), (pointer, value)  # the reader takes null for nothing
            again = json.loads(io.rooms_problem_json(problem))
            assert schema.is_valid(again), pointer
    assert accepted > 100 and refused > 800
