"""What the screens before the office share: a sheet in the middle, the languages above it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.i18n import CODES, NAMES, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.notices import NoticeBar

_WIDTH = 760
_WIDE = 1080


def text_label(
    text: str, parent: QWidget, role: theme.Role | None = None, *, wraps: bool = True
) -> QLabel:
    """A label of plain text (already translated)."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if role:
        theme.set_role(label, role)
    return label


def text_button(text: str, parent: QWidget, icon: str = "", *, main: bool = False) -> QPushButton:
    """A button (already translated); Enter presses it when it has the focus."""
    button = QPushButton(text.replace("&", "&&"), parent)
    button.setAutoDefault(True)
    button.setProperty("main", main)
    if icon:
        colours = theme.colours()
        button.setIcon(icons.tinted(icon, colours.on_accent if main else colours.text))
    return button


class Problem(QLabel):
    """A sentence about what went wrong, in the place where it can be mended."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.set_role(self, theme.Role.LATE)
        self.hide()

    def tell(self, text: str) -> None:
        """Say this (already translated); an empty text says nothing."""
        self.setText(text)
        self.setVisible(bool(text))


class WelcomeSheet(QWidget):
    """A screen before the office: name and languages above, the sheet, buttons below it."""

    language_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(
        self,
        language: Language,
        *,
        wide: bool = False,
        tall: bool = False,
        languages: bool = True,
    ) -> None:
        super().__init__()
        self.language = language
        self.notices = NoticeBar(language, self)
        self.card = QFrame(self)
        self.card.setObjectName("card")
        self.widen(wide)
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.title = text_label("", self.card, theme.Role.DISPLAY)
        self.intro = text_label("", self.card, theme.Role.MUTED)
        self.problem = Problem(self.card)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GRID + theme.HALF)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.GRID)
        self._fill_card()
        quitting = QShortcut(QKeySequence("Ctrl+Q"), self)
        quitting.activated.connect(lambda: self.window().close())
        self.first: QWidget | None = None
        self._lay_out(languages, tall)

    def _fill_card(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(*[theme.GRID * 4] * 4)
        column.setSpacing(theme.GRID)
        column.addWidget(self.title)
        column.addWidget(self.intro)
        column.addSpacing(theme.GRID)
        column.addLayout(self.body, 1)
        column.addWidget(self.problem)
        column.addSpacing(theme.GRID)
        column.addLayout(self.foot)

    def _lay_out(self, languages: bool, tall: bool) -> None:
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card, 20)
        middle.addStretch(1)
        inside = QWidget(self)
        around = QVBoxLayout(inside)
        around.setContentsMargins(theme.GRID * 3, theme.GRID, theme.GRID * 3, theme.GRID * 3)
        around.addStretch(1)
        around.addLayout(middle, 40 if tall else 0)
        around.addStretch(2)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(languages))
        column.addWidget(scroll, 1)

    def _head(self, languages: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.GRID * 3, theme.GRID * 2, theme.GRID * 3, theme.GRID)
        row.setSpacing(theme.GRID)
        mark = QLabel(self)
        mark.setPixmap(
            icons.pixmap("landmark", theme.colours().accent, 24, self.devicePixelRatioF())
        )
        row.addWidget(mark)
        row.addWidget(text_label("Muniforeign", self, theme.Role.HEADING, wraps=False))
        row.addStretch(1)
        row.addWidget(self._help_button())
        for code in CODES if languages else ():
            button = QToolButton(self)
            button.setText(NAMES[code])
            button.setCheckable(True)
            button.setChecked(code == self.language.code)
            button.setProperty("choice", True)
            button.clicked.connect(lambda _on, code=code: self.language_wanted.emit(code))
            row.addWidget(button)
        return row

    def _help_button(self) -> QToolButton:
        button = QToolButton(self)
        name = self.language.gettext("Manual")
        button.setIcon(icons.icon("book-open"))
        button.setText(name)
        button.setToolTip(f"{name} (F1)")
        button.setShortcut("F1")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(self.help_wanted)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def widen(self, wide: bool) -> None:
        """Give the sheet the room that a paper needs, or that of words."""
        self.card.setMaximumWidth(_WIDE if wide else _WIDTH)

    def say(self, title: str, intro: str = "") -> None:
        """Put the title and the sentence under it (both already translated)."""
        self.title.setText(title)
        self.intro.setText(intro)
        self.intro.setVisible(bool(intro))
