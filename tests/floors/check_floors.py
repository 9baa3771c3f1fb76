#!/usr/bin/python3
"""Fails when an include runs up or sideways, or a file is too long: check_floors.py <source folder>."""
import sys
from pathlib import Path

import floors


def main() -> int:
    report = floors.inspect(Path(sys.argv[1]))
    print(floors.words(report))
    return 1 if report.faults or report.files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
