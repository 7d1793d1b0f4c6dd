"""The parties of an agreement: organisations that are chosen, made on the spot, or taken out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from muniforeign.i18n import N_
from muniforeign.ui import icons, theme
from muniforeign.ui.child_rows import ChildRows, Row, tool_button
from muniforeign.ui.desk import Desk
from muniforeign.ui.form import FieldRow
from muniforeign.ui.organisation_choice import organisation_field, organisation_id
from muniforeign.ui.records import offer_undo

if TYPE_CHECKING:
    from muniforeign.services.agreements import PartyDetail


class PartyRow(Row["PartyDetail"]):
    """One party: its name leads to the organisation; a button takes it out."""

    def __init__(self, parties: Parties, record: UUID) -> None:
        super().__init__(parties)
        _ = parties.desk.language.gettext
        self._desk = parties.desk
        self._organisation: UUID | None = None
        self.name = QToolButton(self)
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name.setIcon(icons.icon("building-2"))
        self.name.setAutoRaise(True)
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name.setToolTip(_("Open the organisation"))
        theme.set_role(self.name, theme.Role.ACCENT)
        self.name.clicked.connect(self._open)
        remove = partial(parties.remove, record)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name)
        row.addWidget(tool_button("x", _("Take out this party"), remove, self))
        row.addStretch(1)

    def show_item(self, item: PartyDetail, place: int) -> None:
        self._organisation = item.organisation_id
        name = item.name.best(self._desk.language.code)
        self.name.setText(name.replace("&", "&&") or "—")

    def _open(self) -> None:
        self._desk.navigate("organisation", self._organisation)

    def focus(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class Parties(QWidget):
    """The parties in their order, and a field to add one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._agreement: UUID | None = None
        heading = QLabel(desk.language.gettext("Parties"), self)
        theme.set_role(heading, theme.Role.HEADING)
        self.rows: ChildRows[PartyDetail] = ChildRows(partial(PartyRow, self), self)
        field = organisation_field(desk, "organisation_id", N_("Add a party"))
        self.adding = FieldRow(field, desk.language, self._add, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        for widget in (heading, self.rows, self.adding):
            column.addWidget(widget)

    def show_parties(self, agreement: UUID, parties: tuple[PartyDetail, ...]) -> None:
        """Show the parties of an agreement; a name that is being typed stays."""
        if agreement != self._agreement:
            self.adding.show_value(None)
        self._agreement = agreement
        self.rows.show_items(parties)
        self.rows.setVisible(bool(parties))

    def _add(self, _name: str, organisation: object) -> None:
        from muniforeign.services import agreements

        workspace = self.desk.workspace
        with workspace.change(N_("Add party")):
            chosen = organisation_id(workspace, organisation)
            if self._agreement and chosen:
                agreements.add_party(workspace, self._agreement, chosen)
        self.adding.show_value(None)

    def remove(self, record: UUID) -> None:
        """Take a party out and offer to undo it."""
        from muniforeign.services import agreements

        agreements.delete_party(self.desk.workspace, record)
        offer_undo(self.desk, self.desk.language.gettext("Party taken out of the agreement"))
        self.focus()

    def commit(self) -> bool:
        """Add what is typed; False when it is no organisation."""
        return self.adding.commit()

    def focus(self) -> None:
        """Put the cursor where a party is added."""
        self.adding.editor.setFocus(Qt.FocusReason.OtherFocusReason)
