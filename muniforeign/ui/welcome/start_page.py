"""The first screen: open the office of last time, another one, a new one, or the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import icons, theme
from muniforeign.ui.welcome.sheet import WelcomeSheet, text_button, text_label

ENDING = ".muniforeign"
_SHOWN = 5


class RecentOffice(QPushButton):
    """A large button with the file's name and, smaller, its folder."""

    def __init__(self, path: Path, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self.found = there = path.exists()
        where = (
            str(path.parent)
            if there
            else language.gettext("Not found: {folder}").format(folder=path.parent)
        )
        self.setAccessibleName(f"{path.stem}, {where}")
        self.setAutoDefault(True)
        mark, words = QLabel(self), QVBoxLayout()
        ink = theme.colours().accent if there else theme.colours().muted
        mark.setPixmap(icons.pixmap("landmark", ink, 24, self.devicePixelRatioF()))
        name = text_label(path.stem, self, theme.Role.HEADING, wraps=False)
        folder = text_label(where, self, theme.Role.MUTED, wraps=False)
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID * 2, theme.GRID, theme.GRID * 2, theme.GRID)
        row.setSpacing(theme.GRID * 2)
        row.addWidget(mark)
        row.addLayout(words, 1)
        for label in (mark, name, folder):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setMinimumWidth(24)
        self._row = row

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._row.minimumSize().height())


class StartPage(WelcomeSheet):
    """Offers what can be opened; it knows nothing about how that is done."""

    open_wanted = Signal(object)
    """A path, or None to ask for one."""
    forget_wanted = Signal(object)
    new_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, language: Language, recent: Sequence[Path]) -> None:
        super().__init__(language)
        _ = language.gettext
        self.say(
            _("International relations of the municipality"),
            _(
                "People, organisations, visits and agreements with China, and the papers to "
                "print. Everything stays in one file on this computer."
            ),
        )
        self.recent = [RecentOffice(path, language, self.card) for path in recent[:_SHOWN]]
        if self.recent:
            self.body.addWidget(text_label(_("Opened lately"), self.card, theme.Role.HEADING))
        for button in self.recent:
            self.body.addLayout(self._recent_row(button))
        self.body.addStretch(1)
        opens = _("Open another office…") if self.recent else _("Open an office…")
        self.open_button = text_button(opens, self.card, "folder-open")
        self.new_button = text_button(_("New office"), self.card, "plus", main=not self.recent)
        self.sample_button = text_button(_("Try the sample office"), self.card, "eye")
        self.open_button.setShortcut(QKeySequence("Ctrl+O"))
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(None))
        self.new_button.clicked.connect(self.new_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)
        for each in (self.new_button, self.open_button, self.sample_button):
            self.foot.addWidget(each)
        self.foot.addStretch(1)
        there = (each for each in self.recent if each.found)
        self.first = next(there, self.open_button if self.recent else self.new_button)

    def _recent_row(self, button: RecentOffice) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.HALF)
        button.clicked.connect(lambda: self.open_wanted.emit(button.path))
        row.addWidget(button, 1)
        forget = QToolButton(self.card)
        forget.setIcon(icons.tinted("x", theme.colours().muted))
        tip = self.language.gettext("Leave out of this list; the file stays where it is")
        forget.setToolTip(tip)
        forget.setAccessibleName(f"{tip}: {button.path.stem}")
        forget.clicked.connect(lambda: self.forget_wanted.emit(button.path))
        row.addWidget(forget)
        return row

    def busy(self, text: str) -> None:
        """Say what is being done (already translated) and take no more orders meanwhile."""
        self.problem.tell("")
        self.intro.setText(text)
        self.card.setEnabled(False)

    def tell(self, text: str) -> None:
        """Say what went wrong (already translated); everything can be tried again."""
        self.card.setEnabled(True)
        self.problem.tell(text)
