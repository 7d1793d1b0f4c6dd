"""The bar at the foot of the window: what was done, with Undo; what went wrong, in words.

It lies over its parent, above the row of buttons at the foot, so that nothing moves under the
mouse. Escape closes it where nothing else in the window takes the key.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import icons, theme
from muniforeign.ui.editor import escape_pressed
from muniforeign.ui.words import sentence

_SHOWN = 10_000
"""Milliseconds that a notice stays; what went wrong stays until it is closed."""
_WIDEST = 90 * theme.GRID


class NoticeBar(QFrame):
    """One notice at a time; a new one takes the place of the last."""

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        parent.installEventFilter(self)
        self._language = language
        self._run: Callable[[], object] | None = None
        self._mark = QLabel(self)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the page
        self.button.clicked.connect(self._act)
        self._close = QToolButton(self)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setIcon(icons.tinted("x", theme.colours().paper))
        self._close.setToolTip(language.gettext("Close"))
        self._close.setAccessibleName(language.gettext("Close"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID * 2, theme.GRID, theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        row.addWidget(self._mark)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self,
        text: str,
        button: str = "",
        run: Callable[[], object] | None = None,
        *,
        lasting: bool = False,
    ) -> None:
        """Tell something (already translated), with a button when something can be done.

        What has to be read (`lasting`) stays until it is closed.
        """
        self._timer.stop()
        self._show("check", text, button, run)
        if not lasting:
            self._timer.start()

    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        """Tell what was done, with a button that undoes it."""
        self.say(text, self._language.gettext("Undo"), undo)

    def problem(
        self,
        error: BaseException | str,
        button: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        """Tell what went wrong; stays until it is closed."""
        text = error if isinstance(error, str) else sentence(error, self._language)
        self._timer.stop()
        self._show("triangle-alert", text, button, run)

    def withdraw(self, text: str) -> None:
        """Close the notice that tells this (already translated): it no longer holds."""
        if self.label.text() == text:
            self.hide()

    def _show(self, mark: str, text: str, button: str, run: Callable[[], object] | None) -> None:
        self._mark.setPixmap(
            icons.pixmap(mark, theme.colours().paper, ratio=self.devicePixelRatioF())
        )
        self.label.setText(text)
        self._run = run
        self.button.setText(button)
        self.button.setVisible(bool(button and run))
        self._place()
        self.show()
        self.window().installEventFilter(self)  # has the keys where nothing has the cursor
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self.label, QAccessible.Event.Alert))

    def _place(self) -> None:
        """Lie above the foot of the parent, as wide and as high as the text asks for."""
        around = self.parentWidget()
        assert around is not None
        lines = self.label.text().split("\n")
        text = max(self.label.fontMetrics().horizontalAdvance(line) for line in lines)
        whole = self.sizeHint().width() - self.label.sizeHint().width() + text + theme.GRID
        width = min(_WIDEST, around.width() - 4 * theme.GRID, whole)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        left, foot = (around.width() - width) // 2, around.height() - theme.ROW - 4 * theme.GRID
        self.setGeometry(left, foot - height, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        if escape_pressed(event) and self.isVisible():
            self.hide()
            return True
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        run, self._run = self._run, None
        self.hide()
        if run:
            run()
