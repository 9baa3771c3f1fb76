#!/usr/bin/python3
"""samling day of an agenda file. Run by ctest; see program.py."""
import csv
import io
import json
import sys
import unittest

from program import DATA, Case, files_of

KICK_OFF = DATA / "kick_off_agenda.json"
PILOT = DATA / "pilot_agenda.json"


class AgendaTest(Case):
    def agenda(self, **changes):
        document = {"format": "samling-agenda", "version": 1, "start": "09:00", "end": "12:00",
                    "activities": [{"key": "a", "minutes": 60}, {"key": "b", "minutes": 30}], **changes}
        (self.folder / "agenda.json").write_text(json.dumps(document))
        return "agenda.json"

    def solved(self, *arguments, code=0):
        return json.loads(self.run_ok("day", "solve", *arguments, "--format", "json", code=code))

    def test_the_kick_off_is_proven_and_judged(self):
        day = self.solved(KICK_OFF)
        self.assertEqual((day["status"], day["score"]), ("optimal", day["upper_bound"]))
        self.assertAlmostEqual(day["score"], -sum(term["cost"] for term in day["terms"]))
        (self.folder / "day.json").write_text(json.dumps(day))
        self.assertIn("Every rule holds.", self.run_ok("day", "check", KICK_OFF, "day.json"))
        score = json.loads(self.run_ok("day", "score", KICK_OFF, "day.json", "--format", "json"))
        self.assertEqual((score["score"], score["terms"]), (day["score"], day["terms"]))

    def test_the_short_form_is_the_same(self):
        self.assertEqual(self.run_ok("day", KICK_OFF), self.run_ok("day", "solve", KICK_OFF))

    def test_same_seed_and_rounds_same_bytes(self):
        first, second = (self.run_ok("day", "solve", KICK_OFF, "--seed", 3, "--rounds", 50, "--threads", threads, "--format", "json")
                         for threads in (1, 2))
        self.assertEqual(first, second)

    def test_a_repair_with_a_room_more_names_it(self):
        self.agenda(rooms=[{"key": "hall", "seats": 0}], activities=[{"key": "a", "minutes": 30, "seats": 1}])
        why = self.solved("agenda.json", code=1)["why_not"]
        held = {repair["sentence"]: repair["activities"] for repair in why["repairs"]}
        self.assertEqual([row["key"] for row in held["one more room"]], ["a"])
        self.assertNotEqual(held["one more room"][0]["room"], "hall")

    def test_what_cannot_be_written_is_told_before_the_search_and_an_answer_stays(self):
        (self.folder / "file").write_text("no folder")
        self.assertIn("cannot be written", self.error_of("day", "solve", KICK_OFF, "--out", "file/inside"))
        self.assertIn("cannot be written", self.error_of("day", "explain", KICK_OFF, "--format", "json", "--out", "file/x.json"))
        self.run_ok("day", "solve", KICK_OFF, "--format", "json", "--out", "out/solution.json")
        before = files_of(self.folder)["out/solution.json"]
        self.run_ok("day", "report", KICK_OFF, "out/solution.json", "--out", "out")
        self.assertEqual(files_of(self.folder)["out/solution.json"], before)
        self.assertIn("1900", self.error_of("day", "report", KICK_OFF, "out/solution.json", "--out", "out", "--first-day", "0001-01-01"))

    def test_a_broken_day_is_told(self):
        day = self.solved(KICK_OFF)
        next(row for row in day["activities"] if row["key"] == "lunch")["start"] = "10:30"
        (self.folder / "day.json").write_text(json.dumps(day))
        text = self.run_ok("day", "check", KICK_OFF, "day.json", code=1)
        self.assertIn("error: window:", text)
        self.assertIn("error: alone:", text)

    def test_the_pilot_is_over_full_and_says_why(self):
        day = self.solved(PILOT, code=1)
        self.assertEqual((day["status"], day["partial"], day["partial_is_proven"]), ("infeasible", True, True))
        self.assertEqual(len(day["left_out"]), 1)
        why = day["why_not"]
        self.assertEqual((why["shortages"][0]["asked"], why["shortages"][0]["available"], why["smallest"]), (345, 300, True))
        changes = [repair["change"] for repair in why["repairs"]]
        self.assertEqual(changes, sorted(changes))
        self.assertGreaterEqual(len(changes), 2)
        self.assertEqual(json.loads(self.run_ok("day", "explain", PILOT, "--format", "json", code=1))["why_not"], why)

    def test_explain_of_a_day_that_can_be(self):
        self.assertIn("Everything can be held.", self.run_ok("day", "explain", KICK_OFF))

    def test_a_replan_changes_the_fewest_people_and_says_whom_to_tell(self):
        talks = [{"key": who, "minutes": 60, "people": [who], "alone": True} for who in ("ada", "bo")]
        people = [{"key": "ada"}, {"key": "bo", "name": "Bo"}]
        agenda = self.agenda(activities=talks, people=people)
        published = {"format": "samling-agenda-day", "version": 1, "activities": [
            {"key": "ada", "start": "09:00", "minutes": 60}, {"key": "bo", "start": "10:00", "minutes": 60},
            {"key": "gone since", "start": "11:00", "minutes": 30, "room": "lost"}]}
        (self.folder / "published.json").write_text(json.dumps(published))
        self.assertIn("Nothing that was published changes.", self.run_ok("day", "replan", agenda, "published.json"))
        agenda = self.agenda(activities=talks, people=[{"key": "ada", "arrives": "10:30"}, people[1]])
        made = json.loads(self.run_ok("day", "replan", agenda, "published.json", "--format", "json"))
        self.assertEqual((made["status"], made["changed"]["fewest"]), ("optimal", True))
        self.assertEqual(made["changed"]["people"], [{"key": "ada", "activities": ["ada"]}])
        change, = made["changed"]["activities"]
        self.assertEqual((change["from"]["start"], change["to"]["start"]), ("09:00", "11:00"))
        text = self.run_ok("day", "replan", agenda, "published.json")
        self.assertIn("1 activity is changed for 1 person (no day changes fewer):\n  ada: 09:00-10:00 -> 11:00-12:00", text)

    def test_what_would_work_can_be_solved(self):
        repair = self.solved(PILOT, code=1)["why_not"]["repairs"][0]
        (self.folder / "repaired.json").write_text(json.dumps(repair["agenda"]))
        self.assertFalse(self.solved("repaired.json")["partial"])

    def test_csv_and_folder(self):
        rows = list(csv.DictReader(io.StringIO(self.run_ok("day", "solve", KICK_OFF, "--format", "csv"))))
        self.assertEqual(len(rows), 11)
        self.run_ok("day", "solve", KICK_OFF, "--out", "page", "--first-day", "2026-06-01")
        names = files_of(self.folder / "page")
        self.assertLessEqual({"timetable.html", "timetable.csv", "timetable.xlsx", "schedule.xml", "solution.json"}, set(names))
        self.run_ok("day", "report", KICK_OFF, "page/solution.json", "--out", "again", "--first-day", "2026-06-01")
        self.assertEqual(files_of(self.folder / "again")["timetable.csv"], names["timetable.csv"])

    def test_trouble_is_told_all_at_once_and_nothing_is_written(self):
        agenda = self.agenda(start="13:00", grid=0, rooms=[{"key": "x", "seats": -1}])
        text = self.error_of("day", "solve", agenda, "--out", "day.json")
        for part in ("agenda.json:1", "/grid", "/rooms/0/seats"):
            self.assertIn(part, text)
        self.assertFalse((self.folder / "day.json").exists())

    def test_the_agenda_is_not_overwritten(self):
        agenda = self.agenda()
        before = (self.folder / agenda).read_bytes()
        self.assertIn("would be lost", self.error_of("day", "solve", agenda, "--out", agenda))
        self.assertEqual((self.folder / agenda).read_bytes(), before)


if __name__ == "__main__":
    sys.exit(unittest.main())
