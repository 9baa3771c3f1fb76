#!/usr/bin/python3
"""The examples of docs/command-line.md, typed as they stand; and what the text answers tell. Run by ctest; see program.py."""
import csv
import io
import json
import re
import shlex
import sys
import unittest

from program import DATA, SOURCE, Case


class DocumentTest(Case):
    def test_every_example_of_the_command_line_page_can_be_typed(self):
        (self.folder / "examples").symlink_to(SOURCE / "examples")
        page = (SOURCE / "docs" / "command-line.md").read_text(encoding="utf-8")
        words, typed = {}, 0
        for line in "\n".join(re.findall(r"```sh\n(.*?)```", page, re.S)).splitlines():
            if assigned := re.fullmatch(r"(\w+)=(\S+)", line):
                words["$" + assigned[1]] = assigned[2]
                continue
            if not line:
                continue
            self.assertTrue(line.startswith("$samling "), line)
            code = int((re.search(r"# exit code (\d)", line) or [0, 0])[1])
            for word, value in words.items():
                line = line.replace(word, value)
            command, *arguments = shlex.split(line, comments=True)
            self.assertEqual(command, "build/demo/bin/samling")
            self.run_ok(*arguments, code=code)
            typed += 1
        self.assertGreaterEqual(typed, 15)

    def test_the_made_up_network_takes_the_ferry_and_leaves_the_closed_one(self):
        network = SOURCE / "examples" / "network"
        files = ["--nodes", network / "nodes.csv", "--edges", network / "edges.csv", "--places", network / "places.csv"]
        rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(self.run_ok("route", *files)))}
        self.assertEqual(rows["05"], ["", "", "", "", "0", ""])
        route = json.loads(self.run_ok("route", *files, "--from", "Vestvik", "--to", "02", "--format", "json"))
        self.assertEqual([ferry["name"] for ferry in route["ferries"]], ["West Quay - East Quay"])
        self.assertAlmostEqual(route["minutes"], 61, delta=2)


class TextTest(Case):
    def test_the_score_of_groups_is_told_with_its_parts(self):
        head = self.run_ok("group", DATA / "programme.json").split("\n\n")[0].splitlines()
        groups = json.loads(self.run_ok("group", DATA / "programme.json", "--format", "json"))
        excluded = sum(reason["rule"] == "excluded" for reason in groups["unplaced"])
        unplaced = len(groups["unplaced"]) - excluded
        self.assertIn(f"; {unplaced} not placed, {excluded} not asked for", head[1])
        of_groups, number, price, total = re.match(r"groups (\S+) - (\d+) x (\S+) for the unplaced = (\S+);", head[2]).groups()
        self.assertEqual(int(number), unplaced)
        self.assertAlmostEqual(float(of_groups) - unplaced * float(price), float(total), places=2)
        self.assertAlmostEqual(float(total), groups["score"], places=3)

    def test_who_was_never_asked_for_stands_apart(self):
        text = self.run_ok("group", DATA / "pilot.json")
        self.assertIn(": 1 group for 3 municipalities;", text)
        not_placed, not_asked_for = text.split("\nNot placed:\n")[1].split("\nNot asked for:\n")
        self.assertIn("Hamar", not_placed)
        self.assertNotIn("withdrawn", not_placed)
        self.assertIn("Lillesand", not_asked_for)

    def test_a_score_under_broken_rules_is_not_compared(self):
        text = self.run_ok("check", DATA / "programme.json", "--grouping", DATA / "hand_made_groups.csv", code=1)
        self.assertIn("(rules are broken: not comparable)", text)
        self.assertIn('  A: "Sarpsborg, Kongsberg": 107 min apart', text)
        self.assertNotRegex(text, r"group \d")

    def test_the_bound_of_a_plan_file_is_its_claim(self):
        self.run_ok("plan", DATA / "programme.json", "--out", "out")
        plan = json.loads((self.folder / "out/plan.json").read_text(encoding="utf-8"))
        text = self.run_ok("check", DATA / "programme.json", "--plan", "out/plan.json")
        claim, proven = re.search(r"no grouping scores more than (\S+), as the file claims; a quick bound proves (\S+) here", text).groups()
        self.assertAlmostEqual(float(claim), plan["upper_bound"], places=3)
        self.assertGreaterEqual(float(proven) + 1e-3, plan["score"])
        self.assertNotIn("not comparable", text)
        judged = json.loads(self.run_ok("check", DATA / "programme.json", "--plan", "out/plan.json", "--format", "json"))
        self.assertEqual(judged["claimed_upper_bound"], plan["upper_bound"])
        self.assertTrue(judged["comparable"])

    def test_minutes_of_venues_have_their_half(self):
        (self.folder / "m.csv").write_text("code,name,lat,lon,can_host\na,Aby,59.0,10.0,yes\nb,Bby,59.1,10.0,no\n")
        (self.folder / "t.csv").write_text(",a,b\na,0,22.5\nb,22.5,0\n")
        (self.folder / "p.json").write_text(json.dumps({
            "format": "samling-programme", "version": 1, "title": "Halves", "municipalities": "m.csv", "travel": {"minutes": "t.csv"},
            "request": {"sizes": {"min": 2, "max": 2}, "common_theme": False}}))
        self.assertIn("worst 22.5", self.run_ok("venue", "p.json", "--members", "a,b"))

    def test_a_day_tells_what_its_timetable_does_not(self):
        ranged = self.run_ok("day", "--delegations", "A,B,C", "--slot", "60-90", "--lunch-window", "11:30-12:45")
        self.assertIn("75 minutes each is the longest that fits", ranged)
        self.assertNotIn("starts ", ranged)
        late = self.run_ok("day", "--delegations", "A,B,C", "--slot", "60", "--lunch-window", "12:00-13:00", "--start", "08:00")
        self.assertIn("starts 10:00: lunch then is nearest the middle of its window", late)
        self.assertNotIn("longest", late)
        inside = self.run_ok("day", "--delegations", "A,B,C", "--slot", "90", "--pauses-inside-slots")
        self.assertIn("90 nominal; 50 min of lunch and breaks taken out: 75, 75, 70", inside)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
