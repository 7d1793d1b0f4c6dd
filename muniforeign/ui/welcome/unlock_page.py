"""The page for the password; the recovery sheet helps who has forgotten it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from muniforeign.domain.errors import UserError
from muniforeign.i18n import Language
from muniforeign.ui import icons, theme
from muniforeign.ui.background import Background
from muniforeign.ui.manual import explained_by
from muniforeign.ui.welcome.sheet import WelcomeSheet, text_button, text_label
from muniforeign.ui.words import sentence

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

Open = Callable[[str, str], "Workspace"]


@dataclass
class Unlocking:
    """What is to be opened, and what has been typed so far.

    `open(password, recovery)` does it, on the worker, and raises UserError; `intro` is a msgid.
    """

    path: Path
    open: Open
    intro: str = ""
    password: str = ""
    code: str = ""
    by_code: bool = False


class PasswordLine(QLineEdit):
    """A line for a password, with a button that shows what is typed, and a watch on Caps Lock."""

    capitals = Signal(bool)

    def __init__(self, name: str, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = self.addAction(
            icons.tinted("eye", theme.colours().muted), QLineEdit.ActionPosition.TrailingPosition
        )
        self._show.setText(language.gettext("Show what is typed"))
        self._show.setToolTip(self._show.text())
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        self.installEventFilter(self)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            text = event.text()
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() == Qt.Key.Key_CapsLock:
                self.capitals.emit(False)
            elif text.isalpha() and text.upper() != text.lower():
                self.capitals.emit(text.isupper() != shift)
        return False


class UnlockPage(WelcomeSheet):
    """Asks for the password, or for the code of the recovery sheet."""

    opened = Signal(object)
    """The workspace that was opened."""
    left = Signal()

    def __init__(self, language: Language, unlocking: Unlocking, background: Background) -> None:
        super().__init__(language)
        _ = language.gettext
        self._unlocking, self._background = unlocking, background
        explained_by(self, "open-and-lock")
        self.say(unlocking.path.stem, _(unlocking.intro))
        self.label = text_label("", self.card, theme.Role.MUTED)
        self.password = PasswordLine(_("Password"), language, self.card)
        self.password.setText(unlocking.password)
        self.code = QLineEdit(unlocking.code, self.card)
        self.code.setAccessibleName(_("Recovery code"))
        self.code.setPlaceholderText("0000-0000-0000-…")
        self.hint = text_label(_("Caps Lock seems to be on."), self.card, theme.Role.ACCENT)
        self.hint.hide()
        self.password.capitals.connect(self.hint.setVisible)
        for widget in (self.label, self.password, self.code, self.hint):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.open_button = text_button(_("Open"), self.card, "unlock", main=True)
        self.forgot_button = text_button("", self.card, "key-round")
        self.other_button = text_button(_("Another office"), self.card, "folder-open")
        self._connect()
        self._lay_out_foot()
        self._turn(unlocking.by_code)

    def _connect(self) -> None:
        self.password.returnPressed.connect(self.open)
        self.code.returnPressed.connect(self.open)
        self.password.textChanged.connect(self._remember)
        self.code.textChanged.connect(self._remember)
        self.open_button.clicked.connect(self.open)
        self.forgot_button.clicked.connect(lambda: self._turn(not self._unlocking.by_code))
        self.other_button.clicked.connect(self.left)

    def _lay_out_foot(self) -> None:
        self.foot.addWidget(self.open_button)
        self.foot.addWidget(self.forgot_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.other_button)

    def _remember(self) -> None:
        self._unlocking.password = self.password.text()
        self._unlocking.code = self.code.text()

    def _turn(self, by_code: bool) -> None:
        """Ask for the code in the place of the password, or the other way round."""
        _ = self.language.gettext
        self._unlocking.by_code = by_code
        self.password.setVisible(not by_code)
        self.code.setVisible(by_code)
        self.hint.hide()
        self.label.setText(
            _(
                "The code of the newest recovery sheet, group by group. Capital or small letters, "
                "spaces and hyphens do not matter."
            )
            if by_code
            else _("Password")
        )
        self.forgot_button.setText(_("Use the password") if by_code else _("I forgot the password"))
        self.problem.tell("")
        self.focus()

    def focus(self) -> None:
        """Put the cursor where something is to be typed."""
        field = self.code if self._unlocking.by_code else self.password
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        self.first = field

    def open(self) -> None:
        """Try what was typed; the window stays alive meanwhile."""
        by_code = self._unlocking.by_code
        password = "" if by_code else self.password.text()
        recovery = self.code.text().strip() if by_code else ""
        if not password and not recovery:
            self.focus()
            return
        self._wait(True)
        attempt = self._unlocking.open
        self._background.run(
            self, lambda _progress: attempt(password, recovery), self._succeed, self._fail
        )

    def _wait(self, waiting: bool) -> None:
        _ = self.language.gettext
        self.setEnabled(not waiting)
        self.open_button.setText(_("Opening…") if waiting else _("Open"))
        self.problem.tell("")

    def _succeed(self, workspace: Workspace) -> None:
        self._unlocking.password = self._unlocking.code = ""
        self.opened.emit(workspace)

    def _fail(self, error: Exception) -> None:
        self._wait(False)
        self.problem.tell(sentence(error, self.language))
        self.focus()
        if not isinstance(error, UserError):
            raise error
