"""The program under test, and a folder of its own for each test.

The environment names it: SAMLING_PROGRAM (the binary), SAMLING_SOURCE (root of the source tree) and SAMLING_BROKEN (writes broken programmes).
"""
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SAMLING_PROGRAM"]
SOURCE = pathlib.Path(os.environ["SAMLING_SOURCE"])
BROKEN = os.environ.get("SAMLING_BROKEN", "")
DATA = SOURCE / "examples" / "data"
PILOT = ["0105", "0106", "0217"]


def samling(*arguments, cwd=None, stdout=subprocess.PIPE):
    return subprocess.run([PROGRAM, *map(str, arguments)], stdout=stdout, stderr=subprocess.PIPE, cwd=cwd, check=False)


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="samling-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_ok(self, *arguments, code=0):
        done = samling(*arguments, cwd=self.folder)
        self.assertEqual(done.returncode, code, (arguments, done.stdout.decode(), done.stderr.decode()))
        return done.stdout.decode()

    def error_of(self, *arguments):
        done = samling(*arguments, cwd=self.folder)
        self.assertEqual(done.returncode, 2, (arguments, done.stdout.decode(), done.stderr.decode()))
        return done.stderr.decode()
