#!/usr/bin/python3
"""samling rooms and samling bench rooms: every timetable written is judged again, by a judge of its own (cosplib_judge.py). Run by ctest."""
import csv
import json
import os
import pathlib
import random
import unittest

from cosplib_judge import Judge, read
from program import Case, files_of, samling

TERMS = ("track_session track_room session_room similar_tracks rooms_per_track parallel_tracks consecutive_tracks timezone order "
         "submission_session submission_room presenter_session attendee_session chair presenter_slot attendee_slot").split()


def sparse(chance, rows, columns, share):
    return [[a, b, chance.randint(1, 9)] for a in range(rows) for b in range(columns) if chance.random() < share]


def question(seed):
    """A small conference by chance; every term has a weight in most of them."""
    chance = random.Random(seed)
    people = [f"P{i}" for i in range(14)]
    some = lambda most: chance.sample(people, chance.randint(0, most))
    sessions, rooms, tracks = chance.randint(2, 5), chance.randint(2, 4), chance.randint(2, 5)
    made = {
        "format": "cosplib-json/1", "name": f"chance {seed}",
        "weights": {term: chance.choice([0, 1, 3, 10, 1000]) for term in TERMS},
        "timezones": {"local_utc_offset": chance.choice([0, 1.5, -5]), "suitable": ["08:00", "18:00"],
                      "less_suitable": ["06:00", "22:00"], "small_penalty": 1, "big_penalty": 10},
        "sessions": [{"id": f"S{s}", "slots": chance.randint(2, 5), "date": "2026-11-22", "start": f"{8 + 2 * s:02}:00",
                      "end": f"{9 + 2 * s:02}:30"} for s in range(sessions)],
        "rooms": [f"R{r}" for r in range(rooms)],
        "tracks": [{"id": f"T{t}", "chairs": some(1)} for t in range(tracks)],
        "track_session": sparse(chance, tracks, sessions, 0.3), "track_room": sparse(chance, tracks, rooms, 0.3),
        "session_room": sparse(chance, sessions, rooms, 0.2),
        "track_track": [entry for entry in sparse(chance, tracks, tracks, 0.4) if entry[0] < entry[1]],
    }
    made["submissions"] = [{
        "id": f"U{u}", "track": chance.randrange(tracks), "slots": chance.choice([1, 1, 1, 2]),
        "order": chance.choice([0, 0, 1, 2, 3]), "utc_offset": chance.choice([-8, 0, 5.5, 9]), "presenters": some(2), "attendees": some(1),
        "session_penalty": {str(chance.randrange(sessions)): 2}, "room_penalty": {str(chance.randrange(rooms)): 3},
    } for u in range(sessions * rooms)]
    return made


class RoomsTest(Case):
    def write(self, name, value):
        path = self.folder / name
        path.write_text(json.dumps(value), encoding="utf-8")
        return path

    def rows(self):
        with open(self.folder / "out" / "results.csv", newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def judged(self, question_of):
        rows = self.rows()
        for row in rows:
            judge = Judge(question_of(row["instance"]))
            answer = read(self.folder / "out" / f"{row['instance']}.{row['seed']}.json")
            with self.subTest(**row):
                self.assertEqual(answer["format"], "cosplib-solution/1")
                self.assertEqual(judge.objective(answer), int(row["objective"]))
                self.assertLessEqual(int(row["lower_bound"]), int(row["objective"]))
                if row["status"] in ("feasible", "optimal"):
                    self.assertEqual(judge.broken(answer), [])
        return rows

    def test_what_the_bench_writes_is_worth_what_it_says(self):
        questions = {f"q{seed}": question(seed) for seed in range(8)}
        paths = [self.write(f"{name}.json", made) for name, made in questions.items()]
        samling("bench", "rooms", *paths, "--cpu-seconds", "0.3", "--seeds", "1-2", "--out", self.folder / "out", cwd=self.folder)
        rows = self.judged(questions.get)
        self.assertEqual([(row["instance"], row["seed"]) for row in rows], [(name, seed) for name in questions for seed in "12"])
        self.assertGreater(sum(row["status"] in ("feasible", "optimal") for row in rows), 8)

    def test_the_public_instances_are_solved_as_the_results_say(self):
        data = os.environ.get("SAMLING_DATA")
        if not data:
            self.skipTest("no data")
        paths = sorted(pathlib.Path(data, "cosplib", "instances").glob("*.json"))
        samling("bench", "rooms", *paths, "--cpu-seconds", "0.3", "--seeds", "1", "--out", self.folder / "out", cwd=self.folder)
        by_name = {path.stem: path for path in paths}
        self.assertEqual(len(self.judged(lambda name: read(by_name[name]))), len(paths))

    def test_score_agrees_with_the_judge_term_by_term_on_any_timetable(self):
        for seed in range(12):
            made = question(seed)
            chance = random.Random(seed)
            talks = range(-1, len(made["submissions"]))
            answer = self.any_timetable(chance, made)
            told = json.loads(self.run_ok("rooms", "score", self.write("q.json", made), self.write("a.json", answer), "--format", "json"))
            judge = Judge(made)
            values = {term: told["terms"][term]["value"] for term in TERMS if made["weights"][term]}
            self.assertEqual(values, {term: value for term, value in judge.values(answer).items() if made["weights"][term]}, seed)
            self.assertEqual(told["objective"], judge.objective(answer), seed)

    @staticmethod
    def any_timetable(chance, made):
        """Each talk once or not at all, some long ones in pieces, in cells of its track or of none."""
        sessions, rooms = made["sessions"], made["rooms"]
        answer = {"format": "cosplib-solution/1", "instance": made["name"],
                  "track": [[chance.randint(-1, len(made["tracks"]) - 1) for _ in rooms] for _ in sessions],
                  "slot": [[[-1] * session["slots"] for _ in rooms] for session in sessions]}
        for u, talk in enumerate(made["submissions"]):
            open_slots = [(s, r, k) for s, row in enumerate(answer["slot"]) for r, slots in enumerate(row) for k, v in enumerate(slots)
                          if v == -1 and answer["track"][s][r] in (-1, talk["track"])]
            for s, r, k in chance.sample(open_slots, min(len(open_slots), chance.choice([0, 1, talk["slots"], talk["slots"]]))):
                answer["slot"][s][r][k] = u
        return answer

    def test_a_replan_lists_the_people_whose_timetable_changes(self):
        made = question(1)
        made["weights"] = {**{term: 0 for term in TERMS}, "submission_session": 100}
        path = self.write("q.json", made)
        self.run_ok("rooms", "solve", path, "--rounds", "2", "--format", "json", "-o", "a.json")
        answer = read(self.folder / "a.json")
        self.assertEqual((answer["status"], answer["objective"], answer["lower_bound"], answer["left_out"]), ("optimal", 0, 0, []))
        where = next(s for s, row in enumerate(answer["slot"]) if any(0 in slots for slots in row))
        made["submissions"][0].update(session_penalty={str(where): 5}, presenters=["Somebody"], attendees=[])
        self.write("q.json", made)
        told = self.run_ok("rooms", "replan", path, "a.json", "--change-price", "1", "--rounds", "4")
        self.assertRegex(told, "[0-9]+ (person has|people have) another timetable than published")
        self.assertIn("  Somebody", told)

    def test_a_talk_is_withdrawn_and_the_rest_is_known_by_name(self):
        made = question(1)
        self.write("old.json", made)
        self.run_ok("rooms", "solve", "old.json", "--rounds", "2", "--bound-share", "0", "--format", "json", "-o", "a.json")
        made["submissions"] = made["submissions"][1:]
        self.write("new.json", made)
        self.error_of("rooms", "replan", "new.json", "a.json")  # rows of the old question
        self.run_ok("rooms", "replan", "new.json", "a.json", "--before", "old.json", "--change-price", "10000000",
                    "--rounds", "1", "--bound-share", "0", "--format", "json", "-o", "b.json")
        old, new = read(self.folder / "a.json"), read(self.folder / "b.json")
        concerned = {u for u, talk in enumerate(made["submissions"]) if talk["presenters"] or talk["attendees"]}
        def places(answer, gone):
            return {(u - gone, s, r, k) for s, row in enumerate(answer["slot"]) for r, slots in enumerate(row)
                    for k, u in enumerate(slots) if u - gone in concerned}
        self.assertEqual(places(old, 1), places(new, 0))

    def test_weights_and_grades_of_the_command_line_take_the_place_of_the_questions(self):
        path = self.write("q.json", question(1))
        self.run_ok("rooms", "solve", path, "--rounds", "1", "--bound-share", "0", "--format", "json", "-o", "a.json")
        told = json.loads(self.run_ok("rooms", "score", "--weight", "chair=77", "--grade", "order=ignore", path, "a.json", "--format", "json"))
        self.assertEqual((told["terms"]["chair"]["weight"], told["terms"]["order"]["weight"]), (77, 0))
        text = self.error_of("rooms", "score", path, "a.json", "--weight", "chairs=1", "--grade", "order=never")
        self.assertIn("--weight", text)
        self.assertIn("--grade", text)

    def test_explain_without_a_timetable_says_why_there_is_none(self):
        made = question(2)
        made["talk_pins"] = [{"talk": 0, "session": 0}]
        path = self.write("q.json", made)
        self.assertIn("There is a timetable", self.run_ok("rooms", "explain", path))
        made["cell_pins"] = [{"session": 0, "room": r, "track": -1} for r in range(len(made["rooms"]))]
        self.write("q.json", made)
        told = json.loads(self.run_ok("rooms", "explain", path, "--format", "json", code=1))
        self.assertEqual(told["status"], "infeasible")
        self.assertTrue(told["demands"] and told["arithmetic"])
        self.assertGreaterEqual(len({repair["rule"] for repair in told["repairs"]}), 2)
        for repair in told["repairs"]:
            self.write("repaired.json", repair["question"])
            self.write("timetable.json", repair["timetable"])
            self.run_ok("rooms", "check", "repaired.json", "timetable.json")
            self.assertEqual(Judge(repair["question"]).broken(repair["timetable"]), [])
        self.assertIn("Tried, and then there is a timetable", self.run_ok("rooms", "explain", path, code=1))

    def test_a_table_that_is_an_input_is_not_overwritten(self):
        self.write("results.csv", question(1))
        before = (self.folder / "results.csv").read_bytes()
        self.assertIn("would be lost", self.error_of("bench", "rooms", "results.csv", "--cpu-seconds", 1, "--seeds", 1, "--out", "."))
        self.assertEqual((self.folder / "results.csv").read_bytes(), before)

    def test_what_cannot_be_written_is_told_before_the_search(self):
        self.write("q.json", question(1))
        (self.folder / "file").write_text("no folder")
        for out in (["--out", "file/inside"], ["--format", "json", "--out", "file/x.json"]):
            self.assertIn("is not a folder", self.error_of("rooms", "solve", "q.json", *out))
        self.assertIn("is not a folder", self.error_of("bench", "rooms", "q.json", "--out", "file/x"))
        self.assertEqual(sorted(files_of(self.folder)), ["file", "q.json"])

    def test_no_input_is_overwritten_and_bad_files_are_told_before_the_first_run(self):
        path = self.write("q.1.json", question(1))
        self.write("q.json", question(1))
        said = self.error_of("bench", "rooms", "q.json", "q.1.json", "--cpu-seconds", "0.1", "--seeds", "1", "--out", ".")
        self.assertIn("is an input of this command", said)
        self.assertEqual(json.loads(path.read_text()), question(1))
        self.write("bad.json", {"format": "cosplib-json/1"})
        self.error_of("bench", "rooms", "q.json", "bad.json", "--cpu-seconds", "0.1", "--out", "out")
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    unittest.main()
