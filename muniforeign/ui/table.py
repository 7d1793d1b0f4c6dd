"""Lists of any length: the first page at once, the rest when it comes into sight.

A page declares `Column`s and opens a `RecordSource` for a sort order; the model asks it for the
first page, for all ids in the background, and for a few screens of rows at a time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from muniforeign.domain.ids import Ids
from muniforeign.i18n import Language
from muniforeign.ui import theme
from muniforeign.ui.background import Background, Progress
from muniforeign.ui.labels import tooltip
from muniforeign.ui.words import words

PAGE: Final = 50
"""Rows that are read at once: so few that paging down does not stop for them."""
_KEPT: Final = 40
"""Pages that are kept in memory."""
SECOND_LINE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """A frozen dataclass from the services; columns name its attributes."""

    @property
    def id(self) -> UUID: ...


class RecordSource(Protocol):
    """The rows of a list in one order, with one filter."""

    def first_page(self, limit: int) -> Sequence[Row]:
        """The first `limit` rows; called in the window's thread."""

    def ids(self) -> Ids:
        """The ids of all rows in their order; called in the background."""

    def rows(self, ids: Sequence[UUID]) -> Sequence[Row]:
        """The rows with these ids in any order, without those that are gone."""


@dataclass(frozen=True)
class Sort:
    """An order that was asked for by clicking on a column's heading."""

    key: str
    descending: bool = False


Open = Callable[[Sort | None], RecordSource]
Value = str | Callable[[Any], object]


@dataclass(frozen=True)
class Column:
    """A column of a list: a heading (msgid) and what it shows of a row.

    `value` and `second` are an attribute's name or a function of the row; `second` is shown as
    a quiet second line. `format` turns the value into words where the usual rule does not do.
    `sort` is the key that the source sorts by, None for a column that cannot be sorted.
    `tone` gives a row's cell a colour by meaning. `shown` is whether the column is there before
    the user chooses.
    """

    title: str
    value: Value
    sort: str | None = None
    width: int = 160
    second: Value | None = None
    format: Callable[[Any, Language], str] | None = None
    tone: Callable[[Any], theme.Role | None] | None = None
    right: bool = False
    shown: bool = True

    def text(self, row: Row, language: Language) -> str:
        """What the cell shows."""
        value = _of(self.value, row)
        return self.format(value, language) if self.format else words(value, language)

    def second_text(self, row: Row, language: Language) -> str:
        """What the cell shows in its second line."""
        return words(_of(self.second, row), language) if self.second else ""


def _of(value: Value, row: Row) -> object:
    return getattr(row, value) if isinstance(value, str) else value(row)


class RecordTable(QAbstractTableModel):
    """Rows of a source, read when they are needed."""

    reloaded = Signal()
    """The rows are new; those after the first page may still be on their way."""
    completed = Signal(int)
    """All ids are known; carries how many there are."""

    def __init__(
        self,
        columns: Sequence[Column],
        language: Language,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.language = language
        self.sorting: Sort | None = None
        self.complete = False
        self._background = background
        self._open: Open | None = None
        self._source: RecordSource | None = None
        self._ids = Ids()
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()
        self._loading = 0

    # what the source knows

    def load(self, source: Open) -> None:
        """Show the rows that `source(sort)` opens."""
        self._open = source
        self._start_over()

    def reload(self) -> None:
        """Read the rows again in the same order, without losing the place in a long list."""
        if not self._open:
            return
        if len(self._ids) < PAGE:
            self._start_over()
            return
        self._source = self._open(self.sorting)
        self._loading += 1
        self._pages.clear()
        last = self.index(len(self._ids) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self._ask_for_ids(self._source, self._loading)

    def _start_over(self) -> None:
        if not self._open:
            return
        self._source = self._open(self.sorting)
        first = self._source.first_page(PAGE)
        self._loading += 1
        self.beginResetModel()
        self._pages.clear()
        self._pages[0] = list(first)
        self._ids = Ids(row.id for row in first)
        self.complete = len(first) < PAGE
        self.endResetModel()
        self.reloaded.emit()
        if self.complete:
            self.completed.emit(len(self._ids))
        else:
            self._ask_for_ids(self._source, self._loading)

    def _ask_for_ids(self, source: RecordSource, loading: int) -> None:
        def job(_progress: Progress) -> Ids:
            return source.ids()

        def done(ids: Ids) -> None:
            if loading == self._loading:
                self._take_ids(ids)

        self._background.run(self, job, done)

    def _take_ids(self, ids: Ids) -> None:
        known = len(self._ids)
        if ids.begins_with(self._ids) and len(ids) > known:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self._pages.pop(known // PAGE, None)
            self.endInsertRows()
        elif ids != self._ids:
            self.beginResetModel()
            self._pages.clear()
            self._ids = ids
            self.endResetModel()
            self.reloaded.emit()
        self.complete = True
        self.completed.emit(len(ids))

    def row_of(self, record: UUID | None) -> int | None:
        """The place of a record in the list, None when it is not (yet) there."""
        return self._ids.place_of(record) if record else None

    def id_at(self, place: int) -> UUID | None:
        """The id of the record in this place."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def record(self, place: int) -> Row | None:
        """The row in this place; None when it has been deleted meanwhile."""
        number, line = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._read_page(number)
        return page[line]

    def _read_page(self, number: int) -> list[Row | None]:
        wanted = self._ids[number * PAGE : (number + 1) * PAGE]
        found = {row.id: row for row in (self._source.rows(wanted) if self._source else ())}
        self._pages[number] = page = [found.get(each) for each in wanted]
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        row = self.record(index.row())
        return self._shown(column, row, role) if row else None

    def _shown(self, column: Column, row: Row, role: int) -> object:
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = column.tone(row) if column.tone else None
            return QColor(getattr(theme.colours(), tone.value)) if tone else None
        if role == SECOND_LINE:
            return column.second_text(row, self.language)
        text = column.text(row, self.language)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        lines = filter(None, (text, column.second_text(row, self.language)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip("\n".join(lines))
        return "\n".join(lines)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.language.gettext(self.columns[section].title)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Open the source anew in this order; columns without a sort key change nothing."""
        key = self.columns[column].sort if column >= 0 else None
        sorting = Sort(key, order is Qt.SortOrder.DescendingOrder) if key else None
        if sorting != self.sorting and (sorting or column < 0):
            self.sorting = sorting
            self._start_over()


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ForegroundRole,
        SECOND_LINE,
    }
)
