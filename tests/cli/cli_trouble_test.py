#!/usr/bin/python3
"""The real program in trouble: broken input, hostile text, Ctrl-C. Run by ctest; see program.py."""
import json
import math
import signal
import subprocess
import sys
import time
import unittest

from program import BROKEN, DATA, PROGRAM, Case, files_of, samling


class BrokenInputTest(Case):
    def test_each_broken_programme_gets_a_message_and_touches_nothing(self):
        if not BROKEN:
            self.skipTest("skipped: no table of broken inputs")
        subprocess.run([BROKEN, str(self.folder / "broken")], check=True)
        programmes = sorted((self.folder / "broken").iterdir())
        self.assertGreaterEqual(len(programmes), 40)
        out = self.folder / "out"
        self.run_ok("plan", DATA / "pilot.json", "--out", out)
        before = files_of(out)
        for folder in programmes:
            with self.subTest(folder.name):
                done = samling("plan", folder / "programme.json", "--out", out)
                error = done.stderr.decode()
                self.assertEqual(done.returncode, 2, error)
                self.assertEqual(done.stdout, b"")
                errors = [line for line in error.splitlines() if line.startswith("samling: error: ")]
                self.assertTrue(errors, error)
                for line in errors:
                    self.assertRegex(line, r"samling: error: [^ :]+\.[a-z]+:?\d*: ")
                # One line says it all: where, which value, what is wrong.
                expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
                self.assertTrue(any(all(part in line for part in expected) for line in errors), (expected, error))
                self.assertEqual(files_of(out), before)


class TerminalTest(Case):
    def test_control_characters_of_the_input_never_reach_the_terminal(self):
        programme = json.loads((DATA / "pilot.json").read_text(encoding="utf-8"))
        for name in ["themes", "municipalities", "projects", "code_history", "venues"]:
            programme[name] = str(DATA / programme[name])
        programme["travel"] = {key: str(DATA / value) for key, value in programme["travel"].items()}
        programme["title"] = "Title \u001b[31mred\u202e and \u0007bell"
        path = self.folder / "programme.json"
        path.write_text(json.dumps(programme), encoding="utf-8")
        for command in [["group", path], ["plan", path, "--out", "out"], ["check", path],
                        ["venue", path, "--members", "A\u001b[31m,B"]]:
            done = samling(*command, cwd=self.folder)
            for stream in [done.stdout, done.stderr]:
                steering = [c for c in stream.decode() if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c == "\u202e"]
                self.assertEqual(steering, [], command)


class InterruptTest(Case):
    def large_programme(self):
        rows = ["code,name,lat,lon,population"]
        for i in range(120):
            angle, radius = 2.399963 * i, math.sqrt(i / 120)
            rows.append(f"M{i:03},Name {i},{60 + radius * math.sin(angle):.4f},{10 + 2 * radius * math.cos(angle):.4f},1000")
        (self.folder / "municipalities.csv").write_text("\n".join(rows) + "\n")
        (self.folder / "programme.json").write_text(json.dumps({
            "format": "samling-programme", "version": 1, "title": "Large", "municipalities": "municipalities.csv",
            "request": {"sizes": {"min": 10, "max": 14}, "group_count": 10, "common_theme": False,
                        "weights": {"theme": 0, "difference": 0, "travel": 1}}}))
        return self.folder / "programme.json"

    def test_ctrl_c_keeps_the_best_so_far(self):
        running = subprocess.Popen([PROGRAM, "group", str(self.large_programme()), "--rounds", "1000000000000",
                                    "--format", "json", "--out", str(self.folder / "out.json")],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(2)
        self.assertIsNone(running.poll(), "it was still searching")
        running.send_signal(signal.SIGINT)
        _, error = running.communicate(timeout=300)
        self.assertEqual(running.returncode, 0, error)
        grouping = json.loads((self.folder / "out.json").read_text(encoding="utf-8"))
        self.assertEqual(sum(len(group["members"]) for group in grouping["groups"]), 120)
        self.assertIn("best answer so far", error.decode())

    def test_a_time_limit_ends_the_search(self):
        self.run_ok("group", self.large_programme(), "--rounds", "1000000000000", "--time-limit", "1")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
