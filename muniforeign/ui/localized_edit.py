"""One text in three languages, side by side as equals, with a dot on what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, N_, NAMES, Code, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.editor import Editor, Field, escape_pressed
from muniforeign.ui.fields import Lines, put_line

Propose = Callable[[Code, Localized], str | None]
_MARKS: dict[Code, str] = {"es": N_("ES"), "zh": "中文", "en": N_("EN")}
_NARROW = 52
"""Widths of an n; below that the three stand under each other."""
_PROPOSE: Final = Qt.Key.Key_F4
"""The key for the proposal: its button is not on the way of Tab, where a space would press it."""


def nothing(_code: Code, _text: Localized) -> str | None:
    """No proposal: one language's text in the place of another would only hide what is missing."""
    return None


class _Cell(QWidget):
    """The text in one language, under its mark."""

    left = Signal()
    edited = Signal()

    def __init__(
        self, code: Code, language: Language, several: bool, least: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.code = code
        self._lines = Lines("", least, self) if several else None
        self._line = None if several else QLineEdit(self)
        self.dot, self.button = QLabel(self), QToolButton(self)
        mark = QLabel(language.gettext(_MARKS[code]), self)
        theme.set_role(mark, theme.Role.MUTED)
        theme.set_role(self.dot, theme.Role.ACCENT)
        self.button.setIcon(icons.icon("languages"))
        self.button.setAutoRaise(True)
        steady = self.button.sizePolicy()
        steady.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(steady)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(theme.HALF)
        head.addWidget(mark)
        head.addWidget(self.dot)
        head.addStretch(1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.input)
        self._connect()

    @property
    def input(self) -> QWidget:
        """The widget that takes the text."""
        found = self._line or self._lines
        assert found is not None
        return found

    def _connect(self) -> None:
        if self._line is not None:
            self._line.editingFinished.connect(self.left)
            self._line.textChanged.connect(self.edited)
        if self._lines is not None:  # as high as the highest beside it
            self._lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self._lines.left.connect(self.left)
            self._lines.textChanged.connect(self.edited)

    def text(self) -> str:
        if self._line is not None:
            return self._line.text()
        return self._lines.toPlainText() if self._lines is not None else ""

    def put(self, text: str) -> None:
        if self._line is not None:
            put_line(self._line, text)
        if self._lines is not None:
            self._lines.put(text)

    def tell_missing(self, missing: bool, name: str, description: str) -> None:
        """Show or hide the dot, and say the same to those who do not see it."""
        self.dot.setText("●" if missing else "")
        self.dot.setToolTip(description if missing else "")
        self.input.setAccessibleName(name)
        self.input.setAccessibleDescription(description if missing else "")


class LocalizedEdit(Editor):
    """Edits a Localized: three fields beside each other, under each other where it is narrow."""

    def __init__(
        self,
        language: Language,
        label: str,
        *,
        several: bool = False,
        least: int = 3,
        propose: Propose = nothing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._language, self._label, self._propose = language, label, propose
        holder = QWidget(self)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.GRID)
        self.cells: dict[Code, _Cell] = {}
        for code in CODES:
            self._add(_Cell(code, language, several, least, holder))
        self._column.addWidget(holder)
        self.setFocusProxy(self.cells[language.code].input)
        self._mark()

    def _add(self, cell: _Cell) -> None:
        self.cells[cell.code] = cell
        self._box.addWidget(cell, 1)
        cell.left.connect(self.committed)
        cell.edited.connect(self._mark)
        cell.input.installEventFilter(self)
        cell.button.clicked.connect(lambda: self.propose(cell.code))
        tip = self._language.gettext("Propose a text")
        key = QKeySequence(_PROPOSE).toString(QKeySequence.SequenceFormat.NativeText)
        cell.button.setToolTip(f"{tip} ({key})")
        cell.button.setAccessibleName(f"{tip}: {NAMES[cell.code]}")

    def raw(self) -> object:
        return Localized(**{code: cell.text() for code, cell in self.cells.items()})

    def value(self) -> object:
        return Localized(**{code: cell.text().strip() for code, cell in self.cells.items()})

    def put(self, value: object) -> None:
        text = value if isinstance(value, Localized) else Localized()
        for code, cell in self.cells.items():
            cell.put(text.get(code))
        self._mark()

    def input(self, code: Code) -> QWidget:
        """The widget that takes the text in a language."""
        return self.cells[code].input

    def enter(self) -> None:
        text = self.value()
        missing = text.missing() if isinstance(text, Localized) and text else ()
        cell = self.cells[missing[0] if missing else self._language.code]
        cell.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def propose(self, code: Code) -> None:
        """Put a proposal into a language that is empty, and save it."""
        text = self.value()
        assert isinstance(text, Localized)
        proposal = self._propose(code, text)
        if proposal and not text.get(code):
            self.cells[code].put(proposal)
            self.committed.emit()
        self.cells[code].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> None:
        text, _ = self.value(), self._language.gettext
        if not isinstance(text, Localized) or len(self.cells) < len(CODES):
            return
        for code, cell in self.cells.items():
            empty = not text.get(code)
            cell.button.setVisible(empty and bool(self._propose(code, text)))
            name = f"{self._label}, {NAMES[code]}"
            cell.tell_missing(empty and bool(text), name, _("Missing in this language"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW * self.fontMetrics().horizontalAdvance("n")
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if escape_pressed(event) and self.changed():
            self.revert()
            return True
        if _proposal_asked(event):
            for cell in self.cells.values():
                if watched is cell.input and not cell.button.isHidden():
                    cell.button.click()
                    return True
        return super().eventFilter(watched, event)


def _proposal_asked(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyPress
        and event.key() == _PROPOSE
    )


@dataclass(frozen=True)
class LocalizedField(Field):
    """A text in three languages, of one line or `several`, at least `lines`; saves a Localized.

    `propose(code, text)` gives a text for a language that is empty (looked up or made of what is
    known, never another language's text), or None.
    """

    several: bool = False
    lines: int = 3
    propose: Propose = nothing

    def editor(self, language: Language) -> Editor:
        return LocalizedEdit(
            language,
            language.gettext(self.label),
            several=self.several,
            least=self.lines,
            propose=self.propose,
        )
