"""Drags files over a widget and drops them, as the desktop would."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def drop(widget: QWidget, *files: Path) -> bool:
    """Whether the widget takes these files."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *_HELD)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    fall = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *_HELD)
    QApplication.sendEvent(widget, fall)
    return fall.isAccepted()
