"""Long work beside the window: one job at a time, with progress and Cancel.

    desk.background.run(self, job, done, title=_("Importing"))

`job(progress)` runs in another thread and opens its own session; it calls
`progress.report(fraction, text)`, which raises `Cancelled` once the user has cancelled. `done`
gets its result in the window's thread, unless `parent` is gone by then.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from muniforeign.domain.progress import Cancelled

T = TypeVar("T")


class Progress(Protocol):
    """What a job tells about itself."""

    def report(self, fraction: float, text: str = "") -> None:
        """Say how much is done (0 to 1) and what is being done (a msgid). Raises Cancelled.

        The method itself is the `domain.progress.Progress` that services take.
        """


Job = Callable[[Progress], T]


class Task(QObject):
    """One piece of work. Its signals and callbacks arrive in the thread that made it."""

    advanced = Signal(float, str)
    ended = Signal(object)
    """However it ended; carries the task itself."""
    _succeeded = Signal(object)
    _broke = Signal(object)

    def __init__(
        self,
        title: str,
        owner: QObject,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        super().__init__()
        self.title = title
        self.started_at = 0.0
        self._owner, self._done, self._failed = owner, done, failed
        self._cancelled = False
        self._succeeded.connect(self._deliver)
        self._broke.connect(self._complain)

    def cancel(self) -> None:
        """Ask the job to stop; it does at its next report."""
        self._cancelled = True

    def report(self, fraction: float, text: str = "") -> None:
        """Called by the job, see Progress."""
        if self._cancelled:
            raise Cancelled
        self.advanced.emit(min(max(fraction, 0.0), 1.0), text)

    def perform(self, job: Job[Any]) -> None:
        """Run the job here and now and tell how it ended; called on the worker."""
        self.started_at = time.monotonic()
        try:
            self.report(0.0)
            self._succeeded.emit(job(self))
        except Cancelled:
            pass
        except Exception as error:
            self._broke.emit(error)
        self.ended.emit(self)

    def _deliver(self, result: object) -> None:
        if isValid(self._owner):
            self._done(result)

    def _complain(self, error: Exception) -> None:
        logging.getLogger(__name__).error("a job failed", exc_info=error)
        if isValid(self._owner):
            self._failed(error)


class _Work(QRunnable):
    def __init__(self, task: Task, job: Job[Any]) -> None:
        super().__init__()
        self._task = task
        self._job = job

    def run(self) -> None:
        self._task.perform(self._job)


class Background(QObject):
    """The worker: long jobs one after the other, and a quick lane for what a list waits for."""

    began = Signal(object)
    """A long task was put in line; a `BackgroundBar` shows it."""
    failed = Signal(object)
    """The error of a task that nobody else looks after."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._long, self._quick = QThreadPool(self), QThreadPool(self)
        for pool in (self._long, self._quick):
            pool.setMaxThreadCount(1)
        self.tasks: list[Task] = []

    def run(
        self,
        parent: QObject,
        job: Job[T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        title: str = "",
    ) -> Task:
        """Do `job` in the background, then `done(result)` or `failed(error)` in the window.

        A task with a `title` (already translated) is shown in the bar with Cancel; one without
        is quick and stays unseen. A job that was cancelled calls neither, and nor does one whose
        `parent` has been deleted; without `failed` the window tells the error.
        """
        task = Task(title, parent, done, failed or self.failed.emit)
        task.ended.connect(self._forget)
        self.tasks.append(task)
        if title:
            self.began.emit(task)
        self._start(task, job)
        return task

    def _start(self, task: Task, job: Job[Any]) -> None:
        (self._long if task.title else self._quick).start(_Work(task, job))

    def _forget(self, task: Task) -> None:
        self.tasks.remove(task)

    def finish(self) -> None:
        """Cancel everything and wait until the workers are idle."""
        for task in self.tasks:
            task.cancel()
        self._long.waitForDone()
        self._quick.waitForDone()


class Immediate(Background):
    """Does every job at once, in the caller's thread: for tests and for scripts."""

    def _start(self, task: Task, job: Job[Any]) -> None:
        task.perform(job)
