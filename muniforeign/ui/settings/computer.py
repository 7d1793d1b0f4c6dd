"""The settings of this computer: language, colours, size of text, lock. They hold at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from muniforeign.domain.text import Term
from muniforeign.i18n import N_, NAMES
from muniforeign.storage.information import Information
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import TermField
from muniforeign.ui.form import Form
from muniforeign.ui.labels import plain_label
from muniforeign.ui.manual import explained_by
from muniforeign.ui.preferences import LivePreferences
from muniforeign.ui.records import Section


class ScreenLanguage(Term):
    """The languages of the screen, each by its own name."""

    ES = "es", NAMES["es"]
    ZH = "zh", NAMES["zh"]
    EN = "en", NAMES["en"]


class TextSize(Term):
    """How large texts are, in per cent."""

    NORMAL = "100", N_("Normal")
    LARGE = "125", N_("Large (125 %)")
    VERY_LARGE = "150", N_("Very large (150 %)")


class LockAfter(Term):
    """After how many minutes without a sign of life the office is locked."""

    FIVE = "5", N_("after 5 minutes")
    QUARTER = "15", N_("after 15 minutes")
    HALF = "30", N_("after 30 minutes")
    HOUR = "60", N_("after an hour")
    NEVER = "0", N_("never")


_READ: Final[Mapping[str, Callable[[Any], object]]] = {
    "language": str,
    "theme": str,
    "text_scale": int,
    "lock_after_minutes": int,
}
"""What a term of each field is in the settings."""


class Computer(Section[Information]):
    """What the person at this computer prefers; nothing of the office is in it."""

    title = N_("This computer")
    fields = frozenset({"computer", *_READ})

    def __init__(
        self, desk: Desk, preferences: LivePreferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        explained_by(self, "open-and-lock")
        self._preferences = preferences
        _ = desk.language.gettext
        told = _("These settings belong to this computer and hold at once.")
        self.column.addWidget(plain_label(self, theme.Role.MUTED, told))
        self.form = Form(
            [
                (
                    TermField("language", N_("Language"), terms=ScreenLanguage, optional=False),
                    TermField("theme", N_("Colours"), terms=theme.Appearance, optional=False),
                ),
                (
                    TermField("text_scale", N_("Size of text"), terms=TextSize, optional=False),
                    TermField(
                        "lock_after_minutes",
                        N_("Lock the office"),
                        help=N_("When nobody touches the computer; the password opens it again."),
                        terms=LockAfter,
                        optional=False,
                    ),
                ),
            ],
            desk.language,
            self._save,
            self,
        )
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def show_record(self, detail: Information) -> None:
        settings = self._preferences.settings
        values = {name: str(getattr(settings, name)) for name in _READ}
        self.form.show_values(values, record="computer")

    def _save(self, name: str, value: object) -> None:
        change = {name: _READ[name](value)}
        self._preferences.change(replace(self._preferences.settings, **change))  # type: ignore[arg-type]  # names are those of _READ

    def focused(self) -> str:
        """The field that has the cursor, or an empty text."""
        rows = self.form.rows.items()
        return next((name for name, row in rows if row.editor.target().hasFocus()), "")

    def commit(self) -> bool:
        return self.form.commit()

    def focus(self, field: str) -> None:
        self.form.focus(field)
