"""What both sides promised: by whom, until when, and whether it is fulfilled."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from muniforeign.domain.commitments import PENDING, CommitmentStatus
from muniforeign.domain.visits import Side
from muniforeign.i18n import N_
from muniforeign.ui import icons, theme
from muniforeign.ui.actions import Action
from muniforeign.ui.child_rows import Bare, ChildRows, Row, tool_button
from muniforeign.ui.choice import ChoiceField
from muniforeign.ui.desk import Desk
from muniforeign.ui.due import due_words
from muniforeign.ui.fields import DateField, TermField
from muniforeign.ui.form import Form
from muniforeign.ui.labels import plain_label
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.records import Section, offer_undo
from muniforeign.ui.visits import choices

if TYPE_CHECKING:
    from muniforeign.services.agreements import AgreementDetail
    from muniforeign.services.commitments import CommitmentDetail

_PROMISED = {Side.OURS: N_("What we promised"), Side.THEIRS: N_("What they promised")}
_NOTHING = {
    Side.OURS: N_("Nothing is written down yet of what our side promised."),
    Side.THEIRS: N_("Nothing is written down yet of what their side promised."),
}
_ADD = {Side.OURS: N_("Add our commitment"), Side.THEIRS: N_("Add their commitment")}
_KEYS = {Side.OURS: "Ctrl+Shift+N", Side.THEIRS: "Ctrl+Shift+T"}


class CommitmentRow(Row["CommitmentDetail"]):
    """One promise on a card."""

    def __init__(self, section: Commitments, record: UUID) -> None:
        super().__init__(section)
        self._section, self._desk, self._record = section, section.desk, record
        self.form = Form(self._fields(), self._desk.language, self._save, self)
        self.told = QLabel(self)
        _ = self._desk.language.gettext
        self.fulfil = QPushButton(icons.icon("check"), _("Fulfilled"), self)
        self.fulfil.setToolTip(_("Mark as fulfilled today (Ctrl+Enter)"))
        self.fulfil.setAutoDefault(False)
        self.fulfil.clicked.connect(partial(section.fulfil, record))
        delete = partial(section.delete, record)
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        line.addWidget(self.fulfil)
        line.addWidget(tool_button("trash-2", _("Delete (Ctrl+Delete)"), delete, self))
        frame = QFrame(self)
        frame.setObjectName("card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(*[theme.GRID + theme.HALF] * 4)
        inner.setSpacing(theme.GRID)
        inner.addWidget(self.form)
        inner.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _fields(self) -> list[Bare | tuple[TermField | DateField | ChoiceField, ...]]:
        person = choices.person_search(self._desk)
        text = LocalizedField("text", N_("What was promised"), several=True, lines=1)
        return [
            Bare.of(text),
            (
                DateField("due_on", N_("Due on")),
                ChoiceField("responsible_id", N_("Who is responsible"), search=person),
            ),
            (
                TermField("side", N_("Side"), terms=Side, optional=False),
                TermField("status", N_("Status"), terms=CommitmentStatus, optional=False),
            ),
        ]

    def show_item(self, item: CommitmentDetail, place: int) -> None:
        values = {
            "text": item.text,
            "due_on": item.due_on,
            "responsible_id": choices.person(item.responsible_id, item.responsible, self._desk),
            "side": item.side,
            "status": item.status,
        }
        self.form.show_values(values, record=item.id)
        done = item.fulfilled_on if item.status is CommitmentStatus.FULFILLED else None
        due = item.due_on if item.status in PENDING else None
        text, role = due_words(due, done, dt.date.today(), self._desk.language)
        self.told.setText(text)
        theme.set_role(self.told, role)
        self.fulfil.setVisible(item.status in PENDING)

    def _save(self, name: str, value: object) -> None:
        from muniforeign.services import commitments

        workspace = self._desk.workspace
        if name == "status" and value is CommitmentStatus.FULFILLED:
            commitments.fulfil(workspace, self._record, dt.date.today())
        elif name == "status":
            commitments.update(workspace, self._record, status=value, fulfilled_on=None)
        else:
            commitments.update(workspace, self._record, **{name: value})

    def commit(self) -> bool:
        return self.form.commit()

    def focus(self) -> None:
        self.form.focus("text")


class Commitments(Section["AgreementDetail"]):
    """Ours above, theirs below; what is to be fulfilled first, by when it is due."""

    title = N_("Commitments")
    fields = frozenset({"commitments"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._agreement: UUID | None = None
        self.lists: dict[Side, ChildRows[CommitmentDetail]] = {}
        self._nothing: dict[Side, QLabel] = {}
        for side in Side:
            self._add_side(side)
        self.column.addStretch(1)
        for name, text, run, key in (
            ("fulfil", N_("Mark the commitment as fulfilled"), self._fulfil, "Ctrl+Return"),
            ("delete", N_("Delete commitment"), self._delete, "Ctrl+Delete"),
        ):
            desk.actions.add(Action(f"commitment.{name}", text, run, key), self)

    def _add_side(self, side: Side) -> None:
        _ = self.desk.language.gettext
        heading = plain_label(self, theme.Role.HEADING, _(_PROMISED[side]))
        action = Action(
            f"commitment.add.{side.value}", _ADD[side], partial(self.add, side), _KEYS[side], "plus"
        )
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.desk.actions.button(action, self))
        if self.column.count():
            self.column.addSpacing(theme.GRID * 2)
        self.column.addLayout(head)
        self._nothing[side] = plain_label(self, theme.Role.MUTED, _(_NOTHING[side]))
        self.lists[side] = ChildRows(partial(CommitmentRow, self), self)
        self.column.addWidget(self._nothing[side])
        self.column.addWidget(self.lists[side])

    def show_record(self, detail: AgreementDetail) -> None:
        self._agreement = detail.id
        ordered = sorted(detail.commitments, key=lambda each: each.status not in PENDING)
        for side, rows in self.lists.items():
            found = [each for each in ordered if each.side is side]
            rows.show_items(found)
            rows.setVisible(bool(found))
            self._nothing[side].setVisible(not found)

    def add(self, side: Side) -> None:
        """Add a commitment of a side, with the cursor in it."""
        from muniforeign.services import commitments

        if self._agreement and self.commit():
            workspace = self.desk.workspace
            made = commitments.add(workspace, agreement_id=self._agreement, side=side)
            self.desk.blanks.made(made, self)
            self.show_row(made)

    def show_row(self, record: UUID) -> None:
        """Put the cursor into a commitment."""
        for rows in self.lists.values():
            rows.focus(record)

    def fulfil(self, record: UUID) -> None:
        """Mark a commitment as fulfilled today and offer to undo it."""
        from muniforeign.services import commitments

        if self.commit():
            commitments.fulfil(self.desk.workspace, record, dt.date.today())
            offer_undo(self.desk, self.desk.language.gettext("Commitment marked as fulfilled"))

    def delete(self, record: UUID) -> None:
        """Delete a commitment and offer to undo it; the cursor goes to the next one."""
        from muniforeign.services import commitments

        rows = next(rows for rows in self.lists.values() if record in rows.rows)
        place = list(rows.rows).index(record)
        commitments.delete(self.desk.workspace, record)
        rows.focus_near(place)
        offer_undo(self.desk, self.desk.language.gettext("Commitment deleted"))

    def current(self) -> UUID | None:
        """The commitment that has the cursor."""
        return next(filter(None, (rows.current() for rows in self.lists.values())), None)

    def _fulfil(self) -> None:
        if record := self.current():
            self.fulfil(record)

    def _delete(self) -> None:
        if record := self.current():
            self.delete(record)

    def commit(self) -> bool:
        wrong = [rows for rows in self.lists.values() if not rows.commit()]
        return not wrong

    def focus(self, field: str) -> None:
        self.setFocus()
