"""Values as words on a screen: one rule for tables, forms and headings."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from muniforeign.domain.errors import UserError
from muniforeign.domain.text import Localized, Term
from muniforeign.i18n import N_, Language

UNEXPECTED = N_(
    "Something unexpected happened. What was saved is safe. "
    "Please try again; if it happens again, send the log (Help menu) to support."
)


def words(value: object, language: Language) -> str:
    """The value as this language writes it; nothing for None."""
    match value:
        case None:
            text = ""
        case Localized():
            text = value.best(language.code)
        case Term():
            text = language.gettext(value.label)
        case bool():
            text = language.gettext(N_("Yes") if value else N_("No"))
        case dt.datetime():
            text = language.datetime(value)
        case dt.date():
            text = language.date(value)
        case int() | float() | Decimal():
            text = language.number(value)
        case _:
            text = str(value)
    return text


def sentence(error: BaseException, language: Language) -> str:
    """What a user is told about an error: never its technical text."""
    if isinstance(error, UserError):
        return error.text(language)
    return language.gettext(UNEXPECTED)
