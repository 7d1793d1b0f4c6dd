"""Screens beside the open office: its password, and its recovery sheet once more."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

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
        self.back_button.clicked.connect(lambda: self.left.emit(""))
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)


class PasswordPage(BesidePage):
    """Sets, changes or takes away the password."""

    def __init__(self, desk: Desk, *, ask_present: bool = True) -> None:
        super().__init__(desk, wide=False)
        _ = desk.language.gettext
        self.say(_("Password"), _(CHANGE if ask_present else FORGOTTEN))
        self.panel = PasswordPanel(self.desk, self, ask_present=ask_present)
        self.panel.finished.connect(self.left)
        self.panel.busy.connect(self.setDisabled)
        self.body.addWidget(self.panel, 1)
        self.first = self.panel


class RecoveryPage(BesidePage):
    """Shows the recovery sheet again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, wide=True)
        self.say(desk.language.gettext("Recovery sheet"))
        self.panel = RecoveryPanel(self.desk, self)
        self.panel.tick.hide()
        self.body.addWidget(self.panel, 1)
