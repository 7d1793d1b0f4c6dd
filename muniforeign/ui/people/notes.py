"""The section of what matters about a person, for papers, and of internal notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.i18n import N_
from muniforeign.services import people
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import MultilineField
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.sections import FormSection

if TYPE_CHECKING:
    from muniforeign.services.people import PersonDetail


class NotesSection(FormSection["PersonDetail"]):
    """Three lines of what matters, in three languages; notes that stay in the office."""

    title = N_("Notes")
    fields = frozenset({"summary", "notes"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
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
        self.add_form([summary, notes])
        self.column.addStretch(1)

    def save(self, detail: PersonDetail, name: str, value: object) -> None:
        people.update(self.desk.workspace, detail.id, **{name: value})
