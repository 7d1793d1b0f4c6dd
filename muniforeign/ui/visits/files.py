"""The files that are kept with a visit: letters that came, lists, photographs of documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.ui import dialogs, theme
from muniforeign.ui.actions import Action, push_button
from muniforeign.ui.child_rows import tool_button
from muniforeign.ui.desk import Desk
from muniforeign.ui.file_drop import FileDrop
from muniforeign.ui.records import offer_undo

if TYPE_CHECKING:
    from muniforeign.services.attachments import AttachmentRow
    from muniforeign.services.visits import VisitDetail

_RECORD = Qt.ItemDataRole.UserRole
UNREADABLE = N_(
    "“{name}” could not be read. Nothing was changed. "
    "Close it if it is open in another program, then try again."
)
UNWRITABLE = N_(
    "“{name}” could not be saved there. The file is still kept in the office. "
    "Choose another folder."
)


def size(row: AttachmentRow) -> str:
    """The size as people say it."""
    return (
        f"{row.size / 1_048_576:.1f} MB" if row.size >= 1_048_576 else f"{row.size // 1024 + 1} kB"
    )


class Files(QWidget):
    """Add by button or by dropping; open, save a copy, delete.

    `owner` is the column that names the record, `title` what stands above (msgid).
    """

    owner = "visit_id"
    title = N_("Files kept with this visit")
    add_key = "Ctrl+N"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._record: UUID | None = None
        _ = desk.language.gettext
        heading = QLabel(_(self.title), self)
        heading.setWordWrap(True)
        theme.set_role(heading, theme.Role.HEADING)
        self.list = QListWidget(self)
        self.list.setAccessibleName(heading.text())
        self.list.setMinimumHeight(theme.ROW * 3)
        self.list.itemActivated.connect(lambda _item: self.open())
        self._hint = QLabel(_("Drop letters, lists and copies of documents here."), self)
        self._hint.setWordWrap(True)
        theme.set_role(self._hint, theme.Role.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for widget in (heading, self._hint, self.list):
            column.addWidget(widget)
        self._of_chosen: list[QAction | QToolButton] = []
        column.addLayout(self._buttons())
        self.list.currentItemChanged.connect(self._allow)
        self._allow()
        FileDrop(self, self.keep)

    def _buttons(self) -> QVBoxLayout:
        actions = (
            Action("files.add", N_("Add file…"), self.ask, self.add_key, "plus"),
            Action("files.open", N_("Open file"), self.open, "", "folder-open"),
            Action("files.save", N_("Save a copy…"), self.save, "Ctrl+Shift+S", "save"),
            Action("files.delete", N_("Delete file"), self.delete, "Delete", "trash-2"),
        )
        column, row = QVBoxLayout(), QHBoxLayout()
        row.setSpacing(theme.HALF)
        for action in actions:
            made = self.desk.actions.add(action, self)
            if action is actions[0]:
                self._add = push_button(made, action.icon, self, main=False)
                column.addWidget(self._add)
            elif action.icon == "trash-2":
                button = tool_button(action.icon, made.toolTip(), action.run, self)
                self._of_chosen += [made, button]
                row.addWidget(button)
            else:
                self._of_chosen.append(made)
                row.addWidget(push_button(made, action.icon, self, main=False))
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _allow(self) -> None:
        """Only what is chosen can be opened, saved or deleted."""
        for part in self._of_chosen:
            part.setEnabled(self.list.currentItem() is not None)

    def show_visit(self, visit: VisitDetail) -> None:
        """Show the files of a visit."""
        self.show_files(visit.id, visit.papers)

    def show_files(self, record: UUID, files: Sequence[AttachmentRow]) -> None:
        """Show these files of a record; after the chosen one is deleted the next is chosen."""
        current, place = self.current(), self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in files:
                item = QListWidgetItem(f"{row.name}  ·  {size(row)}", self.list)
                item.setData(_RECORD, row)
                if current and row.id == current.id:
                    self.list.setCurrentItem(item)
            if record == self._record and self.list.currentItem() is None:
                self.list.setCurrentRow(min(place, len(files) - 1))
        self._record = record
        if not files and self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self._add.setFocus()
        self._allow()
        self._hint.setVisible(not files)
        self.list.setVisible(bool(files))

    def current(self) -> AttachmentRow | None:
        """The file that is chosen."""
        item = self.list.currentItem()
        row: AttachmentRow | None = item.data(_RECORD) if item else None
        return row

    def ask(self) -> None:
        """Ask for files and keep them."""
        _ = self.desk.language.gettext
        self.keep(dialogs.open_files(self, _("Add file…").rstrip("…"), _("All files (*)")))

    def keep(self, files: list[Path]) -> None:
        """Keep these files with the record, all as one step."""
        from muniforeign.services import attachments

        if not (self._record and files):
            return
        try:
            with self.desk.workspace.change(N_("Add paper"), files[0].name):
                for file in files:
                    attachments.add_paper(self.desk.workspace, self.owner, self._record, file)
        except OSError as error:
            name = Path(str(error.filename)).name
            self.desk.notices.problem(UserError(UNREADABLE, name=name))
        except UserError as error:
            self.desk.notices.problem(error)

    def open(self) -> None:
        """Open a copy of the chosen file in the computer's own program."""
        if row := self.current():
            try:
                self.desk.copies.open(row.name, self._content(row))
            except OSError:
                self.desk.notices.problem(UserError(UNWRITABLE, name=row.name))
            except UserError as error:
                self.desk.notices.problem(error)

    def save(self) -> None:
        """Ask where and save a copy of the chosen file."""
        if row := self.current():
            title = self.desk.language.gettext("Save a copy")
            folder = self.desk.memory.recall("folder.papers")
            if file := dialogs.save_file(self, title, Path(folder, row.name), ""):
                self.desk.memory.remember("folder.papers", str(file.parent))
                self._write(row, file)

    def _write(self, row: AttachmentRow, file: Path) -> None:
        try:
            file.write_bytes(self._content(row))
        except OSError:
            self.desk.notices.problem(UserError(UNWRITABLE, name=file.name))
            return
        said = self.desk.language.gettext("Saved as “{name}”.")
        self.desk.notices.say(said.format(name=file.name))

    def _content(self, row: AttachmentRow) -> bytes:
        from muniforeign.services import attachments

        return attachments.content(self.desk.workspace, row.id) or b""

    def delete(self) -> None:
        """Delete the chosen file and offer to undo it."""
        from muniforeign.services import attachments

        if row := self.current():
            attachments.delete_paper(self.desk.workspace, row.id)
            text = self.desk.language.gettext("“{name}” deleted").format(name=row.name)
            offer_undo(self.desk, text)
