"""Three faces, one behaviour: C++, Python and the command line write the same bytes for the same input and seed."""
from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import samling

PROGRAMMES = ["programme.json", "pilot.json", "article_day.json", "schools.json"]


def by_program(program: str, programme: Path, folder: Path, *more: str) -> bytes:
    done = subprocess.run([program, "plan", str(programme), "--out", str(folder), *more], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr  # 1: infeasible, the partial plan is written all the same
    return (folder / "plan.json").read_bytes()


def program_or_skip() -> str:
    program = os.environ.get("SAMLING_PROGRAM", "")
    if not program or not Path(program).exists():
        pytest.skip("the command line was not built (SAMLING_PROGRAM)")
    return program


@pytest.mark.parametrize("name", PROGRAMMES)
def test_python_and_cpp_write_the_same_bytes(source: Path, tmp_path: Path, name: str) -> None:
    writer = os.environ.get("SAMLING_WRITE_PLAN", "")
    if not writer or not Path(writer).exists():
        pytest.skip("the C++ writer was not built (SAMLING_WRITE_PLAN)")
    programme = source / "examples" / "data" / name
    subprocess.run([writer, str(programme), str(tmp_path / "cpp.json")], check=True)
    samling.write_plan(samling.make_plan(samling.read_programme(programme)), tmp_path / "python.json")
    assert (tmp_path / "cpp.json").read_bytes() == (tmp_path / "python.json").read_bytes()


@pytest.mark.parametrize("name", PROGRAMMES)
def test_python_and_the_command_line_write_the_same_bytes(source: Path, tmp_path: Path, name: str) -> None:
    programme = source / "examples" / "data" / name
    expected = by_program(program_or_skip(), programme, tmp_path / "cli")
    samling.write_plan(samling.make_plan(samling.read_programme(programme)), tmp_path / "python.json")
    assert (tmp_path / "python.json").read_bytes() == expected


def test_the_seed_means_the_same_on_each_face(source: Path, tmp_path: Path) -> None:
    programme = source / "examples" / "data" / "programme.json"
    expected = by_program(program_or_skip(), programme, tmp_path / "cli", "--seed", "7", "--rounds", "20")
    plan = samling.make_plan(samling.read_programme(programme), seed=7, max_rounds=20)
    assert plan.seed == 7
    assert samling.plan_to_json(plan).encode() == expected


def test_threads_do_not_change_the_bytes(source: Path) -> None:
    programme = samling.read_programme(source / "examples" / "data" / "programme.json")
    plans = [samling.make_plan(programme, threads=threads) for threads in (1, 2)]
    assert samling.plan_to_json(plans[0]) == samling.plan_to_json(plans[1])


def test_reports_are_those_of_the_command_line(source: Path, tmp_path: Path) -> None:
    program = program_or_skip()
    programme = samling.read_programme(source / "examples" / "data" / "programme.json")
    by_program(program, source / "examples" / "data" / "programme.json", tmp_path / "cli")
    samling.write_folder(samling.make_plan(programme), tmp_path / "python", programme.boundaries)
    written = {p.relative_to(tmp_path / "cli").as_posix() for p in (tmp_path / "cli").rglob("*") if p.is_file()}
    assert written == {p.relative_to(tmp_path / "python").as_posix() for p in (tmp_path / "python").rglob("*") if p.is_file()}
    for name in written:
        assert (tmp_path / "cli" / name).read_bytes() == (tmp_path / "python" / name).read_bytes(), name
