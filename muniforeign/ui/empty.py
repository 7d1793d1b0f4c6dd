"""What an empty list says: what belongs there, and the first step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from muniforeign.ui import icons, theme


@dataclass(frozen=True)
class Empty:
    """The words (msgids) of an empty list: its icon, what belongs there, how to begin."""

    icon: str
    title: str
    text: str


class EmptyState(QWidget):
    """An icon, a heading, a sentence and buttons, in the middle of the place of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self.title, self.text = QLabel(self), QLabel(self), QLabel(self)
        theme.set_role(self.title, theme.Role.HEADING)
        theme.set_role(self.text, theme.Role.MUTED)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID * 3] * 4)
        column.setSpacing(theme.GRID)
        column.addStretch(2)
        for label in (self._icon, self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._icon)
            column.addWidget(label)
        column.addSpacing(theme.GRID)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def tell(self, icon: str, title: str, text: str, buttons: Sequence[QPushButton] = ()) -> None:
        """Say this (already translated) and offer these buttons."""
        ink = theme.colours().muted
        self._icon.setPixmap(icons.pixmap(icon, ink, 40, self.devicePixelRatioF()))
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
        self._buttons.addStretch(1)
        for button in buttons:
            self._buttons.addWidget(button)
            button.show()
        self._buttons.addStretch(1)
