#!/usr/bin/python3
"""Groups before the judge, explained and mended: the commands agree with each other. Run by ctest; see program.py."""
import csv
import io
import json
import random
import unittest

from program import DATA, Case, samling


class Programmes(Case):
    def programme(self, name="programme.json", **request):
        """The example's programme with another request, in the test's folder."""
        programme = json.loads((DATA / "programme.json").read_text(encoding="utf-8"))
        for field in ["themes", "municipalities", "projects", "code_history", "venues"]:
            programme[field] = str(DATA / programme[field])
        programme["travel"] = {field: str(DATA / file) for field, file in programme["travel"].items()}
        programme["request"].update(request)
        path = self.folder / name
        path.write_text(json.dumps(programme), encoding="utf-8")
        return path

    def code_of(self, *arguments):
        return samling(*arguments, cwd=self.folder).returncode

    def json_of(self, *arguments, code=0):
        return json.loads(self.run_ok(*arguments, "--format", "json", "-q", code=code))

    def codes_of_all(self, programme):
        """Exit codes of every command that groups or judges."""
        codes = {"group": self.code_of("group", programme, "-q", "--format", "csv", "--out", "groups.csv"),
                 "check": self.code_of("check", programme, "-q"),
                 "plan": self.code_of("plan", programme, "-q", "--out", "plan")}
        codes["check --grouping"] = self.code_of("check", programme, "-q", "--grouping", "groups.csv")
        codes["check --plan"] = self.code_of("check", programme, "-q", "--plan", "plan/plan.json")
        return codes

    def assert_all(self, programme, code):
        codes = self.codes_of_all(programme)
        self.assertEqual(set(codes.values()), {code}, codes)


class DemandsTest(Programmes):
    def test_a_pair_that_could_have_no_group_anyway_is_listed_and_no_more(self):
        programme = self.programme(rules={"must_together": [["0436", "0441"]]})  # 20 minutes apart, far from all others
        self.assert_all(programme, 0)
        answer = self.json_of("group", programme)
        self.assertEqual(answer["status"], "optimal")
        reasons = {one["municipality"]: one["reason"] for one in answer["unplaced"]}
        self.assertIn("within 90 min", reasons["0436"])

    def test_a_pair_that_loses_its_places_for_each_other_is_a_contradiction_everywhere(self):
        programme = self.programme(rules={"must_together": [["0105", "1101"]]})
        self.assert_all(programme, 1)
        demands = ["Sarpsborg with Eigersund", "limit 90"]
        self.assertEqual(self.json_of("group", programme, code=1)["conflict"]["demands"], demands)
        self.assertEqual(self.json_of("check", programme, code=1)["contradiction"]["demands"], demands)
        judged = self.json_of("check", programme, "--grouping", "groups.csv", code=1)
        self.assertEqual(judged["contradiction"]["demands"], demands)
        self.assertEqual(judged["broken"], [])
        self.assertEqual(json.loads((self.folder / "plan/plan.json").read_text())["conflict"], demands)

    def test_no_group_at_all_names_what_is_in_the_way(self):
        programme = self.programme(travel_limit=5)
        self.assert_all(programme, 1)
        answer = self.json_of("group", programme, code=1)
        self.assertEqual(answer["status"], "infeasible")
        self.assertEqual(answer["conflict"]["demands"][0], "limit 5")
        for text in [self.run_ok("group", programme, "-q", code=1), self.run_ok("check", programme, "-q", code=1)]:
            self.assertIn("limit 5", text)

    def test_that_no_group_is_worth_it_is_an_answer(self):
        programme = self.programme(unplaced_price=0, weights={"theme": 0, "difference": 0, "travel": 1})
        self.assert_all(programme, 0)
        text = self.run_ok("group", programme, "-q")
        self.assertIn("Every group that the rules allow would lower the score.", text)

    def test_gatherings_without_a_date_break_no_rule(self):
        dates = {"from": "2015-03-05", "to": "2015-03-05", "weekdays": ["thu"], "per_day": 1}
        self.assert_all(self.programme(dates=dates), 0)


class ExplainTest(Programmes):
    def groups_at(self, **request):
        return [group["members"] for group in self.json_of("group", self.programme("moved.json", **request))["groups"]]

    def test_a_limit_moves_exactly_as_far_as_told(self):
        programme = self.programme()
        steady = self.json_of("explain", programme, "--steady", "travel_limit")["steadiness"]["travel_limit"]
        self.assertTrue(steady["proven"])
        now = self.groups_at(travel_limit=90)
        down, up = steady["breaks_down"], steady["breaks_up"]
        self.assertEqual(self.groups_at(travel_limit=down), now)
        self.assertNotEqual(self.groups_at(travel_limit=down - 0.001), now)
        self.assertEqual(self.groups_at(travel_limit=up - 0.001), now)
        above = self.groups_at(travel_limit=up)
        self.assertEqual(sorted(g for g in above if g not in now), sorted(steady["above"]["groups_new"]))
        self.assertEqual(sorted(g for g in now if g not in above), sorted(steady["above"]["groups_gone"]))

    def test_a_weight_moves_as_far_as_told(self):
        request = {"unplaced_price": 0, "weights": {"theme": 1, "difference": 0.5, "travel": 1, "travel_scale": 90}}
        programme = self.programme(**request)
        steady = self.json_of("explain", programme, "--steady", "travel_weight")["steadiness"]["travel_weight"]
        now = self.groups_at(**request)
        for edge, beyond in [("breaks_down", -0.01), ("breaks_up", 0.01)]:
            if steady[edge] is None:
                continue
            for by, same in [(-beyond, True), (beyond, False)]:
                request["weights"]["travel"] = steady[edge] + by
                self.assertEqual(self.groups_at(**request) == now, same, (edge, by))
        self.assertTrue(steady["breaks_down"] or steady["breaks_up"])

    def test_every_number_that_the_request_uses_can_be_asked_for(self):
        grades = {rule: {"grade": "weigh", "weight": 0.3} for rule in ["common_theme", "keep_apart", "met"]}
        programme = self.programme(people={"min": 5, "max": 40}, most_unplaced=25,
                                   rules={"grades": grades, "keep_apart": [["0105", "0106"]],
                                          "met": [{"municipalities": ["0105", "0217"]}]})
        names = ["people_min", "people_max", "most_unplaced", "unplaced_price", "theme_weight", "difference_weight",
                 "common_theme_weight", "keep_apart_weight", "met_weight"]
        arguments = [word for name in names for word in ["--steady", name]]
        told = self.json_of("explain", programme, *arguments)["steadiness"]
        self.assertEqual(sorted(told), sorted(names))
        self.assertIn("is no number that the request uses", self.error_of("explain", programme, "--steady", "people_weight"))

    def test_the_groups_with_one_are_in_order_and_their_costs_true(self):
        programme = self.programme()
        told = self.json_of("explain", programme, "--municipality", "Sarpsborg", "--best", "3")
        groups = told["groups_with"]["groups"]
        self.assertEqual(len(groups), 3)
        self.assertEqual([group["cost"] for group in groups], sorted(group["cost"] for group in groups))
        for group in groups:
            self.assertTrue(group["proven"])
            pinned = self.json_of("group", self.programme("pinned.json", rules={"pinned": [group["members"]]}))
            self.assertAlmostEqual(told["score"] - pinned["score"], group["cost"], 6)

    def test_plans_differ_or_their_want_is_told(self):
        told = self.json_of("explain", self.programme(), "--plans")
        self.assertEqual(len(told["plans"]) + len(told["axes_without_plan"]), 4)
        pairs = [{(a, b) for group in plan["groups"] for a in group for b in group if a < b} for plan in told["plans"]]
        for i, these in enumerate(pairs):
            for those in pairs[:i]:
                self.assertLessEqual(len(these & those), 0.5 * min(len(these), len(those)))


class RepairTest(Programmes):
    def drawn(self, count):
        """Municipalities at random places, groups of 3-5 within 120 minutes."""
        chance = random.Random(1)
        rows = ["code,name,lat,lon,people"]
        for i in range(count):
            rows.append(f"{1000 + i},M{i},{60 + 2 * chance.random():.4f},{10 + 4 * chance.random():.4f},{chance.randint(2, 8)}")
        (self.folder / "m.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        programme = {"format": "samling-programme", "version": 1, "title": "T", "municipalities": "m.csv",
                     "request": {"sizes": {"min": 3, "max": 5}, "travel_limit": 120, "common_theme": False}}
        path = self.folder / "drawn.json"
        path.write_text(json.dumps(programme), encoding="utf-8")
        return path

    def test_nothing_but_the_answer_is_printed(self):
        programme = self.drawn(36)
        self.run_ok("group", programme, "-q", "--rounds", "10", "--format", "csv", "--out", "groups.csv")
        done = samling("repair", programme, "-q", "--grouping", "groups.csv", "--leave", "1003,1007", "--format", "json",
                       cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(json.loads(done.stdout)["status"], "optimal")

    def changes(self, programme, *arguments):
        answer = self.json_of("repair", programme, "--grouping", "groups.csv", *arguments)
        return answer, {change["municipality"]: change for change in answer["changes"]}

    def test_each_kind_of_change_is_told_for_each_one_concerned(self):
        programme = self.programme()
        self.run_ok("group", programme, "-q", "--format", "csv", "--out", "groups.csv")
        answer, told = self.changes(programme, "--leave", "Sarpsborg")
        self.assertEqual((answer["moved"], told["0105"]["change"]), (0, "left"))
        self.assertEqual(told["0106"]["companions_lost"], ["0105"])
        answer, told = self.changes(programme, "--decline", "Drammen=G1")
        self.assertEqual(told["0602"]["change"], "unplaced")
        answer, told = self.changes(programme, "--veto", "Sarpsborg,Fredrikstad")
        self.assertEqual(answer["moved"], 1)
        self.assertFalse(any({"0105", "0106"} <= set(group["members"]) for group in answer["groups"]))
        answer, told = self.changes(self.programme("limit.json", travel_limit=80))
        self.assertEqual(answer["moved"], 1)
        answer, told = self.changes(programme, "--join", "Horten")
        self.assertEqual(told["0701"]["change"], "unplaced")
        self.assertTrue(told["0701"]["reason"])
        answer, told = self.changes(programme, "--leave", "Ørland", "--keep", "G1")
        self.assertEqual(answer["groups"][0]["members"], ["0105", "0106", "0217", "0602"])

    def test_a_late_joiner_finds_room_without_breaking_anything_up(self):
        programme = self.programme()
        self.run_ok("group", programme, "-q", "--format", "csv", "--out", "groups.csv")
        rows = list(csv.reader(io.StringIO((self.folder / "groups.csv").read_text(encoding="utf-8"))))
        with open(self.folder / "groups.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(row for row in rows if row[1] != "0217")
        answer, told = self.changes(programme)
        self.assertEqual((answer["moved"], told["0217"]["change"], told["0217"]["to"]), (0, "joined", "G1"))


class RoundsTest(Programmes):
    def test_those_whom_no_group_can_hold_do_not_stand_in_the_way_of_a_proof(self):
        answer = self.json_of("rounds", self.programme(), "--rounds", "3", "--sweeps", "20")
        self.assertEqual(answer["status"], "optimal", answer["proof"])
        self.assertEqual(answer["repeats"], answer["least_repeats"])


class NumbersTest(Programmes):
    def test_a_number_out_of_range_is_told_in_one_short_line(self):
        programme = self.programme()
        for arguments, value, wanted in [
                (["group", programme, "--threads", "0"], "0", "from 1 to 256"),
                (["group", programme, "--threads", "999999999999999999999"], "999999999999999999999", "from 1 to 256"),
                (["group", programme, "--time-limit", "0"], "0", "above 0"),
                (["group", programme, "--time-limit", "nan"], "nan", "above 0"),
                (["group", programme, "--rounds", "-1"], "-1", "from 0"),
                (["explain", programme, "--best", "1001"], "1001", "from 1 to 1000"),
                (["rounds", programme, "--rounds", "51"], "51", "from 1 to 50"),
                (["rounds", programme, "--host-weight", "-3"], "-3", "from 0 to 1000000"),
                (["repair", programme, "-g", "x", "--move-price", "1e9"], "1e9", "from 0 to 1000000")]:
            lines = self.error_of(*arguments).splitlines()
            with self.subTest(arguments[2:]):
                self.assertTrue(lines[0].startswith(arguments[-2] + ": "), lines)
                self.assertIn(f'"{value}"', lines[0])
                self.assertIn(wanted, lines[0])
                self.assertLess(len(lines[0]), 120)

    def test_points_too_far_apart_are_told_as_that(self):
        (self.folder / "far.csv").write_text("x,y\n0,0\n1e9,0\n0,1e9\n3,4\n", encoding="utf-8")
        error = self.error_of("bench", "grouping", "--format", "points", "far.csv", "--methods", "greedy")
        self.assertIn("far.csv: x, y", error)
        self.assertIn("how far two points lie apart", error)
        self.assertNotIn("price", error)


if __name__ == "__main__":
    unittest.main()
