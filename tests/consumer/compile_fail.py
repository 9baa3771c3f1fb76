#!/usr/bin/python3
"""Ids and units that are mixed up do not compile; the same program without the mistake does."""
import re
import subprocess
import sys


def compile_with(compiler: str, source: str, flags: list[str], mistake: int) -> subprocess.CompletedProcess[str]:
    command = [compiler, "-std=c++20", "-fsyntax-only", f"-DMISTAKE={mistake}", *flags, source]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def main() -> int:
    """compile_fail.py COMPILER SOURCE FLAG…"""
    compiler, source, *flags = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        mistakes = {int(m.group(1)): m.group(2) for m in re.finditer(r"MISTAKE == (\d+)(?:  // (.*))?", file.read())}
    control = compile_with(compiler, source, flags, 0)
    if control.returncode != 0:
        print("the program without a mistake does not compile:\n" + control.stderr)
        return 1
    wrong = 0
    for mistake in sorted(set(mistakes) - {0}):
        result = compile_with(compiler, source, flags, mistake)
        errors = [line for line in result.stderr.splitlines() if " error: " in line]
        # The error must be about the mistake: in the source itself, not about a header that is not found.
        caught = result.returncode != 0 and errors and all(source in line for line in errors)
        print(f"{'refused' if caught else 'NOT REFUSED'}: {mistakes[mistake]}")
        if not caught:
            print(result.stderr)
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
