"""The type stubs say what the extension has: mypy's stubtest, and mypy on a user's script."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mypy", reason="mypy is not installed")
import samling  # noqa: E402

USER = '''
import samling
programme = samling.read_programme("programme.json")
plan = samling.make_plan(programme, seed=2)
reveal_type(plan.groups[0].venue)
reveal_type(programme.region.travel.minutes)
samling.plan.Request(objective="pears")
samling.grouping.SizeRange("3", 5)
plan.score = 3.0
'''


def run_mypy(tool: str, *arguments: str, folder: Path, source: Path, package: Path | None = None) -> subprocess.CompletedProcess[str]:
    package = package or Path(samling.__file__).resolve().parents[1]
    environment = {**os.environ, "PYTHONPATH": str(package), "MYPYPATH": str(package), "MYPY_CACHE_DIR": str(folder.parent / "cache")}
    config = source / "bindings" / "python" / "mypy.ini"
    flag = "--mypy-config-file" if tool == "mypy.stubtest" else "--config-file"
    return subprocess.run([sys.executable, "-m", tool, flag, str(config), *arguments], cwd=folder, env=environment, capture_output=True,
                          text=True, timeout=500, check=False)


def test_stubs_agree_with_the_extension(source: Path, tmp_path: Path) -> None:
    done = run_mypy("mypy.stubtest", "--concise", "samling", folder=tmp_path, source=source)
    # Every class of pybind11 has a metaclass of its own, which is no part of what a user sees. Nothing else is let pass.
    differences = [line for line in done.stdout.splitlines() if not line.endswith("is inconsistent, metaclass differs")]
    assert differences == [], done.stderr
    assert done.stdout and not done.stderr, done.stderr  # it ran, and saw the classes of the extension


def test_the_stub_test_sees_what_a_stub_lacks(source: Path, tmp_path: Path) -> None:
    # A copy of the package in which one stub has lost a function and gained another.
    copy = tmp_path / "package" / "samling"
    shutil.copytree(Path(samling.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    stub = (copy / "report.pyi").read_text(encoding="utf-8").replace("def markdown(", "def markup(")
    (copy / "report.pyi").write_text(stub, encoding="utf-8")
    done = run_mypy("mypy.stubtest", "--concise", "samling", folder=tmp_path, source=source, package=copy.parent)
    assert "samling.report.markup is not present at runtime" in done.stdout
    assert "samling.report.markdown is not present in stub" in done.stdout


def test_a_users_script_is_checked(source: Path, tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER, encoding="utf-8")
    done = run_mypy("mypy", "user.py", folder=tmp_path, source=source)
    assert 'note: Revealed type is "Union[samling.plan.PlannedVenue, None]"' in done.stdout, done.stdout + done.stderr
    assert "numpy.ndarray" in done.stdout
    errors = [line for line in done.stdout.splitlines() if " error: " in line]
    assert [line.split(":")[1] for line in errors] == ["7", "8", "9"], done.stdout


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(samling.__file__).parent / "py.typed").exists()
