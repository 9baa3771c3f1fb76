"""What the README tells a Python user works as it stands there, and so does docs/python.md."""
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


def scripts(page: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_the_scripts_of_the_page_run(source: Path, tmp_path: Path, page: str) -> None:
    (tmp_path / "examples").symlink_to(source / "examples")
    found = scripts(source / page)
    assert found, f"{page} shows no Python"
    # A page is read from the top: each script may use what those before it made.
    done = subprocess.run([sys.executable, "-c", "\n".join(found)], cwd=tmp_path, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_plan_of_the_readme_is_written(source: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(source / "examples")
    script = scripts(source / "README.md")[0]
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, timeout=500, check=True)
    assert (tmp_path / "out" / "plan.json").stat().st_size > 1000
