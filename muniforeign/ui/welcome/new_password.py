"""Choosing a password: typed twice, with its strength in words, or none after a plain warning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from muniforeign.domain import passwords
from muniforeign.i18n import N_, Language
from muniforeign.ui import theme
from muniforeign.ui.welcome.sheet import text_label
from muniforeign.ui.welcome.unlock_page import PasswordLine

LEVELS: Final = (
    N_("It would be guessed at once"),
    N_("Weak"),
    N_("Fair"),
    N_("Good"),
    N_("Very good"),
)
WITHOUT: Final = N_(
    "No password: whoever gets hold of the computer or the file can read everything, passports "
    "and telephone numbers included. I understand this."
)


@dataclass
class Choice:
    """What has been typed: the password, twice, or the tick that there is to be none."""

    password: str = ""
    again: str = ""
    without: bool = False

    @property
    def chosen(self) -> str | None:
        """The password, or None where there is to be none."""
        return None if self.without else self.password


class NewPassword(QWidget):
    """Edits a `Choice`. `known` are names that anybody would try first."""

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        choice: Choice,
        language: Language,
        known: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _ = language.gettext
        self.choice, self._language, self._known = choice, language, known
        self.first = PasswordLine(_("Password"), language, self)
        self.again = PasswordLine(_("The same again"), language, self)
        self.meter = QProgressBar(self)
        self.meter.setRange(0, len(LEVELS))
        self.meter.setTextVisible(False)
        self.level = text_label("", self, wraps=False)
        self.advice = text_label("", self, theme.Role.MUTED)
        self.without = QCheckBox(self)
        self.without.setAccessibleName(_(WITHOUT))
        self._capitals = text_label(_("Caps Lock seems to be on."), self, theme.Role.ACCENT)
        self._capitals.hide()
        self._lay_out()
        self.first.setText(choice.password)
        self.again.setText(choice.again)
        self.without.setChecked(choice.without)
        for line in (self.first, self.again):
            line.textChanged.connect(self._take)
            line.returnPressed.connect(self.entered)
            line.capitals.connect(self._capitals.setVisible)
        self.without.toggled.connect(self._take)
        self.setFocusProxy(self.first)
        self._take()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for line in (self.first, self.again):
            label = text_label(line.accessibleName(), self, theme.Role.MUTED)
            label.setBuddy(line)
            column.addWidget(label)
            column.addWidget(line)
            if line is self.first:
                column.addLayout(self._meter_row())
                column.addWidget(self.advice)
        column.addWidget(self._capitals)
        column.addSpacing(theme.GRID)
        tick = QHBoxLayout()
        words = text_label(self.without.accessibleName(), self)
        words.setBuddy(self.without)
        tick.addWidget(self.without, 0, Qt.AlignmentFlag.AlignTop)
        tick.addWidget(words, 1)
        column.addLayout(tick)

    def _meter_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.meter, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.level)
        return row

    def _take(self) -> None:
        self.choice.password, self.choice.again = self.first.text(), self.again.text()
        self.choice.without = self.without.isChecked()
        for line in (self.first, self.again):
            line.setEnabled(not self.choice.without)
        self._rate()
        self.changed.emit()

    def _rate(self) -> None:
        typed = bool(self.choice.password) and not self.choice.without
        found = passwords.strength(self.choice.password, known=self._known)
        word = self._language.gettext(LEVELS[found.level])
        self.meter.setValue(found.level + 1 if typed else 0)
        self.meter.setAccessibleName(word if typed else "")
        self.level.setText(word if typed else "")
        role = theme.Role.LATE if found.level < 2 else theme.Role.DONE if found.level > 2 else None
        theme.set_role(self.level, role)
        advice = found.advice if typed else passwords.TOO_SHORT
        self.advice.setText("" if self.choice.without else self._language.gettext(advice))

    def problem(self) -> str:
        """Why this cannot be taken yet (translated), or empty; the field gets the cursor."""
        _ = self._language.gettext
        if self.choice.without:
            return ""
        if not self.choice.password:
            self.first.setFocus()
            return _("Type a password, or tick that there is to be none.")
        if passwords.strength(self.choice.password, known=self._known).level == 0:
            self.first.setFocus()
            return _("This password would be guessed at once. Choose a longer one.")
        if self.choice.password != self.choice.again:
            self.again.setFocus()
            return _("The two passwords are not the same. Type the second one again.")
        return ""
