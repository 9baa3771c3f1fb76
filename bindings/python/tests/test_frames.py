"""pandas in and out."""
from __future__ import annotations

import sys

import numpy as np
import pytest

pd = pytest.importorskip("pandas", reason="pandas is not installed")

import samling  # noqa: E402
from conftest import on_a_line, run_script  # noqa: E402

MUNICIPALITIES = pd.DataFrame({
    "code": ["0105", "0106", "0217"], "name": ["Sarpsborg", "Fredrikstad", "Oppegård"], "lat": [59.28, 59.22, 59.79],
    "lon": [11.11, 10.95, 10.79], "people": [5, np.nan, 4], "earliest_departure": ["07:30", None, None],
})
PROJECTS = pd.DataFrame({
    "municipality": ["0105", "0106", "0217"], "theme": ["heltid"] * 3, "approach_tags": [["longer shifts"], "staff pool|training", None],
})
MINUTES = pd.DataFrame([[0, 20, 60], [20, 0, 65], [60, 65, 0]], index=["0105", "0106", "0217"], columns=["0105", "0106", "0217"])


def test_a_region_from_frames() -> None:
    region = samling.region_from_frames(MUNICIPALITIES, PROJECTS, MINUTES[["0217", "0106", "0105"]])
    assert [row.people for row in region.municipalities] == [5, 5, 4]
    assert region[0].earliest_departure == "07:30"
    assert region[1].projects[0].approach_tags == ("staff pool", "training")
    assert region.catalogue.at("heltid") == 0
    assert region.minutes_between(0, 2) == 60
    assert not region.travel.has_estimates


def test_without_minutes_the_travel_is_an_estimate() -> None:
    assert samling.region_from_frames(MUNICIPALITIES).travel.has_estimates


def test_places_that_the_minutes_lack_are_estimates_and_venues_stay() -> None:
    minutes = pd.DataFrame([[0, 20, 8], [20, 0, 20], [8, 20, 0]], index=["0105", "0106", "inspiria"], columns=["0105", "0106", "inspiria"])
    travel = samling.region_from_frames(MUNICIPALITIES, minutes=minutes).travel
    row = {place: number for number, place in enumerate(travel.places)}
    assert set(row) == {"0105", "0106", "0217", "inspiria"}
    assert travel.minutes[row["0105"], row["inspiria"]] == 8
    assert travel.estimates is not None and travel.estimates[row["0105"], row["0217"]]
    assert not travel.estimates[row["0105"], row["0106"]]
    assert np.isnan(travel.minutes[row["0217"], row["inspiria"]])


def test_a_plan_from_frames() -> None:
    programme = samling.plan.Programme(
        "Pilot", samling.region_from_frames(MUNICIPALITIES, PROJECTS, MINUTES),
        request=samling.plan.Request(sizes=samling.grouping.SizeRange(3, 3), travel_limit=75))
    plan = samling.make_plan(programme)
    assert [group.members for group in plan.groups] == [("0105", "0106", "0217")]


def test_every_issue_of_the_frames_at_once() -> None:
    wrong = pd.DataFrame({"code": ["0105", 106], "name": ["Sarpsborg", "Fredrikstad"], "lat": [95.0, 59.2], "lon": [11.1, 10.9]})
    projects = pd.DataFrame({"municipality": ["0105", "0217"], "theme": ["heltd", "heltid"]})
    themes = pd.DataFrame({"code": ["heltid"], "name": ["Heltid"]})
    with pytest.raises(samling.InvalidInput) as caught:
        samling.region_from_frames(wrong, projects, themes=themes)
    found = {(issue.file, issue.line, issue.field) for issue in caught.value.issues}
    assert found >= {("municipalities", 0, "lat"), ("municipalities", 1, "code"), ("projects", 0, "theme"), ("projects", 1, "municipality")}


def test_a_missing_column_is_named_with_what_is_near() -> None:
    with pytest.raises(samling.InvalidInput, match="lat.*did you mean latt"):
        samling.region_from_frames(MUNICIPALITIES.rename(columns={"lat": "latt"}))


def test_a_plan_as_tables() -> None:
    plan = samling.make_plan(on_a_line(7))
    frame = plan.to_frame()
    assert list(frame["code"]) == [row.code for row in plan.municipalities]
    assert (frame["group"] == "").sum() == 1
    groups = plan.to_frame("groups")
    assert list(groups["group"]) == [group.key for group in plan.groups]
    assert len(plan.to_frame("pairs")) == 6
    assert list(plan.to_frame("activities").columns) == ["group", "date", "kind", "start", "end", "presenter"]
    with pytest.raises(ValueError, match="'group' is none of"):
        plan.to_frame("group")


def test_pandas_is_loaded_only_when_a_frame_is_asked_for() -> None:
    done = run_script("import sys, samling; print('pandas' in sys.modules)")
    assert done.stdout == "False\n", done.stderr
    assert "pandas" in sys.modules
