"""The history of a record in words: when, who, what was done, what was before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from muniforeign.i18n import N_, Code, Language
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.words import words

if TYPE_CHECKING:
    from muniforeign.services.trail import FieldChange, RecordChange, TrailLine

SENSITIVE: Final = N_("Sensitive data")
_FIRST: Final = 120
_SENTENCES: Final = 12
_MARKS: Final[dict[Code, str]] = {"es": N_("ES"), "zh": "中文", "en": N_("EN")}


def headline(line: TrailLine, language: Language) -> str:
    """What was done: "Edit visit", "Undone: Edit visit"."""
    label = " · ".join(filter(None, (language.gettext(line.label), line.subject)))
    told = {"undo": N_("Undone: {step}"), "redo": N_("Redone: {step}")}.get(line.kind.value)
    return language.gettext(told).format(step=label) if told else label


def moment(line: TrailLine, language: Language) -> str:
    """When and who, by the clock of this computer."""
    local = line.at.astimezone().replace(tzinfo=None)
    return " · ".join(filter(None, (language.datetime(local), line.who)))


def changes(line: TrailLine, language: Language, owner: UUID | None = None) -> list[str]:
    """One sentence for each field that changed and each record that came or went.

    Of the owner's own fields it is not said whose they are.
    """
    told = [said for record in line.records for said in _of_record(record, language, owner)]
    more = len(told) - _SENTENCES
    if more > 1:
        rest = language.ngettext("and {n} more change", "and {n} more changes", more)
        told = [*told[:_SENTENCES], rest.format(n=language.number(more))]
    return told


def _of_record(record: RecordChange, language: Language, owner: UUID | None) -> list[str]:
    _ = language.gettext
    if record.record == SENSITIVE:
        return [_("{record}: changed, not shown here").format(record=_(record.record))]
    if record.deleted or record.added:
        told = _("{record} deleted: {what}") if record.deleted else _("{record} added: {what}")
        what = words(record.name, language) or "—"
        return [told.format(record=_(record.record), what=what)]
    whose = "" if record.id == owner else words(record.name, language)
    fields = [_of_field(change, language) for change in record.changes]
    return [" · ".join(filter(None, (whose, field))) for field in fields]


def _of_field(change: FieldChange, language: Language) -> str:
    _ = language.gettext
    mark = f" ({_(_MARKS[change.code])})" if change.code else ""
    before, after = (_quoted(value, language) for value in (change.before, change.after))
    told = _("{field}: {before} → {after}") if before else _("{field}: {after}")
    return told.format(field=_(change.field) + mark, before=before, after=after or "—")


def _quoted(value: object, language: Language) -> str:
    return words(value, language) if value is not None else ""


class HistoryList(QWidget):
    """The latest steps first; more on request."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._ids: Sequence[UUID] = ()
        self._limit = _FIRST
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_records(self, record_ids: Sequence[UUID]) -> None:
        """Show what happened to these records."""
        from muniforeign.services import trail

        self._ids = record_ids
        lines = trail.lines(self.desk.workspace, record_ids, self._limit)
        self._show(lines, more=sum(len(line.records) for line in lines) >= self._limit)

    def _show(self, lines: Sequence[TrailLine], *, more: bool) -> None:
        language = self.desk.language
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(*[theme.GRID * 2] * 4)
        column.setSpacing(theme.HALF)
        day: dt.date | None = None
        owner = self._ids[0] if self._ids else None
        for line in lines:
            if line.at.astimezone().date() != day:
                day = line.at.astimezone().date()
                self._label(column, language.date(day, "long"), theme.Role.HEADING)
            self._label(column, headline(line, language), None)
            told = [moment(line, language), *changes(line, language, owner)]
            self._label(column, "\n".join(told), theme.Role.MUTED)
            column.addSpacing(theme.HALF)
        if not lines:
            self._label(column, language.gettext("Nothing has happened yet."), theme.Role.MUTED)
        if more:
            button = QPushButton(language.gettext("Show older"), body)
            button.clicked.connect(self._show_older)
            column.addWidget(button)
        column.addStretch(1)
        place = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().setValue(place)

    def _label(self, column: QVBoxLayout, text: str, role: theme.Role | None) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
        theme.set_role(label, role)

    def _show_older(self) -> None:
        self._limit *= 4
        self.show_records(self._ids)
