"""Timetables as folders: samling rooms solve --out FOLDER and samling rooms report."""
import csv
import io
import json
import shutil
import unittest

import jsonschema

from program import DATA, SOURCE, Case, files_of, samling

FILES = {"timetable.html", "timetable.csv", "timetable.json", "timetable.xlsx", "schedule.xml", "solution.json", "calendars/all.ics"}


def question(**changes):
    talks = [{"id": f"Talk {n}", "track": n % 2, "slots": 1, "presenters": [f"P{n}"], "attendees": [f"P{(n + 1) % 6}"]} for n in range(6)]
    sessions = [{"id": f"S{n}", "slots": 2, "date": "2026-05-04", "start": f"{9 + 2 * n:02}:00", "end": f"{10 + 2 * n:02}:00"} for n in range(2)]
    return {"format": "cosplib-json/1", "name": "small", "weights": {"presenter_session": 10, "rooms_per_track": 1},
            "sessions": sessions, "rooms": ["Hall", "Attic"], "tracks": [{"id": "A", "chairs": ["C1"]}, {"id": "B"}], "submissions": talks, **changes}


class Timetables(Case):
    def ask(self, **changes):
        (self.folder / "q.json").write_text(json.dumps(question(**changes)))

    def test_solve_writes_the_folder_and_report_writes_it_again(self):
        self.ask()
        told = self.run_ok("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--out", "day")
        self.assertIn("Open day/timetable.html", told)
        files = files_of(self.folder / "day")
        self.assertLessEqual(FILES | {"calendars/P0.ics", "calendars/C1.ics"}, set(files))
        rows = list(csv.DictReader(io.StringIO(files["timetable.csv"].decode(), newline="")))
        self.assertEqual(sorted(row["title"] for row in rows), [f"Talk {n}" for n in range(6)])
        shutil.copy(self.folder / "day" / "solution.json", self.folder / "a.json")
        self.run_ok("rooms", "report", "q.json", "a.json", "--out", "again")
        again = files_of(self.folder / "again")
        for name in ("calendars/P0.ics", "timetable.csv", "schedule.xml"):
            self.assertEqual(again[name], files[name])
        self.run_ok("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--out", "day", "--time-zone", "Europe/Oslo", "--first-day", "2027-01-01",
                    "--title", "Other")
        model = json.loads((self.folder / "day" / "timetable.json").read_text())
        self.assertEqual((model["title"], model["time_zone"], model["days"]), ("Other", "Europe/Oslo", ["2027-01-01"]))

    def test_days_of_gatherings_and_agendas_are_folders_too(self):
        self.run_ok("day", "--delegations", "Sarpsborg,Fredrikstad", "--out", "day", "--first-day", "2026-05-04", "--time-zone", "Europe/Oslo")
        files = files_of(self.folder / "day")
        self.assertLessEqual(FILES | {"calendars/Sarpsborg.ics", "calendars/Fredrikstad.ics"}, set(files))
        titles = [row["title"] for row in csv.DictReader(io.StringIO(files["timetable.csv"].decode(), newline=""))]
        self.assertIn("Sarpsborg", titles)
        self.assertIn("Lunch", titles)
        self.run_ok("day", DATA / "kick_off_agenda.json", "--out", "agenda", "--first-day", "2026-05-04", "--title", "Kick-off")
        files = files_of(self.folder / "agenda")
        self.assertLessEqual(FILES | {"calendars/ministry.ics"}, set(files))
        self.assertEqual(json.loads(files["timetable.json"])["title"], "Kick-off")

    def test_replan_writes_the_same_folder_and_marks_what_changed(self):
        self.ask()
        self.run_ok("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--format", "json", "--out", "a.json")
        answer = json.loads((self.folder / "a.json").read_text())
        there = next(s for s, row in enumerate(answer["slot"]) if any(0 in slots for slots in row))
        self.ask(talk_pins=[{"talk": 0, "session": 1 - there}])
        told = self.run_ok("rooms", "replan", "q.json", "a.json", "--rounds", "2", "--quiet", "--out", "day", "--time-zone", "Europe/Oslo",
                           "--title", "Changed", "--first-day", "2027-01-01")
        self.assertIn("Open day/timetable.html", told)
        self.assertIn("Talk 0", told.partition(" elsewhere than published")[2])
        files = files_of(self.folder / "day")
        self.assertLessEqual(FILES | {"calendars/P0.ics"}, set(files))
        model = json.loads(files["timetable.json"])
        changes = {entry["title"]: entry["change"] for entry in model["entries"] if entry["change"]}
        self.assertIn("published ", changes["Talk 0"])
        self.assertIn("Changed: published", files["timetable.html"].decode())
        self.assertIn("Changed: published", files["calendars/P0.ics"].decode().replace("\r\n ", ""))
        self.run_ok("rooms", "report", "q.json", "a.json", "--out", "before", "--first-day", "2027-01-01")
        before = json.loads((self.folder / "before" / "timetable.json").read_text())
        self.assertEqual({entry["title"]: entry["id"] for entry in before["entries"]},
                         {entry["title"]: entry["id"] for entry in model["entries"]})  # so calendars move what they have
        note = next(note for note in model["notes"] if "another timetable than published" in note)
        self.assertIn(f"{note.split(' of ')[0]} people have another timetable than published", told)
        self.assertIn("would be lost", self.error_of("rooms", "replan", "q.json", "day/solution.json", "--rounds", "1", "--out", "day"))

    def test_presets_are_agendas_that_are_solved(self):
        for arguments in (("pilot", "Sarpsborg", "Fredrikstad", "Oppegård", "--slot", "60-90"), ("peer-assist", "Hamar", "Drammen"),
                          ("action-learning", "Ada,Bo,Cy,Dee,Eli", "Fay,Gus,Hal,Ida,Jo"), ("theme-day", "A film", "A survey, and more"),
                          ("kick-off", "What research says", "One", "--dives", "Begin", "Measure")):
            with self.subTest(arguments[0]):
                self.run_ok("day", "preset", *arguments, "--out", "agenda.json")
                self.assertEqual(json.loads(self.run_ok("day", "preset", *arguments)), json.loads((self.folder / "agenda.json").read_text()))
                day = json.loads(self.run_ok("day", "solve", "agenda.json", "--format", "json"))
                self.assertEqual((day["status"], day["left_out"]), ("optimal", []))
                self.assertSensible(day["activities"])
        self.assertIn("--dives", self.error_of("day", "preset", "pilot", "A", "B", "C", "--dives", "D"))
        self.error_of("day", "preset", "dance", "A")

    def assertSensible(self, activities):
        """No break right after the opening; with breaks and lunch, never two of them in a row except where lunch takes the place of talks."""
        kinds = [row["kind"] for row in activities]
        for first, second in zip(kinds, kinds[1:]):
            self.assertFalse(first == "opening" and second in ("break", "lunch"), kinds)
            self.assertFalse(first == second == "break", kinds)
            self.assertFalse(first == "lunch" and second == "break", kinds)

    def test_text_and_json_still_go_to_a_file(self):
        self.ask()
        self.run_ok("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--out", "day.txt")
        self.run_ok("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--format", "json", "--out", "day")
        self.assertTrue((self.folder / "day.txt").is_file())
        self.assertEqual(json.loads((self.folder / "day").read_text())["format"], "cosplib-solution/1")

    def test_without_dates_there_are_no_calendars_and_it_is_told(self):
        sessions = question()["sessions"]
        for session in sessions:
            session["date"] = "Monday"
        self.ask(sessions=sessions)
        done = samling("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--out", "day", cwd=self.folder)
        self.assertEqual(done.returncode, 0)
        self.assertIn("--first-day", done.stderr.decode())
        self.assertEqual(set(files_of(self.folder / "day")), {name for name in FILES if name not in ("schedule.xml", "calendars/all.ics")})
        self.run_ok("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--out", "day", "--first-day", "2026-05-04")
        self.assertLessEqual(FILES, set(files_of(self.folder / "day")))

    def test_what_is_written_is_as_the_schemas_say(self):
        self.ask()
        self.run_ok("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--out", "rooms")
        self.run_ok("day", "solve", DATA / "kick_off_agenda.json", "--out", "day", "--first-day", "2026-05-04")
        self.run_ok("day", "solve", DATA / "pilot_agenda.json", "--format", "json", "--out", "partial.json", code=1)
        self.run_ok("day", "preset", "kick-off", "One", "Two", "--dives", "A", "B", "--out", "preset.json")
        for file, schema in (("q.json", "rooms-question"), ("rooms/solution.json", "rooms-answer"), ("rooms/timetable.json", "schedule"),
                             ("day/timetable.json", "schedule"), ("day/solution.json", "agenda-day"), ("partial.json", "agenda-day"),
                             ("preset.json", "agenda")):
            with self.subTest(file):
                rules = json.loads((SOURCE / "docs" / f"{schema}.schema.json").read_text())
                jsonschema.Draft202012Validator(rules).validate(json.loads((self.folder / file).read_text()))

    def test_what_cannot_be_shown_is_told_before_the_search(self):
        self.ask(timezones={"local_utc_offset": 20})
        self.assertIn("UTC+14:00", self.error_of("rooms", "solve", "q.json", "--time-limit", "60", "--out", "day"))
        self.ask()
        self.assertIn("--first-day", self.error_of("rooms", "solve", "q.json", "--time-limit", "60", "--out", "day", "--first-day", "4 May"))
        self.assertIn("Mars", self.error_of("rooms", "solve", "q.json", "--time-limit", "60", "--out", "day", "--time-zone", "Mars/Olympus"))
        self.assertFalse((self.folder / "day").exists())

    def test_an_input_is_never_overwritten(self):
        self.ask()
        self.run_ok("rooms", "solve", "q.json", "--rounds", "1", "--quiet", "--out", "day")
        (self.folder / "q.json").rename(self.folder / "day" / "timetable.json")
        before = (self.folder / "day" / "timetable.json").read_bytes()
        self.assertIn("would be lost", self.error_of("rooms", "solve", "day/timetable.json", "--rounds", "1", "--out", "day"))
        self.assertIn("would be lost", self.error_of("rooms", "report", "day/timetable.json", "day/solution.json", "--out", "day"))
        self.assertEqual((self.folder / "day" / "timetable.json").read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
