"""The pages of the sample schedules in a browser (Chromium, headless): at the width of a phone nothing scrolls sideways, and paper is A4.

The folder SAMLING_SCHEDULES is written by report_schedules.
"""
import os
import pathlib
import re
import shutil
import subprocess

import pytest

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("chromium is not installed", allow_module_level=True)
SAMPLES = pathlib.Path(os.environ["SAMLING_SCHEDULES"])
NAMES = ("two-days", "thirty-rooms", "one-room", "nothing", "undated", "hostile-0", "hostile-3", "drawn-1")
WIDTHS = (320, 375, 600)
MEASURE = """<body>{frames}<pre id="told"></pre><script>onload = () => {{
  document.getElementById("told").textContent = [...document.querySelectorAll("iframe")].map(frame => {{
    const page = frame.contentDocument.documentElement;
    return frame.name + " " + page.scrollWidth + " " + page.clientWidth;
  }}).join(";");
}}</script></body>"""


def browser(tmp_path, *arguments):
    done = subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", f"--user-data-dir={tmp_path}/profile",
                           *arguments], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_on_a_phone_nothing_scrolls_sideways(tmp_path):
    frames = "".join(f'<iframe name="{name}-{width}" src="{(SAMPLES / name / "timetable.html").as_uri()}" width="{width}" height="500"></iframe>'
                     for name in NAMES for width in WIDTHS)
    (tmp_path / "pages.html").write_text(MEASURE.format(frames=frames), encoding="utf-8")
    told = re.search(r'<pre id="told">(.*?)</pre>', browser(tmp_path, "--dump-dom", (tmp_path / "pages.html").as_uri()), re.S)[1]
    measured = {name: (int(content), int(window)) for name, content, window in (part.split() for part in told.split(";"))}
    assert len(measured) == len(NAMES) * len(WIDTHS)
    assert {name: sizes for name, sizes in measured.items() if sizes[0] > sizes[1]} == {}


def test_paper_is_a4_and_a_day_of_three_rooms_is_a_sheet(tmp_path):
    browser(tmp_path, f"--print-to-pdf={tmp_path}/page.pdf", "--print-to-pdf-no-header", (SAMPLES / "two-days" / "timetable.html").as_uri())
    told = subprocess.run(["pdfinfo", str(tmp_path / "page.pdf")], capture_output=True, text=True, check=True).stdout
    assert "(A4)" in told
    assert int(re.search(r"Pages:\s+(\d+)", told)[1]) == 3  # two days, the first below the title, and how good it is
