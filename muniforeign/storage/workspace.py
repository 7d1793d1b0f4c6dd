"""A workspace: the whole office in one file, or in one database of a server.

    with workspace.read() as session: ...            nothing can be written
    with workspace.change(N_("Edit person"), name) as session: ...
    workspace.undo()

`change` is the only way to write: one session, one transaction, one step of history with its
search index, and then the listeners hear which tables changed. A change inside a change joins
the outer step; if it fails alone, only it is taken back. All may be called from any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, make_url
from sqlalchemy.orm import Session

from muniforeign.domain.progress import Progress, part, silent
from muniforeign.i18n import N_
from muniforeign.storage import engine as engines
from muniforeign.storage import history, opening, replay, search, sessions
from muniforeign.storage import keys as file_keys
from muniforeign.storage.errors import UndoConflict
from muniforeign.storage.history import HistoryStep, RowHistory, Step, StepKind, StepState
from muniforeign.storage.information import Information, get_information, put_information
from muniforeign.storage.keys import ROUNDS, FileKey, RecoveryCode
from muniforeign.storage.locks import FileOfOne, Gate
from muniforeign.storage.recorder import Recorder, joined

Listener = Callable[[frozenset[str]], None]


class Workspace:
    """An open workspace. Get one with `Workspace.create` or `Workspace.open`."""

    def __init__(
        self, engine: Engine, path: Path | None, key: FileKey | None, lock: FileOfOne | None
    ) -> None:
        self.path = path
        self.older: Path | None = None
        """The copy of the file as it was, where opening has brought it up to date."""
        self.replaced: Path | None = None
        """What was there before, where the file was restored from a backup just now."""
        self.who = history.user_name()
        self.listeners: list[Listener] = []
        self._engine = engine
        self._key = key
        self._lock = lock
        self._gate = Gate(self.name)
        self._session: Session | None = None

    @staticmethod
    def create(
        place: Path | str,
        *,
        password: str | None = None,
        information: Information | None = None,
        rounds: int = ROUNDS,
    ) -> Workspace:
        """Make a new workspace and open it; without a password the file is not encrypted.

        `place` is a file NAME.muniforeign or the address of an empty PostgreSQL database.
        `rounds` is only ever lowered by tests. Raises AlreadyThere, FolderNotWritable, DiskFull,
        ServerUnreachable.
        """
        if engines.is_address(place):
            opening.make_database(str(place), _database_name(place))
            workspace = Workspace.open(place)
        else:
            key = file_keys.new_key(password, rounds=rounds) if password else None
            opening.make_file(Path(place), key)
            workspace = _opened_file(Path(place), key)
        with workspace.transaction(StepKind.SETUP, N_("Set up the workspace")) as session:
            put_information(session, information or Information())
        return workspace

    @staticmethod
    def open(
        place: Path | str,
        *,
        password: str | None = None,
        recovery: str | None = None,
        rounds: int = ROUNDS,
    ) -> Workspace:
        """Open a workspace by its password or by the code of its recovery sheet.

        Older tables are brought up to date, after a copy was put beside the file. Raises
        WorkspaceMissing, EmptyFile, NotAWorkspace, Damaged, PasswordNeeded, WrongPassword,
        WrongRecoveryCode, MisreadRecoveryCode, NewerWorkspace, AlreadyOpen, FolderNotWritable,
        ServerUnreachable.
        """
        if engines.is_address(place):
            engine = opening.open_database(str(place), _database_name(place))
            return Workspace(engine, None, None, None)
        path = Path(place)
        key = opening.key_of(path, password, recovery, rounds=rounds)
        return _opened_file(path, key, by_recovery=bool(recovery))

    @property
    def name(self) -> str:
        """The name of the file with its ending, or of the server's database."""
        return self.path.name if self.path else str(self._engine.url.database)

    @property
    def key(self) -> FileKey | None:
        """The key of an encrypted file."""
        return self._key

    @property
    def is_encrypted(self) -> bool:
        """Whether the file has a password."""
        return self._key is not None

    @property
    def recovery_code(self) -> RecoveryCode | None:
        """What the recovery sheet shows; None without a password."""
        return RecoveryCode(self._key.key) if self._key else None

    @property
    def engine(self) -> Engine:
        """The database itself, for storage's own modules and benchmarks."""
        return self._engine

    @property
    def gate(self) -> Gate:
        """Who may read and write, for storage's own modules."""
        return self._gate

    def close(self) -> None:
        """Let go of the file; closing twice does nothing. Waits for what is being written."""
        with self._gate.writing():
            self._engine.dispose()
            if self._lock is not None:
                self._lock.release()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the workspace and cannot write."""
        told = engines.told_by_blame(self.name)
        with self._gate.reading(), told, sessions.reading(self._engine) as session:
            yield session

    @contextmanager
    def change(
        self, label: str, subject: str = "", progress: Progress = silent
    ) -> Iterator[Session]:
        """Everything written in the session becomes one step of history, or nothing does.

        `label` is a msgid that says what is done; `subject` names the record; `progress` hears
        how far saving is. Raises Busy, DiskFull, DiskFailed, Damaged, StillReferenced,
        AlreadyTaken; then, and where `progress` raises, nothing was changed.
        """
        changed: set[str] = set()
        with self._gate.writing():
            if self._session is not None:
                with joined(self._session):
                    yield self._session
                return
            step = self._step(StepKind.CHANGE, label, subject)
            with self._transaction(step, changed, progress) as session:
                yield session
        self._tell(changed)

    def undo(self, progress: Progress = silent) -> Step | None:
        """Take the latest change back; the step that was undone, or None where there is none.

        Raises UndoConflict where a row has changed since, and then leaves that step for good: the
        next call takes back the one before it. Raises what `change` raises.
        """
        return self._replay_or_leave(StepKind.UNDO, progress)

    def redo(self, progress: Progress = silent) -> Step | None:
        """Do again what was undone last; see `undo`."""
        return self._replay_or_leave(StepKind.REDO, progress)

    @property
    def undo_step(self) -> Step | None:
        """What `undo` would take back."""
        with self.read() as session:
            found = history.next_to_undo(session, self.who)
            return Step.of(found) if found else None

    @property
    def redo_step(self) -> Step | None:
        """What `redo` would do again."""
        with self.read() as session:
            found = history.next_to_redo(session, self.who)
            return Step.of(found) if found else None

    @property
    def undo_label(self) -> str | None:
        """The msgid of what `undo` would take back."""
        return step.label if (step := self.undo_step) else None

    @property
    def redo_label(self) -> str | None:
        """The msgid of what `redo` would do again."""
        return step.label if (step := self.redo_step) else None

    def history(self, record_ids: Sequence[UUID] = (), limit: int = 200) -> list[RowHistory]:
        """Who changed what and when, latest first: of these records, or of all."""
        with self.read() as session:
            return history.rows(session, record_ids=record_ids, limit=limit)

    @property
    def information(self) -> Information:
        """What the workspace says of itself."""
        with self.read() as session:
            return get_information(session)

    def set_information(self, new: Information) -> None:
        """Write what the workspace says of itself, as a step that can be undone."""
        with self.change(N_("Change the office's details")) as session:
            put_information(session, new)

    def exchange(self, engine: Engine, key: FileKey | None) -> None:
        """Go on with another file of the same name; only while the gate is held alone."""
        self._engine, self._key = engine, key

    def settle(self) -> None:
        """Move all that was committed into the file itself and empty the log beside it."""
        if self.path is not None:
            with self._engine.connect() as connection:
                connection.rollback()
                driver = connection.connection.dbapi_connection
                assert driver is not None
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def transaction(self, kind: StepKind | None, label: str = "") -> Iterator[Session]:
        """A step of its own kind or none at all, for storage's own modules; see `change`."""
        changed: set[str] = set()
        step = self._step(kind, label, "") if kind else None
        with self._gate.writing(), self._transaction(step, changed) as made:
            yield made
        self._tell(changed)

    def _step(self, kind: StepKind, label: str, subject: str) -> HistoryStep:
        state = StepState.DONE if kind is StepKind.CHANGE else StepState.FINAL
        return HistoryStep(kind=kind, state=state, who=self.who, label=label, subject=subject)

    @contextmanager
    def _transaction(
        self, step: HistoryStep | None, changed: set[str], progress: Progress = silent
    ) -> Iterator[Session]:
        """A writing session; at its end the step, the index and the commit, or nothing."""
        with engines.told_by_blame(self.name), sessions.WritingSession(self._engine) as session:
            seen = Recorder(session)
            self._session = session
            try:
                yield session
                session.flush()
                if seen.changes:
                    if step is not None:
                        history.record(session, step, seen.changes, part(progress, 0, 0.2))
                    search.refresh(session, seen.changes, part(progress, 0.2, 1))
                    progress(1.0, N_("Saving"))
                session.commit()
            finally:
                self._session = None
            changed.update(change.table for change in seen.changes)

    def _replay_or_leave(self, kind: StepKind, progress: Progress) -> Step | None:
        try:
            return self._replay(kind, progress)
        except UndoConflict:
            with self.transaction(None) as session:
                history.leave(history.nearest(session, self.who, kind))
            raise

    def _replay(self, kind: StepKind, progress: Progress) -> Step | None:
        undoing = kind is StepKind.UNDO
        changed: set[str] = set()
        with self._gate.writing():
            if self._session is not None:
                raise RuntimeError("undo and redo stand outside workspace.change()")
            record = self._step(kind, "", "")
            with self._transaction(record, changed, part(progress, 0.4, 1)) as session:
                step = history.nearest(session, self.who, kind)
                if step is None:
                    return None
                history.follow(record, step)
                changes = history.changes_of(session, step.id, part(progress, 0, 0.1))
                if undoing:
                    changes = replay.backwards(changes)
                replay.replay_step(session, step.label, changes, part(progress, 0.1, 0.4))
                done = Step.of(step)
        self._tell(changed)
        return done

    def _tell(self, changed: set[str]) -> None:
        if changed:
            for listener in tuple(self.listeners):
                listener(frozenset(changed))


def _opened_file(path: Path, key: FileKey | None, *, by_recovery: bool = False) -> Workspace:
    lock = FileOfOne(path)
    lock.take()
    try:
        opened = opening.open_file(path, key, by_recovery=by_recovery)
    except BaseException:
        lock.release()
        raise
    workspace = Workspace(opened.engine, path, key, lock)
    workspace.older = opened.older
    return workspace


def _database_name(address: Path | str) -> str:
    return make_url(str(address)).database or ""
