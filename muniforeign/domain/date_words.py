"""The year, month and day that a text names, in Spanish, English and Chinese, in any usual form.

Recognises, does not judge: 31 February comes out as day 31 of month 2. Where only digits and
separators stand, the order is day, month, year, as in Chile, unless the year comes first: one
of four digits, or one of two that is no day of a month (80-5-6, as lists from China write it).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from muniforeign.domain.folding import clean, fold, half_width

MONTHS: Final = (
    ("enero", "january"),
    ("febrero", "february"),
    ("marzo", "march"),
    ("abril", "april"),
    ("mayo", "may"),
    ("junio", "june"),
    ("julio", "july"),
    ("agosto", "august"),
    ("septiembre", "setiembre", "september"),
    ("octubre", "october"),
    ("noviembre", "november"),
    ("diciembre", "december"),
)
_WEEKDAYS: Final = (
    r"(lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)day)[ ,.]*"
)
_WEEKDAY_ZH: Final = r"[(]?(星期|周|礼拜)[一二三四五六日天][)]?"
_TIME: Final = r"(t| |, )\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?z|[+-]\d\d:?\d\d)?$"
_CHINESE_NUMBER: Final = re.compile(r"[〇零○一二三四五六七八九十廿]+(?=[年月日号])")
_CHINESE_DIGITS: Final = {char: str(n) for n, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
}
_ORDINAL: Final = r"(?:o|°|\.?er|ro|st|nd|rd|th)?"
_THEN_YEAR: Final = r"\.?(?:[-/. ,]*(?:del? )?(?P<y>\d{4}|\d{2}))?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})(?P<s>[-/. ])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})",
        r"(?P<y>3[2-9]|[4-9]\d)(?P<s>[-/. ])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})",
        r"(?P<d>\d{1,2})(?P<s>[-/. ])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})",
        r"(?P<y>1[89]\d\d|2[01]\d\d)(?P<m>0\d|1[0-2])(?P<d>\d{2})",
        r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})",
        r"(?:(?P<y>\d{4}|\d{2})年)?(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})[日号]?",
        r"(?P<y>\d{4}|\d{2})年(?:(?P<m>\d{1,2})月)?",
        r"(?P<m>\d{1,2})月",
        rf"(?P<d>\d{{1,2}}){_ORDINAL}(?: ?(?:de|of)\b)?[-/. ]*(?P<word>[a-z]{{3,}}){_THEN_YEAR}",
        rf"(?P<word>[a-z]{{3,}})\.? (?P<d>\d{{1,2}}){_ORDINAL}(?:,? (?P<y>\d{{4}}))?",
        r"(?P<word>[a-z]{3,})\.?(?: del?)?[-/ ]*(?P<y>\d{4})",
        r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})",
        r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})",
        r"(?P<y>\d{4})",
    )
)


class DateParts(NamedTuple):
    """What a text says of a date; None for what it does not say."""

    year: int | None
    month: int | None
    day: int | None
    short_year: bool = False


def recognise(text: str) -> DateParts | None:
    """The parts that the text names; None if it is no date in any known form.

    A year of two digits is given as written, with `short_year`.
    """
    line = _plain(text)
    for form in _FORMS:
        match = form.fullmatch(line)
        if not match:
            continue
        found = match.groupdict()
        month = _month(found["word"]) if found.get("word") else _number(found.get("m"))
        if month is None and found.get("word"):
            continue
        year = found.get("y")
        short = year is not None and len(year) == 2
        return DateParts(_number(year), month, _number(found.get("d")), short)
    return None


def chinese_numbers(text: str) -> str:
    """Dates in Chinese numerals with digits instead: 二〇二六年十一月 gives 2026年11月."""
    return _CHINESE_NUMBER.sub(lambda match: _digits(match[0]), text)


def _plain(text: str) -> str:
    line = chinese_numbers(fold(half_width(clean(text))))
    line = re.sub(_WEEKDAY_ZH, "", line)
    line = re.sub(_TIME, "", re.sub(f"^{_WEEKDAYS}", "", line))
    line = re.sub(r"\s*([年月日号])\s*", r"\1", line)
    return re.sub(r"\s*([-/])\s*", r"\1", line).strip(" ,;")


def _digits(numerals: str) -> str:
    tens, ten, ones = numerals.replace("廿", "二十").partition("十")
    if ten:
        return str(int(_CHINESE_DIGITS.get(tens, "1")) * 10 + int(_CHINESE_DIGITS.get(ones, "0")))
    return "".join(_CHINESE_DIGITS[char] for char in numerals)


def _month(word: str) -> int | None:
    for number, names in enumerate(MONTHS, start=1):
        if any(name.startswith(word) for name in names):
            return number
    return None


def _number(text: str | None) -> int | None:
    return int(text) if text else None
