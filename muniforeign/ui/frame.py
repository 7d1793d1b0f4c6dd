"""The one window on the desktop: it shows the start, the page for the password, or the office."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from muniforeign.ui.desk import Memory

_NAME = "window"


class Frame(QWidget):
    """Holds one screen at a time, so that size and place stay when the office is locked."""

    def __init__(self, memory: Memory, may_close: Callable[[], bool]) -> None:
        super().__init__()
        self._memory, self._may_close = memory, may_close
        self._stack = QStackedLayout(self)
        self.painted = False
        self._after_paint: list[Callable[[], object]] = []
        self.setWindowTitle("Muniforeign")
        self.resize(1180, 700)
        if saved := memory.recall(_NAME):
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))

    @property
    def shown(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def put(self, screen: QWidget, *, keep: bool = False) -> None:
        """Show a screen; the one before is taken away for good, unless it is to be kept."""
        before = self.shown
        if screen is before:
            return
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None and not keep:
            self.drop(before)

    def drop(self, screen: QWidget) -> None:
        """Take a screen away for good."""
        self._stack.removeWidget(screen)
        screen.hide()
        screen.deleteLater()

    def when_painted(self, do: Callable[[], object]) -> None:
        """Do this once the window has been seen, so that nothing heavy delays the sight of it."""
        if self.painted:
            do()
        else:
            self._after_paint.append(do)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self, self._do_waiting)

    def _do_waiting(self) -> None:
        waiting, self._after_paint = self._after_paint, []
        for do in waiting:
            do()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data())
        self._memory.remember(_NAME, geometry.decode())
        event.accept()
