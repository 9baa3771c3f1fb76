#!/usr/bin/python3
"""samling rounds, repair and explain. Run by ctest; see program.py."""
import csv
import io
import itertools
import json
import sys
import unittest

from program import DATA, Case


class Drawn(Case):
    """Places on a line, 10 minutes apart, all with one theme."""

    def programme(self, count, **request):
        rows = ["code,name,lat,lon"] + [f"M{i},Place {i},59.{i:02},10.0" for i in range(count)]
        (self.folder / "m.csv").write_text("\n".join(rows) + "\n")
        minutes = [[""] + [f"M{i}" for i in range(count)]]
        minutes += [[f"M{i}"] + [str(10 * abs(i - j)) for j in range(count)] for i in range(count)]
        (self.folder / "t.csv").write_text("\n".join(",".join(row) for row in minutes) + "\n")
        (self.folder / "p.json").write_text(json.dumps({
            "format": "samling-programme", "version": 1, "title": "On a line", "municipalities": "m.csv", "travel": {"minutes": "t.csv"},
            "request": {"common_theme": False, "weights": {"theme": 0, "difference": 0, "travel": 1}, **request}}))
        return "p.json"

    def groups(self, *groups):
        lines = ["group,municipality"] + [f"{chr(65 + g)},M{i}" for g, group in enumerate(groups) for i in group]
        (self.folder / "g.csv").write_text("\n".join(lines) + "\n")
        return "g.csv"


class RoundsTest(Drawn):
    def test_nine_in_three_rounds_meet_27_pairs_once(self):
        programme = self.programme(9, sizes={"min": 3, "max": 3})
        answer = json.loads(self.run_ok("rounds", programme, "--rounds", 3, "--format", "json"))
        self.assertEqual((answer["repeats"], answer["least_repeats"], answer["different_pairs"], answer["status"]), (0, 0, 27, "optimal"))
        pairs = [pair for each in answer["rounds"] for group in each["groups"] for pair in itertools.combinations(sorted(group["members"]), 2)]
        self.assertEqual(len(set(pairs)), 27)

    def test_hosts_take_turns(self):
        programme = self.programme(6, sizes={"min": 3, "max": 3})
        text = self.run_ok("rounds", programme, "--rounds", 3, "--host-weight", 1, "--travel-weight", 0.001, "--format", "csv")
        hosts = [row["municipality"] for row in csv.DictReader(io.StringIO(text)) if row["host"]]
        self.assertEqual(sorted(hosts), [f"M{i}" for i in range(6)])

    def test_seven_have_a_proof(self):
        programme = self.programme(7, sizes={"min": 3, "max": 4})
        text = self.run_ok("rounds", programme, "--rounds", 3)
        self.assertRegex(text, r"optimal: 3 rounds, \d+ repeats")
        self.assertRegex(text, r"no rounds have fewer than \d+ repeats: \S")

    def test_what_cannot_be_is_said(self):
        programme = self.programme(6, sizes={"min": 3, "max": 3}, group_count=3)
        self.assertIn("infeasible", self.run_ok("rounds", programme, code=1))
        self.assertIn("--rounds", self.error_of("rounds", programme, "--rounds", 0))


class RepairTest(Drawn):
    def test_a_veto_moves_two_and_says_why(self):
        programme = self.programme(6, sizes={"min": 3, "max": 3})
        published = self.groups([0, 1, 2], [3, 4, 5])
        answer = json.loads(self.run_ok("repair", programme, "--grouping", published, "--veto", "M0,M2", "--format", "json"))
        self.assertEqual((answer["moved"], answer["least_moved"], answer["status"]), (2, 2, "optimal"))
        moved = [change for change in answer["changes"] if change["change"] == "moved"]
        self.assertEqual({(change["from"], change["to"]) for change in moved}, {("A", "B"), ("B", "A")})
        self.assertTrue(all(change["reason"] for change in moved))

    def test_the_csv_can_be_judged(self):
        programme = self.programme(7, sizes={"min": 3, "max": 4})
        published = self.groups([0, 1, 2], [3, 4, 5, 6])
        self.run_ok("repair", programme, "--grouping", published, "--decline", "M6=B", "--format", "csv", "--out", "r.csv")
        self.assertIn("No rule is broken.", self.run_ok("check", programme, "--grouping", "r.csv"))
        text = (self.folder / "r.csv").read_text(encoding="utf-8")
        rows = {row["municipality"]: row for row in csv.DictReader(io.StringIO(text))}
        self.assertEqual((rows["M6"]["group"], rows["M6"]["change"], rows["M6"]["before"]), ("A", "moved", "B"))

    def test_who_leaves_and_what_stands(self):
        programme = self.programme(7, sizes={"min": 3, "max": 4})
        published = self.groups([0, 1, 2], [3, 4, 5, 6])
        text = self.run_ok("repair", programme, "--grouping", published, "--leave", "M0")
        self.assertIn("1 municipality moved; no answer moves fewer than 1", text)
        self.assertRegex(text, r"Place 0 +left +A -> -")
        kept = json.loads(self.run_ok("repair", programme, "--grouping", published, "--leave", "M0", "--keep", "B", "--format", "json"))
        self.assertIn(["M3", "M4", "M5", "M6"], [group["members"] for group in kept["groups"]])

    def test_bad_options_are_named(self):
        programme = self.programme(6, sizes={"min": 3, "max": 3})
        published = self.groups([0, 1, 2], [3, 4, 5])
        self.assertIn('--keep: "Z"', self.error_of("repair", programme, "--grouping", published, "--keep", "Z"))
        self.assertIn("--decline", self.error_of("repair", programme, "--grouping", published, "--decline", "M1"))
        self.assertIn("--veto", self.error_of("repair", programme, "--grouping", published, "--veto", "M1"))
        self.assertIn("--leave", self.error_of("repair", programme, "--grouping", published, "--leave", "M99"))


class ExplainTest(Drawn):
    def test_groups_with_one_and_their_price(self):
        programme = self.programme(6, sizes={"min": 3, "max": 3})
        answer = json.loads(self.run_ok("explain", programme, "--municipality", "M0", "--best", 2, "--format", "json"))
        self.assertEqual(answer["improvements"], [])
        first, second = answer["groups_with"]["groups"]
        self.assertEqual(first["members"], ["M0", "M1", "M2"])
        self.assertAlmostEqual(first["cost"], 0)
        self.assertGreater(second["cost"], 0)

    def test_a_poor_grouping_is_told_what_is_better(self):
        programme = self.programme(6, sizes={"min": 3, "max": 3})
        text = self.run_ok("explain", programme, "--grouping", self.groups([0, 1, 5], [2, 3, 4]))
        self.assertRegex(text, r"swap Place \d with Place \d +\+0\.\d+")

    def test_plans_differ_and_limits_are_steady(self):
        programme = self.programme(9, sizes={"min": 3, "max": 3}, travel_limit=40)
        answer = json.loads(self.run_ok("explain", programme, "--plans", "--steady", "travel_limit", "--format", "json"))
        pairs = [{pair for group in plan["groups"] for pair in itertools.combinations(sorted(group), 2)} for plan in answer["plans"]]
        for a, b in itertools.combinations(pairs, 2):
            self.assertLessEqual(len(a & b), 0.5 * min(len(a), len(b)))
        steady = answer["steadiness"]["travel_limit"]
        self.assertAlmostEqual(steady["down_to"], 20, delta=0.6)
        self.assertIsNone(steady["up_to"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
