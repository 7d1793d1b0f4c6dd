"""Rows that belong to a record, edited in place: points of a visit, tasks, posts, addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import icons, theme
from muniforeign.ui.editor import Editor, Field
from muniforeign.ui.sheet import bring_into_sight


class Item(Protocol):
    """What a row shows: a frozen dataclass with an id."""

    @property
    def id(self) -> UUID: ...


T = TypeVar("T", bound=Item)


class Row(QWidget, Generic[T]):
    """One row. Subclasses show an item in it without losing what is being typed."""

    def show_item(self, item: T, place: int) -> None:
        """Show the item, which stands in this place, from 0."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Save what is typed; False when it cannot be saved."""
        return True

    def focus(self) -> None:
        """Put the cursor into the row."""
        raise NotImplementedError


class ChildRows(QWidget, Generic[T]):
    """Rows under one another, one for each item; a row stays the same widget while its item is."""

    def __init__(self, make: Callable[[UUID], Row[T]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.rows: dict[UUID, Row[T]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID)

    def show_items(self, items: Sequence[T]) -> None:
        """Show these, in this order."""
        present = {item.id for item in items}
        for gone in [record for record in self.rows if record not in present]:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, item in enumerate(items):
            row = self.rows.get(item.id) or self._make(item.id)
            self.rows[item.id] = row
            if self._column.indexOf(row) != place:
                self._put(row, place)
            row.show_item(item, place)
        self.rows = {item.id: self.rows[item.id] for item in items}

    def _put(self, row: Row[T], place: int) -> None:
        focused = QApplication.focusWidget()
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)
        row.show()
        if focused and row.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> UUID | None:
        """The item whose row has the cursor."""
        focused = QApplication.focusWidget()
        for record, row in self.rows.items():
            if focused and (row is focused or row.isAncestorOf(focused)):
                return record
        return None

    def focus(self, record: UUID) -> None:
        """Put the cursor into a row."""
        if record in self.rows:
            self.rows[record].focus()
            bring_into_sight(self.rows[record])

    def focus_near(self, place: int) -> None:
        """Put the cursor into the row at this place, or the last one."""
        rows = list(self.rows.values())
        if rows:
            rows[min(place, len(rows) - 1)].focus()

    def commit(self) -> bool:
        """Save every row; False when one cannot be saved: it has the focus."""
        wrong = [row for row in self.rows.values() if not row.commit()]
        if wrong:
            wrong[0].focus()
        return not wrong


@dataclass(frozen=True)
class Bare(Field):
    """A field without its label above, for rows under headings of their own."""

    inner: Field | None = None

    @staticmethod
    def of(field: Field) -> Bare:
        """The field, without its label."""
        return Bare(field.name, field.label, inner=field)

    def editor(self, language: Language) -> Editor:
        assert self.inner is not None
        return self.inner.editor(language)

    @property
    def labelled(self) -> bool:
        return False


def tool_button(icon: str, text: str, run: Callable[[], object], parent: QWidget) -> QToolButton:
    """A small button with an icon; its words (already translated) are its tooltip and its name."""
    button = QToolButton(parent)
    button.setIcon(icons.icon(icon))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setAutoRaise(True)
    button.clicked.connect(lambda _checked=False: run())
    return button
