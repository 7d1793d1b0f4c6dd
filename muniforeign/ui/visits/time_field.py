"""A time of day, typed in any usual way: 9:30, 9h30, 下午3点半."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from muniforeign.i18n import Language
from muniforeign.ui.editor import Editor, Field
from muniforeign.ui.fields import LineEditor, put_line


class TimeEditor(LineEditor):
    """Edits a time; shows it on the 24-hour clock."""

    def __init__(self, language: Language, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(hint, parent)
        self._language = language

    def value(self) -> object:
        from muniforeign.domain.dates import parse_time

        text = self.line.text().strip()
        return parse_time(text) if text else None

    def put(self, value: object) -> None:
        time = value if isinstance(value, dt.time) else None
        put_line(self.line, self._language.time(time))


@dataclass(frozen=True)
class TimeField(Field):
    """A time of day; saves a time or None."""

    def editor(self, language: Language) -> Editor:
        return TimeEditor(language, language.gettext(self.hint))
