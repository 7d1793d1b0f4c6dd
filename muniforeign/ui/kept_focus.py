"""Gives the keyboard back to the page where what had it is gone: a line undone, a notice closed.

The keys of a page are valid where the page has the focus; without this they would be dead until
somebody clicks into it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeptFocus:
    """Remembers where in the page the focus is, and returns it there or as near as there is."""

    def __init__(self, window: QWidget, page: Callable[[], QWidget | None]) -> None:
        self._window, self._page = window, page
        self._way: list[QWidget] = []
        """What had the focus last, and what it is in, up to the page."""
        self._lost: QWidget | None = None
        """Where the focus came to lie when what had it went; nobody chose it."""
        self._soon = QTimer(window, singleShot=True, interval=0)
        self._soon.timeout.connect(self.give_back)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._soon_or_noted)

    def _soon_or_noted(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):
            return
        page = self._page()
        is_gone = old is not None and isValid(old) and not old.isVisible()
        if new is None or (is_gone and not (_is_in(page, old) and _is_in(page, new))):
            self._lost = new
            self._soon.start()
        elif _is_in(page, new):
            self._way = [new]
            while self._way[-1] is not page and (above := self._way[-1].parentWidget()):
                self._way.append(above)

    def give_back(self) -> None:
        """Give the focus to the page where nothing has it, or only what Qt came upon."""
        page, now = self._page(), QApplication.focusWidget()
        if page is None or now is not self._lost or not self._window.isActiveWindow():
            return
        kept = (w for w in self._way if isValid(w) and w.isVisible() and w.isEnabled())
        next(kept, page).setFocus(Qt.FocusReason.OtherFocusReason)


def _is_in(page: QWidget | None, widget: QWidget | None) -> bool:
    return page is not None and widget is not None and (widget is page or page.isAncestorOf(widget))
