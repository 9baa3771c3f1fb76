"""Worlds the tests share: drawn small, so that a test shows what it asks."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import samling

SOURCE = Path(os.environ["SAMLING_SOURCE_DIR"]) if "SAMLING_SOURCE_DIR" in os.environ else Path(__file__).resolve().parents[3]


@pytest.fixture
def source() -> Path:
    """Root of the source tree."""
    return SOURCE


def on_a_line(count: int, minutes_apart: float = 10.0, **request: object) -> samling.plan.Programme:
    """Municipalities "0000", "0001", … along one road, all with the theme reading."""
    codes = [f"{i:04}" for i in range(count)]
    catalogue = samling.themes.ThemeCatalogue([samling.themes.Theme("reading", "Reading")])
    rows = [
        samling.model.Municipality(
            code, f"Place {code}", seat=(59.0 + 0.05 * i, 10.0), people=3,
            projects=[samling.model.Project(theme=0, approach_tags=["books" if i % 2 else "films"])])
        for i, code in enumerate(codes)
    ]
    at = np.arange(count) * minutes_apart
    travel = samling.geo.TravelMatrix(codes, np.abs(at[:, None] - at[None, :]))
    asked = samling.plan.Request(**{"sizes": samling.grouping.SizeRange(3, 3), **request})
    return samling.plan.Programme("On a line", samling.model.Region(rows, catalogue, travel), request=asked)


def random_problem(count: int, seed: int = 1) -> samling.grouping.GroupingProblem:
    """A grouping too large to be proven, so that a solve without limits goes on until it is stopped."""
    values = np.random.default_rng(seed).uniform(size=(count, count))
    return samling.grouping.GroupingProblem(samling.model.Affinity((values + values.T) / 2), samling.grouping.SizeRange(3, 5))


def run_script(text: str, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """A script in a Python of its own; the time-out is a watchdog, not an assertion."""
    settings: dict = {"capture_output": True, "text": True, "timeout": 240, "check": False, **options}
    return subprocess.run([sys.executable, "-c", text, *arguments], **settings)
