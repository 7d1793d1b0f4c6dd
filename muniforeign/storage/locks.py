"""Who may use a workspace: one program per file, and within it many readers or one writer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from muniforeign.storage import errors
from muniforeign.storage.file_kind import blame_of_system

PATIENCE: Final = 10.0


class FileOfOne:
    """The lock NAME.muniforeign.lock beside a file, for as long as the workspace is open.

    The operating system lets go of it when the program ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._lock = FileLock(path.with_name(path.name + ".lock"), thread_local=False)

    def take(self) -> None:
        """Raises AlreadyOpen where another program has it, FolderNotWritable, DiskFull."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise errors.AlreadyOpen(name=self._name) from None
        except OSError as error:
            raise blame_of_system(error, self._name) from error

    def release(self) -> None:
        """Let others open the file."""
        self._lock.release()


class Gate:
    """Within the program: any number of readers beside one writer, or one alone.

    A writer may enter again in its own thread. Raises Busy after `patience` seconds, or as soon
    as `hurry` says for a thread.
    """

    def __init__(self, name: str, patience: float = PATIENCE) -> None:
        self._name = name
        self.patience = patience
        self._writer = threading.RLock()
        self._readers = 0
        self._changed = threading.Condition()
        self._alone: int | None = None
        self._hurried: dict[int, float] = {}

    def hurry(self, patience: float) -> None:
        """From now on this thread waits only so many seconds to write: a window stands still."""
        self._hurried[threading.get_ident()] = patience

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Beside other readers and the writer, unless somebody is alone."""
        with self._changed:
            mine = threading.get_ident()
            if not self._changed.wait_for(lambda: self._alone in (None, mine), self.patience):
                raise errors.Busy(name=self._name)
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The only writer."""
        patience = self._hurried.get(threading.get_ident(), self.patience)
        if not self._writer.acquire(timeout=patience):
            raise errors.Busy(name=self._name)
        try:
            yield
        finally:
            self._writer.release()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other reader and no other writer, for exchanging the file itself."""
        with self.writing():
            with self._changed:
                if not self._changed.wait_for(lambda: self._readers == 0, self.patience):
                    raise errors.Busy(name=self._name)
                self._alone = threading.get_ident()
            try:
                yield
            finally:
                with self._changed:
                    self._alone = None
                    self._changed.notify_all()
