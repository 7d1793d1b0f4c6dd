"""What is still to be done for a visit: text, by when, by whom, and a tick when it is done."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniforeign.domain.dates import relative
from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.child_rows import Bare, ChildRows, Row, tool_button
from muniforeign.ui.choice import ChoiceField
from muniforeign.ui.desk import Desk
from muniforeign.ui.editor import Field
from muniforeign.ui.empty import EmptyState
from muniforeign.ui.fields import DateField, TextField
from muniforeign.ui.form import Form
from muniforeign.ui.records import offer_undo
from muniforeign.ui.sheet import Sheet
from muniforeign.ui.visits import choices
from muniforeign.ui.visits.tab import Tab

if TYPE_CHECKING:
    from muniforeign.services.tasks import TaskDetail
    from muniforeign.services.visits import VisitDetail


class TaskRow(Row["TaskDetail"]):
    """One task on one line, and under it, in words, how late it is."""

    def __init__(self, tasks: Tasks, record: UUID) -> None:
        super().__init__(tasks)
        self._desk, self._record = tasks.desk, record
        _ = self._desk.language.gettext
        self.done = QCheckBox(self)
        self.done.setAccessibleName(_("Done"))
        self.done.setToolTip(_("Done"))
        self.done.clicked.connect(self._tick)
        person = ChoiceField(
            "assignee_id",
            N_("Who does it"),
            hint=N_("Who does it"),
            search=choices.person_search(self._desk),
        )
        self.text = self._form(TextField("text", N_("Task"), hint=N_("What is to be done")))
        self.rest = self._form(DateField("due_on", N_("Due on"), hint=N_("Due on")), person)
        self.told = QLabel(self)
        delete = tool_button("trash-2", _("Delete task"), partial(tasks.delete, record), self)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        line.addWidget(self.done)
        line.addWidget(self.text, 1)
        line.addWidget(self.rest, 1)
        line.addWidget(delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.told)

    def _form(self, *fields: Field) -> Form:
        bare = tuple(Bare.of(field) for field in fields)
        return Form([bare], self._desk.language, self._save, self)

    def show_item(self, item: TaskDetail, place: int) -> None:
        values = {
            "text": item.text,
            "due_on": item.due_on,
            "assignee_id": choices.person(item.assignee_id, item.assignee, self._desk),
        }
        self.text.show_values(values, record=item.id)
        self.rest.show_values(values, record=item.id)
        self.done.setChecked(item.done_on is not None)
        self._tell(item, dt.date.today())

    def _tell(self, item: TaskDetail, today: dt.date) -> None:
        language = self._desk.language
        _ = language.gettext
        text, role = "", theme.Role.MUTED
        if item.done_on:
            text, role = _("Done on {day}").format(day=language.date(item.done_on)), theme.Role.DONE
        elif item.due_on and item.is_overdue(today):
            late = relative(item.due_on, today, language)
            text, role = _("Overdue: it was due {when}").format(when=late), theme.Role.LATE
        elif item.due_on:
            when = relative(item.due_on, today, language)
            text, role = _("Due {when}").format(when=when), theme.Role.MUTED
        self.told.setText(text)
        self.told.setVisible(bool(text))
        theme.set_role(self.told, role)

    def _save(self, name: str, value: object) -> None:
        from muniforeign.services import tasks

        tasks.update(self._desk.workspace, self._record, **{name: value})

    def _tick(self, done: bool) -> None:
        from muniforeign.services import tasks

        tasks.set_done(self._desk.workspace, self._record, dt.date.today() if done else None)

    def commit(self) -> bool:
        return not [form for form in (self.text, self.rest) if not form.commit()]

    def focus(self) -> None:
        self.text.focus("text")


class Tasks(Tab):
    """Open tasks first, by when they are due; what is done below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._visit: UUID | None = None
        self.rows: ChildRows[TaskDetail] = ChildRows(partial(TaskRow, self), self)
        add = Action("task.add", N_("Add task"), self.add, "Ctrl+N", "plus")
        head = QHBoxLayout()
        head.addWidget(desk.actions.button(add, self))
        head.addStretch(1)
        desk.actions.add(
            Action("task.delete", N_("Delete task"), self._delete_current, "Ctrl+Delete"), self
        )
        self._empty = EmptyState(self)
        _ = desk.language.gettext
        self._empty.tell(
            "check-circle",
            _("Nothing to do yet"),
            _("Here belongs what has to be done for this visit: by when, and by whom."),
        )
        sheet = Sheet(self, widest=1200)
        sheet.column.addLayout(head)
        sheet.column.addWidget(self._empty)
        sheet.column.addWidget(self.rows)
        sheet.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    def show_visit(self, visit: VisitDetail) -> None:
        self._visit = visit.id
        last = dt.date.max
        ordered = sorted(visit.tasks, key=lambda t: (t.done_on is not None, t.due_on or last, t.id))
        self.rows.show_items(ordered)
        self._empty.setVisible(not ordered)

    def add(self) -> None:
        """Add a task with the cursor in it."""
        from muniforeign.services import tasks

        if self._visit and self.commit():
            made = tasks.add(self.desk.workspace, "", visit_id=self._visit)
            self.desk.blanks.made(made, self)
            self.rows.focus(made)

    def delete(self, record: UUID) -> None:
        """Delete a task and offer to undo it."""
        from muniforeign.services import tasks

        place = list(self.rows.rows).index(record)
        tasks.delete(self.desk.workspace, record)
        self.rows.focus_near(place)
        text = self.desk.language.gettext("Task deleted")
        offer_undo(self.desk, text)

    def _delete_current(self) -> None:
        if record := self.rows.current():
            self.delete(record)

    def commit(self) -> bool:
        return self.rows.commit()
