"""Every output of the sample plans, read back by readers that are not ours.

The folder SAMLING_SAMPLES is written by report_samples: pilot, trio, infeasible, large, empty, and hostile-*, in which every text
from outside is one that breaks careless writers.
"""
import csv
import io
import json
import os
import pathlib
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

SAMPLES = pathlib.Path(os.environ["SAMLING_SAMPLES"])
FOLDERS = sorted(p for p in SAMPLES.iterdir() if p.is_dir())
OSLO = ZoneInfo("Europe/Oslo")
VOID = {"meta", "wbr", "br", "img", "link", "input"}


def plan_of(folder):
    return json.loads((folder / "plan.json").read_text(encoding="utf-8"))


def calendars_of(folder):
    return sorted((folder / "calendars").glob("*.ics"))


def cleaned(text):
    """What every output makes of a text: one line, controls and bidirectional overrides replaced."""
    words = " ".join(text.replace("\x85", "\n").split())
    harmful = {*range(0x00, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    return "".join("\ufffd" if ord(c) in harmful else c for c in words)


def held(plan):
    return [g for g in plan["groups"] if g.get("date") and g.get("day")]


def read_calendar(path):
    calendar = Calendar.from_ical(path.read_bytes())
    assert calendar.errors == []
    events = list(calendar.walk("VEVENT"))
    assert all(event.errors == [] for event in events)
    return calendar, events


def test_there_are_samples():
    assert {"pilot", "trio", "infeasible", "large", "empty", "hostile-0"} <= {f.name for f in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_calendars_keep_to_rfc_5545(folder):
    for path in calendars_of(folder):
        data = path.read_bytes()
        assert data.endswith(b"END:VCALENDAR\r\n")
        for line in data[:-2].split(b"\r\n"):
            assert len(line) <= 75
            assert b"\n" not in line and b"\r" not in line
            line.decode("utf-8")  # never folded inside a letter
        calendar, events = read_calendar(path)
        assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
        assert events
        uids = [str(e["UID"]) for e in events]
        assert len(set(uids)) == len(uids)
        for event in events:
            assert event["DTSTAMP"].dt.tzinfo is not None
            assert event["DTSTART"].dt.utcoffset() == timedelta(0)
            if "DTEND" in event:
                assert event["DTEND"].dt > event["DTSTART"].dt


def test_calendars_hold_the_hours_of_the_plan_in_oslo():
    for name in ("pilot", "trio", "large"):
        folder = SAMPLES / name
        plan = plan_of(folder)
        assert held(plan)
        for group in held(plan):
            _, events = read_calendar(folder / "calendars" / f"{group['key']}.ics")
            assert len(events) == 1 + len(group["day"])
            for event, activity in zip(events[1:], group["day"]):
                start = event["DTSTART"].dt.astimezone(OSLO)
                assert start.date().isoformat() == group["date"]
                assert start.strftime("%H:%M") == activity["start"]
                assert event["DTEND"].dt.astimezone(OSLO).strftime("%H:%M") == activity["end"]


def test_winter_and_summer_time():
    winter = read_calendar(SAMPLES / "pilot" / "calendars" / "G1.ics")[1][0]
    summer = read_calendar(SAMPLES / "pilot" / "calendars" / "G2.ics")[1][0]
    assert winter["DTSTART"].dt == datetime(2015, 3, 5, 9, 0, tzinfo=timezone.utc)
    assert summer["DTSTART"].dt == datetime(2015, 3, 31, 7, 30, tzinfo=timezone.utc)


def test_members_leave_and_come_home_in_time():
    plan = plan_of(SAMPLES / "pilot")
    for group in held(plan):
        for leg in group["venue"]["legs"]:
            _, events = read_calendar(SAMPLES / "pilot" / "calendars" / f"{leg['municipality']}.ics")
            gathering = next(e for e in events if "-gathering@" in e["UID"])
            there = [e for e in events if "-there-" in e["UID"]]
            assert len(there) == (1 if leg["minutes_there"] > 0 else 0)
            for event in there:
                assert event["DTEND"].dt == gathering["DTSTART"].dt
                asked = timedelta(minutes=leg["minutes_there"])
                assert asked <= gathering["DTSTART"].dt - event["DTSTART"].dt < asked + timedelta(minutes=1)
            for event in (e for e in events if "-home-" in e["UID"]):
                assert event["DTSTART"].dt == gathering["DTEND"].dt


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_calendar_texts_come_back_as_they_were(folder):
    plan = plan_of(folder)
    for group in held(plan):
        paths = [p for p in calendars_of(folder) if p.name.startswith(group["key"] + ".")]
        for path in paths:
            _, events = read_calendar(path)
            assert str(events[0]["LOCATION"]) == cleaned(group["venue"]["name"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_csv_has_a_row_a_municipality(folder):
    plan = plan_of(folder)
    text = (folder / "plan.csv").read_bytes().decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    header, body = rows[0], rows[1:]
    assert len(body) == len(plan["municipalities"])
    for row, municipality in zip(body, plan["municipalities"]):
        assert len(row) == len(header)
        cells = dict(zip(header, row))
        assert float(cells["lat"]) == municipality["lat"]
        assert int(cells["people"]) == municipality["people"]
        for name, cell in cells.items():
            if name not in ("lat", "lon", "group_score", "venue_lat", "venue_lon"):
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")), (name, cell)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_geojson_keeps_to_rfc_7946(folder):
    plan = plan_of(folder)
    data = json.loads((folder / "map.geojson").read_text(encoding="utf-8"))
    assert data["type"] == "FeatureCollection"
    assert sum(f["properties"]["kind"] == "municipality" for f in data["features"]) == len(plan["municipalities"])
    for feature in data["features"]:
        geometry = feature["geometry"]
        positions = geometry["coordinates"] if geometry["type"] == "LineString" else [geometry["coordinates"]]
        assert geometry["type"] in ("Point", "LineString")
        assert len(positions) == (2 if geometry["type"] == "LineString" else 1)
        for lon, lat in positions:
            assert -180 <= lon <= 180 and -90 <= lat <= 90


class Page(HTMLParser):
    """Collects what the page is made of and checks that every element is closed in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.targets, self.tags, self.text = [], [], [], [], []
        self.headings, self.svgs, self.images_named = [], 0, 0

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert name not in ("src", "srcset", "action", "formaction", "data"), (tag, name)
            if name == "href":
                assert value.startswith("#"), value
                self.targets.append(value[1:])
            if name in ("aria-labelledby", "aria-describedby"):
                self.targets.extend(value.split())
        if tag == "th":
            assert attributes.get("scope") in ("col", "row")
        if tag == "svg" and "aria-hidden" not in attributes and "svg" not in self.open[:-1]:
            assert attributes.get("role") == "img" and "aria-labelledby" in attributes
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:])
        self.open.pop()

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        raise AssertionError("no comments: " + data[:80])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_page_is_whole_self_contained_and_accessible(folder):
    source = (folder / "plan.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(source)
    page.close()
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.targets) <= set(page.ids)
    assert not {"script", "iframe", "object", "embed", "link", "img", "base", "form"} & set(page.tags)
    assert "default-src 'none'; style-src 'unsafe-inline'" in source
    assert '<html lang="en">' in source
    assert page.headings[0] == 1 and page.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:]))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_page_names_every_municipality(folder):
    plan = plan_of(folder)
    page = Page()
    page.feed((folder / "plan.html").read_text(encoding="utf-8"))
    text = " ".join("".join(page.text).split())
    for municipality in plan["municipalities"]:
        assert cleaned(municipality["name"]) in text
