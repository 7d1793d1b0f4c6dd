"""The field of a form that tells what follows from the others, as the region from the commune."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import theme
from muniforeign.ui.editor import Editor, Field


class ShownEditor(Editor):
    """A text that follows from other fields: to be read and copied, never written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setMinimumHeight(theme.ROW)
        self.hold(self.label)

    def raw(self) -> str:
        return self.label.text()

    def value(self) -> object:
        return self.label.text()

    def put(self, value: object) -> None:
        self.label.setText(str(value or ""))


@dataclass(frozen=True)
class ShownField(Field):
    """A text that follows from other fields; nothing is saved."""

    def editor(self, language: Language) -> Editor:
        return ShownEditor()
