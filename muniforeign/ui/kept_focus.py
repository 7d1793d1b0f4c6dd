"""Gives the keyboard back to the page where what had it is gone: a line undone, a notice closed.

The keys of a page are valid where the page has the focus; without this they would be dead until
somebody clicks into it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeptFocus(QObject):
    """Remembers where in the page the focus is, and returns it there or as near as there is."""

    def __init__(self, window: QWidget, page: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._page = window, page
        self._way: list[QWidget] = []
        """What in the page had the focus last, and what it is in, up to the page."""
        self._last: QWidget | None = None
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._changed)

    def _changed(self) -> None:
        """Look once all is settled: what loses the focus may be half taken down at this moment."""
        self._settled.start()

    def _look(self) -> None:
        now, page, last = QApplication.focusWidget(), self._page(), self._last
        self._last = now
        if page is not None and now is not None and (now is page or page.isAncestorOf(now)):
            self._way = [now]
            while self._way[-1] is not page and (above := self._way[-1].parentWidget()):
                self._way.append(above)
        elif last is not None and (now is None or not _is_there(last)):
            self.give_back()  # once: where the system takes it away again, nothing is begun anew

    def give_back(self) -> None:
        """Put the focus where it was in the page, or as near as there is.

        A page that waits behind another screen takes nothing.
        """
        page = self._page()
        if page is not None and page.isVisible() and self._window.isActiveWindow():
            kept = (widget for widget in self._way if _is_there(widget) and widget.isEnabled())
            next(kept, page).setFocus(Qt.FocusReason.OtherFocusReason)


def _is_there(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible()
