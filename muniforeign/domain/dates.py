"""Days, times and periods: read from what people type, counted, and written in each language."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from muniforeign.domain.date_words import DateParts, recognise
from muniforeign.domain.errors import UserError
from muniforeign.domain.folding import clean, fold, half_width
from muniforeign.domain.text import Term
from muniforeign.i18n import N_, Language

NOT_A_DATE: Final = N_("“{text}” is not a date. Write day, month and year, as in 23-11-2026.")
NO_SUCH_DAY: Final = N_(
    "“{text}” was read as day {day}, month {month}, year {year}, and there is no such day. "
    "Write day, month and year, as in 23-11-2026."
)
NO_DAY: Final = N_("“{text}” does not say which day. Write the whole date, as in 23-11-2026.")
NO_YEAR: Final = N_("“{text}” does not say which year. Write the whole date, as in 23-11-2026.")
EMPTY_CELL: Final = N_(
    "“{text}” is what a spreadsheet shows as the date of an empty cell. "
    "Write the right date, or leave it empty."
)
TOO_EARLY: Final = N_("{date} is before {limit}. Check the year, then write the date again.")
TOO_LATE: Final = N_("{date} is after {limit}. Check the year, then write the date again.")
NOT_A_TIME: Final = N_("“{text}” is not a time of day. Write hours and minutes, as in 09:30.")
NOT_A_PERIOD: Final = N_(
    "“{text}” is not a period. Write its first and last day, as in 10-11-2026 al 12-11-2026."
)
ENDS_BEFORE: Final = N_("The period ends on {end}, before it begins on {start}. Change a day.")
NO_SUCH_ZONE: Final = N_("“{text}” is not a known time zone. Choose one from the list.")

_Limits = tuple[dt.date | None, dt.date | None]
_YEARS_AHEAD: Final = 20
_EXCEL_DAY_ZERO: Final = dt.date(1899, 12, 30)
_LAST_EXCEL_SERIAL: Final = 2_958_465
_UNTIL: Final = re.compile(r"\s*[~–—至到]\s*|\s+(?:-|al?|hasta el|hasta|to|until)\s+")
_TIME: Final = re.compile(
    r"(?P<zh>上午|下午|晚上|中午|早上)?(?P<h>\d{1,2})"
    r"(?:\s?[:.h点时]?\s?(?P<m>\d{2}|半)?(?::\d{2})?分?)?"
    r"\s?(?P<mark>[ap]\.? ?m\.?)?\s?(?:h|hrs?|horas?)?\.?"
)


class DateError(UserError):
    """A text that is not the date, time or period it should be; the sentence tells why."""

    def text(self, language: Language) -> str:
        """The sentence in this language, with its dates written as the language does."""
        shown = {
            name: language.date(value) if isinstance(value, dt.date) else value
            for name, value in self.fields.items()
        }
        return language.gettext(self.message).format(**shown)


class TimeZone(Term):
    """The time zones in which visits take place, by their IANA names."""

    SANTIAGO = "America/Santiago", N_("Mainland Chile")
    MAGALLANES = "America/Punta_Arenas", N_("Magallanes")
    EASTER = "Pacific/Easter", N_("Easter Island")
    CHINA = "Asia/Shanghai", N_("China")


def parse_date(
    value: str | dt.date,
    today: dt.date | None = None,
    *,
    earliest: dt.date | None = None,
    latest: dt.date | None = None,
) -> dt.date:
    """The day that a text, or a date from a spreadsheet, means.

    Reads 23-11-2026, 23/11/26, 2026-11-23, 2026.11.23, 20261123, "23 de noviembre de 2026",
    "23 nov 2026", 2026年11月23日, 二〇二六年十一月二十三日. A year of two digits is the one from
    79 years before `today` to 20 years after, and not outside `earliest` and `latest`.

    Raises DateError, whose sentence says what was understood, also for a day outside
    `earliest` and `latest` and for the 1899 that spreadsheets make of empty cells.
    """
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return _within(_not_empty_cell(day, day.isoformat()), earliest, latest)
    parts = recognise(value)
    if parts is None:
        raise DateError(NOT_A_DATE, text=clean(value))
    return _within(_day(parts, value, today, (earliest, latest)), earliest, latest)


def from_excel_serial(serial: float) -> dt.date:
    """The day of a spreadsheet's number in the 1900 system; the time of day is dropped.

    Raises DateError for numbers that are no day, such as 0 for an empty cell.
    """
    if not 1 <= serial <= _LAST_EXCEL_SERIAL:
        raise DateError(EMPTY_CELL if serial == 0 else NOT_A_DATE, text=f"{serial:g}")
    days = int(serial) + (1 if serial < 60 else 0)  # the 1900 system counts a 29-02-1900
    day = _EXCEL_DAY_ZERO + dt.timedelta(days=days)
    return _not_empty_cell(day, f"{serial:g}")


def parse_time(text: str) -> dt.time:
    """A time of day: 9:30, 09.30, 930, 9h30, "9:30 p.m.", "15 horas", 下午3点半.

    Raises DateError for anything else.
    """
    match = _TIME.fullmatch(fold(half_width(clean(text))))
    if match:
        minute = 30 if match["m"] == "半" else int(match["m"] or 0)
        hour = _on_24_hours(int(match["h"]), match["zh"] or (match["mark"] or "")[:1])
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    raise DateError(NOT_A_TIME, text=clean(text))


def parse_period(text: str, today: dt.date | None = None) -> tuple[dt.date, dt.date]:
    """First and last day: "10 al 12 de noviembre de 2026", 2026年11月10日至12日; one day is both.

    What one end does not say it takes from the other. Raises DateError.
    """
    line = re.sub(r"^(del?|from)\s+", "", fold(half_width(clean(text))))
    ends = _UNTIL.split(line)
    if len(ends) == 1 and line.count("-") == 1 and recognise(line) is None:
        ends = line.split("-")
    parts = [recognise(end) for end in ends]
    if len(parts) > 2 or None in parts:
        raise DateError(NOT_A_PERIOD, text=clean(text))
    known = [part for part in parts if part is not None]
    start, end = (
        _day(_completed(part, other), text, today)
        for part, other in ((known[0], known[-1]), (known[-1], known[0]))
    )
    if end < start:
        raise DateError(ENDS_BEFORE, start=start, end=end)
    return start, end


def days_between(start: dt.date, end: dt.date) -> int:
    """Days from `start` to `end`, below zero if `end` is earlier."""
    return (end - start).days


def relative(day: dt.date, today: dt.date, language: Language) -> str:
    """How far a day is: "hoy", "mañana", "en 12 días", "hace 3 días"."""
    _ = language.gettext
    days = days_between(today, day)
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    count = abs(days)
    number = language.number(count)
    if days > 0:
        return language.ngettext("in {n} day", "in {n} days", count).format(n=number)
    return language.ngettext("{n} day ago", "{n} days ago", count).format(n=number)


def format_range(start: dt.date, end: dt.date, language: Language) -> str:
    """A period as texts write it: 10 al 12 de noviembre de 2026, 2026年11月10日至12日."""
    from babel.dates import format_date

    whole, without_year, day_only = {
        "es": ("d 'de' MMMM 'de' y", "d 'de' MMMM", "d"),
        "zh": ("y年M月d日", "M月d日", "d日"),
        "en": ("d MMMM y", "d MMMM", "d"),
    }[language.code]
    if start == end:
        return format_date(start, whole, locale=language.locale)
    same_year = start.year == end.year
    short = day_only if same_year and start.month == end.month else without_year
    cut = short if same_year else whole
    first, last = (whole, cut) if language.code == "zh" else (cut, whole)
    between = {"es": " al ", "zh": "至", "en": "–" if cut == day_only else " – "}[language.code]
    return between.join(
        format_date(day, form, locale=language.locale)
        for day, form in ((start, first), (end, last))
    )


def zone(name: str) -> ZoneInfo:
    """The time zone with this IANA name. Raises DateError for a name that is not known."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DateError(NO_SUCH_ZONE, text=name) from error


def local_to_zone(naive: dt.datetime, zone_from: str, zone_to: str) -> dt.datetime:
    """The moment that clocks in `zone_from` show as `naive`, on the clocks of `zone_to`."""
    return naive.replace(tzinfo=zone(zone_from)).astimezone(zone(zone_to))


def _day(
    parts: DateParts, text: str, today: dt.date | None, limits: _Limits = (None, None)
) -> dt.date:
    year, month, day, _ = parts
    if parts.year is not None and parts.short_year:
        year = _full_year(parts.year, today or dt.date.today(), limits)
    if year is not None and (month is None or day is None):
        raise DateError(NO_DAY, text=clean(text))
    if year is None or month is None or day is None:
        raise DateError(NO_YEAR, text=clean(text))
    if year == 1899 or (year, month, day) == (1900, 1, 0):
        raise DateError(EMPTY_CELL, text=clean(text))
    try:
        return _not_empty_cell(dt.date(year, month, day), clean(text))
    except ValueError as error:
        raise DateError(NO_SUCH_DAY, text=clean(text), day=day, month=month, year=year) from error


def _full_year(short: int, today: dt.date, limits: _Limits) -> int:
    earliest, latest = limits
    last = today.year + _YEARS_AHEAD
    if latest:
        last = min(last, latest.year)
    year = last - (last - short) % 100
    return year + 100 if earliest and year < earliest.year else year


def _not_empty_cell(day: dt.date, text: str) -> dt.date:
    if day.year == 1899 or day == dt.date(1900, 1, 1):
        raise DateError(EMPTY_CELL, text=text)
    return day


def _within(day: dt.date, earliest: dt.date | None, latest: dt.date | None) -> dt.date:
    if earliest and day < earliest:
        raise DateError(TOO_EARLY, date=day, limit=earliest)
    if latest and day > latest:
        raise DateError(TOO_LATE, date=day, limit=latest)
    return day


def _completed(part: DateParts, other: DateParts) -> DateParts:
    if part.year is not None:
        return part
    return DateParts(other.year, part.month or other.month, part.day, other.short_year)


def _on_24_hours(hour: int, mark: str) -> int:
    afternoon = mark in {"p", "下午", "晚上"} or (mark == "中午" and hour < 11)
    if mark == "a" and hour == 12:
        return 0
    return hour + 12 if afternoon and hour < 12 else hour
