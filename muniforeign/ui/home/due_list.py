"""What is late and what is due soon: promises and tasks, each done with one click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from muniforeign.domain.commitments import PENDING
from muniforeign.i18n import Language
from muniforeign.ui import icons, theme
from muniforeign.ui.child_rows import ChildRows, Row
from muniforeign.ui.desk import Desk
from muniforeign.ui.due import due_words
from muniforeign.ui.labels import plain_label
from muniforeign.ui.visits import names

if TYPE_CHECKING:
    from muniforeign.services.commitments import CommitmentDetail
    from muniforeign.services.tasks import TaskDetail


@dataclass(frozen=True)
class DueItem:
    """A line: what is to be done, its second line, and the record (kind, id, field) it is from."""

    id: UUID
    is_task: bool
    text: str
    detail: str
    due_on: dt.date | None
    place: tuple[str, UUID | None, str]


def of_commitment(promised: CommitmentDetail, language: Language) -> DueItem:
    """The line of a commitment; a visit's leads to the visit."""
    _ = language.gettext
    who = names.name(promised.responsible, language) if promised.responsible else ""
    place: tuple[str, UUID | None, str] = ("visit", promised.visit_id, "")
    if promised.agreement_id:
        place = ("agreement", promised.agreement_id, f"commitments/{promised.id}")
    text = promised.text.best(language.code) or _("Commitment without a text")
    detail = " · ".join(filter(None, (promised.origin, _(promised.side.label), who)))
    return DueItem(promised.id, False, text, detail, promised.due_on, place)


def of_task(task: TaskDetail, language: Language) -> DueItem:
    """The line of a task."""
    _ = language.gettext
    who = names.name(task.assignee, language) if task.assignee else ""
    detail = " · ".join(filter(None, (task.visit, _("Task"), who)))
    text = task.text or _("Task without a text")
    return DueItem(task.id, True, text, detail, task.due_on, ("visit", task.visit_id, "tasks"))


class DueRow(Row[DueItem]):
    """One line: it leads to its record, and a button says that it is done."""

    def __init__(self, items: DueList, record: UUID) -> None:
        super().__init__(items)
        self._items = items
        self._item: DueItem | None = None
        self.text = QPushButton(self)
        self.text.setStyleSheet("text-align: left; border: 0; padding: 0; background: transparent")
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.text.setCursor(Qt.CursorShape.PointingHandCursor)
        self.text.setAutoDefault(False)
        theme.set_role(self.text, theme.Role.ACCENT)
        self.text.clicked.connect(self._open)
        self.when, self.detail = plain_label(self), plain_label(self, theme.Role.MUTED)
        self.done = QPushButton(icons.icon("check"), "", self)
        self.done.setAutoDefault(False)
        self.done.clicked.connect(partial(items.settle, record))
        column = QVBoxLayout()
        column.setSpacing(0)
        for widget in (self.text, self.when, self.detail):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID * 2)
        row.addLayout(column, 1)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)

    def show_item(self, item: DueItem, place: int) -> None:
        _ = self._items.language.gettext
        self._item = item
        self.text.setText(item.text.replace("&", "&&"))
        self.text.setToolTip(item.text)
        told, role = due_words(item.due_on, None, self._items.today, self._items.language)
        self.when.setText(told)
        self.when.setVisible(bool(told))
        theme.set_role(self.when, role)
        self.detail.setText(item.detail)
        self.done.setText(_("Done") if item.is_task else _("Fulfilled"))
        self.done.setAccessibleName(f"{self.done.text()}: {item.text}")

    def _open(self) -> None:
        if self._item:
            self._items.open(self._item)

    def focus(self) -> None:
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)


class DueList(QFrame):
    """A card with a heading and its lines; hidden where there is nothing to say."""

    def __init__(
        self,
        desk: Desk,
        title: Callable[[int], str],
        settle: Callable[[DueItem], object],
        parent: QWidget | None = None,
        role: theme.Role = theme.Role.HEADING,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.language, self.today = desk.language, dt.date.today()
        self._desk, self._title, self._settle = desk, title, settle
        self._items: dict[UUID, DueItem] = {}
        self.heading = plain_label(self, role)
        self.rows: ChildRows[DueItem] = ChildRows(partial(DueRow, self), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID * 2] * 4)
        column.setSpacing(theme.GRID)
        column.addWidget(self.heading)
        column.addWidget(self.rows)

    def show_items(self, items: Sequence[DueItem], today: dt.date) -> None:
        """Show these as they stand on a day."""
        self.today = today
        self._items = {item.id: item for item in items}
        self.heading.setText(self._title(len(items)))
        self.rows.show_items(items)
        self.setVisible(bool(items))

    def open(self, item: DueItem) -> None:
        """Go to the record that a line is from."""
        kind, record, field = item.place
        if record is not None:
            self._desk.navigate(kind, record, field)

    def settle(self, record: UUID) -> None:
        """Say that a line is done; the cursor goes to the next one."""
        place = list(self.rows.rows).index(record)
        self._settle(self._items[record])
        self.rows.focus_near(place)


def waiting(
    promised: Sequence[CommitmentDetail], told: Sequence[DueItem], language: Language
) -> list[DueItem]:
    """What the other side has still to do and no other list says."""
    from muniforeign.domain.visits import Side

    known = {item.id for item in told}
    return [
        of_commitment(each, language)
        for each in promised
        if each.side is Side.THEIRS and each.status in PENDING and each.id not in known
    ]
