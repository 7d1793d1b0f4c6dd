"""The three languages of the program: texts, plurals, dates, numbers and lists.

A `Language` is passed to whatever speaks; there is no current language. Mark strings with
`N_` where they are declared and translate them with `language.gettext` where they are shown:

    _ = language.gettext
    label.setText(_("{count} people").format(count=language.number(3)))
"""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from muniforeign import paths

if TYPE_CHECKING:
    from babel import Locale

Code = Literal["es", "zh", "en"]
DateFormat = Literal["short", "medium", "long", "full"]

CODES: Final[tuple[Code, ...]] = ("es", "zh", "en")
NAMES: Final[dict[Code, str]] = {"es": "Español", "zh": "中文", "en": "English"}
CATALOGUES: Final[dict[Code, str]] = {"es": "es", "zh": "zh_Hans", "en": "en"}
LOCALES: Final[dict[Code, str]] = {"es": "es_CL", "zh": "zh_Hans_CN", "en": "en_GB"}
"""Whose customs are followed; British ones put the day first, as Chile does."""


def N_(message: str) -> str:
    """Mark a message for translation where it is declared; translate it where it is shown."""
    return message


def counted(singular: str, plural: str) -> tuple[str, str]:
    """Mark a message with its plural where it is declared, for `language.ngettext` later on."""
    return singular, plural


class Language:
    """Texts and formats of one language. Get one with `Language.of("es")`."""

    def __init__(self, code: Code) -> None:
        self.code: Code = code
        self._texts = gettext.translation(
            "muniforeign", paths.translations(), [CATALOGUES[code]], fallback=True
        )

    @staticmethod
    def of(code: Code) -> Language:
        """The language with this code; the same object every time.

        Raises ValueError for a code that is not in CODES.
        """
        if code not in CODES:
            raise ValueError(f"no language {code!r}")
        return _language(code)

    @property
    def name(self) -> str:
        """The language's own name: Español, 中文, English."""
        return NAMES[self.code]

    @property
    def locale(self) -> Locale:
        """Babel's locale: es_CL, zh_Hans_CN or en."""
        from babel import Locale

        return Locale.parse(LOCALES[self.code])

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self._texts.gettext(message) if message else ""

    def pgettext(self, context: str, message: str) -> str:
        """The message in this language, where one English text has several meanings."""
        return self._texts.pgettext(context, message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The form of the message that goes with `count`."""
        return self._texts.ngettext(singular, plural, count)

    def date(self, value: dt.date | None, style: DateFormat = "medium") -> str:
        """A day as this language writes it; an empty text for None."""
        from babel.dates import format_date

        return format_date(value, style, locale=self.locale) if value else ""

    def time(self, value: dt.time | dt.datetime | None) -> str:
        """Hours and minutes on the 24-hour clock, 09:30; an empty text for None."""
        return value.strftime("%H:%M") if value else ""

    def datetime(self, value: dt.datetime | None, style: DateFormat = "medium") -> str:
        """A day and its time; an empty text for None."""
        return f"{self.date(value.date(), style)} {self.time(value)}" if value else ""

    def month(self, value: dt.date) -> str:
        """The month and year of a day: noviembre de 2026, 2026年11月, November 2026."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", value, locale=self.locale)

    def weekday(self, value: dt.date) -> str:
        """The name of the day of the week."""
        from babel.dates import format_date

        return format_date(value, "EEEE", locale=self.locale)

    def day(self, value: dt.date, style: DateFormat = "medium") -> str:
        """A day with its weekday: martes 10 nov 2026; in Chinese after it, 2026年11月10日星期二."""
        weekday, day = self.weekday(value), self.date(value, style)
        return f"{day}{weekday}" if self.code == "zh" else f"{weekday} {day}"

    def number(self, value: int | float | Decimal) -> str:
        """A number with this language's separators."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self.locale)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount of money in an ISO 4217 currency."""
        from babel.numbers import format_currency

        return format_currency(amount, currency, locale=self.locale)

    def list(self, items: Sequence[str]) -> str:
        """Words joined as this language lists them: a, b y c; a、b和c; a, b and c."""
        from babel.lists import format_list

        return format_list(items, locale=self.locale)

    def tongue(self, code: Code) -> str:
        """What a text in another language is called: chino, Chinese, 西班牙文 (not 西班牙语)."""
        if self.code == "zh":
            return {"es": "西班牙文", "zh": "中文", "en": "英文"}[code]
        return str(self.locale.languages[code])

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166 code of two letters."""
        if self.code == "zh" and code in {"TW", "HK", "MO"}:
            return {"TW": "中国台湾", "HK": "中国香港", "MO": "中国澳门"}[code]
        return str(self.locale.territories.get(code, code))


@cache
def _language(code: Code) -> Language:
    return Language(code)
