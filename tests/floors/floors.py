"""Reads every #include of the house and says which arrows run up or sideways.

A floor may include itself and the floors listed for it. The table is the one of the design, with one arrow more:
report may include io, because writing a folder of reports writes files the way io does (whole or not at all).
Standard library only, so that the check runs on any machine.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

MAX_LINES = 400
MAX_LINES_OF_A_STUB = 600  # a stub lists one module and cannot be divided

_STAGES = ["core", "geo", "themes", "model", "grouping", "venue", "timetable", "season", "plan"]

FLOORS: dict[str, list[str]] = {
    "core": [],
    "geo": ["core"],
    "themes": ["core"],
    "model": ["core", "geo", "themes"],
    "grouping": ["core", "model"],
    "venue": ["core", "geo", "model", "grouping"],
    "timetable": ["core", "model", "grouping", "venue"],
    "season": ["core", "geo", "model", "grouping", "venue", "timetable"],
    "plan": _STAGES[:-1],
    "workbench": ["core", "model", "grouping"],
    "io": [*_STAGES, "workbench"],
    "report": [*_STAGES, "workbench", "io"],
}

# Who may use every public header, but no floor's private pieces. (Tests and benchmarks may hold those to slow twins and measure them.)
GUESTS = ["src/cli", "bindings", "examples"]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
# What a public header may show besides samling itself: the standard library and Eigen.
STANDARD = re.compile(r"^[a-z_0-9]+$")
SHOWN = ("Eigen/",)

CODE = {".hpp", ".cpp", ".h", ".py", ".pyi"}


@dataclass
class Report:
    """What was read, and what is wrong."""

    files: int = 0
    includes: int = 0
    lines: int = 0
    longest: tuple[int, str] = (0, "")
    arrows: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def includes_of(file: Path) -> list[tuple[int, str, bool]]:
    """(line number, path, in quotes) of each include of a file."""
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        match = INCLUDE.match(line)
        if match:
            found.append((number, match.group(2), match.group(1) == '"'))
    return found


def code_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.rglob("*") if p.suffix in CODE and p.is_file() and "__pycache__" not in p.parts)


def target_of(path: str) -> tuple[str | None, bool]:
    """(floor that an include path leads to, whether it is private); (None, False) for what is not ours."""
    parts = path.split("/")
    if parts[0] == "samling" and len(parts) > 2:
        return parts[1], False
    if len(parts) > 1 and parts[0] in FLOORS:
        return parts[0], True
    return None, False


def check_include(report: Report, where: str, floor: str, path: str) -> None:
    """One include of a file of `floor`."""
    if path == "samling/samling.hpp":
        report.faults.append(f"{where}: {floor} includes the umbrella, which includes floors above it")
        return
    target, private = target_of(path)
    if target is None:
        return
    report.arrows.setdefault(floor, {})
    report.arrows[floor][target] = report.arrows[floor].get(target, 0) + 1
    if target == floor:
        return
    if target not in FLOORS:
        report.faults.append(f"{where}: {path}: there is no floor {target}")
    elif target not in FLOORS[floor]:
        allowed = ", ".join(FLOORS[floor]) or "nothing"
        report.faults.append(f"{where}: {floor} includes {target}; it may include {allowed}")
    elif private:
        report.faults.append(f"{where}: {path} is a private piece of {target}")


def check_public_header(report: Report, where: str, path: str, quoted: bool) -> None:
    """A public header shows the standard library, Eigen and samling, no other library's types."""
    if path.startswith("samling/") or path.startswith(SHOWN) or (not quoted and STANDARD.match(path)):
        return
    report.faults.append(f"{where}: a public header may not include {path}")


def check_floor_files(report: Report, root: Path) -> None:
    for folder, public in ((root / "include" / "samling", True), (root / "src", False)):
        for file in code_files(folder):
            name = file.relative_to(root).as_posix()
            parts = file.relative_to(folder).parts
            floor = parts[0] if len(parts) > 1 else None
            if name == "include/samling/samling.hpp" or (not public and floor == "cli"):
                continue
            if floor not in FLOORS:
                report.faults.append(f"{name}: belongs to no floor ({', '.join(FLOORS)})")
                continue
            for number, path, quoted in includes_of(file):
                report.includes += 1
                check_include(report, f"{name}:{number}", floor, path)
                if public:
                    check_public_header(report, f"{name}:{number}", path, quoted)


def check_guests(report: Report, root: Path) -> None:
    for guest in GUESTS:
        for file in code_files(root / guest):
            name = file.relative_to(root).as_posix()
            for number, path, _ in includes_of(file):
                report.includes += 1
                target, private = target_of(path)
                if private:
                    report.faults.append(f"{name}:{number}: {path} is a private piece of {target}")
                elif target is not None and target not in FLOORS:
                    report.faults.append(f"{name}:{number}: {path}: there is no floor {target}")


def check_lengths(report: Report, root: Path) -> None:
    for folder in ("include", "src", "bindings", "benchmarks", "tests", "examples"):
        for file in code_files(root / folder):
            name = file.relative_to(root).as_posix()
            count = len(file.read_text(encoding="utf-8").splitlines())
            report.files += 1
            report.lines += count
            report.longest = max(report.longest, (count, name))
            most = MAX_LINES_OF_A_STUB if file.suffix == ".pyi" else MAX_LINES
            if count > most:
                report.faults.append(f"{name}: {count} lines; a file has at most {most}")


def check_links(report: Report, root: Path) -> None:
    """The FLOORS that a target is linked with are held to the same table as its includes."""
    for floor, allowed in FLOORS.items():
        lists = root / "src" / floor / "CMakeLists.txt"
        if not lists.is_file():
            continue
        match = re.search(r"\bFLOORS\b([^)]*?)(?:\bPUBLIC\b|\bPRIVATE\b|\))", lists.read_text(encoding="utf-8"))
        for target in match.group(1).split() if match else []:
            if target not in allowed:
                report.faults.append(f"src/{floor}/CMakeLists.txt: {floor} links {target}; its table has no {target}")


def inspect(root: Path) -> Report:
    """The whole house under `root`."""
    report = Report()
    check_floor_files(report, root)
    check_guests(report, root)
    check_lengths(report, root)
    check_links(report, root)
    return report


def words(report: Report) -> str:
    """Counts, then the faults."""
    length, name = report.longest
    lines = [
        f"{report.files} files, {report.lines} lines, {report.includes} includes; the longest file has {length} lines ({name})"
    ]
    for floor in FLOORS:
        arrows = report.arrows.get(floor, {})
        if arrows:
            lines.append(f"  {floor:9} -> " + ", ".join(f"{t} {arrows[t]}" for t in sorted(arrows)))
    lines += [f"FAULT {fault}" for fault in report.faults]
    lines.append(f"{len(report.faults)} faults")
    return "\n".join(lines)
