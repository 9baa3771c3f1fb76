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

    def seed_day(self, minutes, window=None, people=()):
        """A7-A9 as a file: opening, three slots with a break between any two, lunch in one of the gaps, evaluation."""
        lunch = {"key": "lunch", "kind": "lunch", "minutes": 30, **({"earliest": window[0], "latest": window[1]} if window else {})}
        slots = [{"key": f"slot {who}", "minutes": minutes, "family": "slots", "alone": True, "everybody": True} for who in "ABC"]
        pauses = [{"key": f"break {number}", "kind": "break", "minutes": 10} for number in (1, 2)]
        order = [{"key": "opening", "kind": "opening", "minutes": 10}, slots[0], pauses[0], slots[1], pauses[1], slots[2],
                 {"key": "evaluation", "kind": "evaluation", "minutes": 15}]
        pairs = [*zip(order, order[1:]), (pauses[0], lunch), (lunch, slots[2])]
        return self.agenda(start="10:00", end="15:00", activities=[*order, lunch], people=[{"key": "A"}, {"key": "B"}, *people],
                           relations=[{"kind": "before", "first": a["key"], "second": b["key"]} for a, b in pairs])

    def test_a7_the_sum_and_the_three_repairs(self):
        text = self.run_ok("day", "explain", self.seed_day(90), code=1)
        self.assertIn("345 minutes asked, 300 there, 45 over", text)
        for repair in ("75 minutes each (slots)", "end at 15:45", "lunch and breaks inside the slots"):
            self.assertIn(f"  {repair} ", text)

    def test_a8_the_longest_slot_and_the_lunch_that_is_refused(self):
        text = self.run_ok("day", self.seed_day([60, 90], ("11:30", "12:45")))
        self.assertIn("10:10-11:25  slot A", text)
        self.assertIn("11:35-12:05  lunch", text)
        simple = self.run_ok("day", "--delegations", "A,B,C", "--slot", "60-90", "--lunch-window", "11:30-12:45")
        self.assertIn("refused: lunch after slot 2 would start 12:50 at the earliest, later than 12:45", simple)

    def test_a9_who_narrows_the_day_and_what_would_work(self):
        late = {"key": "C", "arrives": "10:15", "leaves": "14:45"}
        text = self.run_ok("day", "explain", self.seed_day(75, ("11:30", "12:45"), [late]), code=1)
        self.assertIn("C misses 15 min at each end", text)
        self.assertIn("the day is 10:15-14:45 with 65-minute slots", text)
        self.run_ok("day", self.seed_day(75, ("11:30", "12:45"), [{"key": "C", "arrives": "10:00", "leaves": "15:00"}]))

    def test_two_conflicts_are_mended_at_once(self):
        question = self.agenda(rooms=[{"key": "hall", "seats": 30}], people=[{"key": "Ada", "arrives": "11:30"}], activities=[
            {"key": "talk", "minutes": 60, "seats": 40}, {"key": "workshop", "minutes": 60, "people": ["Ada"], "room": False}])
        text = self.run_ok("day", "explain", question, code=1)
        self.assertIn("talk with 30 seats instead of 40; end at 12:30", text)

    def test_a16_the_free_dates_of_a_group(self):
        answer = json.loads(self.run_ok("dates", DATA / "programme.json", "--members", "Sarpsborg,Fredrikstad,Oppegård", "--format", "json"))
        dates = answer["groups"][0]["dates"]
        self.assertTrue(0 < len(dates) <= 10)
        self.assertEqual(dates[0], self.run_ok("dates", DATA / "programme.json", "-m", "Sarpsborg,Fredrikstad,Oppegård", "-n", 1,
                                               "--format", "csv").split(",")[-1].strip())

    def test_the_pilot_is_over_full_and_says_why(self):
        day = self.solved(PILOT, code=1)
        self.assertEqual((day["status"], day["partial"], day["partial_is_proven"]), ("infeasible", True, True))
        self.assertEqual(len(day["left_out"]), 1)
        self.assertEqual(day["priority_bound"], day["priority_left_out"])
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
        self.assertEqual(made["changed"]["people"], [{"key": "ada", "activities": ["ada"], "moved": ["ada"]}])
        self.assertEqual(made["changed"]["people_moved"], 1)
        change, = made["changed"]["activities"]
        self.assertEqual((change["from"]["start"], change["to"]["start"]), ("09:00", "11:00"))
        text = self.run_ok("day", "replan", agenda, "published.json")
        self.assertIn("1 activity is changed for 1 person (no day changes fewer):\n  ada: 09:00-10:00 -> 11:00-12:00", text)

    def test_a_replan_tells_another_start_from_another_length(self):
        people = [{"key": who} for who in ("ada", "bo")]
        published = [{"key": "ada", "start": "09:00", "minutes": 60}, {"key": "bo", "start": "10:00", "minutes": 60}]
        (self.folder / "published.json").write_text(json.dumps({"format": "samling-agenda-day", "version": 1, "activities": published}))
        shorter = [{"key": who, "minutes": 45, "people": [who], "family": "talks", "alone": True, "room": False} for who in ("ada", "bo")]
        agenda = self.agenda(activities=shorter, people=people)
        text = self.run_ok("day", "replan", agenda, "published.json")
        self.assertIn("2 activities are changed for 2 people, 0 of them with another start or room for 0 people (no day changes fewer)", text)
        self.assertIn("Whom to tell of another length, nothing else:\n  ada: ada\n  bo: bo\n", text)
        agenda = self.agenda(activities=shorter, people=[{"key": "ada", "arrives": "09:15"}, people[1]])
        made = json.loads(self.run_ok("day", "replan", agenda, "published.json", "--format", "json"))["changed"]
        self.assertEqual((made["fewest"], made["people_moved"], [row["moved"] for row in made["activities"]]), (True, 1, [True, False]))
        self.assertEqual([row["moved"] for row in made["people"]], [["ada"], []])
        self.run_ok("day", "replan", agenda, "published.json", "--out", "changed")
        page = files_of(self.folder / "changed")["timetable.html"].decode()
        self.assertIn("Changed: published 10:00–11:00", page)
        self.assertIn("2 of 2 people have another day than published, 1 with another start or room: ada, bo (another length only)", page)

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
        for target in (agenda, f"./{agenda}", f"not-there/../{agenda}"):
            self.assertIn("would be lost", self.error_of("day", "solve", agenda, "--format", "json", "--out", target))
        self.assertEqual((self.folder / agenda).read_bytes(), before)


if __name__ == "__main__":
    sys.exit(unittest.main())
