#!/usr/bin/python3
"""Draws scale.svg from scale.csv, both beside this file: CPU seconds and peak memory against the number of places.

Both axes are logarithmic; the thin lines are what exactly linear growth would look like. Standard library only.
"""
from __future__ import annotations

import csv
import math
from pathlib import Path

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 860, 400
PANEL = {"cpu_s": (70, "CPU seconds"), "peak_mb": (500, "peak memory, MB")}
PLOT_WIDTH, TOP, BOTTOM = 320, 50, 340
COLOURS = {"world": "#1b6ca8", "france": "#c4532d"}


def decades(values: list[float]) -> tuple[int, int]:
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


class Axis:
    """Logarithmic, from one power of ten to another."""

    def __init__(self, values: list[float], start: float, end: float) -> None:
        self.low, self.high = decades(values)
        self.start, self.end = start, end

    def at(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def text(x: float, y: float, words: str, anchor: str = "middle", extra: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{words}</text>'


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {style}/>'


def panel(rows: list[dict[str, str]], column: str) -> list[str]:
    left, title = PANEL[column]
    sizes = [float(row["n"]) for row in rows]
    figures = [float(row[column]) for row in rows]
    across, up = Axis(sizes, left, left + PLOT_WIDTH), Axis(figures, BOTTOM, TOP)
    parts = [text(left + PLOT_WIDTH / 2, TOP - 18, title, extra=' font-weight="bold"')]
    for tick in across.ticks():
        parts.append(line(across.at(tick), TOP, across.at(tick), BOTTOM, 'stroke="#ddd"'))
        parts.append(text(across.at(tick), BOTTOM + 18, f"{tick:,.0f}"))
    for tick in up.ticks():
        parts.append(line(left, up.at(tick), left + PLOT_WIDTH, up.at(tick), 'stroke="#ddd"'))
        parts.append(text(left - 8, up.at(tick) + 4, f"{tick:g}", "end"))
    parts.append(text(left + PLOT_WIDTH / 2, BOTTOM + 40, "places"))
    # Linear growth through the largest.
    n, figure = max(zip(sizes, figures))
    first = max(min(sizes), n * 10.0**up.low / figure)
    parts.append(line(across.at(first), up.at(figure * first / n), across.at(n), up.at(figure), 'stroke="#999" stroke-dasharray="4 4"'))
    for row in rows:
        x, y = across.at(float(row["n"])), up.at(float(row[column]))
        note = f'<title>{row["map"]}, {int(row["n"]):,} places: {float(row[column]):g} {title}</title>'
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{COLOURS[row["map"]]}">{note}</circle>')
    return parts


def main() -> None:
    with open(HERE / "scale.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13" fill="#222">',
        "<title>Cost of the sparse engine against the number of places</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for column in PANEL:
        parts += panel(rows, column)
    for k, (name, colour) in enumerate(COLOURS.items()):
        parts.append(f'<circle cx="{90 + 170 * k}" cy="{HEIGHT - 8}" r="5" fill="{colour}"/>')
        parts.append(text(102 + 170 * k, HEIGHT - 4, {"world": "places of the world", "france": "French communes"}[name], "start"))
    parts.append(text(440, HEIGHT - 4, "dashed: linear growth", "start"))
    parts.append("</svg>")
    (HERE / "scale.svg").write_text("\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
