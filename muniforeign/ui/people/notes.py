"""The section of what matters about a person, for papers, and of internal notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.i18n import N_
from muniforeign.services import people
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import MultilineField
from muniforeign.ui.form import Form
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.records import Section

if TYPE_CHECKING:
    from uuid import UUID

    from muniforeign.services.people import PersonDetail


class NotesSection(Section["PersonDetail"]):
    """Three lines of what matters, in three languages; notes that stay in the office."""

    title = N_("Notes")
    fields = frozenset({"summary", "notes"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._record: UUID | None = None
        summary = LocalizedField(
            "summary",
            N_("What matters about this person"),
            help=N_("Two or three lines that the mayor reads before shaking hands."),
            several=True,
        )
        notes = MultilineField(
            "notes",
            N_("Internal notes"),
            help=N_("They are never printed on what is given to guests."),
            lines=5,
        )
        self.form = Form([summary, notes], desk.language, self._save, self)
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def show_record(self, detail: PersonDetail) -> None:
        self._record = detail.id
        values = {"summary": detail.summary, "notes": detail.notes}
        self.form.show_values(values, record=detail.id)

    def _save(self, name: str, value: object) -> None:
        if self._record is not None:
            people.update(self.desk.workspace, self._record, **{name: value})

    def commit(self) -> bool:
        return self.form.commit()

    def focus(self, field: str) -> None:
        self.form.focus(field)
