"""The type stubs say what the extension has: mypy's stubtest, and mypy on a user's script."""
from __future__ import annotations

import os
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


def run_mypy(tool: str, *arguments: str, folder: Path, source: Path) -> subprocess.CompletedProcess[str]:
    package = Path(samling.__file__).resolve().parents[1]
    environment = {**os.environ, "MYPYPATH": str(package), "MYPY_CACHE_DIR": str(folder / "cache")}
    config = source / "bindings" / "python" / "mypy.ini"
    flag = "--mypy-config-file" if tool == "mypy.stubtest" else "--config-file"
    return subprocess.run([sys.executable, "-m", tool, flag, str(config), *arguments], cwd=folder, env=environment, capture_output=True,
                          text=True, timeout=500, check=False)


def test_stubs_agree_with_the_extension(source: Path, tmp_path: Path) -> None:
    done = run_mypy("mypy.stubtest", "samling", folder=tmp_path, source=source)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_users_script_is_checked(source: Path, tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER, encoding="utf-8")
    done = run_mypy("mypy", "user.py", folder=tmp_path, source=source)
    assert 'note: Revealed type is "Union[samling.plan.PlannedVenue, None]"' in done.stdout, done.stdout + done.stderr
    assert "numpy.ndarray" in done.stdout
    errors = [line for line in done.stdout.splitlines() if " error: " in line]
    assert [line.split(":")[1] for line in errors] == ["7", "8", "9"], done.stdout


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(samling.__file__).parent / "py.typed").exists()
