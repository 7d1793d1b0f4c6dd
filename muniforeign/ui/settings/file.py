"""The file of the office: where it is, its password, backups, and whether all is well with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from muniforeign.i18n import N_
from muniforeign.storage.information import Information
from muniforeign.ui import dialogs, theme
from muniforeign.ui.actions import Action, push_button
from muniforeign.ui.background import Progress
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import plain_label
from muniforeign.ui.manual import explained_by
from muniforeign.ui.other_programs import show_folder
from muniforeign.ui.records import Section

if TYPE_CHECKING:
    from muniforeign.storage.upkeep import Finding

_LAST: Final = "backup.last"
FOLDER: Final = "folder.backup"
"""Where the folder of the last backup is remembered."""
_LOCKED: Final = N_("Backup made: “{name}”. The same password opens it.")
_OPEN: Final = N_("Backup made: “{name}”. It has no password: keep it under lock and key.")
_OFFERS: Final = {
    "password": ("office.password", "office.recovery"),
    "backup": ("office.restore",),
}
"""What the window can do beyond this page, by the names of its actions."""


class File(Section[Information]):
    """Everything that keeps the office from being lost."""

    title = N_("File and backups")
    fields = frozenset({"file", "backup", "password"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        explained_by(self, "backup")
        self.place = self._paragraph(N_("Where the office is kept"))
        folder = Action(
            "settings.folder", N_("Show the folder"), self.show_folder, "", "folder-open",
            possible=lambda: self.desk.workspace.path is not None,
        )  # fmt: skip
        self._row(self.desk.actions.button(folder, self))
        self.protection = self._paragraph(N_("Password"))
        self._row(*self._offers("password"))
        self.backup_told = self._paragraph(N_("Backups"))
        backup = Action("settings.backup", N_("Back up now…"), self.ask, "", "save")
        self.backup_button = self.desk.actions.button(backup, self, main=True)
        self._row(self.backup_button, *self._offers("backup"))
        self.health = self._paragraph(N_("Is all well with the file?"))
        check = Action("settings.check", N_("Check the office"), self.check, "", "check-circle")
        self.check_button = self.desk.actions.button(check, self)
        self._row(self.check_button)
        told = N_("Looks at every record, photo and paper. It changes nothing.")
        self.health.setText(desk.language.gettext(told))
        self.column.addStretch(1)

    def _paragraph(self, title: str) -> QLabel:
        self.heading(title)
        label = plain_label(self)
        self.column.addWidget(label)
        return label

    def _row(self, *buttons: QPushButton) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _offers(self, place: str) -> list[QPushButton]:
        """Buttons for what the window itself can do."""
        found = [self.desk.actions.find(name) for name in _OFFERS[place]]
        return [
            push_button(action, _ICONS[action.objectName()], self, main=False)
            for action in found
            if action is not None
        ]

    def show_record(self, detail: Information) -> None:
        self._tell_file()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_file()

    def _tell_file(self) -> None:
        _, workspace = self.desk.language.gettext, self.desk.workspace
        self.place.setText(str(workspace.path or workspace.name))
        locked = _("The file is encrypted: it opens only with its password or its recovery sheet.")
        open_ = _("The file has no password: whoever has the file can read the whole office.")
        self.protection.setText(locked if workspace.is_encrypted else open_)
        theme.set_role(self.protection, None if workspace.is_encrypted else theme.Role.LATE)
        self._tell_backup()

    def _tell_backup(self) -> None:
        language = self.desk.language
        _, last = language.gettext, self.desk.memory.recall(_LAST)
        day, _bar, name = last.partition("|")
        if not name:
            told = _("No backup has been made on this computer yet. Keep one on another disk.")
        else:
            when = language.date(dt.date.fromisoformat(day), "long")
            told = _("The last backup was made on {day}: {name}").format(day=when, name=name)
        self.backup_told.setText(told)

    # what can be done

    def show_folder(self) -> None:
        """Show the folder of the file in the computer's own program."""
        if path := self.desk.workspace.path:
            show_folder(path.parent)

    def ask(self) -> None:
        """Ask where, and make a backup."""
        _, name = self.desk.language.gettext, Path(self.desk.workspace.name).stem
        proposal = f"{name}-{dt.date.today().isoformat()}.muniforeign"
        folder = self.desk.memory.recall(FOLDER)
        kinds = _("Offices") + " (*.muniforeign)"
        if target := dialogs.save_file(self, _("Back up"), Path(folder, proposal), kinds):
            self.desk.memory.remember(FOLDER, str(target.parent))
            self.backup(target)

    def backup(self, target: Path) -> None:
        """Copy the office to a file, beside the window."""
        workspace = self.desk.workspace

        def job(_progress: Progress) -> Path:
            from muniforeign.storage import upkeep

            upkeep.backup(workspace, target)
            return target

        title = self.desk.language.gettext("Making a backup")
        self.desk.background.run(self, job, self._backed_up, self._failed, title=title)

    def _backed_up(self, target: Path) -> None:
        self.desk.memory.remember(_LAST, f"{dt.date.today().isoformat()}|{target.name}")
        self._tell_backup()
        told = _LOCKED if self.desk.workspace.is_encrypted else _OPEN
        self.desk.notices.say(self.desk.language.gettext(told).format(name=target.name))

    def _failed(self, error: Exception) -> None:
        self.desk.notices.problem(error)

    def check(self) -> None:
        """Look at the whole file, beside the window."""
        workspace = self.desk.workspace

        def job(_progress: Progress) -> list[Finding]:
            from muniforeign.storage import upkeep

            return upkeep.check(workspace)

        title = self.desk.language.gettext("Checking the office")
        self.desk.background.run(self, job, self.tell_findings, self._failed, title=title)

    def tell_findings(self, findings: Sequence[Finding]) -> None:
        """Say what the check has found."""
        language = self.desk.language
        _ = language.gettext
        if not findings:
            theme.set_role(self.health, theme.Role.DONE)
            self.health.setText(_("All is well: every record, photo and paper is intact."))
            return
        theme.set_role(self.health, theme.Role.LATE)
        told = _(
            "Something is not as it should be. Nothing was changed. Make a copy of the file, "
            "then restore the last backup or send this list to support:"
        )
        self.health.setText("\n".join((told, *(each.text(language) for each in findings[:20]))))

    def focus(self, field: str) -> None:
        self.backup_button.setFocus()


_ICONS: Final = {
    "office.password": "key-round",
    "office.recovery": "printer",
    "office.restore": "history",
}
