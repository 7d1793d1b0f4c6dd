"""The table on the screen: keys, columns to choose, rows of two lines, a selection that stays."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from muniforeign.ui import theme
from muniforeign.ui.desk import Memory
from muniforeign.ui.table import SECOND_LINE, Index, RecordTable


class TwoLines(QStyledItemDelegate):
    """Paints a cell's second line, where it has one, quieter and under the first."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        widget: QWidget = option.widget  # type: ignore[attr-defined]
        area = widget.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget)
        texts = [option.text, index.data(SECOND_LINE)]  # type: ignore[attr-defined]
        option.text = ""  # type: ignore[attr-defined]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        painter.save()
        self._write(painter, option, area, [text for text in texts if text])
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        texts: list[str],
    ) -> None:
        inks: QPalette = option.palette  # type: ignore[attr-defined]
        painter.setFont(option.font)  # type: ignore[attr-defined]
        metrics = painter.fontMetrics()
        top = area.center().y() + 1 - metrics.height() * len(texts) // 2
        side = option.displayAlignment  # type: ignore[attr-defined]
        roles = (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        for line, (text, role) in enumerate(zip(texts, roles, strict=False)):
            place = QRect(
                area.left() + 3, top + line * metrics.height(), area.width() - 3, metrics.height()
            )
            painter.setPen(inks.color(role))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, side, shown)


@dataclass(frozen=True)
class _Place:
    """What was selected and seen before the rows were read again."""

    current: UUID | None
    selected: tuple[UUID, ...]
    scroll: int | None = None


class RecordTableView(QTableView):
    """A list of records; knows them by id, not by place."""

    current_changed = Signal(object)
    """The id of the record that has the cursor, or None."""
    opened = Signal(object)
    """Enter or a double click on a record; carries its id."""
    delete_pressed = Signal()
    typed = Signal(str)
    """Letters typed into the table: they belong into the search field."""

    def __init__(
        self, name: str, model: RecordTable, memory: Memory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._memory, self._key = memory, f"columns.{name}.{len(model.columns)}"
        self._records = model
        self._current: UUID | None = None
        self._wanted: _Place | None = None
        self.setModel(model)
        self._set_up()
        self._set_up_header()
        model.modelAboutToBeReset.connect(self._remember)
        model.reloaded.connect(self._return)
        model.completed.connect(self._return)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index.row())))

    def _set_up(self) -> None:
        behaviour, mode = QAbstractItemView.SelectionBehavior, QAbstractItemView.SelectionMode
        self.setSelectionBehavior(behaviour.SelectRows)
        self.setSelectionMode(mode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(TwoLines(self))
        tall = any(column.second for column in self._records.columns)
        height = self.fontMetrics().height() * (2 if tall else 1)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(max(theme.TALL_ROW if tall else theme.ROW, height + theme.GRID))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        self.setSortingEnabled(True)
        for place, column in enumerate(self._records.columns):
            header.resizeSection(place, column.width)
            header.setSectionHidden(place, not column.shown)
        saved = self._memory.recall(self._key)
        self._arranged = bool(saved)
        if saved:
            header.restoreState(QByteArray.fromBase64(saved.encode()))
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sortIndicatorChanged.connect(self._correct_indicator)
        for changed in (header.sectionResized, header.sectionMoved):
            changed.connect(self._arrange)

    # columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._arranged:
            self._share_width(event.size().width())

    def _share_width(self, width: int) -> None:
        """Give the columns the whole width in the declared proportions."""
        header = self.horizontalHeader()
        shown = [
            (place, column.width)
            for place, column in enumerate(self._records.columns)
            if not header.isSectionHidden(place)
        ]
        total = sum(wide for _place, wide in shown)
        header.blockSignals(True)
        for place, wide in shown:
            header.resizeSection(place, width * wide // total)
        header.blockSignals(False)
        self.updateGeometries()

    def _arrange(self) -> None:
        if self.horizontalHeader().isVisible() and QGuiApplication.mouseButtons():
            self._save_columns()

    def column_menu(self) -> QMenu:
        """A menu with a tick for each column; the last one that is shown cannot be hidden."""
        header, menu = self.horizontalHeader(), QMenu(self)
        shown = len(self._records.columns) - header.hiddenSectionCount()
        for place, column in enumerate(self._records.columns):
            choice = menu.addAction(self._records.language.gettext(column.title))
            choice.setCheckable(True)
            choice.setChecked(not header.isSectionHidden(place))
            choice.setEnabled(shown > 1 or header.isSectionHidden(place))
            choice.toggled.connect(lambda on, place=place: self._show_column(place, on))
        return menu

    def _offer_columns(self, where: QPoint) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(where))

    def _show_column(self, place: int, shown: bool) -> None:
        self.horizontalHeader().setSectionHidden(place, not shown)
        self._save_columns()

    def _save_columns(self) -> None:
        self._arranged = True
        state = self.horizontalHeader().saveState().toBase64().data()
        self._memory.remember(self._key, bytes(state).decode())

    def _correct_indicator(self) -> None:
        """Leave the arrow on the column the rows really are sorted by."""
        sorting, header = self._records.sorting, self.horizontalHeader()
        keys = [column.sort for column in self._records.columns]
        place = keys.index(sorting.key) if sorting else -1
        order = Qt.SortOrder.DescendingOrder if sorting and sorting.descending else None
        if header.sortIndicatorSection() != place:
            header.setSortIndicator(place, order or Qt.SortOrder.AscendingOrder)

    # records

    @property
    def current_id(self) -> UUID | None:
        """The record that has the cursor."""
        return self._current

    def selected_ids(self) -> list[UUID]:
        """The selected records, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._records.id_at(row) for row in rows)
        return [record for record in found if record]

    def select_id(self, record: UUID | None) -> None:
        """Put the cursor on a record, at once or as soon as the list knows where it is."""
        self._wanted = _Place(record, (record,) if record else ())
        self._return()

    def _remember(self) -> None:
        if self._wanted is None and self._current:
            scroll = self.verticalScrollBar().value()
            self._wanted = _Place(self._current, tuple(self.selected_ids()), scroll)

    def _return(self) -> None:
        wanted = self._wanted
        place = self._records.row_of(wanted.current) if wanted else None
        if wanted is None or (place is None and wanted.current and not self._records.complete):
            return
        self._wanted = None
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            self._tell(QModelIndex())
            return
        self._select(place, wanted)

    def _select(self, place: int, wanted: _Place) -> None:
        chosen, model = self.selectionModel(), self._records
        flags = QItemSelectionModel.SelectionFlag
        index = model.index(place, max(self.columnAt(0), 0))
        chosen.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        for record in wanted.selected:
            row = model.row_of(record)
            if row is not None:
                chosen.select(model.index(row, 0), flags.Select | flags.Rows)
        if wanted.scroll is not None:
            self.verticalScrollBar().setValue(wanted.scroll)
        self.scrollTo(index)

    def _tell(self, index: Index) -> None:
        record = self._records.id_at(index.row())
        if record != self._current:
            self._current = record
            self.current_changed.emit(record)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Qt would read every row; the search field finds better."""
        self.typed.emit(text)
