"""The summary of a visit: what it is, when, with whom and what for, and its points."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from muniforeign.domain.dates import TimeZone
from muniforeign.domain.visits import VisitKind, VisitStatus
from muniforeign.i18n import N_
from muniforeign.ui import icons, theme
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.editor import Field
from muniforeign.ui.fields import DateField, MultilineField, TermField
from muniforeign.ui.form import Form
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.organisation_choice import (
    HINT,
    organisation_field,
    organisation_id,
    organisation_search,
)
from muniforeign.ui.records import offer_undo
from muniforeign.ui.sheet import Sheet
from muniforeign.ui.visits import choices
from muniforeign.ui.visits.calendar_notes import CalendarNotes
from muniforeign.ui.visits.points import Points
from muniforeign.ui.visits.tab import Place, Tab

if TYPE_CHECKING:
    from muniforeign.services.visits import PartnerDetail, VisitDetail


class Summary(Tab):
    """A form that saves as one leaves a field, and under it the points."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._visit: UUID | None = None
        self.head = Form(self._head_fields(), desk.language, self._save, self)
        self.calendar = CalendarNotes(desk.language, self)
        self.partners = Partners(desk, self)
        self.foot = Form(
            [
                LocalizedField("purpose", N_("Purpose"), several=True, lines=2),
                MultilineField("notes", N_("Internal notes"), lines=2),
            ],
            desk.language,
            self._save,
            self,
        )
        self.points = Points(desk, self)
        self._sheet = Sheet(self)
        for part in (self.head, self.partners, self.calendar, self.foot, self.points):
            self._sheet.column.addWidget(part)
        self._sheet.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sheet)

    def _head_fields(self) -> list[Field | tuple[Field, ...]]:
        desk = self.desk
        return [
            LocalizedField("title", N_("Title")),
            (
                TermField("kind", N_("Kind"), terms=VisitKind, optional=False),
                TermField("status", N_("Status"), terms=VisitStatus, optional=False),
                DateField("start_on", N_("First day")),
                DateField("end_on", N_("Last day")),
                TermField("time_zone", N_("Time zone"), terms=TimeZone, optional=False),
            ),
            organisation_field(desk, "counterpart_id", N_("Counterpart")),
            LocalizedField("place", N_("Place")),
        ]

    def show_visit(self, visit: VisitDetail) -> None:
        self._visit = visit.id
        values = {
            "title": visit.title,
            "kind": visit.kind,
            "status": visit.status,
            "start_on": visit.start_on,
            "end_on": visit.end_on,
            "time_zone": visit.time_zone,
            "counterpart_id": choices.organisation(
                visit.counterpart_id, visit.counterpart, self.desk
            ),
            "place": visit.place,
            "purpose": visit.purpose,
            "notes": visit.notes,
        }
        self.head.show_values(values, record=visit.id)
        self.foot.show_values(values, record=visit.id)
        self.partners.show_partners(visit)
        self.calendar.show_days(visit.start_on, visit.end_on)
        self.points.show_visit(visit)

    def _save(self, name: str, value: object) -> None:
        from muniforeign.services import visits

        assert self._visit is not None
        workspace = self.desk.workspace
        with workspace.change(N_("Edit visit")):
            if name == "time_zone":
                value = str(value)
            elif name == "counterpart_id":
                value = organisation_id(workspace, value)
            visits.update(workspace, self._visit, **{name: value})

    def commit(self) -> bool:
        return all([self.head.commit(), self.foot.commit(), self.points.commit()])

    def go_to(self, place: Place) -> None:
        for form in (self.head, self.foot):
            if place.name in form.rows:
                form.focus(place.name)
                self._sheet.ensureWidgetVisible(form.rows[place.name])
        if place.name == "points":
            self.points.go_to(place)


class Partners(QWidget):
    """The further organisations, each with a button to take it out, and a field to add one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._visit: UUID | None = None
        self._present: set[UUID] = set()
        label = desk.language.gettext(N_("Further organisations"))
        self._add = ChoiceEditor(organisation_search(desk), desk.language.gettext(HINT), self)
        self._add.target().setAccessibleName(label)
        self._add.committed.connect(self.add)
        heading = QLabel(label, self)
        theme.set_role(heading, theme.Role.MUTED)
        heading.setBuddy(self._add.target())
        self._chips = QGridLayout()
        self._chips.setColumnStretch(2, 1)
        self._chips.setSpacing(theme.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addWidget(heading)
        column.addLayout(self._chips)
        column.addWidget(self._add)

    def show_partners(self, visit: VisitDetail) -> None:
        """Show who takes part besides the counterpart."""
        self._visit = visit.id
        self._present = {partner.organisation_id for partner in visit.partners}
        while item := self._chips.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, partner in enumerate(visit.partners):
            self._chips.addWidget(self._chip(partner), place // 2, place % 2)

    def _chip(self, partner: PartnerDetail) -> QPushButton:
        language = self.desk.language
        name = partner.name.best(language.code)
        chip = QPushButton(name.replace("&", "&&"), self)
        chip.setIcon(icons.icon("x"))
        tip = language.gettext("Take {name} out of this visit").format(name=name)
        chip.setToolTip(tip)
        chip.setAccessibleName(tip)
        chip.clicked.connect(lambda: self.remove(partner.id))
        return chip

    def add(self) -> None:
        """Add the organisation that was chosen."""
        from muniforeign.services import visits

        if not (self._visit and self._add.line.hasFocus()):
            return
        with self.desk.workspace.change(N_("Add organisation to visit")):
            chosen = organisation_id(self.desk.workspace, self._add.value())
            if chosen and chosen not in self._present:
                visits.add_partner(self.desk.workspace, self._visit, chosen)
        self._add.show_value(None)

    def remove(self, partner: UUID) -> None:
        """Take an organisation out and offer to undo it."""
        from muniforeign.services import visits

        visits.delete_partner(self.desk.workspace, partner)
        offer_undo(self.desk, self.desk.language.gettext("Organisation taken out of the visit"))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
