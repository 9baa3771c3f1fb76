"""Values: made by name, never changed in place, told apart, printed, pickled; units and errors as people write them."""
from __future__ import annotations

import datetime
import pickle

import numpy as np
import pytest

import samling
from conftest import on_a_line
from samling import geo, grouping, model, season, themes, timetable


def test_records_take_positions_and_names() -> None:
    assert grouping.SizeRange(3, 4) == grouping.SizeRange(min=3, max=4) != grouping.SizeRange(3, 5)
    assert repr(grouping.SizeRange(max=4)) == "SizeRange(min=3, max=4)"


def test_records_cannot_be_changed_but_replaced() -> None:
    sizes = grouping.SizeRange(3, 5)
    with pytest.raises(AttributeError):
        sizes.min = 4  # type: ignore[misc]
    assert sizes.replace(min=4) == grouping.SizeRange(4, 5)
    assert sizes == grouping.SizeRange(3, 5)
    with pytest.raises(AttributeError):
        samling.plan.Request(themes=["heltid"]).themes.append("x")  # type: ignore[attr-defined]


def test_a_replaced_part_leaves_the_whole_alone() -> None:
    programme = on_a_line(6)
    other = programme.replace(request=programme.request.replace(seed=5))
    assert (programme.request.seed, other.request.seed) == (1, 5)
    assert other.region.municipalities[2].code == "0002"


def test_parts_outlive_the_whole() -> None:
    municipality = on_a_line(6).region.municipalities[3]
    minutes = on_a_line(6).region.travel.minutes
    assert municipality.code == "0003"
    assert minutes[0, 5] == 50.0


def test_unknown_and_missing_fields_are_named() -> None:
    with pytest.raises(TypeError, match="no field 'popultion'; did you mean 'population'"):
        model.Municipality("0105", "Sarpsborg", seat=(59.3, 11.1), popultion=3)
    with pytest.raises(TypeError, match="missing field 'name'"):
        model.Municipality(code="0105", seat=(59.3, 11.1))
    with pytest.raises(TypeError, match="min was given twice"):
        grouping.SizeRange(3, min=3)
    with pytest.raises(TypeError, match="Municipality.code: cannot use 105 of type int"):
        model.Municipality(105, "Sarpsborg", seat=(59.3, 11.1))


@pytest.mark.parametrize("time", ["09:30", datetime.time(9, 30)])
def test_clock_times(time: str | datetime.time) -> None:
    assert timetable.DayTemplate(start=time).start == "09:30"


def test_clock_times_that_are_none() -> None:
    assert timetable.DayTemplate(end="24:00").end == "24:00"
    for wrong in ("9.30", "25:00", datetime.time(9, 30, 15)):
        with pytest.raises(ValueError, match="DayTemplate.start"):
            timetable.DayTemplate(start=wrong)


@pytest.mark.parametrize("date", ["2015-03-05", datetime.date(2015, 3, 5), datetime.datetime(2015, 3, 5, 10)])
def test_dates(date: str | datetime.date) -> None:
    request = season.DateRequest(date, "2015-03-31", weekdays=["thu", 1])
    assert request.from_ == datetime.date(2015, 3, 5)
    assert request.weekdays == ("thu", "tue")
    assert season.candidate_dates(request)[0] == datetime.date(2015, 3, 5)


def test_dates_that_do_not_exist() -> None:
    with pytest.raises(ValueError, match="from_: '2015-02-30' is not a date"):
        season.DateRequest("2015-02-30", "2015-03-31")


def test_lengths_are_minutes_or_timedelta() -> None:
    assert timetable.DayTemplate(lunch=datetime.timedelta(hours=1)).lunch == 60
    assert samling.plan.Request(travel_limit=datetime.timedelta(hours=1.5)).travel_limit == 90.0
    with pytest.raises(ValueError, match="not a whole number of minutes"):
        timetable.DayTemplate(lunch=30.5)


def test_words_of_enumerations_are_checked() -> None:
    assert samling.plan.Request(objective="pair_sum").objective == "pair_sum"
    with pytest.raises(ValueError, match="'pairs' is none of pair_sum, mean_companion"):
        samling.plan.Request(objective="pairs")


def test_bad_input_names_every_issue() -> None:
    rows = [model.Municipality("A", "A", seat=(60, 10), people=0), model.Municipality("A", "A", seat=(60, 10))]
    with pytest.raises(samling.InvalidInput) as caught:
        model.Region(rows, themes.ThemeCatalogue(), geo.TravelMatrix(["A"], [[0.0]]))
    assert isinstance(caught.value, ValueError)
    assert len(caught.value.issues) >= 2
    assert str(caught.value) == "\n".join(str(issue) for issue in caught.value.issues)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.issues == caught.value.issues


def test_latitude_is_checked() -> None:
    with pytest.raises(samling.InvalidInput, match="lat"):
        geo.LatLon(95, 10)


def test_rows_beyond_the_table_are_errors() -> None:
    region = on_a_line(6).region
    for wrong in (6, -1):
        with pytest.raises(IndexError):
            region[wrong]
    problem = samling.plan.grouping_problem(on_a_line(6))
    with pytest.raises(IndexError):
        grouping.group_score(problem, [0, 1, 99])
    with pytest.raises(IndexError):
        grouping.check(problem, grouping.Grouping(groups=[[0, 1, 99]]))


def test_problems_and_results_pickle() -> None:
    programme = on_a_line(6)
    problem = samling.plan.grouping_problem(programme)
    again = pickle.loads(pickle.dumps(problem))
    result = grouping.solve(again)
    assert result.best == grouping.solve(problem).best
    assert pickle.loads(pickle.dumps(result)).best == result.best
    plan = samling.make_plan(pickle.loads(pickle.dumps(programme)))
    assert plan == samling.make_plan(programme)
    assert pickle.loads(pickle.dumps(plan)) == plan
    assert samling.plan_from_json(samling.plan_to_json(plan)) == plan
    day = timetable.DayProblem(timetable.DayTemplate(), [timetable.Delegation(0, "A")])
    assert timetable.solve(pickle.loads(pickle.dumps(day))).best == timetable.solve(day).best
    options = grouping.GroupingOptions(samling.Limits(seed=3, time_limit=2.5))
    assert pickle.loads(pickle.dumps(options)).limits.time_limit == 2.5


def test_every_public_name_has_words() -> None:
    floors = [samling, *(getattr(samling, name) for name in samling.__all__ if type(getattr(samling, name)).__name__ == "module")]
    for module in floors:
        names = module.__all__ if module is samling else [name for name in dir(module) if not name.startswith("_") and name != "annotations"]
        for name in names:
            thing = getattr(module, name)
            assert (thing.__doc__ or "").strip(), f"{module.__name__}.{name}"
            if isinstance(thing, type):
                for attribute, value in vars(thing).items():
                    if isinstance(value, property):
                        assert (value.__doc__ or "").strip(), f"{module.__name__}.{name}.{attribute}"


def test_matrices_are_read_only_views() -> None:
    travel = geo.TravelMatrix(["A", "B"], np.array([[0, 5], [7, np.nan]]), estimates=[[False, True], [False, False]])
    assert travel.minutes.tolist() == [[0, 5], [7, 0]]
    assert travel.minutes_between(0, 1) == 7
    assert travel.kilometres is None
    assert travel.estimates is not None and travel.estimates.dtype == bool and travel.estimates.tolist() == [[False, True], [False, False]]
    with pytest.raises(ValueError, match="read-only"):
        travel.minutes[0, 1] = 3
