"""Today in three languages, the time in China, and the next holidays of both countries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from muniforeign.domain import calendar
from muniforeign.domain.calendar import CalendarNote, NoteKind
from muniforeign.domain.dates import relative, zone
from muniforeign.i18n import CODES, Language
from muniforeign.ui import theme
from muniforeign.ui.background import Progress
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import plain_label

_AHEAD = dt.timedelta(days=75)
_MOST = 6
_TICK = 20_000
_SAID = (NoteKind.HOLIDAY, NoteKind.WORKING_WEEKEND, NoteKind.NOT_PUBLISHED)


def clock_words(now: dt.datetime, language: Language) -> str:
    """What the clocks of China say at a moment: "In China it is 06:03 on Tuesday 24-11-2026"."""
    there = now.astimezone(zone("Asia/Shanghai"))
    return language.gettext("In China it is {time} on {weekday}, {day}").format(
        time=language.time(there), weekday=language.weekday(there), day=language.date(there.date())
    )


def note_words(
    notes: Sequence[CalendarNote], today: dt.date, language: Language
) -> list[tuple[str, str]]:
    """Notes in two lines each, what it is, and where and when; the same of two countries once."""
    said: dict[tuple[dt.date, str], list[CalendarNote]] = {}
    for note in notes:
        said.setdefault((note.day, note.text.best(language.code)), []).append(note)
    return [(text, _where(alike, today, language)) for (_day, text), alike in said.items()]


def _where(notes: Sequence[CalendarNote], today: dt.date, language: Language) -> str:
    first = notes[0]
    countries = language.list([language.country(note.country) for note in notes if note.country])
    if first.kind is NoteKind.NOT_PUBLISHED:
        return countries
    parts = (countries, language.date(first.day, "full"), relative(first.day, today, language))
    return " · ".join(filter(None, parts))


class CalendarCard(QFrame):
    """Keeps the time by itself; tells when a new day has begun through `show_day`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = desk
        self._day: dt.date | None = None
        self.days = {code: plain_label(self) for code in CODES}
        self.clock = plain_label(self, theme.Role.MUTED)
        heading = plain_label(
            self, theme.Role.HEADING, desk.language.gettext("Next holidays in Chile and China")
        )
        self.notes = QWidget(self)
        self._notes = QVBoxLayout(self.notes)
        self._notes.setContentsMargins(0, 0, 0, 0)
        self._notes.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID * 2] * 4)
        column.setSpacing(theme.HALF)
        for code in sorted(CODES, key=lambda code: code != desk.language.code):
            column.addWidget(self.days[code])
            own = code == desk.language.code
            theme.set_role(self.days[code], theme.Role.HEADING if own else theme.Role.MUTED)
        column.addWidget(self.clock)
        column.addSpacing(theme.GRID)
        column.addWidget(heading)
        column.addWidget(self.notes)
        self._ticking = QTimer(self, interval=_TICK)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()

    def show_day(self, today: dt.date) -> None:
        """Show a day; the holidays are looked up beside the window."""
        self._tick()
        if today == self._day:
            return
        self._day = today
        for code, label in self.days.items():
            label.setText(Language.of(code).date(today, "full"))

        def job(_progress: Progress) -> Sequence[CalendarNote]:
            found = calendar.notes_for(today, today + _AHEAD)
            return [note for note in found if note.kind in _SAID][:_MOST]

        self._desk.background.run(self, job, self._show_notes)

    def _tick(self) -> None:
        self.clock.setText(clock_words(dt.datetime.now(dt.UTC), self._desk.language))

    def _show_notes(self, notes: Sequence[CalendarNote]) -> None:
        while item := self._notes.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        today = self._day or dt.date.today()
        for text, detail in note_words(notes, today, self._desk.language):
            self._notes.addWidget(plain_label(self.notes, None, text))
            second = plain_label(self.notes, theme.Role.MUTED, detail)
            second.setContentsMargins(0, 0, 0, theme.HALF)
            self._notes.addWidget(second)
        if not notes:
            told = self._desk.language.gettext("None in the next weeks.")
            self._notes.addWidget(plain_label(self.notes, theme.Role.MUTED, told))
