"""Guidance beside the user's own work: what to know, with source, date and how sure it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from muniforeign.domain.facts import Fact
from muniforeign.i18n import N_, Language
from muniforeign.ui import theme

_NO_ADVICE = N_("Guidance, not legal advice. Ask your legal adviser where it matters.")


def day_of(text: str, language: Language) -> str:
    """A day, month or year in ISO 8601 as the language writes it; empty for none."""
    from babel.dates import format_skeleton

    if len(text) == len("2026-11-23"):
        return language.date(dt.date.fromisoformat(text))
    if len(text) == len("2026-11"):
        month = dt.datetime.fromisoformat(f"{text}-01")
        return format_skeleton("yMMM", month, locale=language.locale)
    return text


def source_of(fact: Fact, language: Language) -> str:
    """Where a fact comes from: source, date, how well it was checked."""
    parts = (
        fact.source.best(language.code),
        day_of(fact.date, language),
        language.gettext(fact.status.label),
    )
    return " · ".join(filter(None, parts))


class Guidance(QFrame):
    """A card of facts, under a heading (already translated) where one is given."""

    def __init__(
        self, title: str, facts: Sequence[Fact], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.GRID * 2] * 4)
        self._column.setSpacing(theme.HALF)
        if title:
            self._say(title, theme.Role.HEADING)
        for fact in facts:
            self._say(fact.text.best(language.code), None)
            self._say(source_of(fact, language), theme.Role.MUTED)
            self._column.addSpacing(theme.HALF)
        self._say(language.gettext(_NO_ADVICE), theme.Role.MUTED)

    def _say(self, text: str, role: theme.Role | None) -> None:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.set_role(label, role)
        self._column.addWidget(label)
