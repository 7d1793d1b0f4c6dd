"""The left edge of the window: pages by icon and word, search, language, lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.i18n import CODES, NAMES, Code, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.desk import PageFactory

_MARKS: dict[Code, str] = {"es": "ES", "zh": "中文", "en": "EN"}


@dataclass(frozen=True)
class PageSpec:
    """A page of the window: its name, title (msgid) and icon, how it is made, what it opens.

    `factory` imports the page's module itself, so that it is loaded when it is first shown.
    `kinds` are the kinds of record that `navigate` brings here ("person"); `manual` is the page
    of the manual that explains it.
    """

    name: str
    title: str
    icon: str
    factory: PageFactory
    kinds: tuple[str, ...] = ()
    manual: str = ""


class Sidebar(QFrame):
    """Chooses a page and a language."""

    page_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(
        self,
        pages: Sequence[PageSpec],
        language: Language,
        foot: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._names = [page.name for page in pages]
        self.list = QListWidget(self)
        self.list.setObjectName("sidebar")
        self.list.setAccessibleName(language.gettext("Pages"))
        self.list.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in pages:
            ink = icons.icon(page.icon, QPalette.ColorRole.WindowText)
            item = QListWidgetItem(ink, language.gettext(page.title), self.list)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 2 * theme.GRID))
        self.list.currentRowChanged.connect(
            lambda row: self.page_wanted.emit(self._names[row]) if row >= 0 else None
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.GRID)
        column.setSpacing(theme.HALF)
        column.addWidget(self.list, 1)
        for action in foot:
            row = QHBoxLayout()
            row.setContentsMargins(theme.GRID + 3, 0, theme.GRID, 0)
            row.addWidget(self._foot(action))
            column.addLayout(row)
        column.addLayout(self._languages(language))
        letters = [self.fontMetrics().horizontalAdvance(language.gettext(p.title)) for p in pages]
        self.setFixedWidth(max([*letters, theme.GRID * 14]) + theme.GRID * 8)

    def _foot(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _languages(self, language: Language) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.GRID, theme.HALF, theme.GRID, 0)
        row.setSpacing(theme.HALF)
        group = QButtonGroup(self)
        for code in CODES:
            button = QToolButton(self)
            button.setText(_MARKS[code])
            button.setToolTip(NAMES[code])
            button.setAccessibleName(NAMES[code])
            button.setCheckable(True)
            button.setChecked(code == language.code)
            button.clicked.connect(lambda _on, code=code: self.language_wanted.emit(code))
            group.addButton(button)
            row.addWidget(button, 1)
        return row

    def show_page(self, name: str) -> None:
        """Mark the page that is shown, without asking for it."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(self._names.index(name))
        self.list.blockSignals(False)
