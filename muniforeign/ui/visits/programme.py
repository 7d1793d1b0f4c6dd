"""The programme of a visit: a grid of days or a list, and beside it the item that is chosen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.actions import Action, push_button
from muniforeign.ui.desk import Desk
from muniforeign.ui.empty import EmptyState
from muniforeign.ui.records import offer_undo
from muniforeign.ui.visits import agenda
from muniforeign.ui.visits.day_grid import DayGrid
from muniforeign.ui.visits.item_form import ItemForm
from muniforeign.ui.visits.tab import Place, Tab

if TYPE_CHECKING:
    from muniforeign.services.programme import ItemDetail
    from muniforeign.services.visits import VisitDetail

_WIDEST_PERIOD = 5
"""Days that stand beside each other in the grid."""


class Programme(Tab):
    """Left the days, right the item."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._visit: VisitDetail | None = None
        self._shown: UUID | None = None
        self._lost: UUID | None = None
        self._seen: tuple[UUID, dt.datetime] | None = None
        self._first = 0
        _ = desk.language.gettext
        self.grid = DayGrid(_("Programme by day"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Programme as a list"))
        self.list.setWordWrap(True)
        self.form = ItemForm(desk, self)
        self._clashes, self._period = QLabel(self), QLabel(self)
        self._clashes.setWordWrap(True)
        theme.set_role(self._clashes, theme.Role.LATE)
        theme.set_role(self._period, theme.Role.MUTED)
        self._lay_out()
        self.grid.chosen.connect(self.choose)
        self.grid.opened.connect(self._open)
        self.grid.wanted.connect(self._add_at)
        self.list.currentItemChanged.connect(self._listed)
        self.list.itemActivated.connect(lambda item: self._open(item.data(_ID)))

    def _lay_out(self) -> None:
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.grid)
        self._ways = QStackedWidget(self)
        self._ways.addWidget(self._scroll)
        self._ways.addWidget(self.list)
        self._empty = EmptyState(self)
        self._detail = QStackedWidget(self)
        self._detail.addWidget(self._empty)
        self._detail.addWidget(self.form)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(self._ways)
        halves.addWidget(self._detail)
        halves.setSizes([640, 430])
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID * 2, theme.GRID * 2, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(self._buttons())
        column.addWidget(self._clashes)
        column.addWidget(halves, 1)

    def _buttons(self) -> QHBoxLayout:
        add, _ = self.desk.actions.add, self.desk.language.gettext
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for action in (
            Action("item.add", N_("Add programme item"), self.add, "Ctrl+N", "plus"),
            Action("item.copy", N_("Duplicate"), self.duplicate, "Ctrl+D", "copy"),
            Action(
                "item.delete", N_("Delete programme item"), self.delete, "Ctrl+Delete", "trash-2"
            ),
        ):
            row.addWidget(push_button(add(action, self), action.icon, self, main=False))
        row.addStretch(1)
        self._earlier, self._later = QPushButton("‹", self), QPushButton("›", self)
        for button, name, steps in (
            (self._earlier, _("Earlier days"), -1),
            (self._later, _("Later days"), 1),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _checked=False, by=steps: self._page(by))
        for widget in (self._earlier, self._period, self._later):
            row.addWidget(widget)
        self._as_list = QPushButton(_("As a list"), self)
        self._as_list.setCheckable(True)
        self._as_list.toggled.connect(lambda on: self._ways.setCurrentIndex(int(on)))
        row.addWidget(self._as_list)
        row.addSpacing(theme.GRID * 2)
        return row

    # what is shown

    def show_visit(self, visit: VisitDetail) -> None:
        self._follow(visit)
        self._visit = visit
        self._show_clashes()
        self._show_chosen()

    def _follow(self, visit: VisitDetail) -> None:
        """Stay on the item; where it went, on what stands in its place until it comes back."""
        ids = [item.id for item in visit.programme]
        if self._visit is None or self._visit.id != visit.id:
            self._first, self._lost, self._seen = 0, None, None
            self._shown = ids[0] if ids else None
        elif self._lost in ids:
            self._shown, self._lost = self._lost, None
        elif self._shown not in ids:
            before = [item.id for item in self._visit.programme]
            place = before.index(self._shown) if self._shown in before else 0
            self._lost = self._shown
            self._shown = ids[min(place, len(ids) - 1)] if ids else None

    def _show_chosen(self) -> None:
        self._show_days()
        self._show_list()
        self._show_item()
        item = self._item()
        seen = (item.id, item.starts_at) if item else None
        if seen != self._seen:
            self._seen = seen
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Scroll to the chosen item, when the place of everything is known."""
        place = self.grid.place_of(self._shown) if self._shown else QRect()
        if not place.isEmpty():
            self._scroll.ensureVisible(place.center().x(), place.bottom(), 0, theme.GRID)
            self._scroll.ensureVisible(place.center().x(), place.top(), 0, theme.GRID)

    def _show_clashes(self) -> None:
        assert self._visit is not None
        lines = agenda.clashes(self._visit, self.desk.language)
        self._clashes.setText("\n".join(lines))
        self._clashes.setVisible(bool(lines))

    def _show_days(self) -> None:
        assert self._visit is not None
        language = self.desk.language
        days = agenda.days(self._visit, language)
        chosen = self._item()
        if chosen:
            place = next(n for n, day in enumerate(days) if day.day == chosen.starts_at.date())
            self._first = min(self._first, place)
            self._first = max(self._first, place - _WIDEST_PERIOD + 1)
        self._show_period(len(days))
        shown = days[self._first : self._first + _WIDEST_PERIOD]
        self.grid.show_blocks(shown, agenda.blocks(self._visit, language))

    def _show_period(self, count: int) -> None:
        several = count > _WIDEST_PERIOD
        for widget in (self._earlier, self._later, self._period):
            widget.setVisible(several)
        last = min(self._first + _WIDEST_PERIOD, count)
        text = self.desk.language.gettext("Days {first} to {last} of {count}")
        self._period.setText(text.format(first=self._first + 1, last=last, count=count))
        self._earlier.setEnabled(self._first > 0)
        self._later.setEnabled(last < count)

    def _page(self, by: int) -> None:
        if self._visit is None:
            return
        days = agenda.days(self._visit, self.desk.language)
        furthest = max(len(days) - _WIDEST_PERIOD, 0)
        self._first = max(0, min(furthest, self._first + by * _WIDEST_PERIOD))
        self._show_period(len(days))
        shown = days[self._first : self._first + _WIDEST_PERIOD]
        self.grid.show_blocks(shown, agenda.blocks(self._visit, self.desk.language))

    def _show_list(self) -> None:
        assert self._visit is not None
        self.list.blockSignals(True)
        self.list.clear()
        for item in self._visit.programme:
            line = QListWidgetItem(agenda.line(item, self.desk.language), self.list)
            line.setData(_ID, item.id)
            if item.id == self._shown:
                self.list.setCurrentItem(line)
        self.list.blockSignals(False)

    def _show_item(self) -> None:
        assert self._visit is not None
        item, _ = self._item(), self.desk.language.gettext
        self.grid.select(self._shown)
        problem = agenda.problem(item, self._visit, self.desk.language) if item else ""
        self.form.show_item(item, self._visit, problem)
        self._detail.setCurrentWidget(self.form if item else self._empty)
        if item is None:
            text = _("Begin with the arrival: “Add programme item” puts one at the next free time.")
            self._empty.tell("calendar-days", _("No programme yet"), text)

    def _item(self) -> ItemDetail | None:
        items = self._visit.programme if self._visit else ()
        return next((item for item in items if item.id == self._shown), None)

    # what can be done

    def choose(self, record: UUID) -> None:
        """Show an item, when what is typed in the other one can be saved."""
        if record != self._shown and self.form.commit():
            self._shown, self._lost = record, None
            self._show_chosen()

    def _open(self, record: UUID) -> None:
        self.choose(record)
        self.form.focus("title")

    def _listed(self, line: QListWidgetItem | None) -> None:
        if line:
            self.choose(line.data(_ID))

    def add(self) -> None:
        """Add an item at the next free time and put the cursor into its title."""
        if self._visit:
            made = self._add_at(agenda.next_free(self._visit, self._item(), dt.date.today()))
            if made:
                self.desk.blanks.made(made, self.form)

    def _add_at(self, start: dt.datetime) -> UUID | None:
        """Add an item at a time that the user chose; None while the other cannot be saved."""
        from muniforeign.services import programme

        if not (self._visit and self.form.commit()):
            return None
        made = programme.add(
            self.desk.workspace, self._visit.id, start, ends_at=start + dt.timedelta(hours=1)
        )
        self._open(made)
        return made

    def duplicate(self) -> None:
        """Add a copy right after the chosen item."""
        from muniforeign.services import programme

        if self._shown and self.form.commit():
            self._open(programme.duplicate(self.desk.workspace, self._shown))

    def delete(self) -> None:
        """Delete the chosen item and offer to undo it."""
        from muniforeign.services import programme

        if self._shown:
            programme.delete(self.desk.workspace, self._shown)
            text = self.desk.language.gettext("Programme item deleted")
            offer_undo(self.desk, text)

    def commit(self) -> bool:
        return self.form.commit()

    def go_to(self, place: Place) -> None:
        if place.record:
            self.choose(UUID(place.record))
            self.form.focus(place.field or "title")
            QTimer.singleShot(0, self, self._reveal)
        else:
            self.grid.setFocus()

    def state(self) -> dict[str, object]:
        return {"item": self._shown, "list": self._as_list.isChecked(), "first": self._first}

    def restore(self, state: dict[str, object]) -> None:
        self._as_list.setChecked(bool(state.get("list")))
        record = state.get("item")
        if isinstance(record, UUID):
            self.choose(record)


_ID = Qt.ItemDataRole.UserRole
