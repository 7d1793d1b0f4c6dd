"""One programme item: times as typed, texts in three languages, who takes part."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from muniforeign.domain.dates import TimeZone, local_to_zone
from muniforeign.domain.errors import UserError
from muniforeign.domain.visits import Dress, ProgrammeKind
from muniforeign.i18n import N_, Language
from muniforeign.ui import theme
from muniforeign.ui.choice import ChoiceField
from muniforeign.ui.desk import Desk
from muniforeign.ui.editor import Field
from muniforeign.ui.fields import DateField, MultilineField, TermField
from muniforeign.ui.form import Form
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.sheet import Sheet
from muniforeign.ui.visits import choices, names
from muniforeign.ui.visits.time_field import TimeField

if TYPE_CHECKING:
    from muniforeign.services.programme import ItemDetail
    from muniforeign.services.visits import VisitDetail

_LETTERS = 50
"""The width of the form in letters: the three languages of a text stand under one another."""
NEEDS_TIME = N_(
    "A programme item needs a day and a start. Nothing was changed; "
    "write them, or press Esc to take back what was saved."
)


def elsewhere(item: ItemDetail, language: Language) -> str:
    """What the clocks of the other country show: "In China: 22:00, martes 10 nov 2026"."""
    other = TimeZone.SANTIAGO if item.time_zone == TimeZone.CHINA else TimeZone.CHINA
    there = local_to_zone(item.starts_at, item.time_zone, other.value)
    place = language.gettext(other.label)
    day = language.day(there.date())
    told = language.gettext("{place}: {time}, {day}")
    return told.format(place=place, time=language.time(there), day=day)


def changes(item: ItemDetail, name: str, value: object) -> dict[str, object]:
    """What is to be saved when one field of the form has changed.

    An end before the start is on the next day; an item's day moves both. Raises UserError where
    the day or the start is empty.
    """
    start = item.starts_at
    if name == "day" and isinstance(value, dt.date):
        return {"starts_at": dt.datetime.combine(value, start.time())}
    if name == "starts" and isinstance(value, dt.time):
        return {"starts_at": dt.datetime.combine(start.date(), value)}
    if name == "ends":
        return {"ends_at": _end(start, value)}
    if name in {"day", "starts"}:
        raise UserError(NEEDS_TIME)
    return {name: value}


def _end(start: dt.datetime, value: object) -> dt.datetime | None:
    if not isinstance(value, dt.time):
        return None
    end = dt.datetime.combine(start.date(), value)
    return end if end > start else end + dt.timedelta(days=1)


class ItemForm(QWidget):
    """Saves as one leaves a field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._item: ItemDetail | None = None
        self.problem, self._there = QLabel(self), QLabel(self)
        for label, role in ((self.problem, theme.Role.LATE), (self._there, theme.Role.MUTED)):
            label.setWordWrap(True)
            theme.set_role(label, role)
        self.times = Form(self._time_fields(), desk.language, self._save, self)
        self.texts = Form(self._text_fields(), desk.language, self._save, self)
        self.attendees = Attendees(desk, self)
        narrow = self.fontMetrics().horizontalAdvance("n") * _LETTERS
        self.sheet = Sheet(self, widest=narrow)
        for part in (self.problem, self.times, self._there, self.texts, self.attendees):
            self.sheet.column.addWidget(part)
        self.notes = Form(self._note_fields(), desk.language, self._save, self)
        self.sheet.column.addWidget(self.notes)
        self.sheet.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    @property
    def forms(self) -> tuple[Form, ...]:
        """All the fields, from top to bottom."""
        return (self.times, self.texts, self.notes)

    def _time_fields(self) -> list[Field | tuple[Field, ...]]:
        return [
            DateField("day", N_("Day")),
            (TimeField("starts", N_("Starts")), TimeField("ends", N_("Ends"))),
        ]

    def _text_fields(self) -> list[Field | tuple[Field, ...]]:
        return [
            TermField("kind", N_("Kind"), terms=ProgrammeKind, optional=False),
            LocalizedField("title", N_("Title")),
            LocalizedField("venue", N_("Venue")),
            (
                ChoiceField(
                    "interpreter_id", N_("Interpreter"), search=choices.person_search(self.desk)
                ),
                TermField("dress", N_("Dress"), terms=Dress),
            ),
        ]

    def _note_fields(self) -> list[Field | tuple[Field, ...]]:
        return [
            LocalizedField("public_notes", N_("Notes for everybody"), several=True, lines=1),
            MultilineField("notes", N_("Internal notes"), lines=2),
        ]

    def show_item(self, item: ItemDetail | None, visit: VisitDetail, problem: str) -> None:
        """Show an item of the visit, and in words what is wrong with it."""
        if self._item and (item is None or item.id != self._item.id):
            self.commit()
            self.sheet.verticalScrollBar().setValue(0)
        self._item = item
        if item is None:
            return
        values = {
            "day": item.starts_at.date(),
            "starts": item.starts_at.time(),
            "ends": item.ends_at.time() if item.ends_at else None,
            "kind": item.kind,
            "title": item.title,
            "venue": item.venue,
            "interpreter_id": choices.person(item.interpreter_id, item.interpreter, self.desk),
            "dress": item.dress,
            "public_notes": item.public_notes,
            "notes": item.notes,
        }
        for form in self.forms:
            form.show_values(values, record=item.id)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self._there.setText(elsewhere(item, self.desk.language))
        self.attendees.show_item(item, visit)

    def _save(self, name: str, value: object) -> None:
        from muniforeign.services import programme

        assert self._item is not None
        programme.update(self.desk.workspace, self._item.id, **changes(self._item, name, value))

    def commit(self) -> bool:
        """Save what is typed."""
        return self._item is None or not [form for form in self.forms if not form.commit()]

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        for form in self.forms:
            if name in form.rows:
                form.focus(name)
                self.sheet.ensureWidgetVisible(form.rows[name])


class Attendees(QWidget):
    """A tick for each delegate who takes part; no tick at all means everybody."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._item: ItemDetail | None = None
        self.boxes: dict[UUID, QCheckBox] = {}
        self._heading = QLabel(self)
        self._heading.setWordWrap(True)
        theme.set_role(self._heading, theme.Role.MUTED)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._heading)

    def show_item(self, item: ItemDetail, visit: VisitDetail) -> None:
        """Show who of the visit's delegates takes part in an item."""
        self._item = item
        _ = self.desk.language.gettext
        everybody = _("Who takes part: everybody (tick to choose)")
        self._heading.setText(
            _("Who takes part: only those ticked") if item.attendees else everybody
        )
        present = {delegate.id: delegate.person.name for delegate in visit.delegates}
        if list(present) != list(self.boxes):
            for box in self.boxes.values():
                box.deleteLater()
            self.boxes = {
                record: self._box(names.name(name, self.desk.language))
                for record, name in present.items()
            }
        for record, box in self.boxes.items():
            box.setChecked(record in item.attendees)
        self.setVisible(bool(self.boxes))

    def _box(self, name: str) -> QCheckBox:
        box = QCheckBox(name.replace("&", "&&"), self)
        box.clicked.connect(self._save)
        self._column.addWidget(box)
        return box

    def _save(self) -> None:
        from muniforeign.services import programme

        if self._item:
            ticked = [record for record, box in self.boxes.items() if box.isChecked()]
            programme.set_attendees(self.desk.workspace, self._item.id, ticked)
