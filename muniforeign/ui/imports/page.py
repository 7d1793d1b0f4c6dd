"""The page on which a list or contact cards come in, from the file to what was made of it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from muniforeign.domain.visits import Side
from muniforeign.exchange.incoming import Subject
from muniforeign.i18n import N_
from muniforeign.ui import dialogs, theme
from muniforeign.ui.actions import Action, push_button
from muniforeign.ui.desk import Desk, Page
from muniforeign.ui.empty import EmptyState
from muniforeign.ui.file_drop import FileDrop
from muniforeign.ui.imports import CHOOSE
from muniforeign.ui.imports.panels import Letters, Outcome, outcome
from muniforeign.ui.imports.review import Review
from muniforeign.ui.imports.work import ImportWork, Stage
from muniforeign.ui.labels import plain_label
from muniforeign.ui.records import CHANGED_SINCE
from muniforeign.ui.replaying import Replaying

_KINDS = "*.xlsx *.xlsm *.csv *.tsv *.txt *.vcf *.html *.htm *.xls"


class ImportPage(Page):
    """One import at a time.

    `open` takes what was dropped or asked for: a Path, the UUID of the visit whose delegation
    is wanted, or a pair of both. Its field is a path too, or CHOOSE. Who only comes back to the
    import of a visit finds it as it was.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.work = ImportWork(desk.workspace, desk.background)
        FileDrop(self, lambda files: self.read(files[0]))
        self._title = plain_label(self, theme.Role.TITLE)
        self._file = plain_label(self, theme.Role.MUTED)
        choose = Action("import.choose", N_("Choose a file…"), self.choose, "Ctrl+O", "folder-open")
        made = desk.actions.add(choose, self)
        self._first, self._other = (
            push_button(made, choose.icon, self, main=main) for main in (True, False)
        )
        self._stack = QStackedWidget(self)
        self._empty = EmptyState(self)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout()
        row.addWidget(self._title)
        row.addWidget(self._file, 1)
        row.addWidget(self._other)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID * 2] * 4)
        column.setSpacing(theme.GRID + theme.HALF)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self._title.setText(desk.language.gettext("Import"))
        self._title.setWordWrap(False)
        self._follow(self.work)

    def _follow(self, work: ImportWork) -> None:
        """Show this import from now on."""
        desk = self.desk
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        self.work = work
        self.letters = Letters(desk.language, self)
        self.review = Review(desk, work, self)
        self.outcome = Outcome(desk, self.undo, self.show_records, work.start_over, self)
        for panel in (self.letters, self.review, self.outcome):
            self._stack.addWidget(panel)
        self.letters.chosen.connect(self._read_again)
        work.changed.connect(self._show_work)
        work.failed.connect(desk.notices.problem)
        self._shown = Stage.EMPTY
        self._show_work()

    # coming in

    def open(self, record: object, field: str = "") -> None:
        parts = record if isinstance(record, tuple) else (record,)
        visit = next((part for part in parts if isinstance(part, UUID)), None)
        files = [part for part in parts if isinstance(part, Path)]
        if field and field != CHOOSE:
            files.append(Path(field))
        if visit and visit == self.work.visit and not (field or files):
            return
        if not self.work.busy:
            self.work.start_over()
            self.work.use_visit(visit, Side.THEIRS)
        for file in files:
            self.read(file)
        if field == CHOOSE:
            QTimer.singleShot(0, self, self.choose)  # once this page is seen behind the question

    def choose(self) -> None:
        """Ask for a file and read it."""
        _ = self.desk.language.gettext
        kinds = _("Lists and contact cards") + f" ({_KINDS})"
        for path in dialogs.open_files(self, _("Choose a file…"), kinds, several=False):
            self.read(path)

    def read(self, path: Path, encoding: str | None = None) -> None:
        """Read a file; one that is being read or imported is finished first."""
        _ = self.desk.language.gettext
        if self.work.busy:
            self.desk.notices.problem(_("Wait until this import has ended, or cancel it first."))
            return
        self.work.read(path, _("Reading “{name}”").format(name=path.name), encoding)

    def _read_again(self, encoding: str) -> None:
        if self.work.path:
            self.read(self.work.path, encoding)

    # what is shown

    def _show_work(self) -> None:
        work = self.work
        path = work.path
        self._file.setText(path.name if path else "")
        self._other.setVisible(path is not None and not work.busy)
        panels = {
            Stage.ENCODING: self.letters,
            Stage.COLUMNS: self.review,
            Stage.IMPORTING: self.review,
            Stage.DONE: self.outcome,
        }
        panel = panels.get(work.stage, self._empty)
        if panel is self._empty:
            self._tell_empty()
        elif panel is self.letters:
            self.letters.show_choices(work.encodings)
        elif panel is self.review:
            self.review.show_work()
        elif work.imported:
            self.outcome.show_outcome(work.imported, work.subject)
        self._stack.setCurrentWidget(panel)
        arrived = work.stage is Stage.DONE and self._shown is Stage.IMPORTING
        self._shown = work.stage
        if arrived:
            self._tell_done()

    def _tell_empty(self) -> None:
        _, path = self.desk.language.gettext, self.work.path
        if self.work.stage is Stage.READING and path:
            text = _("Reading “{name}”").format(name=path.name)
            self._empty.tell("file-text", text, _("Nothing is imported until you have seen it."))
            return
        title = self._visit_title() if self.work.visit else _("Import a list")
        text = _(
            "Choose a file, or drop it here: an Excel workbook (.xlsx), a list as CSV, or contact "
            "cards (.vcf). You will see what is in it before anything is imported, and one Undo "
            "takes it all back."
        )
        self._empty.tell("import", title, text, [self._first])

    def _visit_title(self) -> str:
        """What is asked for, and for which visit."""
        from muniforeign.services import visits

        language = self.desk.language
        assert self.work.visit
        found = visits.get(self.desk.workspace, self.work.visit)
        parts = (language.gettext("Import the delegation's list"), found.reference)
        return " · ".join((*parts, found.title.best(language.code)))

    def _tell_done(self) -> None:
        """Say what was done; where nothing is left to look at, show the records at once."""
        work = self.work
        if not work.imported:
            return
        if not work.imported.problems and self.isVisible():
            self.show_records()
        text = outcome(work.imported, work.subject, self.desk.language)
        if work.imported.added or work.imported.filled:
            self.desk.notices.offer_undo(text, self.undo)
        else:
            self.desk.notices.say(text)

    def show_records(self) -> None:
        """Go to the list, or to the delegation of the visit."""
        if self.work.subject is Subject.DELEGATION:
            self.desk.navigate("visit", self.work.visit, "delegation")
        elif self.work.subject is Subject.ORGANISATIONS:
            self.desk.navigate("organisations")
        else:
            self.desk.navigate("people")

    def undo(self) -> None:
        """Take the whole import back, while it is the last thing that was done."""
        workspace = self.desk.workspace
        if self.work.step is None or workspace.undo_step != self.work.step:
            self.desk.notices.problem(self.desk.language.gettext(CHANGED_SINCE))
            return
        Replaying(workspace, self.desk.background, self).undo(self.desk.language, self._taken_back)

    def _taken_back(self, step: object) -> None:
        del step
        self.work.start_over()
        self.desk.notices.say(self.desk.language.gettext("The import was taken back."))

    # what stays

    def reload(self, tables: frozenset[str]) -> None:
        """Begin anew where the import was taken back from elsewhere, with Ctrl+Z."""
        del tables
        work = self.work
        if work.stage is Stage.DONE and work.step and work.step == self.desk.workspace.redo_step:
            work.start_over()

    def state(self) -> dict[str, object]:
        return {"work": self.work}

    def restore(self, state: dict[str, object]) -> None:
        work = state.get("work")
        if isinstance(work, ImportWork):
            self.work.deleteLater()
            self._follow(work)
