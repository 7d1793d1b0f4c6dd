"""Files that are dragged in from elsewhere and dropped on a widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

Take = Callable[[list[Path]], object]


def files_in(data: QMimeData) -> list[Path]:
    """The files of this computer that are dragged; addresses of the web are none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FileDrop(QObject):
    """Lets a widget take files that are dropped on it; everything else it takes as before."""

    def __init__(self, widget: QWidget, take: Take) -> None:
        super().__init__(widget)
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDragEnterEvent | QDropEvent):
            return super().eventFilter(watched, event)
        files = files_in(event.mimeData())
        if not files:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(files)
        return True
