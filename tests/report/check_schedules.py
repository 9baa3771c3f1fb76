"""Every output of the sample schedules, read back by readers that are not ours: icalendar, csv, json, html.parser, openpyxl, lxml.

The folder SAMLING_SCHEDULES is written by report_schedules. timetable.json is the measure of the others: it is held to nothing but
its own sense here, and its times to the zone.
"""
import csv
import io
import json
import os
import pathlib
import re
import uuid
from datetime import date, datetime, time, timedelta, timezone
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import jsonschema
import openpyxl
import pytest
from icalendar import Calendar
from lxml import etree

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
SCHEMA = jsonschema.Draft202012Validator(json.loads((DOCS / "schedule.schema.json").read_text(encoding="utf-8")))
SAMPLES = pathlib.Path(os.environ["SAMLING_SCHEDULES"])
FOLDERS = sorted(p for p in SAMPLES.iterdir() if p.is_dir())
DATED = [p for p in FOLDERS if p.name != "undated"]
each_dated = pytest.mark.parametrize("folder", DATED, ids=lambda f: f.name)
each_sample = pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
VOID = {"meta", "wbr", "br"}

# Elements of an event in the order that exporters write them in; readers that check the order check this one.
EVENT = ["date", "start", "duration", "room", "slug", "title", "subtitle", "track", "type", "language", "abstract", "description",
         "persons", "links"]
CONFERENCE = ["acronym", "title", "start", "end", "days", "timeslot_duration", "time_zone_name"]
CLOCK = re.compile(r"[0-2][0-9]:[0-5][0-9]")
DURATION = re.compile(r"[0-9]{2}:[0-5][0-9]")


def model_of(folder):
    return json.loads((folder / "timetable.json").read_text(encoding="utf-8"))


def words(text):
    return " ".join(text.split())


def instants(model, entry):
    """First and last instant of an entry, by the zone's own rules."""
    zone = ZoneInfo(model["time_zone"])
    first = datetime.combine(date.fromisoformat(entry["date"]), time.fromisoformat(entry["start"]))
    ends = []
    for local in (first, first + timedelta(minutes=entry["minutes"])):
        # A time that the clock skips (its fold changes the offset, and it does not come back) is the instant of the change.
        there = local.replace(tzinfo=zone, fold=0)
        if there.astimezone(timezone.utc).astimezone(zone).replace(tzinfo=None) != local:
            hour = local.replace(minute=0)
            there = (hour - timedelta(hours=1)).replace(tzinfo=zone).astimezone(timezone.utc) + timedelta(hours=1)
        ends.append(there.astimezone(timezone.utc))
    if ends[0] == ends[1]:  # Within the hour that is skipped: as long as planned.
        ends[1] += timedelta(minutes=entry["minutes"])
    return tuple(ends)


def test_there_are_samples():
    assert {"two-days", "nothing", "one-room", "thirty-rooms", "clock-changes", "hostile-0", "drawn-1"} <= {f.name for f in FOLDERS}


@each_sample
def test_json_makes_sense(folder):
    model = model_of(folder)
    SCHEMA.validate(model)
    assert model["format"] == "samling-schedule/1"
    assert len({entry["id"] for entry in model["entries"]}) == len(model["entries"])
    if model["dated"]:
        order = [(entry["day"], entry["date"], entry["start"]) for entry in model["entries"]]
        assert order == sorted(order)
    for entry in model["entries"]:
        assert entry["day"] in model["days"]
        assert entry["room"] is None or entry["room"] in model["rooms"]
        assert not model["dated"] or 0 <= (date.fromisoformat(entry["date"]) - date.fromisoformat(entry["day"])).days <= 1


@each_sample
def test_csv_has_a_row_an_entry_and_no_formula(folder):
    data = (folder / "timetable.csv").read_bytes().decode("utf-8")
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    model = model_of(folder)
    assert len(rows) == 1 + len(model["entries"])
    for row, entry in zip(rows[1:], model["entries"]):
        assert len(row) == len(rows[0])
        cells = dict(zip(rows[0], row))
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") for cell in row if cell)
        assert (cells["date"], cells["start"], cells["end"]) == (entry["date"], entry["start"], entry["end"])
        assert int(cells["minutes"]) == entry["minutes"]
        assert cells["title"] in (entry["title"], "'" + entry["title"])
        assert cells["id"] == entry["id"]


def test_the_schema_refuses_changed_timetables():
    model = model_of(SAMPLES / "two-days")
    for path, value in [(("format",), "samling-schedule/2"), (("days",), []), (("days", 0), "Monday"), (("entries", 0, "start"), "9:00"),
                        (("entries", 0, "minutes"), -1), (("entries", 0, "id"), "1"), (("entries", 0, "hall"), "x"), (("title",), None),
                        (("score", "terms", 0, "cost"), "6"), (("duties", 0, "people"), "C"), (("notes",), [1]), (("colour",), "red")]:
        changed = json.loads(json.dumps(model))
        inside = changed
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = value
        assert not SCHEMA.is_valid(changed), path


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.tables, self.text = [], [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append((int(attributes.get("rowspan", 1)), int(attributes.get("colspan", 1)), attributes))

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("style", "title"):
            self.text.append(data)


@each_sample
def test_page_is_sound_and_its_tables_have_no_holes(folder):
    page = Page()
    page.feed((folder / "timetable.html").read_text(encoding="utf-8"))
    page.close()
    assert page.open == []
    names = [tag for tag, _ in page.tags]
    assert not {"script", "img", "iframe", "object", "link"} & set(names)
    assert ("html", {"lang": "en"}) in page.tags
    identities = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(identities) == len(set(identities))
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes)
        if tag == "th":
            assert attributes["scope"] in ("col", "row", "rowgroup")
        if tag == "a":
            assert attributes["href"][1:] in identities
    for rows in page.tables:
        width = sum(columns for _, columns, _ in rows[0])
        taken = [0] * width
        for row in rows:
            assert sum(columns for _, columns, _ in row) + sum(left > 0 for left in taken) == width
            taken = [max(0, left - 1) for left in taken]
            at = 0
            fresh = [left for left in taken]
            for height, columns, _ in row:
                while at < width and taken[at] > 0:
                    at += 1
                for lane in range(at, at + columns):
                    fresh[lane] = max(fresh[lane], height - 1)
                at += columns
            taken = fresh
        assert not any(taken)


@each_sample
def test_page_tells_every_entry(folder):
    page = Page()
    page.feed((folder / "timetable.html").read_text(encoding="utf-8"))
    text = words(" ".join(page.text)).replace(" ", "")
    for entry in model_of(folder)["entries"]:
        assert words(entry["title"])[:60].replace(" ", "").replace("\u2028", "").replace("\u2029", "") in text
        assert f"{entry['start']}–{entry['end']}" in text


@each_sample
def test_workbook_has_the_days_the_list_and_the_score(folder):
    book = openpyxl.load_workbook(folder / "timetable.xlsx")
    model = model_of(folder)
    days = book.sheetnames[:-2]
    assert book.sheetnames[-2:] == ["List", "Score"] and len(days) == len(model["days"])
    assert not model["dated"] or days == model["days"]
    rows = list(book["List"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(model["entries"])
    for row, entry in zip(rows, model["entries"]):
        assert row[:4] == (entry["date"], entry["start"], entry["end"], entry["minutes"])
        assert (row[8] or "") == entry["title"].replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    for sheet in book:
        assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)
    held = sum(1 for day in days for line in book[day].iter_rows(min_row=2, min_col=2) for cell in line if cell.value)
    assert held == len(model["entries"])
    assert not model["dated"] or book.properties.created == datetime.fromisoformat(model["days"][0])


@each_dated
def test_calendars_keep_to_rfc_5545(folder):
    model = model_of(folder)
    files = sorted((folder / "calendars").glob("*.ics"))
    assert folder / "calendars" / "all.ics" in files
    known = {}
    for path in files:
        data = path.read_bytes()
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in data[:-2].split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert all(line.decode("utf-8") is not None for line in data.split(b"\r\n"))  # no letter is cut by the folding
        assert b"TZID" not in data and b"VTIMEZONE" not in data  # UTC throughout: no zone to define
        calendar = Calendar.from_ical(data)
        assert calendar.errors == []
        assert str(calendar["VERSION"]) == "2.0" and calendar["PRODID"] and calendar["X-WR-CALNAME"]
        events = list(calendar.walk("VEVENT"))
        uids = [str(event["UID"]) for event in events]
        assert len(uids) == len(set(uids))
        for event in events:
            assert event["DTSTAMP"].dt.utcoffset() == event["DTSTART"].dt.utcoffset() == timedelta()
            times = (event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else event["DTSTART"].dt)
            assert known.setdefault(str(event["UID"]), times) == times
    everybody = list(Calendar.from_ical((folder / "calendars" / "all.ics").read_bytes()).walk("VEVENT"))
    assert len(everybody) == len(model["entries"])
    for entry in model["entries"]:
        first, last = instants(model, entry)
        assert known[entry["id"] + "@samling"] == (first, max(first, last))


def test_people_have_their_own_calendars():
    def summaries(name):
        calendar = Calendar.from_ical((SAMPLES / "two-days" / "calendars" / f"{name}.ics").read_bytes())
        return {str(event["SUMMARY"]): str(event["TRANSP"]) for event in calendar.walk("VEVENT")}

    assert summaries("0105") == {"Opening": "TRANSPARENT", "Dive A": "OPAQUE", "Lunch": "TRANSPARENT", "Clash 1": "OPAQUE",
                                 "Evening": "OPAQUE"}
    assert summaries("person-all") == {"Opening": "TRANSPARENT", "Dive A": "OPAQUE", "Chair: Sharing": "OPAQUE",
                                       "Lunch": "TRANSPARENT"}
    assert set(summaries("all").values()) == {"TRANSPARENT"}


@each_dated
def test_exchange_format_has_what_readers_expect(folder):
    model = model_of(folder)
    root = etree.parse(str(folder / "schedule.xml")).getroot()
    assert root.tag == "schedule"
    assert [child.tag for child in root][:3] == ["generator", "version", "conference"]
    days = root.findall("day")
    assert [child.tag for child in root][3:] == ["day"] * len(days)
    conference = root.find("conference")
    assert [child.tag for child in conference] == CONFERENCE
    assert re.fullmatch(r"[a-z0-9_]{4,}", conference.findtext("acronym"))
    assert conference.findtext("start") == model["days"][0] and conference.findtext("end") == model["days"][-1]
    assert int(conference.findtext("days")) == len(days) == len(model["days"])
    assert DURATION.fullmatch(conference.findtext("timeslot_duration"))
    ZoneInfo(conference.findtext("time_zone_name"))
    events = root.findall("day/room/event")
    for unique in ([event.get("guid") for event in events], [event.get("id") for event in events],
                   [event.findtext("slug") for event in events]):
        assert len(unique) == len(set(unique))
    people = {(person.get("id"), person.text) for person in root.iterfind("day/room/event/persons/person")}
    assert len(people) == len({identity for identity, _ in people})  # one name an id
    for index, (day, name) in enumerate(zip(days, model["days"]), start=1):
        assert (day.get("index"), day.get("date")) == (str(index), name)
        rooms = [room.get("name") for room in day.findall("room")]
        assert len(rooms) == len(set(rooms)) and all(rooms)
        first, last = (datetime.fromisoformat(day.get(end)) for end in ("start", "end"))
        assert first.utcoffset() is not None and first <= last
        for event in day.findall("room/event"):
            check_event(event, day)


def can_be_cut(model, day):
    """Whether nothing that belongs to the day starts after midnight later than the first that starts on it: a clock time divides the days."""
    own = [entry["start"] for entry in model["entries"] if entry["day"] == day and entry["date"] == day]
    next_day = [entry["start"] for entry in model["entries"] if entry["day"] == day and entry["date"] != day]
    return not own or not next_day or max(next_day) < min(own)


@each_dated
def test_readers_that_know_the_day_and_the_clock_find_the_instant(folder):
    """Apps of one kind take an event's date from the day's, and from the clock time at which the day ends what is after midnight."""
    model = model_of(folder)
    root = etree.parse(str(folder / "schedule.xml")).getroot()
    for day in root.findall("day"):
        first, last = (datetime.fromisoformat(day.get(end)) for end in ("start", "end"))
        assert (first.hour, first.minute) == (last.hour, last.minute) and (last.date() - first.date()).days == 1
        assert first.date().isoformat() == day.get("date")
        if not can_be_cut(model, day.get("date")):
            continue
        for event in day.findall("room/event"):
            begin = datetime.fromisoformat(event.findtext("date"))
            clock = time.fromisoformat(event.findtext("start"))
            found = first.date() + timedelta(days=clock < last.time())
            assert (found, clock) == (begin.date(), begin.time())
            assert first <= begin < last


def test_an_ordinary_day_changes_at_four():
    days = etree.parse(str(SAMPLES / "two-days" / "schedule.xml")).getroot().findall("day")
    assert [(day.get("start"), day.get("end")) for day in days] == [
        ("2015-03-05T04:00:00+01:00", "2015-03-06T04:00:00+01:00"), ("2015-03-06T04:00:00+01:00", "2015-03-07T04:00:00+01:00")]


def check_event(event, day):
    assert [child.tag for child in event] == EVENT
    assert uuid.UUID(event.get("guid")).version == 5
    assert 0 < int(event.get("id")) < 2**31
    assert event.findtext("room") == event.getparent().get("name")
    assert event.findtext("title")
    assert re.fullmatch(r"[a-z0-9]{4,}-[0-9]{1,6}-[a-z0-9\-_]{4,}", event.findtext("slug"))  # the narrowest of the published patterns
    assert CLOCK.fullmatch(event.findtext("start")) and DURATION.fullmatch(event.findtext("duration"))
    begin = datetime.fromisoformat(event.findtext("date"))
    hours, minutes = map(int, event.findtext("duration").split(":"))
    assert begin.utcoffset() is not None
    assert begin.strftime("%H:%M") == event.findtext("start")
    assert (begin.date() - date.fromisoformat(day.get("date"))).days in (0, 1)
    assert timedelta(hours=hours, minutes=minutes) >= timedelta()
    for person in event.findall("persons/person"):
        assert int(person.get("id")) > 0


@each_dated
def test_exchange_format_holds_the_entries(folder):
    model = model_of(folder)
    root = etree.parse(str(folder / "schedule.xml")).getroot()
    found = sorted((event.findtext("date"), event.findtext("duration")) for event in root.findall("day/room/event"))
    expected = []
    for entry in model["entries"]:
        first, last = instants(model, entry)
        minutes = max(0, int((last - first).total_seconds()) // 60)
        local = first.astimezone(ZoneInfo(model["time_zone"])).isoformat(timespec="seconds")
        copies = max(1, len(model["rooms"])) if entry["everywhere"] else 1
        expected += [(local, f"{minutes // 60:02}:{minutes % 60:02}")] * copies
    assert found == sorted(expected)
