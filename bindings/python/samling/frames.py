"""pandas in and out. pandas is imported when a function is called, not before."""
from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from ._errors import InvalidInput
from ._samling import Issue, geo, model, near_matches, themes as _themes

if TYPE_CHECKING:
    import datetime as _datetime
    from collections.abc import Callable as _Callable

    import pandas as _pd

    from ._samling import plan as _plan

__all__ = ["plan_frame", "region_from_frames"]

_MUNICIPALITY_COLUMNS = (
    "county", "population", "people", "can_host", "host_capacity", "blackout_dates", "earliest_departure", "latest_home",
    "may_attend_remotely", "withdrawn", "language_form",
)
_PROJECT_COLUMNS = ("title", "stage", "approach_tags", "text", "weight")
_MOST_IN_TABLE = 1000
_WHOLE = ("population", "people", "host_capacity")


def region_from_frames(
    municipalities: _pd.DataFrame,
    projects: _pd.DataFrame | None = None,
    minutes: _pd.DataFrame | None = None,
    *,
    kilometres: _pd.DataFrame | None = None,
    themes: _pd.DataFrame | None = None,
    history: model.CodeHistory | None = None,
    as_of: _datetime.date | str | None = None,
    estimate: geo.EstimateOptions | None = None,
) -> model.Region:
    """A Region from pandas frames with the columns of docs/programme-format.md.

    municipalities: code, name, lat, lon, and any of county, population, people, can_host, host_capacity, blackout_dates (list of
    dates), earliest_departure, latest_home, may_attend_remotely, withdrawn, language_form. projects: municipality (code), theme (code),
    and any of title, stage, approach_tags (list), text, weight. themes: code, name, parent, weight; without it, the themes of projects
    under their codes. minutes, kilometres: square, index and columns are codes (or venue keys), NaN for a missing cell; places it does
    not have, or all without minutes, are straight-line estimates and marked so (above 1,000 without a table of all pairs). Codes are text: read CSVs with dtype={"code": str}.
    Raises InvalidInput with every issue: file names the frame, line the row from 0, field the column.
    """
    issues: list[Issue] = []
    catalogue = _catalogue(themes, projects, issues)
    work = _projects_by_code(projects, catalogue, issues)
    rows = _municipalities(municipalities, work, issues)
    codes = {row.code for row in rows}
    for code, entries in work.items():
        if code not in codes and _has(municipalities, "code"):
            near = near_matches(code, sorted(codes))
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            issues.append(_issue("unknown_municipality", "projects", entries[0][0], "municipality", code, f"is not in municipalities{hint}"))
    if issues:
        raise InvalidInput(issues)
    travel = _travel(rows, minutes, kilometres, estimate if estimate is not None else geo.EstimateOptions())
    return model.Region(rows, catalogue, travel, history if history is not None else model.CodeHistory(), as_of)


def plan_frame(plan: _plan.Plan, table: str = "municipalities") -> _pd.DataFrame:
    """A table of a Plan as a DataFrame: "municipalities", "groups", "pairs" or "activities"."""
    import pandas as pd

    tables: dict[str, _Callable[[_plan.Plan], tuple[list[str], list[list[Any]]]]] = {
        "municipalities": _municipality_rows, "groups": _group_rows, "pairs": _pair_rows, "activities": _activity_rows,
    }
    if table not in tables:
        raise ValueError(f"table: '{table}' is none of {', '.join(tables)}")
    columns, rows = tables[table](plan)
    return pd.DataFrame(rows, columns=columns)


def _issue(rule: str, frame: str, row: int, column: str, value: object, message: str) -> Issue:
    return Issue(rule=rule, file=frame, line=row, field=column, value=str(value)[:80], message=message)


def _has(frame: _pd.DataFrame, column: str) -> bool:
    return column in frame.columns


def _missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ in ("NAType", "NaTType")


def _records(frame: _pd.DataFrame, name: str, needed: tuple[str, ...], issues: list[Issue]) -> list[dict[str, Any]]:
    """The rows as dictionaries without missing cells; [] and an issue for each column that is not there."""
    absent = [column for column in needed if not _has(frame, column)]
    for column in absent:
        near = near_matches(column, [str(c) for c in frame.columns])
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        issues.append(_issue("missing_column", name, 0, column, "", f"the frame has no such column{hint}"))
    if absent:
        return []
    records = []
    for number, record in enumerate(frame.to_dict("records")):
        cells = {str(key): _plain(value) for key, value in record.items() if not _missing(value)}
        for column in needed:
            if column not in cells:
                issues.append(_issue("missing_value", name, number, column, "", "is needed"))
        records.append(cells)
    return records


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _made(kind: type, fields: dict[str, Any], frame: str, row: int, issues: list[Issue]) -> Any:
    """kind(**fields), or None and an issue."""
    for column in _WHOLE:
        if isinstance(fields.get(column), float) and fields[column].is_integer():
            fields[column] = int(fields[column])  # pandas makes a column with gaps float
    try:
        return kind(**fields)
    except InvalidInput as error:
        issues.extend(issue.replace(file=frame, line=row) for issue in error.issues)
    except (TypeError, ValueError) as error:
        column = str(error).split(":")[0].split(".")[-1]
        issues.append(_issue("bad_value", frame, row, column, fields.get(column, ""), str(error)))
    return None


def _catalogue(frame: _pd.DataFrame | None, projects: _pd.DataFrame | None, issues: list[Issue]) -> _themes.ThemeCatalogue:
    if frame is None:
        known = sorted({str(code) for code in projects["theme"] if not _missing(code)}) if projects is not None and _has(projects, "theme") else []
        return _themes.ThemeCatalogue([_themes.Theme(code=code, name=code) for code in known])
    made = []
    for number, cells in enumerate(_records(frame, "themes", ("code", "name"), issues)):
        if "code" in cells and "name" in cells:
            fields = {key: cells[key] for key in ("code", "name", "parent", "weight") if key in cells}
            made.append(_made(_themes.Theme, fields, "themes", number, issues))
    try:
        return _themes.ThemeCatalogue([theme for theme in made if theme is not None])
    except InvalidInput as error:
        issues.extend(issue.replace(file="themes") for issue in error.issues)
        return _themes.ThemeCatalogue()


def _projects_by_code(
    frame: _pd.DataFrame | None, catalogue: _themes.ThemeCatalogue, issues: list[Issue]
) -> dict[str, list[tuple[int, model.Project]]]:
    work: dict[str, list[tuple[int, model.Project]]] = {}
    if frame is None:
        return work
    for number, cells in enumerate(_records(frame, "projects", ("municipality", "theme"), issues)):
        if "municipality" not in cells or "theme" not in cells:
            continue
        try:
            theme = catalogue.at(str(cells["theme"]))
        except InvalidInput as error:
            issues.extend(issue.replace(file="projects", line=number, field="theme") for issue in error.issues)
            continue
        fields: dict[str, Any] = {"theme": theme, **{key: cells[key] for key in _PROJECT_COLUMNS if key in cells}}
        if isinstance(fields.get("approach_tags"), str):
            fields["approach_tags"] = [tag.strip() for tag in fields["approach_tags"].split("|") if tag.strip()]
        project = _made(model.Project, fields, "projects", number, issues)
        if project is not None:
            work.setdefault(str(cells["municipality"]), []).append((number, project))
    return work


def _municipalities(
    frame: _pd.DataFrame, work: dict[str, list[tuple[int, model.Project]]], issues: list[Issue]
) -> list[model.Municipality]:
    rows = []
    needed = ("code", "name", "lat", "lon")
    for number, cells in enumerate(_records(frame, "municipalities", needed, issues)):
        if any(column not in cells for column in needed):
            continue
        try:
            seat = geo.LatLon(cells["lat"], cells["lon"])
        except InvalidInput as error:
            issues.extend(issue.replace(file="municipalities", line=number) for issue in error.issues)
            continue
        except TypeError:
            issues.append(_issue("bad_value", "municipalities", number, "lat", cells["lat"], "lat and lon are numbers, in degrees"))
            continue
        fields = {"code": cells["code"], "name": cells["name"], "seat": seat}
        fields.update({key: cells[key] for key in _MUNICIPALITY_COLUMNS if key in cells})
        fields["projects"] = [project for _, project in work.get(str(cells["code"]), [])]
        made = _made(model.Municipality, fields, "municipalities", number, issues)
        if made is not None:
            rows.append(made)
    return rows


def _travel(
    rows: list[model.Municipality], minutes: _pd.DataFrame | None, kilometres: _pd.DataFrame | None, options: geo.EstimateOptions
) -> geo.TravelMatrix:
    places = [row.code for row in rows]
    positions = [row.seat for row in rows]
    if minutes is None:
        lines = geo.straight_line_travel if len(places) > _MOST_IN_TABLE else geo.estimate_travel
        return lines(places, positions, options)
    names = [str(name) for name in minutes.index]
    by_name = minutes.set_axis(names, axis=0).set_axis([str(name) for name in minutes.columns], axis=1)
    if sorted(names) != sorted(by_name.columns):
        raise InvalidInput([_issue("matrix_shape", "minutes", 0, "columns", "", "index and columns must name the same places")])
    km = None
    if kilometres is not None:
        texts = kilometres.set_axis([str(n) for n in kilometres.index], axis=0).set_axis([str(n) for n in kilometres.columns], axis=1)
        km = texts.reindex(index=names, columns=names).to_numpy(dtype=float)
    known = geo.TravelMatrix(names, by_name[names].to_numpy(dtype=float), km)
    if set(places) <= set(names):
        return known
    return _completed(known, places, positions, options)


def _completed(
    known: geo.TravelMatrix, places: list[str], positions: list[geo.LatLon], options: geo.EstimateOptions
) -> geo.TravelMatrix:
    """known with straight-line estimates for the places it lacks. Its other places (venues) have no position here: no figure to them."""
    row = {name: number for number, name in enumerate(known.places)}
    have = [row[place] for place in places if place in row]
    cells = np.ix_(have, have)
    own = geo.TravelMatrix(
        [known.places[k] for k in have], known.minutes[cells], None if known.kilometres is None else known.kilometres[cells]
    )
    filled = geo.fill_with_estimates(own, places, positions, False, options)
    others = [name for name in known.places if name not in set(places)]
    names = [*places, *others]
    count, size = len(places), len(names)
    minutes, kilometres = np.full((size, size), np.nan), np.full((size, size), np.nan)
    estimates = np.zeros((size, size), dtype=bool)
    at = [names.index(name) for name in known.places]
    minutes[np.ix_(at, at)] = known.minutes
    if known.kilometres is not None:
        kilometres[np.ix_(at, at)] = known.kilometres
    minutes[:count, :count] = filled.minutes
    if filled.kilometres is not None:
        kilometres[:count, :count] = filled.kilometres
    if filled.estimates is not None:
        estimates[:count, :count] = filled.estimates
    return geo.TravelMatrix(names, minutes, kilometres, estimates)


def _municipality_rows(plan: _plan.Plan) -> tuple[list[str], list[list[Any]]]:
    columns = ["code", "name", "county", "lat", "lon", "themes", "people", "group", "venue", "date", "minutes_there", "minutes_home",
               "rule", "why"]
    groups = {group.key: group for group in plan.groups}
    rows = []
    for row in plan.municipalities:
        group = groups.get(row.group)
        venue = group.venue if group is not None else None
        legs = {leg.municipality: leg for leg in venue.legs} if venue is not None else {}
        leg = legs.get(row.code)
        rows.append([
            row.code, row.name, row.county, row.lat, row.lon, row.themes, row.people, row.group,
            venue.name if venue is not None else "", group.date if group is not None else None,
            leg.minutes_there if leg is not None else math.nan, leg.minutes_home if leg is not None else math.nan, row.rule, row.why,
        ])
    return columns, rows


def _group_rows(plan: _plan.Plan) -> tuple[list[str], list[list[Any]]]:
    columns = ["group", "members", "remote", "theme", "score", "venue", "worst_minutes", "sum_minutes", "date", "start", "end", "why"]
    rows = [[
        group.key, group.members, group.remote, group.theme, group.score, group.venue.name if group.venue is not None else "",
        group.venue.worst_minutes if group.venue is not None else math.nan,
        group.venue.sum_minutes if group.venue is not None else math.nan, group.date,
        group.day[0].start if group.day else None, group.day[-1].end if group.day else None, group.why,
    ] for group in plan.groups]
    return columns, rows


def _pair_rows(plan: _plan.Plan) -> tuple[list[str], list[list[Any]]]:
    columns = ["group", "a", "b", "likeness", "unlikeness", "unlikeness_basis", "minutes", "kilometres", "estimate", "affinity"]
    rows = [[
        group.key, pair.a, pair.b, pair.likeness, pair.unlikeness, pair.unlikeness_basis,
        math.nan if pair.minutes is None else pair.minutes, math.nan if pair.kilometres is None else pair.kilometres, pair.estimate,
        pair.affinity,
    ] for group in plan.groups for pair in group.pairs]
    return columns, rows


def _activity_rows(plan: _plan.Plan) -> tuple[list[str], list[list[Any]]]:
    columns = ["group", "date", "kind", "start", "end", "presenter"]
    rows = [[group.key, group.date, item.kind, item.start, item.end, item.presenter] for group in plan.groups for item in group.day]
    return columns, rows
