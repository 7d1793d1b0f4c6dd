"""Setting, changing or taking away the password of the open office, with its new sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.welcome.new_password import Choice, NewPassword
from muniforeign.ui.welcome.recovery_panel import RecoveryPanel
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

    finished = Signal(str)
    """The password was changed and its sheet put away, or there is none any more: in words."""
    busy = Signal(bool)
    """The file is being written anew; whatever holds the panel should wait."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, ask_present: bool = True
    ) -> None:
        super().__init__(parent)
        _ = desk.language.gettext
        self._desk = desk
        asked = ask_present and desk.workspace.is_encrypted
        self.present = PasswordLine(_("Present password"), desk.language, self) if asked else None
        self.choice = Choice()
        self.new = NewPassword(self.choice, desk.language, _known(desk.workspace), self)
        self.problem = Problem(self)
        self.button = text_button(_("Use this password"), self, "key-round", main=True)
        self.button.clicked.connect(self.change)
        self.new.entered.connect(self.change)
        self.new.changed.connect(self._name_button)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._form())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.present or self.new)

    def _form(self) -> QWidget:
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        if self.present is not None:
            label = text_label(self.present.accessibleName(), form, theme.Role.MUTED)
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
        return form

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
            self.finished.emit(self._desk.language.gettext("The office has no password now."))
            return
        panel = RecoveryPanel(self._desk, self)
        panel.done.connect(self._put_away)
        self._stack.setCurrentIndex(self._stack.addWidget(panel))

    def _put_away(self, ticked: bool) -> None:
        if ticked:
            self.finished.emit(self._desk.language.gettext("The new password is in use."))

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
