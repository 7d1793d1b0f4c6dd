"""The section of what is known of an organisation and its city: facts with source and date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from muniforeign.domain.organisations import FactSubject
from muniforeign.i18n import N_
from muniforeign.services import organisations
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import DateField, TermField, TextField
from muniforeign.ui.form import FormLine
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.sections import CardRow, RowsSection

if TYPE_CHECKING:
    from muniforeign.services.organisations import FactDetail, OrganisationDetail


class ProfileSection(RowsSection["OrganisationDetail", "FactDetail"]):
    """Population, products, sister cities: each with who says so and when."""

    title = N_("Profile")
    fields = frozenset({"facts", "profile"})
    nothing = N_(
        "Nothing is known yet. Write facts that help in a conversation, with their source."
    )
    adding = N_("Add fact")

    def make_row(self, record: UUID) -> FactRow:
        return FactRow(self.desk, record, self)

    def items(self, detail: OrganisationDetail) -> Sequence[FactDetail]:
        return detail.facts

    def add_item(self, record: UUID) -> UUID:
        return organisations.add_fact(self.desk.workspace, record)


class FactRow(CardRow["FactDetail"]):
    """One fact: subject, text, source and its date."""

    deleting, deleted = N_("Delete fact"), N_("Fact deleted")

    def __init__(self, desk: Desk, record: UUID, parent: QWidget) -> None:
        super().__init__(desk, record, parent)
        self.warning = plain_label(self.frame, theme.Role.LATE)
        self.inner.addWidget(self.form)
        self.inner.addLayout(self.bar(self.warning))

    def lines(self) -> list[FormLine]:
        return [
            LocalizedField("text", N_("What is known"), several=True, lines=2),
            (
                TermField("subject", N_("Topic"), terms=FactSubject, optional=False),
                TextField("source", N_("Source")),
                DateField("source_date", N_("Date of the source")),
            ),
        ]

    def show_item(self, item: FactDetail, place: int) -> None:
        super().show_item(item, place)
        text = N_("The source is missing: the papers cannot say where this comes from.")
        lacking = bool(item.text) and not item.source
        show_text(self.warning, self.desk.language.gettext(text) if lacking else "")

    def save(self, name: str, value: object) -> None:
        organisations.update_fact(self.desk.workspace, self.record, **{name: value})

    def delete_item(self) -> None:
        organisations.delete_fact(self.desk.workspace, self.record)
