"""What the calendars of both countries say about the days of a visit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLabel, QWidget

from muniforeign.ui import theme

if TYPE_CHECKING:
    from muniforeign.domain.calendar import CalendarNote
    from muniforeign.i18n import Language

_LONGEST: Final = 60
"""Days: a visit is shorter, and a slip in the year must not list the holidays of a decade."""


def notes(start: dt.date | None, end: dt.date | None) -> tuple[CalendarNote, ...]:
    """The notes for the days of a visit; none while the days are not known."""
    from muniforeign.domain import calendar

    if start is None:
        return ()
    last = min(end or start, start + dt.timedelta(days=_LONGEST))
    return calendar.notes_for(start, last)


def say(note: CalendarNote, language: Language) -> str:
    """One note without its day: "Chile: Natividad del Señor"."""
    text = note.text.best(language.code)
    country = {"CL": language.country("CL"), "CN": language.country("CN"), "": ""}[note.country]
    if not country:
        return text
    return language.gettext("{country}: {text}").format(country=country, text=text)


def _besides_the_day(note: CalendarNote, language: Language) -> str:
    """The note, unless it only says what the day's own name says."""
    text = say(note, language)
    return "" if text.lower() == language.weekday(note.day).lower() else text


class CalendarNotes(QLabel):
    """The notes under one another, each with its day; hidden when there are none."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setWordWrap(True)
        theme.set_role(self, theme.Role.ACCENT)
        self.hide()

    def show_days(self, start: dt.date | None, end: dt.date | None) -> None:
        """Show what is to be known of these days."""
        by_day = groupby(notes(start, end), key=lambda note: note.day)
        lines = [self._line(day, found) for day, found in by_day]
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def _line(self, day: dt.date, found: Iterable[CalendarNote]) -> str:
        """A day and all that is to be known of it."""
        said = (_besides_the_day(note, self._language) for note in found)
        return " · ".join(filter(None, (self._language.day(day), *said)))
