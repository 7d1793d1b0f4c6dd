"""An import that is under way: what was read and chosen so far, kept apart from what shows it.

It outlives the page, so that neither a switch of language nor a look at another page loses a
file that is being read or corrected.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from muniforeign.domain.progress import Cancelled
from muniforeign.domain.visits import Side
from muniforeign.exchange import columns, incoming
from muniforeign.exchange.columns import Mapping
from muniforeign.exchange.encodings import EncodingChoice, EncodingUnknown
from muniforeign.exchange.fields import FieldKind
from muniforeign.exchange.incoming import Drafted, IncomingFile, Subject
from muniforeign.services.imports import Imported, Known
from muniforeign.ui.background import Background, Job, Progress

if TYPE_CHECKING:
    from muniforeign.domain.sheets import Sheet
    from muniforeign.storage.history import Step
    from muniforeign.storage.workspace import Workspace

T = TypeVar("T")


class Stage(StrEnum):
    """How far an import is."""

    EMPTY = "empty"
    READING = "reading"
    ENCODING = "encoding"
    COLUMNS = "columns"
    IMPORTING = "importing"
    DONE = "done"


class ImportWork(QObject):
    """One import from the choice of a file to its result."""

    changed = Signal()
    failed = Signal(object)
    """The error that ended reading or importing; nothing was changed by it."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__(background)
        self._workspace, self._background = workspace, background
        self._drafting = 0
        self.visit: UUID | None = None
        self.side = Side.THEIRS
        self._forget()

    def _forget(self) -> None:
        self.stage = Stage.EMPTY
        self.path: Path | None = None
        self.encodings: tuple[EncodingChoice, ...] = ()
        self.file: IncomingFile | None = None
        self.sheet_place = 0
        self.subject = Subject.PEOPLE
        self.guessed: Mapping | None = None
        self.mapping: Mapping | None = None
        self.drafted: Drafted | None = None
        self.known = Known.SKIP
        self.choices: dict[int, Known] = {}
        self.imported: Imported | None = None
        self.step: Step | None = None

    @property
    def sheet(self) -> Sheet | None:
        """The table that is shown; None for contact cards."""
        return self.file.sheets[self.sheet_place] if self.file and self.file.sheets else None

    @property
    def busy(self) -> bool:
        """Whether a file is being read or written."""
        return self.stage in {Stage.READING, Stage.IMPORTING}

    @property
    def ready(self) -> bool:
        """Whether it is known what would be imported, and where to."""
        if self.subject is Subject.DELEGATION and self.visit is None:
            return False
        return self.stage is Stage.COLUMNS and self.count > 0

    @property
    def count(self) -> int:
        """How many records would be added, completed, or put into the visit."""
        drafted = self.drafted
        if drafted is None:
            return 0
        if self.subject is Subject.DELEGATION:
            return drafted.count
        left = sum(self.choice(row) is Known.SKIP for row in drafted.known)
        return drafted.count - left

    def start_over(self) -> None:
        """Forget the file; the visit that was asked for stays."""
        self._forget()
        self._drafting += 1
        self.changed.emit()

    def read(self, path: Path, title: str, encoding: str | None = None) -> None:
        """Read a file in the background, under this title."""
        self._forget()
        self._drafting += 1
        self.path, self.stage = path, Stage.READING
        self.changed.emit()

        def job(progress: Progress) -> IncomingFile:
            return incoming.read(path, progress.report, encoding=encoding)

        self._run(job, self._take_file, title)

    def _take_file(self, file: IncomingFile) -> None:
        self.file, self.stage = file, Stage.COLUMNS
        self.sheet_place = incoming.fullest(file.sheets)
        self._guess_subject()

    def _guess_subject(self) -> None:
        assert self.file is not None
        guessed = incoming.subject_of(self.file, self.sheet_place)
        self.use_subject(Subject.DELEGATION if self.visit else guessed)

    def use_sheet(self, place: int) -> None:
        """Import another sheet of the workbook."""
        self.sheet_place = place
        self._guess_subject()

    def use_subject(self, subject: Subject) -> None:
        """Import the rows as people, organisations or a delegation."""
        self.subject = subject
        self.known = Known.SKIP if subject is Subject.PEOPLE else Known.FILL
        self.use_headings(None)

    def use_headings(self, row: int | None) -> None:
        """Take this row for the headings: its index, -1 for none, None to guess it."""
        sheet = self.sheet
        self.guessed = incoming.mapping_of(sheet, self.subject, row) if sheet else None
        self.mapping = self.guessed
        self._draft()

    def use_column(self, place: int, kind: FieldKind | None) -> None:
        """Say by hand what a column is; what can stand only once leaves its former column."""
        mapping = self.mapping
        assert mapping is not None
        if kind and kind not in columns.MANY:
            for former in mapping.places(kind):
                mapping = mapping.with_column(former, None)
        self.mapping = mapping.with_column(place, kind)
        self._draft()

    def use_visit(self, visit: UUID | None, side: Side) -> None:
        """Import a delegation into this visit, on this side."""
        self.visit, self.side = visit, side
        self.changed.emit()

    def use_known(self, known: Known) -> None:
        """Say what becomes of those who are in the office already."""
        self.known = known
        self.choices.clear()
        self.changed.emit()

    def use_choice(self, row: int, known: Known) -> None:
        """Say it for one row of the file."""
        self.choices[row] = known
        self.changed.emit()

    def choice(self, row: int) -> Known:
        """What becomes of a row that is known already."""
        return self.choices.get(row, self.known)

    def _draft(self) -> None:
        """Find out in the background what would be imported, always by the latest choices."""
        self.drafted = None
        self.choices = {}
        self._drafting += 1
        assert self.file is not None
        self.changed.emit()
        chosen = (self._workspace, self.file, self.sheet_place, self.mapping, self.subject)

        def job(progress: Progress) -> Drafted:
            return incoming.draft(*chosen, progress.report)

        take = partial(self._take_draft, self._drafting)
        self._background.run(self, job, take, self._fail)

    def _take_draft(self, drafting: int, drafted: Drafted) -> None:
        if drafting == self._drafting:
            self.drafted = drafted
            self.changed.emit()

    def put_in(self, title: str) -> None:
        """Import in the background, under this title."""
        drafted = self.drafted
        assert drafted is not None
        self.stage = Stage.IMPORTING
        self.changed.emit()
        known, choices, side = self.known, dict(self.choices), self.side
        visit = self.visit if self.subject is Subject.DELEGATION else None

        def job(progress: Progress) -> tuple[Imported, Step | None]:
            done = incoming.put_in(
                self._workspace,
                drafted,
                known=known,
                choices=choices,
                into_visit=visit,
                side=side,
                progress=progress.report,
            )
            return done, self._workspace.undo_step

        self._run(job, self._take_result, title)

    def _take_result(self, result: tuple[Imported, Step | None]) -> None:
        self.imported, self.step = result
        self.stage = Stage.DONE
        self.changed.emit()

    def _run(self, job: Job[T], done: Callable[[T], object], title: str) -> None:
        """Run a job that can be cancelled: then all is as it was before."""

        def cancellable(progress: Progress) -> T | None:
            try:
                return job(progress)
            except Cancelled:
                return None

        def ended(result: T | None) -> None:
            if result is None:
                self._go_back()
            else:
                done(result)

        self._background.run(self, cancellable, ended, self._fail, title=title)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, EncodingUnknown):
            self.encodings, self.stage = error.choices, Stage.ENCODING
            self.changed.emit()
            return
        self._go_back()
        self.failed.emit(error)

    def _go_back(self) -> None:
        if self.stage is Stage.IMPORTING:
            self.stage = Stage.COLUMNS
            self.changed.emit()
        else:
            self.start_over()
