#!/usr/bin/python3
"""The real program at work: answers, exit codes and files. Run by ctest; see program.py."""
import csv
import io
import json
import os
import pathlib
import sys
import unittest

from program import DATA, PILOT, SOURCE, Case, files_of, samling


class HelpTest(Case):
    def test_every_command_explains_itself(self):
        everything = self.run_ok("--help")
        for command in ["plan", "group", "venue", "day", "check", "route", "report"]:
            self.assertIn(command, everything)
            self.assertIn("Usage: samling " + command, self.run_ok(command, "--help"))

    def test_the_version_is_told(self):
        self.assertRegex(self.run_ok("--version"), r"^samling \d+\.\d+\.\d+\n$")

    def test_wrong_usage_is_bad_input(self):
        for arguments in [[], ["nonsense"], ["plan"], ["plan", "a.json", "--seed", "x"], ["group", "a.json", "--threads", "0"],
                          ["day"], ["group", "a.json", "--format", "yaml"], ["plan", "a.json", "--time-limit", "-1"]]:
            self.assertTrue(self.error_of(*arguments), arguments)

    def test_a_missing_file_is_named(self):
        self.assertIn("nowhere.json", self.error_of("plan", "nowhere.json"))
        self.assertEqual(list(self.folder.iterdir()), [])


class PlanTest(Case):
    def plan(self, programme, out, *options, code=0):
        text = self.run_ok("plan", DATA / programme, "--out", out, *options, code=code)
        return text, json.loads((self.folder / out / "plan.json").read_text(encoding="utf-8"))

    def test_the_programme_of_the_articles_is_planned_into_a_folder(self):
        text, plan = self.plan("programme.json", "out")
        self.assertEqual(text.splitlines()[-1], "Open out/plan.html")
        self.assertLessEqual(len(text.splitlines()), 25)
        self.assertTrue(all(len(line) <= 80 for line in text.splitlines()), text)
        written = files_of(self.folder / "out")
        for name in ["plan.json", "plan.html", "plan.md", "plan.csv", "map.geojson"]:
            self.assertTrue(written[name], name)
        calendars = [name for name in written if name.startswith("calendars/")]
        placed = sum(len(group["members"]) for group in plan["groups"])
        self.assertEqual(len(calendars), len(plan["groups"]) + placed)

    def test_nobody_is_left_out_silently(self):
        _, plan = self.plan("programme.json", "out")
        with open(DATA / "municipalities.csv", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        told = {m["code"]: m for m in plan["municipalities"]}
        self.assertEqual(sorted(told), sorted(row["code"] for row in rows))
        for row in rows:
            municipality = told[row["code"]]
            self.assertTrue(municipality["why"], row)
            if row["withdrawn"] == "yes":
                self.assertEqual(municipality["group"], "", row)
        for group in plan["groups"]:
            self.assertIn(len(group["members"]), [3, 4, 5])
            self.assertTrue(all(pair["minutes"] <= 90 for pair in group["pairs"]), group["key"])

    def test_the_pilot_trio_comes_out_when_groups_of_three_are_asked(self):
        _, plan = self.plan("pilot.json", "out")
        self.assertEqual([group["members"] for group in plan["groups"]], [PILOT])
        self.assertEqual(plan["groups"][0]["venue"]["key"], "inspiria")
        self.assertEqual(plan["groups"][0]["date"], "2015-03-05")
        slots = [(a["start"], a["end"]) for a in plan["groups"][0]["day"] if a["kind"] == "slot"]
        self.assertEqual(slots, [("10:10", "11:25"), ("12:05", "13:20"), ("13:30", "14:45")])

    def test_the_day_of_the_article_is_refused_with_its_arithmetic(self):
        text, plan = self.plan("article_day.json", "out", code=1)
        self.assertEqual(plan["status"], "infeasible")
        self.assertIn("345 minutes asked, 300 there, 45 over", " ".join(plan["conflict"]))
        self.assertIn("75 minutes each", " ".join(plan["repairs"]))
        self.assertEqual(text.splitlines()[-1], "Open out/plan.html")

    def test_the_same_bytes_come_twice_and_with_two_threads(self):
        for programme in ["programme.json", "schools.json"]:
            folders = []
            for number, threads in enumerate([1, 1, 2]):
                out = f"{programme}-{number}"
                self.plan(programme, out, "--threads", threads, "--seed", 7)
                folders.append(files_of(self.folder / out))
            self.assertEqual(folders[0], folders[1])
            self.assertEqual(folders[0], folders[2])

    def test_the_seed_of_the_command_line_is_in_the_plan(self):
        _, plan = self.plan("programme.json", "out", "--seed", 42)
        self.assertEqual(plan["seed"], 42)

    def test_estimates_are_marked(self):
        _, plan = self.plan("schools.json", "out")
        self.assertTrue(all(pair["estimate"] for group in plan["groups"] for pair in group["pairs"]))
        self.assertIn("estimate", " ".join(plan["warnings"]))

    def test_a_folder_that_cannot_be_written_is_told(self):
        (self.folder / "file").write_text("in the way")
        self.assertIn("file", self.error_of("plan", DATA / "pilot.json", "--out", "file/below"))
        self.assertEqual((self.folder / "file").read_text(), "in the way")

    def test_output_that_cannot_be_written_is_not_a_success(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(samling("group", DATA / "pilot.json", stdout=full).returncode, 2)


class GroupTest(Case):
    def test_the_three_formats_tell_the_same(self):
        grouping = json.loads(self.run_ok("group", DATA / "programme.json", "--format", "json"))
        rows = list(csv.DictReader(io.StringIO(self.run_ok("group", DATA / "programme.json", "--format", "csv"))))
        text = self.run_ok("group", DATA / "programme.json")
        for group in grouping["groups"]:
            self.assertEqual(group["members"], [row["municipality"] for row in rows if row["group"] == group["key"]])
            self.assertIn(group["key"], text)
        self.assertEqual([u["municipality"] for u in grouping["unplaced"]],
                         [row["municipality"] for row in rows if not row["group"]])
        self.assertTrue(all(u["reason"] for u in grouping["unplaced"]))
        self.assertLessEqual(grouping["score"], grouping["upper_bound"] + 1e-9)

    def test_the_answer_goes_to_a_file_when_asked(self):
        self.assertEqual(self.run_ok("group", DATA / "pilot.json", "--format", "json", "--out", "deep/er/group.json"), "")
        self.assertEqual((self.folder / "deep/er/group.json").read_text(encoding="utf-8"),
                         self.run_ok("group", DATA / "pilot.json", "--format", "json"))


class VenueTest(Case):
    def test_the_pinned_trio_meets_at_inspiria(self):
        venues = json.loads(self.run_ok("venue", DATA / "article_day.json", "--format", "json"))["groups"][0]
        self.assertEqual(venues["members"], PILOT)
        self.assertEqual(venues["choices"][0]["key"], "inspiria")
        worst = [choice["worst_minutes"] for choice in venues["choices"]]
        self.assertEqual(worst, sorted(worst))

    def test_refusals_carry_the_number(self):
        done = samling("venue", DATA / "pilot.json", "--members", "Sarpsborg,0106,Hamar")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout.decode(), r"refused .*\d+ > 60")

    def test_unknown_members_are_told_with_near_names(self):
        error = self.error_of("venue", DATA / "pilot.json", "--members", "Sarpsbrg,0106,Atlantis")
        self.assertIn("Sarpsborg", error)
        self.assertIn("Atlantis", error)

    def test_every_group_of_a_plan_has_its_venue_first(self):
        self.run_ok("plan", DATA / "programme.json", "--out", "out")
        plan = json.loads((self.folder / "out/plan.json").read_text(encoding="utf-8"))
        venues = json.loads(self.run_ok("venue", DATA / "programme.json", "--plan", "out/plan.json", "--format", "json"))
        self.assertEqual([group["choices"][0]["key"] for group in venues["groups"]],
                         [group["venue"]["key"] for group in plan["groups"]])


class DayTest(Case):
    def test_the_article_s_day_does_not_add_up(self):
        text = self.run_ok("day", DATA / "article_day.json", code=1)
        self.assertIn("3 x 90 + opening 10 + lunch 30 + evaluation 15 + 2 breaks x 10 = 345", text)
        self.assertIn("45 over", text)
        for repair in ["75 minutes each", "end at 15:45", "lunch and breaks inside the slots"]:
            self.assertIn(repair, text)

    def test_a_free_slot_length_repairs_it(self):
        text = self.run_ok("day", DATA / "article_day.json", "--slot", "60-90", "--lunch-window", "11:30-12:45")
        for line in ["10:00-10:10  opening", "10:10-11:25  slot", "11:35-12:05  lunch", "14:45-15:00  evaluation"]:
            self.assertIn(line, text)

    def test_a_day_needs_no_programme(self):
        day = json.loads(self.run_ok("day", "--delegations", "A,B,C", "--slot", "60-90", "--lunch-window", "11:30-12:45",
                                     "--format", "json"))["groups"][0]
        self.assertEqual([a["presenter"] for a in day["day"] if a["kind"] == "slot"], ["A", "B", "C"])

    def test_wrong_times_are_told(self):
        self.assertIn("--start", self.error_of("day", DATA / "article_day.json", "--start", "25:00"))
        self.assertIn("--slot", self.error_of("day", DATA / "article_day.json", "--slot", "soon"))


class CheckTest(Case):
    def test_a_sound_programme_is_told_so(self):
        text = self.run_ok("check", DATA / "programme.json")
        self.assertIn("39 municipalities", text)
        self.assertIn("Lillesand", text)

    def test_a_hand_made_grouping_is_judged(self):
        text = self.run_ok("check", DATA / "programme.json", "--grouping", DATA / "hand_made_groups.csv", code=1)
        self.assertIn("Broken rules:", text)
        judged = json.loads(self.run_ok("check", DATA / "programme.json", "--grouping", DATA / "hand_made_groups.csv",
                                        "--format", "json", code=1))
        self.assertEqual(len(judged["groups"]), 3)
        self.assertTrue(judged["broken"])
        self.assertLessEqual(judged["score"], judged["upper_bound"])

    def test_what_group_wrote_keeps_every_rule(self):
        grouping = json.loads(self.run_ok("group", DATA / "programme.json", "--format", "json"))
        self.run_ok("group", DATA / "programme.json", "--format", "csv", "--out", "groups.csv")
        judged = json.loads(self.run_ok("check", DATA / "programme.json", "--grouping", "groups.csv", "--format", "json"))
        self.assertAlmostEqual(judged["score"], grouping["score"], places=9)
        self.assertEqual(judged["broken"], [])

    def test_newer_codes_are_read_as_of_the_date(self):
        (self.folder / "groups.csv").write_text("group,municipality\nA,3105\nA,Fredrikstad\nA,0217\n", encoding="utf-8")
        text = self.run_ok("check", DATA / "pilot.json", "--grouping", "groups.csv")
        self.assertIn("3105 is read as 0105 Sarpsborg", text)

    def test_an_unknown_name_is_told_with_file_and_line(self):
        (self.folder / "groups.csv").write_text("group,municipality\nA,0105\nA,Fredrikstat\n", encoding="utf-8")
        error = self.error_of("check", DATA / "pilot.json", "--grouping", "groups.csv")
        self.assertIn("groups.csv:3", error)
        self.assertIn("Fredrikstad", error)

    def test_a_municipality_twice_is_told(self):
        (self.folder / "groups.csv").write_text("group,municipality\nA,0105\nB,Sarpsborg\n", encoding="utf-8")
        self.assertIn("groups.csv:3", self.error_of("check", DATA / "pilot.json", "--grouping", "groups.csv"))

    def test_a_plan_is_judged_whole(self):
        self.run_ok("plan", DATA / "programme.json", "--out", "out")
        self.run_ok("check", DATA / "programme.json", "--plan", "out/plan.json")
        path = self.folder / "out/plan.json"
        plan = json.loads(path.read_text(encoding="utf-8"))
        for change in ["venue", "day", "date", "score"]:
            changed = json.loads(json.dumps(plan))
            if change == "venue":
                changed["groups"][0]["venue"]["key"] = "nowhere"
            elif change == "day":
                changed["groups"][0]["day"][0]["start"] = "09:00"
            elif change == "date":
                changed["groups"][0]["date"] = "2015-04-02"
            else:
                changed["score"] = plan["score"] + 1
            (self.folder / "changed.json").write_text(json.dumps(changed), encoding="utf-8")
            self.assertIn("Broken rules:",
                          self.run_ok("check", DATA / "programme.json", "--plan", "changed.json", code=1), change)


class RouteTest(Case):
    def setUp(self):
        super().setUp()
        # A - B - C by road round the fjord (30 + 90), A ~ C by ferry (20 + 15 waiting).
        (self.folder / "nodes.csv").write_text("node,lat,lon\na,59.0,10.0\nb,59.5,10.5\nc,59.0,11.0\nd,63.0,12.0\n")
        (self.folder / "edges.csv").write_text(
            "from,to,length_m,kind,minutes,waiting,name\na,b,40000,road,30,,E6\nb,c,90000,road,90,,E18\n"
            "a,c,20000,ferry,20,15,Fjordferja\n")
        (self.folder / "places.csv").write_text("code,name,lat,lon\nA,Aby,59.0,10.0\nB,Bby,59.5,10.5\nC,Cby,59.0,11.0\nD,Dby,63.0,12.0\n")
        self.network = ["--nodes", "nodes.csv", "--edges", "edges.csv", "--places", "places.csv"]

    def test_the_matrix_takes_the_ferry_with_its_waiting_time(self):
        self.run_ok("route", *self.network, "--out", "m.csv", "--kilometres", "k.csv")
        rows = {row[0]: row[1:] for row in csv.reader(io.StringIO((self.folder / "m.csv").read_text()))}
        self.assertEqual(rows["A"], ["0", "30", "35", ""])
        self.assertEqual(rows["B"], ["30", "0", "65", ""])
        kilometres = list(csv.reader(io.StringIO((self.folder / "k.csv").read_text())))
        self.assertEqual(kilometres[1][2:4], ["40", "20"])
        self.assertEqual((self.folder / "m.csv").read_text(), self.run_ok("route", *self.network, "--threads", "2"))

    def test_a_route_names_its_ferries(self):
        self.assertIn("Fjordferja", self.run_ok("route", *self.network, "--from", "A", "--to", "Cby"))
        route = json.loads(self.run_ok("route", *self.network, "--from", "B", "--to", "59.0,11.0", "--format", "json"))
        self.assertEqual([ferry["name"] for ferry in route["ferries"]], ["Fjordferja"])
        self.assertAlmostEqual(route["minutes"], 65)

    def test_places_that_are_not_connected_are_infeasible(self):
        self.assertIn("no connection", self.run_ok("route", *self.network, "--from", "A", "--to", "D", code=1))

    def test_unknown_places_and_edges_are_bad_input(self):
        self.assertIn("--to", self.error_of("route", *self.network, "--from", "A", "--to", "Nowhere"))
        (self.folder / "edges.csv").write_text("from,to,length_m,kind,minutes\na,z,1,road,1\n")
        self.assertIn("edges.csv:2", self.error_of("route", *self.network))

    def test_the_shipped_minutes_are_those_of_the_network(self):
        data = pathlib.Path(os.environ.get("SAMLING_DATA", SOURCE.parent / "shared" / "data")) / "norway"
        if not data.is_dir():
            self.skipTest("skipped: no data")
        self.run_ok("route", "--nodes", data / "norway_road_nodes.csv", "--edges", data / "norway_road_edges.csv",
                    "--places", DATA / "municipalities.csv", "--places", DATA / "venues.csv", "--out", "m.csv",
                    "--kilometres", "k.csv")
        self.assertEqual((self.folder / "m.csv").read_text(), (DATA / "minutes.csv").read_text())
        self.assertEqual((self.folder / "k.csv").read_text(), (DATA / "kilometres.csv").read_text())


class ReportTest(Case):
    def test_the_folder_can_be_written_again_from_the_plan_file(self):
        self.run_ok("plan", DATA / "programme.json", "--out", "first")
        text = self.run_ok("report", "first/plan.json", "--out", "second", "--programme", DATA / "programme.json")
        self.assertEqual(text.splitlines()[-1], "Open second/plan.html")
        self.assertEqual(files_of(self.folder / "first"), files_of(self.folder / "second"))
        for format, name in [("json", "plan.json"), ("csv", "plan.csv"), ("geojson", "map.geojson"), ("markdown", "plan.md"),
                             ("html", "plan.html")]:
            rendered = samling("report", "first/plan.json", "--format", format, cwd=self.folder).stdout
            self.assertEqual(rendered, (self.folder / "first" / name).read_bytes(), format)

    def test_a_broken_plan_file_is_told_with_its_line(self):
        (self.folder / "plan.json").write_text('{\n  "format": "samling-plan",\n  "version": 1,\n}\n')
        self.assertRegex(self.error_of("report", "plan.json", "--out", "x"), r"plan\.json:\d")
        self.assertFalse((self.folder / "x").exists())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
