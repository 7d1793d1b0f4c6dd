"""The public holidays of Chile and China as a table, made from the package `holidays` (MIT).

The package takes 0.3 s and 19 MB where the table takes a few milliseconds. Names in the language
that the package lacks come from resources/reference/sources/holidays.json, written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import holidays

YEARS = range(2010, 2051)
"""Later years are left to a later version: lunar days are computed, Chile's laws change."""

Names = Mapping[str, Mapping[str, str]]


def table(names: Names) -> dict[str, list[list[str]]]:
    """By country the days as [date, es, zh, en]; under "worked", the weekends China works."""
    return {
        "CL": list(_rows("CL", "es", names)),
        "CN": list(_rows("CN", "zh_CN", names)),
        "worked": [[day.isoformat()] for day in _worked()],
    }


def _rows(country: str, native: str, names: Names) -> Any:
    named = holidays.country_holidays(country, years=YEARS, language=native)
    english = holidays.country_holidays(country, years=YEARS, language="en_US")
    for day in sorted(named):
        if day.year in YEARS:
            third = _third(country, english[day], names)
            es, zh = (named[day], third) if country == "CL" else (third, named[day])
            yield [day.isoformat(), es, zh, english[day]]


def _third(country: str, english: str, names: Names) -> str:
    """The name in the language that the package lacks; empty where a part is not known."""
    swapped = re.fullmatch(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)", english)
    if swapped:
        month, day, year = swapped.groups()
        return f"Día libre compensatorio (se trabaja el {day}-{month}-{year})"
    observed = english.endswith(" (observed)")
    words = english.removesuffix(" (observed)").split("; ")
    parts = [names[country].get(part, "") for part in words]
    text = ("、" if country == "CL" else " y ").join(parts) if all(parts) else ""
    return f"{text} (día compensatorio)" if observed and text and country == "CN" else text


def _worked() -> Any:
    days = set()
    for year in YEARS:
        found = holidays.country_holidays("CN", years=year).weekend_workdays
        days |= {day for day in found if day.year == year}
    return sorted(days)
