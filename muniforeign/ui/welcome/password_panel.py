"""Setting, changing or taking away the password of the open office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.manual import explained_by
from muniforeign.ui.welcome.new_password import Choice, NewPassword
from muniforeign.ui.welcome.sheet import Problem, text_button, text_label
from muniforeign.ui.welcome.unlock_page import PasswordLine
from muniforeign.ui.words import sentence

if TYPE_CHECKING:
    from muniforeign.storage.keys import RecoveryCode
    from muniforeign.storage.workspace import Workspace

WRONG = N_("This is not the present password. Nothing was changed.")


class PasswordPanel(QWidget):
    """Gives the desk's workspace another password.

    Without `ask_present` the present password is not asked for: after the recovery sheet, when
    it has been forgotten.
    """

    changed = Signal()
    """There is another password, and with it another recovery sheet."""
    removed = Signal()
    """There is no password any more."""
    busy = Signal(bool)
    """The file is being written anew; whatever holds the panel should wait."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, ask_present: bool = True
    ) -> None:
        super().__init__(parent)
        _ = desk.language.gettext
        self._desk = desk
        explained_by(self, "password")
        asked = ask_present and desk.workspace.is_encrypted
        self.present = PasswordLine(_("Present password"), desk.language, self) if asked else None
        self.choice = Choice()
        self.new = NewPassword(self.choice, desk.language, _known(desk.workspace), self)
        self.problem = Problem(self)
        self.button = text_button(_("Use this password"), self, "key-round", main=True)
        self.button.clicked.connect(self.change)
        self.new.entered.connect(self.change)
        self.new.changed.connect(self._name_button)
        self._lay_out()
        self.setFocusProxy(self.present or self.new)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        if self.present is not None:
            label = text_label(self.present.accessibleName(), self, theme.Role.MUTED)
            label.setBuddy(self.present)
            column.addWidget(label)
            column.addWidget(self.present)
        column.addWidget(self.new)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _name_button(self) -> None:
        without = self.choice.without
        text = N_("Go on without a password") if without else N_("Use this password")
        self.button.setText(self._desk.language.gettext(text))

    def change(self) -> None:
        """Give the file the new password, on the worker."""
        self.problem.tell(self.new.problem())
        if self.problem.text() or not self.isEnabled():
            return
        present = self.present.text() if self.present is not None else None
        job = partial(_change, self._desk.workspace, present, self.choice.chosen)
        self.setEnabled(False)
        self.busy.emit(True)
        self._desk.background.run(self, lambda _progress: job(), self._succeed, self._fail)

    def _succeed(self, code: RecoveryCode | None) -> None:
        self.setEnabled(True)
        self.busy.emit(False)
        if code is None:
            self.removed.emit()
        else:
            self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        self.busy.emit(False)
        self.problem.tell(sentence(error, self._desk.language))
        (self.present or self.new).setFocus()


def _known(workspace: Workspace) -> tuple[str, ...]:
    from muniforeign.services import passwords

    return passwords.easily_guessed(workspace)


def _change(workspace: Workspace, present: str | None, password: str | None) -> RecoveryCode | None:
    from muniforeign.services import passwords

    if present is not None and not passwords.is_right(workspace, present):
        raise UserError(WRONG)
    return passwords.change(workspace, password)
