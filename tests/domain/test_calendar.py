"""Holidays of both countries and the notes on a visit's days."""

from __future__ import annotations

import datetime as dt

import pytest
from holiday_table import table

from muniforeign.domain import calendar, reference
from muniforeign.domain.calendar import Country, NoteKind

D = dt.date


@pytest.mark.parametrize("country", ["CL", "CN"])
@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_every_holiday_has_its_name_in_three_languages(country: Country, year: int) -> None:
    days = calendar.holidays(country, year)
    assert len(days) > 10
    for holiday in days:
        assert holiday.day.year == year
        assert holiday.name.missing() == ()


def test_names_of_holidays() -> None:
    chilean = {holiday.day: holiday.name for holiday in calendar.holidays("CL", 2026)}
    chinese = {holiday.day: holiday.name for holiday in calendar.holidays("CN", 2026)}
    assert chilean[D(2026, 9, 18)].es == "Día de la Independencia"
    assert chilean[D(2026, 9, 18)].zh == "独立日"
    assert chinese[D(2026, 2, 17)].zh == "春节"
    assert chinese[D(2026, 2, 17)].es == "Año Nuevo chino (Fiesta de la Primavera)"
    assert chinese[D(2026, 4, 6)].es == "Día de los Difuntos (Qingming) (día compensatorio)"
    assert chinese[D(2026, 2, 20)].es == "Día libre compensatorio (se trabaja el 14-02-2026)"


def test_two_holidays_on_one_day_are_both_named() -> None:
    chinese = {holiday.day: holiday.name for holiday in calendar.holidays("CN", 2020)}
    assert chinese[D(2020, 10, 1)].es == "Fiesta del Medio Otoño y Día Nacional de China"


def test_working_weekends_are_those_of_the_year_alone() -> None:
    assert calendar.working_weekends(2026) == (
        D(2026, 1, 4),
        D(2026, 2, 14),
        D(2026, 2, 28),
        D(2026, 5, 9),
        D(2026, 9, 20),
        D(2026, 10, 10),
    )


def test_notes_on_days_of_both_countries() -> None:
    notes = calendar.notes_for(D(2026, 9, 18), D(2026, 9, 25))
    found = [(note.day.day, note.kind, note.country) for note in notes]
    assert found == [
        (18, NoteKind.HOLIDAY, "CL"),
        (19, NoteKind.HOLIDAY, "CL"),
        (20, NoteKind.WORKING_WEEKEND, "CN"),
        (20, NoteKind.SUNDAY, ""),
        (25, NoteKind.HOLIDAY, "CN"),
    ]


def test_a_year_without_official_days_is_warned_of_once() -> None:
    notes = calendar.notes_for(D(2026, 12, 28), D(2027, 1, 8))
    warned = [note for note in notes if note.kind is NoteKind.NOT_PUBLISHED]
    assert [note.day for note in warned] == [D(2027, 1, 1)]
    assert "2027" in warned[0].text.es
    assert calendar.is_published(2026)
    assert not calendar.is_published(2027)


def test_days_without_anything_have_no_notes() -> None:
    assert calendar.notes_for(D(2026, 3, 9), D(2026, 3, 13)) == ()
    assert calendar.notes_for(D(2026, 3, 13), D(2026, 3, 9)) == ()


def test_the_table_of_holidays_is_what_its_command_would_make() -> None:
    names = reference.read("holidays.json", "reference/sources")
    assert reference.read("holidays.json") == table(names)
