"""The recovery sheet on the screen: seen, printed or saved, and ticked as put away."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from muniforeign.i18n import N_, Code
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.manual import explained_by
from muniforeign.ui.preview import Preview
from muniforeign.ui.welcome.sheet import Problem, text_label
from muniforeign.ui.words import sentence

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

WHY = N_(
    "If the password is forgotten, this sheet is the only way back to what was entered. Print "
    "it now and put it away under lock; it is better not to keep it on this computer."
)

NOT_TICKED = N_(
    "Print or save the sheet, then tick that you have it. Without it a forgotten password "
    "cannot be helped."
)


class SheetPreview(Preview):
    """A preview that leaves no copy of the code behind: it prints and saves, nothing else."""

    def _actions(self) -> list[Action]:
        return [each for each in super()._actions() if each.name != "paper.open"]


class RecoveryPanel(QWidget):
    """Shows the recovery sheet of the desk's workspace, with the tick that it is put away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.language.gettext
        self._desk = desk
        explained_by(self, "recovery-sheet")
        self.preview = SheetPreview(desk, self)
        self.preview.setMinimumHeight(320)
        self.problem = Problem(self)
        self.tick = QCheckBox(_("I have printed or saved the sheet"), self)
        self._making = text_label(_("The sheet is being made…"), self, theme.Role.MUTED)
        words = QVBoxLayout()
        words.setSpacing(theme.GRID * 2)
        for widget in (text_label(_(WHY), self), self._making, self.problem, self.tick):
            words.addWidget(widget)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID * 3)
        row.addLayout(words, 2)
        row.addWidget(self.preview, 3)
        self._make()

    def untold(self) -> str:
        """Why the sheet should not be left yet (translated), or empty; the tick gets the focus."""
        if self.tick.isChecked():
            return ""
        self.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._desk.language.gettext(NOT_TICKED)

    def _make(self) -> None:
        workspace, code = self._desk.workspace, self._desk.language.code
        self._desk.background.run(
            self, lambda _progress: _rendered(workspace, code), self._show, self._fail
        )

    def _show(self, content: bytes) -> None:
        self._making.clear()
        self.preview.show_pdf(content, self._file_name())

    def _file_name(self) -> str:
        """Of which office and which day: an older sheet belongs to older backups."""
        from muniforeign.services import municipality

        language = self._desk.language
        office = municipality.get(self._desk.workspace).municipality.best(language.code)
        today = dt.date.today().isoformat()
        return " ".join(filter(None, (language.gettext("Recovery sheet"), office, today)))

    def _fail(self, error: Exception) -> None:
        self._making.clear()
        self.problem.tell(sentence(error, self._desk.language))


def _rendered(workspace: Workspace, code: Code) -> bytes:
    from muniforeign.documents import recovery_sheet

    return recovery_sheet.render(workspace, code).data
