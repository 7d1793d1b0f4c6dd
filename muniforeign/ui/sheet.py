"""A page that scrolls: the column in which forms and sections stand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from muniforeign.ui import theme


class Sheet(QScrollArea):
    """A column of widgets that scrolls up and down, never sideways."""

    def __init__(self, parent: QWidget | None = None, widest: int = 1000) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder, body = QWidget(self), QWidget(self)
        body.setMaximumWidth(widest)
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(theme.GRID * 2, theme.GRID * 2, theme.GRID * 2, theme.GRID * 2)
        outer.addWidget(body)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GRID + theme.HALF)
        self.setWidget(holder)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + bar, theme.ROW * 4)
