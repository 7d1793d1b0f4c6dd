"""The section of what is known of an organisation and its city: facts with source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniforeign.domain.organisations import FactSubject
from muniforeign.i18n import N_
from muniforeign.services import organisations
from muniforeign.ui import theme
from muniforeign.ui.child_rows import ChildRows, Row, tool_button
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import DateField, TermField, TextField
from muniforeign.ui.form import Form
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.records import Section, card, offer_undo, small_button

if TYPE_CHECKING:
    from muniforeign.services.organisations import FactDetail, OrganisationDetail


class ProfileSection(Section["OrganisationDetail"]):
    """Population, products, sister cities: each with who says so and when."""

    title = N_("Profile")
    fields = frozenset({"facts", "profile"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = desk.language.gettext
        self._detail: OrganisationDetail | None = None
        self._nothing = plain_label(
            self,
            theme.Role.MUTED,
            _("Nothing is known yet. Write facts that help in a conversation, with their source."),
        )
        self.rows: ChildRows[FactDetail] = ChildRows(
            lambda record: FactRow(self.desk, record, self), self
        )
        self.column.addWidget(self._nothing)
        self.column.addWidget(self.rows)
        self.column.addWidget(small_button(_("Add fact"), "plus", self.add, self))
        self.column.addStretch(1)

    def show_record(self, detail: OrganisationDetail) -> None:
        self._detail = detail
        self._nothing.setVisible(not detail.facts)
        self.rows.show_items(detail.facts)

    def add(self) -> None:
        """Add a fact and put the cursor into it."""
        if self._detail is not None:
            made = organisations.add_fact(self.desk.workspace, self._detail.id)
            self.show_record(organisations.get(self.desk.workspace, self._detail.id))
            self.rows.focus(made)

    def commit(self) -> bool:
        return self.rows.commit()

    def focus(self, field: str) -> None:
        if self.rows.rows:
            self.rows.focus_near(0)
        else:
            self.add()


class FactRow(Row["FactDetail"]):
    """One fact: subject, text, source and its date."""

    def __init__(self, desk: Desk, record: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.record = desk, record
        frame, inner = card(self)
        self.form = Form(
            [
                LocalizedField("text", N_("What is known"), several=True, lines=2),
                (
                    TermField("subject", N_("Topic"), terms=FactSubject, optional=False),
                    TextField("source", N_("Source")),
                    DateField("source_date", N_("Date of the source")),
                ),
            ],
            desk.language,
            self._save,
            frame,
        )
        self.warning = plain_label(frame, theme.Role.LATE)
        inner.addWidget(self.form)
        inner.addLayout(self._foot(frame))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _foot(self, parent: QWidget) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.warning, 1)
        name = self.desk.language.gettext("Delete fact")
        button = tool_button("trash-2", name, self.delete, parent)
        foot.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return foot

    def show_item(self, item: FactDetail, place: int) -> None:
        values = {name: getattr(item, name) for name in self.form.rows}
        self.form.show_values(values, record=item.id)
        text = N_("The source is missing: papers show a fact only with who says so.")
        lacking = bool(item.text) and not item.source
        show_text(self.warning, self.desk.language.gettext(text) if lacking else "")

    def _save(self, name: str, value: object) -> None:
        organisations.update_fact(self.desk.workspace, self.record, **{name: value})

    def commit(self) -> bool:
        return self.form.commit()

    def focus(self) -> None:
        self.form.focus("text")

    def delete(self) -> None:
        """Delete the fact."""
        organisations.delete_fact(self.desk.workspace, self.record)
        offer_undo(self.desk, self.desk.language.gettext("Fact deleted"))
