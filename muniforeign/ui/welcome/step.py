"""What the panels of the assistant for a new office share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.welcome.draft import Draft
from muniforeign.ui.welcome.sheet import text_label


class Step(QWidget):
    """One panel. `title` and `intro` are msgids."""

    title = ""
    intro = ""
    entered = Signal()
    """Enter was pressed where it means to go on."""
    language_wanted = Signal(str)

    def __init__(self, draft: Draft, desk: Desk) -> None:
        super().__init__()
        self.draft, self.desk = draft, desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GRID)

    def labelled(self, label: str, field: QWidget, target: QWidget | None = None) -> QVBoxLayout:
        """A field under its label (msgid)."""
        text = self.desk.language.gettext(label)
        words = text_label(text, self, theme.Role.MUTED)
        words.setBuddy(target or field)
        (target or field).setAccessibleName(text)
        column = QVBoxLayout()
        column.setSpacing(theme.HALF)
        column.addWidget(words)
        column.addWidget(field)
        return column

    def problem(self) -> str:
        """What keeps the user from going on (translated), or an empty text."""
        return ""
