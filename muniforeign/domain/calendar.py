"""Holidays of Chile and China, and what they mean for the days of a visit.

The days are in resources/reference/holidays.json, for the years that it says. China publishes each
year's days off and the weekends that are worked for them late in the year before: where they are
missing, a note says so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Literal

from muniforeign.domain import reference
from muniforeign.domain.text import Localized, Term
from muniforeign.i18n import N_

Country = Literal["CL", "CN"]

_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday; a name that the table lacks is empty in that language."""

    day: dt.date
    name: Localized
    country: Country


class NoteKind(Term):
    """Why a day needs attention."""

    HOLIDAY = "holiday", N_("Public holiday")
    WORKING_WEEKEND = "working_weekend", N_("Working weekend in China")
    SUNDAY = "sunday", N_("Sunday")
    NOT_PUBLISHED = "not_published", N_("China's official days off not known yet")


@dataclass(frozen=True, slots=True)
class CalendarNote:
    """One thing to know about a day; `country` is empty where it concerns both."""

    day: dt.date
    kind: NoteKind
    country: Country | Literal[""]
    text: Localized


@cache
def holidays(country: Country, year: int) -> tuple[Holiday, ...]:
    """The public holidays of a country in a year, by day; none outside 2010 to 2050."""
    rows = [row for row in reference.read("holidays.json")[country] if row[0][:4] == str(year)]
    return tuple(
        Holiday(dt.date.fromisoformat(day), Localized(es, zh, en), country)
        for day, es, zh, en in rows
    )


@cache
def working_weekends(year: int) -> tuple[dt.date, ...]:
    """The Saturdays and Sundays of the year on which China works, by day."""
    days = (dt.date.fromisoformat(day) for (day,) in reference.read("holidays.json")["worked"])
    return tuple(day for day in days if day.year == year)


def is_published(year: int) -> bool:
    """Whether China's official days off of the year are known to this version of the program."""
    return bool(working_weekends(year))


def notes_for(start: dt.date, end: dt.date) -> tuple[CalendarNote, ...]:
    """What to know of the days from `start` to `end`, both included, by day.

    Holidays of either country, Chinese working weekends, Sundays, and for each year without
    official Chinese days a warning on its first day within the range.
    """
    notes: list[CalendarNote] = []
    for year in range(start.year, end.year + 1):
        notes += _year_notes(year)
        if not is_published(year):
            notes.append(_unpublished(max(start, dt.date(year, 1, 1)), year))
    days = (start + dt.timedelta(days=n) for n in range((end - start).days + 1))
    notes += [_sunday(day) for day in days if day.weekday() == _SUNDAY]
    return tuple(
        sorted((note for note in notes if start <= note.day <= end), key=lambda note: note.day)
    )


def _year_notes(year: int) -> list[CalendarNote]:
    found = [*holidays("CL", year), *holidays("CN", year)]
    notes = [CalendarNote(item.day, NoteKind.HOLIDAY, item.country, item.name) for item in found]
    return notes + [
        CalendarNote(
            day,
            NoteKind.WORKING_WEEKEND,
            "CN",
            Localized(
                es="En China se trabaja, aunque es sábado o domingo",
                zh="中国调休上班日",
                en="A working day in China, though a Saturday or Sunday",
            ),
        )
        for day in working_weekends(year)
    ]


def _sunday(day: dt.date) -> CalendarNote:
    return CalendarNote(day, NoteKind.SUNDAY, "", Localized("Domingo", "星期日", "Sunday"))


def _unpublished(day: dt.date, year: int) -> CalendarNote:
    return CalendarNote(
        day,
        NoteKind.NOT_PUBLISHED,
        "CN",
        Localized(
            es=f"Los días libres oficiales de China para {year} aún no están en el programa: "
            "confirme las fechas con la contraparte",
            zh=f"程序尚未收录中国{year}年官方放假安排，请与中方确认日期",
            en=f"China's official days off for {year} are not in the program yet: "
            "confirm the dates with the other side",
        ),
    )
