#!/usr/bin/python3
"""samling bench: runs, their table, its page, and broken files. Run by ctest; see program.py."""
import csv
import math
import os
import random
import signal
import subprocess
import sys
import time
import unittest
from html.parser import HTMLParser

from program import PROGRAM, Case

COLUMNS = ["instance", "n", "groups", "method", "seed", "cpu_seconds", "score", "feasible", "upper_bound", "status",
           "gap_to_best_known_pct", "gap_to_bound_pct"]
VOID = {"meta", "wbr"}


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Balance(HTMLParser):
    """Every element that is opened is closed, in order; no script, nothing fetched."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.text = [], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert tag not in ("script", "img", "link", "iframe"), tag
        for name, value in attrs:
            assert not name.startswith("on") and (name != "href" or value.startswith("#")), (name, value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text += data


class BenchTest(Case):
    def setUp(self):
        super().setUp()
        chance = random.Random(4)
        self.points = [(chance.random(), chance.random()) for _ in range(12)]
        (self.folder / "dozen.csv").write_text("".join(f"{x},{y}\n" for x, y in self.points))

    def bench(self, *arguments, code=0):
        return self.run_ok("bench", "grouping", "--rounds", "5", *arguments, code=code)

    def test_the_registry_is_listed_a_line_each(self):
        names = [line.split()[0] for line in self.run_ok("bench", "methods").splitlines()]
        self.assertEqual(names[0], "auto")
        for name in ("greedy", "matching", "medoids", "spectral", "local_search", "population", "exact"):
            self.assertIn(name, names)

    def test_one_row_a_run_with_the_columns_asked_for(self):
        self.bench("--format", "points", "dozen.csv", "--methods", "auto,greedy", "--seeds", "1-3", "--out", "r.csv")
        self.assertEqual((self.folder / "r.csv").read_text().splitlines()[0].split(","), COLUMNS)
        rows = rows_of(self.folder / "r.csv")
        self.assertEqual([(row["method"], row["seed"]) for row in rows],
                         [(method, seed) for seed in "123" for method in ("auto", "greedy")])
        for row in rows:
            self.assertEqual((row["instance"], row["n"], row["groups"], row["feasible"]), ("dozen", "12", "4", "true"))
            self.assertLessEqual(float(row["score"]), float(row["upper_bound"]) + 1e-9)
            self.assertAlmostEqual(float(row["gap_to_bound_pct"]),
                                   100 * (float(row["upper_bound"]) - float(row["score"])) / abs(float(row["upper_bound"])))
            self.assertEqual(row["gap_to_best_known_pct"], "")
        self.assertFalse((self.folder / "r.csv.part").exists())

    def test_the_proven_score_is_that_of_all_partitions(self):
        self.bench("--format", "points", "dozen.csv", "--methods", "auto", "--out", "r.csv")
        row = rows_of(self.folder / "r.csv")[0]
        self.assertEqual(row["status"], "optimal")

        def best(left):
            if not left:
                return 0.0
            first, rest = left[0], left[1:]
            return min(sum(math.dist(self.points[x], self.points[y]) for x, y in ((first, a), (first, b), (a, b)))
                       + best([r for r in rest if r not in (a, b)])
                       for i, a in enumerate(rest) for b in rest[i + 1:])

        self.assertAlmostEqual(float(row["score"]), -best(list(range(12))), places=9)

    def test_rounds_give_the_same_rows_at_any_number_of_threads(self):
        for name, threads in (("a.csv", 1), ("b.csv", 1), ("c.csv", 2)):
            self.bench("--format", "points", "dozen.csv", "--methods", "local_search,medoids,spectral", "--seeds", "1,5",
                       "--threads", threads, "--out", name)
        for row in ("a.csv", "b.csv", "c.csv"):
            self.assertEqual([{**r, "cpu_seconds": ""} for r in rows_of(self.folder / row)],
                             [{**r, "cpu_seconds": ""} for r in rows_of(self.folder / "a.csv")])

    def test_gaps_to_the_best_known_score(self):
        (self.folder / "marks.csv").write_text("instance,best\ndozen,-2\nother,5\n")
        (self.folder / "more.csv").write_text("instance,best_of_20\ndozen,-1\n")
        self.bench("--format", "points", "dozen.csv", "--methods", "greedy", "--best-known", "marks.csv", "--best-known",
                   "more.csv", "--out", "r.csv")
        row = rows_of(self.folder / "r.csv")[0]
        self.assertAlmostEqual(float(row["gap_to_best_known_pct"]), 100 * (-1 - float(row["score"])))

    def test_the_formats_of_the_public_libraries(self):
        (self.folder / "m.txt").write_text("4 2 ds 1 2 2 3\n0 1 9\n0 2 1\n1 2 1\n2 3 5\n")
        (self.folder / "c.txt").write_text("4 2 ds 3 9 3 9 W 1 2 3 4\n0 1 9\n0 3 2\n1 2 1\n")
        self.bench("--format", "mdgplib", "m.txt", "--out", "m.csv")
        self.bench("--format", "ccplib", "c.txt", "--out", "c.csv")
        self.assertEqual([float(rows_of(self.folder / name)[0]["score"]) for name in ("m.csv", "c.csv")], [14.0, 11.0])

    def test_places_and_sizes(self):
        (self.folder / "p.csv").write_text("id,name,lat,lon\n1,a,60,10\n2,b,60,10.1\n3,c,61,10\n4,d,61,10.1\n")
        out = self.bench("--format", "points", "p.csv", "--sizes", "2-2", "--objective", "mean_companion")
        row = next(csv.DictReader(out.splitlines()))
        self.assertEqual((row["groups"], row["status"]), ("2", "optimal"))
        self.assertTrue(-24 < float(row["score"]) < -20)

    def test_every_broken_file_is_told_with_its_line_and_nothing_is_written(self):
        (self.folder / "bad.txt").write_text("3 1 ss 3 3\n0 1 5\n0 9 5\n")
        (self.folder / "head.txt").write_text("3 1 xs 3 3\n")
        error = self.error_of("bench", "grouping", "--format", "mdgplib", "bad.txt", "head.txt", "none.txt", "--out", "r.csv")
        for part in ("bad.txt:3", "head.txt:1", "none.txt"):
            self.assertIn(part, error)
        self.assertEqual(len(error.splitlines()), 3)
        self.assertEqual([path.name for path in self.folder.glob("r*")], [])

    def test_wrong_options_are_refused(self):
        good = ["bench", "grouping", "--format", "points", "dozen.csv"]
        for wrong, part in ((["--methods", "gredy"], "did you mean"), (["--methods", "greedy,greedy"], "twice"), (["--seeds", "5-1"], "1-5"),
                            (["--seeds", "x"], "1-5"), (["--sizes", "3"], "3-5"), (["--sizes", "1-3"], "3-5"),
                            (["--cpu-seconds", "0"], "cpu-seconds"), (["dozen.csv"], "is the name of"),
                            (["--best-known", "dozen.csv"], "instance"), (["--out", "."], "folder")):
            self.assertIn(part, self.error_of(*good, *wrong), wrong)
        self.assertIn("points", self.error_of("bench", "grouping", "--format", "mdgplib", "dozen.csv", "--sizes", "3-3"))

    def test_a_run_obeys_its_cpu_seconds(self):
        self.run_ok("bench", "grouping", "--format", "points", "dozen.csv", "--methods", "medoids", "--cpu-seconds", "0.2", "--out", "r.csv")
        self.assertGreater(float(rows_of(self.folder / "r.csv")[0]["cpu_seconds"]), 0.1)

    def test_an_interrupted_workbench_keeps_its_rows(self):
        process = subprocess.Popen([PROGRAM, "bench", "grouping", "--format", "points", "dozen.csv", "--methods", "medoids",
                                    "--cpu-seconds", "1", "--seeds", "1-100", "--out", "r.csv"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        part = self.folder / "r.csv.part"
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and (not part.exists() or len(part.read_text().splitlines()) < 2):
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0, errors)
        self.assertIn(b"are kept", errors)
        self.assertTrue(1 <= len(rows_of(self.folder / "r.csv")) < 100)

    def test_the_page_is_whole_and_harmless(self):
        head = ",".join(COLUMNS)
        hostile = '"<script>alert(1)</script>&amp;"'
        rows = [f"{instance},9,3,{method},{seed},1.5,{score},true,10,feasible,,1"
                for instance in (hostile, "b") for seed in (1, 2) for method, score in (("x", 5 + seed), ('"<b>y"', 4))]
        (self.folder / "r.csv").write_text("\n".join([head, *rows]) + "\n")
        self.run_ok("bench", "report", "r.csv")
        text = (self.folder / "r.html").read_text(encoding="utf-8")
        page = Balance()
        page.feed(text)
        page.close()
        self.assertEqual(page.open, [])
        self.assertEqual(page.tags.count("svg") >= 4 and page.tags.count("table"), 3)
        for part in ("Performance profile", "Time to target", "Paired tests", "<script>alert(1)</script>&amp;", "<b>y"):
            self.assertIn(part, page.text)
        self.run_ok("bench", "report", "r.csv", "--out", "again.html")
        self.assertEqual((self.folder / "again.html").read_text(encoding="utf-8"), text)

    def test_a_broken_table_is_refused(self):
        (self.folder / "r.csv").write_text("instance,method,seed,cpu_seconds,score\na,m,1,1,x\n")
        self.assertIn("r.csv:2", self.error_of("bench", "report", "r.csv"))
        (self.folder / "e.csv").write_text("")
        self.error_of("bench", "report", "e.csv")
        self.error_of("bench", "report", "none.csv")
        self.error_of("bench")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
