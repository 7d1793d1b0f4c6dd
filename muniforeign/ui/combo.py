"""A drop-down list that shows as much of its texts as there is room for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from muniforeign.ui import icons, theme
from muniforeign.ui.labels import tooltip

_ROWS: Final = 12
"""How many rows a drop-down list shows at once."""


class Combo(QComboBox):
    """A combo box that the mouse wheel does not change in passing, with whole texts in its list.

    What is too long for the box itself ends in …, and is whole under the mouse.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_ROWS)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def showPopup(self) -> None:
        view = self.view()
        beside = view.verticalScrollBar().sizeHint().width() + 2 * theme.GRID
        wanted = view.sizeHintForColumn(0) + beside
        view.setMinimumWidth(min(wanted, self.screen().availableGeometry().width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._shortened()  # type: ignore[attr-defined]  # the stubs lack it
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        ink = theme.colours().muted
        arrow = icons.pixmap("chevron-down", ink, icons.SIZE, self.devicePixelRatioF())
        top = (self.height() - icons.SIZE) // 2
        painter.drawPixmap(self._arrow_left(), top, arrow)
        painter.end()

    def event(self, event: QEvent) -> bool:
        cut = self._shortened() != self.currentText() and not self.toolTip()
        if cut and isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tooltip(self.currentText()), self)
            return True
        return super().event(event)

    def _arrow_left(self) -> int:
        return self.width() - icons.SIZE - theme.GRID

    def _shortened(self) -> str:
        room = self._arrow_left() - theme.GRID - theme.HALF
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
