"""The first rows of a list, with a choice above each column of what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from muniforeign.domain.sheets import Sheet, cell_text
from muniforeign.exchange.columns import Mapping
from muniforeign.exchange.fields import FieldKind
from muniforeign.exchange.incoming import Subject
from muniforeign.i18n import N_, Language
from muniforeign.ui import theme
from muniforeign.ui.combo import Combo
from muniforeign.ui.labels import tooltip

_ROWS = 30
_OFFICES = (
    *(FieldKind.ORGANISATION, FieldKind.ORGANISATION_ZH, FieldKind.ORGANISATION_EN),
    *(FieldKind.EMAIL, FieldKind.PHONE, FieldKind.MOBILE, FieldKind.WECHAT, FieldKind.WHATSAPP),
    *(FieldKind.FAX, FieldKind.WEBSITE, FieldKind.ADDRESS, FieldKind.CITY),
    *(FieldKind.POSTAL_CODE, FieldKind.COUNTRY, FieldKind.NOTES),
)
GUESSED = N_("guessed")
BY_HAND = N_("chosen by you")
NOT_KNOWN = N_("not recognised")


def kinds_of(subject: Subject) -> Sequence[FieldKind]:
    """What a column can be."""
    return _OFFICES if subject is Subject.ORGANISATIONS else tuple(FieldKind)


class ColumnHeader(QHeaderView):
    """Above each column: its heading in the file, what it is, and whether that was guessed."""

    chosen = Signal(int, object)
    """The place of a column, and its FieldKind or None."""

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._language = language
        self.combos: list[Combo] = []
        self._texts: list[tuple[str, str]] = []
        self.sectionResized.connect(self._arrange)
        self.geometriesChanged.connect(self._arrange)

    def show_mapping(self, mapping: Mapping, guessed: Mapping, kinds: Sequence[FieldKind]) -> None:
        """Show what each column is."""
        if [combo.property("kinds") for combo in self.combos] != [list(kinds)] * len(
            mapping.columns
        ):
            self._make(len(mapping.columns), kinds)
        self._texts = []
        for place, kind in enumerate(mapping.columns):
            combo = self.combos[place]
            combo.blockSignals(True)
            combo.setCurrentIndex(max(combo.findData(kind), 0))
            combo.blockSignals(False)
            heading = mapping.headings[place]
            combo.setAccessibleName(heading or f"{place + 1}")
            self._texts.append((heading, self._note(kind, guessed.columns[place])))
        self._arrange()
        self.viewport().update()

    def _note(self, kind: FieldKind | None, guessed: FieldKind | None) -> str:
        text = BY_HAND if kind is not guessed else GUESSED if kind else NOT_KNOWN
        return self._language.gettext(text)

    def _make(self, count: int, kinds: Sequence[FieldKind]) -> None:
        _ = self._language.gettext
        for old in self.combos:
            old.hide()
            old.deleteLater()
        self.combos = [Combo(self) for _place in range(count)]
        for place, combo in enumerate(self.combos):
            combo.setProperty("kinds", list(kinds))
            combo.addItem(_("Into the notes"), None)
            for kind in kinds:
                combo.addItem(_(kind.label), kind)
            combo.currentIndexChanged.connect(lambda _index, place=place: self._tell(place))
            combo.show()

    def _tell(self, place: int) -> None:
        word = self.combos[place].currentData()  # Qt gives a closed list's word back as a text
        self.chosen.emit(place, FieldKind(word) if word else None)

    def sizeHint(self) -> QSize:
        combo = self.combos[0].sizeHint().height() if self.combos else 0
        height = combo + 2 * self.fontMetrics().height() + theme.GRID * 2
        return QSize(super().sizeHint().width(), height)

    def _arrange(self) -> None:
        top = self.fontMetrics().height() + theme.HALF
        for place, combo in enumerate(self.combos[: self.count()]):
            left, width = self.sectionViewportPosition(place), self.sectionSize(place)
            combo.setGeometry(left + 2, top, width - 4, combo.sizeHint().height())
            combo.setVisible(not self.isSectionHidden(place))

    def paintSection(self, painter: QPainter, area: QRect, place: int) -> None:
        painter.fillRect(area, self.palette().window())
        if place >= len(self._texts):
            return
        heading, note = self._texts[place]
        line = self.fontMetrics().height()
        inks = self.palette()
        painter.setPen(inks.windowText().color())
        self._write(
            painter, QRect(area.left() + 6, area.top() + 2, area.width() - 12, line), heading
        )
        painter.setPen(inks.placeholderText().color())
        below = QRect(area.left() + 6, area.bottom() - line - 2, area.width() - 12, line)
        self._write(painter, below, note)

    def _write(self, painter: QPainter, area: QRect, text: str) -> None:
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(text.replace("\n", " "), mode, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class ColumnTable(QTableWidget):
    """The first rows below the headings, as they stand in the file, with their row numbers."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._shown: tuple[Sheet, int] | None = None
        self.header = ColumnHeader(language, self)
        self.header.setSectionsClickable(False)
        self.header.setStretchLastSection(True)
        self.setHorizontalHeader(self.header)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.GRID)
        self.setAccessibleName(language.gettext("First rows of the file"))
        self.horizontalScrollBar().valueChanged.connect(self.header._arrange)

    def show_sheet(
        self, sheet: Sheet, mapping: Mapping, guessed: Mapping, kinds: Sequence[FieldKind]
    ) -> None:
        """Show the rows under the headings, and what their columns are."""
        if self._shown is None or self._shown[0] is not sheet:
            self.horizontalScrollBar().setValue(0)
        if self._shown != (sheet, mapping.first_row):
            self._shown = (sheet, mapping.first_row)
            self._fill(sheet, mapping.first_row)
            self._hide_empty(sheet, mapping)
        self.header.show_mapping(mapping, guessed, kinds)
        self.updateGeometries()

    def _hide_empty(self, sheet: Sheet, mapping: Mapping) -> None:
        """Leave out the columns in which nothing is written, neither a heading nor below it."""
        rows = sheet.rows[mapping.first_row :]
        filled = {place for row in rows for place, cell in enumerate(row) if cell is not None}
        for place, heading in enumerate(mapping.headings):
            self.setColumnHidden(place, not heading and place not in filled)

    def _fill(self, sheet: Sheet, first: int) -> None:
        numbered = enumerate(sheet.rows[first : first + _ROWS * 4], first)
        rows = [(number, row) for number, row in numbered if row][:_ROWS]
        self.clear()
        self.setColumnCount(sheet.width)
        self.setRowCount(len(rows))
        self.setVerticalHeaderLabels([str(number + 1) for number, _row in rows])
        for line, (_number, row) in enumerate(rows):
            for place, cell in enumerate(row):
                text = cell_text(cell)
                item = QTableWidgetItem(text.replace("\n", " "))
                item.setToolTip(tooltip(text) if len(text) > 20 else "")
                self.setItem(line, place, item)
        self._size_columns(sheet.width)

    def _size_columns(self, count: int) -> None:
        least = self.fontMetrics().averageCharWidth() * 15
        for place in range(count):
            wanted = self.sizeHintForColumn(place) + theme.GRID
            self.setColumnWidth(place, min(max(wanted, least), least * 3 // 2))
