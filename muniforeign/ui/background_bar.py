"""The bar that shows long work: what it is doing, how much is left, and Cancel."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import theme
from muniforeign.ui.background import Background, Task

_PATIENCE = 300
"""Milliseconds before work is shown, so that nothing flickers."""


class BackgroundBar(QWidget):
    """Shows the oldest of the running long tasks; hidden when there is none."""

    def __init__(
        self, background: Background, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._language = background, language
        self._task: Task | None = None
        self._text = QLabel(self)
        self._left = QLabel(self)
        theme.set_role(self._left, theme.Role.MUTED)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self.cancel_button = QPushButton(language.gettext("Cancel"), self)
        self.cancel_button.clicked.connect(self.cancel)
        self._lay_out()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._appear)
        background.began.connect(self._follow)
        self.hide()
        for task in background.tasks:
            self._follow(task)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID * 2, theme.HALF, theme.GRID * 2, theme.HALF)
        row.setSpacing(theme.GRID * 2)
        row.addWidget(self._text)
        row.addWidget(self._progress, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._left)
        row.addWidget(self.cancel_button)

    def text(self) -> str:
        """What is being done, as it is shown."""
        return self._text.text()

    def cancel(self) -> None:
        """Ask the task that is shown to stop."""
        if self._task:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def _follow(self, task: Task) -> None:
        if self._task or not task.title:
            return
        self._task = task
        self.cancel_button.setEnabled(True)
        self._show(0.0, "")
        task.advanced.connect(self._show)
        task.ended.connect(self._next)
        self._patience.start()

    def _next(self, ended: Task) -> None:
        self._task = None
        self._patience.stop()
        waiting = [task for task in self._background.tasks if task.title and task is not ended]
        if waiting:
            self._follow(waiting[0])
        else:
            self.hide()

    def _appear(self) -> None:
        self.setVisible(self._task is not None)

    def _show(self, fraction: float, text: str) -> None:
        if not self._task:
            return
        title, doing = self._task.title, self._language.gettext(text)
        self._text.setText(f"{title} · {doing}" if doing else title)
        self._progress.setValue(round(fraction * 1000))
        self._progress.setAccessibleName(title)
        self._left.setText(self._time_left(fraction))

    def _time_left(self, fraction: float) -> str:
        """The share that is done and, when it can be told, how long the rest takes."""
        share = f"{round(fraction * 100)} %"
        spent = time.monotonic() - self._task.started_at if self._task else 0.0
        if fraction < 0.05 or spent < 2:
            return share
        seconds = round(spent / fraction * (1 - fraction))
        n = self._language.ngettext
        if seconds < 60:
            left = n("{n} second left", "{n} seconds left", seconds).format(n=seconds)
        else:
            minutes = round(seconds / 60)
            left = n("{n} minute left", "{n} minutes left", minutes).format(n=minutes)
        return f"{share} · {left}"
