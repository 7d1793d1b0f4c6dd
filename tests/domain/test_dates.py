"""Dates, times and periods as people type them, and as each language writes them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniforeign.domain import dates
from muniforeign.domain.date_words import recognise
from muniforeign.domain.dates import DateError
from muniforeign.i18n import CODES, Code, Language

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "23-11-2026",
        "23/11/2026",
        "23.11.2026",
        "23/11/26",
        "23-11-26",
        "23 / 11 / 2026",
        "2026-11-23",
        "2026.11.23",
        "2026/11/23",
        "20261123",
        "23112026",
        "2026年11月23日",
        "2026 年 11 月 23 日",
        "2026年11月23号",
        "2026年11月23日（星期一）",
        "二〇二六年十一月二十三日",
        "二零二六年十一月廿三日",
        "２０２６年１１月２３日",
        "23 de noviembre de 2026",
        "lunes, 23 de noviembre del 2026",
        "23 nov 2026",
        "23-NOV-26",
        "November 23, 2026",
        "23rd November 2026",
        "2026-11-23 00:00:00",
        "2026-11-23T10:30:00Z",
        "\u200e23-11-2026\u200f",
    ],
)
def test_a_day_is_read_in_every_usual_form(text: str) -> None:
    assert dates.parse_date(text, TODAY) == TODAY


@given(st.dates(dt.date(1900, 1, 2), dt.date(2199, 12, 31)), st.sampled_from(CODES))
def test_what_the_program_writes_it_can_read(day: dt.date, code: Code) -> None:
    language = Language.of(code)
    assert dates.parse_date(dates.format_range(day, day, language), TODAY) == day
    assert dates.parse_date(day.isoformat(), TODAY) == day


def test_english_puts_the_day_first_as_spanish_does() -> None:
    days = [Language.of(code).date(TODAY, "short") for code in ("es", "en")]
    assert days == ["23-11-26", "23/11/2026"]


@pytest.mark.parametrize(
    ("text", "year"), [("23/11/46", 2046), ("23/11/47", 1947), ("23/11/00", 2000)]
)
def test_two_digits_are_the_year_nearest_to_a_working_life(text: str, year: int) -> None:
    assert dates.parse_date(text, TODAY).year == year


def test_two_digits_of_a_birth_date_are_never_in_the_future() -> None:
    assert dates.parse_date("23/11/40", TODAY, latest=TODAY) == dt.date(1940, 11, 23)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31-02-2026", dates.NO_SUCH_DAY),
        ("31 de febrero de 2026", dates.NO_SUCH_DAY),
        ("2026年2月30日", dates.NO_SUCH_DAY),
        ("11/23/2026", dates.NO_SUCH_DAY),
        ("29-02-2027", dates.NO_SUCH_DAY),
        ("00-00-0000", dates.NO_SUCH_DAY),
        ("1985年3月", dates.NO_DAY),
        ("一九八五年三月", dates.NO_DAY),
        ("marzo de 1985", dates.NO_DAY),
        ("03/1985", dates.NO_DAY),
        ("1985", dates.NO_DAY),
        ("23-11", dates.NO_YEAR),
        ("11月23日", dates.NO_YEAR),
        ("30-12-1899", dates.EMPTY_CELL),
        ("1899-12-31", dates.EMPTY_CELL),
        ("00/01/1900", dates.EMPTY_CELL),
        ("01-01-1900", dates.EMPTY_CELL),
        ("mañana", dates.NOT_A_DATE),
        ("23 de nada de 2026", dates.NOT_A_DATE),
        ("😀", dates.NOT_A_DATE),
        ("<b>", dates.NOT_A_DATE),
        ("{text}", dates.NOT_A_DATE),
        ("", dates.NOT_A_DATE),
    ],
)
def test_what_is_no_date_gets_a_sentence(text: str, message: str) -> None:
    with pytest.raises(DateError) as raised:
        dates.parse_date(text, TODAY)
    assert raised.value.message == message
    for code in CODES:
        assert text in raised.value.text(Language.of(code))


def test_the_sentence_says_how_the_day_was_read() -> None:
    with pytest.raises(DateError) as raised:
        dates.parse_date("31/02/26", TODAY)
    assert raised.value.fields == {"text": "31/02/26", "day": 31, "month": 2, "year": 2026}
    assert "día 31, mes 2, año 2026" in raised.value.text(Language.of("es"))
    assert "2026年2月31日" in raised.value.text(Language.of("zh"))


def test_days_outside_the_limits_are_refused_in_the_language_of_the_reader() -> None:
    with pytest.raises(DateError) as late:
        dates.parse_date("24-11-2026", TODAY, latest=TODAY)
    assert late.value.text(Language.of("zh")).startswith("2026年11月24日晚于2026年11月23日")
    with pytest.raises(DateError) as early:
        dates.parse_date("22-11-2026", TODAY, earliest=TODAY)
    assert early.value.message == dates.TOO_EARLY
    assert dates.parse_date("23-11-2026", TODAY, earliest=TODAY, latest=TODAY) == TODAY


def test_dates_of_a_spreadsheet_are_taken_as_they_are() -> None:
    assert dates.parse_date(dt.datetime(2026, 11, 23, 14, 30)) == TODAY
    assert dates.parse_date(TODAY) == TODAY
    with pytest.raises(DateError):
        dates.parse_date(dt.datetime(1899, 12, 30))


@pytest.mark.parametrize(
    ("serial", "day"),
    [(46349, TODAY), (46349.75, TODAY), (2, dt.date(1900, 1, 2)), (61, dt.date(1900, 3, 1))],
)
def test_spreadsheet_numbers_are_days(serial: float, day: dt.date) -> None:
    assert dates.from_excel_serial(serial) == day


@pytest.mark.parametrize(
    ("serial", "message"),
    [
        (0, dates.EMPTY_CELL),
        (1, dates.EMPTY_CELL),
        (-5, dates.NOT_A_DATE),
        (0.5, dates.NOT_A_DATE),
        (1e12, dates.NOT_A_DATE),
        (float("nan"), dates.NOT_A_DATE),
    ],
)
def test_other_spreadsheet_numbers_are_refused(serial: float, message: str) -> None:
    with pytest.raises(DateError) as raised:
        dates.from_excel_serial(serial)
    assert raised.value.message == message


@given(st.text(max_size=20))
def test_a_text_is_a_date_only_if_it_names_year_month_and_day(text: str) -> None:
    parts = recognise(text)
    if parts is None or None in parts:
        with pytest.raises(DateError):
            dates.parse_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:30", dt.time(9, 30)),
        ("09.30", dt.time(9, 30)),
        ("9h30", dt.time(9, 30)),
        ("9：30", dt.time(9, 30)),
        ("930", dt.time(9, 30)),
        ("1500 hrs", dt.time(15)),
        ("09:30 hrs.", dt.time(9, 30)),
        ("15 horas", dt.time(15)),
        ("9:30 p.m.", dt.time(21, 30)),
        ("12 am", dt.time(0)),
        ("12:15 pm", dt.time(12, 15)),
        ("下午3点半", dt.time(15, 30)),
        ("上午9点30分", dt.time(9, 30)),
        ("中午12点", dt.time(12)),
        ("中午1点", dt.time(13)),
    ],
)
def test_times_of_day_are_read(text: str, time: dt.time) -> None:
    assert dates.parse_time(text) == time


@pytest.mark.parametrize("text", ["", "24:00", "9:75", "975", "2400", "12345", "mediodía", "😀"])
def test_what_is_no_time_gets_a_sentence(text: str) -> None:
    with pytest.raises(DateError) as raised:
        dates.parse_time(text)
    assert raised.value.message == dates.NOT_A_TIME


NOVEMBER = (dt.date(2026, 11, 10), dt.date(2026, 11, 12))
TWO_MONTHS = (dt.date(2026, 11, 30), dt.date(2026, 12, 2))
TWO_YEARS = (dt.date(2026, 12, 30), dt.date(2027, 1, 2))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("10 al 12 de noviembre de 2026", NOVEMBER),
        ("10-12 de noviembre de 2026", NOVEMBER),
        ("2026年11月10日至12日", NOVEMBER),
        ("2026年11月10日-12日", NOVEMBER),
        ("2026.11.10-2026.11.12", NOVEMBER),
        ("10/11/2026 - 12/11/2026", NOVEMBER),
        ("10-11-26 al 12-11-26", NOVEMBER),
        ("10–12 November 2026", NOVEMBER),
        ("del 30 de noviembre al 2 de diciembre de 2026", TWO_MONTHS),
        ("2026年11月30日至12月2日", TWO_MONTHS),
        ("23-11-2026", (TODAY, TODAY)),
    ],
)
def test_periods_are_read(text: str, period: tuple[dt.date, dt.date]) -> None:
    assert dates.parse_period(text, TODAY) == period


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("12 al 10 de noviembre de 2026", dates.ENDS_BEFORE),
        ("10 al 12 de noviembre", dates.NO_YEAR),
        ("30 al 31 de noviembre de 2026", dates.NO_SUCH_DAY),
        ("pronto", dates.NOT_A_PERIOD),
        ("10 al 11 al 12 de noviembre de 2026", dates.NOT_A_PERIOD),
        ("", dates.NOT_A_PERIOD),
    ],
)
def test_what_is_no_period_gets_a_sentence(text: str, message: str) -> None:
    with pytest.raises(DateError) as raised:
        dates.parse_period(text, TODAY)
    assert raised.value.message == message


@pytest.mark.parametrize(
    ("period", "code", "expected"),
    [
        (NOVEMBER, "es", "10 al 12 de noviembre de 2026"),
        (NOVEMBER, "zh", "2026年11月10日至12日"),
        (NOVEMBER, "en", "10–12 November 2026"),
        (TWO_MONTHS, "es", "30 de noviembre al 2 de diciembre de 2026"),
        (TWO_MONTHS, "zh", "2026年11月30日至12月2日"),
        (TWO_MONTHS, "en", "30 November – 2 December 2026"),
        (TWO_YEARS, "es", "30 de diciembre de 2026 al 2 de enero de 2027"),
        (TWO_YEARS, "zh", "2026年12月30日至2027年1月2日"),
        (TWO_YEARS, "en", "30 December 2026 – 2 January 2027"),
        ((TODAY, TODAY), "es", "23 de noviembre de 2026"),
    ],
)
def test_periods_are_written_without_repeating(
    period: tuple[dt.date, dt.date], code: Code, expected: str
) -> None:
    assert dates.format_range(*period, Language.of(code)) == expected
    assert dates.parse_period(expected, TODAY) == period


@pytest.mark.parametrize(
    ("days", "code", "expected"),
    [
        (0, "es", "hoy"),
        (1, "es", "mañana"),
        (-1, "es", "ayer"),
        (12, "es", "en 12 días"),
        (-3, "es", "hace 3 días"),
        (12, "zh", "12天后"),
        (-3, "zh", "3天前"),
        (12, "en", "in 12 days"),
        (1500, "es", "en 1.500 días"),
    ],
)
def test_distance_from_today_is_said_in_words(days: int, code: Code, expected: str) -> None:
    day = TODAY + dt.timedelta(days=days)
    assert dates.days_between(TODAY, day) == days
    assert dates.relative(day, TODAY, Language.of(code)) == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (dates.TimeZone.SANTIAGO, dt.datetime(2026, 11, 23, 21)),
        (dates.TimeZone.MAGALLANES, dt.datetime(2026, 11, 23, 21)),
        (dates.TimeZone.EASTER, dt.datetime(2026, 11, 23, 23)),
    ],
)
def test_clocks_of_chile_and_china(zone: dates.TimeZone, expected: dt.datetime) -> None:
    local = dt.datetime(2026, 11, 23, 10)
    moment = dates.local_to_zone(local, zone, dates.TimeZone.CHINA)
    assert moment.replace(tzinfo=None) == expected


@pytest.mark.parametrize("name", ["Nowhere/City", "", "../etc/passwd", "America"])
def test_an_unknown_time_zone_gets_a_sentence(name: str) -> None:
    with pytest.raises(DateError) as raised:
        dates.zone(name)
    assert raised.value.message == dates.NO_SUCH_ZONE
