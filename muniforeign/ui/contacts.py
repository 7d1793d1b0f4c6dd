"""How somebody is reached: contact points and addresses of a person or of an organisation.

What looks wrong is said beside it and kept as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from muniforeign.domain import contacts
from muniforeign.domain.contacts import ContactKind
from muniforeign.i18n import N_
from muniforeign.services import contacts as commands
from muniforeign.ui import icons, theme
from muniforeign.ui.child_rows import Bare, ChildRows, Row, tool_button
from muniforeign.ui.desk import Desk
from muniforeign.ui.editor import Field
from muniforeign.ui.fields import TermField, TextField
from muniforeign.ui.form import FieldRow, FormLine
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.places import country_choice, country_field
from muniforeign.ui.records import Section, offer_undo, small_button
from muniforeign.ui.sections import CardRow

if TYPE_CHECKING:
    from muniforeign.services.contacts import AddressDetail, ContactPointDetail, Owner

_OPENED = {
    ContactKind.EMAIL: ("mail", "mailto:{}"),
    ContactKind.WEBSITE: ("globe", "{}"),
    ContactKind.PHONE: ("phone", "tel:{}"),
    ContactKind.MOBILE: ("phone", "tel:{}"),
}
_SAFE = ("http://", "https://", "mailto:", "tel:")


class Reachable(Protocol):
    """A person or an organisation, as its service gives it."""

    @property
    def id(self) -> UUID: ...
    @property
    def country(self) -> str: ...
    @property
    def contact_points(self) -> tuple[ContactPointDetail, ...]: ...
    @property
    def addresses(self) -> tuple[AddressDetail, ...]: ...


class ContactSection(Section[Reachable]):
    """Everything by which somebody is reached; a new one is typed into one line."""

    title = N_("Contact")
    fields = frozenset({"contact", "contact_points", "addresses"})

    def __init__(self, desk: Desk, owner: Owner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = desk.language.gettext
        self.owner: Owner = owner
        self._detail: Reachable | None = None
        self._nothing = plain_label(
            self, theme.Role.MUTED, _("No telephone, e-mail or WeChat is known yet.")
        )
        self.points: ChildRows[ContactPointDetail] = ChildRows(self._point_row, self)
        self.new = QLineEdit(self)
        self.new.setPlaceholderText(_("Write a telephone, e-mail, WeChat or web address"))
        self.new.setAccessibleName(_("New contact point"))
        self.new.editingFinished.connect(self.add_point)
        self.addresses: ChildRows[AddressDetail] = ChildRows(self._address_row, self)
        self._lay_out()

    def _lay_out(self) -> None:
        _ = self.desk.language.gettext
        line = QHBoxLayout()
        line.addWidget(self.new, 1)
        line.addWidget(small_button(_("Add"), "plus", self.add_point, self))
        self.column.addWidget(self._nothing)
        self.column.addWidget(self.points)
        self.column.addLayout(line)
        self.heading(N_("Addresses"))
        self.column.addWidget(self.addresses)
        self.column.addWidget(small_button(_("Add address"), "plus", self.add_address, self))
        self.column.addStretch(1)

    def show_record(self, detail: Reachable) -> None:
        if self._detail is not None and self._detail.id != detail.id:
            self.new.clear()
        self._detail = detail
        self._nothing.setVisible(not detail.contact_points)
        self.points.show_items(detail.contact_points)
        self.addresses.show_items(detail.addresses)

    def commit(self) -> bool:
        self.add_point()
        return self.points.commit() and self.addresses.commit()

    def focus(self, field: str) -> None:
        if field == "addresses" and self.addresses.rows:
            self.addresses.focus_near(0)
        else:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def country(self) -> str:
        """The country whose telephone numbers are written without prefix."""
        return (self._detail.country if self._detail else "") or "CL"

    def add_point(self) -> None:
        """Add what is typed in the line for new ones, as the kind that it looks like."""
        text = self.new.text().strip()
        if not text or self._detail is None:
            return
        self.new.clear()
        kind = contacts.guess_kind(text, self.country)
        value = contacts.normalise(kind, text, self.country)
        commands.add_point(self.desk.workspace, self.owner, self._detail.id, kind, value)

    def add_address(self) -> None:
        """Add an empty address and put the cursor into it."""
        if self._detail is None or not self.commit_record():
            return
        made = commands.add_address(
            self.desk.workspace, self.owner, self._detail.id, country=self.country
        )
        self.addresses.focus(made)

    def _point_row(self, record: UUID) -> PointRow:
        return PointRow(self.desk, record, lambda: self.country, self)

    def _address_row(self, record: UUID) -> AddressRow:
        return AddressRow(self.desk, record, self)


class PointRow(Row["ContactPointDetail"]):
    """Kind, value and note of one contact point, and what is wrong with it."""

    def __init__(
        self, desk: Desk, record: UUID, country: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.record, self._country = desk, record, country
        self._shown: ContactPointDetail | None = None
        self.kind = self._field(
            TermField("kind", N_("Kind of contact"), terms=ContactKind, optional=False)
        )
        self.value = self._field(TextField("value", N_("Telephone, address or name")))
        self.label = self._field(TextField("label", N_("Note"), hint=N_("office, personal…")))
        self.problem = plain_label(self, theme.Role.LATE)
        self._lay_out()

    def _field(self, field: Field) -> FieldRow:
        return FieldRow(Bare.of(field), self.desk.language, self._save, self)

    def _lay_out(self) -> None:
        _ = self.desk.language.gettext
        self.open_button = tool_button("globe", _("Write, call or open"), self.open, self)
        line = QHBoxLayout()
        line.setSpacing(theme.HALF)
        line.addWidget(self.kind, 3)
        line.addWidget(self.value, 6)
        line.addWidget(self.label, 3)
        line.addWidget(self.open_button)
        line.addWidget(tool_button("copy", _("Copy"), self.copy, self))
        line.addWidget(tool_button("trash-2", _("Delete contact point"), self.delete, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addLayout(line)
        column.addWidget(self.problem)

    def show_item(self, item: ContactPointDetail, place: int) -> None:
        first, self._shown = self._shown is None, item
        for row, value in (
            (self.kind, item.kind),
            (self.value, item.value),
            (self.label, item.label),
        ):
            if first or not row.editor.changed():
                row.show_value(value)
        self._tell_problem(item)
        self.open_button.setVisible(item.kind in _OPENED)
        if item.kind in _OPENED:
            self.open_button.setIcon(icons.icon(_OPENED[item.kind][0]))

    def _tell_problem(self, item: ContactPointDetail) -> None:
        _ = self.desk.language.gettext
        wrong = contacts.problem(item.kind, item.value, self._country())
        if not wrong:
            show_text(self.problem, "")
            return
        kept = _("Kept as you wrote it: {problem}.")
        show_text(self.problem, kept.format(problem=_(wrong)))

    def _save(self, name: str, value: object) -> None:
        changes: dict[str, object] = {name: value}
        if name == "value" and self._shown:
            changes[name] = contacts.normalise(self._shown.kind, str(value), self._country())
        commands.update_point(self.desk.workspace, self.record, **changes)

    def commit(self) -> bool:
        wrong = [row for row in (self.kind, self.value, self.label) if not row.commit()]
        return not wrong

    def focus(self) -> None:
        self.value.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def address(self) -> str:
        """What the computer opens for this contact point; empty where there is nothing safe."""
        shown = self._shown
        if shown is None or shown.kind not in _OPENED:
            return ""
        wanted = _OPENED[shown.kind][1].format(shown.value.replace(" ", ""))
        return wanted if wanted.startswith(_SAFE) else ""

    def open(self) -> None:
        """Write to the address, call the number or show the page."""
        if address := self.address():
            QDesktopServices.openUrl(QUrl(address))

    def copy(self) -> None:
        """Put the value on the clipboard."""
        if self._shown:
            QGuiApplication.clipboard().setText(self._shown.value)
            self.desk.notices.say(self.desk.language.gettext("Copied"))

    def delete(self) -> None:
        """Delete the contact point."""
        commands.delete_point(self.desk.workspace, self.record)
        offer_undo(self.desk, self.desk.language.gettext("Contact point deleted"))


class AddressRow(CardRow["AddressDetail"]):
    """One postal address."""

    deleting, deleted = N_("Delete address"), N_("Address deleted")

    def __init__(self, desk: Desk, record: UUID, parent: QWidget) -> None:
        super().__init__(desk, record, parent)
        self.inner.addWidget(self.form)
        self.inner.addLayout(self.bar())

    def lines(self) -> list[FormLine]:
        return [
            LocalizedField("street", N_("Street and number")),
            LocalizedField("city", N_("City")),
            (TextField("postal_code", N_("Postal code")), country_field(self.desk.language)),
        ]

    def values(self, item: AddressDetail) -> dict[str, object]:
        country = country_choice(item.country, self.desk.language)
        return {**super().values(item), "country": country}

    def save(self, name: str, value: object) -> None:
        kept = "" if value is None else value
        commands.update_address(self.desk.workspace, self.record, **{name: kept})

    def delete_item(self) -> None:
        commands.delete_address(self.desk.workspace, self.record)
