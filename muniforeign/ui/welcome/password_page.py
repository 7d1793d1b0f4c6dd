"""Screens beside the open office: its password, and its recovery sheet once more."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from muniforeign.i18n import N_
from muniforeign.ui.actions import Actions
from muniforeign.ui.desk import Desk
from muniforeign.ui.welcome.password_panel import PasswordPanel
from muniforeign.ui.welcome.recovery_panel import RecoveryPanel
from muniforeign.ui.welcome.sheet import WelcomeSheet, text_button

FORGOTTEN = N_(
    "The recovery sheet has opened the office. Choose a new password now; the sheet you have "
    "opens the file until then."
)
CHANGE = N_("A new password makes a new recovery sheet; the one before no longer opens the file.")


class BesidePage(WelcomeSheet):
    """A screen that is left for the office."""

    left = Signal(str)
    """Back to the office, with what was done in words, if anything was."""

    def __init__(self, desk: Desk, *, wide: bool) -> None:
        super().__init__(desk.language, wide=wide, tall=True, languages=False)
        self.desk = replace(desk, notices=self.notices, actions=Actions(desk.language, self))
        self.back_button = text_button(
            desk.language.gettext("Back to the office"), self.card, "chevron-left"
        )
        self.back_button.clicked.connect(self.go_back)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)

    def go_back(self) -> None:
        """Leave for the office."""
        self.left.emit("")


class PasswordPage(BesidePage):
    """Sets, changes or takes away the password; a new one is left with its sheet put away."""

    def __init__(self, desk: Desk, *, ask_present: bool = True) -> None:
        super().__init__(desk, wide=False)
        _ = desk.language.gettext
        self.say(_("Password"), _(CHANGE if ask_present else FORGOTTEN))
        self.panel = PasswordPanel(self.desk, self, ask_present=ask_present)
        self.sheet: RecoveryPanel | None = None
        self.panel.changed.connect(self._show_sheet)
        self.panel.removed.connect(lambda: self.left.emit(_("The office has no password now.")))
        self.panel.busy.connect(self.setDisabled)
        self.body.addWidget(self.panel, 1)
        self.first = self.panel

    def _show_sheet(self) -> None:
        """The sheet of the new password, in the place of what asked for it."""
        self.sheet = RecoveryPanel(self.desk, self)
        self.sheet.tick.toggled.connect(lambda _on: self.problem.tell(""))
        self.widen(True)
        self.say(self.desk.language.gettext("Recovery sheet"))
        self.panel.hide()
        self.body.addWidget(self.sheet, 1)
        self.first = self.sheet.preview
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Leave for the office; a new sheet must have been put away."""
        if self.sheet is None:
            super().go_back()
            return
        self.problem.tell(self.sheet.untold())
        if not self.problem.text():
            self.left.emit(self.desk.language.gettext("The new password is in use."))


class RecoveryPage(BesidePage):
    """Shows the recovery sheet again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, wide=True)
        self.say(desk.language.gettext("Recovery sheet"))
        self.panel = RecoveryPanel(self.desk, self)
        self.panel.tick.hide()
        self.body.addWidget(self.panel, 1)
        self.first = self.panel.preview
