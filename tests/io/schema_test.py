#!/usr/bin/python3
"""The JSON Schemas of docs/ against the shipped examples, written plans, and what they must refuse.

schema_test.py SOURCE_FOLDER [PLANS_FOLDER]
"""
import copy
import json
import os
import pathlib
import sys
import unittest

import jsonschema

SOURCE = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
PLANS = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
REMOVED = object()


def load(path):
    return json.loads(path.read_text(encoding="utf-8-sig"))


def checker(name):
    schema = load(SOURCE / "docs" / name)
    validator = jsonschema.validators.validator_for(schema, default=None)
    validator.check_schema(schema)
    return validator(schema)


def changed(document, path, value):
    """A copy with one value set (or removed)."""
    result = copy.deepcopy(document)
    *parents, last = path
    inside = result
    for key in parents:
        inside = inside.setdefault(key, {}) if isinstance(inside, dict) else inside[key]
    if value is REMOVED:
        del inside[last]
    else:
        inside[last] = value
    return result


FULL = {
    "format": "samling-programme", "version": 1, "title": "Full", "as_of": "2015-03-05",
    "themes": "themes.csv", "municipalities": "municipalities.csv", "projects": "projects.csv",
    "travel": {"minutes": "minutes.csv", "unit": "seconds", "missing": "estimate"},
    "map": {"boundaries": "b.geojson", "code_property": "nr"},
    "request": {
        "sizes": {"min": 3, "max": 5}, "travel_limit": 90, "people": {"min": 10, "max": 30},
        "weights": {"theme": 1, "per_theme": {"heltid": 2}},
        "most_unplaced": 2,
        "rules": {"must_together": [["0105", "0106"]], "pinned": [["0105", "0106", "0217"]],
                  "grades": {"people": "warn", "met": {"grade": "weigh", "weight": 0.3}},
                  "at_most": [{"kind": "county", "most": 2, "grade": "weigh", "weight": 1}],
                  "at_least": [{"name": "mentor", "of": ["0105"]}, {"name": "host", "of": "can_host", "least": 2}],
                  "met": [{"municipalities": ["0105", "0106"], "ago": 1}, {"grouping": "last.csv"}], "met_fade": 0.2},
        "venue": {"limit": 60},
        "day": {"start": "10:00", "slot": {"min": 60, "max": 90}, "lunch_window": {"earliest": "11:30"}},
        "dates": {"from": "2015-03-02", "to": "2015-03-27", "weekdays": ["tue"], "excluded": ["2015-03-10"]},
    },
}

REFUSED_PROGRAMMES = [
    (("request", "rules", "grades", "met"), "warm"), (("request", "rules", "grades", "travel"), "warn"),
    (("request", "rules", "at_most", 0, "most"), REMOVED), (("request", "rules", "at_least", 0, "least"), -1),
    (("request", "rules", "met", 0, "grouping"), "both.csv"), (("request", "rules", "met_fade"), 2),
    (("format",), "samling-plan"), (("version",), 2), (("title",), REMOVED), (("title",), " "),
    (("municipalities",), REMOVED), (("request",), REMOVED), (("as_of",), "5.3.2015"), (("as_of",), "2015-13-01"),
    (("themes",), REMOVED),  # projects name themes
    (("municipality",), "x.csv"), (("attributions",), "one"), (("map", "boundaries"), REMOVED),
    (("travel", "osrm"), "table.json"), (("travel", "minutes"), REMOVED), (("travel", "unit"), "hours"),
    (("travel",), {"google": "g.json", "origins": ["a"]}), (("travel",), {"osrm": "o.json"}),
    (("travel",), {"network": {"nodes": "n.csv"}}), (("travel",), {"estimate": {"detour": 0.5}}),
    (("request", "sizes"), REMOVED), (("request", "sizes", "min"), 1), (("request", "sizes", "max"), 3.5),
    (("request", "sizes", "max"), REMOVED), (("request", "travel_limit"), 0), (("request", "travel_limt"), 90),
    (("request", "group_count"), 0), (("request", "common_theme"), "yes"), (("request", "objective"), "mean"),
    (("request", "people", "min"), -1), (("request", "weights", "difference"), -1),
    (("request", "weights", "travel_scale"), 0), (("request", "weights", "parent_share"), 2),
    (("request", "weights", "per_theme", "heltid"), -2), (("request", "rules", "must_together"), [["0105"]]),
    (("request", "rules", "must_together"), [["0105", 106]]), (("request", "rules", "keep_apart"), [["0105", "0105"]]),
    (("request", "rules", "pinned"), [["0105"]]), (("request", "venue", "limit"), -60),
    (("request", "day", "start"), "25:00"), (("request", "day", "grid"), 0), (("request", "day", "lunch"), -30),
    (("request", "dates", "to"), REMOVED), (("request", "dates", "weekdays"), ["ons"]),
    (("request", "dates", "excluded"), ["10/3"]), (("request", "seed"), -1), (("request", "max_rounds"), 1.5),
]


class ProgrammeSchema(unittest.TestCase):
    schema = checker("programme.schema.json")

    def test_accepts_every_shipped_example(self):
        examples = sorted((SOURCE / "examples" / "data").glob("*.json"))
        programmes = [path for path in examples if load(path).get("format") == "samling-programme"]
        self.assertGreaterEqual(len(programmes), 3)
        for path in programmes:
            with self.subTest(path.name):
                self.schema.validate(load(path))

    def test_accepts_the_example_of_the_documentation(self):
        text = (SOURCE / "docs" / "programme-format.md").read_text(encoding="utf-8")
        self.schema.validate(json.loads(text.split("```json")[1].split("```")[0]))

    def test_accepts_a_full_and_a_least_programme(self):
        self.schema.validate(FULL)
        self.schema.validate({"format": "samling-programme", "version": 1, "title": "Least",
                              "municipalities": "m.csv", "request": {"sizes": {"min": 2, "max": 2}}})

    def test_refuses_what_the_reader_refuses(self):
        for path, value in REFUSED_PROGRAMMES:
            with self.subTest("/".join(map(str, path)), value=value):
                self.assertFalse(self.schema.is_valid(changed(FULL, path, value)))


class PlanSchema(unittest.TestCase):
    schema = checker("plan.schema.json")

    def test_accepts_every_plan_that_was_written(self):
        if PLANS is None:
            self.skipTest("no folder of plans was given")
        plans = sorted(PLANS.glob("*.json"))
        self.assertGreaterEqual(len(plans), 20)
        for path in plans:
            with self.subTest(path.name):
                self.schema.validate(load(path))

    def test_refuses_changed_plans(self):
        if PLANS is None:
            self.skipTest("no folder of plans was given")
        plan = next(plan for plan in map(load, sorted(PLANS.glob("*.json"))) if plan["groups"])
        self.schema.validate(plan)
        for path, value in [(("format",), "samling-programme"), (("version",), 2), (("title",), REMOVED),
                            (("prof",), ""), (("score",), "much"), (("status",), "good"), (("seed",), -1),
                            (("groups", 0, "members"), [105]), (("groups", 0, "key"), ""),
                            (("groups", 0, "date"), "5 March"), (("municipalities", 0, "lat"), 95),
                            (("settings", "objective"), "mean"), (("settings", "size_min"), 2.5)]:
            with self.subTest("/".join(map(str, path)), value=value):
                self.assertFalse(self.schema.is_valid(changed(plan, path, value)))


class AgendaSchema(unittest.TestCase):
    schema = checker("agenda.schema.json")

    def test_accepts_every_shipped_example(self):
        examples = [load(path) for path in sorted((SOURCE / "examples" / "data").glob("*.json"))]
        agendas = [example for example in examples if example.get("format") == "samling-agenda"]
        self.assertGreaterEqual(len(agendas), 2)
        for agenda in agendas:
            self.schema.validate(agenda)
        for path, value in [(("version",), 2), (("start",), "9"), (("activities",), []), (("colour",), "red"),
                            (("activities", 0, "minutes"), 0), (("activities", 0, "kind"), "dance"),
                            (("relations", 0, "kind"), "near")]:
            with self.subTest("/".join(map(str, path)), value=value):
                self.assertFalse(self.schema.is_valid(changed(agendas[0], path, value)))

    def test_accepts_the_example_of_the_documentation(self):
        text = (SOURCE / "docs" / "agenda-format.md").read_text(encoding="utf-8")
        self.schema.validate(json.loads(text.split("```json")[1].split("```")[0]))


QUESTION = {
    "format": "cosplib-json/1", "name": "full", "weights": {"order": 3}, "grades": {"chair": "forbid"},
    "timezones": {"local_utc_offset": -3.5, "suitable": ["09:00", "24:00"], "small_penalty": 1},
    "sessions": [{"id": "S", "slots": 2, "date": "Monday", "start": "9:00", "end": ""}], "rooms": ["R"],
    "tracks": [{"id": "T", "chairs": ["C"]}, {"id": "U"}],
    "submissions": [{"id": "A", "track": 0, "slots": 2, "order": 1, "utc_offset": 1, "presenters": ["P"], "attendees": ["Q"],
                     "session_penalty": {"0": 4}, "room_penalty": {}}],
    "track_session": [[0, 0, 2]], "track_track": [[0, 1, 5]], "talk_pins": [{"talk": 0, "session": 0, "room": -1, "slot": 0}],
    "cell_pins": [{"session": 0, "room": 0, "track": -1}], "published": {"track": [[0]], "slot": [[[0, 0]]], "change_price": 4},
    "derived": {"anything": 1},
}
REFUSED_QUESTIONS = [
    (("format",), "cosplib-json/2"), (("sessions",), REMOVED), (("sessions",), []), (("rooms",), [1]), (("tracks", 0, "id"), REMOVED),
    (("weights", "chairs"), 1), (("weights", "order"), -1), (("weights", "order"), 1.5), (("grades", "chair"), "must"),
    (("timezones", "local_utc_offset"), 25), (("timezones", "suitable"), ["09:00"]), (("sessions", 0, "slots"), 0),
    (("sessions", 0, "start"), "9"), (("submissions", 0, "track"), REMOVED), (("submissions", 0, "track"), -1),
    (("submissions", 0, "order"), -1), (("submissions", 0, "presenters"), "P"), (("submissions", 0, "session_penalty"), {"S": 4}),
    (("submissions", 0, "session_penalty"), {"0": -4}), (("track_session", 0), [0, 0]), (("track_session", 0), [0, 0, 1, 2]),
    (("track_track", 0, 2), 2_000_000), (("talk_pins", 0, "session"), REMOVED), (("talk_pins", 0, "hall"), 1),
    (("cell_pins", 0, "track"), REMOVED), (("published", "slot"), REMOVED), (("published", "slot", 0, 0, 0), -2),
    (("published", "change_price"), -1),
]


class RoomsSchemas(unittest.TestCase):
    question = checker("rooms-question.schema.json")
    answer = checker("rooms-answer.schema.json")

    def test_accept_the_shipped_example_and_the_public_files(self):
        examples = [load(path) for path in sorted((SOURCE / "examples" / "data").glob("*.json"))]
        questions = [example for example in examples if example.get("format") == "cosplib-json/1"]
        self.assertGreaterEqual(len(questions), 1)
        answers = []
        if os.environ.get("SAMLING_DATA"):
            data = pathlib.Path(os.environ["SAMLING_DATA"]) / "cosplib"
            questions += [load(path) for path in data.glob("instances/*.json")]
            answers += [load(path) for path in data.glob("solutions/*.json")]
        for question in questions:
            self.question.validate(question)
        for answer in answers:
            self.answer.validate(answer)

    def test_refuse_changed_questions(self):
        self.question.validate(QUESTION)
        for path, value in REFUSED_QUESTIONS:
            with self.subTest("/".join(map(str, path)), value=value):
                self.assertFalse(self.question.is_valid(changed(QUESTION, path, value)))

    def test_refuse_changed_answers(self):
        answer = {"format": "cosplib-solution/1", "instance": "full", "track": [[0, -1]], "slot": [[[0, 0], [-1, -1]]]}
        self.answer.validate(answer)
        for path, value in [(("format",), "cosplib-json/1"), (("track",), REMOVED), (("slot",), REMOVED), (("track", 0, 0), -2),
                            (("track", 0), 3), (("slot", 0, 0, 0), "A"), (("slot", 0, 0), 1), (("instance",), 4)]:
            with self.subTest("/".join(map(str, path)), value=value):
                self.assertFalse(self.answer.is_valid(changed(answer, path, value)))


class DaySchema(unittest.TestCase):
    schema = checker("agenda-day.schema.json")

    def test_accepts_the_example_of_the_documentation_and_refuses_changes(self):
        text = (SOURCE / "docs" / "agenda-format.md").read_text(encoding="utf-8")
        day = json.loads(text.split("```json")[2].split("```")[0])
        self.schema.validate(day)
        for path, value in [(("format",), "samling-agenda"), (("version",), "1"), (("activities",), REMOVED),
                            (("activities", 0, "start"), "25:00"), (("activities", 0, "minutes"), 0), (("activities", 0, "key"), REMOVED),
                            (("status",), "good")]:
            with self.subTest("/".join(map(str, path)), value=value):
                self.assertFalse(self.schema.is_valid(changed(day, path, value)))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
